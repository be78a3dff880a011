//! Numbers without their unit.

use super::piece::{Piece, Pieces};
use crate::text::numerals::{self, ChineseNumber, Numeral};

/// The most pieces of a number in words; what is longer is no number.
const MAX_PIECES: usize = 16;

impl Pieces<'_> {
    /// A number in digits or words with its magnitude, and the piece behind it.
    pub(crate) fn quantity(&self, at: usize) -> Option<(u64, usize)> {
        match self.piece(at)? {
            Piece::Number(value) => self.magnified(*value, at + 1),
            Piece::Word(_) => self.in_words(at),
            Piece::Sign(_) => self.in_chinese(at),
            Piece::Month(_) => None,
        }
    }

    /// The magnitudes behind a number: `1.2 billion`, 1.2万亿.
    fn magnified(&self, value: u64, at: usize) -> Option<(u64, usize)> {
        let (mut value, mut at) = (value, at);
        loop {
            let numeral = match self.piece(at) {
                Some(Piece::Word(word)) => numerals::english(word),
                Some(Piece::Sign(sign)) => numerals::chinese(*sign),
                _ => None,
            };
            let Some(Numeral::Scale(scale)) = numeral else {
                return Some((value, at));
            };
            value = value.checked_mul(scale)?;
            at += 1;
        }
    }

    /// `twenty-five`, `one hundred and fifty million`. A lone "one" counts only where a unit follows.
    fn in_words(&self, at: usize) -> Option<(u64, usize)> {
        let (mut total, mut group, mut next) = (0_u64, 0_u64, at);
        while next - at < MAX_PIECES {
            let step = next + usize::from(next > at && self.is_link(next));
            match self.word(step).and_then(numerals::english) {
                Some(Numeral::Value(value)) => group = group.checked_add(value)?,
                Some(Numeral::Scale(100)) if next > at => group = group.checked_mul(100)?,
                Some(Numeral::Scale(scale)) if next > at => {
                    total = total.checked_add(group.checked_mul(scale)?)?;
                    group = 0;
                }
                _ => break,
            }
            next = step + 1;
        }
        let value = total.checked_add(group)?.checked_mul(1000)?;
        (next > at).then_some((value, next))
    }

    /// Whether a dash or an "and" joins the words of one number: `twenty-five`.
    fn is_link(&self, at: usize) -> bool {
        let next = || self.word(at + 1).and_then(numerals::english);
        (self.is_dash(at) || self.word(at) == Some("and"))
            && matches!(next(), Some(Numeral::Value(_)))
    }

    /// 二十四, 一百五十万, 两. Digits in a row are no amount.
    fn in_chinese(&self, at: usize) -> Option<(u64, usize)> {
        let number = self.chinese_number(at)?;
        let value = number.value.checked_mul(1000)?;
        (!number.has_digits_in_row).then_some((value, at + number.length))
    }

    /// The number in Chinese characters at a place.
    pub(crate) fn chinese_number(&self, at: usize) -> Option<ChineseNumber> {
        numerals::chinese_number((at..).map_while(|at| self.sign(at)))
    }
}
