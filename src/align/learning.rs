//! What the learner of the model reads: the values of each pair of sentences, and margins; and how
//! it tries weights.

use super::content::Reading;
use super::input::Text;
use super::link;
use super::score::{self, ScoredPair, all_features};
use super::{Alignment, align_with};
use crate::lexicon::Lexicon;

pub use super::features::{FEATURE_NAMES, FEATURES};
pub use super::model::{LinkWeights, PairWeights, Weights};

/// The values of all pairs of sentences of two texts in one language, row by row, each with the
/// evidence of its score.
pub fn pairs(texts: &[Text<'_>; 2], lexicon: &Lexicon) -> Vec<([f64; FEATURES], f64)> {
    let reading = Reading::new(texts, lexicon);
    let [left, right] = reading.contents(0, 1);
    all_features(&left, &right)
}

/// The evidence of a pair from what was learnt and from its score.
pub fn blended(learnt: f64, of_score: f64) -> f64 {
    score::blended(learnt, of_score)
}

/// The margins of all pairs of sentences of two texts with so many columns, from the evidence of
/// each, row by row.
pub fn margins(evidence: &[f64], columns: usize) -> Vec<[f64; 2]> {
    let pair = |(place, evidence): (usize, &f64)| ScoredPair {
        left: place / columns,
        right: place % columns,
        score: 0.0,
        evidence: *evidence,
        clauses: (0, 0),
        is_apart: false,
    };
    let pairs: Vec<ScoredPair> = evidence.iter().enumerate().map(pair).collect();
    link::margins(&pairs, [evidence.len().div_ceil(columns), columns])
}

/// Aligns texts by these weights.
pub fn align(texts: &[Text<'_>], lexicon: &Lexicon, weights: &Weights) -> Alignment {
    align_with(texts, lexicon, weights)
}
