//! A sentence in the pieces that figures are made of.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::ops::Range;

use super::amount::Quantity;
use super::number;
use super::tongue::{Tongue, as_chinese};
use crate::text::script::{Script, is_wide};

/// A part of a sentence, but white space.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Piece<'a> {
    /// A number in digits, in thousandths.
    Number(u64),
    /// The name of a month, from 1 to 12.
    Month(u64),
    /// Another word, in lower case.
    Word(Cow<'a, str>),
    /// Any other character; Chinese and Korean ones are signs.
    Sign(char),
}

/// A piece with its place.
struct Placed<'a> {
    piece: Piece<'a>,
    /// Its first character.
    start: usize,
    /// The character behind its last.
    end: usize,
    /// Its text.
    text: &'a str,
}

/// The pieces of a sentence.
pub(super) struct Pieces<'a> {
    placed: Vec<Placed<'a>>,
    /// For each of them, the number that begins there, once that was asked. Every kind of figure
    /// asks.
    quantities: Vec<OnceCell<Option<Quantity>>>,
    pub(super) tongue: Tongue,
}

impl<'a> Pieces<'a> {
    /// Cuts a sentence in a language.
    pub(crate) fn of(sentence: &'a str, tongue: Tongue) -> Self {
        let mut placed: Vec<Placed<'_>> = Vec::new();
        let (mut rest, mut start) = (sentence, 0);
        while let Some(c) = rest.chars().next() {
            let length = if c.is_ascii_digit() {
                // "On May 15 300 men left."
                let by_spaces = !placed
                    .last()
                    .is_some_and(|last| last.is_counted_before(tongue));
                number::length(rest, by_spaces)
            } else if is_letter(c) {
                rest.find(|c| !is_letter(c)).unwrap_or(rest.len())
            } else {
                c.len_utf8()
            };
            let (text, behind) = rest.split_at(length);
            let end = start + text.chars().count();
            let piece = if c.is_ascii_digit() {
                number::thousandths(text, tongue.decimal_comma).map(Piece::Number)
            } else if is_letter(c) {
                let word = || Piece::Word(in_lower_case(text));
                Some(tongue.month(text).map_or_else(word, Piece::Month))
            } else {
                (!c.is_whitespace()).then_some(Piece::Sign(as_chinese(c)))
            };
            placed.extend(piece.map(|piece| Placed {
                piece,
                start,
                end,
                text,
            }));
            (rest, start) = (behind, end);
        }
        Self {
            quantities: vec![OnceCell::new(); placed.len()],
            placed,
            tongue,
        }
    }

    /// The number that begins at a place, as `read` reads it.
    pub(super) fn quantity_once(
        &self,
        at: usize,
        read: impl FnOnce() -> Option<Quantity>,
    ) -> Option<Quantity> {
        *self.quantities.get(at)?.get_or_init(read)
    }

    /// How many pieces there are.
    pub(crate) fn len(&self) -> usize {
        self.placed.len()
    }

    /// The characters from a piece to before another.
    pub(crate) fn characters(&self, from: usize, to: usize) -> Range<usize> {
        self.placed[from].start..self.placed[to - 1].end
    }

    /// The piece at a place.
    pub(crate) fn piece(&self, at: usize) -> Option<&Piece<'a>> {
        self.placed.get(at).map(|placed| &placed.piece)
    }

    /// The word at a place, where it is one.
    pub(crate) fn word(&self, at: usize) -> Option<&str> {
        match self.piece(at)? {
            Piece::Word(word) => Some(word),
            _ => None,
        }
    }

    /// The word before a place, where it is one.
    pub(crate) fn word_before(&self, at: usize) -> Option<&str> {
        self.word(at.checked_sub(1)?)
    }

    /// The number in digits at a place, where it is one.
    pub(crate) fn number(&self, at: usize) -> Option<u64> {
        match self.piece(at)? {
            Piece::Number(value) => Some(*value),
            _ => None,
        }
    }

    /// The sign at a place, where it is one.
    pub(crate) fn sign(&self, at: usize) -> Option<char> {
        match self.piece(at)? {
            Piece::Sign(sign) => Some(*sign),
            _ => None,
        }
    }

    /// Whether a dash stands at a place.
    pub(crate) fn is_dash(&self, at: usize) -> bool {
        matches!(self.sign(at), Some('-' | '‐' | '‑' | '–' | '—'))
    }

    /// Whether these characters stand at a place.
    pub(crate) fn signs(&self, at: usize, signs: &str) -> bool {
        signs
            .chars()
            .enumerate()
            .all(|(step, sign)| self.sign(at + step) == Some(sign))
    }

    /// Whether two pieces stand side by side without a space.
    pub(crate) fn touches(&self, at: usize, next: usize) -> bool {
        let pair = self.placed.get(at).zip(self.placed.get(next));
        pair.is_some_and(|(one, other)| one.end == other.start)
    }

    /// The text of a piece as it is written.
    pub(crate) fn written(&self, at: usize) -> &'a str {
        self.placed.get(at).map_or("", |placed| placed.text)
    }

    /// Whether a word with a capital stands at a place.
    pub(crate) fn is_capital(&self, at: usize) -> bool {
        self.written(at).starts_with(char::is_uppercase)
    }
}

impl Placed<'_> {
    /// Whether the number behind it is likely one by itself: a day, or the number of a name.
    fn is_counted_before(&self, tongue: Tongue) -> bool {
        match &self.piece {
            Piece::Month(_) | Piece::Number(_) => true,
            Piece::Word(word) => tongue.words.designations.contains(word.as_ref()),
            Piece::Sign(_) => false,
        }
    }
}

fn in_lower_case(word: &str) -> Cow<'_, str> {
    if word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        Cow::Borrowed(word)
    } else {
        Cow::Owned(word.to_lowercase())
    }
}

fn is_letter(c: char) -> bool {
    c.is_alphabetic() && !is_wide(c) && Script::of(c) != Some(Script::Hangul)
}
