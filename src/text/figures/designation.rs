//! Numbers that are a part of a name, and hours of the day: they are no figures.

use super::piece::{Piece, Pieces};
use super::tongue::before;
use crate::text::normalize::is_quote;

/// Digits behind a name with a capital that are below this are a part of it: Nord Stream 2. Counts
/// so small are written in words.
const COUNT_IN_DIGITS: u64 = 10_000;

/// Formulas count fewer things than this, in thousandths.
const FORMULAS_BELOW: u64 = 100_000;

impl Pieces<'_> {
    /// The piece behind a name or an hour that holds a number and begins at a piece.
    pub(crate) fn no_figure(&self, at: usize) -> Option<usize> {
        self.slogan(at)
            .or_else(|| self.model(at))
            .or_else(|| self.titled(at))
            .or_else(|| self.format(at))
            .or_else(|| self.years(at))
            .or_else(|| self.clock(at))
    }

    /// `the “five musts”`, `« deux États »`: a few of something between quotation marks of their own
    /// are the name of a formula.
    fn slogan(&self, at: usize) -> Option<usize> {
        let is_mark = |at| self.sign(at).is_some_and(is_quote);
        if !is_mark(at) {
            return None;
        }
        let number = self.quantity(at + 1)?;
        let (_, behind) = self.counted_at(number.next)?;
        (number.value < FORMULAS_BELOW && is_mark(behind)).then_some(behind + 1)
    }

    /// `F-16`, `COVID-19`, `Su-35`, `G7`, `MH17`, `P5+1`; `5G`.
    fn model(&self, at: usize) -> Option<usize> {
        match self.piece(at)? {
            Piece::Word(word) => {
                let number = at + 1 + usize::from(self.is_dash(at + 1));
                let is_currency = before().words.contains_key(word.as_ref());
                let is_joined = self.number(number).is_some()
                    && (at + 1..=number).all(|piece| self.touches(piece - 1, piece))
                    && !is_currency
                    && self.tongue.numeral(word).is_none();
                is_joined.then(|| self.behind_name(number + 1))
            }
            Piece::Number(_) => {
                let is_named = self.touches(at, at + 1)
                    && self.word(at + 1).is_some_and(|word| !self.is_ending(word))
                    && !self.is_hour_mark(at + 1);
                is_named.then_some(at + 2)
            }
            _ => None,
        }
    }

    /// Behind what else belongs to a model: `P5+1`, `H5N1`, `Tu-154M`, `F-16/F-18`.
    fn behind_name(&self, at: usize) -> usize {
        let mut at = at;
        while self.touches(at - 1, at)
            && (matches!(self.piece(at), Some(Piece::Word(_) | Piece::Number(_)))
                || matches!(self.sign(at), Some('+' | '/')) && self.touches(at, at + 1))
        {
            at += 1 + usize::from(self.sign(at).is_some());
        }
        at
    }

    /// Whether a word that touches digits says what they are: `9th`, `20km`, `5bn`.
    fn is_ending(&self, word: &str) -> bool {
        let tongue = self.tongue;
        tongue.numeral(word).is_some()
            || tongue.words.short_scales.contains_key(word)
            || tongue.unit(std::iter::once(word)).is_some()
            || matches!(word, "st" | "nd" | "rd" | "th" | "er" | "am" | "pm" | "e")
    }

    /// `Article 5`, `Resolutions 2231 and 1929`, `Group of 77`, `Nord Stream 2`.
    fn titled(&self, at: usize) -> Option<usize> {
        let word = self.word(at)?;
        let designations = &self.tongue.words.designations;
        let mut next = at + 1;
        let is_led_by_of = || {
            // Few words have a number there, and the phrase is put together for these.
            let of = self.quantity(at + 2).and_then(|_| self.word(at + 1));
            of.is_some_and(|of| designations.contains(&format!("{word} {of}")))
        };
        if designations.contains(word) {
            next += usize::from(matches!(self.sign(next), Some('.' | '°' | '№')));
        } else if is_led_by_of() {
            next += 1;
        } else {
            let is_name = self.is_capital(at) && at > 0 && !self.is_currency_word(at);
            let digits = self.number(next).filter(|value| *value < COUNT_IN_DIGITS);
            return (is_name
                && digits.is_some_and(|value| value.is_multiple_of(1000))
                && !self.is_measured(next + 1)
                && self.day(next).is_none())
            .then_some(next + 1);
        }
        let mut behind = self.numbered(next)?;
        while self.is_and(behind) || matches!(self.sign(behind), Some(',' | '-' | '–')) {
            match self.number(behind + 1) {
                Some(_) if !self.is_measured(behind + 2) => behind += 2,
                _ => break,
            }
        }
        Some(behind)
    }

    /// Behind the number of a name, in digits or in words: `phase two`, `Group of Seven`.
    fn numbered(&self, at: usize) -> Option<usize> {
        let quantity = self.quantity(at)?;
        let is_number = self.number(at).is_some()
            || self
                .word(at)
                .is_some_and(|word| self.tongue.numeral(word).is_some());
        (is_number && quantity.scale == 1 && !self.is_measured(quantity.next))
            .then_some(quantity.next)
    }

    /// Whether a unit other than a thing that is counted stands at a place.
    fn is_measured(&self, at: usize) -> bool {
        let at = at + usize::from(self.is_dash(at));
        let words = (at..).map_while(|at| self.word(at));
        matches!(self.sign(at), Some('%' | '％'))
            || self.tongue.unit(words).is_some()
            || self
                .word(at)
                .is_some_and(|word| self.tongue.numeral(word).is_some())
    }

    fn is_currency_word(&self, at: usize) -> bool {
        let words = &before().words;
        self.word(at).is_some_and(|word| words.contains_key(word))
    }

    /// `2+2`, `9/11`, `3:1`, `24/7`.
    fn format(&self, at: usize) -> Option<usize> {
        self.number(at)?;
        let is_joined = matches!(self.sign(at + 1), Some('+' | '/' | ':'))
            && self.touches(at, at + 1)
            && self.touches(at + 1, at + 2);
        let is_part = self.sign(at + 1) == Some('/')
            && self
                .quantity(at)
                .is_some_and(|quantity| quantity.next > at + 2);
        (is_joined && !is_part && self.number(at + 2).is_some()).then_some(at + 3)
    }

    /// `2012-13`, `2021–2025`.
    fn years(&self, at: usize) -> Option<usize> {
        let is_range = self.is_bare_year(at) && self.is_dash(at + 1) && self.touches(at, at + 1);
        let end = self.number(at + 2)?;
        (is_range && (self.is_bare_year(at + 2) || end < 100_000)).then_some(at + 3)
    }

    /// Whether digits that can be a year stand at a place.
    pub(crate) fn is_bare_year(&self, at: usize) -> bool {
        self.written(at).len() == 4
            && self
                .number(at)
                .is_some_and(|value| (1_900_000..2_100_000).contains(&value))
    }

    /// `10 a.m.`, `9am`, `14h30`, `14 h`, `9 o'clock`. `1h20` behind no "at" is a span.
    fn clock(&self, at: usize) -> Option<usize> {
        let hour = self.number(at)? / 1000;
        if hour > 24 {
            return None;
        }
        let next = at + 1;
        match self.word(next)? {
            "am" | "pm" => Some(next + 1),
            "a" | "p" if self.sign(next + 1) == Some('.') && self.word(next + 2) == Some("m") => {
                Some(next + 3 + usize::from(self.sign(next + 3) == Some('.')))
            }
            "o" if self.word(next + 2) == Some("clock") => Some(next + 3),
            "h" => {
                let has_minutes = self.number(next + 1).is_some() && self.touches(next, next + 1);
                let is_led = self
                    .word(at.wrapping_sub(1))
                    .is_some_and(|word| self.tongue.words.clock.contains(word));
                (is_led || hour > 12).then_some(next + 1 + usize::from(has_minutes))
            }
            _ => None,
        }
    }

    /// Whether the "h" of an hour stands at a place.
    pub(crate) fn is_hour_mark(&self, at: usize) -> bool {
        self.word(at) == Some("h")
    }
}
