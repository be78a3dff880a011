//! What one side says and another does not.
//!
//! A unit is one side's alone where the other's accounts bear it out with a small probability.
//! Units on one topic are one finding, and the surest of them are told together: "Russia alone: …;
//! …; …". An account in another language may say a thing in words that the estimate does not know, so
//! it must have no topic of the unit either; of a unit without topics, hardly any of the words that tell
//! what it is about. What has no such finding is told by topic.

use std::collections::{BTreeMap, BTreeSet};

use super::asked::{SideSupport, Supported};
use super::compared::Compared;
use super::finding::{Answer, Claim, EvidenceSpan, Finding, Span, rounded};
use super::kind::EvidenceRole;
use crate::align::Place;
use crate::text::figures::{Figure, FigureMatch, Unit};
use crate::unit::UnitId;

/// A unit is one side's alone where the other has a part of it with less than this probability.
pub(super) const MAX_PARTLY: f64 = 0.1;

/// Across languages a unit without topics is one side's alone up to this probability, where the other
/// has no more than this share of its telling words: the estimate counts the names of those who talk,
/// which stand on both sides.
const MAX_PARTLY_ACROSS: f64 = 0.3;
const MAX_TELLING_WORDS: f64 = 0.22;

/// The same share where the probability is small.
const MAX_TELLING_WORDS_WHERE_LACKING: f64 = 0.35;

/// A topic is not mentioned where the other says anything on it with less than this probability.
pub(super) const MAX_RAISED: f64 = 0.1;

/// A topic is answered in another language, though not by its words, where a part of a unit on it is
/// said there with this probability.
const MIN_SAID: f64 = 0.5;

/// The same where the sentence is linked to one there, which raises the estimate of all its units.
const MIN_SAID_WHERE_LINKED: f64 = 0.6;

/// Where another unit of a sentence is said there with a probability that is this much higher, the
/// link of the sentence is for that unit.
const CLEARLY_MORE: f64 = 0.1;

/// Units of which it is this sure that the other lacks them are told together, whatever their
/// topics.
const SURE: f64 = 0.95;

/// How many units, and how many topics, a finding has at most.
const MAX_UNITS: usize = 4;
const MAX_TOPICS: usize = 3;

/// How many of the sentences that do speak of a topic are given as evidence.
const MAX_MENTIONS: usize = 3;

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
        for by in 0..compared.statements.len() {
            if side.contains(&by) {
                continue;
            }
            let lacking = figures_once(compared, lacking(compared, by, side, told));
            for mut group in told_together(compared, by_topic(compared, lacking)) {
                compared.put_together(&mut group.units);
                on_topics.extend(&group.topics);
                let is_rest_told = is_rest_told(compared, &group, side, in_positions);
                found.push(missing_units(compared, by, side, group, is_rest_told));
            }
        }
        found.extend(foreign_topics(compared, first, side, &on_topics));
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

/// How far a side bears out a unit that it lacks; `None` where it may have it.
pub(super) fn lacks(compared: &Compared<'_>, id: UnitId, side: &[usize]) -> Option<SideSupport> {
    let support = compared.support(id, side)?;
    let is_unlikely = support.partly < MAX_PARTLY;
    let is_lacking = match support.is_across {
        true => {
            is_unlikely && compared.is_off_topic_across(id, side)
                || is_alone_across(compared, id, side, &support) && opens_alone(compared, id, side)
        }
        false => is_unlikely,
    };
    is_lacking.then_some(support)
}

/// Whether a side in another language has nothing of a unit that has a speaker and no topic.
fn is_alone_across(
    compared: &Compared<'_>,
    id: UnitId,
    side: &[usize],
    support: &SideSupport,
) -> bool {
    let most = match support.partly {
        partly if partly < MAX_PARTLY => MAX_TELLING_WORDS_WHERE_LACKING,
        partly if partly < MAX_PARTLY_ACROSS => MAX_TELLING_WORDS,
        _ => return false,
    };
    // An account of the same side in the other's language is held against it in that language.
    let mut accounts = 0..compared.statements.len();
    let is_read_there = accounts.any(|own| {
        compared.same_side(own, id.text) && side.iter().any(|it| compared.same_language(own, *it))
    });
    !is_read_there
        && compared.unit(id).speaker.is_some()
        && compared.topics_across(id).is_empty()
        && support.telling_words.is_some_and(|had| had <= most)
        && compared.leaves_no_trace_across(id, side)
}

/// Whether the side lacks the unit that opens the sentence, too. If it has that, the rest of the
/// sentence adds little.
fn opens_alone(compared: &Compared<'_>, id: UnitId, side: &[usize]) -> bool {
    let sentence = compared.whole(compared.unit(id).place);
    let first = compared.units_within(sentence).first().copied();
    let is_alone = |first: UnitId| {
        let support = compared.support(first, side);
        support.is_some_and(|support| is_alone_across(compared, first, side, &support))
    };
    first.is_some_and(|first| first == id || is_alone(first))
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
    let (sure, unsure): (Vec<Group>, Vec<Group>) = groups
        .into_iter()
        .partition(|group| group.confidence >= SURE);
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

/// Leaves out figures that a silence on the same side quotes first.
pub(super) fn tell_figures_once(compared: &Compared<'_>, found: &mut Vec<Finding>) {
    // What each silence quotes in figures, and the sides that it is of.
    let mut silences: Vec<(BTreeSet<&Figure>, Vec<usize>)> = Vec::new();
    let mut quoting: BTreeMap<(usize, &Figure), Vec<usize>> = BTreeMap::new();
    for finding in found.iter() {
        if let Claim::MissingUnits { units, silent, .. } = &finding.claim
            && let Some(first) = units.first()
        {
            let given = all_figures(compared, *first).map(|it| &it.figure);
            let given: BTreeSet<&Figure> = given.collect();
            for figure in &given {
                let quoting = quoting.entry((first.text, *figure)).or_default();
                quoting.push(silences.len());
            }
            silences.push((given, silent.clone()));
        }
    }
    let is_told = |figures: &[Figure], by: usize, lacking: &[usize]| {
        let first = figures.first().and_then(|it| quoting.get(&(by, it)));
        first.into_iter().flatten().any(|silence| {
            let (given, silent) = &silences[*silence];
            lacking.iter().all(|it| silent.contains(it))
                && figures.iter().all(|it| given.contains(it))
        })
    };
    found.retain(|finding| match (&finding.claim, finding.by) {
        (Claim::MissingFigures { figures, silent }, Some(by)) => !is_told(figures, by, silent),
        _ => true,
    });
}

/// Units without those that give again, on the same topic, what a weightier one gives in figures.
fn figures_once(compared: &Compared<'_>, mut lacking: Vec<Supported>) -> Vec<Supported> {
    lacking.sort_by(|a, b| compared.by_salience(a.0, b.0));
    // By figure, the topics of the units that give it.
    let mut told: BTreeMap<Figure, Vec<Vec<usize>>> = BTreeMap::new();
    lacking.retain(|(id, _)| {
        let topics = compared.topics_of(*id);
        let figures = amounts(compared, *id);
        let is_known = |figure: &Figure| {
            told.get(figure).into_iter().flatten().any(|on| {
                let is_of_one = topics.is_empty() || on.is_empty();
                is_of_one || on.iter().any(|topic| topics.contains(topic))
            })
        };
        let is_told = !figures.is_empty() && figures.iter().all(is_known);
        for figure in figures {
            told.entry(figure).or_default().push(topics.clone());
        }
        !is_told
    });
    lacking.sort_unstable_by_key(|(id, _)| *id);
    lacking
}

/// The figures of a unit.
fn all_figures<'a>(compared: &Compared<'a>, id: UnitId) -> impl Iterator<Item = &'a FigureMatch> {
    let span = compared.unit_span(id);
    let figures = compared.sentence(span.place).figures().matches.iter();
    figures.filter(move |it| span.start <= it.start && it.end <= span.end)
}

/// The amounts that a unit gives: shares, money, things.
fn amounts(compared: &Compared<'_>, id: UnitId) -> Vec<Figure> {
    let is_amount = |it: &&FigureMatch| {
        let unit = &it.figure.unit;
        !it.is_common && matches!(unit, Unit::Percent | Unit::Money(_) | Unit::Count(_))
    };
    let amounts = all_figures(compared, id).filter(is_amount);
    amounts.map(|it| it.figure.clone()).collect()
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

/// A finding for each topic that no account of a side brings up, where the account that speaks of it
/// is in another language, and no finding of units tells it.
fn foreign_topics(
    compared: &Compared<'_>,
    first: usize,
    side: &[usize],
    told: &BTreeSet<usize>,
) -> Vec<Finding> {
    let mut found = Vec::new();
    for topic in compared.topics.all() {
        if told.contains(&topic) {
            continue;
        }
        // It is no news that a topic of every readout is left out.
        if compared.topics.entry(topic).general {
            continue;
        }
        let readable = side
            .iter()
            .all(|statement| compared.topics.looked_for(*statement, topic).is_some());
        let raises = |statement: &usize| compared.topics.raised(*statement, topic).is_some();
        if !readable || side.iter().any(raises) {
            continue;
        }
        let by = says_most(compared, topic);
        let by = by.filter(|by| !compared.same_language(*by, first));
        // The side may answer it in other words.
        let by = by.filter(|by| !is_answered(compared, topic, *by, side));
        found.extend(by.map(|by| missing_topic(compared, topic, by, side)));
    }
    found
}

/// Whether a side answers each sentence of an account about a topic: a unit on the topic is likely said
/// there, or the sentence is linked to one there, and not for another unit of it.
fn is_answered(compared: &Compared<'_>, topic: usize, by: usize, side: &[usize]) -> bool {
    let sentences = compared.topics.sentences_about(by, topic);
    sentences.iter().all(|sentence| {
        let place = Place {
            text: by,
            sentence: *sentence,
        };
        let mut linked = compared.alignment.linked_to(place);
        let is_linked = linked.any(|(other, _)| side.contains(&other.text));
        let units = compared.units_within(compared.whole(place)).into_iter();
        let (on_topic, others): (Vec<UnitId>, Vec<UnitId>) =
            units.partition(|id| compared.topics_of(*id).contains(&topic));
        let said = |units: &[UnitId]| {
            let said = units.iter().map(|id| compared.support(*id, side));
            let said: Option<Vec<f64>> = said.map(|it| Some(it?.partly)).collect();
            Some(said?.into_iter().fold(0.0, f64::max))
        };
        match said(&on_topic).zip(said(&others)) {
            Some((on_topic, others)) if is_linked => {
                on_topic >= MIN_SAID_WHERE_LINKED || others <= on_topic + CLEARLY_MORE
            }
            Some((on_topic, _)) => on_topic >= MIN_SAID,
            // Where nothing is estimated, the link decides.
            None => is_linked,
        }
    })
}

/// The account that says most about a topic: it speaks for all that do.
fn says_most(compared: &Compared<'_>, topic: usize) -> Option<usize> {
    let topics = compared.topics;
    (0..compared.statements.len())
        .filter(|statement| !topics.sentences_about(*statement, topic).is_empty())
        .max_by_key(|statement| {
            let words = topics.words_on(*statement, topic);
            (words, std::cmp::Reverse(*statement))
        })
}

fn missing_topic(compared: &Compared<'_>, topic: usize, by: usize, side: &[usize]) -> Finding {
    let sentences = compared.topics.sentences_about(by, topic);
    let places = sentences.iter().map(|sentence| Place {
        text: by,
        sentence: *sentence,
    });
    let mentions = places.clone().take(MAX_MENTIONS);
    let mentions = mentions.filter_map(|place| mention(compared, topic, place));
    let mut evidence: Vec<EvidenceSpan> = mentions
        .map(|it| it.as_evidence(EvidenceRole::Word))
        .collect();
    let nearest = nearest(compared, places.clone(), side);
    evidence.extend(nearest.map(|it| compared.whole(it.place).as_evidence(EvidenceRole::Nearest)));
    Finding {
        by: Some(by),
        of: side.first().copied(),
        topic: Some(topic),
        passage: places
            .clone()
            .next()
            .and_then(|first| compared.passage_of(first)),
        score: nearest.map(|nearest| rounded(nearest.score)),
        evidence,
        ..Finding::new(Claim::MissingTopic {
            silent: side.to_vec(),
            sentences: sentences.len(),
        })
    }
}

/// The words by which a sentence brings up a topic.
fn mention(compared: &Compared<'_>, topic: usize, place: Place) -> Option<Span> {
    let mut mentioned = compared
        .topics
        .in_sentence(place.text, place.sentence)
        .iter();
    let mention = mentioned.find(|mention| mention.topic == topic && !mention.weak)?;
    Some(Span {
        place,
        start: mention.start,
        end: mention.end,
    })
}

/// The sentence of a side that is most like any of these.
fn nearest(
    compared: &Compared<'_>,
    places: impl Iterator<Item = Place>,
    side: &[usize],
) -> Option<Answer> {
    let similarity = &compared.alignment.similarity;
    places
        .flat_map(|place| {
            side.iter()
                .filter_map(move |text| similarity.nearest(place, *text))
        })
        .max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)))
        .map(|(place, score)| Answer { place, score })
}
