//! Days, years and places in a row.

use super::figure::{Figure, Unit};
use super::piece::{Piece, Pieces};
use super::reading::Reading;
use crate::text::numerals::{self, Numeral};

/// The most words from an ordinal to the thing that is numbered.
const MAX_WORDS_TO_THING: usize = 5;

impl Pieces<'_> {
    /// `January 9`, `January 9–10`, `9 and 10 January`, `the 9th of January`, `9 января`, `11月24日`.
    pub(crate) fn day(&self, at: usize) -> Option<Reading> {
        let (days, next) = self
            .days_behind_month(at)
            .or_else(|| self.days_before_month(at))
            .or_else(|| self.chinese_days(at))?;
        Some(Reading::of(days, next))
    }

    fn days_behind_month(&self, at: usize) -> Option<(Vec<Figure>, usize)> {
        let Piece::Month(month) = self.piece(at)? else {
            return None;
        };
        let behind = at + 1 + usize::from(self.sign(at + 1) == Some('.'));
        let (days, next) = self.day_numbers(behind)?;
        Some((on_days(*month, days), next))
    }

    fn days_before_month(&self, at: usize) -> Option<(Vec<Figure>, usize)> {
        let (days, next) = self.day_numbers(at)?;
        let of = |word: &str| word == "of" || word == "de";
        let next = next + usize::from(self.word(next).is_some_and(of));
        match self.piece(next)? {
            Piece::Month(month) => Some((on_days(*month, days), next + 1)),
            _ => None,
        }
    }

    /// A month without a day, behind a word that makes it a time: `in April`, `next October`, 4月.
    pub(crate) fn month(&self, at: usize) -> Option<Reading> {
        let (month, next) = self
            .month_behind_word(at)
            .or_else(|| self.chinese_month(at))?;
        Some(Reading::of(
            vec![Figure::new(Unit::Month, month * 1000)],
            next,
        ))
    }

    fn month_behind_word(&self, at: usize) -> Option<(u64, usize)> {
        let Piece::Month(month) = self.piece(at)? else {
            return None;
        };
        let before = at.checked_sub(1).and_then(|before| self.word(before))?;
        let is_time = self.tongue.words.before_month.contains(before);
        (is_time && self.is_capital(at)).then_some((*month, at + 1))
    }

    fn chinese_month(&self, at: usize) -> Option<(u64, usize)> {
        let Piece::Number(value) = self.piece(at)? else {
            return None;
        };
        let is_month = self.sign(at + 1) == Some('月') && (1000..=12_000).contains(value);
        (is_month && value.is_multiple_of(1000)).then_some((value / 1000, at + 2))
    }

    /// Days of a month, joined by a dash, "to" or "and".
    fn day_numbers(&self, at: usize) -> Option<(Vec<u64>, usize)> {
        let (first, mut next) = self.day_number(at)?;
        let mut days = vec![first];
        while self.joins_days(next) {
            let Some((day, behind)) = self.day_number(next + 1) else {
                break;
            };
            // "On May 15 and 20 ships left."
            let is_counted = |(_, end): (String, usize)| end == behind + 1;
            if self.is_and(next) && self.counted_at(behind).is_some_and(is_counted) {
                break;
            }
            days.push(day);
            next = behind;
        }
        Some((days, next))
    }

    fn joins_days(&self, at: usize) -> bool {
        let words = self.tongue.words;
        let joins = |word: &str| words.and.contains(word) || words.to.contains(word);
        self.is_dash(at) || self.sign(at) == Some('/') || self.word(at).is_some_and(joins)
    }

    /// A day of a month in digits, with its ending: `9`, `9th`, `1er`.
    fn day_number(&self, at: usize) -> Option<(u64, usize)> {
        let value = self.number(at)?;
        if !value.is_multiple_of(1000) || !(1000..=31_000).contains(&value) {
            return None;
        }
        // 12. Mai, 12. und 13. Mai.
        let goes_on = || self.joins_days(at + 2) && self.number(at + 3).is_some();
        let is_period = self.tongue.decimal_comma
            && self.sign(at + 1) == Some('.')
            && (matches!(self.piece(at + 2), Some(Piece::Month(_))) || goes_on());
        let ending =
            is_period || matches!(self.word(at + 1), Some("st" | "nd" | "rd" | "th" | "er"));
        Some((value / 1000, at + 1 + usize::from(ending)))
    }

    /// 11月24日, 5月15日至17日.
    fn chinese_days(&self, at: usize) -> Option<(Vec<Figure>, usize)> {
        if !matches!(self.piece(at)?, Piece::Number(_) | Piece::Sign(_)) {
            return None;
        }
        let month = self.quantity(at)?;
        if self.sign(month.next) != Some('月') || !(1000..=12_000).contains(&month.value) {
            return None;
        }
        let (first, mut next) = self.chinese_day(month.next + 1)?;
        let mut days = vec![first];
        let goes_on =
            matches!(self.sign(next), Some('至' | '到' | '、' | '和')) || self.is_dash(next);
        if let Some((last, behind)) = self.chinese_day(next + 1).filter(|_| goes_on) {
            days.push(last);
            next = behind;
        }
        Some((on_days(month.value / 1000, days), next))
    }

    fn chinese_day(&self, at: usize) -> Option<(u64, usize)> {
        let date = self.quantity(at)?;
        let is_day = matches!(self.sign(date.next), Some('日' | '号' | '號'))
            && (1000..=31_000).contains(&date.value);
        is_day.then_some((date.value / 1000, date.next + 1))
    }

    /// `9th`, `ninth`, `twenty-fifth`, 第九. First and second are left out, since they are said of
    /// everything; so are centuries, third parties, numbers that only count the points of a list,
    /// and names (the 20th Congress).
    pub(crate) fn ordinal(&self, at: usize) -> Option<Reading> {
        let (value, next) = self.place_in_row(at)?;
        let is_listed = matches!(self.sign(next), Some(',' | '，' | '、' | ':' | '：' | '.'));
        let word = self.word(next);
        let is_other = word
            .is_some_and(|word| word == "century" || self.tongue.words.not_ordinal.contains(word));
        let is_name = self.is_capital(next);
        let is_no_place = is_listed || is_other || is_name || self.signs(next, "世纪");
        let figures = vec![Figure::new(Unit::Ordinal, value)];
        (value >= 3000 && !is_no_place).then(|| Reading {
            is_common: self.is_of_series(next),
            ..Reading::of(figures, next)
        })
    }

    /// The number of a place in a row.
    pub(crate) fn place_in_row(&self, at: usize) -> Option<(u64, usize)> {
        match self.piece(at)? {
            Piece::Number(value) => {
                let is_ending = matches!(self.word(at + 1)?, "st" | "nd" | "rd" | "th");
                (is_ending && self.touches(at, at + 1)).then_some((*value, at + 2))
            }
            Piece::Word(word) => {
                let tens = match self.tongue.numeral(word) {
                    Some(Numeral::Value(tens @ 20..100)) if self.is_dash(at + 1) => tens,
                    _ => return Some((numerals::english_ordinal(word)? * 1000, at + 1)),
                };
                let ones = numerals::english_ordinal(self.word(at + 2)?)?;
                (ones < 10).then_some(((tens + ones) * 1000, at + 3))
            }
            Piece::Sign('第') => {
                let number = self.quantity(at + 1)?;
                Some((number.value, number.next))
            }
            _ => None,
        }
    }

    /// Whether what is numbered is one of a series, as sessions and calls are.
    fn is_of_series(&self, at: usize) -> bool {
        let words = (at..)
            .map_while(|at| self.word(at))
            .take(MAX_WORDS_TO_THING);
        let mut series = words.filter(|word| self.tongue.words.of_series.contains(*word));
        series.next().is_some() || self.sign(at).is_some()
    }

    /// `by 2030`, `May 15, 2030`, `2030年`, 二〇三〇年.
    pub(crate) fn year(&self, at: usize) -> Option<Reading> {
        let (value, next) = match self.piece(at)? {
            Piece::Number(value) => (*value, at + 1),
            Piece::Sign(_) => {
                let number = self.chinese_number(at)?;
                if !number.has_digits_in_row {
                    return None;
                }
                (number.value.checked_mul(1000)?, at + number.length)
            }
            _ => return None,
        };
        let is_plausible = value.is_multiple_of(1000) && (1_900_000..2_100_000).contains(&value);
        let is_marked = self.sign(next) == Some('年');
        let is_dated =
            || self.is_dated(at) && self.counted_at(next).is_none_or(|(_, far)| far > next + 1);
        (is_plausible && (is_marked || is_dated())).then(|| {
            let figures = vec![Figure::new(Unit::Year, value)];
            Reading::of(figures, next + usize::from(is_marked))
        })
    }

    /// Whether the words before a number make a year of it.
    fn is_dated(&self, at: usize) -> bool {
        let is_month =
            |at: Option<usize>| matches!(at.and_then(|at| self.piece(at)), Some(Piece::Month(_)));
        let before_year = &self.tongue.words.before_year;
        self.word_before(at)
            .is_some_and(|word| before_year.contains(word))
            || is_month(at.checked_sub(1))
            || at >= 3 && self.sign(at - 1) == Some(',') && is_month(at.checked_sub(3))
    }
}

fn on_days(month: u64, days: Vec<u64>) -> Vec<Figure> {
    let days = days.into_iter();
    days.map(|day| Figure::day(month, day)).collect()
}
