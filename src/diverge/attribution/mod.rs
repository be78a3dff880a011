//! What one side puts in the other's mouth.
//!
//! A claim is judged unit by unit, by the estimate of what the other's account says (`judged`,
//! `verdict`).

mod case;
mod contested;
mod judged;
mod share;
mod verdict;

use std::collections::{BTreeMap, BTreeSet};

use super::compared::Compared;
use super::contradiction::{self, OpposedPair};
use super::finding::{Attribution, Claim, EvidenceSpan, Finding, Span, rounded};
use super::kind::{EvidenceRole, Status};
use super::one_thing::Things;
use crate::align::Place;
use crate::unit::UnitId;
use crate::voice::{ReportedAct, joint_act};
use case::Case;
use contested::Contested;
use verdict::{ClaimVerdict, judge};

/// A finding for each sentence in which a side reports what another said, promised or gave, or what
/// both did together: does the other's own account bear it out?
///
/// - `confirmed`: the other's account states all of its units;
/// - `softened`: it has some of them, or has them otherwise;
/// - `contradicted`: it says the opposite;
/// - `absent`: it has none of them.
///
/// Where no verdict is likely enough, none is given.
///
/// Of accounts in a language that is not held against the claim's only the topics can be compared:
/// there a claim is absent, or nothing is found about it.
///
/// An answer that gives another figure or place (`numbers`), or reaches less far (`scope`), does
/// not bear out the unit that has it.
pub(super) fn find(
    compared: &Compared<'_>,
    numbers: &[Finding],
    scope: &[Finding],
    things: &Things<'_>,
) -> Vec<Finding> {
    let contested = Contested::of(numbers, scope);
    let mut found = Vec::new();
    for (text, voices) in compared.voices.iter().enumerate() {
        for sentence in 0..voices.len() {
            let case = Case::of(compared, Place { text, sentence });
            let Some(case) = case else { continue };
            if let Some(opposed) = opposed(&case) {
                found.push(contradicted(&case, &opposed));
                continue;
            }
            let verdicts = judge(&case, &contested, things).into_iter();
            found.extend(verdicts.map(|verdict| finding(&case, verdict)));
        }
    }
    found
}

/// The sentence of the other side's accounts that denies what is put in its mouth. That both
/// accounts tell the opposite of what both sides did is a contradiction of the accounts.
fn opposed(case: &Case<'_>) -> Option<OpposedPair> {
    if case.reported.act.is_joint() || case.is_across {
        return None;
    }
    contradiction::strongest(case.compared, case.place, &case.asked)
}

fn contradicted(case: &Case<'_>, opposed: &OpposedPair) -> Finding {
    Finding {
        by: Some(case.place.text),
        of: Some(opposed.places[1].text),
        passage: case.compared.passage_of(case.place),
        score: Some(rounded(opposed.score)),
        evidence: opposed.evidence(case.compared),
        ..Finding::new(Claim::Attribution(Attribution {
            claim: case.span(),
            act: case.reported.act,
            status: Status::Contradicted,
        }))
    }
}

/// The units that attributions tell, each with the first account of the side it is put in the mouth
/// of. What both are said to have done, and the other tells otherwise, is left for a position,
/// which has the words of both.
pub(super) fn told(compared: &Compared<'_>, found: &[Finding]) -> BTreeSet<(UnitId, usize)> {
    let surely = found.iter().filter(|finding| !is_told_otherwise(finding));
    surely
        .flat_map(|finding| units(compared, finding))
        .collect()
}

/// Attributions without those that a position tells in the words of both, and of two accounts that
/// bear each other out by the same two sentences, with the surer one.
pub(super) fn told_once(
    compared: &Compared<'_>,
    mut found: Vec<Finding>,
    told: &BTreeSet<(UnitId, usize)>,
) -> Vec<Finding> {
    found.retain(|finding| {
        let units = units(compared, finding);
        let is_told = !units.is_empty() && units.iter().all(|unit| told.contains(unit));
        !(is_told_otherwise(finding) && is_told)
    });
    // One account may say two things that one sentence of the other bears out.
    let mut surest: BTreeMap<[Place; 2], (f64, Option<usize>)> = BTreeMap::new();
    for finding in &found {
        if let Some(both) = sentences_borne_out(finding) {
            let own = (finding.confidence.unwrap_or_default(), finding.by);
            let known = surest.entry(both).or_insert(own);
            if own.0 > known.0 {
                *known = own;
            }
        }
    }
    found.retain(|finding| {
        sentences_borne_out(finding).is_none_or(|both| surest[&both].1 == finding.by)
    });
    found
}

/// Where both accounts have what is claimed, the sentences that say so.
fn sentences_borne_out(finding: &Finding) -> Option<[Place; 2]> {
    let Claim::Attribution(claim) = &finding.claim else {
        return None;
    };
    let is_answer = |it: &&EvidenceSpan| it.role == EvidenceRole::Answer;
    let mut answers = finding.evidence.iter().filter(is_answer);
    let answer = answers.next()?.span.place;
    let is_one = claim.status == Status::Confirmed && answers.next().is_none();
    let mut both = [claim.claim.place, answer];
    both.sort_unstable();
    is_one.then_some(both)
}

/// Whether both are said to have done a thing, and the other tells it otherwise.
fn is_told_otherwise(finding: &Finding) -> bool {
    let Claim::Attribution(claim) = &finding.claim else {
        return false;
    };
    claim.act.is_joint() && claim.status == Status::Softened
}

/// The units of an attribution, each with the first account of the side it is put in the mouth of.
fn units(compared: &Compared<'_>, finding: &Finding) -> Vec<(UnitId, usize)> {
    let sides = compared.sides;
    let side = finding
        .of
        .and_then(|of| sides.iter().find(|side| side.contains(&of)));
    let Some(side) = side else {
        return Vec::new();
    };
    let claims = finding.evidence.iter();
    let claims = claims.filter(|it| it.role == EvidenceRole::Claim);
    let units = claims.flat_map(|it| compared.units_within(it.span));
    units.map(|id| (id, side[0])).collect()
}

fn finding(case: &Case<'_>, verdict: ClaimVerdict) -> Finding {
    let compared = case.compared;
    let ClaimVerdict { status, answer, .. } = verdict;
    let units = compared.units_within(verdict.claim);
    let act = units.first().map(|id| compared.unit(*id).act);
    let role = match status {
        Status::Confirmed => EvidenceRole::Answer,
        _ => EvidenceRole::Nearest,
    };
    let mut evidence = vec![verdict.claim.as_evidence(EvidenceRole::Claim)];
    let answered = verdict.answered.iter();
    evidence.extend(answered.map(|id| compared.unit_span(*id).as_evidence(EvidenceRole::Claim)));
    evidence.extend(answer.map(|answer| compared.whole(answer.place).as_evidence(role)));
    Finding {
        by: Some(case.place.text),
        of: answer.map_or_else(|| case.asked.first().copied(), |it| Some(it.place.text)),
        passage: compared.passage_of(case.place),
        topic: verdict.topic,
        score: answer.map(|answer| rounded(answer.score)),
        confidence: verdict.confidence.map(rounded),
        act,
        evidence,
        ..Finding::new(Claim::Attribution(Attribution {
            claim: verdict.claim,
            act: act_of(case, verdict.claim),
            status,
        }))
    }
}

/// What the other side is said to have done in a claim: of a sentence by which both stressed one
/// thing and agreed on another, each claim has its own.
fn act_of(case: &Case<'_>, claim: Span) -> ReportedAct {
    let reported = case.reported.act;
    let roles = case.compared.sentence(claim.place).roles();
    let own = joint_act(roles, &(claim.start..claim.end));
    own.filter(|_| reported.is_joint()).unwrap_or(reported)
}
