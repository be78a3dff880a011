//! What diverges, and what all sides say.

use std::ops::Range;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::diverge::kind::{EvidenceRole, Kind, Status};
use crate::unit::Act;

/// One typed finding, with its evidence.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Divergence {
    /// Its name, made from what it claims: no other finding of the report has it, and it stays the
    /// same when others come or go. Letters, digits, `-` and `_`.
    pub id: String,
    /// What kind of finding.
    pub kind: Kind,
    /// What became of an attribution or a number; null for other kinds.
    pub status: Option<Status>,
    /// The source that says it, or alone has it.
    pub by: Option<String>,
    /// The source whose words they would be, or that lacks it.
    pub of: Option<String>,
    /// Index of its passage.
    pub passage: Option<usize>,
    /// Id of its topic.
    pub topic: Option<String>,
    /// How alike the passages in evidence are, 0 to 1.
    pub score: Option<f64>,
    /// The probability that the claim is true, from 0 to 1. It is calibrated: of the findings with
    /// 0.9, about nine in ten hold. It is learnt from 721 units of 21 events that people labelled
    /// by reading, and checked on each event with what the others teach. Of a finding that says
    /// several things, it is that of the least sure of them; of a position, that of the surer side.
    /// Null where the claim is read off the text and not estimated.
    #[serde(default)]
    pub confidence: Option<f64>,
    /// What the side that says it does: demands, warns, promises.
    #[serde(default)]
    pub act: Option<Act>,
    /// What it claims, in one plain sentence with the names of the governments.
    #[serde(default)]
    pub headline: String,
    /// The finding in one line, with what it quotes and the ids of its sources.
    pub summary: String,
    /// The sentences of the evidence that the summary quotes, in order. JSON does not have them.
    #[serde(skip)]
    pub quotations: Vec<Quotation>,
    /// Where it can be checked.
    pub evidence: Vec<Evidence>,
}

/// A sentence in a summary, which may be cut there.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Quotation {
    /// The index of the evidence that is quoted.
    pub evidence: usize,
    /// Where in the summary, in bytes, with the quotation marks.
    pub range: Range<usize>,
}

/// A place in a statement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Evidence {
    /// What it is to the finding.
    pub role: EvidenceRole,
    /// The source.
    pub source: String,
    /// Index of the sentence.
    pub sentence: usize,
    /// First character, counted in the sentence.
    pub start: usize,
    /// The character behind the last.
    pub end: usize,
    /// The characters themselves.
    pub text: String,
}

/// What readers are told of several findings at once, or of a part of one: what several sides do
/// not say is one thing, though each side is a finding.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct TellingFacts {
    /// The id of the finding at whose place it is told; null where it stands behind all others.
    pub in_place_of: Option<String>,
    /// The ids of the findings that claim it; the first stands for all.
    pub findings: Vec<String>,
    /// What it claims, in one plain sentence.
    pub headline: String,
    /// The sources that lack it; none where each side says something else.
    pub lacked_by: Vec<String>,
    /// The probability that it is true, as that of a finding.
    pub confidence: Option<f64>,
    /// Where it can be checked.
    pub evidence: Vec<Evidence>,
}

/// What all sides say.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct CommonFacts {
    /// A claim of one side, then the sentence of each other side that comes closest to it.
    pub evidence: Vec<Evidence>,
    /// The probability that every other side says all of the claim.
    pub confidence: f64,
}
