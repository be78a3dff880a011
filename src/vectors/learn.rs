//! Word vectors learnt from texts.
//!
//! Words that stand beside the same words mean alike. Counted are words within [`WINDOW`] of each
//! other, function words left out; the counts become positive pointwise mutual information with
//! the counts of contexts to the power of 0.75, and the matrix is cut to its largest singular
//! vectors (Levy, Goldberg, Dagan: Improving distributional similarity with lessons learned from
//! word embeddings, 2015).

use std::collections::HashMap;

use rayon::prelude::*;

use super::Vectors;
use super::svd::{self, Sparse};
use crate::text::Terms;

/// How far apart two words count as neighbours, function words left out.
const WINDOW: usize = 6;

/// The power that keeps rare contexts from counting too much.
const CONTEXT_POWER: f64 = 0.75;

/// Neighbours seen together less often are chance.
const MIN_TOGETHER: u32 = 2;

/// Words seen less often are not learnt.
const MIN_COUNT: u32 = 20;

/// Words of running text that count as one unit where it is asked how common a word is: about a
/// sentence without its function words.
const UNIT: usize = 14;

/// Texts read at a time, so that the words of all need not be held.
const BATCH: usize = 256;

/// How vectors are learnt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    /// How many words, the commonest, at most.
    pub words: usize,
    /// Of how many numbers each vector is.
    pub dimensions: usize,
}

impl Default for Size {
    fn default() -> Self {
        Self {
            words: 13_500,
            dimensions: 200,
        }
    }
}

/// Learns vectors of the words of texts in one language. The same texts give the same vectors, on
/// however many cores.
pub fn learn(texts: &[String], language: &str, size: Size) -> Vectors {
    let terms = Terms::new(language);
    let words = commonest(texts, &terms, size.words);
    let numbers: HashMap<&str, u32> = words
        .iter()
        .enumerate()
        .map(|(number, word)| (word.as_str(), number as u32))
        .collect();
    let counts = Counts::of(texts, &terms, &numbers);
    let embedded = svd::embed(&counts.ppmi(), size.dimensions);
    let rows = (0..words.len()).map(|row| embedded.row(row));
    Vectors::new(&words, rows, &counts.idf())
}

/// The commonest words, in alphabetical order.
fn commonest(texts: &[String], terms: &Terms, most: usize) -> Vec<String> {
    let mut counts: HashMap<String, u32> = HashMap::new();
    for batch in texts.chunks(BATCH) {
        let counted: Vec<HashMap<String, u32>> = batch
            .par_iter()
            .map(|text| {
                let mut counts = HashMap::new();
                for term in terms.of(text) {
                    *counts.entry(term).or_default() += 1;
                }
                counts
            })
            .collect();
        for (term, count) in counted.into_iter().flatten() {
            *counts.entry(term).or_default() += count;
        }
    }
    let is_word = |term: &str| term.chars().any(char::is_alphabetic) && term.chars().count() > 1;
    let mut words: Vec<(String, u32)> = counts
        .into_iter()
        .filter(|(term, count)| *count >= MIN_COUNT && is_word(term))
        .collect();
    words.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    words.truncate(most);
    let mut words: Vec<String> = words.into_iter().map(|(word, _)| word).collect();
    words.sort_unstable();
    words
}

/// How often words stand near each other.
struct Counts {
    size: usize,
    /// The lower half of a symmetric matrix.
    together: Vec<u32>,
    /// In how many units each word stands, and how many units there are.
    in_units: Vec<u32>,
    units: u32,
}

impl Counts {
    fn of(texts: &[String], terms: &Terms, numbers: &HashMap<&str, u32>) -> Self {
        let size = numbers.len();
        let mut counts = Self {
            size,
            together: vec![0; size * (size + 1) / 2],
            in_units: vec![0; size],
            units: 0,
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
        for unit in words.chunks(UNIT) {
            let mut unit: Vec<u32> = unit.iter().flatten().copied().collect();
            unit.sort_unstable();
            unit.dedup();
            for word in unit {
                self.in_units[word as usize] += 1;
            }
            self.units += 1;
        }
    }

    fn cell(&self, a: usize, b: usize) -> usize {
        let (low, high) = (a.min(b), a.max(b));
        high * (high + 1) / 2 + low
    }

    /// Positive pointwise mutual information of each word with each neighbour.
    fn ppmi(&self) -> Sparse {
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
                    if count < MIN_TOGETHER {
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

    /// Inverse frequency of each word: how much it tells that a sentence has it.
    fn idf(&self) -> Vec<f32> {
        let units = f64::from(self.units);
        let idf = |count: &u32| (units / f64::from(*count).max(1.0)).ln() as f32;
        self.in_units.iter().map(idf).collect()
    }
}
