//! The places that findings rest on.

use super::columns::{from_one, government, integer, name_of, text, url};
use super::table::{Column, Exported, Row, Table, Value};

pub(super) static TABLE: Table = Table {
    name: "evidence",
    row: "a place in an account that a finding rests on",
    columns: &COLUMNS,
    rows,
};

const COLUMNS: [Column; 11] = [
    text("event"),
    text("finding"),
    integer("number"),
    text("role"),
    text("source"),
    text("government"),
    integer("sentence"),
    integer("start"),
    integer("end"),
    text("text"),
    text("url"),
];

fn rows(exported: &Exported<'_>) -> Vec<Row> {
    let report = exported.report;
    let mut rows = Vec::new();
    for finding in &report.divergences {
        for (at, evidence) in finding.evidence.iter().enumerate() {
            let source = Some(&evidence.source);
            let row: [Value; COLUMNS.len()] = [
                exported.event.into(),
                (&finding.id).into(),
                from_one(at),
                name_of(&evidence.role),
                (&evidence.source).into(),
                government(report, source),
                from_one(evidence.sentence),
                evidence.start.into(),
                evidence.end.into(),
                (&evidence.text).into(),
                url(report, source),
            ];
            rows.push(row.into());
        }
    }
    rows
}
