//! Phrases that are pieces of longer ones.

use std::ops::Range;

use super::Habit;
use crate::history::account::candidate::{Candidate, is_whole};
use crate::history::account::uses::Key;
use crate::history::words::Word;

/// The part of the uses of a phrase with the same words beside it that makes it a piece of a longer
/// one.
const A_PIECE: f64 = 0.7;

/// The part of the uses of a phrase with a word right behind it that says something, which makes it
/// the beginning of phrases.
const OPEN: f64 = 0.7;

/// Uses that show whether a phrase is a piece of a longer one.
const LATEST_USES: usize = 40;

/// Words beside a phrase in which the longer one ends.
const BESIDE: usize = 4;

impl Habit<'_> {
    /// Whether what a phrase begins is said behind it: "ongoing diplomatic" efforts, work,
    /// contacts.
    pub(super) fn is_open(&self, phrase: &Candidate) -> bool {
        let words = phrase.words(self.series);
        let (mut count, mut open) = (0, 0);
        for sentence in self.latest_uses(phrase.key) {
            let Some(start) = place_of(words, sentence) else {
                continue;
            };
            count += 1;
            let last = start + words.len() - 1;
            let goes_on = !sentence[last].breaks;
            let behind = sentence.get(last + 1).filter(|_| goes_on);
            let says = |word: &&Word| !word.kind.is_function;
            open += usize::from(behind.filter(says).is_some());
        }
        open as f64 >= count as f64 * OPEN
    }

    /// The words of the last sentences that have a phrase.
    fn latest_uses(&self, key: Key) -> impl Iterator<Item = &[Word]> {
        let places = self.uses.places(key).iter().rev();
        let places = places.take(LATEST_USES);
        places.map(|(text, sentence)| self.series.words(*text, *sentence))
    }

    /// Whether a phrase is cut out of a longer one on a side: "communication and manage
    /// responsibly" always has "lines of" before it.
    pub(super) fn is_piece(&self, phrase: &Candidate, side: Side) -> bool {
        let words = phrase.words(self.series);
        let uses = self.latest_uses(phrase.key);
        let uses: Vec<(&[Word], usize)> = uses
            .filter_map(|sentence| Some((sentence, place_of(words, sentence)?)))
            .collect();
        let longer = |(sentence, start): &(&[Word], usize)| {
            self.longer(sentence, *start..start + words.len(), side)
        };
        let mut longer: Vec<Key> = uses.iter().filter_map(longer).collect();
        longer.sort_unstable();
        let most = longer.chunk_by(|a, b| a == b).map(<[Key]>::len).max();
        most.unwrap_or(0) as f64 >= uses.len() as f64 * A_PIECE
    }

    /// The next longer phrase of a sentence on one side of a phrase.
    fn longer(&self, sentence: &[Word], range: Range<usize>, side: Side) -> Option<Key> {
        let goes_on = |place: usize| !sentence[place].breaks;
        let mut longer = (1..=BESIDE).map_while(|more| match side {
            Side::Before => {
                let start = range.start.checked_sub(more)?;
                goes_on(start).then_some(start..range.end)
            }
            Side::Behind => {
                let end = range.end + more;
                (end <= sentence.len() && goes_on(end - 2)).then_some(range.start..end)
            }
        });
        let found = longer.find(|range| is_whole(sentence, range.clone()))?;
        Some(Key::of(&sentence[found]))
    }
}

/// A side of a phrase.
#[derive(Debug, Clone, Copy)]
pub(super) enum Side {
    Before,
    Behind,
}

fn is_same(one: &[Word], other: &[Word]) -> bool {
    let pairs = one.iter().zip(other);
    one.len() == other.len() && pairs.into_iter().all(|(a, b)| a.word == b.word)
}

/// Where words first stand in others.
fn place_of(words: &[Word], within: &[Word]) -> Option<usize> {
    let mut runs = within.windows(words.len());
    runs.position(|run| is_same(run, words))
}

/// How often words stand in others.
pub(super) fn count_of(words: &[Word], within: &[Word]) -> usize {
    let runs = within.windows(words.len());
    runs.filter(|run| is_same(run, words)).count()
}
