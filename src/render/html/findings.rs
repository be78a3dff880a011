//! The findings, the most important first, each with its evidence.

use maud::{Markup, html};

use super::attributes::{kind_id, other_direction, other_language, passage_id};
use super::quote::{block, marked, place};
use crate::render::labels::{TOP_FINDINGS, kind_label};
use crate::render::quote::{ClaimPart, claim};
use crate::report::{Divergence, Report};

/// How many sentences are shown of one finding.
const MAX_QUOTES: usize = 6;

pub(super) fn findings(report: &Report) -> Markup {
    let all: Vec<Markup> = report
        .divergences
        .iter()
        .enumerate()
        .map(|(index, divergence)| finding(report, divergence, index + 1))
        .collect();
    let (first, rest) = all.split_at(TOP_FINDINGS.min(all.len()));
    html! {
        section #findings aria-labelledby="h-findings" {
            h2 #h-findings { "Findings" }
            @if all.is_empty() {
                p { "None: the accounts tell the same, as far as this tool can see." }
            }
            ol.findings { @for finding in first { (finding) } }
            @if !rest.is_empty() {
                details.rest {
                    summary { "All other findings (" (rest.len()) ")" }
                    ol.findings start=(first.len() + 1) { @for finding in rest { (finding) } }
                }
            }
        }
    }
}

fn finding(report: &Report, divergence: &Divergence, number: usize) -> Markup {
    let (parts, quotes) = claim(report, divergence);
    let id = &divergence.id;
    html! {
        li id=(id) data-kind=(kind_id(divergence.kind)) data-topic=[divergence.topic.as_deref()] {
            a.number href={ "#" (id) } aria-label={ "Finding " (number) } { (number) }
            div {
                p.about {
                    span.badge { (kind_label(divergence)) }
                    @if let Some(topic) = divergence.topic.as_deref() {
                        a href={ "#t-" (topic) } { (report.topic_label(topic)) }
                    }
                    @if let Some(passage) = divergence.passage {
                        a href={ "#" (passage_id(report, passage)) } { "Passage " (passage + 1) }
                    }
                }
                p.summary {
                    @for part in &parts {
                        @match part {
                            ClaimPart::Words(text) => (text),
                            ClaimPart::Quoted(quote) => {
                                q lang=[other_language(quote.statement)] dir=[other_direction(quote.statement)] { (marked(quote.text(), &quote.marks)) }
                                " " (place(quote.statement, quote.sentence))
                            }
                        }
                    }
                }
                @if !quotes.is_empty() {
                    div.quotes {
                        @for quote in quotes.iter().take(MAX_QUOTES) {
                            (block(report, quote.statement, quote.sentence, &quote.marks, &quote.note))
                        }
                    }
                }
            }
        }
    }
}
