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
    /// Ids of topics so close that who speaks of one of them is not silent on this one.
    #[serde(default)]
    pub near: Vec<String>,
    /// Whether every readout has it, so that it does not tell one sentence from another.
    #[serde(default)]
    pub general: bool,
    /// The words that bring it up.
    pub terms: ByLanguage,
    /// Words that bring it up in passing: who uses them is not silent on it.
    #[serde(default)]
    pub weak: ByLanguage,
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

static WEAK_MATCHERS: LazyLock<ForLanguages> =
    LazyLock::new(|| ForLanguages::new(TOPICS.iter().flat_map(|topic| topic.weak.keys())));

/// All topics, in the order of the file.
pub fn topics() -> &'static [Topic] {
    &TOPICS
}

impl Topic {
    /// Its words in a language, those in passing last.
    fn all_terms(&self, language: &str) -> impl Iterator<Item = &str> {
        let terms = [&self.terms, &self.weak];
        let terms = terms.into_iter().filter_map(|terms| terms.get(language));
        terms.flatten().map(String::as_str)
    }
}

/// Finds the topics by their terms in one language; entries are places in [`topics`]. `None` for a
/// language without terms.
pub fn topic_matcher(language: &str) -> Option<&'static Matcher> {
    MATCHERS.get(language, || {
        let terms = TOPICS
            .iter()
            .enumerate()
            .flat_map(|(entry, topic)| topic.all_terms(language).map(move |term| (entry, term)));
        Matcher::new(terms)
    })
}

/// Finds the words that bring topics up in passing, in one language; entries as in
/// [`topic_matcher`]. `None` for a language without such words.
pub fn weak_topic_matcher(language: &str) -> Option<&'static Matcher> {
    WEAK_MATCHERS.get(language, || {
        let terms = TOPICS.iter().enumerate().flat_map(|(entry, topic)| {
            let terms = topic.weak.get(language).into_iter().flatten();
            terms.map(move |term| (entry, term.as_str()))
        });
        Matcher::new(terms)
    })
}
