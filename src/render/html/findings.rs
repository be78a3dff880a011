//! The findings, the most important first, each with its evidence.

use maud::{Markup, html};

use super::kind_id;
use super::quote::quote;
use crate::render::{NUMBERED, kind_label, nearest_note, plain};
use crate::report::{Divergence, Kind, Report};

/// How many pieces of evidence are shown of one finding.
const SHOWN: usize = 6;

pub(super) fn findings(report: &Report) -> Markup {
    let (first, rest) = report
        .divergences
        .split_at(NUMBERED.min(report.divergences.len()));
    html! {
        section #findings aria-labelledby="h-findings" {
            h2 #h-findings { "Findings" }
            @if report.divergences.is_empty() {
                p { "None: the accounts tell the same, as far as this tool can see." }
            }
            (list(report, first, 0))
            @if !rest.is_empty() {
                details.rest {
                    summary { "All other findings (" (rest.len()) ")" }
                    (list(report, rest, first.len()))
                }
            }
        }
    }
}

fn list(report: &Report, findings: &[Divergence], before: usize) -> Markup {
    html! {
        ol.findings {
            @for (index, divergence) in findings.iter().enumerate() {
                (finding(report, divergence, before + index + 1))
            }
        }
    }
}

fn finding(report: &Report, divergence: &Divergence, number: usize) -> Markup {
    // A quotation that the summary gives whole is not given twice.
    let shown = divergence.evidence.iter().filter(|evidence| {
        divergence.kind == Kind::Silence || !divergence.summary.contains(&evidence.text)
    });
    html! {
        li id={ "f" (number) } data-kind=(kind_id(divergence.kind)) data-topic=[divergence.topic.as_deref()] {
            a.number href={ "#f" (number) } aria-label={ "Finding " (number) } { (number) }
            div {
                p.summary { span.badge { (kind_label(divergence)) } (plain(&divergence.summary)) }
                div.quotes {
                    @for evidence in shown.take(SHOWN) {
                        (quote(report, evidence, &nearest_note(divergence, evidence)))
                    }
                }
                @if let Some(passage) = divergence.passage {
                    p.place { a href={ "#p" (passage + 1) } { "Passage " (passage + 1) } }
                }
            }
        }
    }
}
