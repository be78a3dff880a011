//! Topics that matter and that two sides raise in different languages, each in words of its own.
//!
//! Across languages hardly anything shows that two sentences on one topic say different things. So
//! a position is told of units that the other side is not likely to say or, in languages that have
//! no estimate, where no two sentences of the sides on the topic are much alike: that
//! two are linked says less, for one topic that matters is reason enough.

use std::collections::{BTreeMap, BTreeSet};

use super::compared::Compared;
use super::finding::{Claim, Finding, rounded};
use super::pair::{MAX_UNITS, Pair, Told};
use super::silence::MAX_LIKENESS;
use crate::align::Place;
use crate::unit::{Act, UnitId};
use crate::voice::ReportedAct;

/// Topics of less weight are raised by both without a quarrel.
const MIN_WEIGHT: f64 = 0.6;

/// A unit that the other side states with more than this probability may be common ground.
const MAX_STATED: f64 = 0.3;

/// What this share of the sentences of both accounts is about is the subject of the talks: that both
/// speak of it, each in his own way, is no news.
const MAX_SHARE: f64 = 0.4;

/// The units of an account on each topic.
type ByTopic = BTreeMap<usize, Vec<UnitId>>;

/// The findings, and the units that they tell, each with the first account of the other side; no
/// unit of `told` is told again.
pub(super) fn find(compared: &Compared<'_>, told: &Told) -> (Vec<Finding>, Told) {
    let (mut found, mut told_here) = (Vec::new(), Told::new());
    for pair in Pair::all(compared, false) {
        pair.find_across(told, &mut told_here, &mut found);
    }
    (found, told_here)
}

/// Whether a unit may be a side's own position: no thanks, and nothing that is said of the other or
/// of both.
fn is_own(compared: &Compared<'_>, id: UnitId) -> bool {
    let unit = compared.unit(id);
    let voice = &compared.voices[unit.place.text][unit.place.sentence];
    let reported = voice.reported.as_ref();
    let is_of_others = reported.is_some_and(|it| it.act == ReportedAct::Said || it.act.is_joint());
    unit.act != Act::Thanked && !voice.only_meets && !is_of_others
}

impl Pair<'_> {
    fn find_across(&self, told: &Told, told_here: &mut Told, found: &mut Vec<Finding>) {
        let by_topic = [self.own_by_topic(0, told), self.own_by_topic(1, told)];
        let weight = |topic: usize| self.compared.topics.entry(topic).weight;
        let shared = by_topic[0].keys().copied();
        let mut shared: Vec<usize> = shared
            .filter(|topic| by_topic[1].contains_key(topic) && weight(*topic) >= MIN_WEIGHT)
            .filter(|topic| !self.is_subject(*topic))
            .collect();
        shared.sort_by(|a, b| weight(*b).total_cmp(&weight(*a)).then(a.cmp(b)));
        for topic in shared {
            let units = [0, 1].map(|side| {
                let units = by_topic[side][&topic].iter().copied();
                let is_new = |id: &UnitId| !told_here.contains(&self.told(side, *id));
                units.filter(is_new).collect::<Vec<UnitId>>()
            });
            let Some(finding) = self.position(topic, units) else {
                continue;
            };
            if let Claim::Position { units } = &finding.claim {
                for (side, units) in units.iter().enumerate() {
                    told_here.extend(units.iter().map(|id| self.told(side, *id)));
                }
            }
            found.push(finding);
        }
    }

    /// Whether both accounts are about a topic above all.
    fn is_subject(&self, topic: usize) -> bool {
        let share = |text: usize| {
            let on_topic = self.compared.topics.sentences_about(text, topic).len();
            on_topic as f64 / self.compared.annotated[text].sentences.len().max(1) as f64
        };
        self.texts.iter().all(|text| share(*text) > MAX_SHARE)
    }

    /// What a side itself says on each topic, and is not told; of what was only talked of, what it
    /// says right behind.
    fn own_by_topic(&self, side: usize, told: &Told) -> ByTopic {
        let compared = self.compared;
        let is_new = |id: &UnitId| is_own(compared, *id) && !told.contains(&self.told(side, *id));
        let mut by_topic = ByTopic::new();
        for id in compared.units_of(self.texts[side]) {
            for topic in compared.topics_of(id) {
                let behind = compared
                    .only_talks(id)
                    .then(|| self.goes_on(compared.unit(id).place, topic));
                let units = match behind {
                    None => vec![id],
                    Some(behind) => {
                        behind.map_or_else(Vec::new, |it| compared.units_within(compared.whole(it)))
                    }
                };
                let units = units.into_iter().filter(is_new);
                let on_topic = by_topic.entry(topic).or_default();
                on_topic.extend(units);
                on_topic.dedup();
            }
        }
        by_topic
    }

    /// What both say on a topic, where nothing shows that it is the same.
    fn position(&self, topic: usize, units: [Vec<UnitId>; 2]) -> Option<Finding> {
        let compared = self.compared;
        let is_estimated = compared.are_estimated(self.texts[0], self.texts[1]);
        let stated = |side: usize, id: UnitId| {
            let support = compared.support(id, self.sides[1 - side]);
            support.map_or(0.0, |it| it.stated)
        };
        let units = match is_estimated {
            true => [0, 1].map(|side| {
                let mut own = units[side].clone();
                own.retain(|id| stated(side, *id) <= MAX_STATED);
                own
            }),
            false if self.meet(&units) => return None,
            false => units,
        };
        if units.iter().any(Vec::is_empty) {
            return None;
        }
        let units = units.map(|mut units| {
            let worth = |id: &UnitId| compared.salience(*id);
            units.sort_by(|a, b| worth(b).total_cmp(&worth(a)).then(a.cmp(b)));
            units.truncate(MAX_UNITS);
            compared.put_together(&mut units);
            units
        });
        Some(Finding {
            by: Some(self.texts[0]),
            of: Some(self.texts[1]),
            topic: Some(topic),
            confidence: is_estimated.then(|| {
                let told = units.iter().enumerate();
                let told = told.flat_map(|(side, units)| units.iter().map(move |id| (side, *id)));
                let most = told.map(|(side, id)| stated(side, id));
                rounded(1.0 - most.fold(0.0, f64::max))
            }),
            act: units[0].first().map(|id| compared.unit(*id).act),
            evidence: self.evidence(units.each_ref().map(Vec::as_slice)),
            ..Finding::new(Claim::Position { units })
        })
    }

    /// Whether a sentence of one side is much like one of the other's.
    fn meet(&self, units: &[Vec<UnitId>; 2]) -> bool {
        let alignment = &self.compared.alignment;
        let [own, others] = units.each_ref().map(|units| {
            let places = units.iter().map(|id| self.compared.unit(*id).place);
            places.collect::<BTreeSet<Place>>()
        });
        own.into_iter().any(|own| {
            let mut near = alignment.similarity.neighbours(own, self.texts[1]);
            near.any(|(other, score)| score > MAX_LIKENESS && others.contains(&other))
        })
    }
}
