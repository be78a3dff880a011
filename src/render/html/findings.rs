//! The findings, the most important first, each with its evidence.

use maud::{Markup, html};

use super::attributes::{kind_id, other_direction, other_language, passage_id, side};
use super::quote::{block, marked, place};
use crate::report::{Divergence, Report};
use crate::view::labels::{TOP_FINDINGS, confidence, kind_label};
use crate::view::quote::{ClaimPart, Group, Quote, claim, group};

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
                    @if let Some(confidence) = confidence(divergence) {
                        span.confidence { (confidence) }
                    }
                }
                @match group(report, divergence) {
                    Some(group) => (in_groups(report, &group)),
                    None => (in_a_line(report, divergence)),
                }
            }
        }
    }
}

/// A finding that says several things: its claim, then each account's sentences under its name, the
/// accounts beside each other.
fn in_groups(report: &Report, group: &Group<'_>) -> Markup {
    let others = group
        .others
        .chunk_by(|a, b| a.statement.id == b.statement.id);
    let accounts = group.accounts.iter().map(Vec::as_slice).chain(others);
    html! {
        p.summary { (group.head) ":" }
        div.quotes.by-account {
            @for quotes in accounts {
                div {
                    @if let Some(first) = quotes.first() {
                        p.side.(side(report, &first.statement.id)) { (first.statement.id) }
                    }
                    @for quote in quotes { (whole(report, quote)) }
                }
            }
        }
    }
}

/// A finding that says one thing: its claim with what it quotes, then the rest of its evidence.
fn in_a_line(report: &Report, divergence: &Divergence) -> Markup {
    let (parts, quotes) = claim(report, divergence);
    html! {
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
                @for quote in quotes.iter().take(MAX_QUOTES) { (whole(report, quote)) }
            }
        }
    }
}

fn whole(report: &Report, quote: &Quote<'_>) -> Markup {
    block(
        report,
        quote.statement,
        quote.sentence,
        &quote.marks,
        quote.note,
    )
}
