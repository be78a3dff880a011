//! Reads the figures of a sentence.

use super::bound::Bound;
use super::figure::{Figure, TimeUnit, Unit};
use super::found::FigureMatch;
use super::number::in_western_digits;
use super::numbers::Numbers;
use super::piece::{Piece, Pieces};
use super::reading::Reading;
use super::time::TimeSpan;
use super::tongue::{MeasuredUnit, Tongue, chinese};
use crate::text::numerals::Numeral;

/// A decade has so many years; a word for fewer of something ("fortnight") is a unit like others.
const MIN_YEARS_IN_A_WORD: u64 = 10;

/// The figures of a sentence.
#[derive(Debug, Clone)]
pub(crate) struct Figures {
    /// In reading order.
    pub matches: Vec<FigureMatch>,
    /// Its months without a day, which are too rough to be figures of anything but a time.
    pub months: Vec<FigureMatch>,
    /// Its bare numbers in thousandths, whatever they count.
    pub numerals: Vec<u64>,
}

impl Figures {
    /// Reads a sentence in a language, as a primary BCP 47 subtag.
    pub(crate) fn of(sentence: &str, language: Option<&str>) -> Self {
        let mut found = Self {
            matches: Vec::new(),
            months: Vec::new(),
            numerals: Vec::new(),
        };
        let sentence = &in_western_digits(sentence);
        let pieces = Pieces::of(sentence, Tongue::of(sentence, language));
        let mut at = 0;
        while at < pieces.len() {
            let reading = pieces.day(at);
            if reading.is_none()
                && let Some(next) = pieces.no_figure(at)
            {
                at = next;
                continue;
            }
            let reading = reading.or_else(|| pieces.figure(at));
            let next = reading.as_ref().map_or(at + 1, |reading| reading.next);
            found
                .numerals
                .extend((at..next).filter_map(|at| pieces.numeral(at)));
            if let Some(reading) = reading {
                let is_month = |figure: &Figure| figure.unit == Unit::Month;
                let list = match reading.figures.iter().any(is_month) {
                    true => &mut found.months,
                    false => &mut found.matches,
                };
                list.extend(pieces.matches(at, reading));
            }
            at = next;
        }
        found
    }
}

impl Pieces<'_> {
    /// The bare number that begins at a piece.
    fn numeral(&self, at: usize) -> Option<u64> {
        let ordinal = self.place_in_row(at).map(|(value, _)| value);
        let bare = ordinal.or_else(|| self.quantity(at).map(|number| number.value));
        bare.or_else(|| self.years_in_a_word(at))
    }

    /// "This decade" has the number that 十年 has, though it gives no figure.
    fn years_in_a_word(&self, at: usize) -> Option<u64> {
        let (years, _) = self.tongue.unit(std::iter::once(self.word(at)?))?;
        let is_round = years.factor >= MIN_YEARS_IN_A_WORD && matches!(years.unit, Unit::Span(_));
        is_round.then_some(years.factor * 1000)
    }

    /// The figures of a reading that begins at a piece.
    fn matches(&self, at: usize, reading: Reading) -> impl Iterator<Item = FigureMatch> {
        let characters = self.characters(at, reading.next);
        let is_span = |figure: &Figure| matches!(figure.unit, Unit::Span(_));
        let is_past = reading.figures.iter().all(is_span) && self.is_past(at, reading.next);
        let bound = reading.bound.or_else(|| self.bound(at, reading.next));
        let lead = self.lead(at);
        reading.figures.into_iter().map(move |figure| FigureMatch {
            figure,
            start: characters.start,
            end: characters.end,
            is_past,
            bound,
            lead,
            is_common: reading.is_common,
        })
    }

    /// The figures that begin at a piece.
    fn figure(&self, at: usize) -> Option<Reading> {
        self.money_before(at)
            .or_else(|| self.frequency(at))
            .or_else(|| self.chinese_percent(at))
            .or_else(|| self.ordinal(at))
            .or_else(|| self.year(at))
            .or_else(|| self.amount(at))
            .or_else(|| self.share(at))
            .or_else(|| self.vague(at))
            .or_else(|| self.part_of_span(at))
            .or_else(|| self.hours_and_minutes(at))
            .or_else(|| self.numbers_then_unit(at))
            .or_else(|| self.one_span(at))
            .or_else(|| self.month(at))
    }

    /// `百分之十`, `24个百分点`.
    fn chinese_percent(&self, at: usize) -> Option<Reading> {
        if self.signs(at, "百分之") {
            let number = self.quantity(at + 3)?;
            let figures = vec![Figure::new(Unit::Percent, number.value)];
            return Some(Reading::of(figures, number.next));
        }
        let number = self.quantity(at).filter(|_| self.word(at).is_none())?;
        let next = number.next + usize::from(matches!(self.sign(number.next), Some('个' | '個')));
        let is_points = self.signs(next, "百分点") || self.signs(next, "百分點");
        let figures = vec![Figure::new(Unit::Points, number.value)];
        is_points.then(|| Reading::of(figures, next + 3))
    }

    /// A figure in one word: полчаса.
    fn amount(&self, at: usize) -> Option<Reading> {
        let measured = self.tongue.words.amounts.get(self.word(at)?)?;
        let figure = Figure::new(measured.unit.clone(), measured.factor * 1000);
        Some(Reading::of(vec![figure], at + 1))
    }

    /// `10 percent`, `10-percent`, `10%`, `90 days`, `500 million U.S. dollars`, `40 million people`,
    /// `5 to 7 wagons`, `5 and 7 wagons`, 三个月, 1.2万亿美元.
    fn numbers_then_unit(&self, at: usize) -> Option<Reading> {
        // "The 19th G20 summit" counts nothing.
        if matches!(self.piece(at), Some(Piece::Number(_))) && self.place_in_row(at).is_some() {
            return None;
        }
        // 第三年 is the third year.
        if at.checked_sub(1).and_then(|before| self.sign(before)) == Some('第') {
            return None;
        }
        let numbers = self.numbers(at)?;
        let numbers = if self.in_short_scale(&numbers) {
            self.with_short_scale(numbers)?
        } else {
            numbers
        };
        let mut next = numbers.next;
        while self.is_dash(next) {
            next += 1;
        }
        let mut bound = numbers.bound;
        if self
            .sign(next)
            .is_some_and(|sign| chinese().more.contains(sign))
        {
            bound = Some(Bound::More);
            next += 1;
        }
        let numbers = Numbers { bound, ..numbers };
        let half = usize::from(self.signs(next, "个半") || self.signs(next, "個半"));
        if let Some((measured, behind)) = self.unit(next + 2 * half) {
            if let (1, Unit::Span(unit)) = (half, &measured.unit) {
                let value = numbers.values[0].0.checked_add(500)?;
                return Some(TimeSpan::new(value, *unit, behind).reading());
            }
            return self.measured_in(at, &numbers, &measured, behind);
        }
        if !self.tongue.is_known() || next > numbers.next {
            return None;
        }
        self.things(at, &numbers)
    }

    /// Numbers of a unit that stands behind them.
    fn measured_in(
        &self,
        at: usize,
        numbers: &Numbers,
        measured: &MeasuredUnit,
        next: usize,
    ) -> Option<Reading> {
        let is_one = self.is_one_in_words(at);
        if let (Unit::Span(unit), [(value, None)]) = (&measured.unit, numbers.values.as_slice()) {
            let span = TimeSpan::new(value.checked_mul(measured.factor)?, *unit, next);
            let reading = self.whole_span(span).reading();
            // "One day" is a day to come.
            let is_to_come = is_one && *unit == TimeUnit::Day && reading.next == next;
            return (!is_to_come).then_some(Reading {
                bound: numbers.bound,
                // "Not seen in a hundred years" is a set phrase.
                is_common: self.is_article(at),
                ..reading
            });
        }
        if self.is_formula(at, numbers.values.first()?.0, &measured.unit) {
            return None;
        }
        self.measured(measured, numbers, next)
    }

    /// Numbers with their unit as figures.
    pub(super) fn measured(
        &self,
        measured: &MeasuredUnit,
        numbers: &Numbers,
        next: usize,
    ) -> Option<Reading> {
        let times = |value: u64| value.checked_mul(measured.factor);
        let mut figures = Vec::new();
        for (value, upper) in &numbers.values {
            figures.push(Figure {
                unit: measured.unit.clone(),
                value: times(*value)?,
                upper: match upper {
                    Some(upper) => Some(times(*upper)?),
                    None => None,
                },
            });
        }
        Some(Reading {
            bound: numbers.bound,
            ..Reading::of(figures, next)
        })
    }

    fn is_one_in_words(&self, at: usize) -> bool {
        self.word(at)
            .is_some_and(|word| self.tongue.numeral(word) == Some(Numeral::Value(1)))
    }

    /// The unit behind a number, and the piece behind it.
    pub(crate) fn unit(&self, at: usize) -> Option<(MeasuredUnit, usize)> {
        let measured = |unit| MeasuredUnit { factor: 1, unit };
        if let Some(Piece::Sign(sign)) = self.piece(at) {
            if matches!(sign, '%' | '％') {
                return Some((measured(Unit::Percent), at + 1));
            }
            if *sign == '°' {
                let scale = usize::from(matches!(self.word(at + 1), Some("c" | "f")));
                return Some((measured(Unit::Count("degrees".to_owned())), at + 1 + scale));
            }
            if let Some((currency, next)) = self.currency_before(at) {
                return Some((measured(Unit::Money(currency.clone())), next));
            }
            let is_counted = matches!(sign, '个' | '個');
            let at = at + usize::from(is_counted);
            // 三个月 are three months; 3月 is March.
            if self.sign(at) == Some('月') && !is_counted {
                return None;
            }
            let (unit, length) = chinese().unit(|word| self.signs(at, word))?;
            return Some((unit, at + length));
        }
        // "U.S. dollars", "Japanese yen".
        let nationalities = &self.tongue.words.nationalities;
        let mut skipped = at;
        if self.word(at) == Some("u")
            && self.sign(at + 1) == Some('.')
            && self.word(at + 2) == Some("s")
        {
            skipped += 3 + usize::from(self.sign(at + 3) == Some('.'));
        } else if self
            .word(at)
            .is_some_and(|word| nationalities.contains(word))
        {
            skipped += 1;
        }
        [at, skipped].into_iter().find_map(|at| {
            let words = (at..).map_while(|at| self.word(at));
            let (unit, length) = self.tongue.unit(words)?;
            // The point of an abbreviation: "млрд долл. США".
            Some((unit.clone(), at + length))
        })
    }
}
