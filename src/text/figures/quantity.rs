//! Numbers without their unit.

use super::amount::Quantity;
use super::bound::Bound;
use super::piece::{Piece, Pieces};
use super::tongue::chinese;
use crate::text::numerals::{self, ChineseNumber, Numeral};

/// The most pieces of a number in words; what is longer is no number.
const MAX_PIECES: usize = 16;

/// One, in thousandths.
const ONE: u64 = 1000;

impl Pieces<'_> {
    /// A number in digits or words with its magnitude: `1.2 billion`, `half a million`, `two and a
    /// half`, `a couple of hundred`, 1.2万亿.
    pub(crate) fn quantity(&self, at: usize) -> Option<Quantity> {
        self.quantity_once(at, || self.read_quantity(at))
    }

    fn read_quantity(&self, at: usize) -> Option<Quantity> {
        if let Some(part) = self.part_of_scale(at) {
            return Some(part);
        }
        if let Some(some) = self.group(at) {
            return Some(some);
        }
        let bare = match self.piece(at)? {
            Piece::Number(value) => Quantity::new(*value, at + 1),
            Piece::Word(word) => match self.tongue.words.numbers.get(word.as_ref()) {
                Some(value) => Quantity::new(*value, at + 1),
                None => self.in_words(at)?,
            },
            Piece::Sign(sign) => match vulgar_fraction(*sign) {
                Some(value) => Quantity::new(value, at + 1),
                None => self.in_chinese(at)?,
            },
            Piece::Month(_) => return None,
        };
        let whole = self.with_part(bare)?;
        let scaled = self.magnified(whole)?;
        self.with_lower_part(self.in_groups(scaled)?)
    }

    /// The magnitudes behind a number.
    fn magnified(&self, number: Quantity) -> Option<Quantity> {
        let mut scaled = number;
        loop {
            let at = scaled.next + usize::from(self.is_dash(scaled.next));
            let Some(scale) = self.scale(at) else {
                return Some(scaled);
            };
            scaled.value = scaled.value.checked_mul(scale)?;
            scaled.scale = scaled.scale.checked_mul(scale)?;
            scaled.next = at + 1;
        }
    }

    /// The magnitude at a place.
    fn scale(&self, at: usize) -> Option<u64> {
        let numeral = match self.piece(at)? {
            Piece::Word(word) => self.tongue.numeral(word),
            Piece::Sign(sign) => numerals::chinese(*sign),
            _ => None,
        };
        match numeral? {
            Numeral::Scale(scale) => Some(scale),
            Numeral::Value(_) => None,
        }
    }

    /// `two dozen`.
    fn in_groups(&self, number: Quantity) -> Option<Quantity> {
        let group = self
            .word(number.next)
            .and_then(|word| self.tongue.words.groups.get(word));
        let Some(size) = group else {
            return Some(number);
        };
        Some(Quantity {
            value: number.value.checked_mul(*size)?,
            next: self.behind_of(number.next + 1),
            scale: 1,
            bound: Some(Bound::About),
        })
    }

    /// `a dozen`, `a couple of hundred`, `half a dozen`.
    fn group(&self, at: usize) -> Option<Quantity> {
        let (value, next) = if self.is_article(at) {
            (ONE, at + 1)
        } else {
            let article = usize::from(self.is_article(at + 1));
            (self.half(at)?, at + 1 + article)
        };
        let size = self.tongue.words.groups.get(self.word(next)?)?;
        let some = Quantity {
            bound: Some(Bound::About),
            ..Quantity::new(value * size, self.behind_of(next + 1))
        };
        self.magnified(some)
    }

    fn half(&self, at: usize) -> Option<u64> {
        let parts = self.tongue.words.fractions.get(self.word(at)?)?;
        (*parts == 2).then_some(ONE / 2)
    }

    /// `half a billion`, `three-quarters of a million`, `a third of a million`.
    fn part_of_scale(&self, at: usize) -> Option<Quantity> {
        let (value, next) = self.fraction(at)?;
        let next = self.behind_of(next);
        let next = next + usize::from(self.is_article(next));
        let scale = self.scale(next)?;
        let part = Quantity::new(value, next);
        (scale >= ONE).then(|| self.magnified(part))?
    }

    /// A part of one, in thousandths: `half`, `a quarter`, `three-quarters`, `one third`.
    pub(crate) fn fraction(&self, at: usize) -> Option<(u64, usize)> {
        let parts = |at: usize| self.tongue.words.fractions.get(self.word(at)?);
        if let Some(2) = parts(at) {
            return Some((ONE / 2, at + 1));
        }
        let (count, next) = if self.is_article(at) {
            (1, at + 1)
        } else {
            match self.tongue.numeral(self.word(at)?)? {
                Numeral::Value(count @ 1..10) => {
                    (count, at + 1 + usize::from(self.is_dash(at + 1)))
                }
                _ => return None,
            }
        };
        Some((count * ONE / parts(next)?, next + 1))
    }

    /// `two and a half`, `one and one-half`, `2 1/2`, `2½`; 两个半 stands with its unit.
    fn with_part(&self, number: Quantity) -> Option<Quantity> {
        if !number.value.is_multiple_of(ONE) {
            return Some(number);
        }
        let at = number.next;
        let part = if self.is_and(at) {
            self.fraction(at + 1)
        } else {
            let vulgar = self.sign(at).and_then(vulgar_fraction);
            vulgar
                .map(|value| (value, at + 1))
                .or_else(|| self.part_in_digits(at))
        };
        Some(match part {
            Some((part, next)) => Quantity::new(number.value.checked_add(part)?, next),
            None => number,
        })
    }

    /// `1/2`, `3/4`.
    fn part_in_digits(&self, at: usize) -> Option<(u64, usize)> {
        let (count, parts) = (self.number(at)? / ONE, self.number(at + 2)? / ONE);
        let is_part = self.sign(at + 1) == Some('/') && 0 < count && count < parts && parts <= 10;
        is_part.then(|| (count * ONE / parts, at + 3))
    }

    /// `1 million 200 thousand`, 3亿5000万.
    fn with_lower_part(&self, number: Quantity) -> Option<Quantity> {
        if number.scale < ONE || !matches!(self.piece(number.next), Some(Piece::Number(_))) {
            return Some(number);
        }
        let lower = Quantity::new(self.number(number.next)?, number.next + 1);
        let lower = self.magnified(lower)?;
        if lower.scale == 1 || lower.scale >= number.scale || lower.value / ONE >= number.scale {
            return Some(number);
        }
        Some(Quantity {
            value: number.value.checked_add(lower.value)?,
            next: lower.next,
            ..number
        })
    }

    /// `twenty-five`, `one hundred and fifty million`, `a million`.
    fn in_words(&self, at: usize) -> Option<Quantity> {
        let is_led = self.is_article(at) && self.scale(at + 1).is_some();
        let (mut total, mut group, mut next) = (0_u64, u64::from(is_led), at + usize::from(is_led));
        let mut scale_of_all = 1;
        while next - at < MAX_PIECES {
            let step = next + usize::from(next > at && self.is_link(next, group));
            match self.word(step).and_then(|word| self.tongue.numeral(word)) {
                Some(Numeral::Value(value)) if goes_on(group, value) => group += value,
                Some(Numeral::Scale(100)) if next > at => group = group.max(1).checked_mul(100)?,
                Some(Numeral::Scale(scale)) if next > at => {
                    total = total.checked_add(group.max(1).checked_mul(scale)?)?;
                    scale_of_all = scale;
                    group = 0;
                }
                _ => break,
            }
            next = step + 1;
        }
        let value = total.checked_add(group)?.checked_mul(ONE)?;
        let scale = scale_of_all;
        (next > at).then(|| Quantity {
            scale,
            ..Quantity::new(value, next)
        })
    }

    /// Whether a dash or an "and" joins the words of one number: `twenty-five`, `one hundred and
    /// five`, not "five and six".
    fn is_link(&self, at: usize, group: u64) -> bool {
        let Some(Numeral::Value(next)) =
            self.word(at + 1).and_then(|word| self.tongue.numeral(word))
        else {
            return false;
        };
        self.is_dash(at) && goes_on(group, next)
            || self.is_and(at) && group.is_multiple_of(100) && next < 100
    }

    /// 二十四, 一百五十万, 两. Digits in a row are no amount.
    fn in_chinese(&self, at: usize) -> Option<Quantity> {
        if self.is_no_count(at) {
            return None;
        }
        let number = self.chinese_number(at)?;
        let value = number.value.checked_mul(ONE)?;
        (!number.has_digits_in_row).then(|| Quantity::new(value, at + number.length))
    }

    /// Whether a number is the start of a word for those who were named: 两人, "the two of them".
    fn is_no_count(&self, at: usize) -> bool {
        let words = &chinese().no_counts;
        words.iter().any(|word| self.signs(at, word))
    }

    /// The number in Chinese characters at a place.
    pub(crate) fn chinese_number(&self, at: usize) -> Option<ChineseNumber> {
        numerals::chinese_number((at..).map_while(|at| self.sign(at)))
    }

    pub(crate) fn is_article(&self, at: usize) -> bool {
        self.word(at)
            .is_some_and(|word| self.tongue.words.articles.contains(word))
    }

    pub(crate) fn is_and(&self, at: usize) -> bool {
        self.word(at)
            .is_some_and(|word| self.tongue.words.and.contains(word))
    }

    /// The place behind an "of" at a place, or the place itself.
    fn behind_of(&self, at: usize) -> usize {
        let is_of = self
            .word(at)
            .is_some_and(|word| self.tongue.words.of.contains(word));
        at + usize::from(is_of)
    }
}

/// Whether a number in words goes on with another word: twenty five, one hundred fifty; French
/// counts on from sixty to seventy-nine.
fn goes_on(group: u64, value: u64) -> bool {
    group == 0
        || group.is_multiple_of(100) && value < 100
        || group.is_multiple_of(10)
            && group % 100 >= 20
            && (value < 10 || group % 100 == 60 && value < 20)
}

/// A fraction in one character, in thousandths.
fn vulgar_fraction(sign: char) -> Option<u64> {
    match sign {
        '½' => Some(ONE / 2),
        '¼' => Some(ONE / 4),
        '¾' => Some(3 * ONE / 4),
        '⅓' => Some(ONE / 3),
        '⅔' => Some(2 * ONE / 3),
        _ => None,
    }
}
