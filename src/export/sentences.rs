//! The sentences of the accounts.

use std::collections::BTreeMap;

use super::columns::{from_one, integer, joined, text};
use super::table::{Column, Exported, Row, Table, Value};

pub(super) static TABLE: Table = Table {
    name: "sentences",
    row: "a sentence of an account, with its passage",
    columns: &COLUMNS,
    rows,
};

const COLUMNS: [Column; 11] = [
    text("event"),
    text("source"),
    text("government"),
    integer("sentence"),
    integer("paragraph"),
    text("text"),
    text("speaker"),
    text("attributed_to"),
    integer("passage"),
    text("passage_sources"),
    text("topics"),
];

fn rows(exported: &Exported<'_>) -> Vec<Row> {
    let report = exported.report;
    let mut passages: BTreeMap<(&str, usize), usize> = BTreeMap::new();
    for (passage, facts) in report.passages.iter().enumerate() {
        for (source, sentences) in &facts.sentences {
            let of_source = sentences
                .iter()
                .map(|sentence| ((&**source, *sentence), passage));
            passages.extend(of_source);
        }
    }
    let mut rows = Vec::new();
    for statement in &report.statements {
        for (at, sentence) in statement.sentences.iter().enumerate() {
            let passage = passages.get(&(&*statement.id, at)).copied();
            let facts = passage.and_then(|passage| report.passages.get(passage));
            let row: [Value; COLUMNS.len()] = [
                exported.event.into(),
                (&statement.id).into(),
                statement.government.as_ref().into(),
                from_one(at),
                from_one(sentence.paragraph),
                (&sentence.text).into(),
                sentence.speaker.as_ref().into(),
                sentence.attributed_to.as_ref().into(),
                passage.map(from_one).into(),
                facts
                    .map(|it| joined(it.sentences.keys().map(String::as_str)))
                    .into(),
                facts
                    .map(|it| joined(it.topics.iter().map(String::as_str)))
                    .into(),
            ];
            rows.push(row.into());
        }
    }
    rows
}
