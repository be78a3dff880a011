//! The order in which an account brings up its topics.

use crate::report::{Report, StatementFacts, TopicFacts};

/// The topics that an account takes up by more than a word in passing, each with the index of the
/// sentence that does so first, in reading order.
pub(crate) fn topics<'r>(
    report: &'r Report,
    statement: &StatementFacts,
) -> Vec<(&'r TopicFacts, usize)> {
    let taken_up = |topic: &'r TopicFacts| {
        let mention = topic.mentions.get(&statement.id)?.as_ref()?;
        Some((topic, mention.taken_up?))
    };
    let mut topics: Vec<_> = report.topics.iter().filter_map(taken_up).collect();
    topics.sort_by_key(|(_, place)| place.order);
    let topics = topics.into_iter();
    topics
        .map(|(topic, place)| (topic, place.sentence))
        .collect()
}
