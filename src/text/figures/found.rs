//! A figure where it stands, and whether another is the same.

use super::bound::{Bound, Extent};
use super::figure::{Figure, TimeSize, TimeUnit, Unit};
use super::tongue::{are_same_things, one_name};

/// Where a figure stands in a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FigureMatch {
    pub figure: Figure,
    /// Its first character.
    pub start: usize,
    /// The character behind its last.
    pub end: usize,
    /// Whether it only says how long ago something was, or for how long it has been so.
    pub is_past: bool,
    /// How it is not exact.
    pub bound: Option<Bound>,
    /// What it is of its thing, by the word before it: its end, its start. Figures of which this
    /// differs are of different things: cut by 10 percent, to 10 percent.
    pub lead: Option<&'static str>,
    /// Whether it is so common that it is no news: the two sides, an hour.
    pub is_common: bool,
}

/// Minutes of a month, on average.
const MONTH: u128 = 43_830;

/// Minutes of a day.
const DAY: u128 = 1_440_000;

impl FigureMatch {
    /// The numbers without their unit, in thousandths, as among
    /// [`Figures::numerals`](super::Figures::numerals): a day without its month.
    pub(crate) fn numerals(&self) -> [u64; 2] {
        let value = self.figure.value;
        if self.figure.unit == Unit::Day {
            return [value % 100_000; 2];
        }
        [value, self.figure.upper.unwrap_or(value)]
    }

    /// Whether both may give one quantity, however it is written: 80 minutes, an hour and twenty
    /// minutes.
    pub(crate) fn agrees(&self, other: &Self) -> bool {
        self.is_of_unit(other) && self.agrees_in_amount(other)
    }

    /// The same of two figures [of one unit](Self::is_of_unit).
    pub(super) fn agrees_in_amount(&self, other: &Self) -> bool {
        match self.figure.unit {
            Unit::Day | Unit::Month | Unit::Year | Unit::Ordinal => self.figure == other.figure,
            Unit::Span(_) | Unit::Every(_) => {
                let exact = [self, other].map(|found| found.extent(false));
                match (self.is_in_months(), other.is_in_months()) {
                    (one, another) if one == another => exact[0].agrees(exact[1]),
                    _ => is_near(self.extent(true), other.extent(true)),
                }
            }
            _ => self.extent(false).agrees(other.extent(false)),
        }
    }

    /// Whether both count the same: the same things, or time.
    pub(crate) fn is_of_unit(&self, other: &Self) -> bool {
        match (&self.figure.unit, &other.figure.unit) {
            (Unit::Span(_), Unit::Span(_)) | (Unit::Every(_), Unit::Every(_)) => true,
            (Unit::Count(one), Unit::Count(another)) => {
                one == another || are_same_things(&one.to_lowercase(), &another.to_lowercase())
            }
            (one, another) => one == another,
        }
    }

    /// The unit, the same for all figures that are [of one](Self::is_of_unit).
    pub(super) fn kind(&self) -> Unit {
        match &self.figure.unit {
            Unit::Span(_) => Unit::Span(TimeUnit::Minute),
            Unit::Every(_) => Unit::Every(TimeUnit::Minute),
            Unit::Count(things) => Unit::Count(one_name(things.to_lowercase())),
            unit => unit.clone(),
        }
    }

    /// Whether it is one number of things, to the last digit.
    pub(super) fn is_exact_number(&self) -> bool {
        let is_number = matches!(
            self.figure.unit,
            Unit::Percent | Unit::Points | Unit::Money(_) | Unit::Count(_)
        );
        is_number && self.figure.upper.is_none() && self.bound.is_none()
    }

    /// Whether figures of one unit can be about one thing. An hour and a year are spans of
    /// different things.
    pub(crate) fn can_conflict(&self, other: &Self) -> bool {
        let leads = self.lead.zip(other.lead);
        let is_vague = |found: &Self| found.bound == Some(Bound::Vague);
        let is_of_size = |found: &Self| found.extent(true).low >= DAY;
        self.is_of_unit(other)
            && !is_vague(self)
            && !is_vague(other)
            && leads.is_none_or(|(one, another)| one == another)
            && (!matches!(self.figure.unit, Unit::Span(_)) || is_of_size(self) == is_of_size(other))
    }

    fn is_in_months(&self) -> bool {
        matches!(self.time_size(), Some(TimeSize::Months(_)))
    }

    fn time_size(&self) -> Option<TimeSize> {
        match self.figure.unit {
            Unit::Span(unit) | Unit::Every(unit) => Some(unit.size()),
            _ => None,
        }
    }

    /// The values that it may stand for; of time, in minutes or months, or all `in_minutes`.
    fn extent(&self, in_minutes: bool) -> Extent {
        let size = match self.time_size() {
            None => 1,
            Some(TimeSize::Minutes(size)) => size.into(),
            Some(TimeSize::Months(size)) if in_minutes => MONTH * u128::from(size),
            Some(TimeSize::Months(size)) => size.into(),
        };
        let value = |value: u64| u128::from(value) * size;
        Extent {
            low: value(self.figure.value),
            high: value(self.figure.upper.unwrap_or(self.figure.value)),
            bound: self.bound,
        }
    }
}

/// Whether two spans are as near as 90 days and three months.
fn is_near(one: Extent, other: Extent) -> bool {
    one.low.abs_diff(other.low) * 25 <= one.low.max(other.low)
}
