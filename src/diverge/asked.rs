//! The one question, asked of a side: does any of its accounts say what a unit says?

use std::cmp::Ordering;
use std::collections::BTreeSet;

use super::compared::Compared;
use crate::align::Place;
use crate::diverge::finding::{Answer, Span};
use crate::lexicon::Role;
use crate::text::Match;
use crate::text::figures::Figure;
use crate::text::script::is_wide;
use crate::unit::{Act, Unit, UnitId};
use crate::voice::{Speaker, names_nobody};

/// How far a side bears out a unit: the most that any of its accounts does.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct SideSupport {
    /// The probability that it says anything on the subject.
    pub raised: f64,
    /// The probability that it says at least a part.
    pub partly: f64,
    /// The probability that it says all.
    pub stated: f64,
    /// The sentence that comes closest.
    pub nearest: Option<Place>,
    /// Whether all of its accounts are in another language than the unit.
    pub is_across: bool,
    /// The largest share of the unit's telling words that one of its accounts has; `None` where it
    /// is not known of one of them.
    pub telling_words: Option<f64>,
}

/// A side may have one account in the language of a unit and another in another language. The
/// second counts only from this probability on: what is estimated across languages is rough, and
/// the two versions mostly say the same.
const MIN_PARTLY_BESIDE: f64 = 0.3;

/// A unit, and how far a side bears it out.
pub(super) type Supported = (UnitId, SideSupport);

impl SideSupport {
    /// The probability that it speaks of the subject and does not say all of the unit.
    pub(super) fn otherwise(&self) -> f64 {
        self.raised - self.stated
    }

    /// The probability that it says no part of the unit.
    pub(super) fn lacks(&self) -> f64 {
        1.0 - self.partly
    }
}

/// A unit of fewer words is no more than a name of what was spoken of: "the economy and trade".
const MIN_WORDS: usize = 5;

/// Whether a verb tells that the sides talked, and nothing of what was said.
pub(super) fn is_of_talking(verb: &Match) -> bool {
    verb.entry == Role::Discuss as usize || verb.entry == Role::Meet as usize
}

impl<'a> Compared<'a> {
    pub(crate) fn unit(&self, id: UnitId) -> &'a Unit {
        &self.units.of_account(id.text)[id.unit]
    }

    /// All units of an account.
    pub(crate) fn units_of(&self, text: usize) -> impl Iterator<Item = UnitId> + use<> {
        (0..self.units.of_account(text).len()).map(move |unit| UnitId { text, unit })
    }

    /// The units of a sentence that lie within some of its characters, at least by half.
    pub(crate) fn units_within(&self, span: Span) -> Vec<UnitId> {
        let is_within = |id: &UnitId| {
            let unit = self.unit(*id);
            let (start, end) = (unit.start.max(span.start), unit.end.min(span.end));
            2 * end.saturating_sub(start) > unit.end - unit.start
        };
        self.units_of_sentence(span.place)
            .filter(is_within)
            .collect()
    }

    /// The units of a sentence that share characters with a span.
    pub(crate) fn units_touching(&self, span: Span) -> Vec<UnitId> {
        let touches = |id: &UnitId| {
            let unit = self.unit(*id);
            unit.start < span.end && span.start < unit.end
        };
        self.units_of_sentence(span.place).filter(touches).collect()
    }

    /// The units of a sentence, in reading order.
    fn units_of_sentence(&self, place: Place) -> impl Iterator<Item = UnitId> + use<> {
        let text = place.text;
        let units = self.units.of_account(text);
        let from = units.partition_point(|unit| unit.place < place);
        let to = units.partition_point(|unit| unit.place <= place);
        (from..to).map(move |unit| UnitId { text, unit })
    }

    /// The characters of a unit.
    pub(crate) fn unit_span(&self, id: UnitId) -> Span {
        let unit = self.unit(id);
        Span {
            place: unit.place,
            start: unit.start,
            end: unit.end,
        }
    }

    /// Whether a unit says something, and is no mere name of a thing in a list.
    pub(crate) fn says_enough(&self, id: UnitId) -> bool {
        let words = self.characters(self.unit_span(id));
        words.chars().any(is_wide) || words.split_whitespace().count() >= MIN_WORDS
    }

    /// Whether a unit is no more than a thing in a list of what was talked of.
    pub(super) fn is_listed(&self, id: UnitId) -> bool {
        self.only_talks(id) && self.verbs_within(id).is_empty()
    }

    /// Whether a unit says that both talked of a thing, and nothing that was said of it.
    pub(super) fn only_talks(&self, id: UnitId) -> bool {
        let unit = self.unit(id);
        // "Discussed the need to do it" says what is to be done.
        unit.act == Act::Discussed
            && unit.speaker == Some(Speaker::Both)
            && self.verbs_within(id).iter().all(is_of_talking)
            && !self.characters(self.unit_span(id)).contains(" to ")
    }

    /// The verbs of speech and act in a unit.
    pub(crate) fn verbs_within(&self, id: UnitId) -> Vec<Match> {
        let unit = self.unit(id);
        let mut verbs = self.sentence(unit.place).roles().verbs();
        verbs.retain(|it| unit.start <= it.start && it.end <= unit.end);
        verbs
    }

    /// How much a unit matters: the probability that an analyst would lead with it.
    pub(crate) fn salience(&self, id: UnitId) -> f64 {
        self.salience[id.text][id.unit]
    }

    /// The order in which the unit that matters more comes first; of equal ones, the one that
    /// stands first.
    pub(super) fn by_salience(&self, a: UnitId, b: UnitId) -> Ordering {
        let order = self.salience(b).total_cmp(&self.salience(a));
        order.then(a.cmp(&b))
    }

    /// What the government that gives the account does with all of some units, where it speaks in
    /// each, and the first says so outright. What is told without who said it may be of both.
    pub(super) fn telling_act(&self, units: &[UnitId]) -> Option<Act> {
        let first = self.unit(*units.first()?);
        let is_own = |id: &UnitId| {
            let government = self.statements[id.text].source.government.as_ref();
            let speaker = self.unit(*id).speaker.as_ref();
            let is_speaker = |it: &String| speaker == Some(&Speaker::Government(it.clone()));
            let span = self.unit_span(*id);
            let is_unnamed = || names_nobody(self.sentence(span.place), &(span.start..span.end));
            government.is_some_and(is_speaker) && !is_unnamed()
        };
        let is_same = |id: &UnitId| self.unit(*id).act == first.act && is_own(id);
        (first.is_outright && units.iter().all(is_same)).then_some(first.act)
    }

    /// How far a side bears out a unit. `None` where that cannot be said: an account of it is in a
    /// language that is not held against the unit's, and takes up a topic of the unit, or the unit
    /// has none.
    pub(super) fn support(&self, id: UnitId, side: &[usize]) -> Option<SideSupport> {
        let mut of_side: Option<SideSupport> = None;
        let is_across = |other: &usize| !self.same_language(id.text, *other);
        let all_across = side.iter().all(is_across);
        for other in side {
            let Some(support) = self.supports.of(id.text, id.unit, *other) else {
                if self.may_say(id, *other) {
                    return None;
                }
                continue;
            };
            if is_across(other) && !all_across && support.partly < MIN_PARTLY_BESIDE {
                continue;
            }
            let known = of_side.get_or_insert(SideSupport {
                raised: 0.0,
                partly: 0.0,
                stated: 0.0,
                nearest: support.nearest,
                is_across: all_across,
                telling_words: support.telling_words,
            });
            if support.partly > known.partly {
                known.nearest = support.nearest;
            }
            known.raised = known.raised.max(support.raised);
            known.partly = known.partly.max(support.partly);
            known.stated = known.stated.max(support.stated);
            let both = known.telling_words.zip(support.telling_words);
            known.telling_words = both.map(|(one, other)| one.max(other));
        }
        of_side
    }

    /// Whether an account in another language may say a unit: it takes up a topic of it, or there
    /// is no topic by which to tell.
    fn may_say(&self, id: UnitId, other: usize) -> bool {
        let topics = self.topics_of(id);
        topics.is_empty() || !self.has_none_of(&topics, &[other])
    }

    /// Whether a side surely takes up none of some topics.
    pub(super) fn has_none_of(&self, topics: &[usize], side: &[usize]) -> bool {
        let lacks = |topic: &usize| {
            side.iter().all(|other| {
                self.topics.looked_for(*other, *topic).is_some()
                    && self.topics.raised(*other, *topic).is_none()
            })
        };
        topics.iter().all(lacks)
    }

    /// The topics by which a unit is looked for in another language: its own or, of a clause
    /// without any, those of its sentence.
    pub(super) fn topics_across(&self, id: UnitId) -> Vec<usize> {
        let own = self.topics_of(id);
        if !own.is_empty() {
            return own;
        }
        let place = self.unit(id).place;
        let units = self.units_within(self.whole(place)).into_iter();
        let topics: BTreeSet<usize> = units.flat_map(|id| self.topics_of(id)).collect();
        topics.into_iter().collect()
    }

    /// Whether a side in another language takes up no topic of a unit that has one: it may say the
    /// unit in words that the estimate does not know, but not without its topics.
    pub(super) fn is_off_topic_across(&self, id: UnitId, side: &[usize]) -> bool {
        let topics = self.topics_across(id);
        !topics.is_empty() && self.has_none_of(&topics, side)
    }

    /// Whether a side in another language shows no trace of a unit's sentence: it mentions none of
    /// its topics, not even in passing, gives none of its figures, and has no sentence that is
    /// linked to it.
    pub(super) fn leaves_no_trace_across(&self, id: UnitId, side: &[usize]) -> bool {
        let place = self.unit(id).place;
        let mut mentioned = self.topics.in_sentence(place.text, place.sentence).iter();
        let mut linked = self.alignment.linked_to(place);
        let figures: BTreeSet<&Figure> = self.figures_of(place).collect();
        let gives = |text: &usize| {
            let sentences = 0..self.annotated[*text].sentences.len();
            let mut places = sentences.map(|sentence| Place {
                text: *text,
                sentence,
            });
            places.any(|it| self.figures_of(it).any(|figure| figures.contains(figure)))
        };
        let brings_up = |topic: usize| {
            (side.iter()).any(|text| !self.topics.sentences_on(*text, topic).is_empty())
        };
        !mentioned.any(|mention| brings_up(mention.topic))
            && !linked.any(|(other, _)| side.contains(&other.text))
            && (figures.is_empty() || !side.iter().any(gives))
    }

    fn figures_of(&self, place: Place) -> impl Iterator<Item = &'a Figure> {
        let figures = self.sentence(place).figures().matches.iter();
        figures.filter(|it| !it.is_common).map(|it| &it.figure)
    }

    /// Moves the units of one sentence next to the first of them, in reading order.
    pub(super) fn put_together(&self, units: &mut [UnitId]) {
        let sentence = |id: &UnitId| self.unit(*id).place;
        let order: Vec<Place> = units.iter().map(sentence).collect();
        let first = |id: &UnitId| order.iter().position(|place| *place == sentence(id));
        units.sort_by_key(|id| (first(id), *id));
    }

    /// The topics of a unit, without those that every account has, the weightiest first.
    pub(crate) fn topics_of(&self, id: UnitId) -> Vec<usize> {
        let mentioned = self.mentioned(id);
        let mut topics: Vec<usize> = mentioned
            .filter(|topic| !self.topics.entry(*topic).general)
            .collect();
        topics.sort_by(|a, b| {
            let weight = |topic: &usize| self.topics.entry(*topic).weight;
            weight(b).total_cmp(&weight(a)).then(a.cmp(b))
        });
        topics.dedup();
        topics
    }

    /// Whether a unit is on nothing but what every account has: relations, contacts.
    pub(super) fn is_general(&self, id: UnitId) -> bool {
        let mut mentioned = self.mentioned(id).peekable();
        mentioned.peek().is_some() && mentioned.all(|topic| self.topics.entry(topic).general)
    }

    /// The topics that the words of a unit bring up.
    fn mentioned(&self, id: UnitId) -> impl Iterator<Item = usize> {
        let unit = self.unit(id);
        let mentioned = self
            .topics
            .in_sentence(unit.place.text, unit.place.sentence);
        mentioned
            .iter()
            .filter(|mention| unit.start <= mention.start && mention.end <= unit.end)
            .filter(|mention| !mention.weak)
            .map(|mention| mention.topic)
    }

    /// The sentence that comes closest to a unit, with how alike the two sentences are.
    pub(super) fn closest(&self, id: UnitId, support: &SideSupport) -> Option<Answer> {
        let place = support.nearest?;
        let similarity = &self.alignment.similarity;
        let score = similarity.score(self.unit(id).place, place);
        Some(Answer { place, score })
    }
}
