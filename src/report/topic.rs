//! Which account speaks of which topic.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A topic, and who speaks of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct TopicFacts {
    /// The topic's id.
    pub id: String,
    /// Its name for readers.
    pub label: String,
    /// Its name inside a sentence: "tariffs".
    #[serde(default)]
    pub phrase: String,
    /// The probability that an analyst would lead with the most telling of what is said on it.
    #[serde(default)]
    pub importance: f64,
    /// How contentious the topic is by itself, from 0 to 1, as the lexicon has it.
    #[serde(default)]
    pub weight: f64,
    /// For each source, how it speaks of it; null where it does not.
    pub mentions: BTreeMap<String, Option<Mention>>,
    /// Sources in whose language no words for the topic are known: null says nothing of them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unread: Vec<String>,
    /// Sources that have no word for the topic, but speak of one that is near it (of the war of
    /// aggression, where this one is the war) or probably (0.5 or more) take up what another source
    /// says on it: null is then no silence.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub otherwise: Vec<String>,
    /// For each of these, index of the sentence that comes nearest.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub nearest: BTreeMap<String, usize>,
}

/// How an account speaks of a topic.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Mention {
    /// How many sentences.
    pub sentences: usize,
    /// How many words those sentences have.
    pub words: usize,
    /// Index of the first of them.
    pub first: usize,
    /// Where the account takes it up; `None` where it only mentions it in passing, or where it says
    /// that the sides met.
    #[serde(default)]
    pub taken_up: Option<TakenUpFacts>,
    /// The clauses on it, in reading order; none where it is only mentioned in passing.
    #[serde(default)]
    pub clauses: Vec<ClauseFacts>,
}

/// Where an account takes up a topic.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct TakenUpFacts {
    /// Its place, from 0, in the order in which the account takes up its topics; from 1 where the
    /// account begins with none of them.
    pub order: usize,
    /// Index of the sentence that does so first.
    pub sentence: usize,
}

/// A clause of a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct ClauseFacts {
    /// Index of the sentence.
    pub sentence: usize,
    /// First character, counted in the sentence.
    pub start: usize,
    /// The character behind the last.
    pub end: usize,
}
