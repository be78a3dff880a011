//! The words by which findings and their evidence are sorted, in the program and in its reports.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What kind of finding. Which comes first is decided by `weight`, not by this order.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Kind {
    /// Two passages about one thing say opposite things.
    Contradiction,
    /// Words a side spent in all.
    Length,
    /// Which topic a side led with.
    TopicOrder,
    /// What both raise, where each says something else on it.
    Position,
    /// What one side says and another does not.
    Silence,
    /// What one side reports the other as saying.
    Attribution,
    /// The talks themselves: who asked for them, format, place, length, day, who took part.
    Fact,
    /// Figures and dates.
    Number,
    /// How strongly it is said, on one ladder.
    Strength,
    /// The same thing under another name.
    Term,
    /// What one government says in one language and not in another.
    Version,
    /// How far it reaches: conditions, exceptions, all or some, must or may.
    Scope,
    /// Words changed inside an aligned passage.
    Wording,
    /// What a side calls the talks themselves.
    Tone,
}

/// What became of an attribution, a fact or a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Status {
    /// The other's own account has it.
    Confirmed,
    /// The other's own account has something near it, in other words.
    Softened,
    /// The other's own account has nothing of it.
    Absent,
    /// The other's own account says the opposite.
    Contradicted,
    /// Both give a figure or a fact for the same thing, and they differ.
    Conflict,
    /// One side alone gives the figure or the fact.
    OneSide,
}

/// What a piece of evidence is to its finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum EvidenceRole {
    /// The sentence that the finding is about.
    Claim,
    /// The other account's sentence that answers it.
    Answer,
    /// The nearest sentence of the other account, which does not bear the claim out.
    Nearest,
    /// The clause of the claim that the other account does not bear out.
    Uncovered,
    /// Words that the finding is about, in their sentence.
    Word,
}
