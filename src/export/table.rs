//! What a table is.

use jiff::civil::Date;

use crate::report::Report;

/// The report of an event of an archive.
#[derive(Debug, Clone, Copy)]
pub struct Exported<'r> {
    /// The name of the event in its archive; every row has it.
    pub event: &'r str,
    /// Its folder, as it was named.
    pub folder: &'r str,
    /// Its report.
    pub report: &'r Report,
}

/// A table of an archive.
#[derive(Debug)]
pub struct Table {
    /// Its name, which its file has.
    pub name: &'static str,
    /// What a row is.
    pub row: &'static str,
    /// Its columns.
    pub columns: &'static [Column],
    /// The rows that an event gives.
    pub rows: fn(&Exported<'_>) -> Vec<Row>,
}

/// A column of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// Its name.
    pub name: &'static str,
    /// What its values are.
    pub kind: ColumnKind,
}

/// What the values of a column are, besides null.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnKind {
    /// Text.
    Text,
    /// A whole number.
    Integer,
    /// A number.
    Number,
    /// True or false.
    Flag,
    /// A day.
    Day,
}

/// The values of a row, one for each column.
pub type Row = Vec<Value>;

/// A value.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// It does not apply, or is not known.
    Null,
    /// Of a column of texts.
    Text(String),
    /// Of a column of whole numbers.
    Integer(i64),
    /// Of a column of numbers.
    Number(f64),
    /// Of a column of flags.
    Flag(bool),
    /// Of a column of days.
    Day(Date),
}
