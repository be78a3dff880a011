//! Runs of words of an account, as they are kept of it.

use serde::{Deserialize, Serialize};

use crate::history::account::wording;
use crate::history::series::CutText;
use crate::history::words::Word;
use crate::lexicon::Lexicon;
use crate::text::normalize::lower;

/// The fewest words of a set phrase: two are a name, a thing or a habit of language.
pub(super) const SHORTEST: usize = 3;

/// What a word is: bits of a digit.
const FUNCTION: u8 = 1;
const OPEN_START: u8 = 2;
const OPEN_END: u8 = 4;

/// Words in a row in which a set phrase may stand: what is said, without who says it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Run {
    /// The index of the sentence.
    pub sentence: usize,
    /// Its words, a line each, with what stands behind them in the account.
    words: String,
    /// What each word is, a digit each.
    kinds: String,
}

/// A word of a run.
#[derive(Debug, Clone, Copy)]
pub(super) struct RunWord<'r> {
    /// As the account has it, with what stands behind it.
    pub text: &'r str,
    kind: u8,
}

impl RunWord<'_> {
    /// The word alone, in small letters.
    pub(super) fn key(self) -> String {
        lower(bare(self.text))
    }

    /// Whether it stands in every text, whatever that says.
    pub(super) fn is_function(self) -> bool {
        self.kind & FUNCTION != 0
    }

    /// Whether no phrase begins at it.
    pub(super) fn is_open_start(self) -> bool {
        self.kind & OPEN_START != 0
    }

    /// Whether no phrase ends at it.
    pub(super) fn is_open_end(self) -> bool {
        self.kind & OPEN_END != 0
    }

    /// Whether it may be a part of a name.
    pub(super) fn is_capital(self) -> bool {
        self.text.starts_with(char::is_uppercase)
    }
}

/// Words without what stands behind them, and without the ending of a possessive.
pub(super) fn bare(words: &str) -> &str {
    let words = words.trim_end_matches(|c: char| !c.is_alphanumeric());
    let mut bare = ["'s", "\u{2019}s"].iter();
    bare.find_map(|end| words.strip_suffix(end))
        .unwrap_or(words)
}

impl Run {
    /// Its words.
    pub(super) fn words(&self) -> impl Iterator<Item = RunWord<'_>> {
        let words = self.words.split('\n').zip(self.kinds.bytes());
        words.map(|(text, kind)| RunWord {
            text,
            kind: kind.wrapping_sub(b'0'),
        })
    }
}

/// The runs of a text that may hold a set phrase.
pub fn runs_of(text: &CutText, lexicon: &Lexicon) -> Vec<Run> {
    let runs = wording::runs(text, lexicon).iter();
    let long = runs.filter(|run| run.words.len() >= SHORTEST);
    long.map(|run| {
        let sentence = text.sentences[run.sentence].text();
        let words = &text.words(run.sentence)[run.words.clone()];
        kept(sentence, run.sentence, words)
    })
    .collect()
}

fn kept(text: &str, sentence: usize, words: &[Word]) -> Run {
    let ends = words.iter().skip(1).map(|word| word.start);
    let ends = ends.chain(words.last().map(|word| word.end));
    let lines = words.iter().zip(ends).map(|(word, end)| {
        let line = &text[word.start as usize..end as usize];
        line.replace(char::is_whitespace, " ")
    });
    let lines: Vec<String> = lines.collect();
    let kinds = words.iter().map(|word| {
        let bit = |is: bool, bit: u8| if is { bit } else { 0 };
        let kind = bit(word.kind.is_function, FUNCTION)
            | bit(word.kind.is_open_start, OPEN_START)
            | bit(word.kind.is_open_end, OPEN_END);
        char::from(b'0' + kind)
    });
    Run {
        sentence,
        words: lines.join("\n"),
        kinds: kinds.collect(),
    }
}
