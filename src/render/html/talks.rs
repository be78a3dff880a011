//! The facts of the talks: a table with a row a fact, each leading to its sentence.

use maud::{Markup, html};

use super::attributes::{other_direction, other_language, sentence_id, side};
use crate::report::{Report, StatementFacts};
use crate::view::talks::{FactCell, fact_rows};

pub(super) fn facts(report: &Report) -> Markup {
    let rows = fact_rows(report);
    html! {
        @if !rows.is_empty() {
            section #talks aria-labelledby="h-talks" {
                h2 #h-talks { "The talks" }
                div.scroll tabindex="0" role="region" aria-labelledby="h-talks" {
                    table {
                        thead {
                            tr {
                                th scope="col" { "Fact" }
                                @for statement in &report.statements {
                                    th scope="col" class=(side(report, &statement.id)) { (statement.id) }
                                }
                            }
                        }
                        tbody {
                            @for row in &rows {
                                tr {
                                    th scope="row" { (row.heading()) }
                                    @for (statement, cell) in report.statements.iter().zip(&row.cells) {
                                        td { (said(statement, cell.as_ref())) }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn said(statement: &StatementFacts, cell: Option<&FactCell<'_>>) -> Markup {
    let Some(cell) = cell else {
        return html! { span.lacking { "Not said" } };
    };
    let (language, direction) = (other_language(statement), other_direction(statement));
    html! {
        @match cell.sentence() {
            Some(sentence) => {
                a lang=[language] dir=[direction] href={ "#" (sentence_id(statement, sentence)) } { (cell.text) }
            }
            None => span { (cell.text) },
        }
    }
}
