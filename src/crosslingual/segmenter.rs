//! Words of a script without spaces: the cheapest way through the words that are known.

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::vectors::Vectors;

/// What each word costs beside its rarity, so that few long words are cheaper than many short ones.
const COST_OF_A_WORD: f64 = 2.0;

/// What an unknown character costs: more than any word.
const COST_OF_UNKNOWN: f64 = 16.0;

/// What a word of the glossary costs that the vectors lack.
const COST_OF_LISTED: f64 = 8.0;

/// Cuts runs of characters into words.
#[derive(Debug)]
pub(super) struct Segmenter {
    /// The words that begin with each character.
    beginning: FxHashMap<char, Beginning>,
    /// Words that the vectors lack.
    listed: FxHashSet<&'static str>,
}

/// The words that begin with a character.
#[derive(Debug, Clone, Default)]
struct Beginning {
    /// How many characters the longest has.
    longest: usize,
    /// Where they stand in the vectors, whose words are in order.
    numbers: Range<usize>,
}

impl Segmenter {
    /// For the words of some vectors, and others.
    pub(super) fn new(vectors: &Vectors, listed: impl Iterator<Item = &'static str>) -> Self {
        let mut beginning: FxHashMap<char, Beginning> = FxHashMap::default();
        let mut add = |word: &str, number: Option<usize>| {
            let Some(first) = word.chars().next() else {
                return;
            };
            let words = beginning.entry(first).or_default();
            words.longest = words.longest.max(word.chars().count());
            if let Some(number) = number {
                let is_first = words.numbers.is_empty();
                let start = if is_first {
                    number
                } else {
                    words.numbers.start
                };
                words.numbers = start..number + 1;
            }
        };
        let known = (0..vectors.words()).filter_map(|it| Some((vectors.text(it)?, it)));
        known.for_each(|(word, number)| add(word, Some(number)));
        let listed: FxHashSet<&str> = listed.collect();
        listed.iter().for_each(|word| add(word, None));
        Self { beginning, listed }
    }

    /// The words of a run, as byte ranges that follow each other.
    pub(super) fn words(&self, vectors: &Vectors, run: &str) -> Vec<Range<usize>> {
        let starts: Vec<usize> = run.char_indices().map(|(at, _)| at).collect();
        let bound = |character: usize| starts.get(character).copied().unwrap_or(run.len());
        // For each character, the cost of the cheapest way up to it, and where its last word
        // begins.
        let mut ways = vec![(f64::INFINITY, 0); starts.len() + 1];
        ways[0].0 = 0.0;
        for (start, first) in run.chars().enumerate() {
            let so_far = ways[start].0;
            let beginning = self.beginning.get(&first).cloned().unwrap_or_default();
            let last = (start + beginning.longest.max(1)).min(starts.len());
            for end in start + 1..=last {
                let word = &run[bound(start)..bound(end)];
                let of_vectors = || vectors.idf_among(word, beginning.numbers.clone());
                let cost = if self.listed.contains(word) {
                    COST_OF_LISTED
                } else if let Some(idf) = of_vectors() {
                    f64::from(idf)
                } else if end == start + 1 {
                    COST_OF_UNKNOWN
                } else {
                    continue;
                };
                let cost = cost + COST_OF_A_WORD;
                if so_far + cost < ways[end].0 {
                    ways[end] = (so_far + cost, start);
                }
            }
        }
        let mut words = Vec::new();
        let mut end = starts.len();
        while end > 0 {
            let start = ways[end].1;
            words.push(bound(start)..bound(end));
            end = start;
        }
        words.reverse();
        words
    }
}
