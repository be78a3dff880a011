//! A page for each government, and one that lists them.

use maud::{Markup, html};

use super::archive::{Archive, Government};
use super::changes::{changes, list};
use super::events::{government as linked, newest};
use super::frame::{
    FROM_FOLDER, FROM_TOP, Section, SiteFile, government_path, page, table_of_counts,
};
use super::kinds::by_kind;
use super::left_out::left_out;
use super::phrases::anchor;
use super::share::share;
use super::topic_table::topics;
use crate::text::english::counted;
use crate::view::day::day;
use crate::view::side::in_sentence;

pub(super) fn government(
    archive: &Archive<'_>,
    it: &Government<'_>,
    has_phrases: bool,
) -> SiteFile {
    let (code, events) = (it.code, &it.events);
    let side = [(code, it.name)];
    let changes = changes(events, Some(code));
    let main = html! {
        p.lede {
            (lede(archive, it))
            @if has_phrases { " " a href={ "../phrases.html#" (anchor(it.code)) } { "Its set phrases" } "." }
        }
        section aria-labelledby="h-topics" {
            h2 #h-topics { "Topics over time" }
            (topics(events, side, FROM_FOLDER))
        }
        section aria-labelledby="h-left-out" {
            h2 #h-left-out { "What it leaves out" }
            (left_out(code, events, FROM_FOLDER))
        }
        section aria-labelledby="h-share" {
            h2 #h-share { "Whose words its accounts give" }
            (share(archive, code, events))
        }
        section aria-labelledby="h-findings" {
            h2 #h-findings { "Findings by kind" }
            (by_kind(&side, events, FROM_FOLDER))
        }
        @if !changes.is_empty() {
            section aria-labelledby="h-changes" {
                h2 #h-changes { "Changed after they were saved" }
                (list(&changes, FROM_FOLDER))
            }
        }
        section aria-labelledby="h-events" {
            h2 #h-events { "Events" }
            (newest(events, FROM_FOLDER))
        }
    };
    page(
        government_path(code),
        Section::Governments,
        FROM_FOLDER,
        it.name,
        &main,
    )
}

fn lede(archive: &Archive<'_>, it: &Government<'_>) -> Markup {
    let days = it.events.iter().filter_map(|event| event.date);
    let days = days.clone().min().zip(days.max());
    let with = archive.counterparts(it.code);
    html! {
        (counted(it.events.len(), "event", "events"))
        @if let Some((first, last)) = days {
            @if first == last { ", " (day(&first.to_string())) }
            @else { ", " (day(&first.to_string())) " to " (day(&last.to_string())) }
        }
        @if !with.is_empty() {
            ". With "
            @for (at, (code, count)) in with.iter().enumerate() {
                @if at > 0 { ", " }
                a href=(FROM_FOLDER.pair(it.code, code)) { (in_sentence(archive.name(code))) } " (" (count) ")"
            }
        }
        "."
    }
}

/// All governments, each with those that it told of events with.
pub(super) fn list_of_all(archive: &Archive<'_>) -> SiteFile {
    let main = html! {
        (table_of_counts(
            "Governments",
            &html! {
                th scope="col" { "Government" }
                th.number scope="col" { "Events" }
                th scope="col" { "With" }
            },
            &html! {
                @for it in archive.governments_by_events() {
                    tr {
                        th scope="row" { (linked(it.code, it.name, FROM_TOP)) }
                        td.number { (it.events.len()) }
                        td { (pairs(archive, it)) }
                    }
                }
            },
        ))
    };
    let path = "governments.html".to_owned();
    page(path, Section::Governments, FROM_TOP, "Governments", &main)
}

fn pairs(archive: &Archive<'_>, it: &Government<'_>) -> Markup {
    html! {
        @for (at, (code, count)) in archive.counterparts(it.code).into_iter().enumerate() {
            @if at > 0 { ", " }
            a href=(FROM_TOP.pair(it.code, code)) { (archive.name(code)) } " (" (count) ")"
        }
    }
}
