//! Which words stand beside each other.
//!
//! Words that stand beside the same words mean alike. Words within [`WINDOW`] of each other are
//! counted as neighbours. The counts become positive pointwise mutual information, with the counts
//! of contexts to the power of 0.75, and the matrix is reduced to its largest singular vectors
//! (Levy, Goldberg, Dagan: Improving distributional similarity with lessons learned from word
//! embeddings, 2015).

use std::collections::HashMap;

use parallax::text::Terms;
use rayon::prelude::*;

use super::svd::Sparse;
use super::vocabulary::BATCH;

/// How far apart two words count as neighbours, function words left out.
const WINDOW: usize = 6;

/// The power that keeps rare contexts from counting too much.
const CONTEXT_POWER: f64 = 0.75;

/// Neighbours seen together less often than this are chance.
const MIN_PAIR_COUNT: u32 = 2;

/// Words of running text that count as a sentence for the document frequency: function words are
/// left out.
const SENTENCE_WORDS: usize = 14;

/// How often words stand near each other.
pub(super) struct Counts {
    size: usize,
    /// For each two words, how often they are neighbours: the lower half of a symmetric matrix.
    together: Vec<u32>,
    /// For each word, the number of sentences with it.
    frequencies: Vec<u32>,
    sentences: u32,
}

impl Counts {
    /// Counts the words of texts, by their numbers.
    pub(crate) fn of(texts: &[String], terms: &Terms, numbers: &HashMap<&str, u32>) -> Self {
        let size = numbers.len();
        let mut counts = Self {
            size,
            together: vec![0; size * (size + 1) / 2],
            frequencies: vec![0; size],
            sentences: 0,
        };
        for batch in texts.chunks(BATCH) {
            let read: Vec<Vec<Option<u32>>> = batch
                .par_iter()
                .map(|text| {
                    let terms = terms.of(text).into_iter();
                    terms
                        .map(|term| numbers.get(term.as_str()).copied())
                        .collect()
                })
                .collect();
            read.iter().for_each(|words| counts.add(words));
        }
        counts
    }

    fn add(&mut self, words: &[Option<u32>]) {
        for (place, word) in words.iter().enumerate() {
            let Some(word) = word else { continue };
            for other in words[place + 1..].iter().take(WINDOW).flatten() {
                let cell = self.cell(*word as usize, *other as usize);
                self.together[cell] += 1;
            }
        }
        for sentence in words.chunks(SENTENCE_WORDS) {
            let mut sentence: Vec<u32> = sentence.iter().flatten().copied().collect();
            sentence.sort_unstable();
            sentence.dedup();
            for word in sentence {
                self.frequencies[word as usize] += 1;
            }
            self.sentences += 1;
        }
    }

    fn cell(&self, a: usize, b: usize) -> usize {
        let (low, high) = (a.min(b), a.max(b));
        high * (high + 1) / 2 + low
    }

    /// Positive pointwise mutual information of each word with each neighbour.
    pub(crate) fn ppmi(&self) -> Sparse {
        let row = |a: usize| (0..self.size).map(move |b| (b, self.together[self.cell(a, b)]));
        let totals: Vec<f64> = (0..self.size)
            .into_par_iter()
            .map(|a| row(a).map(|(_, count)| f64::from(count)).sum())
            .collect();
        let all: f64 = totals.iter().sum();
        let contexts: f64 = totals.iter().map(|total| total.powf(CONTEXT_POWER)).sum();
        let rows: Vec<Vec<(u32, f32)>> = (0..self.size)
            .into_par_iter()
            .map(|a| {
                let cell = |(b, count): (usize, u32)| {
                    if count < MIN_PAIR_COUNT {
                        return None;
                    }
                    let by_chance = totals[a] / all * (totals[b].powf(CONTEXT_POWER) / contexts);
                    let ppmi = (f64::from(count) / all / by_chance).ln();
                    (ppmi > 0.0).then_some((b as u32, ppmi as f32))
                };
                row(a).filter_map(cell).collect()
            })
            .collect();
        let mut matrix = Sparse {
            starts: vec![0],
            cells: Vec::new(),
        };
        for row in rows {
            matrix.cells.extend(row);
            matrix.starts.push(matrix.cells.len());
        }
        matrix
    }

    /// The inverse document frequency of each word, by sentences.
    pub(crate) fn idf(&self) -> Vec<f32> {
        let sentences = f64::from(self.sentences);
        let idf = |count: &u32| (sentences / f64::from(*count).max(1.0)).ln() as f32;
        self.frequencies.iter().map(idf).collect()
    }
}
