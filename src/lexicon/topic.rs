//! Topics of diplomacy, and the words that bring them up.

use std::sync::LazyLock;

use serde::Deserialize;

use super::{ByLanguage, ForLanguages, Matcher};
use crate::data::data;

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

static TOPICS: LazyLock<Vec<Topic>> = LazyLock::new(|| {
    let file: File = data!("lexicon/topics");
    file.topic
});

static MATCHERS: LazyLock<ForLanguages> =
    LazyLock::new(|| ForLanguages::new(TOPICS.iter().flat_map(|topic| topic.terms.keys())));

/// All topics, in the order of the file.
pub fn topics() -> &'static [Topic] {
    &TOPICS
}

/// Finds the topics by their terms in one language; entries are places in [`topics`]. `None` for a
/// language without terms.
pub fn topic_matcher(language: &str) -> Option<&'static Matcher> {
    MATCHERS.get(language, || {
        let terms = TOPICS.iter().enumerate().flat_map(|(entry, topic)| {
            let terms = topic.terms.get(language).into_iter().flatten();
            terms.map(move |term| (entry, term.as_str()))
        });
        Matcher::new(terms)
    })
}
