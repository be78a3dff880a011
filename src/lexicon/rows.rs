//! What the data files of the lexicon hold, row by row.

use serde::Deserialize;

use super::words::{ByLanguage, Words};

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

/// A thing that goes under several names, where the choice of name is a message.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// Its id.
    pub id: String,
    /// What the names are names of.
    pub label: String,
    /// The names.
    #[serde(rename = "variant")]
    pub variants: Vec<Variant>,
}

/// One of the names of a [`Term`].
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Variant {
    /// Its forms in running text.
    pub forms: Words,
    /// Primary BCP 47 subtag.
    pub language: String,
    /// The government that uses it, where one does above all.
    pub government: Option<String>,
    /// Where that is known from.
    pub source: String,
}

/// A scale of words, from the weakest to the strongest: how strongly a government says what it
/// says.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ladder {
    /// Its id.
    pub id: String,
    /// What it grades.
    pub label: String,
    /// The government whose scale it is; `None` for what all sides are said to have done.
    pub government: Option<String>,
    /// Forms that hold a rung's words and are none.
    #[serde(default)]
    pub passing: ByLanguage,
    /// Its steps.
    #[serde(rename = "rung")]
    pub rungs: Vec<Rung>,
}

/// A step of a [`Ladder`].
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rung {
    /// The step in English.
    pub label: String,
    /// Its words in running text.
    pub forms: ByLanguage,
    /// Where it is known from.
    pub source: String,
}

/// Small words that change how far a statement reaches, and reach equally far.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scope {
    /// What they do.
    pub label: String,
    /// The words in running text.
    pub forms: ByLanguage,
    /// Where that is known from.
    pub source: String,
}

/// An adjective for the talks themselves.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tone {
    /// The adjective as it is reported.
    pub word: String,
    /// Its forms in running text.
    pub forms: Words,
    /// Primary BCP 47 subtag.
    pub language: String,
    /// What it signals by convention.
    pub gloss: String,
}

/// A government, and the words that stand for it in running text.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Government {
    /// ISO 3166 alpha-2 code, or `EU`, `UN`, `NATO`.
    pub code: String,
    /// Its usual name in English.
    pub name: String,
    /// Words for the state, its seat of government and its side, in any language.
    pub names: Words,
    /// Family names of leaders and envoys who speak for it.
    #[serde(default)]
    pub people: Words,
}

/// What a user's file adds. Every part of it may be absent.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Additions {
    /// The version of the format.
    pub version: Option<u32>,
    /// Topics.
    #[serde(default)]
    pub topic: Vec<Topic>,
    /// Terms.
    #[serde(default)]
    pub term: Vec<Term>,
    /// Ladders.
    #[serde(default)]
    pub ladder: Vec<Ladder>,
    /// Words of scope.
    #[serde(default)]
    pub scope: Vec<Scope>,
    /// Adjectives for talks.
    #[serde(default)]
    pub tone: Vec<Tone>,
}
