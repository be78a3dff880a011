//! The order in which an account brings up its topics.

use crate::report::{Report, StatementFacts, TopicFacts};

/// The topics of an account that it brings up by more than a word in passing, each with the index of
/// the sentence that does so first, in reading order.
pub(crate) fn topics<'r>(
    report: &'r Report,
    statement: &StatementFacts,
) -> Vec<(&'r TopicFacts, usize)> {
    let first = |topic: &'r TopicFacts| {
        let mention = topic.mentions.get(&statement.id)?.as_ref()?;
        let clause = mention.clauses.first()?;
        Some((topic, (clause.sentence, clause.start)))
    };
    let mut topics: Vec<_> = report.topics.iter().filter_map(first).collect();
    topics.sort_by_key(|(_, place)| *place);
    let places = topics.into_iter();
    places
        .map(|(topic, (sentence, _))| (topic, sentence))
        .collect()
}
