//! A sentence, with words in it marked.

use maud::{Markup, html};

use super::attributes::{other_direction, other_language, sentence_id, side};
use crate::render::pieces::pieces;
use crate::report::{Report, StatementFacts};

/// A sentence as a quotation, and where it stands.
pub(super) fn block(
    report: &Report,
    statement: &StatementFacts,
    sentence: usize,
    marks: &[(usize, usize)],
    note: &str,
) -> Markup {
    let text = statement.sentences.get(sentence).map(|s| s.text.as_str());
    html! {
        @if let Some(text) = text {
            blockquote class=(side(report, &statement.id)) dir=[other_direction(statement)] {
                p lang=[other_language(statement)] { (marked(text, marks)) }
                span.place { (note) (place(statement, sentence)) }
            }
        }
    }
}

/// A link to a sentence in the full texts, by its place as readers count: from 1.
pub(super) fn place(statement: &StatementFacts, sentence: usize) -> Markup {
    html! {
        a.place href={ "#" (sentence_id(statement, sentence)) } { (statement.id) " " (sentence + 1) }
    }
}

/// Text with ranges of characters marked.
pub(super) fn marked(text: &str, marks: &[(usize, usize)]) -> Markup {
    html! {
        @for (text, is_marked) in &pieces(text, marks) {
            @if *is_marked { mark { (text) } } @else { (text) }
        }
    }
}
