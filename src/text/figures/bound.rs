//! How exact a figure is meant to be.

use std::ops::RangeInclusive;

use serde::Deserialize;

/// How a figure is not exact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Bound {
    About,
    /// At least so much.
    More,
    /// At most so much.
    Less,
    /// Somewhere in a wide range: hundreds.
    Vague,
}

/// The values that a figure may stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Extent {
    pub low: u128,
    pub high: u128,
    pub bound: Option<Bound>,
}

/// Of a thing of which "about 100" is said there may be a tenth more or less.
const ABOUT: u128 = 10;

/// Of two accounts that both say "about", each may be off by this part.
const BOTH_ABOUT: u128 = 20;

/// Below this, a number is told to its last digit: 98 prisoners are not 100.
const ROUNDED_FROM: u128 = 10_000_000;

/// A rounded number is no farther from the exact one than this part.
const ROUNDED: u128 = 50;

/// The numbers among which all are that may be this one, rounded or more exact.
pub(super) fn rounded_to(value: u64) -> RangeInclusive<u64> {
    let part = ROUNDED as u64;
    value - value / part..=value.saturating_add(value / (part - 1))
}

impl Extent {
    /// Whether both may stand for one quantity.
    pub(crate) fn agrees(self, other: Self) -> bool {
        if (self.low, self.high) == (other.low, other.high) {
            return true;
        }
        if self.bound == Some(Bound::Vague) || other.bound == Some(Bound::Vague) {
            return self.widened(ABOUT).meets(other.widened(ABOUT));
        }
        if !self.is_point() && !other.is_point() {
            return false;
        }
        match (self.bound, other.bound) {
            (None, None) if self.is_point() && other.is_point() => self.is_rounding_of(other),
            (Some(Bound::About), Some(Bound::About)) => {
                self.widened(BOTH_ABOUT).meets(other.widened(BOTH_ABOUT))
            }
            (Some(one), Some(another)) if one == another => {
                self.low.abs_diff(other.low) * ABOUT <= self.low.max(other.low)
            }
            _ => self.widened(ABOUT).meets(other.widened(ABOUT)),
        }
    }

    fn is_point(self) -> bool {
        self.low == self.high
    }

    fn meets(self, other: Self) -> bool {
        self.low <= other.high && other.low <= self.high
    }

    /// All that it may stand for. "More than an hour" is not said of two.
    fn widened(self, about: u128) -> Self {
        let (low, high) = match self.bound {
            None | Some(Bound::Vague) => (self.low, self.high),
            Some(Bound::About) => (self.low - self.low / about, self.high + self.high / about),
            Some(Bound::More) => (self.low, self.high + self.high / 2),
            Some(Bound::Less) => (self.low - self.low / 3, self.high),
        };
        Self { low, high, ..self }
    }

    /// Whether one of two numbers is the other, rounded: 1.48 and 1.5 million, 47.3 and 47 percent.
    fn is_rounding_of(self, other: Self) -> bool {
        let (a, b) = (self.low, other.low);
        // Most numbers are far apart, and that is quickly seen.
        if a.abs_diff(b) * ROUNDED > a.max(b) {
            return false;
        }
        let (coarse, fine) = if steps(a) > steps(b) { (a, b) } else { (b, a) };
        let step = steps(coarse);
        let is_near = coarse.abs_diff(fine) * ROUNDED <= coarse;
        let is_decimal = step >= 1000 && !fine.is_multiple_of(1000) && coarse >= 10_000;
        is_near
            && (is_decimal || coarse >= ROUNDED_FROM)
            && (fine + step / 2) / step * step == coarse
    }
}

/// The largest power of ten that divides a number.
fn steps(value: u128) -> u128 {
    // A processor divides a number of 64 bits many times as fast.
    let Ok(mut rest) = u64::try_from(value) else {
        return match value.is_multiple_of(10) {
            true => 10 * steps(value / 10),
            false => 1,
        };
    };
    let mut step = 1;
    while rest > 0 && rest.is_multiple_of(10) {
        rest /= 10;
        step *= 10;
    }
    step
}

#[cfg(test)]
mod tests {
    use super::*;

    fn extent(bound: Option<Bound>, low: u128, high: u128) -> Extent {
        Extent {
            low: low * 1000,
            high: high * 1000,
            bound,
        }
    }

    #[test]
    fn inexact_figures_agree_with_what_they_may_stand_for() {
        let exact = |value| extent(None, value, value);
        let about = |value| extent(Some(Bound::About), value, value);
        let more = |value| extent(Some(Bound::More), value, value);
        let less = |value| extent(Some(Bound::Less), value, value);
        let range = |low, high| extent(None, low, high);
        for (one, other, expected) in [
            (exact(90), exact(90), true),
            (exact(90), exact(60), false),
            (about(500), exact(520), true),
            (about(500), exact(600), false),
            (about(500), about(600), false),
            (more(60), exact(75), true),
            (more(60), exact(120), false),
            (more(60), more(75), false),
            (more(300), more(320), true),
            (less(500), exact(400), true),
            (less(500), exact(510), false),
            (range(5, 7), exact(6), true),
            (range(5, 7), exact(8), false),
            (range(5, 7), range(5, 6), false),
            (exact(1_480_000), exact(1_500_000), true),
            (exact(1_400_000), exact(1_500_000), false),
            (exact(98), exact(100), false),
            (
                exact(148 * 10_u128.pow(20)),
                exact(150 * 10_u128.pow(20)),
                true,
            ),
            (
                exact(148 * 10_u128.pow(20)),
                exact(151 * 10_u128.pow(20)),
                false,
            ),
        ] {
            assert_eq!(one.agrees(other), expected, "{one:?} {other:?}");
            assert_eq!(other.agrees(one), expected, "{other:?} {one:?}");
        }
    }
}
