//! How much each term counts, and vectors of weighted terms.

use super::bag::Bag;
use super::vocabulary::{TermId, Vocabulary};

/// The least that a term's rarity in the language counts, so that a word of every text counts too.
const MIN_IDF: f64 = 0.1;

/// What is added to the inverse share of sentences, so that a term of every sentence keeps a little
/// weight. The names of the parties are such terms, and two texts of one sentence each have no
/// other.
const SMOOTHING: f64 = 0.2;

/// How much each term counts: its inverse document frequency among the sentences that are compared,
/// times the root of its inverse document frequency in the language of officials at large.
pub(super) fn term_weights<'b>(
    vocabulary: &Vocabulary,
    bags: impl Iterator<Item = &'b Bag>,
    sentences: f64,
    idf: impl Fn(TermId) -> f64,
) -> Vec<f64> {
    let mut frequencies = vec![0u32; vocabulary.len()];
    for (term, _) in bags.flat_map(|bag| &bag.terms) {
        frequencies[*term as usize] += 1;
    }
    let terms = frequencies.into_iter().zip(0..);
    terms
        .map(|(frequency, term)| {
            // A term of other texts.
            if frequency == 0 {
                return 0.0;
            }
            let in_event = (SMOOTHING + sentences / f64::from(frequency)).ln();
            in_event * idf(term).max(MIN_IDF).sqrt()
        })
        .collect()
}

/// Counted terms with their weights: the logarithm of the count, times the weight of the term.
pub(super) fn weighted(terms: &[(TermId, u32)], weights: &[f64]) -> Vec<(TermId, f64)> {
    let weight = |(term, count): &(TermId, u32)| {
        let weight = (1.0 + f64::from(*count).ln()) * weights[*term as usize];
        (*term, weight)
    };
    terms.iter().map(weight).collect()
}

/// A sparse vector at a length of 1.
pub(super) fn to_unit_length<K>(mut vector: Vec<(K, f64)>) -> Vec<(K, f64)> {
    let length = vector
        .iter()
        .map(|(_, weight)| weight * weight)
        .sum::<f64>()
        .sqrt();
    if length > 0.0 {
        vector.iter_mut().for_each(|(_, weight)| *weight /= length);
    }
    vector
}
