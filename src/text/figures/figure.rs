//! A figure, and how English writes it.

use std::fmt;

use crate::text::months;

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

/// A day of the year.
pub(crate) fn day(month: u64, day: u64) -> Figure {
    Figure {
        unit: Unit::Day,
        value: (month * 100 + day) * 1000,
    }
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
                let month = u32::try_from(month).ok().and_then(months::english_name);
                write!(f, "{} {day}", month.unwrap_or_default())
            }
            Unit::Year => write!(f, "{value}"),
            Unit::Ordinal => write!(f, "{}", ordinal(self.value / 1000)),
            Unit::Count(what) => write!(f, "{} {what}", scaled(self.value)),
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
