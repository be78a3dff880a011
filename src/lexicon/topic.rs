//! Topics of diplomacy, and the words that bring them up.

use std::collections::BTreeSet;
use std::sync::{Arc, LazyLock};

use serde::Deserialize;

use super::{ByLanguage, ForLanguages, Words, add, in_language};
use crate::data::data;
use crate::text::Matcher;

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
    pub near: Words,
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

/// Topics, and what finds them.
#[derive(Debug)]
pub struct TopicTable {
    entries: Vec<Topic>,
    matchers: ForLanguages,
    weak: ForLanguages,
}

static STANDARD: LazyLock<Arc<TopicTable>> =
    LazyLock::new(|| Arc::new(TopicTable::with(Vec::new())));

/// Finds the topics of the program by their terms in one language. `None` for a language without
/// terms.
pub fn topic_matcher(language: &str) -> Option<&'static Matcher> {
    STANDARD.matcher(language)
}

impl TopicTable {
    /// The topics of the program.
    pub(super) fn standard() -> Arc<Self> {
        STANDARD.clone()
    }

    /// The topics of the program and a user's own. An own topic with the id of another adds its
    /// words to it.
    pub(super) fn with(own: Vec<Topic>) -> Self {
        let file: File = data!("lexicon/topics");
        let mut entries = file.topic;
        for topic in own {
            match entries.iter_mut().find(|entry| entry.id == topic.id) {
                Some(entry) => {
                    entry.near.add(&topic.near);
                    add(&mut entry.terms, topic.terms);
                    add(&mut entry.weak, topic.weak);
                }
                None => entries.push(topic),
            }
        }
        let languages = |topic: &Topic| -> Vec<String> {
            topic
                .terms
                .keys()
                .chain(topic.weak.keys())
                .cloned()
                .collect()
        };
        let all: BTreeSet<String> = entries.iter().flat_map(languages).collect();
        Self {
            matchers: ForLanguages::new(all.iter()),
            weak: ForLanguages::new(entries.iter().flat_map(|topic| topic.weak.keys())),
            entries,
        }
    }

    /// All topics.
    pub fn entries(&self) -> &[Topic] {
        &self.entries
    }

    /// Finds the topics by their terms in one language; entries are places in
    /// [`entries`](Self::entries). `None` for a language without terms.
    pub fn matcher(&self, language: &str) -> Option<&Matcher> {
        self.matchers.get(language, || {
            let terms = self.entries.iter().enumerate().flat_map(|(entry, topic)| {
                topic.all_terms(language).map(move |term| (entry, term))
            });
            Matcher::new(terms)
        })
    }

    /// Finds the words that bring topics up in passing; entries as in [`matcher`](Self::matcher).
    pub fn weak_matcher(&self, language: &str) -> Option<&Matcher> {
        self.weak.get(language, || {
            let terms = self.entries.iter().enumerate().flat_map(|(entry, topic)| {
                in_language(&topic.weak, language).map(move |term| (entry, term))
            });
            Matcher::new(terms)
        })
    }
}

impl Topic {
    /// Its words in a language, those in passing last.
    fn all_terms(&self, language: &str) -> impl Iterator<Item = &str> {
        in_language(&self.terms, language).chain(in_language(&self.weak, language))
    }
}
