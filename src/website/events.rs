//! Events as a list, the newest first.

use maud::{Markup, html};

use super::digest::EventDigest;
use super::frame::Links;
use crate::render::side_classes;
use crate::text::english::counted;
use crate::view::day::day;

/// So many events stand on a page that is not the first: what a person looks through, and a page
/// that every browser shows at once. All stand on the first page.
const MOST_LISTED: usize = 300;

/// More governments than this are not named one by one.
const MOST_NAMED: usize = 8;

/// The events of one year, or those without a day.
type Year<'a, 'd> = (Option<i16>, &'a [&'d EventDigest]);

/// All events, year by year.
pub(super) fn by_year(events: &[&EventDigest], links: Links) -> Markup {
    html! {
        @for (year, events) in years(events) {
            h3 { @match year { Some(year) => (year), None => "Without a day" } }
            (list(events, links))
        }
    }
}

/// The newest events, and how many more there are.
pub(super) fn newest(events: &[&EventDigest], links: Links) -> Markup {
    let listed = &events[..events.len().min(MOST_LISTED)];
    let more = events.len() - listed.len();
    html! {
        (list(listed, links))
        @if more > 0 { p.note { (more) " older events stand on the page of all events." } }
    }
}

fn years<'a, 'd>(events: &'a [&'d EventDigest]) -> Vec<Year<'a, 'd>> {
    let year = |event: &EventDigest| event.date.map(|date| date.year());
    let years = events.chunk_by(|a, b| year(a) == year(b));
    years.map(|events| (year(events[0]), events)).collect()
}

fn list(events: &[&EventDigest], links: Links) -> Markup {
    html! {
        ol.events { @for event in events { (line(event, links)) } }
    }
}

fn line(event: &EventDigest, links: Links) -> Markup {
    html! {
        li {
            p { (date(event)) }
            div {
                p.called dir="auto" { a href=(links.event(event)) { (event.called()) } }
                p {
                    @match event.first_finding() {
                        Some(first) => {
                            a href=(links.finding(event, &first.id)) { (first.headline) }
                            @if let Some(doubt) = &first.doubt { " " span.doubt { (doubt) } }
                            " " span.note { (counted(event.finding_count, "finding", "findings")) }
                        }
                        None => span.note { "No finding" },
                    }
                }
            }
            (sides(event, links))
        }
    }
}

/// The day of an event.
pub(super) fn date(event: &EventDigest) -> Markup {
    match event.date {
        Some(date) => html! { time datetime=(date) { (day(&date.to_string())) } },
        None => html! { span.undated { "without a day" } },
    }
}

/// The governments of an event, each leading to its page.
fn sides(event: &EventDigest, links: Links) -> Markup {
    let named = event.sides.iter().take(MOST_NAMED);
    let more = event.sides.len().saturating_sub(MOST_NAMED);
    html! {
        p.sides {
            @for (at, side) in named.enumerate() {
                @if at > 0 { ", " }
                @match side.government.as_deref() {
                    Some(code) => (government(code, &side.name, links)),
                    None => span.side { (side.name) },
                }
            }
            @if more > 0 { " and " (more) " more" }
        }
    }
}

/// The name of a government, in its colour, leading to its page.
pub(super) fn government(code: &str, name: &str, links: Links) -> Markup {
    let [class] = side_classes([code]);
    html! { a.side.(class) href=(links.government(code)) { (name) } }
}
