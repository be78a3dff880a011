//! How often a side raises a topic and leaves it out, over time: a row of bars.

use maud::{Markup, html};

use super::digest::{EventDigest, TopicDigest};
use super::spans::Spans;

/// The measures of a bar, in units of the picture, which is as wide as its column.
const STEP: f64 = 10.0;
const BAR: f64 = 8.0;
const HEIGHT: f64 = 24.0;

/// In how many events of a span a side raises a topic, and in how many it leaves it out.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Raised {
    pub said: usize,
    pub left_out: usize,
}

/// The same span by span, and in all.
pub(super) struct OverTime {
    spans: Vec<Raised>,
    pub all: Raised,
}

impl OverTime {
    /// Of one government, in the events in which a topic is raised.
    pub(super) fn of<'d>(
        government: &str,
        events: impl Iterator<Item = (&'d EventDigest, &'d TopicDigest)>,
        spans: Option<&Spans>,
    ) -> Self {
        let mut over_time = Self {
            spans: vec![Raised::default(); spans.map_or(0, Spans::len)],
            all: Raised::default(),
        };
        for (event, topic) in events {
            let Some(side) = event.side_of(government) else {
                continue;
            };
            let place = event.date.zip(spans).map(|(day, spans)| spans.place(day));
            let of_span = place.and_then(|place| over_time.spans.get_mut(place));
            for raised in of_span.into_iter().chain([&mut over_time.all]) {
                raised.said += usize::from(topic.is_said_by(side));
                raised.left_out += usize::from(topic.is_left_out_by(side));
            }
        }
        over_time
    }

    /// The most events of one span.
    pub(super) fn most(&self) -> usize {
        let spans = self.spans.iter();
        spans
            .map(|it| it.said + it.left_out)
            .max()
            .unwrap_or_default()
    }

    /// The bars: full as high as the side raises the topic, and hollow on top as it leaves it out.
    /// The highest bar of all is of `most` events.
    pub(super) fn bars(&self, spans: &Spans, most: usize, class: &str) -> Markup {
        let width = STEP * self.spans.len() as f64;
        let high = |count: usize| HEIGHT * count as f64 / most.max(1) as f64;
        html! {
            svg.bars.(class) viewBox={ "0 -1 " (width) " " (HEIGHT + 2.0) } preserveAspectRatio="none" role="img" aria-label=(self.told(spans)) {
                @for (place, raised) in self.spans.iter().enumerate() {
                    @let x = STEP * place as f64 + (STEP - BAR) / 2.0;
                    @let (said, left_out) = (high(raised.said), high(raised.left_out));
                    @if raised.said > 0 {
                        rect x=(x) y=(tenths(HEIGHT - said)) width=(BAR) height=(tenths(said)) { (title(spans, place, *raised)) }
                    }
                    @if raised.left_out > 0 {
                        rect.out x=(x) y=(tenths(HEIGHT - said - left_out)) width=(BAR) height=(tenths(left_out)) { (title(spans, place, *raised)) }
                    }
                }
            }
        }
    }

    /// The bars in words.
    fn told(&self, spans: &Spans) -> String {
        let told = self.spans.iter().enumerate();
        let told = told.filter(|(_, it)| it.said + it.left_out > 0);
        let told = told.map(|(place, it)| in_words(spans, place, *it));
        let told: Vec<String> = told.collect();
        match told.is_empty() {
            true => "in no event with a day".to_owned(),
            false => told.join("; "),
        }
    }
}

fn title(spans: &Spans, place: usize, raised: Raised) -> Markup {
    html! { title { (in_words(spans, place, raised)) } }
}

/// `2025 Q1: raised 2, left out 1`.
fn in_words(spans: &Spans, place: usize, raised: Raised) -> String {
    let Raised { said, left_out } = raised;
    format!("{}: raised {said}, left out {left_out}", spans.label(place))
}

/// What bars mean.
pub(super) fn legend(class: &str) -> Markup {
    let square = |out: bool| {
        html! {
            svg.bars.(class) viewBox="0 0 10 10" aria-hidden="true" {
                rect.out[out] x="1" y="1" width="8" height="8" {}
            }
        }
    };
    html! {
        p.note.legend {
            (square(false)) " events in which it raises the topic, " (square(true))
            " events in which another side raises it and it leaves it out. Where that cannot be told, neither."
        }
    }
}

/// A measure to a tenth.
fn tenths(measure: f64) -> f64 {
    (measure * 10.0).round() / 10.0
}
