//! What a side leaves out: topics that others raise in the same events, the most often left out
//! first, with what the others say.

use std::cmp::Reverse;

use maud::{Markup, html};

use super::digest::{EventDigest, TopicDigest};
use super::events::date;
use super::frame::Links;
use super::sayings::sayings;
use super::topic_table::by_topic;
use crate::text::english::counted;

/// So many topics are told.
const MOST_TOPICS: usize = 12;

/// So many events of a topic are shown with what is said.
const MOST_EVENTS: usize = 5;

/// A topic that is left out.
struct LeftOut<'d> {
    topic: &'d TopicDigest,
    /// The events in which it is left out, the newest first.
    events: Vec<(&'d EventDigest, &'d TopicDigest)>,
    /// The events in which another side raises it.
    raised: usize,
}

/// What a government leaves out of events that others tell, too.
pub(super) fn left_out(code: &str, events: &[&EventDigest], links: Links) -> Markup {
    let mut topics = topics(code, events);
    let more = topics.len().saturating_sub(MOST_TOPICS);
    topics.truncate(MOST_TOPICS);
    html! {
        @if topics.is_empty() {
            p { "Nothing that another side raises, as far as this tool can see." }
        }
        ul.lines {
            @for it in &topics { li { (line(it, links)) } }
        }
        @if more > 0 { p.note { "and " (counted(more, "more topic", "more topics")) } }
    }
}

fn topics<'d>(code: &str, events: &[&'d EventDigest]) -> Vec<LeftOut<'d>> {
    let topics = by_topic(events).into_iter().filter_map(|(_, of_topic)| {
        let side = |event: &EventDigest| event.side_of(code);
        let raised = of_topic.iter().filter(|(event, topic)| {
            let mut sides = 0..event.sides.len();
            sides.any(|other| Some(other) != side(event) && topic.is_said_by(other))
        });
        let raised = raised.count();
        let is_left_out = |(event, topic): &(&EventDigest, &TopicDigest)| {
            side(event).is_some_and(|side| topic.is_left_out_by(side))
        };
        let events: Vec<_> = of_topic.into_iter().filter(is_left_out).collect();
        let topic = events.first()?.1;
        Some(LeftOut {
            topic,
            events,
            raised,
        })
    });
    let mut topics: Vec<LeftOut<'_>> = topics.collect();
    topics.sort_by_key(|it| (Reverse(it.events.len()), it.raised, it.topic.label.as_str()));
    topics
}

fn line(it: &LeftOut<'_>, links: Links) -> Markup {
    let (shown, rest) = it.events.split_at(MOST_EVENTS.min(it.events.len()));
    html! {
        details {
            summary {
                (it.topic.label) ": left out in " (it.events.len()) " of " (counted(it.raised, "event", "events"))
                " in which another side raises it"
            }
            @for (event, topic) in shown {
                section.event {
                    h3 { (date(event)) " " a href=(links.event(event)) dir="auto" { (event.called()) } }
                    (sayings(event, topic, links))
                }
            }
            p.note {
                @if !rest.is_empty() { "and in " (counted(rest.len(), "older event", "older events")) "; " }
                a href=(links.topic(&it.topic.id)) { "All events with this topic" }
            }
        }
    }
}
