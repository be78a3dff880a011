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
                for key in keys_of(series.words(text, sentence)) {
                    if let Some(found) = places.get_mut(&key)
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
    unbroken(words).flat_map(|run| (2..=run.len()).map(|length| &run[..length]))
}

/// The keys of these runs, in the same order.
fn keys_of(words: &[Word]) -> impl Iterator<Item = Key> {
    unbroken(words).flat_map(|run| {
        let mut hasher = FxHasher::default();
        let keys = run.iter().map(move |word| {
            hasher.write_u32(word.word);
            Key(hasher.finish())
        });
        keys.skip(1)
    })
}

/// From each word on, the longest run that may be a phrase.
fn unbroken(words: &[Word]) -> impl Iterator<Item = &[Word]> {
    (0..words.len()).map(|start| {
        let rest = &words[start..words.len().min(start + LONGEST)];
        let end = rest.iter().position(|word| word.breaks);
        &rest[..end.map_or(rest.len(), |at| at + 1)]
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::history::words::Vocabulary;
    use crate::statement::Sentence;

    #[test]
    fn each_run_has_its_key() {
        let sentence = Sentence::new("He will visit Kenya, and meet his hosts there.", 0);
        let words = Vocabulary::default().take(&[sentence], "en").remove(0);
        let keys: Vec<Key> = phrases(&words).map(Key::of).collect();
        assert!(keys.len() > 10);
        assert_eq!(keys_of(&words).collect::<Vec<Key>>(), keys);
    }
}
