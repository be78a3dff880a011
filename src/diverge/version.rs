//! What one government says in one language and not in another.
//!
//! China publishes in Chinese first and in English later, and not alike. Two versions of one account
//! are near to each other, so a sentence that nothing answers is left out, or added. Words are not held
//! against each other: nothing is translated.

use super::compared::Compared;
use super::finding::{Claim, EvidenceSpan, Finding, rounded};
use super::kind::EvidenceRole;
use crate::align::Place;
use crate::unit::UnitId;

/// A sentence of one version is not in the other where nothing there is as alike as this. Of the
/// sentences that two versions share, none is less alike in any event that was linked by hand.
const MAX_SCORE: f64 = 0.28;

/// How many units a finding has at most.
const MAX_UNITS: usize = 4;

/// A finding for what each version of a government's account has that another, in another language,
/// lacks.
pub(super) fn find(compared: &Compared<'_>) -> Vec<Finding> {
    let accounts = 0..compared.statements.len();
    let found = accounts.filter_map(|by| {
        // A commentary is no version of a readout: that is nearer to another account.
        let of = nearest_version(compared, by)?;
        (nearest_version(compared, of) == Some(by)).then(|| of_pair(compared, by, of))
    });
    found.flatten().collect()
}

/// The account of the same government, in another language, that has most of its sentences in common
/// with this one.
fn nearest_version(compared: &Compared<'_>, account: usize) -> Option<usize> {
    let shared = |other: &usize| {
        let sentences = compared.statements[*other].sentences.len();
        let is_shared = |sentence: &usize| {
            let place = Place {
                text: *other,
                sentence: *sentence,
            };
            let mut linked = compared.alignment.linked_to(place);
            linked.any(|(place, _)| place.text == account)
        };
        let shared = (0..sentences).filter(is_shared).count();
        shared as f64 / sentences.max(1) as f64
    };
    let versions = 0..compared.statements.len();
    versions
        .filter(|other| compared.are_versions(account, *other))
        .max_by(|a, b| shared(a).total_cmp(&shared(b)).then(b.cmp(a)))
}

fn of_pair(compared: &Compared<'_>, by: usize, of: usize) -> Vec<Finding> {
    let voices = &compared.voices[by];
    let mut lacking: Vec<UnitId> = compared
        .units_of(by)
        .filter(|id| !voices[compared.unit(*id).place.sentence].only_meets)
        .filter(|id| lacks_sentence(compared, *id, of) || lacks_topic(compared, *id, of))
        .collect();
    lacking.sort_by(|a, b| {
        compared
            .salience(*b)
            .total_cmp(&compared.salience(*a))
            .then(a.cmp(b))
    });
    let findings = lacking.chunks(MAX_UNITS);
    findings
        .map(|units| finding(compared, units.to_vec(), of))
        .collect()
}

/// Whether nothing in the other version is like the sentence of a unit.
fn lacks_sentence(compared: &Compared<'_>, id: UnitId, of: usize) -> bool {
    let place = compared.unit(id).place;
    let is_linked = |(other, _): (Place, f64)| other.text == of;
    let nearest = compared.alignment.similarity.nearest(place, of);
    // How alike two versions are was learnt of some languages alone.
    compared.are_estimated(place.text, of)
        && !compared.alignment.linked_to(place).any(is_linked)
        && nearest.is_none_or(|(_, score)| score < MAX_SCORE)
}

/// Whether the other version brings up no topic of a unit that has one.
fn lacks_topic(compared: &Compared<'_>, id: UnitId, of: usize) -> bool {
    let topics = compared.topics_of(id);
    let is_missing = |topic: &usize| {
        compared.topics.looked_for(of, *topic).is_some()
            && compared.topics.raised(of, *topic).is_none()
    };
    !topics.is_empty() && topics.iter().all(is_missing)
}

fn finding(compared: &Compared<'_>, mut units: Vec<UnitId>, of: usize) -> Finding {
    compared.put_together(&mut units);
    let first = compared.unit(units[0]);
    let nearest = compared.alignment.similarity.nearest(first.place, of);
    let mut evidence: Vec<EvidenceSpan> = (units.iter())
        .map(|id| compared.unit_span(*id).as_evidence(EvidenceRole::Claim))
        .collect();
    evidence
        .extend(nearest.map(|(place, _)| compared.whole(place).as_evidence(EvidenceRole::Nearest)));
    Finding {
        by: Some(first.place.text),
        of: Some(of),
        passage: compared.passage_of(first.place),
        score: nearest.map(|(_, score)| rounded(score)),
        act: Some(first.act),
        evidence,
        ..Finding::new(Claim::Version { units })
    }
}
