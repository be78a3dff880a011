//! Passages of two accounts that say opposite things of one thing.
//!
//! Opposites need not be linked: what one side denies in a few words the other may tell at length.
//! So each sentence is held against those of the other account that are most like it, however like
//! they are.

use std::collections::BTreeSet;

use super::compared::Compared;
use super::finding::{Claim, EvidenceSpan, Finding, Span, rounded};
use super::kind::{EvidenceRole, Status};
use super::rebuttal;
use crate::align::Place;
use crate::opposition::Opposition;
use crate::parallel;
use crate::unit::{UnitId, trimmed};

/// How many sentences of another account each sentence is held against: those most like it.
const MAX_NEAR: usize = 5;

/// Sentences less alike than this are about different things.
const MIN_LIKENESS: f64 = 0.3;

/// Two sentences that say opposite things.
#[derive(Debug, Clone)]
pub(super) struct OpposedPair {
    pub places: [Place; 2],
    pub score: f64,
    pub opposition: Opposition,
}

/// A finding for each two sentences of different sides that say opposite things. Each sentence is
/// in one finding only, with the sentence that has most in common with it.
pub(super) fn find(compared: &Compared<'_>) -> Vec<Finding> {
    let accounts: Vec<usize> = (0..compared.annotated.len()).collect();
    let of_account = |text: &usize| opposed_to(compared, *text);
    let pairs = parallel::each(&accounts, of_account).into_iter();
    let mut pairs: Vec<OpposedPair> = pairs.flatten().collect();
    pairs.sort_by(|a, b| {
        let likest = b.opposition.shared.total_cmp(&a.opposition.shared);
        likest
            .then(b.score.total_cmp(&a.score))
            .then(a.places.cmp(&b.places))
    });
    let mut told: BTreeSet<(Place, usize)> = BTreeSet::new();
    pairs.retain(|pair| {
        let [a, b] = pair.places;
        let is_new = !told.contains(&(a, b.text)) && !told.contains(&(b, a.text));
        if is_new {
            told.extend([(a, b.text), (b, a.text)]);
        }
        is_new
    });
    let mut found: Vec<Finding> = pairs.iter().map(|pair| finding(compared, pair)).collect();
    found.extend(rebuttal::find(compared, &told));
    found
}

/// The sentences of an account with those of later ones that say the opposite.
fn opposed_to(compared: &Compared<'_>, text: usize) -> Vec<OpposedPair> {
    let others = text + 1..compared.statements.len();
    let others = others.filter(|other| !compared.same_side(text, *other));
    let others: Vec<usize> = others.collect();
    let sentences = 0..compared.annotated[text].sentences.len();
    let places = sentences.map(|sentence| Place { text, sentence });
    let pairs = places.flat_map(|place| others.iter().map(move |other| (place, *other)));
    pairs
        .flat_map(|(place, other)| against(compared, place, other))
        .collect()
}

/// The sentences of an account that say the opposite of a sentence, among those most like it.
fn against(compared: &Compared<'_>, place: Place, other: usize) -> Vec<OpposedPair> {
    if !compared.same_language(place.text, other) {
        return Vec::new();
    }
    let similarity = &compared.alignment.similarity;
    let near = similarity.neighbours(place, other);
    let near = near.filter(|(_, score)| *score >= MIN_LIKENESS);
    let mut all: Vec<Place> = near.take(MAX_NEAR).map(|(at, _)| at).collect();
    // "No commitment was made" has few words of the sentence that tells what was promised.
    let denials = |text: usize| compared.polarity.denials(text);
    let sentences: Vec<usize> = match denials(place.text).contains(&place.sentence) {
        true => (0..compared.annotated[other].sentences.len()).collect(),
        false => denials(other).to_vec(),
    };
    let others = sentences.into_iter().map(|sentence| Place {
        text: other,
        sentence,
    });
    let others: Vec<Place> = others.filter(|at| !all.contains(at)).collect();
    all.extend(others);
    let opposed = all.into_iter().filter_map(|at| {
        let opposition = compared.polarity.between(place, at)?;
        Some(OpposedPair {
            places: [place, at],
            score: similarity.score(place, at),
            opposition,
        })
    });
    opposed.collect()
}

/// The sentence of some accounts that says the opposite of a sentence and has most in common with
/// it.
pub(super) fn strongest(
    compared: &Compared<'_>,
    place: Place,
    others: &[usize],
) -> Option<OpposedPair> {
    let all = others.iter();
    let all = all.flat_map(|other| against(compared, place, *other));
    all.max_by(|a, b| {
        let likest = a.opposition.shared.total_cmp(&b.opposition.shared);
        likest
            .then(a.score.total_cmp(&b.score))
            .then(b.places.cmp(&a.places))
    })
}

impl OpposedPair {
    /// Both sentences, and in each the words by which they are opposed.
    pub(super) fn evidence(&self, compared: &Compared<'_>) -> Vec<EvidenceSpan> {
        let [claim, answer] = self.places;
        let mut evidence = vec![
            compared.whole(claim).as_evidence(EvidenceRole::Claim),
            compared.whole(answer).as_evidence(EvidenceRole::Answer),
        ];
        for (place, words) in self.places.into_iter().zip(&self.opposition.words) {
            evidence.extend(words.iter().map(|word| {
                let span = Span {
                    place,
                    start: word.start,
                    end: word.end,
                };
                span.as_evidence(EvidenceRole::Word)
            }));
        }
        evidence
    }
}

fn finding(compared: &Compared<'_>, pair: &OpposedPair) -> Finding {
    let [claim, answer] = pair.places;
    let clause = |side: usize| {
        let place = pair.places[side];
        let whole = &pair.opposition.clauses[side];
        let (start, end) = trimmed(
            compared.sentence(place).characters(),
            whole.start,
            whole.end,
        );
        Span { place, start, end }
    };
    Finding {
        by: Some(claim.text),
        of: Some(answer.text),
        passage: compared.passage_of(claim),
        score: Some(rounded(pair.score)),
        evidence: pair.evidence(compared),
        ..Finding::new(Claim::Contradiction {
            clauses: [clause(0), clause(1)],
        })
    }
}

/// Leaves out what a contradiction already tells. Of two opposed sentences only one other finding
/// stays: that one puts words in the other side's mouth, and the other denies them.
pub(super) fn told_once(compared: &Compared<'_>, found: &mut Vec<Finding>) {
    let denied: Vec<[Place; 2]> = found.iter().filter_map(denied_pair).collect();
    let is_denied = |pair: [Place; 2]| {
        let [a, b] = pair;
        denied.contains(&[a, b]) || denied.contains(&[b, a])
    };
    let contradictions: Vec<[Place; 2]> = found
        .iter()
        .filter_map(contradicting_pair)
        .filter(|pair| !is_denied(*pair))
        .collect();
    let opposed: Vec<[Place; 2]> = contradictions.iter().chain(&denied).copied().collect();
    let repeats = |finding: &Finding| match &finding.claim {
        Claim::Contradiction { .. } => contradicting_pair(finding).is_some_and(is_denied),
        Claim::Attribution(attribution) => {
            attribution.status != Status::Contradicted
                && opposed
                    .iter()
                    .flatten()
                    .any(|it| *it == attribution.claim.place)
        }
        Claim::FigureConflict { .. }
        | Claim::PlaceConflict { .. }
        | Claim::Strength { .. }
        | Claim::Scope { .. } => {
            let places: BTreeSet<Place> = finding.evidence.iter().map(|it| it.span.place).collect();
            opposed
                .iter()
                .any(|pair| places.iter().all(|it| pair.contains(it)))
        }
        // The figure stands in the words that are contradicted.
        Claim::MissingFigures { .. } => {
            let mut evidence = finding.evidence.iter();
            evidence.all(|it| {
                opposed
                    .iter()
                    .flatten()
                    .any(|place| *place == it.span.place)
            })
        }
        Claim::Wording { .. } => opposed.iter().any(|[a, b]| {
            let passage = finding.passage;
            compared.passage_of(*a) == passage && compared.passage_of(*b) == passage
        }),
        _ => false,
    };
    found.retain(|finding| !repeats(finding));
}

/// The units of opposed sentences, each with the first account of the side that says the opposite.
pub(super) fn told(compared: &Compared<'_>, found: &[Finding]) -> BTreeSet<(UnitId, usize)> {
    let sides = compared.sides;
    let mut told = BTreeSet::new();
    for [a, b] in found.iter().filter_map(contradicting_pair) {
        for (place, other) in [(a, b), (b, a)] {
            let side = sides.iter().find(|side| side.contains(&other.text));
            let units = compared.units_within(compared.whole(place));
            told.extend(
                side.into_iter()
                    .flat_map(|side| units.iter().map(|id| (*id, side[0]))),
            );
        }
    }
    told
}

/// The sentences of a contradiction.
fn contradicting_pair(finding: &Finding) -> Option<[Place; 2]> {
    match &finding.claim {
        Claim::Contradiction { clauses: [a, b] } => Some([a.place, b.place]),
        _ => None,
    }
}

/// The sentence that puts words in the other side's mouth, and the one that denies them.
fn denied_pair(finding: &Finding) -> Option<[Place; 2]> {
    let Claim::Attribution(attribution) = &finding.claim else {
        return None;
    };
    let mut evidence = finding.evidence.iter();
    let answer = evidence.find(|it| it.role == EvidenceRole::Answer)?;
    let is_denied = attribution.status == Status::Contradicted;
    is_denied.then_some([attribution.claim.place, answer.span.place])
}
