//! What words are about: the topics that they bring up.

use super::offices::offices;
use crate::history::series::{Mention, Text};
use crate::lexicon::{Lexicon, Topic};
use crate::text::simplified::as_read;
use crate::text::{Match, Matcher, NormalizedText};

/// A topic that counts so little is a courtesy: congratulations, thanks, good wishes.
const COURTESY: f64 = 0.15;

/// What a topic counts that every text has.
const GENERAL: f64 = 0.2;

/// The topics that a piece of text brings up, in the words of a language, but in the names of
/// offices.
pub(super) fn mentions(text: &str, language: &str, lexicon: &Lexicon) -> Vec<Mention> {
    let table = lexicon.topics();
    let text = NormalizedText::new(&as_read(text, Some(language)));
    let find =
        |matcher: Option<&Matcher>| matcher.map_or_else(Vec::new, |matcher| matcher.find_in(&text));
    let found = find(table.matcher(language));
    if found.is_empty() {
        return Vec::new();
    }
    let weak = find(table.weak_matcher(language));
    let offices = offices(&text, lexicon);
    let is_office = |hit: &Match| {
        let mut offices = offices.iter();
        offices.any(|office| office.start <= hit.start && hit.end <= office.end)
    };
    let said = found.into_iter().filter(|hit| !is_office(hit));
    let mut found: Vec<Mention> = said
        .map(|hit| Mention {
            topic: hit.entry,
            in_passing: weak.contains(&hit),
        })
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// Whether a topic is a party to the talks that a text tells of: every sentence names it.
pub(super) fn is_party(topic: &Topic, text: &Text) -> bool {
    let state = topic.government.as_ref();
    state.is_some_and(|it| text.with.contains(it) || text.government.as_ref() == Some(it))
}

/// How much analysts make of what words of a text are about, from 0 to 1; `None` where they bring
/// up no topic.
pub(super) fn weight(words: &str, text: &Text, lexicon: &Lexicon) -> Option<f64> {
    let topics = lexicon.topics().entries();
    let found = mentions(words, text.language(), lexicon);
    let found = found.iter().map(|mention| &topics[mention.topic]);
    let found = found.filter(|topic| !is_party(topic, text));
    let weights = found.map(|topic| if topic.general { GENERAL } else { topic.weight });
    weights.max_by(f64::total_cmp)
}

/// Whether words on a subject are a courtesy.
pub(super) fn is_courtesy(weight: f64) -> bool {
    weight <= COURTESY
}
