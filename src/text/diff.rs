//! What changed between two sequences of words or lines, at a cost that grows with their length.

use std::collections::HashMap;
use std::hash::Hash;
use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff, capture_diff_slices};

/// Sequences with up to this many pairs of items are compared by the algorithm alone. Its cost
/// grows with the square of their length: two lines of 100,000 words take it half a minute. Longer
/// ones are first cut where they have runs in common.
const MAX_PAIRS: usize = 1 << 20;

/// Long sequences are cut at runs of this many items that stand once in both: first at single
/// items, then, in what is still long, at runs of them. What is long even then counts as changed
/// wholly.
const RUN_LENGTHS: [usize; 3] = [1, 4, 16];

/// The operations that make `old` into `new`, in order.
pub(crate) fn diff<T: Eq + Hash>(algorithm: Algorithm, old: &[T], new: &[T]) -> Vec<DiffOp> {
    if is_short(old.len(), new.len()) {
        return capture_diff_slices(algorithm, old, new);
    }
    let mut cut = Cut {
        algorithm,
        old,
        new,
        operations: Vec::new(),
    };
    cut.between(0..old.len(), 0..new.len(), &RUN_LENGTHS);
    cut.operations
}

fn is_short(old: usize, new: usize) -> bool {
    old.saturating_mul(new) <= MAX_PAIRS
}

/// Two long sequences, and the operations found so far.
struct Cut<'a, T> {
    algorithm: Algorithm,
    old: &'a [T],
    new: &'a [T],
    operations: Vec<DiffOp>,
}

impl<T: Eq + Hash> Cut<'_, T> {
    /// Adds the operations between two ranges, cut at runs of the first of these lengths.
    fn between(&mut self, old: Range<usize>, new: Range<usize>, lengths: &[usize]) {
        if is_short(old.len(), new.len()) {
            let (from, to) = (old.clone(), new.clone());
            let found = capture_diff(self.algorithm, self.old, from, self.new, to);
            found.into_iter().for_each(|operation| self.push(operation));
            return;
        }
        let Some((length, longer)) = lengths.split_first() else {
            self.push(DiffOp::Replace {
                old_index: old.start,
                old_len: old.len(),
                new_index: new.start,
                new_len: new.len(),
            });
            return;
        };
        let equal_ends = (old.clone().rev().zip(new.clone().rev()))
            .take_while(|(i, j)| self.old[*i] == self.new[*j])
            .count();
        let ends = (old.end - equal_ends, new.end - equal_ends);
        let anchors = anchors(
            &self.old[old.start..ends.0],
            &self.new[new.start..ends.1],
            *length,
        );
        let anchors = anchors
            .into_iter()
            .map(|(i, j)| (old.start + i, new.start + j));
        let (mut i, mut j) = (old.start, new.start);
        for (from, to) in [(i, j)].into_iter().chain(anchors) {
            // One that lies in the run before it adds nothing.
            if from >= i && to >= j {
                self.between(i..from, j..to, longer);
                let pairs = (from..ends.0).zip(to..ends.1);
                let run = pairs.take_while(|(i, j)| self.old[*i] == self.new[*j]);
                let len = run.count();
                self.push_equal(from, to, len);
                (i, j) = (from + len, to + len);
            }
        }
        self.between(i..ends.0, j..ends.1, longer);
        self.push_equal(ends.0, ends.1, equal_ends);
    }

    fn push_equal(&mut self, old_index: usize, new_index: usize, len: usize) {
        self.push(DiffOp::Equal {
            old_index,
            new_index,
            len,
        });
    }

    /// Adds an operation; equal items behind equal ones are one operation.
    fn push(&mut self, operation: DiffOp) {
        let is_empty = operation.old_range().is_empty() && operation.new_range().is_empty();
        match (self.operations.last_mut(), operation) {
            _ if is_empty => {}
            (Some(DiffOp::Equal { len, .. }), DiffOp::Equal { len: more, .. }) => *len += more,
            _ => self.operations.push(operation),
        }
    }
}

/// Where runs of so many items begin that stand once in both sequences, as many as come in the same
/// order.
fn anchors<T: Eq + Hash>(old: &[T], new: &[T], length: usize) -> Vec<(usize, usize)> {
    let places = |items| -> HashMap<&[T], Option<usize>> {
        let mut places = HashMap::new();
        for (place, run) in <[T]>::windows(items, length).enumerate() {
            // One that stands again has no place.
            places
                .entry(run)
                .and_modify(|place| *place = None)
                .or_insert(Some(place));
        }
        places
    };
    let (in_old, in_new) = (places(old), places(new));
    let mut pairs: Vec<(usize, usize)> = in_old
        .into_iter()
        .filter_map(|(run, place)| Some((place?, (*in_new.get(run)?)?)))
        .collect();
    pairs.sort_unstable();
    longest_rising(&pairs)
}

/// The longest row of pairs that rise on both sides, from pairs in order of their left side
/// (patience sorting).
fn longest_rising(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    // For each length, the pair that ends a row so long on the lowest right side.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    for (index, pair) in pairs.iter().enumerate() {
        let length = ends.partition_point(|end| pairs[*end].1 < pair.1);
        before.push(length.checked_sub(1).map(|shorter| ends[shorter]));
        ends.truncate(ends.len().max(length));
        match ends.get_mut(length) {
            Some(end) => *end = index,
            None => ends.push(index),
        }
    }
    let row = std::iter::successors(ends.last().copied(), |index| before[*index]);
    let mut row: Vec<(usize, usize)> = row.map(|index| pairs[index]).collect();
    row.reverse();
    row
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Plays the operations back, and counts the items that stay.
    fn kept(old: &[u32], new: &[u32]) -> usize {
        let operations = diff(Algorithm::Myers, old, new);
        let (mut i, mut j, mut kept) = (0, 0, 0);
        for operation in operations {
            assert_eq!(
                (operation.old_range().start, operation.new_range().start),
                (i, j)
            );
            if let DiffOp::Equal { len, .. } = operation {
                assert_eq!(old[i..i + len], new[j..j + len]);
                kept += len;
            }
            (i, j) = (operation.old_range().end, operation.new_range().end);
        }
        assert_eq!((i, j), (old.len(), new.len()));
        kept
    }

    /// Numbers below `bound`, without a pattern.
    fn noise(length: usize, bound: u64, mut state: u64) -> Vec<u32> {
        let next = || {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            ((state >> 33) % bound) as u32
        };
        std::iter::repeat_with(next).take(length).collect()
    }

    #[test]
    fn a_few_changes_in_a_long_text_are_found() {
        for bound in [40, 1000, 1 << 30] {
            let old = noise(100_000, bound, 7);
            let mut new = old.clone();
            new[500] = u32::MAX;
            new.remove(40_000);
            new.insert(90_000, u32::MAX);
            assert!(kept(&old, &new) >= 99_900, "{bound}: {}", kept(&old, &new));
        }
    }

    #[test]
    fn long_texts_with_nothing_to_cut_at_change_wholly() {
        let old: Vec<u32> = [1, 2].repeat(3000);
        let new: Vec<u32> = [2, 1, 1].repeat(2000);
        assert_eq!(kept(&old, &new), 0);
        assert_eq!(kept(&[1; 3000], &[1; 5000]), 3000);
        assert_eq!(kept(&noise(50_000, 50, 1), &[99; 50_000]), 0);
        assert_eq!(kept(&[], &[1; 5000]), 0);
    }

    #[test]
    fn moved_runs_stay_where_most_agree() {
        let old: Vec<u32> = (0..4000).collect();
        let new: Vec<u32> = (3000..4000).chain(0..3000).collect();
        assert_eq!(kept(&old, &new), 3000);
    }
}
