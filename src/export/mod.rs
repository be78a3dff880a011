//! Reports to tidy tables: a row an event, an account, a sentence, a finding.
//!
//! `table` says what a table is; each table has a file of its own. A format writes rows of any table:
//! `csv`, `json_lines`, `parquet`. All formats have the same rows, in the same order, with the same
//! names, numbers and ids.

mod columns;
mod csv;
mod events;
mod evidence;
mod facts;
mod findings;
mod json_lines;
mod links;
#[cfg(feature = "parquet")]
mod parquet;
mod sentences;
mod statements;
mod table;
mod topics;
mod writer;

pub use self::table::{Column, ColumnKind, Exported, Row, Table, Value};
pub use self::writer::{TableFormat, TableWriter};

/// The tables, in the order in which a reader meets them.
pub const TABLES: [&Table; 8] = [
    &events::TABLE,
    &statements::TABLE,
    &sentences::TABLE,
    &links::TABLE,
    &findings::TABLE,
    &evidence::TABLE,
    &topics::TABLE,
    &facts::TABLE,
];
