//! Ids, classes, languages and links of elements.

use crate::render::direction::direction;
use crate::report::{Kind, StatementFacts};
use crate::view::labels::kind_name;

/// A kind as a word without spaces.
pub(super) fn kind_id(kind: Kind) -> String {
    kind_name(kind).replace(' ', "-")
}

/// What a sentence is linked to by.
pub(super) fn sentence_id(statement: &StatementFacts, sentence: usize) -> String {
    format!("s-{}-{}", statement.id, sentence + 1)
}

/// What the row of a topic is linked to by.
pub(super) fn topic_id(topic: &str) -> String {
    format!("t-{topic}")
}

/// What the source of an account is linked to by.
pub(super) fn source_id(statement: &StatementFacts) -> String {
    format!("source-{}", statement.id)
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

/// A URL that may be followed.
pub(crate) fn link(url: &str) -> Option<String> {
    let parsed = url::Url::parse(url).ok()?;
    matches!(parsed.scheme(), "http" | "https").then(|| parsed.to_string())
}
