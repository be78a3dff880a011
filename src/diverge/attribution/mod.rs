//! What one side puts in the other's mouth.
//!
//! A claim is judged clause by clause (`clause`, cut by `cut`). A clause is absent if the other's
//! account brings up none of its topics, nor one near them. A claim is confirmed by more: sentences
//! that answer each other closely, with every clause covered by the other's words, or the same
//! figure. `verdict` gives the order of these questions.

mod case;
mod clause;
mod cut;
mod verdict;

use std::collections::BTreeSet;

use super::compared::Compared;
use super::contradiction::{self, OpposedPair};
use super::finding::{Attribution, Claim, Finding, Uncovered, rounded};
use super::kind::{EvidenceRole, Status};
use crate::align::Place;
use crate::voice::Act;
use case::{Amounts, Case};
use verdict::{ClaimVerdict, judge};

/// A finding for each sentence in which a side reports what another said, promised or gave, or what
/// both did together: does the other's own account bear it out?
///
/// - `confirmed`: a passage of the other's account answers it closely, or gives its figure;
/// - `softened`: one answers it from afar or in part, or the account has its topics otherwise;
/// - `contradicted`: one says the opposite;
/// - `absent`: the account does not bring up what a clause is about, and has no close answer.
///
/// Of accounts in another language only the topics can be compared: there a claim is absent, or
/// nothing is found about it.
///
/// An answer that gives another figure (`numbers`) does not bear the claim out.
pub(super) fn find(compared: &Compared<'_>, numbers: &[Finding]) -> Vec<Finding> {
    let amounts = Amounts::of(compared);
    let contested = contested(numbers);
    let mut found = Vec::new();
    for (text, voices) in compared.voices.iter().enumerate() {
        for sentence in 0..voices.len() {
            let case = Case::of(compared, &amounts, Place { text, sentence });
            found.extend(case.and_then(|case| {
                if let Some(opposed) = opposed(&case) {
                    return Some(contradicted(&case, &opposed));
                }
                let mut verdict = judge(&case)?;
                let answer = verdict.answer.map(|answer| (case.place, answer.place));
                let is_contested = answer.is_some_and(|pair| contested.contains(&pair));
                if verdict.status == Status::Confirmed && is_contested {
                    verdict.status = Status::Softened;
                }
                Some(finding(&case, verdict))
            }));
        }
    }
    found
}

/// The sentence of the other side's accounts that denies what is put in its mouth. That both accounts
/// tell the opposite of what both sides did is a contradiction of the accounts.
fn opposed(case: &Case<'_>) -> Option<OpposedPair> {
    let is_joint = matches!(case.reported.act, Act::Agreed | Act::Discussed);
    if is_joint || case.by_topic {
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
            place: case.place,
            act: case.reported.act,
            status: Status::Contradicted,
            missing_topics: Vec::new(),
            missing_figures: Vec::new(),
            uncovered: None,
        }))
    }
}

/// The pairs of sentences that give different figures, from either side.
fn contested(numbers: &[Finding]) -> BTreeSet<(Place, Place)> {
    let conflicts = numbers
        .iter()
        .filter(|number| matches!(number.claim, Claim::FigureConflict { .. }));
    conflicts
        .flat_map(|conflict| {
            let places = conflict.evidence.iter().map(|it| it.span.place);
            let others = places.clone();
            places.flat_map(move |one| others.clone().map(move |other| (one, other)))
        })
        .collect()
}

fn finding(case: &Case<'_>, verdict: ClaimVerdict) -> Finding {
    let compared = case.compared;
    let ClaimVerdict { status, answer, .. } = verdict;
    let uncovered = verdict.uncovered.map(|clause| {
        let span = cut::trimmed(compared, clause);
        let denies = clause::denies(compared, &compared.characters(span));
        Uncovered { span, denies }
    });
    let role = match status {
        Status::Confirmed => EvidenceRole::Answer,
        _ => EvidenceRole::Nearest,
    };
    let mut evidence = vec![compared.whole(case.place).as_evidence(EvidenceRole::Claim)];
    evidence.extend(answer.map(|answer| compared.whole(answer.place).as_evidence(role)));
    evidence.extend(uncovered.map(|clause| clause.span.as_evidence(EvidenceRole::Uncovered)));
    Finding {
        by: Some(case.place.text),
        of: answer.map_or_else(|| case.asked.first().copied(), |it| Some(it.place.text)),
        passage: compared.passage_of(case.place),
        topic: verdict.topic,
        score: answer.map(|answer| rounded(answer.score)),
        evidence,
        ..Finding::new(Claim::Attribution(Attribution {
            place: case.place,
            act: case.reported.act,
            status,
            missing_topics: verdict.missing_topics,
            missing_figures: verdict.missing_figures,
            uncovered,
        }))
    }
}
