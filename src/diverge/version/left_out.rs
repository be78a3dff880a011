//! What one version of an account says and another leaves out, and the topics that it alone names.
//!
//! Two versions of one account are near to each other, so a sentence that nothing answers is left out, or
//! added. Words are not held against each other: nothing is translated.

use std::collections::BTreeSet;

use crate::align::Place;
use crate::crosslingual::english_terms;
use crate::diverge::compared::Compared;
use crate::diverge::finding::{Claim, EvidenceSpan, Finding, Span, rounded};
use crate::diverge::kind::EvidenceRole;
use crate::unit::UnitId;

/// A sentence of one version is not in the other where nothing there is as alike as this. Of the
/// sentences that two versions share, none is less alike in any event that was linked by hand.
const MAX_SCORE: f64 = 0.3;

/// Nor does the other say a part of it with this probability. What two versions share and no link shows
/// has 0.28 or more in those events.
const MAX_PARTLY: f64 = 0.25;

/// How many units a finding has at most.
const MAX_UNITS: usize = 4;

/// What one version of an account says that another does not.
pub(super) fn find(compared: &Compared<'_>, by: usize, of: usize) -> Vec<Finding> {
    let voices = &compared.voices[by];
    let mut told: Vec<UnitId> = compared
        .units_of(by)
        .filter(|id| !voices[compared.unit(*id).place.sentence].only_meets)
        .collect();
    told.sort_by(|a, b| {
        compared
            .salience(*b)
            .total_cmp(&compared.salience(*a))
            .then(a.cmp(b))
    });
    let (left_out, rest): (Vec<UnitId>, Vec<UnitId>) = told
        .into_iter()
        .partition(|id| lacks_sentence(compared, *id, of));
    let unnamed: Vec<UnitId> = (rest.into_iter())
        .filter(|id| !unnamed_topics(compared, *id, of).is_empty())
        .collect();
    let left_out = left_out.chunks(MAX_UNITS).map(|units| {
        let units = in_order(compared, units);
        finding(compared, of, units.clone(), Claim::Version { units })
    });
    let unnamed = unnamed.chunks(MAX_UNITS).map(|units| {
        let units = in_order(compared, units);
        let mut topics: Vec<usize> = Vec::new();
        for topic in units
            .iter()
            .flat_map(|id| unnamed_topics(compared, *id, of))
        {
            if !topics.contains(&topic) {
                topics.push(topic);
            }
        }
        finding(
            compared,
            of,
            units.clone(),
            Claim::VersionTopics { units, topics },
        )
    });
    left_out.chain(unnamed).collect()
}

/// Units as one finding tells them.
fn in_order(compared: &Compared<'_>, units: &[UnitId]) -> Vec<UnitId> {
    let mut units = units.to_vec();
    compared.put_together(&mut units);
    units
}

/// Whether nothing in the other version is like the sentence of a unit, or stands at its place.
fn lacks_sentence(compared: &Compared<'_>, id: UnitId, of: usize) -> bool {
    let place = compared.unit(id).place;
    let nearest = compared.alignment.similarity.nearest(place, of);
    // How alike two versions are was learnt of some languages alone.
    compared.are_estimated(place.text, of)
        && compared.linked_in(of, place).is_empty()
        && nearest.is_none_or(|(_, score)| score < MAX_SCORE)
        && (compared.supports.of(id.text, id.unit, of)).is_none_or(|it| it.partly < MAX_PARTLY)
        && !has_rival(compared, place, of)
}

/// Whether an unlinked sentence of the other version stands where this one does, between the links
/// before and behind: it may say this in words that are not known.
fn has_rival(compared: &Compared<'_>, place: Place, of: usize) -> bool {
    let at = |text, sentence| Place { text, sentence };
    let linked = |sentence: usize| compared.linked_in(of, at(place.text, sentence));
    let before = (0..place.sentence).rev().find_map(|it| linked(it).pop());
    let count = |text: usize| compared.statements[text].sentences.len();
    let behind = (place.sentence + 1..count(place.text)).find_map(|it| linked(it).first().copied());
    let between = before.map_or(0, |it| it + 1)..behind.unwrap_or(count(of));
    between
        .map(|sentence| at(of, sentence))
        .any(|other| compared.linked_in(place.text, other).is_empty())
}

/// The topics of a unit, where the other version names none of them, and has no other word for what
/// brings them up here.
fn unnamed_topics(compared: &Compared<'_>, id: UnitId, of: usize) -> Vec<usize> {
    let topics = compared.topics_of(id);
    let is_missing = |topic: &usize| {
        compared.topics.looked_for(of, *topic).is_some()
            && compared.topics.raised(of, *topic).is_none()
    };
    if !topics.iter().all(is_missing) || is_echoed(compared, id, of) {
        return Vec::new();
    }
    topics
}

/// Whether all words that bring up a topic in a unit may stand in what answers its sentence, or where
/// nothing does, anywhere in the other version.
fn is_echoed(compared: &Compared<'_>, id: UnitId, of: usize) -> bool {
    let unit = compared.unit(id);
    let language = |account: usize| {
        let language = compared.statements[account].language.as_deref();
        language.unwrap_or_default()
    };
    let mut answers = compared.linked_in(of, unit.place);
    if answers.is_empty() {
        answers = (0..compared.statements[of].sentences.len()).collect();
    }
    let answers = answers.into_iter().flat_map(|sentence| {
        let text = compared.text(Place { text: of, sentence });
        english_terms(language(of), text).into_iter().flatten()
    });
    let answers: BTreeSet<String> = answers.collect();
    let mentions = compared
        .topics
        .in_sentence(unit.place.text, unit.place.sentence);
    let mut mentions = mentions
        .iter()
        .filter(|mention| unit.start <= mention.start && mention.end <= unit.end);
    mentions.any(|mention| {
        let words = compared.characters(Span {
            place: unit.place,
            start: mention.start,
            end: mention.end,
        });
        let words = english_terms(language(unit.place.text), &words);
        let mut known = words.iter().filter(|terms| !terms.is_empty()).peekable();
        known.peek().is_some() && known.all(|terms| terms.iter().any(|term| answers.contains(term)))
    })
}

fn finding(compared: &Compared<'_>, of: usize, units: Vec<UnitId>, claim: Claim) -> Finding {
    let first = compared.unit(units[0]);
    let nearest = compared.alignment.similarity.nearest(first.place, of);
    let mut evidence: Vec<EvidenceSpan> = (units.iter())
        .map(|id| compared.unit_span(*id).as_evidence(EvidenceRole::Claim))
        .collect();
    let answers = units.iter().flat_map(|id| {
        let place = compared.unit(*id).place;
        let linked = compared.linked_in(of, place).into_iter();
        linked.map(|sentence| Place { text: of, sentence })
    });
    let answers: BTreeSet<Place> = answers.collect();
    let (others, role) = match nearest {
        Some((place, _)) if answers.is_empty() => (BTreeSet::from([place]), EvidenceRole::Nearest),
        _ => (answers, EvidenceRole::Answer),
    };
    evidence.extend((others.into_iter()).map(|place| compared.whole(place).as_evidence(role)));
    Finding {
        by: Some(first.place.text),
        of: Some(of),
        passage: compared.passage_of(first.place),
        score: nearest.map(|(_, score)| rounded(score)),
        act: Some(first.act),
        evidence,
        ..Finding::new(claim)
    }
}
