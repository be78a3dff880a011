//! Who has the word in a transcript, by the labels before what is said: `QUESTION:`, `Mr. Adler:`.

use super::speech::{Label, label};

/// A label has no more characters than this.
const MAX_LABEL: usize = 60;

/// A name before a colon has at most this many words.
const MAX_NAME_WORDS: usize = 5;

/// Whose turn it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Speaker<'a> {
    /// Somebody who asks.
    Asks,
    /// Somebody who answers.
    Answers,
    /// Somebody of this name.
    Named(&'a str),
}

/// The label that opens a turn.
#[derive(Debug, Clone, Copy)]
pub(super) struct Opening<'a> {
    speaker: Speaker<'a>,
    /// The bytes of the label.
    length: usize,
}

impl Opening<'_> {
    /// What a sentence says behind the label.
    pub(super) fn rest<'t>(&self, sentence: &'t str) -> &'t str {
        sentence[self.length..].trim_start()
    }
}

/// A turn: who has it, and its sentences.
#[derive(Debug)]
pub(super) struct Turn<'a> {
    pub speaker: Speaker<'a>,
    pub start: usize,
    pub end: usize,
}

/// The label of each sentence that opens a turn. A name opens one at the start of a paragraph only.
pub(super) fn openings<'a>(sentences: &[(usize, &'a str)]) -> Vec<Option<Opening<'a>>> {
    let mut last = None;
    let opening = |(paragraph, text): &(usize, &'a str)| {
        let is_first = last.replace(*paragraph) != Some(*paragraph);
        opening(text).filter(|it| is_first || !matches!(it.speaker, Speaker::Named(_)))
    };
    sentences.iter().map(opening).collect()
}

/// The turns that labels open, each up to the next.
pub(super) fn turns<'a>(openings: &[Option<Opening<'a>>]) -> Vec<Turn<'a>> {
    let mut turns: Vec<Turn<'a>> = Vec::new();
    for (place, opening) in openings.iter().enumerate() {
        let Some(opening) = opening else { continue };
        if let Some(last) = turns.last_mut() {
            last.end = place;
        }
        turns.push(Turn {
            speaker: opening.speaker,
            start: place,
            end: openings.len(),
        });
    }
    turns
}

/// The label at the start of a sentence.
fn opening(sentence: &str) -> Option<Opening<'_>> {
    if let Some(rest) = sentence.strip_prefix('Q') {
        // Some transcripts have a gap for the colon.
        let gap = rest.trim_start();
        if gap.len() < rest.len() && gap.starts_with(|c: char| c.is_uppercase() || is_quote(c)) {
            return Some(Opening {
                speaker: Speaker::Asks,
                length: 1,
            });
        }
    }
    let end = sentence
        .char_indices()
        .take(MAX_LABEL)
        .find(|(_, c)| matches!(c, ':' | '\u{ff1a}'))?;
    let (text, length) = (&sentence[..end.0], end.0 + end.1.len_utf8());
    let speaker = match label(text) {
        Some(Label::Asks) => Speaker::Asks,
        Some(Label::Answers) => Speaker::Answers,
        None => Speaker::Named(Some(text.trim()).filter(|name| is_name(name))?),
    };
    Some(Opening { speaker, length })
}

/// Whether words before a colon are those of a name: few, and all with capitals.
fn is_name(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_capital = |word: &&str| word.starts_with(char::is_uppercase);
    let letters = |c: char| c.is_alphabetic() || matches!(c, '.' | '-' | '\'' | '\u{2019}' | ' ');
    (1..=MAX_NAME_WORDS).contains(&words.len())
        && words.iter().all(is_capital)
        && text.chars().all(letters)
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '\'' | '\u{201c}' | '\u{2018}')
}
