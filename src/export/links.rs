//! The passages that join accounts.

use super::columns::{flag, from_one, integer, joined, number, text};
use super::table::{Column, Exported, Row, Table, Value};
use crate::report::{PassageFacts, Report};

pub(super) static TABLE: Table = Table {
    name: "links",
    row: "two accounts that have a passage in common, with what each says in it",
    columns: &COLUMNS,
    rows,
};

const COLUMNS: [Column; 11] = [
    text("event"),
    integer("passage"),
    number("score"),
    flag("across_languages"),
    text("topics"),
    text("source"),
    text("sentences"),
    text("text"),
    text("other"),
    text("other_sentences"),
    text("other_text"),
];

fn rows(exported: &Exported<'_>) -> Vec<Row> {
    let report = exported.report;
    let mut rows = Vec::new();
    for (at, passage) in report.passages.iter().enumerate() {
        let sources: Vec<&String> = passage.sentences.keys().collect();
        for (first, source) in sources.iter().enumerate() {
            for other in &sources[first + 1..] {
                let [sentences, text] = side(report, passage, source);
                let [other_sentences, other_text] = side(report, passage, other);
                let row: [Value; COLUMNS.len()] = [
                    exported.event.into(),
                    from_one(at),
                    passage.score.into(),
                    passage.across_languages.into(),
                    joined(passage.topics.iter().map(String::as_str)),
                    (*source).into(),
                    sentences,
                    text,
                    (*other).into(),
                    other_sentences,
                    other_text,
                ];
                rows.push(row.into());
            }
        }
    }
    rows
}

/// The sentences that an account has in a passage, by their numbers and in its words.
fn side(report: &Report, passage: &PassageFacts, source: &str) -> [Value; 2] {
    let sentences = passage.sentences.get(source).map_or(&[][..], Vec::as_slice);
    let numbers: Vec<String> = sentences.iter().map(|at| (at + 1).to_string()).collect();
    let statement = report.statement(source);
    let texts = sentences.iter().filter_map(|at| {
        let sentence = statement?.sentences.get(*at)?;
        Some(sentence.text.as_str())
    });
    [numbers.join(" ").into(), joined(texts)]
}
