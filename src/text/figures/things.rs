//! Things that numbers count.

use super::figure::Unit;
use super::numbers::Numbers;
use super::piece::{Piece, Pieces};
use super::reading::Reading;
use super::tongue::MeasuredUnit;

/// The most words from a number to the thing that it counts.
const MAX_WORDS_TO_THING: usize = 4;

/// From this number on, in words, things are counted and not only named: the two sides.
const COUNTED_FROM: u64 = 11_000;

impl Pieces<'_> {
    /// What numbers count, by the first plural behind them.
    pub(super) fn things(&self, at: usize, numbers: &Numbers) -> Option<Reading> {
        let value = numbers.values.first()?.0;
        let determiners = &self.tongue.words.determiners;
        let points_back = || {
            self.word_before(at)
                .is_some_and(|word| determiners.contains(word))
        };
        let is_few = self.is_few(at, value);
        if is_few && points_back() {
            return None;
        }
        // "Una delegación" is no count.
        let is_one = value == 1000 && numbers.values.len() == 1 && !self.is_article(at);
        let one = || self.one_thing(numbers.next).filter(|_| is_one);
        let (thing, next) = one().or_else(|| self.counted_at(numbers.next))?;
        if self.is_bare_year(at) && !self.is_round_count(at, numbers.next, next) {
            return None;
        }
        let unit = Unit::Count(thing);
        if self.is_formula(at, value, &unit) {
            return None;
        }
        let reading = self.measured(&MeasuredUnit { factor: 1, unit }, numbers, next)?;
        Some(Reading {
            // "One wagon", "a dozen wagons".
            is_common: value <= 1000 || numbers.bound.is_some() && self.is_article(at),
            ..reading
        })
    }

    /// Whether a number in words is so small that it may only name things: the two sides.
    fn is_few(&self, at: usize, value: u64) -> bool {
        self.number(at).is_none() && value < COUNTED_FROM
    }

    /// Whether a few of things so common that they are no news were counted.
    pub(super) fn is_formula(&self, at: usize, value: u64, unit: &Unit) -> bool {
        let generic = &self.tongue.words.generic;
        let is_generic =
            matches!(unit, Unit::Count(thing) if generic.contains(&thing.to_lowercase()));
        is_generic && self.is_few(at, value)
    }

    /// Whether what may be a year is a number of things all the same: "2000 troops", not "the 2015
    /// agreements".
    pub(super) fn is_round_count(&self, at: usize, behind: usize, end: usize) -> bool {
        let is_round = self
            .number(at)
            .is_some_and(|value| value.is_multiple_of(100_000));
        let determiners = &self.tongue.words.determiners;
        is_round
            && end == behind + 1
            && !self
                .word_before(at)
                .is_some_and(|word| determiners.contains(word))
    }

    /// The thing of which there is one, named by its plural; "one person" may be anybody.
    pub(super) fn one_thing(&self, at: usize) -> Option<(String, usize)> {
        let word = self.word(at)?;
        let plural = match word.strip_suffix("man") {
            Some(stem) => format!("{stem}men"),
            None => format!("{word}s"),
        };
        let words = self.tongue.words;
        let is_thing = word.len() > 3
            && !words.uncounted.contains(word)
            && !words.generic.contains(&plural)
            && !words.plurals.contains_key(&plural)
            && self.tongue.counted(word).is_none();
        let thing = self.tongue.counted(&plural).filter(|_| is_thing)?;
        Some((thing, at + 1))
    }

    /// The plural that stands behind a number, and the piece behind it: "40 new F-16 fighter jets".
    pub(crate) fn counted_at(&self, at: usize) -> Option<(String, usize)> {
        let (mut at, mut words) = (at, 0);
        while words < MAX_WORDS_TO_THING {
            if self.is_dash(at) && words > 0 {
                at += 1;
                continue;
            }
            match self.piece(at)? {
                Piece::Number(_) if words > 0 && self.touches(at - 1, at) => {}
                Piece::Word(word) if !self.tongue.words.uncounted.contains(word.as_ref()) => {
                    // "Vingt dernières années" are a span, and no things.
                    if self.time_unit(at).is_some() {
                        return None;
                    }
                    if let Some(thing) = self.thing_at(at) {
                        // "500 women soldiers" are soldiers.
                        let is_irregular = self.tongue.words.plurals.contains_key(word.as_ref());
                        let further = self.thing_at(at + 1).filter(|_| is_irregular);
                        return Some(further.map_or((thing, at + 1), |thing| (thing, at + 2)));
                    }
                    words += 1;
                }
                _ => return None,
            }
            at += 1;
        }
        None
    }

    /// The things that a plural at a place names, with a capital where it has one: "6,000
    /// Ukrainians". Of a longer name, as in "Americas Partnership countries", it is a part.
    fn thing_at(&self, at: usize) -> Option<String> {
        let thing = self.tongue.counted(self.word(at)?)?;
        if !self.is_capital(at) {
            return Some(thing);
        }
        let mut characters = thing.chars();
        let first = characters.next()?.to_uppercase();
        (!self.is_capital(at + 1)).then(|| first.chain(characters).collect())
    }
}
