//! Probabilities from features: logistic regressions whose weights are data.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::data::data;
use serde::{Deserialize, Serialize};

/// A logistic regression: a weight a feature, by its name, and the bias.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Logistic {
    /// The score where all features are 0.
    pub bias: f64,
    /// What a feature of 1 adds to the score. Features that are not named add nothing.
    pub weights: BTreeMap<String, f64>,
}

/// A regression with its weights in the order of the features.
#[derive(Debug, Clone, PartialEq)]
pub struct Regression<const N: usize> {
    bias: f64,
    weights: [f64; N],
}

impl<const N: usize> Regression<N> {
    /// Puts weights in the order of features.
    pub fn new(logistic: &Logistic, names: &[&str; N]) -> Self {
        Self {
            bias: logistic.bias,
            weights: names.map(|name| logistic.weights.get(name).copied().unwrap_or_default()),
        }
    }

    /// The probability that features give.
    pub fn probability(&self, features: &[f64; N]) -> f64 {
        let products = self.weights.iter().zip(features);
        let score: f64 = self.bias
            + products
                .map(|(weight, feature)| weight * feature)
                .sum::<f64>();
        1.0 / (1.0 + (-score).exp())
    }
}

impl Weights {
    /// Those of the program.
    pub fn standard() -> &'static Self {
        static STANDARD: LazyLock<Weights> = LazyLock::new(|| data!("estimates"));
        &STANDARD
    }
}

/// The weights of all estimates, as `data/estimates.toml` has them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Weights {
    /// Whether an account says anything on the subject of a unit.
    pub raised: Logistic,
    /// Whether it says at least a part of the unit.
    pub partly: Logistic,
    /// Whether it says all of it.
    pub stated: Logistic,
    /// The same of an account in another language.
    pub across: Grades,
    /// Whether an analyst would lead with the unit.
    pub salience: Logistic,
}

/// The weights of how far an account has a unit.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Grades {
    /// Whether it says anything on the subject of a unit.
    pub raised: Logistic,
    /// Whether it says at least a part of the unit.
    pub partly: Logistic,
    /// Whether it says all of it.
    pub stated: Logistic,
}
