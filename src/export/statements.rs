//! The accounts.

use super::columns::{day, day_of, integer, text};
use super::table::{Column, Exported, Row, Table, Value};
use crate::report::StatementFacts;

pub(super) static TABLE: Table = Table {
    name: "statements",
    row: "an account of an event",
    columns: &COLUMNS,
    rows: |exported| {
        let statements = exported.report.statements.iter();
        statements.map(|it| row(exported, it)).collect()
    },
};

const COLUMNS: [Column; 17] = [
    text("event"),
    text("source"),
    text("name"),
    text("government"),
    text("government_name"),
    text("outlet"),
    text("url"),
    text("title"),
    day("date"),
    text("language"),
    text("retrieved"),
    text("archived"),
    text("sha256"),
    integer("words"),
    integer("paragraphs"),
    integer("sentences"),
    text("warnings"),
];

fn row(exported: &Exported<'_>, statement: &StatementFacts) -> Row {
    let warnings = statement.warnings.iter().map(|it| it.text.as_str());
    let warnings: Vec<&str> = warnings.collect();
    let row: [Value; COLUMNS.len()] = [
        exported.event.into(),
        (&statement.id).into(),
        (&statement.name).into(),
        statement.government.as_ref().into(),
        (&statement.government_name).into(),
        statement.outlet.as_ref().into(),
        statement.url.as_ref().into(),
        statement.title.as_ref().into(),
        day_of(statement.date.as_ref()),
        statement.language.as_ref().into(),
        statement.retrieved.as_ref().into(),
        statement.archived.as_ref().map(|it| &it.taken).into(),
        (&statement.sha256).into(),
        statement.words.into(),
        statement.paragraphs.into(),
        statement.sentences.len().into(),
        (!warnings.is_empty()).then(|| warnings.join("; ")).into(),
    ];
    row.into()
}
