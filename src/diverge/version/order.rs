//! Sentences that stand elsewhere in another version of an account.

use crate::align::Place;
use crate::diverge::compared::Compared;
use crate::diverge::finding::{Claim, Finding};
use crate::diverge::kind::EvidenceRole;

/// Two sentences say much the same from this score of their link on. Weaker links may be wrong, and
/// would show moves where there are none.
const MIN_SCORE: f64 = 0.6;

/// A finding for the sentences that another version has in another place, where there are any:
/// those beside the longest run of sentences that both have in one order.
pub(super) fn find(compared: &Compared<'_>, by: usize, of: usize) -> Option<Finding> {
    let sentences = 0..compared.statements[by].sentences.len();
    let is_sure = |from: Place, to: Place| {
        compared.alignment.similarity.score(from, to) >= MIN_SCORE
            && compared.linked_in(by, to).len() == 1
    };
    let pairs: Vec<(Place, Place)> = sentences
        .filter_map(|sentence| {
            let from = Place { text: by, sentence };
            let &[answer] = compared.linked_in(of, from).as_slice() else {
                return None;
            };
            let to = Place {
                text: of,
                sentence: answer,
            };
            is_sure(from, to).then_some((from, to))
        })
        .collect();
    let places: Vec<usize> = pairs.iter().map(|(_, to)| to.sentence).collect();
    let stay = longest_rising(&places);
    let moved: Vec<(Place, Place)> = (pairs.into_iter().enumerate())
        .filter(|(at, _)| stay.binary_search(at).is_err())
        .map(|(_, pair)| pair)
        .collect();
    let (from, to) = *moved.first()?;
    let evidence = moved.iter().flat_map(|(from, to)| {
        let [from, to] = [from, to].map(|place| compared.whole(*place));
        [
            from.as_evidence(EvidenceRole::Claim),
            to.as_evidence(EvidenceRole::Answer),
        ]
    });
    Some(Finding {
        by: Some(by),
        of: Some(of),
        passage: compared.passage_of(from),
        evidence: evidence.collect(),
        ..Finding::new(Claim::VersionOrder {
            moved: [from, to],
            more: moved.len() - 1,
        })
    })
}

/// The places of the longest run of rising numbers, not one behind the other; of several the one
/// whose numbers end lowest.
fn longest_rising(numbers: &[usize]) -> Vec<usize> {
    // For each length, where the run of that length with the lowest end ends.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(numbers.len());
    for (at, number) in numbers.iter().enumerate() {
        let length = ends.partition_point(|end| numbers[*end] < *number);
        before.push(length.checked_sub(1).map(|shorter| ends[shorter]));
        match ends.get_mut(length) {
            Some(end) => *end = at,
            None => ends.push(at),
        }
    }
    let mut run: Vec<usize> =
        std::iter::successors(ends.last().copied(), |at| before[*at]).collect();
    run.reverse();
    run
}
