//! The full texts side by side, a row a passage.

use std::collections::BTreeSet;

use maud::{Markup, html};

use super::quote::marked;
use super::{direction, kind_id, side};
use crate::render::{Marks, marks};
use crate::report::{PassageFacts, Report, StatementFacts};

/// More columns than this are scrolled.
const COLUMNS: usize = 5;

pub(super) fn texts(report: &Report) -> Markup {
    let marks = marks(report);
    let columns = match report.statements.len() {
        columns @ 1..=COLUMNS => format!("cols-{columns}"),
        _ => "cols-many".to_owned(),
    };
    html! {
        section #texts aria-labelledby="h-texts" {
            h2 #h-texts { "Side by side" }
            p.note {
                "Every sentence of every account, once. What stands in one row says the same thing; a sentence "
                "alone in its row, with a dotted line, is said by that account alone. The number before a "
                "sentence is its place in its own account."
            }
            div class=(columns) {
                div.passage.heads aria-hidden="true" {
                    span {}
                    @for statement in &report.statements {
                        div { span.side.(side(report, &statement.id)) { (statement.heading()) } }
                    }
                }
                @for (index, passage) in report.passages.iter().enumerate() {
                    (row(report, passage, index, &marks))
                }
            }
        }
    }
}

fn row(report: &Report, passage: &PassageFacts, index: usize, marks: &Marks<'_>) -> Markup {
    let number = index + 1;
    let kinds: BTreeSet<String> = report
        .divergences
        .iter()
        .filter(|divergence| divergence.passage == Some(index))
        .map(|divergence| kind_id(divergence.kind))
        .collect();
    let alone = passage.sentences.len() == 1;
    let kinds: Vec<String> = kinds.into_iter().collect();
    let differs = alone || !kinds.is_empty();
    html! {
        div.passage id={ "p" (number) } data-passage=(number) data-topics=(passage.topics.join(" "))
            data-kinds=(kinds.join(" ")) data-differs[differs] {
            a.number href={ "#p" (number) } aria-label={ "Passage " (number) } { (number) }
            @for statement in &report.statements {
                (cell(report, passage, statement, alone, marks))
            }
        }
    }
}

fn cell(
    report: &Report,
    passage: &PassageFacts,
    statement: &StatementFacts,
    alone: bool,
    marks: &Marks<'_>,
) -> Markup {
    let Some(sentences) = passage.sentences.get(&statement.id) else {
        return html! { div.cell {} };
    };
    html! {
        div.cell lang=[statement.language.as_deref()] dir=(direction(statement)) {
            div.(side(report, &statement.id)).alone[alone] {
                span.side lang="en" { (statement.id) }
                @for index in sentences {
                    @if let Some(sentence) = statement.sentences.get(*index) {
                        p id={ "s-" (statement.id) "-" (index) } {
                            span.place { (index) " " }
                            span.text { (marked(&sentence.text, marks.get(&(statement.id.as_str(), *index)).map_or(&[], Vec::as_slice))) }
                        }
                    }
                }
            }
        }
    }
}
