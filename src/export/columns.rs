//! How tables name their columns and fill them, in few words.

use jiff::civil::Date;
use serde::Serialize;

use super::table::{Column, ColumnKind, Value};
use crate::report::{Report, StatementFacts};

pub(super) const fn text(name: &'static str) -> Column {
    Column {
        name,
        kind: ColumnKind::Text,
    }
}

pub(super) const fn integer(name: &'static str) -> Column {
    Column {
        name,
        kind: ColumnKind::Integer,
    }
}

pub(super) const fn number(name: &'static str) -> Column {
    Column {
        name,
        kind: ColumnKind::Number,
    }
}

pub(super) const fn flag(name: &'static str) -> Column {
    Column {
        name,
        kind: ColumnKind::Flag,
    }
}

pub(super) const fn day(name: &'static str) -> Column {
    Column {
        name,
        kind: ColumnKind::Day,
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&String> for Value {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

impl From<usize> for Value {
    fn from(count: usize) -> Self {
        i64::try_from(count).map_or(Self::Null, Self::Integer)
    }
}

impl From<f64> for Value {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

impl From<bool> for Value {
    fn from(flag: bool) -> Self {
        Self::Flag(flag)
    }
}

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

/// A day as reports write it.
pub(super) fn day_of(text: Option<&String>) -> Value {
    let day = text.and_then(|text| text.parse::<Date>().ok());
    day.map_or(Value::Null, Value::Day)
}

/// The name that a value has in the report's JSON.
pub(super) fn name_of(value: &impl Serialize) -> Value {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(name)) => Value::Text(name),
        _ => Value::Null,
    }
}

/// The place of a passage or a sentence for readers, who count from 1.
pub(super) fn from_one(index: usize) -> Value {
    Value::from(index.saturating_add(1))
}

/// Words in one field, with a space between.
pub(super) fn joined<'t>(words: impl IntoIterator<Item = &'t str>) -> Value {
    let words: Vec<&str> = words.into_iter().collect();
    Value::Text(words.join(" "))
}

/// The governments whose accounts a report has, in alphabetical order.
pub(super) fn governments(report: &Report) -> Value {
    let governments = report.statements.iter();
    let mut governments: Vec<&str> = governments
        .filter_map(|statement| statement.government.as_deref())
        .collect();
    governments.sort_unstable();
    governments.dedup();
    joined(governments)
}

/// Something of the account of a source.
pub(super) fn of_source(
    report: &Report,
    source: Option<&String>,
    of: impl FnOnce(&StatementFacts) -> Value,
) -> Value {
    let statement = source.and_then(|source| report.statement(source));
    statement.map_or(Value::Null, of)
}

/// The government of a source.
pub(super) fn government(report: &Report, source: Option<&String>) -> Value {
    of_source(report, source, |it| it.government.as_ref().into())
}

/// The address of the account of a source.
pub(super) fn url(report: &Report, source: Option<&String>) -> Value {
    of_source(report, source, |it| it.url.as_ref().into())
}
