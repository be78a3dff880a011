//! Sums of money behind the mark of their currency.

use super::figure::Unit;
use super::numbers::Numbers;
use super::piece::{Piece, Pieces};
use super::reading::Reading;
use super::tongue::{MeasuredUnit, before};

impl Pieces<'_> {
    /// `$1.5 billion`, `US$ 500 million`, `RMB 10`, `$1.5-2 billion`.
    pub(super) fn money_before(&self, at: usize) -> Option<Reading> {
        let (currency, next) = self.currency_before(at)?;
        let numbers = self.with_short_scale(self.numbers(next)?)?;
        // Of a language that is not known, nobody can say what the word behind is.
        if !self.tongue.is_known() && self.word(numbers.next).is_some() {
            return None;
        }
        let unit = Unit::Money(currency.clone());
        self.measured(&MeasuredUnit { factor: 1, unit }, &numbers, numbers.next)
    }

    /// The mark of a currency at a place.
    pub(super) fn currency_before(&self, at: usize) -> Option<(&'static String, usize)> {
        let marks = before();
        match self.piece(at)? {
            Piece::Sign(sign) => Some((marks.signs.get(sign)?, at + 1)),
            Piece::Word(word) => {
                let dollar = marks.dollars.get(word.as_ref());
                // "A$600", not "a $600 credit".
                let is_mark = self.sign(at + 1) == Some('$') && self.touches(at, at + 1);
                match dollar.filter(|_| is_mark) {
                    Some(dollar) => Some((dollar, at + 2)),
                    None => Some((marks.words.get(word.as_ref())?, at + 1)),
                }
            }
            _ => None,
        }
    }

    /// `$500m`, `€2bn`.
    pub(super) fn with_short_scale(&self, numbers: Numbers) -> Option<Numbers> {
        let scale = self
            .word(numbers.next)
            .and_then(|word| self.tongue.words.short_scales.get(word));
        let Some(scale) = scale.filter(|_| self.touches(numbers.next - 1, numbers.next)) else {
            return Some(numbers);
        };
        let times = |value: u64| value.checked_mul(*scale);
        let mut values = Vec::new();
        for (value, upper) in numbers.values {
            let upper = match upper {
                Some(upper) => Some(times(upper)?),
                None => None,
            };
            values.push((times(value)?, upper));
        }
        Some(Numbers {
            values,
            next: numbers.next + 1,
            ..numbers
        })
    }

    /// Whether a short magnitude, and no unit, touches the digits of things: `10k vehicles`.
    pub(super) fn in_short_scale(&self, numbers: &Numbers) -> bool {
        let at = numbers.next;
        let is_short = |word: &str| self.tongue.words.short_scales.contains_key(word);
        self.word(at).is_some_and(is_short)
            && (self.unit(at + 1).is_some() || self.counted_at(at + 1).is_some())
    }
}
