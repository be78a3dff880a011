//! Runs of words in a text that may be set phrases.

use std::ops::Range;

use super::rarity::Rarity;
use super::uses::{Key, phrases};
use super::wording::runs;
use crate::history::series::Series;
use crate::history::words::Word;
use crate::lexicon::Lexicon;

/// What the words of a phrase add up to, at least: below it, it says nothing whatever it belongs
/// to.
const SAYS_LITTLE: f64 = 5.0;

/// What more does not make more telling: long phrases are not better than short ones.
const SAYS_ENOUGH: f64 = 24.0;

/// A phrase in a text.
#[derive(Debug, Clone)]
pub(super) struct Candidate {
    /// Its words, as a number.
    pub key: Key,
    /// The text and the sentence.
    pub place: (usize, usize),
    /// Its first word in the sentence.
    pub start: usize,
    /// How many words it has.
    pub length: usize,
    /// What its words add up to.
    pub content: f64,
}

impl Candidate {
    /// Whether it stands inside a longer one.
    pub(super) fn is_in(&self, other: &Self) -> bool {
        self.place == other.place
            && other.length > self.length
            && other.start <= self.start
            && self.start + self.length <= other.start + other.length
    }

    /// Its words.
    pub(super) fn words<'s>(&self, series: &'s Series) -> &'s [Word] {
        let (text, sentence) = self.place;
        &series.words(text, sentence)[self.start..self.start + self.length]
    }

    /// It, as it stands in its text.
    pub(super) fn text(&self, series: &Series) -> String {
        let (text, sentence) = self.place;
        let words = self.words(series);
        let bytes = words[0].start as usize..words[words.len() - 1].end as usize;
        series.texts()[text].sentences[sentence].text()[bytes].to_owned()
    }
}

/// The phrases of a text that say something.
pub(super) fn candidates(
    series: &Series,
    text: usize,
    rarity: &Rarity,
    lexicon: &Lexicon,
) -> Vec<Candidate> {
    let mut found = Vec::new();
    for run in runs(&series.texts()[text], lexicon) {
        let sentence = series.words(text, run.sentence);
        for phrase in phrases(&sentence[run.words.clone()]) {
            let start = sentence.partition_point(|word| word.start < phrase[0].start);
            if !is_whole(sentence, start..start + phrase.len()) {
                continue;
            }
            let content = rarity.of_phrase(phrase);
            if content >= SAYS_LITTLE {
                found.push(Candidate {
                    key: Key::of(phrase),
                    place: (text, run.sentence),
                    start,
                    length: phrase.len(),
                    content: content.min(SAYS_ENOUGH),
                });
            }
        }
    }
    found
}

/// Whether words of a sentence are a phrase: nothing stands open at its ends, no name or compound
/// is cut, and it is no name itself.
pub(super) fn is_whole(sentence: &[Word], range: Range<usize>) -> bool {
    let phrase = &sentence[range.clone()];
    let (first, last) = (phrase[0], phrase[phrase.len() - 1]);
    let before = range.start.checked_sub(1).map(|place| sentence[place]);
    let after = sentence.get(range.end);
    let before = before.filter(|word| !word.breaks);
    let after = after.filter(|_| !last.breaks);
    let cuts_before = before.is_some_and(|it| it.joins || it.is_capital && first.is_capital);
    let cuts_behind = last.joins || after.is_some_and(|it| it.is_capital && last.is_capital);
    let is_name = (phrase.iter()).all(|word| word.is_capital || word.kind.is_open());
    !first.kind.is_open_start && !last.kind.is_open_end && !cuts_before && !cuts_behind && !is_name
}

/// How many words a phrase has, compounds as one.
pub(super) fn apart(words: &[Word]) -> usize {
    words.iter().filter(|word| !word.joins).count()
}
