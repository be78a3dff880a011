//! The table that analysts publish: an issue a row, a side a column.

use maud::{Markup, html};

use super::attributes::topic_id;
use super::brief::excerpt;
use super::page::{Page, outlet};
use crate::view::finding::ShownFinding;
use crate::view::issue::{Issue, IssueCell, IssueExcerpt};
use crate::view::labels::{ISSUES, topic_notes};
use crate::view::side::Side;
use crate::view::{issues, sides};

/// So many sentences of a side are seen at once on an issue.
const MAX_AT_ONCE: usize = 2;

/// So many issues are seen at once.
const MAX_ISSUES: usize = 8;

pub(super) fn table(page: &Page<'_>, findings: &[ShownFinding<'_>]) -> Markup {
    let (issues, sides) = (issues(page.report), sides(page.report));
    let notes = topic_notes(page.report);
    html! {
        section #issues aria-labelledby="h-issues" {
            h2 #h-issues { (ISSUES) }
            @if issues.is_empty() {
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
                            @for (place, issue) in issues.iter().enumerate() {
                                (row(page, &sides, issue, findings, place >= MAX_ISSUES))
                            }
                        }
                    }
                }
                @if issues.len() > MAX_ISSUES {
                    button.all.js-only type="button" aria-expanded="false" { "Show all " (issues.len()) " issues" }
                }
                @for note in notes { p.note { (note) } }
                p.empty hidden { "No issue passes the filter." }
            }
        }
    }
}

fn row(
    page: &Page<'_>,
    sides: &[Side<'_>],
    issue: &Issue<'_>,
    findings: &[ShownFinding<'_>],
    is_later: bool,
) -> Markup {
    let topic = &issue.topic.id;
    let on_it = findings.iter();
    let on_it: Vec<&ShownFinding<'_>> = on_it
        .filter(|it| it.divergence.topic.as_ref() == Some(topic))
        .collect();
    html! {
        tr.later[is_later] id=(topic_id(topic)) data-issue=(topic) {
            th scope="row" {
                (issue.topic.label)
                @if !on_it.is_empty() {
                    span.cites {
                        "Finding"
                        @for it in on_it {
                            " " a href={ "#" (it.anchor) } aria-label={ "Finding " (it.number) } { (it.number) }
                        }
                    }
                }
            }
            @for (side, cell) in sides.iter().zip(&issue.cells) {
                td { (said(page, side, cell)) }
            }
        }
    }
}

fn said(page: &Page<'_>, side: &Side<'_>, cell: &IssueCell<'_>) -> Markup {
    let said = match cell {
        IssueCell::Said(said) => said,
        IssueCell::Not(label) => return html! { span.none { (label) } },
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
