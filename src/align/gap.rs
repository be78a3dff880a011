//! Sentences that stand between the same links in both of two texts.
//!
//! Two versions of one text, in two languages, go the same way sentence by sentence. Where both
//! have as many unlinked sentences between the same two links, these answer each other in order,
//! however few words show it. Texts in two languages are aligned by their places alone elsewhere,
//! too (Gale, Church, A program for aligning sentences in bilingual corpora, 1993).

use std::collections::BTreeSet;
use std::ops::Range;

use super::input::Text;
use super::score::ScoredPair;

/// Two texts are versions of one where at least this share of the sentences of each is linked.
const MIN_LINKED_SHARE: f64 = 0.7;

/// Whether two texts may be versions of one: no two governments give them.
pub(super) fn may_be_versions(left: &Text<'_>, right: &Text<'_>) -> bool {
    let governments = left.government.zip(right.government);
    governments.is_none_or(|(left, right)| left == right)
}

/// The pairs of unlinked sentences between the same links of two texts that are versions of each
/// other.
pub(super) fn between(
    links: &[ScoredPair],
    pairs: &[ScoredPair],
    sizes: [usize; 2],
) -> Vec<ScoredPair> {
    let (mut of_left, mut of_right) = (vec![None; sizes[0]], vec![None; sizes[1]]);
    for link in links {
        widen(&mut of_left[link.left], link.right);
        widen(&mut of_right[link.right], link.left);
    }
    if !is_version(&of_left) || !is_version(&of_right) {
        return Vec::new();
    }
    // From both texts, so that the result does not depend on their order.
    let [from_left, from_right] = [facing(&of_left, &of_right), facing(&of_right, &of_left)];
    let is_facing = |pair: &&ScoredPair| {
        from_left.contains(&(pair.left, pair.right))
            && from_right.contains(&(pair.right, pair.left))
    };
    pairs.iter().filter(is_facing).copied().collect()
}

/// From which sentence of the other text to which a sentence is linked; `None` where to none.
type Linked = Option<Range<usize>>;

/// Whether most sentences of a text are linked.
fn is_version(text: &[Linked]) -> bool {
    let linked = text.iter().flatten().count();
    linked as f64 >= MIN_LINKED_SHARE * text.len() as f64
}

/// The unlinked sentences of a text, each with the one of the other text that stands at its place.
fn facing(text: &[Linked], other: &[Linked]) -> BTreeSet<(usize, usize)> {
    let linked: Vec<(usize, &Range<usize>)> = (text.iter().enumerate())
        .filter_map(|(at, range)| Some((at, range.as_ref()?)))
        .collect();
    let gaps = linked.windows(2).map(|pair| {
        let [(before, ends), (behind, begins)] = [pair[0], pair[1]];
        (before + 1..behind, ends.end..begins.start)
    });
    let is_free = |(own, gap): &(Range<usize>, Range<usize>)| {
        own.len() == gap.len() && gap.clone().all(|at| other[at].is_none())
    };
    gaps.filter(is_free)
        .flat_map(|(own, gap)| own.zip(gap))
        .collect()
}

/// Takes a sentence into those from the first to the last.
fn widen(range: &mut Linked, at: usize) {
    *range = Some(match range {
        Some(range) => range.start.min(at)..range.end.max(at + 1),
        None => at..at + 1,
    });
}
