//! Spans of time and how often something is.

use super::figure::{Figure, TimeUnit, Unit};
use super::piece::{Piece, Pieces};
use super::reading::Reading;
use super::tongue::chinese;

/// One, in thousandths.
const ONE: u64 = 1000;

/// The most words and dashes from a span to the thing that has gone on for so long.
const MAX_PIECES_TO_HISTORY: usize = 5;

/// A span of time, and the piece behind it.
#[derive(Clone, Copy)]
pub(super) struct TimeSpan {
    value: u64,
    unit: TimeUnit,
    next: usize,
}

impl TimeSpan {
    pub(crate) fn new(value: u64, unit: TimeUnit, next: usize) -> Self {
        Self { value, unit, next }
    }

    pub(crate) fn reading(self) -> Reading {
        let unit = Unit::Span(self.unit);
        Reading::of(vec![Figure::new(unit, self.value)], self.next)
    }

    /// A span with a shorter one behind it, counted in the shorter unit.
    fn with(self, shorter: Self) -> Option<Self> {
        let factor = shorter.unit.in_one(self.unit)?;
        let value = self.value.checked_mul(factor)?.checked_add(shorter.value)?;
        Some(Self { value, ..shorter })
    }
}

impl Pieces<'_> {
    /// What goes on behind a span: `an hour and twenty minutes`, `a year and a half`, `1h20`,
    /// 一年半, 1小时20分钟.
    pub(crate) fn whole_span(&self, span: TimeSpan) -> TimeSpan {
        let at = span.next;
        if self.sign(at) == Some('半') {
            return TimeSpan::new(span.value.saturating_add(ONE / 2), span.unit, at + 1);
        }
        let goes_on = self.is_and(at)
            || self.sign(at) == Some(',') && !matches!(self.piece(at + 1), Some(Piece::Sign(_)));
        let behind = at + usize::from(goes_on);
        if let Some(shorter) = self.number_of_time(behind) {
            return span.with(shorter).unwrap_or(span);
        }
        // "An hour and a half" is not "an hour, a half of which".
        match self.fraction(behind).filter(|_| self.is_and(at)) {
            Some((part, next)) if self.time_unit(next).is_none() => {
                TimeSpan::new(span.value.saturating_add(part), span.unit, next)
            }
            _ => span,
        }
    }

    /// `twenty minutes`.
    fn number_of_time(&self, at: usize) -> Option<TimeSpan> {
        let number = self.quantity(at)?;
        let (factor, unit, next) = self.time_unit(number.next)?;
        Some(TimeSpan::new(number.value.checked_mul(factor)?, unit, next))
    }

    /// A unit of time at a place, how many of it its word is, and the piece behind.
    pub(crate) fn time_unit(&self, at: usize) -> Option<(u64, TimeUnit, usize)> {
        let (measured, next) = self.unit(at)?;
        match measured.unit {
            Unit::Span(unit) => Some((measured.factor, unit, next)),
            _ => None,
        }
    }

    /// `half an hour`, `three-quarters of an hour`, `a quarter century`, 半小时.
    pub(crate) fn part_of_span(&self, at: usize) -> Option<Reading> {
        let (value, next) = match self.sign(at) {
            Some('半') => (ONE / 2, at + 1),
            _ => self.fraction(at)?,
        };
        let words = self.tongue.words;
        let mut next = next;
        while self.is_dash(next)
            || self.is_article(next)
            || self.word(next).is_some_and(|word| words.of.contains(word))
        {
            next += 1;
        }
        let is_joined = self.is_dash(next.wrapping_sub(1));
        let (factor, unit, next) = self.time_unit(next)?;
        // A "half-day forum" is no span of twelve hours.
        if is_joined && unit == TimeUnit::Day {
            return None;
        }
        let value = value.checked_mul(factor)?;
        // A half of an hour is told in minutes.
        let span = TimeSpan::new(value, unit, next);
        Some(span.in_whole_units().reading())
    }

    /// `an hour`, `a year and a half`. A lone "a year" may be a rate, unless a word like "for"
    /// stands before it.
    pub(crate) fn one_span(&self, at: usize) -> Option<Reading> {
        if !self.is_article(at) {
            return None;
        }
        let dash = usize::from(self.is_dash(at + 1));
        let (factor, unit, next) = self.time_unit(at + 1 + dash)?;
        let one = TimeSpan::new(ONE * factor, unit, next);
        let whole = self.whole_span(one);
        let is_compound = whole.next > next;
        let lasting = &self.tongue.words.lasting;
        let is_led = || {
            self.word_before(at)
                .is_some_and(|word| lasting.contains(word))
        };
        let is_span = is_compound || factor > 1 || unit == TimeUnit::Hour || is_led();
        is_span.then(|| Reading {
            is_common: !is_compound,
            ..whole.reading()
        })
    }

    /// `1h20`, `2h`.
    pub(crate) fn hours_and_minutes(&self, at: usize) -> Option<Reading> {
        let hours = self.number(at)?;
        if !self.is_hour_mark(at + 1) || !self.touches(at, at + 1) {
            return None;
        }
        let span = TimeSpan::new(hours, TimeUnit::Hour, at + 2);
        let minutes = self.number(at + 2).filter(|_| self.touches(at + 1, at + 2));
        let whole = minutes.and_then(|minutes| {
            let ending = usize::from(matches!(self.word(at + 3), Some("m" | "min" | "mn")));
            span.with(TimeSpan::new(minutes, TimeUnit::Minute, at + 3 + ending))
        });
        Some(whole.unwrap_or(span).reading())
    }

    /// `every two weeks`, `every other year`, `twice a year`, `three times a week`, `monthly`.
    pub(crate) fn frequency(&self, at: usize) -> Option<Reading> {
        let words = self.tongue.words;
        let word = self.word(at)?;
        if let Some(measured) = words.adverbs.get(word) {
            let Unit::Span(unit) = measured.unit else {
                return None;
            };
            return Some(Reading {
                is_common: true,
                ..every(ONE * measured.factor, unit, at + 1)
            });
        }
        if words.every.contains(word) {
            let other = usize::from(
                self.word(at + 1)
                    .is_some_and(|word| words.other.contains(word)),
            );
            let (number, next) = match self.quantity(at + 1) {
                Some(number) if other == 0 => (number.value, number.next),
                _ => (ONE * (1 + other as u64), at + 1 + other),
            };
            let (factor, unit, next) = self.time_unit(next)?;
            // "Every day" and "every year" are said of anything.
            let is_common = number == ONE && other == 0;
            return Some(Reading {
                is_common,
                ..every(number.checked_mul(factor)?, unit, next)
            });
        }
        let (times, next) = match words.times.get(word) {
            Some(times) => (*times, at + 1),
            None => {
                let number = self.quantity(at)?;
                let is_times = self
                    .word(number.next)
                    .is_some_and(|word| words.times_words.contains(word));
                (number.value / ONE, is_times.then_some(number.next + 1)?)
            }
        };
        self.word(next).filter(|word| words.per.contains(*word))?;
        let (factor, unit, next) = self.time_unit(next + 1)?;
        // Three times a year is every four months.
        let (parts, unit) = unit.smaller();
        Some(every(
            (ONE * factor * parts).checked_div(times)?,
            unit,
            next,
        ))
    }

    /// Whether a span from one place to before another only says how long ago something was, or for
    /// how long it has been so: `80 years ago`, `the past eight years`, `31 years of relations`,
    /// `has gone on for almost 1,000 days`, 建交31年来.
    pub(super) fn is_past(&self, start: usize, next: usize) -> bool {
        self.is_ago(next)
            || self.is_led_from_past(start)
            || self.is_of_history(next)
            || self.has_lasted(start)
    }

    fn is_ago(&self, next: usize) -> bool {
        let words = self.tongue.words;
        let behind = next + usize::from(self.is_dash(next));
        let is_anniversary = |word: &String| {
            let length = word.chars().count();
            next.checked_sub(length)
                .is_some_and(|at| self.signs(at, word))
        };
        self.word(behind)
            .is_some_and(|word| words.ago.contains(word))
            || chinese().ago.iter().any(|ago| self.signs(next, ago))
            || chinese().anniversaries.iter().any(is_anniversary)
    }

    fn is_led_from_past(&self, start: usize) -> bool {
        let ago_before = &self.tongue.words.ago_before;
        let is_led = |at| {
            let leads = |phrase: &str| ago_before.contains(phrase).then_some(());
            self.phrase_before(at, &leads).is_some()
        };
        let passed_over = self.words_before_lead(start).count();
        (start - passed_over..=start).any(is_led)
            || chinese().ago_before.iter().any(|word| {
                let at = start.checked_sub(word.chars().count());
                at.is_some_and(|at| self.signs(at, word))
            })
    }

    /// Whether a thing that goes on for long stands close behind a span: `1,000 days of full-scale
    /// war`, `the 50-year course`, `75 лет дипломатических отношений`.
    fn is_of_history(&self, next: usize) -> bool {
        let words = self.tongue.words;
        let mut at = next;
        while at - next < MAX_PIECES_TO_HISTORY {
            match self.word(at) {
                Some(word) if words.histories.contains(word) => return true,
                Some(word) if words.of.contains(word) => {}
                Some(word) if !words.uncounted.contains(word) => {}
                None if self.is_dash(at) || matches!(self.sign(at), Some('\'' | '’')) => {}
                _ => return false,
            }
            at += 1;
        }
        false
    }

    /// `has gone on for almost 1,000 days`; what has been put off for 90 days is to come.
    fn has_lasted(&self, start: usize) -> bool {
        let words = self.tongue.words;
        let is_perfect = |at| {
            self.word(at)
                .is_some_and(|word| words.perfect.contains(word))
        };
        let in_clause = |at: &usize| !matches!(self.sign(*at), Some(';' | '.'));
        self.bound(start, start).is_some()
            && self.lead(start) == Some("for")
            && (0..start).rev().take_while(in_clause).any(is_perfect)
    }
}

fn every(value: u64, unit: TimeUnit, next: usize) -> Reading {
    let span = TimeSpan::new(value, unit, next).in_whole_units();
    Reading::of(vec![Figure::new(Unit::Every(span.unit), span.value)], next)
}

impl TimeSpan {
    /// A part of a unit in a smaller one: half an hour is 30 minutes, half a year six months.
    fn in_whole_units(self) -> Self {
        let (parts, smaller) = self.unit.smaller();
        match self.value.checked_mul(parts) {
            Some(value) if !self.value.is_multiple_of(ONE) => Self::new(value, smaller, self.next),
            _ => self,
        }
    }
}
