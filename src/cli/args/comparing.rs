//! What all commands share that compare: what findings are made by, and how long accounts may be.

use std::path::PathBuf;

use clap::Args;

use super::value::probability;
use crate::compare::{self, WordLimits};

/// What findings are made by.
#[derive(Debug, Clone, Args)]
pub(crate) struct FindingArguments {
    /// Your own topics, terms, ladders and tones, beside those of the program.
    #[arg(
        long,
        env = "PARALLAX_LEXICON",
        hide_env_values = true,
        value_name = "FILE"
    )]
    pub lexicon: Vec<PathBuf>,
    /// Weights of the estimates that you learnt from your own labels, in place of those of the
    /// program.
    #[arg(long, value_name = "FILE")]
    pub weights: Option<PathBuf>,
    /// Leave out findings with less confidence, from 0 to 1; those that have none stay.
    #[arg(long, value_name = "PROBABILITY", value_parser = probability)]
    pub min_confidence: Option<f64>,
}

impl FindingArguments {
    /// The files that are read for it.
    pub(crate) fn files(&self) -> impl Iterator<Item = &PathBuf> {
        self.lexicon.iter().chain(&self.weights)
    }
}

/// How long accounts may be.
#[derive(Debug, Clone, Args)]
pub(crate) struct LimitArguments {
    /// Longest account that is compared, in words, with a sentence for every five of them at most.
    /// Time and memory grow with it: some 0.7 GiB for two accounts of a million words.
    #[arg(long, default_value_t = compare::MAX_WORDS, value_name = "WORDS")]
    pub max_words: usize,
    /// Most words of all accounts of an event together.
    #[arg(long, default_value_t = compare::MAX_WORDS_IN_ALL, value_name = "WORDS")]
    pub max_words_in_all: usize,
}

impl LimitArguments {
    /// The limits that they come to.
    pub(crate) fn limits(&self) -> WordLimits {
        WordLimits {
            account: self.max_words,
            all: self.max_words_in_all,
        }
    }
}
