//! Where runs of words stand in the texts of a government, word for word.

use std::hash::Hasher;

use rustc_hash::{FxHashMap, FxHasher};

use crate::history::series::Series;
use crate::history::words::Word;

/// The longest phrase that is looked for, in words.
pub(super) const LONGEST: usize = 10;

/// Words in a row, as a number. Two of 64 bits are the same by chance in no series.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Key(u64);

impl Key {
    /// The key of words in a row.
    pub(super) fn of(words: &[Word]) -> Self {
        let mut hasher = FxHasher::default();
        words.iter().for_each(|word| hasher.write_u32(word.word));
        Self(hasher.finish())
    }
}

/// The places of phrases: for each, the sentences that have it, in the order of texts.
pub(super) struct Uses(FxHashMap<Key, Vec<(usize, usize)>>);

impl Uses {
    /// Looks for phrases, by their keys, in texts, which are in order.
    pub(super) fn of(
        series: &Series,
        keys: impl IntoIterator<Item = Key>,
        texts: impl IntoIterator<Item = usize>,
    ) -> Self {
        let mut places: FxHashMap<Key, Vec<(usize, usize)>> =
            keys.into_iter().map(|key| (key, Vec::new())).collect();
        for text in texts {
            for sentence in 0..series.texts()[text].sentences.len() {
                for phrase in phrases(series.words(text, sentence)) {
                    if let Some(found) = places.get_mut(&Key::of(phrase))
                        && found.last() != Some(&(text, sentence))
                    {
                        found.push((text, sentence));
                    }
                }
            }
        }
        Self(places)
    }

    /// Where a phrase stands.
    pub(super) fn places(&self, key: Key) -> &[(usize, usize)] {
        self.0.get(&key).map_or(&[], Vec::as_slice)
    }

    /// The texts that have a phrase, in order.
    pub(super) fn texts(&self, key: Key) -> Vec<usize> {
        let mut texts: Vec<usize> = self.places(key).iter().map(|(text, _)| *text).collect();
        texts.dedup();
        texts
    }
}

/// All runs of two words and more that nothing breaks.
pub(super) fn phrases(words: &[Word]) -> impl Iterator<Item = &[Word]> {
    (0..words.len()).flat_map(move |start| {
        let rest = &words[start..words.len().min(start + LONGEST)];
        let unbroken = rest.iter().position(|word| word.breaks);
        let longest = unbroken.map_or(rest.len(), |at| at + 1);
        (2..=longest).map(move |length| &rest[..length])
    })
}
