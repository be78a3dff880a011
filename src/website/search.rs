//! Search without a server: all entries as lists, an index of more words beside them, and a small
//! script that hides what does not have the words asked for. Without JavaScript all are there.

use std::sync::LazyLock;

use maud::{Markup, PreEscaped, html};

use super::archive::Archive;
use super::digest::EventDigest;
use super::events::date;
use super::frame::{FROM_TOP, SITE_STYLE, Section, SiteFile, page_in};
use super::phrases::{Phrases, anchor};
use crate::render::{Frame, STYLE, plain};
use crate::text::english::capitalised;
use crate::view::side::in_sentence;

const SCRIPT: &str = include_str!("search.js");

static FRAME: LazyLock<Frame> = LazyLock::new(|| Frame::new(vec![STYLE, SITE_STYLE], Some(SCRIPT)));

pub(super) fn search(archive: &Archive<'_>, phrases: &Phrases<'_, '_>) -> SiteFile {
    let index = archive.events.iter().map(|event| words(event));
    let main = html! {
        noscript {
            p.note {
                "The search needs JavaScript. Without it, everything that can be found is listed here; look through "
                "it with the search of your browser."
            }
        }
        form #search.filters.js-only role="search" aria-label="Search the archive" {
            label { "Words " input type="search" name="words"; }
            output #found aria-live="polite" {}
        }
        (entries("events", "Events", archive.events.iter().enumerate().map(|(at, event)| {
            (Some(at), html! { (date(event)) " " a href=(FROM_TOP.event(event)) dir="auto" { (event.called()) } })
        })))
        (entries("governments", "Governments", archive.governments.values().map(|it| {
            (None, html! { a href=(FROM_TOP.government(it.code)) { (it.name) } })
        })))
        (entries("pairs", "Pairs of governments", archive.pairs.keys().map(|(one, other)| {
            (None, html! { a href=(FROM_TOP.pair(one, other)) { (capitalised(&in_sentence(archive.name(one)))) " and " (in_sentence(archive.name(other))) } })
        })))
        (entries("topics", "Topics", archive.topics.values().map(|it| {
            (None, html! { a href=(FROM_TOP.topic(it.id)) { (it.label) } })
        })))
        (entries("phrases", "Set phrases", phrases.all.iter().map(|it| {
            let place = format!("phrases.html#{}", anchor(&it.government));
            (None, html! { a href=(place) { "“" (it.words) "”, " (in_sentence(archive.name(&it.government))) } })
        })))
        script #index type="application/json" { (PreEscaped(json(index))) }
    };
    let path = "search.html".to_owned();
    page_in(&FRAME, path, Section::Search, FROM_TOP, "Search", &main)
}

/// A list of entries, some of which have more words in the index, at a place.
fn entries(
    id: &str,
    label: &str,
    entries: impl Iterator<Item = (Option<usize>, Markup)>,
) -> Markup {
    let heading = format!("h-{id}");
    let mut entries = entries.peekable();
    html! {
        @if entries.peek().is_some() {
            section.entries aria-labelledby=(heading) {
                h2 id=(heading) { (label) }
                ul.entries {
                    @for (place, entry) in entries {
                        li data-entry=(place.map_or_else(String::new, |it| it.to_string())) { (entry) }
                    }
                }
            }
        }
    }
}

/// Words by which an event is found besides those that are seen.
fn words(event: &EventDigest) -> String {
    let sides = event.sides.iter().map(|it| it.name.as_str());
    let accounts = event.accounts.iter();
    let accounts = accounts.flat_map(|it| [it.leader.as_deref(), it.outlet.as_deref()]);
    let topics = event.topics.iter().map(|it| it.label.as_str());
    let findings = event.findings.iter().map(|it| it.headline.as_str());
    let words = sides
        .chain(accounts.flatten())
        .chain(topics)
        .chain(findings);
    let words: Vec<String> = words.chain([event.heading.as_str()]).map(plain).collect();
    words.join(" ")
}

/// An index as JSON in which nothing ends the element around it.
fn json(index: impl Iterator<Item = String>) -> String {
    let index: Vec<String> = index.collect();
    let json = serde_json::to_string(&index).unwrap_or_default();
    json.replace('<', "\\u003c")
        .replace('>', "\\u003e")
        .replace('&', "\\u0026")
}
