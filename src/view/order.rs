//! The order in which an account brings up its topics.

use crate::report::{Report, StatementFacts, TakenUpFacts, TopicFacts};

/// The topics that an account takes up by more than a word in passing, each with the index of the
/// sentence that does so first, in reading order.
pub(crate) fn topics<'r>(
    report: &'r Report,
    statement: &StatementFacts,
) -> Vec<(&'r TopicFacts, usize)> {
    let mut topics: Vec<_> = taken_up(report, statement).collect();
    topics.sort_by_key(|(_, place)| place.order);
    let topics = topics.into_iter();
    topics
        .map(|(topic, place)| (topic, place.sentence))
        .collect()
}

/// The topic with which an account begins, where it does with any, and the index of its sentence.
pub(super) fn begins_with<'r>(
    report: &'r Report,
    statement: &StatementFacts,
) -> Option<(&'r TopicFacts, usize)> {
    let first = taken_up(report, statement).find(|(_, place)| place.order == 0);
    first.map(|(topic, place)| (topic, place.sentence))
}

fn taken_up<'r>(
    report: &'r Report,
    statement: &StatementFacts,
) -> impl Iterator<Item = (&'r TopicFacts, TakenUpFacts)> {
    report.topics.iter().filter_map(|topic| {
        let mention = topic.mentions.get(&statement.id)?.as_ref()?;
        Some((topic, mention.taken_up?))
    })
}
