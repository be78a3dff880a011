//! Findings of many events, by kind: how many, and the newest.

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::digest::{EventDigest, FindingCount, FindingDigest};
use super::events::date;
use super::frame::{Links, table_of_counts};
use crate::report::Kind;
use crate::view::labels::kind_name;

/// So many findings of a kind are told, of the newest events.
const MOST_TOLD: usize = 6;

/// Findings of one kind.
#[derive(Default)]
struct OfKind<'d> {
    /// How many there are.
    all: usize,
    /// How many each side claims.
    by: Vec<usize>,
    /// The newest.
    told: Vec<(&'d EventDigest, &'d FindingDigest)>,
}

/// The findings that are about all of some governments, each with its name.
pub(super) fn by_kind(sides: &[(&str, &str)], events: &[&EventDigest], links: Links) -> Markup {
    let kinds = kinds(sides, events);
    html! {
        @if kinds.is_empty() {
            p { "None." }
        } @else {
            (table_of_counts(
                "Findings by kind",
                &html! {
                    th scope="col" { "Kind" }
                    th.number scope="col" { "Findings" }
                    @for (_, name) in sides { th.number scope="col" { "On what " (name) " says" } }
                },
                &html! {
                    @for (kind, of_kind) in &kinds {
                        tr {
                            th scope="row" { (kind_name(*kind)) }
                            td.number { (of_kind.all) }
                            @for count in &of_kind.by { td.number { (count) } }
                        }
                    }
                },
            ))
            @for (kind, of_kind) in &kinds {
                @if !of_kind.told.is_empty() { (told(*kind, of_kind, links)) }
            }
        }
    }
}

fn kinds<'d>(sides: &[(&str, &str)], events: &[&'d EventDigest]) -> BTreeMap<Kind, OfKind<'d>> {
    let are_all = |parties: &[String]| {
        sides
            .iter()
            .all(|(code, _)| parties.iter().any(|it| it == code))
    };
    let mut kinds: BTreeMap<Kind, OfKind<'d>> = BTreeMap::new();
    let new = || OfKind {
        by: vec![0; sides.len()],
        ..OfKind::default()
    };
    for event in events {
        for it in event.counts.iter().filter(|it| are_all(&it.parties)) {
            let of_kind = kinds.entry(it.kind).or_insert_with(new);
            of_kind.all += it.count;
            add(&mut of_kind.by, sides, it);
        }
        for it in event.findings.iter().filter(|it| are_all(&it.parties)) {
            let of_kind = kinds.entry(it.kind).or_insert_with(new);
            if of_kind.told.len() < MOST_TOLD {
                of_kind.told.push((event, it));
            }
        }
    }
    kinds
}

fn add(by: &mut [usize], sides: &[(&str, &str)], it: &FindingCount) {
    for (count, (code, _)) in by.iter_mut().zip(sides) {
        if it.by.as_deref() == Some(code) {
            *count += it.count;
        }
    }
}

fn told(kind: Kind, of_kind: &OfKind<'_>, links: Links) -> Markup {
    html! {
        details {
            summary { "Newest of the kind: " (kind_name(kind)) }
            ul.lines {
                @for (event, finding) in &of_kind.told {
                    li {
                        (date(event)) ": " a href=(links.finding(event, &finding.id)) { (finding.headline) }
                        @if let Some(doubt) = &finding.doubt { " " span.doubt { (doubt) } }
                    }
                }
            }
        }
    }
}
