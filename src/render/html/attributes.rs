//! Ids, classes and languages of elements.

use crate::report::{Kind, Report, StatementFacts};
use crate::view::labels::kind_name;

/// The class that gives a source its colour.
pub(super) fn side(report: &Report, id: &str) -> String {
    const COLOURS: usize = 6;
    let place = report
        .statements
        .iter()
        .position(|statement| statement.id == id);
    format!("side-{}", place.unwrap_or(0) % COLOURS)
}

/// What a passage is linked to by: its first sentence, as no other passage has that one.
pub(super) fn passage_id(report: &Report, passage: usize) -> String {
    let first = report.passages.get(passage).and_then(|passage| {
        let (id, sentences) = passage.sentences.first_key_value()?;
        Some(format!("p-{id}-{}", sentences.first()? + 1))
    });
    first.unwrap_or_else(|| "texts".to_owned())
}

/// A kind as a word without spaces.
pub(super) fn kind_id(kind: Kind) -> String {
    kind_name(kind).replace(' ', "-")
}

/// What a sentence is linked to by.
pub(super) fn sentence_id(statement: &StatementFacts, sentence: usize) -> String {
    format!("s-{}-{}", statement.id, sentence + 1)
}

/// The language a statement is marked up with, where it is not that of the page.
pub(super) fn other_language(statement: &StatementFacts) -> Option<&str> {
    statement
        .language
        .as_deref()
        .filter(|language| *language != "en")
}

/// The direction of a statement, where it is not that of the page.
pub(super) fn other_direction(statement: &StatementFacts) -> Option<&'static str> {
    Some(direction(statement)).filter(|direction| *direction != "ltr")
}

/// Which way a statement is written.
pub(super) fn direction(statement: &StatementFacts) -> &'static str {
    match statement.language.as_deref() {
        Some("ar" | "ckb" | "dv" | "fa" | "he" | "ps" | "sd" | "ug" | "ur" | "yi") => "rtl",
        _ => "ltr",
    }
}
