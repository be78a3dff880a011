//! The table that analysts publish: an issue a row, a side a column.

use maud::{Markup, html};

use super::attributes::topic_id;
use super::brief::excerpt;
use super::page::{Page, outlet};
use crate::view::finding::ShownFinding;
use crate::view::issue::{IssueCell, IssueExcerpt, IssueRow, issue_rows};
use crate::view::labels::ISSUES;
use crate::view::missing::{Missing, topic_note};
use crate::view::side::Side;
use crate::view::sides;

/// So many sentences of a side are seen at once on an issue.
const MAX_AT_ONCE: usize = 2;

/// So many rows are seen at once.
const MAX_ROWS: usize = 7;

pub(super) fn table(page: &Page<'_>, findings: &[ShownFinding<'_>]) -> Markup {
    let (rows, sides) = (issue_rows(page.report), sides(page.report));
    let issues: usize = rows.iter().map(|row| row.topics.len()).sum();
    html! {
        section #issues aria-labelledby="h-issues" {
            h2 #h-issues { (ISSUES) }
            @if rows.is_empty() {
                p { "None of the topics that this tool knows is brought up." }
            } @else {
                div.scroll tabindex="0" role="group" aria-label="What each side says on each issue" {
                    table.issues.many[sides.len() > 2] {
                        thead {
                            tr {
                                th scope="col" { "Issue" }
                                @for side in &sides {
                                    th scope="col" class=[side.accounts.first().map(|it| page.side(it))] { (side.name) }
                                }
                            }
                        }
                        tbody {
                            @for (place, it) in rows.iter().enumerate() {
                                (row(page, &sides, it, findings, place >= MAX_ROWS))
                            }
                        }
                    }
                }
                @if rows.len() > MAX_ROWS {
                    button.all.js-only type="button" aria-expanded="false" { "Show all " (issues) " issues" }
                }
                @if let Some(note) = topic_note(page.report) { p.note { (note) } }
                p.empty hidden { "No issue passes the filter." }
            }
        }
    }
}

fn row(
    page: &Page<'_>,
    sides: &[Side<'_>],
    row: &IssueRow<'_>,
    findings: &[ShownFinding<'_>],
    is_later: bool,
) -> Markup {
    let topics: Vec<&str> = row.topics.iter().map(|it| it.id.as_str()).collect();
    let on_it = findings.iter();
    let on_it: Vec<&ShownFinding<'_>> = on_it
        .filter(|it| (it.divergence.topic.as_deref()).is_some_and(|it| topics.contains(&it)))
        .collect();
    html! {
        tr.later[is_later] data-issue=(topics.join(" ")) {
            th scope="row" {
                @for (place, topic) in row.topics.iter().enumerate() {
                    @if place > 0 { "; " }
                    span id=(topic_id(&topic.id)) { (topic.label) }
                }
                @if !on_it.is_empty() {
                    span.cites {
                        "Finding"
                        @for it in on_it {
                            " " a href={ "#" (it.anchor) } aria-label={ "Finding " (it.number) } { (it.number) }
                        }
                    }
                }
            }
            @for (side, cell) in sides.iter().zip(&row.cells) {
                td { (said(page, side, cell)) }
            }
        }
    }
}

fn said(page: &Page<'_>, side: &Side<'_>, cell: &IssueCell<'_>) -> Markup {
    let said = match cell {
        IssueCell::Said(said) => said,
        IssueCell::Not(missing) => return nothing(page, *missing),
    };
    let (seen, folded) = said.split_at(MAX_AT_ONCE.min(said.len()));
    html! {
        @for it in seen { (sentence(page, side, it)) }
        @if !folded.is_empty() {
            details.more {
                summary { (folded.len()) " more: " (numbers(folded)) }
                @for it in folded { (sentence(page, side, it)) }
            }
        }
    }
}

/// Why a side has nothing on an issue.
fn nothing(page: &Page<'_>, missing: Missing<'_>) -> Markup {
    html! {
        span.none { (missing.label()) }
        @if let Missing::Near { account, sentence } = missing {
            " "
            span.cites {
                @if account.outlet_mark().is_some() { (outlet(account)) " " }
                (page.cite(account, sentence))
            }
        }
    }
}

fn numbers(said: &[IssueExcerpt<'_>]) -> String {
    let numbers = said.iter().map(|it| (it.excerpt.sentence + 1).to_string());
    numbers.collect::<Vec<String>>().join(", ")
}

fn sentence(page: &Page<'_>, side: &Side<'_>, said: &IssueExcerpt<'_>) -> Markup {
    let statement = said.excerpt.statement;
    let is_one_of_several = side.accounts.len() > 1;
    html! {
        p {
            (excerpt(&said.excerpt)) " "
            span.cites {
                @if is_one_of_several { (outlet(statement)) " " }
                (page.cite(statement, said.excerpt.sentence))
                @for other in &said.also { "; " (outlet(other)) }
            }
        }
    }
}
