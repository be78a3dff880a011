//! What one side says or raises, and others do not.

use super::Writer;
use super::excerpt::MAX_QUOTE;
use crate::diverge::finding::Finding;
use crate::diverge::quotation::room;
use crate::diverge::silence::MAX_RAISED;
use crate::diverge::summary::telling_verb;
use crate::text::english::{agree, listed};
use crate::unit::UnitId;

/// More topics than this are not read in one breath.
const MAX_TOPICS: usize = 3;

/// Besides the weightiest topic of a unit, those are named that analysts make so much of.
const MIN_WEIGHT_OF_MORE: f64 = 0.5;

/// What others say a part of with more than this probability is not quoted as one side's alone.
const MAX_PARTLY_OF_QUOTED: f64 = 0.2;

/// What is said by somebody who is named is quoted before what is not, where it matters at least so
/// much of that.
const MIN_OF_NAMED: f64 = 0.6;

impl Writer<'_> {
    /// Who raises topics of which others say nothing.
    pub(super) fn raises(&self, by: &str, topics: &[String], silent: &[usize]) -> String {
        let silence = match topics.len() {
            0 | 1 => self.do_not(silent).to_owned(),
            2 => format!("{} neither", self.agree(silent, "mentions", "mention")),
            _ => format!("{} none of them", self.agree(silent, "mentions", "mention")),
        };
        format!(
            "{by} raises {}; {} {silence}",
            listed(topics),
            self.names(silent)
        )
    }

    /// What an account in English says first on a topic that others leave out, where that is its
    /// weightiest, it is on nothing that they do not leave out, and hardly any of it is said there: it
    /// tells more than the name of the topic.
    pub(super) fn says_on_missing(&self, finding: &Finding, silent: &[usize]) -> Option<UnitId> {
        let first = finding.evidence.first()?.span;
        let unit = *self.0.units_touching(first).first()?;
        let topics = self.0.topics_of(unit);
        let is_its_topic = topics.first() == finding.topic.as_ref();
        let is_clear = is_its_topic && self.0.says_enough(unit) && !self.lacks_referent(unit);
        let is_alone = self.is_english(unit.text) && self.0.has_none_of(&topics, silent);
        let is_said = match self.0.support(unit, silent) {
            Some(support) => support.partly > MAX_PARTLY_OF_QUOTED,
            // The link of a sentence is for the clauses in it that are on something of theirs.
            None => {
                let mut linked = self.0.alignment.linked_to(first.place);
                let is_linked = linked.any(|(other, _)| silent.contains(&other.text));
                is_linked && self.0.units_within(self.0.whole(first.place)).len() == 1
            }
        };
        (is_alone && is_clear && !is_said).then_some(unit)
    }

    /// `is_rest_told` says that a position tells what stands before the first unit in its sentence.
    pub(super) fn missing_units(
        &self,
        by: &str,
        units: &[UnitId],
        silent: &[usize],
        is_rest_told: bool,
    ) -> String {
        if let Some(topics) = self.topics_not_mentioned(units, silent) {
            return self.raises(by, &topics, silent);
        }
        // What says nothing without the sentence before is not quoted where there is more.
        let mut units = units.to_vec();
        let is_clear = |id: &UnitId| {
            let span = self.0.unit_span(*id);
            let is_torn = || self.is_torn(self.telling(span, MAX_QUOTE));
            self.0.says_enough(*id) && !self.lacks_referent(*id) && !is_torn()
        };
        if let Some(clear) = units.iter().position(is_clear) {
            // Nor who is not named, where what somebody else says matters as much.
            let least = self.0.salience(units[clear]) * MIN_OF_NAMED;
            let is_named = |id: &UnitId| {
                let matters = self.0.salience(*id) >= least;
                matters && !self.is_of_nobody(self.0.unit_span(*id)) && is_clear(id)
            };
            let first = units.iter().position(is_named).unwrap_or(clear);
            units[..=first].rotate_right(1);
        }
        let Some((first, rest)) = units.split_first() else {
            return format!("{by} says more than {}", self.names(silent));
        };
        let units = &units;
        let verb = telling_verb(self.0, units).unwrap_or("says");
        let more = self.and_more(*first, rest);
        let alone = self.alone(by, verb, silent);
        let span = self.0.unit_span(*first);
        let is_short = span.end - span.start <= room(MAX_QUOTE);
        let shown = match is_rest_told && is_short && !self.is_torn(span) {
            true => span,
            false => self.telling(span, MAX_QUOTE),
        };
        let quoted = self.shown(span, shown, MAX_QUOTE);
        format!("{alone}: {}{more}", self.with_sides(shown, quoted))
    }

    /// What the units behind the one that is quoted are about: `, and more on Taiwan and trade`, or
    /// `, and 3 more points, on trade among others` where one of them has no topic.
    ///
    /// What stands in the sentence of the quoted unit, on no topic, is read with it.
    pub(super) fn and_more(&self, quoted: UnitId, rest: &[UnitId]) -> String {
        let place = |unit: UnitId| self.0.unit_span(unit).place;
        let is_more =
            |unit: UnitId| place(unit) != place(quoted) || !self.0.topics_of(unit).is_empty();
        let rest: Vec<UnitId> = rest.iter().copied().filter(|it| is_more(*it)).collect();
        let topics = rest.iter().map(|id| self.0.topics_of(*id).first().copied());
        let topics: Vec<Option<usize>> = topics.collect();
        let are_known = topics.iter().all(Option::is_some);
        // What is quoted is not named again, nor a whole beside its part.
        let quoted = self.0.topics_of(quoted);
        let mut named: Vec<usize> = Vec::new();
        for topic in topics.into_iter().flatten() {
            let is_told = |part: &usize| self.0.topics.is_part(*part, topic);
            if !quoted.contains(&topic) && !named.contains(&topic) && !named.iter().any(is_told) {
                named.push(topic);
            }
        }
        let topics = self.topics(&named);
        let topics = listed(&topics);
        match (rest.len(), topics.as_str()) {
            (0, _) => String::new(),
            (_, topics) if are_known && !topics.is_empty() => format!(", and more on {topics}"),
            (count, topics) => {
                let points = agree(count, "point", "points");
                let among = match topics {
                    "" => String::new(),
                    topics => format!(", on {topics} among others"),
                };
                format!(", and {count} more {points}{among}")
            }
        }
    }

    /// The topics of some units, as they stand in a sentence, where the silent side mentions none
    /// of them: the weightiest of each and, where there is room, what else they name that matters.
    /// In another language than the reader's they tell more than a quotation. `None` where a unit
    /// has none, or one whose label is a list.
    fn topics_not_mentioned(&self, units: &[UnitId], silent: &[usize]) -> Option<Vec<String>> {
        let mut topics: Vec<usize> = Vec::new();
        let mut more: Vec<usize> = Vec::new();
        for id in units {
            let support = self.0.support(*id, silent)?;
            if support.is_across && !self.is_english(id.text) {
                topics.push(*self.0.topics_across(*id).first()?);
                continue;
            }
            let of_unit = self.0.topics_of(*id);
            let (first, others) = of_unit.split_first()?;
            if support.raised >= MAX_RAISED || !self.may_be_named(*first, silent) {
                return None;
            }
            topics.push(*first);
            more.extend(others);
        }
        topics.extend(more.into_iter().filter(|topic| {
            let matters = self.0.topics.entry(*topic).weight >= MIN_WEIGHT_OF_MORE;
            matters && self.may_be_named(*topic, silent)
        }));
        let mut named: Vec<usize> = Vec::new();
        for (place, topic) in topics.iter().enumerate() {
            let is_told = |it: &usize| self.0.topics.are_near(*it, *topic) && place >= units.len();
            if !named.iter().any(|it| it == topic || is_told(it)) {
                named.push(*topic);
            }
        }
        let firsts = named.iter().filter(|it| topics[..units.len()].contains(it));
        let are_few = firsts.count() <= MAX_TOPICS;
        named.truncate(MAX_TOPICS);
        are_few.then(|| self.topics(&named))
    }

    /// Whether a headline may say that an account raises a topic and others do not: none of them
    /// does, and its label is no list, which covers more than the account has said.
    fn may_be_named(&self, topic: usize, silent: &[usize]) -> bool {
        let is_raised = |text: &usize| self.0.topics.raised(*text, topic).is_some();
        let is_list = self.0.topics.entry(topic).label.contains([',', ':']);
        !is_list && !silent.iter().any(is_raised)
    }
}
