//! A page for each topic, and one that lists them.

use std::collections::BTreeSet;

use maud::{Markup, html};

use super::archive::{Archive, Topic};
use super::events::{date, government};
use super::frame::{FROM_FOLDER, FROM_TOP, Section, SiteFile, page, table_of_counts, topic_path};
use super::over_time::{OverTime, legend};
use super::sayings::sayings;
use super::spans::Spans;
use crate::render::side_classes;
use crate::text::english::counted;

/// So many events of a topic are shown with what each side says.
const MOST_SHOWN: usize = 100;

pub(super) fn topic(archive: &Archive<'_>, topic: &Topic<'_>) -> SiteFile {
    let shown = &topic.events[..topic.events.len().min(MOST_SHOWN)];
    let more = topic.events.len() - shown.len();
    let main = html! {
        p.lede { "Raised in " (counted(topic.events.len(), "event", "events")) " of " (archive.events.len()) "." }
        section aria-labelledby="h-governments" {
            h2 #h-governments { "Who raises it, and who leaves it out" }
            (by_government(archive, topic))
        }
        section aria-labelledby="h-said" {
            h2 #h-said { "What each says on it" }
            @for (event, of_event) in shown {
                section.event {
                    h3 { (date(event)) " " a href=(FROM_FOLDER.event(event)) dir="auto" { (event.called()) } }
                    (sayings(event, of_event, FROM_FOLDER))
                }
            }
            @if more > 0 { p.note { "and " (counted(more, "older event", "older events")) } }
        }
    };
    page(
        topic_path(topic.id),
        Section::Topics,
        FROM_FOLDER,
        topic.label,
        &main,
    )
}

fn by_government(archive: &Archive<'_>, topic: &Topic<'_>) -> Markup {
    let spans = Spans::of(topic.events.iter().filter_map(|(event, _)| event.date));
    let codes = topic
        .events
        .iter()
        .flat_map(|(event, _)| event.governments());
    let codes: BTreeSet<&str> = codes.collect();
    let of_code = |code| OverTime::of(code, topic.events.iter().copied(), spans.as_ref());
    let mut rows: Vec<(&str, OverTime)> = codes
        .into_iter()
        .map(|code| (code, of_code(code)))
        .collect();
    rows.sort_by_key(|(_, it)| std::cmp::Reverse((it.all.said, it.all.left_out)));
    let most = rows
        .iter()
        .map(|(_, it)| it.most())
        .max()
        .unwrap_or_default();
    html! {
        (table_of_counts(
            "Governments over time",
            &html! {
                th scope="col" { "Government" }
                @if let Some(spans) = &spans { th scope="col" { (spans.all()) } }
                th.number scope="col" { "Raises it" }
                th.number scope="col" { "Leaves it out" }
            },
            &html! {
                @for (code, it) in &rows {
                    @let [class] = side_classes([*code]);
                    tr {
                        th scope="row" { (government(code, archive.name(code), FROM_FOLDER)) }
                        @if let Some(spans) = &spans { td { (it.bars(spans, most, &class)) } }
                        td.number { (it.all.said) }
                        td.number { (it.all.left_out) }
                    }
                }
            },
        ))
        (legend("side-0"))
    }
}

/// All topics, those of most events first.
pub(super) fn list_of_all(archive: &Archive<'_>) -> SiteFile {
    let main = html! {
        (table_of_counts(
            "Topics",
            &html! {
                th scope="col" { "Topic" }
                th.number scope="col" { "Events" }
                th.number scope="col" { "Left out by a side" }
            },
            &html! {
                @for topic in archive.topics_by_events() {
                    tr {
                        th scope="row" { a href=(FROM_TOP.topic(topic.id)) { (topic.label) } }
                        td.number { (topic.events.len()) }
                        td.number { (left_out(topic)) }
                    }
                }
            },
        ))
    };
    let path = "topics.html".to_owned();
    page(path, Section::Topics, FROM_TOP, "Topics", &main)
}

/// In how many events a side leaves it out.
fn left_out(topic: &Topic<'_>) -> usize {
    let events = topic.events.iter();
    let left_out = events.filter(|(event, topic)| {
        let mut sides = 0..event.sides.len();
        sides.any(|side| topic.is_left_out_by(side))
    });
    left_out.count()
}
