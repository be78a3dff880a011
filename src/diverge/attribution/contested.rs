//! What a claim says otherwise than the sentence that answers it.

use crate::align::Place;
use crate::diverge::finding::{Claim, Finding, Span};

/// Words of a sentence that another sentence has otherwise: another figure or place, or words that
/// reach less far.
pub(super) struct Contested {
    words: Span,
    other: Place,
    /// Whether a finding of its own tells it in one line: another figure or place.
    pub is_told: bool,
}

impl Contested {
    /// Whether it stands in a part of a sentence that is held against another sentence.
    pub(crate) fn reaches(&self, part: Span, answer: Place) -> bool {
        self.other == answer
            && self.words.place == part.place
            && self.words.start < part.end
            && part.start < self.words.end
    }
}

/// What sentences have otherwise by findings on figures, places and scope, from either side.
pub(super) fn contested(numbers: &[Finding], scope: &[Finding]) -> Vec<Contested> {
    let is_conflict = |finding: &&Finding| {
        matches!(
            finding.claim,
            Claim::FigureConflict { .. } | Claim::PlaceConflict { .. }
        )
    };
    let conflicts = numbers.iter().filter(is_conflict);
    let pairs = conflicts.chain(scope).flat_map(|conflict| {
        let spans = conflict.evidence.iter().map(|it| it.span);
        let others = spans.clone();
        let is_told = is_conflict(&conflict);
        spans.flat_map(move |words| {
            others.clone().map(move |other| Contested {
                words,
                other: other.place,
                is_told,
            })
        })
    });
    let differ = pairs.filter(|it| it.words.place != it.other);
    differ.collect()
}
