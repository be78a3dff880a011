//! Each account against its government's last one.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// An account against its government's last one with the same counterpart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct AgainstLast {
    /// The account, by its source's id.
    pub source: String,
    /// With whom its talks were and those of the last account, by the plain names of their
    /// governments.
    pub with: Vec<String>,
    /// The last account; null where none is known.
    pub last: Option<EarlierAccount>,
    /// Earlier accounts of the government by which its set phrases are told, the last one among
    /// them.
    pub earlier: usize,
    /// What is new, gone or in other words, the most telling first; a few.
    pub changes: Vec<AccountChange>,
}

/// An earlier account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct EarlierAccount {
    /// Its day, ISO 8601.
    pub date: String,
    /// Its heading.
    pub title: String,
    /// Where it was published.
    pub url: Option<String>,
}

/// What has changed in an account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct AccountChange {
    /// What has changed.
    pub kind: ChangeKind,
    /// It in a line.
    pub headline: String,
    /// The phrase, the topic, the step.
    pub what: String,
    /// What stood in its place; null for what is new.
    pub before: Option<String>,
    /// The index of the sentence that has it; null for what is gone.
    pub sentence: Option<usize>,
    /// The sentence of an earlier account; null where none is shown.
    pub earlier: Option<String>,
    /// The day of that account, ISO 8601.
    pub earlier_date: Option<String>,
}

/// What has changed.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ChangeKind {
    /// A set phrase stands in other words.
    PhraseChanged,
    /// A set phrase stood in the last texts, and not now.
    PhraseDropped,
    /// A phrase that no earlier text has, and that is said again.
    PhraseFirstEver,
    /// A set phrase that no earlier text with this counterpart has.
    PhraseFirstWith,
    /// A set phrase that no text had for long.
    PhraseFirstSince,
    /// Another name for the same thing.
    Term,
    /// Another step on a scale.
    Rung,
    /// A topic that no earlier text had.
    TopicNew,
    /// A topic that the last texts had.
    TopicGone,
    /// Somebody or something is named for the first time.
    NamedNew,
    /// Somebody or something that the last texts named is not named.
    NamedGone,
    /// Longer or shorter than the others.
    Length,
    /// Another topic comes first.
    Order,
}
