//! Facts of the talks, figures and places that accounts give differently, or one gives alone.

use super::Writer;
use crate::diverge::finding::{Span, TalksFact};
use crate::text::english::listed;
use crate::text::figures::Figure;

impl Writer<'_> {
    pub(super) fn fact_conflict(
        &self,
        by: &str,
        of: &str,
        fact: TalksFact,
        [a, b]: &[String; 2],
    ) -> String {
        let [a, b] = [a, b].map(|value| self.of_fact(fact, value));
        let fact = asked(fact);
        format!(
            "{by} and {of} contradict each other on {fact}: {a} according to {by}, {b} according to {of}"
        )
    }

    pub(super) fn place_conflict(&self, by: &str, of: &str, places: &[Span; 2]) -> String {
        let [a, b] = places.map(|place| self.0.written(place));
        let context = self.in_context(places[0]);
        format!("{by} names {a}, {of} names {b}: {context}")
    }

    pub(super) fn missing_fact(
        &self,
        by: &str,
        fact: TalksFact,
        values: &[String],
        silent: &[usize],
    ) -> String {
        let says = format!("says {}", asked(fact));
        let values: Vec<String> = values.iter().map(|it| self.of_fact(fact, it)).collect();
        format!("{}: {}", self.alone(by, &says, silent), listed(&values))
    }

    /// What a fact is, inside a sentence: "the United States" asked.
    fn of_fact(&self, fact: TalksFact, value: &str) -> String {
        match fact {
            TalksFact::AskedBy => self.0.lexicon.governments().in_sentence(value),
            _ => value.to_owned(),
        }
    }

    /// `first` is where the first of the figures stands.
    pub(super) fn missing_figures(
        &self,
        by: &str,
        figures: &[Figure],
        first: Option<Span>,
        silent: &[usize],
    ) -> String {
        let figures: Vec<String> = figures.iter().map(Figure::to_string).collect();
        let alone = self.alone(by, &format!("gives {}", listed(&figures)), silent);
        match first {
            Some(first) => format!("{alone}: {}", self.in_context(first)),
            None => alone,
        }
    }
}

/// The question that a fact of the talks answers.
fn asked(fact: TalksFact) -> &'static str {
    match fact {
        TalksFact::AskedBy => "who asked for the talks",
        TalksFact::Format => "how the talks were held",
        TalksFact::Place => "where the talks were held",
        TalksFact::Length => "how long the talks took",
        TalksFact::Day => "on which day the talks were held",
        TalksFact::Hour => "when the talks began",
        TalksFact::Participants => "who else took part",
    }
}
