//! What a claim says otherwise than the sentence that answers it.

use std::collections::BTreeMap;

use crate::align::Place;
use crate::diverge::finding::{Claim, Finding, Span};

/// What sentences have otherwise than the sentences that answer them, by the pair of these: another
/// figure or place, or words that reach less far.
pub(super) struct Contested(BTreeMap<(Place, Place), Vec<ContestedWords>>);

/// Words of a sentence that another sentence has otherwise.
pub(super) struct ContestedWords {
    span: Span,
    /// Whether a finding of its own tells it in one line: another figure or place.
    pub is_told: bool,
}

impl Contested {
    /// What findings on figures, places and scope say, from either side.
    pub(super) fn of(numbers: &[Finding], scope: &[Finding]) -> Self {
        let is_conflict = |finding: &&Finding| {
            matches!(
                finding.claim,
                Claim::FigureConflict { .. } | Claim::PlaceConflict { .. }
            )
        };
        let mut pairs: BTreeMap<(Place, Place), Vec<ContestedWords>> = BTreeMap::new();
        for conflict in numbers.iter().filter(is_conflict).chain(scope) {
            let is_told = is_conflict(&conflict);
            let spans = conflict.evidence.iter().map(|it| it.span);
            for span in spans.clone() {
                let others = spans.clone().map(|it| it.place);
                for other in others.filter(|other| *other != span.place) {
                    let words = ContestedWords { span, is_told };
                    pairs.entry((span.place, other)).or_default().push(words);
                }
            }
        }
        Self(pairs)
    }

    /// What stands in a part of a sentence that is held against another sentence.
    pub(super) fn within(
        &self,
        part: Span,
        answer: Place,
    ) -> impl Iterator<Item = &ContestedWords> + Clone {
        let words = self.0.get(&(part.place, answer)).into_iter().flatten();
        words.filter(move |it| it.span.start < part.end && part.start < it.span.end)
    }
}
