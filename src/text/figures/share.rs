//! Shares and other numbers in words that are not counted out.

use super::bound::Bound;
use super::figure::{Figure, Unit};
use super::numbers::Numbers;
use super::piece::Pieces;
use super::reading::Reading;
use super::tongue::MeasuredUnit;
use crate::text::numerals::Numeral;

/// The largest number, in thousandths, of which some are a share: one in four.
const FEW: u64 = 10_000;

impl Pieces<'_> {
    /// A share in words: `a third of exports`. "Half of" may be the half of a year.
    pub(super) fn share(&self, at: usize) -> Option<Reading> {
        if let Some(share) = self.share_of_few(at) {
            return Some(share);
        }
        let (part, next) = self.fraction(at)?;
        // "A quarter of a billion" is a number.
        if self.quantity(at).is_some_and(|number| number.next > next) {
            return None;
        }
        let of = &self.tongue.words.of;
        let is_share = self.word(next).is_some_and(|word| of.contains(word))
            && self.time_unit(next + 1).is_none()
            && self.time_unit(next + 2).is_none();
        is_share.then(|| Reading {
            bound: (!part.is_multiple_of(10)).then_some(Bound::About),
            is_common: part == 500,
            ..Reading::of(vec![Figure::new(Unit::Percent, part * 100)], next)
        })
    }

    /// `one in four`, `two out of three`; "one of two" is said of anything.
    pub(super) fn share_of_few(&self, at: usize) -> Option<Reading> {
        let words = self.tongue.words;
        let few = self.quantity(at)?;
        let (one, two) = (self.word(few.next)?, self.word(few.next + 1));
        let behind = if words.out_of.contains(one) {
            few.next + 1
        } else {
            let phrase = format!("{one} {}", two?);
            words.out_of.contains(&phrase).then_some(few.next + 2)?
        };
        let all = self.quantity(behind)?;
        let is_share = 0 < few.value && few.value < all.value && all.value <= FEW;
        let figure = Figure::new(Unit::Percent, few.value * 100_000 / all.value.max(1));
        is_share.then(|| Reading {
            is_common: words.of.contains(one),
            ..Reading::of(vec![figure], all.next)
        })
    }

    /// `hundreds of drivers`, `tens of thousands of tonnes`, `several hundred ships`: no plain figure,
    /// but one that others can agree with.
    pub(super) fn vague(&self, at: usize) -> Option<Reading> {
        let words = self.tongue.words;
        let start = at + usize::from(self.is_article(at));
        let group = |at: usize| words.vague.get(self.word(at)?).copied();
        let (mut size, mut next) = if words.several.contains(self.word(start)?) {
            match self.tongue.numeral(self.word(start + 1)?)? {
                Numeral::Scale(size) => (size, start + 2),
                Numeral::Value(_) => return None,
            }
        } else {
            (group(start)?, start + 1)
        };
        let is_of = |at: usize| self.word(at).is_some_and(|word| words.of.contains(word));
        while let Some(larger) = group(next + 1).filter(|_| is_of(next)) {
            size = size.checked_mul(larger)?;
            next += 2;
        }
        next += usize::from(is_of(next));
        let (measured, next) = self.unit(next).or_else(|| {
            let (thing, next) = self.counted_at(next)?;
            let unit = Unit::Count(thing);
            Some((MeasuredUnit { factor: 1, unit }, next))
        })?;
        let numbers = Numbers {
            values: vec![(size.checked_mul(2000)?, Some(size.checked_mul(10_000)?))],
            next,
            bound: Some(Bound::Vague),
        };
        Some(Reading {
            is_common: true,
            ..self.measured(&measured, &numbers, next)?
        })
    }
}
