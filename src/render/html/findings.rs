//! The findings, the most important first, each with its evidence.

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::quote::{block, lang, place, turned};
use super::{kind_id, passage_id};
use crate::render::quote::{Part, claim};
use crate::render::{NUMBERED, kind_label, plain};
use crate::report::{Divergence, Report};

/// How many sentences are shown of one finding.
const SHOWN: usize = 6;

/// What each finding is linked to by. It is made of what the finding is about and not of its
/// place, so that a link still leads there when a later report has more findings, or fewer.
pub(super) fn ids(report: &Report) -> Vec<String> {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let id = |divergence: &Divergence| {
        let about = [&divergence.by, &divergence.of, &divergence.topic];
        let about = about.into_iter().flatten().map(String::as_str);
        let kind = format!("f-{}", kind_id(divergence.kind));
        let id = about.fold(kind, |id, part| format!("{id}-{part}"));
        let count = seen.entry(id.clone()).or_default();
        *count += 1;
        match *count {
            1 => id,
            count => format!("{id}.{count}"),
        }
    };
    report.divergences.iter().map(id).collect()
}

pub(super) fn findings(report: &Report, ids: &[String]) -> Markup {
    let all: Vec<Markup> = report
        .divergences
        .iter()
        .zip(ids)
        .enumerate()
        .map(|(index, (divergence, id))| finding(report, divergence, id, index + 1))
        .collect();
    let (first, rest) = all.split_at(NUMBERED.min(all.len()));
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

fn finding(report: &Report, divergence: &Divergence, id: &str, number: usize) -> Markup {
    let (parts, quotes) = claim(report, divergence);
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
                            Part::Said(text) => (plain(text)),
                            Part::Quoted(quote) => {
                                q lang=[lang(quote.statement)] dir=[turned(quote.statement)] { (plain(quote.text())) }
                                " " (place(quote.statement, quote.sentence))
                            }
                        }
                    }
                }
                @if !quotes.is_empty() {
                    div.quotes {
                        @for quote in quotes.iter().take(SHOWN) {
                            (block(report, quote.statement, quote.sentence, &quote.marks, &quote.note))
                        }
                    }
                }
            }
        }
    }
}
