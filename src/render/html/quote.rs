//! A sentence, with words in it marked.

use maud::{Markup, html};

use super::{direction, side};
use crate::render::plain;
use crate::report::{Evidence, Report, StatementFacts};

/// The sentence of a piece of evidence, with the words that are the evidence marked unless they are
/// all of it, and where it stands.
pub(super) fn quote(report: &Report, evidence: &Evidence, note: &str) -> Markup {
    let Some(statement) = report.statement(&evidence.source) else {
        return Markup::default();
    };
    let Some(sentence) = statement.sentences.get(evidence.sentence) else {
        return Markup::default();
    };
    let whole = evidence.end - evidence.start == sentence.text.chars().count();
    let marks = if whole {
        vec![]
    } else {
        vec![(evidence.start, evidence.end)]
    };
    block(report, statement, evidence.sentence, &marks, note)
}

/// A sentence as a quotation.
pub(super) fn block(
    report: &Report,
    statement: &StatementFacts,
    sentence: usize,
    marks: &[(usize, usize)],
    note: &str,
) -> Markup {
    let Some(text) = statement
        .sentences
        .get(sentence)
        .map(|sentence| &sentence.text)
    else {
        return Markup::default();
    };
    html! {
        blockquote class=(side(report, &statement.id)) {
            p lang=[statement.language.as_deref()] dir=(direction(statement)) { (marked(text, marks)) }
            span.place {
                (note)
                a href={ "#s-" (statement.id) "-" (sentence) } { (statement.id) " " (sentence) }
            }
        }
    }
}

/// Text with ranges of characters marked, which are in order and may overlap.
pub(super) fn marked(text: &str, marks: &[(usize, usize)]) -> Markup {
    let characters: Vec<char> = text.chars().collect();
    let piece = |from: usize, to: usize| {
        let text: String = characters[from.min(to)..to].iter().collect();
        plain(&text)
    };
    let mut at = 0;
    let mut pieces: Vec<(String, bool)> = Vec::with_capacity(2 * marks.len() + 1);
    for (start, end) in marks {
        let end = (*end).min(characters.len());
        let start = (*start).clamp(at, characters.len());
        if start < end {
            pieces.push((piece(at, start), false));
            pieces.push((piece(start, end), true));
            at = end;
        }
    }
    pieces.push((piece(at, characters.len()), false));
    html! {
        @for (text, is_marked) in &pieces {
            @if *is_marked { mark { (text) } } @else { (text) }
        }
    }
}
