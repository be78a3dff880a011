//! What one side says and another does not.
//!
//! A unit is one side's alone where the other's accounts bear it out with a small probability
//! (`lacks`). Units on one topic are one finding, and the surest of them are told together: "Russia
//! alone: …; …; …". What has no such finding is told by topic (`topic`). A figure is told once
//! (`figures`).

mod figures;
mod lacks;
mod topic;

use std::collections::{BTreeMap, BTreeSet};

use super::asked::Supported;
use super::compared::Compared;
use super::finding::{Claim, EvidenceSpan, Finding, Span, rounded};
use super::kind::EvidenceRole;
use super::weight::is_courteous;
use crate::align::Place;
use crate::unit::UnitId;
use figures::figures_once;
pub(super) use figures::tell_figures_once;
pub(super) use lacks::{MAX_PARTLY, is_remark_on_what_it_has, lacks};
pub(super) use topic::MAX_LIKENESS;
use topic::foreign_topics;

/// A topic is not mentioned where the other says anything on it with less than this probability.
pub(super) const MAX_RAISED: f64 = 0.1;

/// Units of which it is this sure that the other lacks them are told together, whatever their
/// topics.
const SURE: f64 = 0.95;

/// How many units, and how many topics, a finding has at most.
const MAX_UNITS: usize = 4;
const MAX_TOPICS: usize = 3;

/// Units of one side that another lacks.
struct Group {
    units: Vec<UnitId>,
    topics: Vec<usize>,
    /// The probability that the other lacks each of them.
    confidence: f64,
    salience: f64,
}

/// The findings: of every side and every account of another. Units of findings so far (`told`) are
/// not told again, and what positions quote of them not quoted again.
pub(super) fn find(
    compared: &Compared<'_>,
    told: &BTreeSet<(UnitId, usize)>,
    in_positions: &BTreeSet<(UnitId, usize)>,
) -> Vec<Finding> {
    let mut found = Vec::new();
    for side in compared.sides {
        let first = side[0];
        let mut on_topics = BTreeSet::new();
        // A position tells one topic of a unit; all other findings tell a unit whole.
        let whole = told.difference(in_positions);
        let whole = whole.filter(|(_, silent)| *silent == first);
        let mut whole: BTreeSet<UnitId> = whole.map(|(id, _)| *id).collect();
        for by in 0..compared.statements.len() {
            if side.contains(&by) {
                continue;
            }
            let lacking = figures_once(compared, lacking(compared, by, side, told));
            for mut group in told_together(compared, by_topic(compared, lacking)) {
                compared.put_together(&mut group.units);
                on_topics.extend(&group.topics);
                whole.extend(&group.units);
                let is_rest_told = is_rest_told(compared, &group, side, in_positions);
                found.push(missing_units(compared, by, side, group, is_rest_told));
            }
        }
        found.extend(foreign_topics(
            compared,
            first,
            side,
            &on_topics,
            &whole,
            in_positions,
        ));
    }
    found
}

/// The units of an account that a side lacks, with the probability that it does.
fn lacking(
    compared: &Compared<'_>,
    by: usize,
    side: &[usize],
    told: &BTreeSet<(UnitId, usize)>,
) -> Vec<Supported> {
    let voices = &compared.voices[by];
    compared
        .units_of(by)
        .filter(|id| !told.contains(&(*id, side[0])))
        .filter(|id| !voices[compared.unit(*id).place.sentence].only_meets)
        .filter_map(|id| Some((id, lacks(compared, id, side)?)))
        .collect()
}

/// Units in groups of one topic, or of one sentence where they have none.
fn by_topic(compared: &Compared<'_>, lacking: Vec<Supported>) -> Vec<Group> {
    let mut groups: BTreeMap<(Option<usize>, Option<Place>), Vec<Supported>> = BTreeMap::new();
    for (id, support) in lacking {
        let topics = match support.is_across {
            true => compared.topics_across(id),
            false => compared.topics_of(id),
        };
        let topic = topics.first().copied();
        let place = topic.is_none().then_some(compared.unit(id).place);
        groups
            .entry((topic, place))
            .or_default()
            .push((id, support));
    }
    let mut groups: Vec<Group> = groups
        .into_iter()
        .flat_map(|((topic, _), units)| {
            // The surest first, so that one that is less sure weakens no other.
            let mut units = units;
            units.sort_by(|a, b| b.1.lacks().total_cmp(&a.1.lacks()).then(a.0.cmp(&b.0)));
            if units.iter().all(|(_, support)| support.is_across) {
                // What is told by its topic is told once.
                units.truncate(MAX_UNITS);
                return vec![group(compared, topic, &units)];
            }
            let groups: Vec<Group> = units
                .chunk_by(|a, b| (a.1.lacks() >= SURE) == (b.1.lacks() >= SURE))
                .flat_map(|units| units.chunks(MAX_UNITS))
                .map(|units| group(compared, topic, units))
                .collect();
            groups
        })
        .collect();
    groups.sort_by(|a, b| {
        b.salience
            .total_cmp(&a.salience)
            .then(a.units.cmp(&b.units))
    });
    groups
}

fn group(compared: &Compared<'_>, topic: Option<usize>, units: &[Supported]) -> Group {
    let mut ids: Vec<UnitId> = units.iter().map(|(id, _)| *id).collect();
    ids.sort_by(|a, b| compared.by_salience(*a, *b));
    Group {
        salience: ids.first().map_or(0.0, |id| compared.salience(*id)),
        units: ids,
        topics: topic.into_iter().collect(),
        confidence: units
            .iter()
            .map(|(_, support)| support.lacks())
            .fold(1.0, f64::min),
    }
}

/// Sure groups, joined into findings that each say several things; the others as they are.
fn told_together(compared: &Compared<'_>, groups: Vec<Group>) -> Vec<Group> {
    // Thanks are no further point of a demand.
    let is_courtesy = |group: &Group| group.units.iter().all(|id| is_courteous(compared, *id));
    let (sure, unsure): (Vec<Group>, Vec<Group>) = groups
        .into_iter()
        .partition(|group| group.confidence >= SURE && !is_courtesy(group));
    let mut joined: Vec<Group> = Vec::new();
    for group in sure {
        match joined.last_mut() {
            Some(last)
                if last.units.len() + group.units.len() <= MAX_UNITS
                    && last.topics.len() + group.topics.len() <= MAX_TOPICS =>
            {
                last.units.extend(group.units);
                last.topics.extend(group.topics);
                last.confidence = last.confidence.min(group.confidence);
            }
            _ => joined.push(group),
        }
    }
    // A sentence is told once, by what matters most of it.
    let mut told: BTreeMap<Place, f64> = BTreeMap::new();
    for id in joined.iter().flat_map(|group| &group.units) {
        let most = told.entry(compared.unit(*id).place).or_default();
        *most = most.max(compared.salience(*id));
    }
    let is_told = |id: &UnitId| {
        let most = told.get(&compared.unit(*id).place);
        most.is_some_and(|most| *most >= compared.salience(*id))
    };
    let untold = unsure.into_iter();
    joined.extend(untold.filter(|group| !group.units.iter().all(is_told)));
    joined
}

/// Whether a position tells what stands before the first unit of a group in its sentence.
fn is_rest_told(
    compared: &Compared<'_>,
    group: &Group,
    side: &[usize],
    in_positions: &BTreeSet<(UnitId, usize)>,
) -> bool {
    let Some(first) = group.units.first() else {
        return false;
    };
    let first = compared.unit_span(*first);
    let before = Span {
        start: 0,
        end: first.start,
        ..first
    };
    let mut units = compared.units_within(before).into_iter();
    units.any(|id| in_positions.contains(&(id, side[0])))
}

fn missing_units(
    compared: &Compared<'_>,
    by: usize,
    side: &[usize],
    group: Group,
    is_rest_told: bool,
) -> Finding {
    let mut evidence: Vec<EvidenceSpan> = (group.units.iter())
        .map(|id| compared.unit_span(*id).as_evidence(EvidenceRole::Claim))
        .collect();
    let supports = group.units.iter();
    let supports = supports.filter_map(|id| Some((*id, compared.support(*id, side)?)));
    let nearest = supports
        .clone()
        .filter_map(|(id, support)| compared.closest(id, &support))
        .max_by(|a, b| a.score.total_cmp(&b.score).then(b.place.cmp(&a.place)));
    evidence.extend(nearest.map(|it| compared.whole(it.place).as_evidence(EvidenceRole::Nearest)));
    // Across languages the words of the topic alone tell whether it is raised.
    let raised = supports
        .filter(|(_, support)| !support.is_across)
        .map(|(_, support)| support.raised)
        .fold(0.0, f64::max);
    // A topic is missing only where nothing at all is said on it.
    let topic = group.topics.first().copied().filter(|topic| {
        let mentioned = |text: &usize| compared.topics.raised(*text, *topic).is_some();
        group.topics.len() == 1 && raised < MAX_RAISED && !side.iter().any(mentioned)
    });
    let first = group.units.first().map(|id| compared.unit(*id));
    Finding {
        by: Some(by),
        of: side.first().copied(),
        topic,
        passage: first.and_then(|unit| compared.passage_of(unit.place)),
        score: nearest.map(|nearest| rounded(nearest.score)),
        confidence: Some(rounded(group.confidence)),
        act: first.map(|unit| unit.act),
        evidence,
        ..Finding::new(Claim::MissingUnits {
            units: group.units,
            is_rest_told,
            silent: side.to_vec(),
        })
    }
}
