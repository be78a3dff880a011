//! The events.

use super::columns::{day, day_of, governments, integer, joined, name_of, text};
use super::table::{Column, Exported, Row, Table, Value};

pub(super) static TABLE: Table = Table {
    name: "events",
    row: "an event, with its first finding",
    columns: &COLUMNS,
    rows: |exported| vec![row(exported)],
};

const COLUMNS: [Column; 13] = [
    text("event"),
    text("folder"),
    text("title"),
    day("date"),
    text("heading"),
    text("governments"),
    text("languages"),
    integer("accounts"),
    integer("words"),
    integer("findings"),
    text("first_finding"),
    text("first_kind"),
    text("first_headline"),
];

fn row(exported: &Exported<'_>) -> Row {
    let report = exported.report;
    let languages = report.statements.iter();
    let mut languages: Vec<&str> = languages
        .filter_map(|statement| statement.language.as_deref())
        .collect();
    languages.sort_unstable();
    languages.dedup();
    let words: usize = report.statements.iter().map(|it| it.words).sum();
    let first = report.divergences.first();
    let row: [Value; COLUMNS.len()] = [
        exported.event.into(),
        exported.folder.into(),
        report.event.title.as_ref().into(),
        day_of(report.event.date.as_ref()),
        (&report.event.heading).into(),
        governments(report),
        joined(languages),
        report.statements.len().into(),
        words.into(),
        report.divergences.len().into(),
        first.map(|it| &it.id).into(),
        first.map(|it| name_of(&it.kind)).into(),
        first.map(|it| &it.headline).into(),
    ];
    row.into()
}
