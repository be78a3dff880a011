//! What all sides say: the claims that every other side bears out, those that matter most first.

use std::collections::BTreeSet;

use super::evidence::evidence_facts;
use crate::align::Place;
use crate::diverge::finding::{EvidenceSpan, Finding, Span, rounded};
use crate::diverge::kind::{EvidenceRole, Kind, Status};
use crate::diverge::{Compared, Shared, tone};
use crate::report::CommonFacts;

/// So many are told.
const MAX_COMMON: usize = 5;

/// What all sides say, each thing once: not by two claims of one sentence, nor by a claim and its
/// answer.
pub(super) fn common(
    compared: &Compared<'_>,
    shared: &[Shared],
    findings: &[Finding],
) -> Vec<CommonFacts> {
    let mut shared: Vec<&Shared> = shared.iter().collect();
    shared.sort_by(|a, b| {
        let order = b.weight.total_cmp(&a.weight);
        order.then_with(|| (a.said.place, a.said.start).cmp(&(b.said.place, b.said.start)))
    });
    let mut told = in_conflict(findings);
    let mut common = Vec::new();
    for claim in shared {
        let places: Vec<Place> = std::iter::once(claim.said.place)
            .chain(claim.answers.iter().copied())
            .collect();
        if places.iter().any(|place| told.contains(place)) {
            continue;
        }
        told.extend(places);
        common.push(facts(compared, claim.said, &claim.answers, claim.stated));
        if common.len() == MAX_COMMON {
            return common;
        }
    }
    // What all call the talks is read off the text.
    if let Some((said, places)) = tone::shared(compared) {
        common.push(facts(compared, said, &places, 1.0));
    }
    common
}

/// The sentences on which the sides do not agree.
fn in_conflict(findings: &[Finding]) -> BTreeSet<Place> {
    let conflicts = findings.iter().filter(|finding| {
        let status = finding.claim.status();
        matches!(finding.claim.kind(), Kind::Contradiction | Kind::Scope)
            || matches!(status, Some(Status::Contradicted | Status::Conflict))
    });
    let evidence = conflicts.flat_map(|finding| &finding.evidence);
    evidence.map(|evidence| evidence.span.place).collect()
}

/// What of a sentence is shown as the answer to a claim: all of it or, in another language, which may
/// be the one that readers are shown, the unit that the claiming account bears out most.
fn answering(compared: &Compared<'_>, said: Span, answer: Place) -> Span {
    let whole = compared.whole(answer);
    if compared.same_language(said.place.text, answer.text) {
        return whole;
    }
    let units = compared.units_within(whole).into_iter();
    let borne_out = units.filter_map(|id| {
        let support = compared.supports.of(id.text, id.unit, said.place.text)?;
        Some((id, support.partly))
    });
    let most = borne_out.reduce(|most, it| if it.1 > most.1 { it } else { most });
    most.map_or(whole, |(id, _)| compared.unit_span(id))
}

fn facts(compared: &Compared<'_>, said: Span, answers: &[Place], confidence: f64) -> CommonFacts {
    let answers = answers.iter().map(|place| {
        let span = answering(compared, said, *place);
        (span, EvidenceRole::Answer)
    });
    let evidence = std::iter::once((said, EvidenceRole::Claim)).chain(answers);
    CommonFacts {
        evidence: evidence
            .map(|(span, role)| evidence_facts(compared, &EvidenceSpan { span, role }))
            .collect(),
        confidence: rounded(confidence),
    }
}
