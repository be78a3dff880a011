//! A finding: its claim, and below it what each side says, beside each other.

use maud::{Markup, html};

use super::attributes::kind_id;
use super::page::Page;
use crate::report::StatementFacts;
use crate::text::english::capitalised;
use crate::view::finding::{Extent, OtherSide, Said, ShownFinding};
use crate::view::labels::{confidence, kind_label, more_sentences};
use crate::view::quote::Quote;
use crate::view::side::in_sentence;

/// So many sentences of an account are seen at once on the first page.
const MAX_AT_ONCE: usize = 1;

/// A finding on the first page: what it rests on is seen at once, as far as it is short.
pub(super) fn open(page: &Page<'_>, finding: &ShownFinding<'_>) -> Markup {
    html! {
        li.finding id=(finding.anchor) data-kind=(kind_id(finding.divergence.kind)) data-topic=[finding.divergence.topic.as_deref()] {
            (anchors(finding))
            (copy())
            p.headline {
                a.number href={ "#" (finding.anchor) } aria-label={ "Finding " (finding.number) } title=(about(finding)) { (finding.number) }
                (claim(finding))
            }
            (evidence(page, finding, MAX_AT_ONCE))
        }
    }
}

/// A finding behind the first page: a line, and what it rests on is folded.
pub(super) fn folded(page: &Page<'_>, finding: &ShownFinding<'_>) -> Markup {
    html! {
        li.finding id=(finding.anchor) data-kind=(kind_id(finding.divergence.kind)) data-topic=[finding.divergence.topic.as_deref()] {
            (anchors(finding))
            details {
                summary {
                    span.headline { span.number title=(about(finding)) { (finding.number) } (claim(finding)) }
                    (cites(finding))
                }
                (copy())
                (evidence(page, finding, usize::MAX))
            }
        }
    }
}

/// Where links lead to findings that are told with this one.
fn anchors(finding: &ShownFinding<'_>) -> Markup {
    let others = finding.anchors().skip(1);
    html! { @for id in others { a id=(id) {} } }
}

/// What a finding claims, and a word where that is not sure.
fn claim(finding: &ShownFinding<'_>) -> Markup {
    html! {
        " " span.claim { (finding.headline) }
        @if let Some(doubt) = finding.doubt { " " span.doubt { (doubt) } }
    }
}

/// Its kind and how sure it is, for who points at its number.
fn about(finding: &ShownFinding<'_>) -> String {
    let kind = Some(kind_label(finding.divergence));
    let about = kind.into_iter().chain(confidence(finding.divergence));
    about.collect::<Vec<String>>().join(", ")
}

/// Where a folded finding can be checked, by the numbers of the sentences.
fn cites(finding: &ShownFinding<'_>) -> Markup {
    let says = finding
        .says
        .iter()
        .map(|said| format!("{} {}", said.statement.name, numbers(&said.quotes)));
    let says: Vec<String> = says.collect();
    html! { " " span.cites { (says.join("; ")) } }
}

fn numbers(quotes: &[Quote<'_>]) -> String {
    let numbers = quotes.iter().map(|quote| (quote.sentence + 1).to_string());
    numbers.collect::<Vec<String>>().join(", ")
}

fn copy() -> Markup {
    html! { button.copy.js-only type="button" title="Copy with source" { "Copy" span.unseen { " with source" } } }
}

fn evidence(page: &Page<'_>, finding: &ShownFinding<'_>, at_once: usize) -> Markup {
    let nothing = usize::from(!finding.nothing.is_empty());
    let columns = finding.says.len() + nothing + finding.others.len();
    html! {
        @if columns > 0 {
            div.evidence.one[columns == 1].several[columns > 2] {
                @for said in &finding.says { (said_by(page, said, at_once)) }
                @if nothing > 0 { (nothing_found(page, finding)) }
                @for other in &finding.others { (other_side(page, other)) }
            }
        }
    }
}

fn said_by(page: &Page<'_>, said: &Said<'_>, at_once: usize) -> Markup {
    let (seen, folded) = said.quotes.split_at(at_once.min(said.quotes.len()));
    let left_out = folded.len() + said.more;
    html! {
        div {
            p.side.(page.side(said.statement)) { (said.statement.name) }
            @for quote in seen { (page.quote(quote)) }
            @if folded.is_empty() && said.more > 0 { p.note { (more_sentences(said.more)) } }
            @if !folded.is_empty() {
                details.more {
                    summary { (left_out) " more: " (numbers(folded)) }
                    @for quote in folded { (page.quote(quote)) }
                    @if said.more > 0 { p.note { (more_sentences(said.more)) } }
                }
            }
        }
    }
}

/// That sides say nothing, in one column: each sentence that comes nearest is folded.
fn nothing_found(page: &Page<'_>, finding: &ShownFinding<'_>) -> Markup {
    let sides = &finding.nothing;
    html! {
        div.nothing {
            @for nothing in finding.nothing_shown(Extent::Brief) {
                @if !nothing.names.is_empty() { (names(page, &nothing.names)) }
                p.lacking { (capitalised(&nothing.told())) }
            }
            @for nothing in sides {
                @if let Some(nearest) = &nothing.nearest {
                    details.more open[nearest.rebuts()] {
                        summary {
                            "Nearest sentence"
                            @if sides.len() > 1 { " of " (in_sentence(&nothing.names.join(", "))) }
                        }
                        (page.quote(nearest))
                    }
                }
            }
        }
    }
}

/// What sides are called, each in its colour.
fn names(page: &Page<'_>, names: &[&str]) -> Markup {
    let colour = |name: &str| {
        let is_named = |it: &&StatementFacts| it.name == name || it.government_name == name;
        page.report
            .statements
            .iter()
            .find(is_named)
            .map(|it| page.side(it))
    };
    html! {
        p.side {
            @for (place, name) in names.iter().enumerate() {
                @if place > 0 { ", " }
                span class=[colour(name)] { (name) }
            }
        }
    }
}

/// What a side does of which the finding claims nothing.
fn other_side(page: &Page<'_>, other: &OtherSide<'_>) -> Markup {
    html! {
        div {
            (names(page, &other.names))
            p.lacking { (capitalised(&other.told)) }
            @if let Some(quote) = &other.quote { (page.quote(quote)) }
        }
    }
}
