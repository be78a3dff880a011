//! How rare words are.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::history::series::Series;
use crate::history::words::Word;

/// How rare words are: in official texts at large, and, in a language of which no such figures are
/// known, in the sentences of the series itself. In a small archive all words stand in every text.
pub(super) struct Rarity {
    /// The sentences that have each word, by its stem.
    own: FxHashMap<u32, usize>,
    sentences: usize,
}

impl Rarity {
    /// Counts the words of texts.
    pub(super) fn of(series: &Series, texts: &[usize]) -> Self {
        let mut own: FxHashMap<u32, usize> = FxHashMap::default();
        let mut sentences = 0;
        for text in texts {
            for sentence in 0..series.texts()[*text].sentences.len() {
                let words = series.words(*text, sentence).iter();
                let unknown = words.filter(|word| word.kind.rarity.is_none());
                let stems: FxHashSet<u32> = unknown.map(|word| word.stem).collect();
                for stem in stems {
                    *own.entry(stem).or_default() += 1;
                }
                sentences += 1;
            }
        }
        Self { own, sentences }
    }

    /// How rare a word is: the logarithm of one over the part of sentences that have it.
    pub(super) fn of_word(&self, word: &Word) -> f64 {
        word.kind.rarity.map_or_else(
            || {
                let own = self.own.get(&word.stem).copied().unwrap_or(0);
                ((self.sentences + 1) as f64 / (own + 1) as f64).ln()
            },
            f64::from,
        )
    }

    /// What the words of a phrase add up to that say something; nothing where too few do.
    pub(super) fn of_phrase(&self, words: &[Word]) -> f64 {
        let says = |word: &&Word| !word.kind.is_function && !word.kind.is_idle;
        let saying: Vec<&Word> = words.iter().filter(says).collect();
        if saying.len() < 2 && words.len() < 4 {
            return 0.0;
        }
        saying.iter().map(|word| self.of_word(word)).sum()
    }
}
