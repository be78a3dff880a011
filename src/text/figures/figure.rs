//! A figure, and how English writes it.

use std::borrow::Cow;
use std::fmt;

use crate::text::months;

/// A figure with its unit.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Figure {
    pub unit: Unit,
    /// Thousandths of the unit, so that figures can be compared to the digit.
    pub value: u64,
    /// The upper end of a range, likewise.
    pub upper: Option<u64>,
}

/// What a figure counts.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Unit {
    Percent,
    /// Percentage points.
    Points,
    /// An amount in a currency (ISO 4217).
    Money(String),
    /// A span of time, in its own unit.
    Span(TimeUnit),
    /// The time between two of a kind: every two weeks.
    Every(TimeUnit),
    /// A day of a year not given: month and day as `MMDD`.
    Day,
    /// A month of a year not given, without a day.
    Month,
    Year,
    /// A place in a row: the ninth.
    Ordinal,
    /// Things, by the word that is counted.
    Count(String),
}

/// A unit of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum TimeUnit {
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Year,
}

impl TimeUnit {
    /// The unit of an English name in the singular.
    pub(crate) fn named(name: &str) -> Option<Self> {
        let all = [
            Self::Minute,
            Self::Hour,
            Self::Day,
            Self::Week,
            Self::Month,
            Self::Year,
        ];
        all.into_iter().find(|unit| unit.name() == name)
    }

    /// Its English name in the singular.
    fn name(self) -> &'static str {
        match self {
            Self::Minute => "minute",
            Self::Hour => "hour",
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Year => "year",
        }
    }

    /// How many minutes it has, or months, where no number of minutes is exact.
    pub(crate) fn size(self) -> TimeSize {
        match self {
            Self::Minute => TimeSize::Minutes(1),
            Self::Hour => TimeSize::Minutes(60),
            Self::Day => TimeSize::Minutes(24 * 60),
            Self::Week => TimeSize::Minutes(7 * 24 * 60),
            Self::Month => TimeSize::Months(1),
            Self::Year => TimeSize::Months(12),
        }
    }
}

impl TimeUnit {
    /// The next smaller unit in which a part of this one is told, and how many of it this has.
    pub(crate) fn smaller(self) -> (u64, Self) {
        match self {
            Self::Minute => (1, Self::Minute),
            Self::Hour => (60, Self::Minute),
            Self::Day => (24, Self::Hour),
            Self::Week => (7, Self::Day),
            Self::Month => (1, Self::Month),
            Self::Year => (12, Self::Month),
        }
    }

    /// How many of this unit are in a longer one, where that is a number.
    pub(crate) fn in_one(self, longer: Self) -> Option<u64> {
        match (self.size(), longer.size()) {
            (TimeSize::Minutes(part), TimeSize::Minutes(whole))
            | (TimeSize::Months(part), TimeSize::Months(whole)) => {
                (part < whole).then_some(whole / part)
            }
            _ => None,
        }
    }
}

/// The size of a unit of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TimeSize {
    Minutes(u64),
    Months(u64),
}

impl Figure {
    /// A figure that is no range.
    pub(crate) fn new(unit: Unit, value: u64) -> Self {
        Self {
            unit,
            value,
            upper: None,
        }
    }

    /// A day of the year.
    pub(crate) fn day(month: u64, day: u64) -> Self {
        Self::new(Unit::Day, (month * 100 + day) * 1000)
    }
}

impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let number = self.number();
        match &self.unit {
            Unit::Percent => write!(f, "{number} percent"),
            Unit::Points => write!(f, "{number} percentage points"),
            Unit::Money(currency) => write!(f, "{currency} {number}"),
            Unit::Span(unit) => write!(f, "{number} {}", plural(*unit, &number)),
            Unit::Every(unit) if number == "1" => write!(f, "every {}", unit.name()),
            Unit::Every(unit) => write!(f, "every {number} {}", plural(*unit, &number)),
            Unit::Day => {
                let (month, day) = (self.value / 100_000, self.value / 1000 % 100);
                let month = u32::try_from(month).ok().and_then(months::english_name);
                write!(f, "{} {day}", month.unwrap_or_default())
            }
            Unit::Month => {
                let month = u32::try_from(self.value / 1000).ok();
                let month = month.and_then(months::english_name);
                f.write_str(month.unwrap_or_default())
            }
            Unit::Year => write!(f, "{}", self.value / 1000),
            Unit::Ordinal => write!(f, "{}", ordinal(self.value / 1000)),
            Unit::Count(what) if number == "1" => write!(f, "1 {}", one(what)),
            Unit::Count(what) => write!(f, "{number} {what}"),
        }
    }
}

impl Figure {
    /// The number without its unit.
    fn number(&self) -> String {
        let written = match self.unit {
            Unit::Money(_) | Unit::Count(_) | Unit::Span(_) => scaled,
            Unit::Percent => share,
            _ => decimal,
        };
        match self.upper {
            Some(upper) => format!("{} to {}", written(self.value), written(upper)),
            None => written(self.value),
        }
    }
}

fn plural(unit: TimeUnit, number: &str) -> String {
    let ending = if number == "1" { "" } else { "s" };
    format!("{}{ending}", unit.name())
}

/// One of the things that a plural names.
fn one(plural: &str) -> Cow<'_, str> {
    match plural.strip_suffix("men") {
        Some(stem) => format!("{stem}man").into(),
        None => plural.strip_suffix('s').unwrap_or(plural).into(),
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

/// A share as a decimal; one without an end, as of two in three, to a tenth.
fn share(thousandths: u64) -> String {
    if thousandths.is_multiple_of(10) {
        decimal(thousandths)
    } else {
        decimal((thousandths + 50) / 100 * 100)
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
        None => grouped(&decimal(thousandths)),
    }
}

/// A number with commas between its thousands.
fn grouped(number: &str) -> String {
    let (whole, fraction) = number.split_at(number.find('.').unwrap_or(number.len()));
    let mut written = String::new();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            written.push(',');
        }
        written.push(digit);
    }
    written + fraction
}

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
