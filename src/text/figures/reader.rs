//! Reads the figures of a sentence.

use super::figure::{Figure, Unit, day};
use super::piece::{Piece, Pieces};
use super::units::UNITS;
use crate::text::numerals;

/// The figures of a sentence.
#[derive(Debug, Clone)]
pub(crate) struct Figures {
    /// In reading order.
    pub matches: Vec<FigureMatch>,
    /// Its bare numbers, whatever they count.
    pub numerals: Vec<u64>,
}

/// Where a figure stands in a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FigureMatch {
    pub figure: Figure,
    /// Its first character.
    pub start: usize,
    /// The character behind its last.
    pub end: usize,
    /// Whether it only says how long ago something was.
    pub is_ago: bool,
}

impl FigureMatch {
    /// The number without its unit, as among [`Figures::numerals`]: a day without its month.
    pub(crate) fn numeral(&self) -> u64 {
        let whole = self.figure.value / 1000;
        if self.figure.unit == Unit::Day {
            whole % 100
        } else {
            whole
        }
    }
}

impl Figures {
    /// Reads a sentence.
    pub(crate) fn of(sentence: &str) -> Self {
        let pieces = Pieces::of(sentence);
        let mut matches = Vec::new();
        let mut at = 0;
        while at < pieces.len() {
            let Some((figures, next)) = pieces.figure(at) else {
                at += 1;
                continue;
            };
            let characters = pieces.characters(at, next);
            let is_ago = pieces.is_ago(next);
            matches.extend(figures.into_iter().map(|figure| FigureMatch {
                figure,
                start: characters.start,
                end: characters.end,
                is_ago,
            }));
            at = next;
        }
        let numerals = (0..pieces.len()).filter_map(|at| pieces.numeral(at));
        Self {
            numerals: numerals.collect(),
            matches,
        }
    }

    /// Sums of money: figures that no two statements share by chance.
    pub(crate) fn amounts(&self) -> impl Iterator<Item = &Figure> {
        let figures = self.matches.iter().map(|found| &found.figure);
        figures.filter(|figure| matches!(figure.unit, Unit::Money(_)))
    }
}

/// Figures, and the piece behind them. Only a range gives two.
type Read = Option<(Vec<Figure>, usize)>;

impl Pieces<'_> {
    /// The bare number that begins at a piece.
    fn numeral(&self, at: usize) -> Option<u64> {
        let ordinal = self.ordinal(at).map(|(figure, _)| figure.value);
        let value = ordinal.or_else(|| self.quantity(at).map(|(value, _)| value))?;
        Some(value / 1000)
    }

    /// The figures that begin at a piece.
    fn figure(&self, at: usize) -> Read {
        self.money_before(at)
            .or_else(|| self.day(at))
            .or_else(|| self.chinese_percent(at))
            .or_else(|| self.ordinal(at).map(|(figure, next)| (vec![figure], next)))
            .or_else(|| self.year(at))
            .or_else(|| self.number_then_unit(at))
    }

    /// `$1.5 billion`, `US$ 500 million`, `RMB 10`.
    fn money_before(&self, at: usize) -> Read {
        let marks = &UNITS.before;
        let (currency, next) = match self.piece(at)? {
            Piece::Sign(sign) => (marks.signs.get(sign)?, at + 1),
            Piece::Word(word) => {
                let dollar = marks.dollars.get(word.as_ref());
                match dollar.filter(|_| self.sign(at + 1) == Some('$')) {
                    Some(dollar) => (dollar, at + 2),
                    None => (marks.words.get(word.as_ref())?, at + 1),
                }
            }
            _ => return None,
        };
        let (value, next) = self.quantity(next)?;
        let unit = Unit::Money(currency);
        Some((vec![Figure { unit, value }], next))
    }

    /// `January 9`, `January 9–10`, `9 January`, `the 9th of January`, `11月24日`.
    fn day(&self, at: usize) -> Read {
        if let Some(Piece::Month(month)) = self.piece(at) {
            let behind = at + 1 + usize::from(self.sign(at + 1) == Some('.'));
            let (first, next) = self.day_number(behind)?;
            return match self.day_number(next + 1).filter(|_| self.is_dash(next)) {
                Some((last, next)) => Some((vec![day(*month, first), day(*month, last)], next)),
                None => Some((vec![day(*month, first)], next)),
            };
        }
        if let Some((first, next)) = self.day_number(at) {
            let (last, behind) = match self.day_number(next + 1).filter(|_| self.is_dash(next)) {
                Some((last, behind)) => (Some(last), behind),
                None => (None, next),
            };
            let behind = behind + usize::from(self.word(behind) == Some("of"));
            if let Some(Piece::Month(month)) = self.piece(behind) {
                let days = std::iter::once(first).chain(last);
                return Some((days.map(|date| day(*month, date)).collect(), behind + 1));
            }
        }
        let (month, next) = self.quantity(at)?;
        let (date, end) = self.quantity(next + 1)?;
        let is_day = self.sign(next) == Some('月')
            && matches!(self.sign(end), Some('日' | '号' | '號'))
            && (1000..=12_000).contains(&month)
            && (1000..=31_000).contains(&date);
        is_day.then(|| (vec![day(month / 1000, date / 1000)], end + 1))
    }

    /// A day of a month in digits, with its ending: `9`, `9th`.
    fn day_number(&self, at: usize) -> Option<(u64, usize)> {
        match self.piece(at)? {
            Piece::Number(value) if value % 1000 == 0 && (1000..=31_000).contains(value) => {
                let ending = matches!(self.word(at + 1), Some("st" | "nd" | "rd" | "th"));
                Some((value / 1000, at + 1 + usize::from(ending)))
            }
            _ => None,
        }
    }

    /// `百分之十`, `24个百分点`.
    fn chinese_percent(&self, at: usize) -> Read {
        if self.signs(at, "百分之") {
            let (value, next) = self.quantity(at + 3)?;
            let unit = Unit::Percent;
            return Some((vec![Figure { unit, value }], next));
        }
        let (value, next) = self.quantity(at)?;
        let next = next + usize::from(matches!(self.sign(next), Some('个' | '個')));
        let unit = Unit::Points;
        (self.signs(next, "百分点") || self.signs(next, "百分點"))
            .then(|| (vec![Figure { unit, value }], next + 3))
    }

    /// `9th`, `ninth`, 第九. First and second are left out, since they are said of everything; so are
    /// centuries, and numbers that only count the points of a list.
    fn ordinal(&self, at: usize) -> Option<(Figure, usize)> {
        let (value, next) = match self.piece(at)? {
            Piece::Number(value) => matches!(self.word(at + 1)?, "st" | "nd" | "rd" | "th")
                .then_some((*value, at + 2))?,
            Piece::Word(word) => (numerals::english_ordinal(word)? * 1000, at + 1),
            Piece::Sign('第') => self.quantity(at + 1)?,
            _ => return None,
        };
        let is_listed = matches!(self.sign(next), Some(',' | '，' | '、' | ':' | '：' | '.'));
        let is_century = matches!(self.word(next), Some("century")) || self.signs(next, "世纪");
        let unit = Unit::Ordinal;
        (value >= 3000 && !is_listed && !is_century).then_some((Figure { unit, value }, next))
    }

    /// `by 2030`, `2030年`, 二〇三〇年.
    fn year(&self, at: usize) -> Read {
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
        let is_plausible = value % 1000 == 0 && (1_900_000..2_100_000).contains(&value);
        let is_marked = self.sign(next) == Some('年');
        let before = at.checked_sub(1).and_then(|before| self.word(before));
        let is_dated = before.is_some_and(|word| UNITS.english.before_year.contains(word));
        let unit = Unit::Year;
        (is_plausible && (is_marked || is_dated))
            .then(|| (vec![Figure { unit, value }], next + usize::from(is_marked)))
    }

    /// `10 percent`, `10-percent`, `10%`, `90 days`, `500 million U.S. dollars`, `40 million people`,
    /// 三个月, 1.2万亿美元.
    fn number_then_unit(&self, at: usize) -> Read {
        let (value, mut next) = self.quantity(at)?;
        let is_one = self.word(at) == Some("one");
        while self.is_dash(next) {
            next += 1;
        }
        let (unit, next) = self.unit(next).or_else(|| self.counted(at, next))?;
        // "One day" is a day to come, and one of a thing is no count.
        let is_no_count = is_one && matches!(unit, Unit::Span("day") | Unit::Count(_));
        (!is_no_count).then(|| (vec![Figure { unit, value }], next))
    }

    /// The unit behind a number.
    fn unit(&self, at: usize) -> Option<(Unit, usize)> {
        if let Some(Piece::Sign(sign)) = self.piece(at) {
            if matches!(sign, '%' | '％') {
                return Some((Unit::Percent, at + 1));
            }
            let at = at + usize::from(matches!(sign, '个' | '個'));
            let (unit, length) = UNITS.chinese.unit(|word| self.signs(at, word))?;
            return Some((unit, at + length));
        }
        // "U.S. dollars", "Japanese yen".
        let mut at = at;
        if self.word(at) == Some("u") && self.signs(at + 1, ".") && self.word(at + 2) == Some("s") {
            at += 3 + usize::from(self.signs(at + 3, "."));
        } else if self
            .word(at)
            .is_some_and(|word| UNITS.english.nationalities.contains(word))
        {
            at += 1;
        }
        match (self.word(at)?, self.word(at + 1)) {
            ("percentage", Some("point" | "points")) => Some((Unit::Points, at + 2)),
            ("per", Some("cent")) => Some((Unit::Percent, at + 2)),
            (word, _) => Some((UNITS.english.unit(word)?, at + 1)),
        }
    }

    /// What a number in digits counts: the first plural among the next words.
    fn counted(&self, number: usize, at: usize) -> Option<(Unit, usize)> {
        if !matches!(self.piece(number), Some(Piece::Number(_))) {
            return None;
        }
        (at..at + 3)
            .map_while(|at| Some((at, self.word(at)?)))
            .take_while(|(_, word)| !UNITS.english.uncounted.contains(*word))
            .find_map(|(at, word)| Some((UNITS.english.count(word)?, at + 1)))
    }

    /// Whether "ago" or the like stands at a place.
    fn is_ago(&self, at: usize) -> bool {
        let is_word = |word: &str| UNITS.english.ago.contains(word);
        self.word(at).is_some_and(is_word) || self.sign(at) == Some(UNITS.chinese.ago)
    }
}
