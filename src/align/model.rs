//! The model that tells which sentences answer each other: two logistic regressions, one of a pair
//! by itself, one of the pair beside its rivals. `cargo xtask learn-links` learns its weights.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use super::features::{FEATURES, POSTERIOR};
use crate::data::data;

/// The weights of the model, `data/align/weights.toml`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Weights {
    /// Of a pair by itself.
    pub pair: PairWeights,
    /// Of a pair beside its rivals.
    pub link: LinkWeights,
}

/// What each value of a pair adds to its evidence.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PairWeights {
    /// What every pair has.
    pub intercept: f64,
    /// In the order of `FEATURE_NAMES`.
    pub features: [f64; FEATURES],
}

/// What evidence and margins add to the log odds of a link.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LinkWeights {
    /// What every pair has.
    pub intercept: f64,
    /// Of the evidence.
    pub evidence: f64,
    /// Of the smaller of both margins.
    pub least_margin: f64,
    /// Of the greater one.
    pub greatest_margin: f64,
}

/// The weights that the program has.
pub(super) fn weights() -> &'static Weights {
    static WEIGHTS: LazyLock<Weights> = LazyLock::new(|| data!("align/weights"));
    &WEIGHTS
}

impl PairWeights {
    /// The evidence that two sentences answer each other, as log odds, before the order of the
    /// texts is known.
    pub(super) fn evidence(&self, features: &[f64; FEATURES]) -> f64 {
        let products = self.features.iter().zip(features).map(|(a, b)| a * b);
        self.intercept + products.sum::<f64>()
    }

    /// What the posterior adds to the evidence.
    pub(super) fn evidence_of_order(&self, posterior: f64) -> f64 {
        self.features[POSTERIOR] * posterior
    }
}

impl LinkWeights {
    /// Across languages, where too few accounts are labelled to learn from: set by hand, so that a
    /// pair is linked whose score, with a fifth of its margins, is above the least of a link.
    pub(super) const ACROSS: Self = Self {
        intercept: -1.0986,
        evidence: 1.0,
        least_margin: 0.2,
        greatest_margin: 0.2,
    };

    /// The probability of a link, from its evidence and its margins, the smaller one first.
    pub(super) fn probability(&self, evidence: f64, margins: [f64; 2]) -> f64 {
        let odds = self.intercept
            + self.evidence * evidence
            + self.least_margin * margins[0]
            + self.greatest_margin * margins[1];
        1.0 / (1.0 + (-odds).exp())
    }
}
