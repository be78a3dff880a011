//! A sentence in the pieces that figures are made of.

use std::borrow::Cow;
use std::ops::Range;

use crate::text::months::english_month;
use crate::text::script::is_wide;

/// A part of a sentence, but white space.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Piece<'a> {
    /// A number in digits, in thousandths.
    Number(u64),
    /// The name of a month, from 1 to 12.
    Month(u64),
    /// Another word, in lower case.
    Word(Cow<'a, str>),
    /// Any other character; Chinese ones are signs.
    Sign(char),
}

/// The pieces of a sentence, each with its first character and the one behind its last.
pub(super) struct Pieces<'a>(Vec<(Piece<'a>, usize, usize)>);

impl<'a> Pieces<'a> {
    /// Cuts a sentence.
    pub(crate) fn of(sentence: &'a str) -> Self {
        let mut pieces = Vec::new();
        let (mut rest, mut start) = (sentence, 0);
        while let Some(c) = rest.chars().next() {
            let length = if c.is_ascii_digit() {
                digits(rest)
            } else if is_letter(c) {
                rest.find(|c| !is_letter(c)).unwrap_or(rest.len())
            } else {
                c.len_utf8()
            };
            let (text, behind) = rest.split_at(length);
            let end = start + text.chars().count();
            let piece = if c.is_ascii_digit() {
                thousandths(&text.replace(',', "")).map(Piece::Number)
            } else if is_letter(c) {
                let word = || Piece::Word(in_lower_case(text));
                Some(english_month(text).map_or_else(word, |month| Piece::Month(month.into())))
            } else {
                (!c.is_whitespace()).then_some(Piece::Sign(c))
            };
            pieces.extend(piece.map(|piece| (piece, start, end)));
            (rest, start) = (behind, end);
        }
        Self(pieces)
    }

    /// How many pieces there are.
    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// The characters from a piece to before another.
    pub(crate) fn characters(&self, from: usize, to: usize) -> Range<usize> {
        self.0[from].1..self.0[to - 1].2
    }

    /// The piece at a place.
    pub(crate) fn piece(&self, at: usize) -> Option<&Piece<'a>> {
        self.0.get(at).map(|(piece, ..)| piece)
    }

    /// The word at a place, where it is one.
    pub(crate) fn word(&self, at: usize) -> Option<&str> {
        match self.piece(at)? {
            Piece::Word(word) => Some(word),
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
}

/// How many bytes of a text are a number in digits, with its separators.
fn digits(text: &str) -> usize {
    let bytes = text.as_bytes();
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let goes_on = |at: &usize| {
        is_digit(*at) || matches!(bytes.get(*at), Some(b',' | b'.')) && is_digit(at + 1)
    };
    (0..).take_while(goes_on).count()
}

fn in_lower_case(word: &str) -> Cow<'_, str> {
    if word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        Cow::Borrowed(word)
    } else {
        Cow::Owned(word.to_lowercase())
    }
}

fn is_letter(c: char) -> bool {
    c.is_alphabetic() && !is_wide(c)
}

/// A decimal number in thousandths; `None` for what is none (`1.2.3`) or too large to be a figure.
fn thousandths(text: &str) -> Option<u64> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    if fraction.contains('.') {
        return None;
    }
    let fraction: String = fraction.chars().chain("000".chars()).take(3).collect();
    whole
        .parse::<u64>()
        .ok()?
        .checked_mul(1000)?
        .checked_add(fraction.parse().ok()?)
}
