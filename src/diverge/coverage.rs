//! How much of what is said in one account stands anywhere in others.
//!
//! Two accounts may tell a thing in sentences that do not answer each other one to one. Before a
//! claim is called confirmed, or a sentence one side's alone, its words are looked for in all that the
//! other side says.

use std::collections::BTreeSet;

use super::Compared;
use crate::align::Terms;
use crate::vectors;

/// How rare a word counts that the vectors do not know: as rare as the rarest they know are.
const UNKNOWN_RARITY: f64 = 8.0;

/// The terms of every account.
pub(super) struct Coverage {
    readers: Vec<Terms>,
    known: Vec<BTreeSet<String>>,
}

impl Coverage {
    pub fn of(compared: &Compared<'_>) -> Self {
        let readers: Vec<Terms> = compared
            .statements
            .iter()
            .map(|statement| Terms::new(statement.language.as_deref().unwrap_or("en")))
            .collect();
        let known = compared
            .statements
            .iter()
            .zip(&readers)
            .map(|(statement, reader)| {
                let sentences = statement.sentences.iter();
                sentences.flat_map(|s| reader.of(&s.text)).collect()
            })
            .collect();
        Self { readers, known }
    }

    /// The terms of a part of an account, each once.
    pub fn terms(&self, text: usize, part: &str) -> BTreeSet<String> {
        self.readers[text].of(part).into_iter().collect()
    }

    /// The share of these terms that any of some accounts has; 1 where there are none.
    pub fn share(&self, terms: &BTreeSet<String>, accounts: &[usize]) -> f64 {
        let has = |term: &&String| {
            accounts
                .iter()
                .any(|text| self.known[*text].contains(*term))
        };
        match terms.len() {
            0 => 1.0,
            all => terms.iter().filter(has).count() as f64 / all as f64,
        }
    }

    /// How much some terms tell: the sum of how rare they are in the language of officials at large, as
    /// logarithms. "The world is at a critical moment" tells little.
    pub fn weight(&self, terms: &BTreeSet<String>) -> f64 {
        let Some(vectors) = vectors::of("en") else {
            return terms.len() as f64;
        };
        let rarity = |term: &String| {
            let known = vectors.find(term);
            known.map_or(UNKNOWN_RARITY, |word| f64::from(word.rarity))
        };
        terms.iter().map(rarity).sum()
    }
}
