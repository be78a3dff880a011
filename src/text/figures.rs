//! Figures in running text, in English and Chinese, in digits or in words.
//!
//! Equal figures compare equal, however they are written: `10-percent`, `ten per cent` and 百分之十
//! are one figure. A span of time stays in its own unit, since 90 days is not said to be three months.

use std::borrow::Cow;
use std::fmt;

use super::script::is_wide;

/// A figure with its unit.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Figure {
    pub unit: Unit,
    /// Thousandths of the unit, so that figures can be compared to the digit.
    pub value: u64,
}

/// What a figure counts.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Unit {
    Percent,
    /// Percentage points.
    Points,
    /// An amount in a currency (ISO 4217).
    Money(&'static str),
    /// A span of time, in its own unit.
    Span(&'static str),
    /// A day of a year not given: month and day as `MMDD`.
    Day,
    Year,
    /// A place in a row: the ninth.
    Ordinal,
    /// Things, by the word that is counted.
    Count(String),
}

/// The figures of a sentence.
#[derive(Debug, Clone)]
pub(crate) struct Figures {
    /// In reading order.
    pub found: Vec<Found>,
    /// Its bare numbers, whatever they count.
    pub numerals: Vec<u64>,
}

/// A figure where it stands in a sentence, in characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Found {
    pub figure: Figure,
    pub start: usize,
    pub end: usize,
    /// Whether it only says how long ago something was.
    pub ago: bool,
}

impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let value = decimal(self.value);
        match &self.unit {
            Unit::Percent => write!(f, "{value} percent"),
            Unit::Points => write!(f, "{value} percentage points"),
            Unit::Money(currency) => write!(f, "{currency} {}", scaled(self.value)),
            Unit::Span(unit) => write!(f, "{value} {unit}{}", if value == "1" { "" } else { "s" }),
            Unit::Day => {
                let (month, day) = (self.value / 100_000, self.value / 1000 % 100);
                write!(f, "{} {day}", MONTHS[(month.max(1) as usize - 1) % 12])
            }
            Unit::Year => write!(f, "{value}"),
            Unit::Ordinal => write!(f, "{}", ordinal(self.value / 1000)),
            Unit::Count(what) => write!(f, "{} {what}", scaled(self.value)),
        }
    }
}

impl Found {
    /// The number without its unit, as among [`Figures::numerals`]: a day without its month.
    pub fn numeral(&self) -> u64 {
        let whole = self.figure.value / 1000;
        if self.figure.unit == Unit::Day {
            whole % 100
        } else {
            whole
        }
    }
}

/// A number of thousandths as a decimal.
fn decimal(thousandths: u64) -> String {
    match thousandths % 1000 {
        0 => (thousandths / 1000).to_string(),
        rest => format!("{}.{rest:03}", thousandths / 1000)
            .trim_end_matches('0')
            .to_owned(),
    }
}

/// A number of thousandths with its magnitude in words: `1.5 billion`.
fn scaled(thousandths: u64) -> String {
    let scales = [
        (1_000_000_000_000, "trillion"),
        (1_000_000_000, "billion"),
        (1_000_000, "million"),
    ];
    let scale = scales.iter().find(|(scale, _)| thousandths >= scale * 1000);
    match scale {
        Some((scale, name)) => format!("{} {name}", decimal(thousandths / scale)),
        None => decimal(thousandths),
    }
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// What one step of the scan sees: a number, a month, another word in lower case, or a sign.
/// Chinese characters are signs.
#[derive(Debug, Clone, PartialEq)]
enum Piece<'a> {
    Number(u64),
    Month(u64),
    Word(Cow<'a, str>),
    Sign(char),
}

/// The pieces of a sentence, each with its characters.
struct Pieces<'a>(Vec<(Piece<'a>, usize, usize)>);

impl Figures {
    /// Reads a sentence.
    pub fn of(sentence: &str) -> Self {
        let pieces = Pieces::of(sentence);
        let mut found = Vec::new();
        let mut at = 0;
        while at < pieces.0.len() {
            let Some((figures, next)) = pieces.figure(at) else {
                at += 1;
                continue;
            };
            let (start, end) = (pieces.0[at].1, pieces.0[next - 1].2);
            let ago = pieces.is_ago(next);
            found.extend(figures.into_iter().map(|figure| Found {
                figure,
                start,
                end,
                ago,
            }));
            at = next;
        }
        let numerals = (0..pieces.0.len()).filter_map(|at| pieces.numeral(at));
        Self {
            numerals: numerals.collect(),
            found,
        }
    }

    /// Sums of money: figures that no two statements share by chance.
    pub fn amounts(&self) -> impl Iterator<Item = &Figure> {
        let figures = self.found.iter().map(|found| &found.figure);
        figures.filter(|figure| matches!(figure.unit, Unit::Money(_)))
    }
}

/// A day of the year.
pub(crate) fn day(month: u64, day: u64) -> Figure {
    Figure {
        unit: Unit::Day,
        value: (month * 100 + day) * 1000,
    }
}

/// Figures, and the piece behind them. Only a range gives two.
type Read = Option<(Vec<Figure>, usize)>;

impl<'a> Pieces<'a> {
    fn of(sentence: &'a str) -> Self {
        let mut pieces = Vec::new();
        let (mut rest, mut start) = (sentence, 0);
        while let Some(c) = rest.chars().next() {
            let length = if c.is_ascii_digit() {
                digits(rest)
            } else if is_letter(c) {
                rest.find(|c| !is_letter(c)).unwrap_or(rest.len())
            } else {
                c.len_utf8()
            };
            let (text, behind) = rest.split_at(length);
            let end = start + text.chars().count();
            let piece = if c.is_ascii_digit() {
                thousandths(&text.replace(',', "")).map(Piece::Number)
            } else if is_letter(c) {
                let word = || Piece::Word(in_lower_case(text));
                Some(month(text).map_or_else(word, Piece::Month))
            } else {
                (!c.is_whitespace()).then_some(Piece::Sign(c))
            };
            pieces.extend(piece.map(|piece| (piece, start, end)));
            (rest, start) = (behind, end);
        }
        Self(pieces)
    }

    fn piece(&self, at: usize) -> Option<&Piece<'a>> {
        self.0.get(at).map(|(piece, ..)| piece)
    }

    fn word(&self, at: usize) -> Option<&str> {
        match self.piece(at)? {
            Piece::Word(word) => Some(word),
            _ => None,
        }
    }

    fn sign(&self, at: usize) -> Option<char> {
        match self.piece(at)? {
            Piece::Sign(sign) => Some(*sign),
            _ => None,
        }
    }

    fn is_dash(&self, at: usize) -> bool {
        matches!(self.sign(at), Some('-' | '‐' | '‑' | '–' | '—'))
    }

    /// Whether these characters stand at a place.
    fn signs(&self, at: usize, signs: &str) -> bool {
        signs
            .chars()
            .enumerate()
            .all(|(step, sign)| self.sign(at + step) == Some(sign))
    }

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
        let (currency, next) = match self.piece(at)? {
            Piece::Sign('$' | '＄') => ("USD", at + 1),
            Piece::Sign('€') => ("EUR", at + 1),
            Piece::Sign('£') => ("GBP", at + 1),
            Piece::Sign('¥' | '￥') => ("CNY", at + 1),
            Piece::Word(word) => match (word.as_ref(), self.sign(at + 1)) {
                ("us", Some('$')) => ("USD", at + 2),
                ("hk", Some('$')) => ("HKD", at + 2),
                ("a", Some('$')) => ("AUD", at + 2),
                ("c", Some('$')) => ("CAD", at + 2),
                ("usd", _) => ("USD", at + 1),
                ("eur", _) => ("EUR", at + 1),
                ("gbp", _) => ("GBP", at + 1),
                ("jpy", _) => ("JPY", at + 1),
                ("rmb" | "cny", _) => ("CNY", at + 1),
                _ => return None,
            },
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

    /// `9th`, `ninth`, 第九. The first and the second are left out: they are said of everything; so
    /// are centuries, and what only counts the points of a list.
    fn ordinal(&self, at: usize) -> Option<(Figure, usize)> {
        let (value, next) = match self.piece(at)? {
            Piece::Number(value) => matches!(self.word(at + 1)?, "st" | "nd" | "rd" | "th")
                .then_some((*value, at + 2))?,
            Piece::Word(word) => {
                let place = ORDINALS.iter().position(|ordinal| ordinal == word)?;
                (place as u64 * 1000 + 3000, at + 1)
            }
            Piece::Sign('第') => self.quantity(at + 1)?,
            _ => return None,
        };
        let listed = matches!(self.sign(next), Some(',' | '，' | '、' | ':' | '：' | '.'));
        let century = matches!(self.word(next), Some("century")) || self.signs(next, "世纪");
        let unit = Unit::Ordinal;
        (value >= 3000 && !listed && !century).then_some((Figure { unit, value }, next))
    }

    /// `by 2030`, `2030年`.
    fn year(&self, at: usize) -> Read {
        let Piece::Number(value) = self.piece(at)? else {
            return None;
        };
        let plausible = value % 1000 == 0 && (1_900_000..2_100_000).contains(value);
        let chinese = self.sign(at + 1) == Some('年');
        let before = at.checked_sub(1).and_then(|before| self.word(before));
        let dated = matches!(
            before,
            Some("in" | "by" | "until" | "since" | "from" | "before" | "after" | "through" | "of")
        );
        let unit = Unit::Year;
        let figure = Figure {
            unit,
            value: *value,
        };
        (plausible && (chinese || dated)).then(|| (vec![figure], at + 1 + usize::from(chinese)))
    }

    /// `10 percent`, `10-percent`, `10%`, `90 days`, `500 million U.S. dollars`, `40 million people`,
    /// 三个月, 1.2万亿美元.
    fn number_then_unit(&self, at: usize) -> Read {
        let (value, mut next) = self.quantity(at)?;
        let one = self.word(at) == Some("one");
        while self.is_dash(next) {
            next += 1;
        }
        let (unit, next) = self.unit(next).or_else(|| self.counted(at, next))?;
        // "One day" is a day to come, and one of a thing is no count.
        let idle = one && matches!(unit, Unit::Span("day") | Unit::Count(_));
        (!idle).then(|| (vec![Figure { unit, value }], next))
    }

    fn unit(&self, at: usize) -> Option<(Unit, usize)> {
        if let Some(Piece::Sign(sign)) = self.piece(at) {
            if matches!(sign, '%' | '％') {
                return Some((Unit::Percent, at + 1));
            }
            let at = at + usize::from(matches!(sign, '个' | '個'));
            let counted = CHINESE_COUNTS
                .iter()
                .find(|(signs, _)| self.signs(at, signs));
            if let Some((signs, what)) = counted {
                let unit = Unit::Count((*what).to_owned());
                return Some((unit, at + signs.chars().count()));
            }
            let (signs, unit) = CHINESE_UNITS
                .iter()
                .find(|(signs, _)| self.signs(at, signs))?;
            return Some((unit.clone(), at + signs.chars().count()));
        }
        // "U.S. dollars", "Japanese yen".
        let mut at = at;
        if self.word(at) == Some("u") && self.signs(at + 1, ".") && self.word(at + 2) == Some("s") {
            at += 3 + usize::from(self.signs(at + 3, "."));
        } else if matches!(
            self.word(at),
            Some("us" | "american" | "japanese" | "chinese" | "russian")
        ) {
            at += 1;
        }
        let unit = match self.word(at)? {
            "percentage" if matches!(self.word(at + 1), Some("point" | "points")) => {
                return Some((Unit::Points, at + 2));
            }
            "per" if self.word(at + 1) == Some("cent") => return Some((Unit::Percent, at + 2)),
            "percent" | "pct" => Unit::Percent,
            "dollar" | "dollars" | "usd" => Unit::Money("USD"),
            "euro" | "euros" => Unit::Money("EUR"),
            "pounds" => Unit::Money("GBP"),
            "yuan" | "renminbi" => Unit::Money("CNY"),
            "yen" => Unit::Money("JPY"),
            "rubles" | "roubles" => Unit::Money("RUB"),
            "minute" | "minutes" => Unit::Span("minute"),
            "hour" | "hours" => Unit::Span("hour"),
            "day" | "days" => Unit::Span("day"),
            "week" | "weeks" => Unit::Span("week"),
            "month" | "months" => Unit::Span("month"),
            "year" | "years" => Unit::Span("year"),
            _ => return None,
        };
        Some((unit, at + 1))
    }

    /// What a number in digits counts: the first plural among the next words.
    fn counted(&self, number: usize, at: usize) -> Option<(Unit, usize)> {
        if !matches!(self.piece(number), Some(Piece::Number(_))) {
            return None;
        }
        (at..at + 3)
            .map_while(|at| {
                self.word(at)
                    .filter(|word| !is_small(word))
                    .map(|word| (at, word))
            })
            .find(|(_, word)| {
                let plural = word.len() > 3 && word.ends_with('s') && !word.ends_with("ss");
                plural || matches!(*word, "people" | "aircraft" | "personnel")
            })
            .map(|(at, word)| (Unit::Count(word.replace("tonne", "ton")), at + 1))
    }

    /// A number in digits or words with its magnitude, and the piece behind it.
    fn quantity(&self, at: usize) -> Option<(u64, usize)> {
        match self.piece(at)? {
            Piece::Number(value) => self.magnified(*value, at + 1),
            Piece::Word(_) => self.in_words(at),
            Piece::Sign(_) => self.in_chinese(at),
            Piece::Month(_) => None,
        }
    }

    /// The magnitudes behind a number: `1.2 billion`, 1.2万亿.
    fn magnified(&self, value: u64, at: usize) -> Option<(u64, usize)> {
        let (mut value, mut at) = (value, at);
        loop {
            let scale = match self.piece(at) {
                Some(Piece::Word(word)) => magnitude(word),
                Some(Piece::Sign(sign)) => chinese_magnitude(*sign),
                _ => None,
            };
            let Some(scale) = scale else {
                return Some((value, at));
            };
            value = value.checked_mul(scale)?;
            at += 1;
        }
    }

    /// `twenty-five`, `one hundred and fifty million`. A lone "one" counts only where a unit follows.
    fn in_words(&self, at: usize) -> Option<(u64, usize)> {
        let (mut whole, mut group, mut next) = (0_u64, 0_u64, at);
        loop {
            let linked = next > at
                && (self.is_dash(next) || self.word(next) == Some("and"))
                && self.word(next + 1).and_then(small_number).is_some();
            let step = next + usize::from(linked);
            let Some(word) = self.word(step).filter(|_| next - at < LONGEST) else {
                break;
            };
            if let Some(value) = small_number(word) {
                group = group.checked_add(value)?;
            } else if let Some(scale) = magnitude(word).filter(|_| next > at) {
                if scale == 100 {
                    group = group.checked_mul(scale)?;
                } else {
                    whole = whole.checked_add(group.checked_mul(scale)?)?;
                    group = 0;
                }
            } else {
                break;
            }
            next = step + 1;
        }
        let value = whole.checked_add(group)?.checked_mul(1000)?;
        (next > at).then_some((value, next))
    }

    /// 二十四, 一百五十万, 两.
    fn in_chinese(&self, at: usize) -> Option<(u64, usize)> {
        let (mut whole, mut group, mut digit, mut next) = (0_u64, 0_u64, None, at);
        while let Some(sign) = self.sign(next).filter(|_| next - at < LONGEST) {
            if let Some(found) = chinese_digit(sign) {
                if digit.is_some() {
                    return None;
                }
                digit = Some(found);
            } else if let Some(scale) = chinese_magnitude(sign) {
                if next == at && sign != '十' {
                    return None;
                }
                if scale < 10_000 {
                    group = group.checked_add(digit.take().unwrap_or(1).checked_mul(scale)?)?;
                } else {
                    let low = group.checked_add(digit.take().unwrap_or(0))?;
                    whole = whole.checked_add(low)?.checked_mul(scale)?;
                    group = 0;
                }
            } else {
                break;
            }
            next += 1;
        }
        let value = whole
            .checked_add(group)?
            .checked_add(digit.unwrap_or(0))?
            .checked_mul(1000)?;
        (next > at).then_some((value, next))
    }

    /// Whether "ago" or the like stands at a place.
    fn is_ago(&self, at: usize) -> bool {
        matches!(
            self.word(at),
            Some("ago" | "earlier" | "later" | "before" | "old")
        ) || self.sign(at) == Some('前')
    }
}

/// How many bytes of a text are a number in digits, with its separators.
fn digits(text: &str) -> usize {
    let bytes = text.as_bytes();
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let goes_on = |at: &usize| {
        is_digit(*at) || matches!(bytes.get(*at), Some(b',' | b'.')) && is_digit(at + 1)
    };
    (0..).take_while(goes_on).count()
}

fn in_lower_case(word: &str) -> Cow<'_, str> {
    if word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        Cow::Borrowed(word)
    } else {
        Cow::Owned(word.to_lowercase())
    }
}

/// The names of months have a capital: "may" is a verb.
fn month(word: &str) -> Option<u64> {
    let named = |month: &str| {
        month == word || (word.len() >= 3 && word != "May" && month.starts_with(word))
    };
    MONTHS
        .iter()
        .position(|month| named(month))
        .map(|index| index as u64 + 1)
}

/// The most pieces that a number in words may have: what is longer is no number.
const LONGEST: usize = 16;

const ORDINALS: [&str; 10] = [
    "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth",
];

/// Units behind a Chinese number; the longer first.
const CHINESE_UNITS: [(&str, Unit); 18] = [
    ("美元", Unit::Money("USD")),
    ("欧元", Unit::Money("EUR")),
    ("日元", Unit::Money("JPY")),
    ("英镑", Unit::Money("GBP")),
    ("卢布", Unit::Money("RUB")),
    ("港元", Unit::Money("HKD")),
    ("元", Unit::Money("CNY")),
    ("小时", Unit::Span("hour")),
    ("分钟", Unit::Span("minute")),
    ("星期", Unit::Span("week")),
    ("周年", Unit::Span("year")),
    ("天", Unit::Span("day")),
    ("周", Unit::Span("week")),
    ("月", Unit::Span("month")),
    ("年代", Unit::Year),
    ("年", Unit::Span("year")),
    ("美金", Unit::Money("USD")),
    ("余年", Unit::Span("year")),
];

/// `3rd`, `11th`.
fn ordinal(value: u64) -> String {
    let ending = match (value % 100, value % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    };
    format!("{value}{ending}")
}

/// Things that Chinese counts, as English names them.
const CHINESE_COUNTS: [(&str, &str); 6] = [
    ("公吨", "tons"),
    ("吨", "tons"),
    ("噸", "tons"),
    ("人", "people"),
    ("名", "people"),
    ("架", "aircraft"),
];

fn magnitude(word: &str) -> Option<u64> {
    Some(match word {
        "hundred" => 100,
        "thousand" => 1000,
        "million" => 1_000_000,
        "billion" | "bn" => 1_000_000_000,
        "trillion" => 1_000_000_000_000,
        _ => return None,
    })
}

fn chinese_magnitude(sign: char) -> Option<u64> {
    Some(match sign {
        '十' => 10,
        '百' => 100,
        '千' => 1000,
        '万' | '萬' => 10_000,
        '亿' | '億' => 100_000_000,
        _ => return None,
    })
}

fn chinese_digit(sign: char) -> Option<u64> {
    if sign == '两' || sign == '兩' {
        return Some(2);
    }
    let digits = "零一二三四五六七八九";
    let place = digits.chars().position(|digit| digit == sign)?;
    Some(place as u64)
}

/// The number that a word below a hundred stands for.
fn small_number(word: &str) -> Option<u64> {
    const WORDS: [&str; 20] = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: [&str; 8] = [
        "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
    ];
    let small = WORDS.iter().position(|name| *name == word);
    let tens = TENS.iter().position(|name| *name == word);
    small
        .or(tens.map(|place| place * 10 + 20))
        .map(|value| value as u64)
}

/// Words behind a number that are no thing it counts.
fn is_small(word: &str) -> bool {
    matches!(
        word,
        "to" | "and"
            | "in"
            | "on"
            | "of"
            | "or"
            | "at"
            | "by"
            | "with"
            | "as"
            | "for"
            | "from"
            | "is"
            | "was"
            | "has"
            | "this"
            | "its"
            | "his"
            | "s"
            | "a"
            | "the"
            | "per"
            | "am"
            | "pm"
            | "p"
            | "times"
    )
}

fn is_letter(c: char) -> bool {
    c.is_alphabetic() && !is_wide(c)
}

/// A decimal number in thousandths; `None` for what is none (`1.2.3`) or too large to be a figure.
fn thousandths(text: &str) -> Option<u64> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    if fraction.contains('.') {
        return None;
    }
    let fraction: String = fraction.chars().chain("000".chars()).take(3).collect();
    whole
        .parse::<u64>()
        .ok()?
        .checked_mul(1000)?
        .checked_add(fraction.parse().ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(sentence: &str) -> Vec<String> {
        let found = Figures::of(sentence).found;
        found.iter().map(|found| found.figure.to_string()).collect()
    }

    #[test]
    fn figures_are_read_however_they_are_written() {
        let cases: &[(&str, &[&str])] = &[
            ("a 10-percent tariff", &["10 percent"]),
            ("10 per cent, 10%, ten percent", &["10 percent"; 3]),
            (
                "加征百分之十的关税，24%的对等关税",
                &["10 percent", "24 percent"],
            ),
            (
                "cut by twenty-five percent, then by 2.5 percent",
                &["25 percent", "2.5 percent"],
            ),
            (
                "up 3 percentage points, 上升3个百分点",
                &["3 percentage points"; 2],
            ),
            (
                "$1.5 billion and USD 500 million",
                &["USD 1.5 billion", "USD 500 million"],
            ),
            ("$ 500 million in aid", &["USD 500 million"]),
            ("US$2,000.50", &["USD 2000.5"]),
            (
                "one billion U.S. dollars, 10亿美元, 十亿美元",
                &["USD 1 billion"; 3],
            ),
            (
                "贸易额达到1.2万亿元，另有五千万欧元",
                &["CNY 1.2 trillion", "EUR 50 million"],
            ),
            ("one hundred and fifty million yen", &["JPY 150 million"]),
            (
                "for 90 days; a 60-day truce; 九十天",
                &["90 days", "60 days", "90 days"],
            ),
            (
                "suspended for one year, 暂停一年, 三个月",
                &["1 year", "1 year", "3 months"],
            ),
            (
                "lasted about 75 minutes, 两个小时",
                &["75 minutes", "2 hours"],
            ),
            (
                "on January 9–10, 12 January, the 3rd of March and Jan. 7",
                &[
                    "January 9",
                    "January 10",
                    "January 12",
                    "March 3",
                    "January 7",
                ],
            ),
            ("11月24日晚，十二月三日", &["November 24", "December 3"]),
            ("by 2030, 到2030年", &["2030", "2030"]),
            ("the ninth summit, the 9th summit, 第九次峰会", &["9th"; 3]),
            (
                "40 million people and 500 large aircraft",
                &["40 million people", "500 aircraft"],
            ),
            ("25 million tonnes of soybeans", &["25 million tons"]),
        ];
        for (sentence, expected) in cases {
            assert_eq!(read(sentence), *expected, "{sentence}");
        }
    }

    #[test]
    fn what_is_no_figure_is_not_read_as_one() {
        for sentence in [
            "it may 5 times",
            "one day, one person, version 1.2.3, the G20",
            "99999999999999999999 percent",
            "First, peace. Third, trade. In the 21st century",
            "the two leaders and the three countries",
            "一方面，两国元首一致认为，不断百尺竿头",
            "at 10 a.m. on Section 301 of the act",
        ] {
            assert!(
                read(sentence).is_empty(),
                "{sentence}: {:?}",
                read(sentence)
            );
        }
    }

    #[test]
    fn how_long_ago_is_marked() {
        for sentence in ["Eighty years ago they met.", "80年前双方会面。"] {
            assert!(Figures::of(sentence).found[0].ago, "{sentence}");
        }
        assert!(!Figures::of("A truce of 90 days was agreed.").found[0].ago);
    }
}
