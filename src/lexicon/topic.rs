//! Topics of diplomacy, and the words that bring them up.

use std::sync::LazyLock;

use serde::Deserialize;

use super::{ByLanguage, Matcher};

/// A topic of diplomacy.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Topic {
    /// Its id in reports.
    pub id: String,
    /// Its name for readers.
    pub label: String,
    /// The government that the topic is, for a topic that is a state: where that government is a
    /// party to the event it is no topic, since every sentence names it.
    pub government: Option<String>,
    /// The words that bring it up.
    pub terms: ByLanguage,
}

#[derive(Deserialize)]
struct File {
    topic: Vec<Topic>,
}

static TOPICS: LazyLock<(Vec<Topic>, Matcher)> = LazyLock::new(|| {
    let topics = super::built_in::<File>("topics.toml", include_str!("topics.toml")).topic;
    // All languages at once: pages quote each other's words.
    let terms = topics.iter().enumerate().flat_map(|(entry, topic)| {
        topic
            .terms
            .values()
            .flatten()
            .map(move |term| (entry, term.as_str()))
    });
    let matcher = Matcher::new(terms);
    (topics, matcher)
});

/// All topics in the order of the file, and the matcher whose entries are their places in it.
pub fn topics() -> &'static (Vec<Topic>, Matcher) {
    &TOPICS
}
