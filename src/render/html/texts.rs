//! The full texts side by side, a row a passage.

use std::collections::BTreeSet;

use maud::{Markup, html};

use super::attributes::{direction, kind_id, other_language, passage_id, sentence_id, side};
use super::quote::marked;
use crate::report::{PassageFacts, Report, StatementFacts};
use crate::view::quote::{MarksOf, marks};

/// More columns than this are scrolled.
const MAX_COLUMNS_IN_VIEW: usize = 5;

pub(super) fn texts(report: &Report) -> Markup {
    let marks = marks(report);
    let columns = match report.statements.len() {
        columns @ 1..=MAX_COLUMNS_IN_VIEW => format!("cols-{columns}"),
        _ => "cols-many".to_owned(),
    };
    html! {
        section #texts aria-labelledby="h-texts" {
            h2 #h-texts { "Side by side" }
            p.note {
                "Every sentence of every account, once. What stands in one row says the same thing; a "
                "sentence alone in its row, with a dotted line, is said by that account alone. "
                "Underlined words stand in that account alone, within the row. The number before a "
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

fn row(report: &Report, passage: &PassageFacts, index: usize, marks: &MarksOf<'_>) -> Markup {
    let number = index + 1;
    let kinds: BTreeSet<String> = report
        .divergences
        .iter()
        .filter(|divergence| divergence.passage == Some(index))
        .map(|divergence| kind_id(divergence.kind))
        .collect();
    let alone = passage.sentences.len() == 1;
    let kinds: Vec<String> = kinds.into_iter().collect();
    let differs = !kinds.is_empty() || !is_same(report, passage);
    let id = passage_id(report, index);
    html! {
        div.passage id=(id) data-passage=(number) data-topics=(passage.topics.join(" "))
            data-kinds=(kinds.join(" ")) data-differs[differs] {
            a.number href={ "#" (id) } aria-label={ "Passage " (number) } { (number) }
            @for statement in &report.statements {
                (cell(report, passage, statement, alone, marks))
            }
        }
    }
}

/// Whether every account has the passage, in the same words.
fn is_same(report: &Report, passage: &PassageFacts) -> bool {
    let texts: Option<BTreeSet<Vec<&str>>> = report
        .statements
        .iter()
        .map(|statement| {
            let sentences = passage.sentences.get(&statement.id)?.iter();
            let texts = sentences.filter_map(|index| statement.sentences.get(*index));
            Some(texts.map(|sentence| sentence.text.as_str()).collect())
        })
        .collect();
    texts.is_some_and(|texts| texts.len() == 1)
}

fn cell(
    report: &Report,
    passage: &PassageFacts,
    statement: &StatementFacts,
    alone: bool,
    marks: &MarksOf<'_>,
) -> Markup {
    let Some(sentences) = passage.sentences.get(&statement.id) else {
        return html! { div.cell {} };
    };
    html! {
        div.cell lang=[other_language(statement)] dir=(direction(statement)) {
            div.(side(report, &statement.id)).alone[alone] {
                span.side lang="en" { (statement.id) }
                @for index in sentences {
                    @if let Some(sentence) = statement.sentences.get(*index) {
                        p id=(sentence_id(statement, *index)) {
                            span.place { (index + 1) " " }
                            span.text { (marked(&sentence.text, marks.get(&(statement.id.as_str(), *index)).map_or(&[], Vec::as_slice))) }
                        }
                    }
                }
            }
        }
    }
}
