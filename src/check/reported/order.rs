//! Findings that stand in another order.

use super::drift::Drift;

/// Findings out of order up to which it is asked whether they only changed places with equals; of
/// more, the order is another.
const MAX_EXCHANGED: usize = 100;

/// Where a finding stands that both reports have.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place<'v> {
    pub old_rank: usize,
    pub new_rank: usize,
    pub kind: &'v str,
    /// Its confidence, as it was and as it is.
    pub confidence: [Option<f64>; 2],
}

/// The fewest findings that must move to make the old order, given by their new ranks, the new one.
/// A finding that only changed places with its equals is left out, and counted in `drift`.
pub(super) fn moved<'v>(places: &[Place<'v>], drift: &mut Drift) -> Vec<Place<'v>> {
    let stays = longest_rising(places);
    let mut out: Vec<Place<'_>> = places
        .iter()
        .zip(&stays)
        .filter(|(_, stays)| !**stays)
        .map(|(place, _)| *place)
        .collect();
    if out.len() <= MAX_EXCHANGED {
        let before = out.len();
        out.retain(|place| !places.iter().all(|other| may_cross(place, other, drift)));
        drift.exchanged += before - out.len();
    }
    out
}

/// Whether two findings stand in the same order as before, or are so alike that their order says
/// nothing: of one kind, and as good as equally sure.
fn may_cross(one: &Place<'_>, other: &Place<'_>, drift: &Drift) -> bool {
    let in_order = (one.old_rank < other.old_rank) == (one.new_rank < other.new_rank);
    let is_near = |(one, other): (&Option<f64>, &Option<f64>)| match (one, other) {
        (Some(one), Some(other)) => drift.is_near(*one, *other),
        _ => false,
    };
    let mut confidence = one.confidence.iter().zip(&other.confidence);
    in_order || (one.kind == other.kind && confidence.all(is_near))
}

/// Which places are of the longest run whose old ranks rise, the first of several such runs.
fn longest_rising(places: &[Place<'_>]) -> Vec<bool> {
    // For each length, the place with the lowest old rank that ends a rising run of that length.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(places.len());
    for (index, place) in places.iter().enumerate() {
        let length = ends.partition_point(|end| places[*end].old_rank < place.old_rank);
        before.push(length.checked_sub(1).map(|shorter| ends[shorter]));
        match ends.get_mut(length) {
            Some(end) => *end = index,
            None => ends.push(index),
        }
    }
    let mut stays = vec![false; places.len()];
    let mut at = ends.last().copied();
    while let Some(index) = at {
        stays[index] = true;
        at = before[index];
    }
    stays
}
