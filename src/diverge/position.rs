//! Topics that both sides raise, where each gives its own position.
//!
//! What analysts lead with most is neither an absence nor a contradiction: both raise Taiwan, and
//! what one says of it is not what the other says. The units of both on the topic stand side by
//! side. A unit that the other side takes up otherwise, on no topic of the lexicon, is held against
//! the sentence that comes closest, or that names the same thing, or by which will not be what the
//! unit asks for.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::asked::Supported;
use super::compared::Compared;
use super::finding::{Claim, Finding, rounded};
use super::one_thing::{RATE, Things};
use super::pair::{MAX_UNITS, Pair, Told};
use super::reference::refers_back;
use super::silence::MAX_PARTLY;
use crate::align::Place;
use crate::parallel;
use crate::unit::UnitId;
use crate::voice::ReportedAct;

/// A unit is told otherwise where the other side speaks of its subject with this probability, and
/// does not say all of it.
const MIN_OTHERWISE: f64 = 0.5;

/// A unit of no shared topic that matters less than this is not worth a finding.
const MIN_SALIENCE: f64 = 0.25;

/// A unit that the other side states with more than this probability is common ground.
const MAX_STATED: f64 = 0.5;

/// A unit that names one thing with a sentence of the other side must matter as much as this ...
const MIN_SALIENCE_OF_THING: f64 = 0.1;

/// ... and may not be stated there with more than this probability.
const MAX_STATED_OF_THING: f64 = 0.2;

/// Sentences that stand apart are about one thing, and at least so much alike.
const MIN_LIKENESS_APART: f64 = 0.3;

/// A finding of less confidence is not made.
const MIN_CONFIDENCE: f64 = 0.77;

/// With fewer pairs of sides, threads cost more than they save.
const MANY_PAIRS: usize = 30;

/// What each of two sides says on a topic.
struct Contrast {
    topic: Option<usize>,
    units: [Vec<UnitId>; 2],
    /// For either side, the probability that the other takes up one of its units otherwise.
    confidence: [f64; 2],
    value: f64,
}

impl Contrast {
    fn is_sure(&self) -> bool {
        self.confidence[0].max(self.confidence[1]) >= MIN_CONFIDENCE
    }

    /// Whether units of both sides stand in another, too.
    fn shares_with(&self, other: &Self) -> bool {
        let mut sides = self.units.iter().zip(&other.units);
        sides.all(|(own, others)| own.iter().any(|id| others.contains(id)))
    }

    /// Which of two is told first: the greater.
    fn weighed_against(&self, other: &Self) -> Ordering {
        let by_value = self.value.total_cmp(&other.value);
        by_value.then_with(|| other.units.cmp(&self.units))
    }
}

/// The findings, and the units that they tell, each with the first account of the other side; no
/// unit of `told` is told again.
pub(super) fn find(compared: &Compared<'_>, things: &Things, told: &Told) -> (Vec<Finding>, Told) {
    let pairs = Pair::all(compared, true);
    if pairs.is_empty() {
        return (Vec::new(), Told::new());
    }
    // No two pairs have the same unit and the same other side, so that they can be worked on side
    // by side.
    let of_pair = |pair: &Pair<'_>| pair.find(things, told);
    let of_pairs = parallel::each_of_many(&pairs, MANY_PAIRS, of_pair);
    let (found, told): (Vec<_>, Vec<_>) = of_pairs.into_iter().unzip();
    let (found, told) = (found.into_iter().flatten(), told.into_iter().flatten());
    (found.collect(), told.collect())
}

/// The contrasts of two accounts of which no finding is made yet.
struct Left {
    /// For either side, the units on each topic that are not told.
    by_topic: [BTreeMap<usize, Vec<Supported>>; 2],
    /// What both say on each topic.
    on_topics: BTreeMap<usize, Contrast>,
    /// Units of a side against the sentence of the other that comes closest; the weightiest last.
    alone: Vec<(usize, UnitId, Contrast)>,
}

impl Left {
    fn of<'a>(pair: &Pair<'a>, things: &Things<'a>, told: &Told) -> Self {
        let units = [pair.units(0, told), pair.units(1, told)];
        let mut alone: Vec<_> = (0..2)
            .flat_map(|side| units[side].iter().map(move |unit| (side, unit)))
            .filter_map(|(side, unit)| {
                let closest = pair.against_closest(side, unit);
                let contrast = closest.filter(Contrast::is_sure);
                let contrast = contrast.or_else(|| pair.on_one_thing(things, side, unit));
                let contrast = contrast.or_else(|| pair.standing_apart(side, unit));
                Some((side, unit.0, contrast?))
            })
            .collect();
        alone.sort_by(|(.., a), (.., b)| a.weighed_against(b));
        let mut left = Self {
            by_topic: units.each_ref().map(|units| pair.by_topic(units)),
            on_topics: BTreeMap::new(),
            alone,
        };
        let topics: Vec<usize> = left.by_topic[0].keys().copied().collect();
        for topic in topics {
            left.renew(pair, topic);
        }
        left
    }

    /// Works out again what both sides say on a topic, after units of it were told.
    fn renew(&mut self, pair: &Pair<'_>, topic: usize) {
        let units = self.by_topic.each_ref().map(|units| units.get(&topic));
        let contrast = match units {
            [Some(own), Some(other)] if !own.is_empty() && !other.is_empty() => {
                Some(pair.contrast(Some(topic), [own, other]))
            }
            _ => None,
        };
        match contrast.filter(Contrast::is_sure) {
            Some(contrast) => self.on_topics.insert(topic, contrast),
            None => self.on_topics.remove(&topic),
        };
    }

    /// Takes the weightiest.
    fn best(&mut self, pair: &Pair<'_>, told: &Told) -> Option<Contrast> {
        let is_told =
            |(side, id, _): &(usize, UnitId, Contrast)| told.contains(&pair.told(*side, *id));
        while self.alone.last().is_some_and(is_told) {
            self.alone.pop();
        }
        let on_topics = self.on_topics.iter();
        let on_topics = on_topics.filter(|(topic, it)| !self.is_told_of_thing(pair, **topic, it));
        let best = on_topics.max_by(|(_, a), (_, b)| a.weighed_against(b));
        match (best, self.alone.last()) {
            (Some((topic, on_topic)), alone)
                if alone.is_none_or(|(.., alone)| on_topic.weighed_against(alone).is_gt()) =>
            {
                let topic = *topic;
                self.on_topics.remove(&topic)
            }
            _ => self.alone.pop().map(|(.., alone)| alone),
        }
    }

    /// Whether both sides say of one thing what they say of a state or a region: the thing tells
    /// more.
    fn is_told_of_thing(&self, pair: &Pair<'_>, place: usize, of_place: &Contrast) -> bool {
        let mut others = self.on_topics.iter();
        pair.is_place(place)
            && others.any(|(topic, other)| !pair.is_place(*topic) && of_place.shares_with(other))
    }

    /// Leaves out the units that a finding told.
    fn tell(&mut self, pair: &Pair<'_>, finding: &Contrast) {
        let is_new = |id: &UnitId| finding.units.iter().flatten().any(|it| it == id);
        let mut topics: BTreeSet<usize> = BTreeSet::new();
        for by_topic in &mut self.by_topic {
            for (topic, units) in by_topic {
                let before = units.len();
                units.retain(|(id, _)| !is_new(id));
                if units.len() < before {
                    topics.insert(*topic);
                }
            }
        }
        for topic in topics {
            self.renew(pair, topic);
        }
    }
}

impl<'a> Pair<'a> {
    /// The findings, and the units that they tell.
    fn find(&self, things: &Things<'a>, told: &Told) -> (Vec<Finding>, Told) {
        let mut found = Vec::new();
        let mut left = Left::of(self, things, told);
        // What was told in a weightier finding is not told again.
        let mut told = Told::new();
        while let Some(best) = left.best(self, &told) {
            for (side, units) in best.units.iter().enumerate() {
                told.extend(units.iter().map(|id| self.told(side, *id)));
            }
            left.tell(self, &best);
            found.push(self.finding(best));
        }
        (found, told)
    }

    /// The units of a side that the other takes up otherwise, or not at all, and that are not told.
    fn units(&self, side: usize, told: &Told) -> Vec<Supported> {
        let (compared, other) = (self.compared, self.sides[1 - side]);
        let voices = &compared.voices[self.texts[side]];
        compared
            .units_of(self.texts[side])
            .filter(|id| !told.contains(&self.told(side, *id)))
            .filter(|id| !voices[compared.unit(*id).place.sentence].only_meets)
            .filter_map(|id| Some((id, compared.support(id, other)?)))
            .filter(|unit| {
                // "It has to end" and "it will not end" are much alike.
                unit.1.stated < MAX_STATED || !self.apart(side, unit.0).is_empty()
            })
            .collect()
    }

    /// The units of the other side by which will not be what a unit asks for, or the other way
    /// round.
    fn apart(&self, side: usize, id: UnitId) -> Vec<Supported> {
        let compared = self.compared;
        let own = self.part(id);
        if !compared.polarity.takes_stand(own.0, &own.1) {
            return Vec::new();
        }
        let similarity = &compared.alignment.similarity;
        let near = similarity.neighbours(own.0, self.texts[1 - side]);
        let near = near.filter(|(_, score)| *score >= MIN_LIKENESS_APART);
        let units = near.flat_map(|(place, _)| compared.units_within(compared.whole(place)));
        let apart = units.filter(|other| {
            let other = self.part(*other);
            (compared.polarity).stand_apart((own.0, &own.1), (other.0, &other.1))
        });
        let apart = apart.take(MAX_UNITS);
        apart
            .filter_map(|id| Some((id, compared.support(id, self.sides[side])?)))
            .collect()
    }

    /// A unit and what stands apart from it.
    fn standing_apart(&self, side: usize, unit: &Supported) -> Option<Contrast> {
        self.surely_told_otherwise(side, unit, &self.apart(side, unit.0))
    }

    /// The sentence of a unit, and its characters there.
    fn part(&self, id: UnitId) -> (Place, Range<usize>) {
        let span = self.compared.unit_span(id);
        (span.place, span.start..span.end)
    }

    /// The units on each topic; with one that only says that a topic was talked of, the units
    /// behind it that say what was said.
    fn by_topic(&self, units: &[Supported]) -> BTreeMap<usize, Vec<Supported>> {
        let mut by_topic: BTreeMap<usize, Vec<Supported>> = BTreeMap::new();
        for (id, support) in units {
            for topic in self.compared.topics_of(*id) {
                by_topic.entry(topic).or_default().push((*id, *support));
            }
        }
        for (topic, on_topic) in &mut by_topic {
            if on_topic.iter().all(|(id, _)| self.compared.only_talks(*id)) {
                let behind = on_topic.iter().map(|(id, _)| self.compared.unit(*id).place);
                let behind: BTreeSet<Place> =
                    behind.filter_map(|it| self.goes_on(it, *topic)).collect();
                let said = units.iter().filter(|(id, _)| {
                    behind.contains(&self.compared.unit(*id).place)
                        && !self.compared.only_talks(*id)
                });
                on_topic.extend(said);
            }
        }
        by_topic
    }

    /// What both sides say on a topic: of either the units that matter most.
    fn contrast(&self, topic: Option<usize>, units: [&[Supported]; 2]) -> Contrast {
        let compared = self.compared;
        let worth = |(id, support): &Supported| compared.salience(*id) * (1.0 - support.stated);
        let chosen = units.map(|units| {
            let mut units = self.own(units);
            // That a thing was talked of is no position beside what was said of it.
            let is_talk = |it: &Supported| self.compared.only_talks(it.0);
            units.sort_by(|a, b| {
                let by_worth = || worth(b).total_cmp(&worth(a)).then(a.0.cmp(&b.0));
                is_talk(a).cmp(&is_talk(b)).then_with(by_worth)
            });
            units.truncate(MAX_UNITS);
            units
        });
        let is_one_thing = self.agree(&chosen);
        let confidence = chosen.each_ref().map(|units| {
            let none = units.iter().map(|(_, support)| 1.0 - support.otherwise());
            match is_one_thing {
                true => 0.0,
                false => 1.0 - none.product::<f64>(),
            }
        });
        Contrast {
            topic,
            value: chosen.iter().flatten().map(worth).sum(),
            units: chosen.map(|units| units.into_iter().map(|(id, _)| id).collect()),
            confidence,
        }
    }

    /// Whether all that both sides say is one thing in opposite words.
    fn agree(&self, units: &[Vec<Supported>; 2]) -> bool {
        let [own, others] = units;
        let polarity = self.compared.polarity;
        own.iter().all(|(own, _)| {
            let own = self.part(*own);
            others.iter().all(|(other, _)| {
                let other = self.part(*other);
                polarity.agree((own.0, &own.1), (other.0, &other.1))
            })
        })
    }

    /// Of units of an account, those that are not put in the other's mouth, where there are such:
    /// they are its position.
    fn own(&self, units: &[Supported]) -> Vec<Supported> {
        let compared = self.compared;
        let is_reported = |(id, _): &&Supported| {
            let place = compared.unit(*id).place;
            let reported = compared.voices[place.text][place.sentence]
                .reported
                .as_ref();
            reported.is_some_and(|it| it.act == ReportedAct::Said)
        };
        let own: Vec<Supported> = units
            .iter()
            .filter(|it| !is_reported(it))
            .copied()
            .collect();
        match own.is_empty() {
            true => units.to_vec(),
            false => own,
        }
    }

    /// A unit that the other side takes up otherwise, and the units of the sentence that comes
    /// closest.
    fn against_closest(&self, side: usize, unit: &Supported) -> Option<Contrast> {
        let (id, support) = unit;
        if support.otherwise() < MIN_OTHERWISE || self.compared.salience(*id) < MIN_SALIENCE {
            return None;
        }
        let place = support
            .nearest
            .filter(|place| place.text == self.texts[1 - side])?;
        let compared = self.compared;
        let linked = compared.alignment.linked_to(compared.unit(*id).place);
        if !linked.into_iter().any(|(linked, _)| linked == place) {
            return None;
        }
        if compared.voices[place.text][place.sentence].only_meets {
            return None;
        }
        let closest = compared
            .units_within(compared.whole(place))
            .into_iter()
            .take(MAX_UNITS);
        let closest = closest.filter_map(|id| Some((id, compared.support(id, self.sides[side])?)));
        let closest = self.without_new(side, closest.collect());
        let (own, other) = (vec![(*id, *support)], closest);
        // "He did not agree to it" says nothing beside another's words.
        let is_unclear = |(id, _): &Supported| {
            let span = compared.unit_span(*id);
            span.start == 0 && refers_back(compared.characters(span))
        };
        if own.iter().all(is_unclear) || other.iter().all(is_unclear) {
            return None;
        }
        // This side says all that the other says, and more: that is no other position.
        if other
            .iter()
            .all(|(_, support)| support.stated >= MAX_STATED)
        {
            return None;
        }
        let mut contrast = self.against(side, &own, &other);
        contrast.confidence[1 - side] = 0.0;
        contrast.value = compared.salience(*id) * support.otherwise();
        Some(contrast)
    }

    /// Units of a sentence of the other side, in order, up to where it comes to something new, of
    /// which a side has nothing, not even the topic: what stands there is told by itself.
    fn without_new(&self, side: usize, mut units: Vec<Supported>) -> Vec<Supported> {
        let is_new = |(id, support): &Supported| {
            let topics = self.compared.topics_of(*id);
            support.partly < MAX_PARTLY
                && !topics.is_empty()
                && self.compared.has_none_of(&topics, self.sides[side])
        };
        let known = units.iter().rposition(|unit| !is_new(unit));
        units.truncate(known.map_or(units.len(), |last| last + 1));
        units
    }

    /// A unit and the units of a sentence of the other side that name the same thing in rare words.
    fn on_one_thing(&self, things: &Things<'a>, side: usize, unit: &Supported) -> Option<Contrast> {
        let (id, support) = unit;
        let compared = self.compared;
        if support.stated > MAX_STATED_OF_THING || compared.salience(*id) < MIN_SALIENCE_OF_THING {
            return None;
        }
        let words = things.within(compared, compared.unit_span(*id));
        let place = things.same(&words, self.texts[side], self.texts[1 - side])?;
        if compared.voices[place.text][place.sentence].only_meets {
            return None;
        }
        let others = compared.units_within(compared.whole(place)).into_iter();
        let others = others.filter(|id| {
            let own = things.within(compared, compared.unit_span(*id));
            !own.is_disjoint(&words)
        });
        let others = others.take(MAX_UNITS);
        let others = others.filter_map(|id| Some((id, compared.support(id, self.sides[side])?)));
        let others = others.filter(|(_, support)| support.stated < MAX_STATED);
        let others: Vec<Supported> = others.collect();
        self.surely_told_otherwise(side, unit, &others)
    }

    /// A unit against what the other side says of the same thing; `None` where that is nothing, or
    /// both say one thing.
    fn surely_told_otherwise(
        &self,
        side: usize,
        unit: &Supported,
        others: &[Supported],
    ) -> Option<Contrast> {
        if others.is_empty() {
            return None;
        }
        let mut contrast = self.against(side, &[*unit], others);
        if contrast.confidence == [0.0; 2] {
            return None;
        }
        contrast.confidence[side] = RATE;
        contrast.confidence[1 - side] = 0.0;
        contrast.value = self.compared.salience(unit.0) * RATE;
        Some(contrast)
    }

    /// Units of a side against others of the other side, on no topic.
    fn against(&self, side: usize, own: &[Supported], others: &[Supported]) -> Contrast {
        match side {
            0 => self.contrast(None, [own, others]),
            _ => self.contrast(None, [others, own]),
        }
    }

    fn finding(&self, mut contrast: Contrast) -> Finding {
        let compared = self.compared;
        for units in &mut contrast.units {
            compared.put_together(units);
        }
        let [first, second] = contrast.confidence;
        let side = usize::from(second > first);
        let units = [&contrast.units[side], &contrast.units[1 - side]];
        let evidence = self.evidence(units.map(Vec::as_slice));
        let lead = contrast.units[side].first().map(|id| compared.unit(*id));
        Finding {
            by: Some(self.texts[side]),
            of: Some(self.texts[1 - side]),
            topic: contrast.topic,
            passage: lead.and_then(|unit| compared.passage_of(unit.place)),
            confidence: Some(rounded(first.max(second))),
            act: lead.map(|unit| unit.act),
            evidence,
            ..Finding::new(Claim::Position {
                units: [
                    contrast.units[side].clone(),
                    contrast.units[1 - side].clone(),
                ],
            })
        }
    }
}
