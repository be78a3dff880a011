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
    /// For each first character, how many characters its longest word has.
    longest: FxHashMap<char, usize>,
    /// Words that the vectors lack.
    listed: FxHashSet<&'static str>,
}

impl Segmenter {
    /// For the words of some vectors, and others.
    pub(super) fn new(vectors: &Vectors, listed: impl Iterator<Item = &'static str>) -> Self {
        let mut longest: FxHashMap<char, usize> = FxHashMap::default();
        let mut add = |word: &str| {
            let length = word.chars().count();
            if let Some(first) = word.chars().next() {
                let longest = longest.entry(first).or_default();
                *longest = length.max(*longest);
            }
        };
        (0..vectors.words())
            .filter_map(|number| vectors.text(number))
            .for_each(&mut add);
        let listed: FxHashSet<&str> = listed.collect();
        listed.iter().for_each(|word| add(word));
        Self { longest, listed }
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
            let longest = self.longest.get(&first).copied().unwrap_or(1);
            let last = (start + longest).min(starts.len());
            for end in start + 1..=last {
                let word = &run[bound(start)..bound(end)];
                let Some(cost) = self.cost(vectors, word, end - start) else {
                    continue;
                };
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

    fn cost(&self, vectors: &Vectors, word: &str, characters: usize) -> Option<f64> {
        let of_word = if self.listed.contains(word) {
            Some(COST_OF_LISTED)
        } else if let Some(known) = vectors.find(word) {
            Some(f64::from(known.idf))
        } else {
            (characters == 1).then_some(COST_OF_UNKNOWN)
        };
        of_word.map(|cost| cost + COST_OF_A_WORD)
    }
}
