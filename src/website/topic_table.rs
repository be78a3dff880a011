//! The topics of some events, and how often sides raise them and leave them out, over time.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use maud::{Markup, html};

use super::digest::{EventDigest, TopicDigest};
use super::frame::{Links, table_of_counts};
use super::over_time::{OverTime, legend};
use super::spans::Spans;
use crate::render::side_classes;

/// So many topics stand in a table: what one looks through.
const MOST_TOPICS: usize = 25;

/// A topic, with the events in which it is raised.
type OfTopic<'d> = Vec<(&'d EventDigest, &'d TopicDigest)>;

/// The topics that are raised in events, those of most events first; `sides` are the governments
/// whose bars are drawn, each with its name.
pub(super) fn topics<const N: usize>(
    events: &[&EventDigest],
    sides: [(&str, &str); N],
    links: Links,
) -> Markup {
    let spans = Spans::of(events.iter().filter_map(|event| event.date));
    let mut topics = by_topic(events);
    topics.sort_by_key(|(_, of_topic)| Reverse(of_topic.len()));
    let more = topics.len().saturating_sub(MOST_TOPICS);
    topics.truncate(MOST_TOPICS);
    let rows: Vec<(&TopicDigest, [OverTime; N])> = topics
        .iter()
        .map(|(_, of_topic)| {
            let sides =
                sides.map(|(code, _)| OverTime::of(code, of_topic.iter().copied(), spans.as_ref()));
            (of_topic[0].1, sides)
        })
        .collect();
    let most = rows.iter().flat_map(|(_, sides)| sides).map(OverTime::most);
    let most = most.max().unwrap_or_default();
    let classes = side_classes(sides.map(|(code, _)| code));
    html! {
        @if rows.is_empty() {
            p { "No topic that is known is raised." }
        } @else {
            (table_of_counts(
                "Topics over time",
                &html! {
                    th scope="col" { "Topic" }
                    @for (_, name) in &sides {
                        @if let Some(spans) = &spans { th scope="col" { (name) ", " (spans.all()) } }
                        th.number scope="col" { "Raises it" }
                        th.number scope="col" { "Leaves it out" }
                    }
                },
                &html! {
                    @for (topic, of_sides) in &rows {
                        tr {
                            th scope="row" { a href=(links.topic(&topic.id)) { (topic.label) } }
                            @for (over_time, class) in of_sides.iter().zip(&classes) {
                                @if let Some(spans) = &spans { td { (over_time.bars(spans, most, class)) } }
                                td.number { (over_time.all.said) }
                                td.number { (over_time.all.left_out) }
                            }
                        }
                    }
                },
            ))
            @if more > 0 { p.note { (more) " more topics are raised in fewer events." } }
            (legend(&classes[0]))
        }
    }
}

/// The events of each topic, in their order.
pub(super) fn by_topic<'d>(events: &[&'d EventDigest]) -> Vec<(&'d str, OfTopic<'d>)> {
    let mut topics: BTreeMap<&str, OfTopic<'d>> = BTreeMap::new();
    for event in events {
        for topic in &event.topics {
            topics.entry(&topic.id).or_default().push((event, topic));
        }
    }
    topics.into_iter().collect()
}
