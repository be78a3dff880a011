//! Phrases that tell the same thing as another: the one that says most stands for them.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::candidate::Candidate;
use super::change::Change;
use crate::history::series::Series;
use crate::history::words::Word;
use crate::report::ChangeKind;

/// The part of the uses of a phrase that a longer one has that stands for it.
const STANDS_FOR: f64 = 0.4;

/// The part of its words that say something by which a phrase repeats others.
const REPEATS: f64 = 0.6;

/// Of phrases that stand inside each other, the longest that has most of their uses; of those that
/// share most of their words, the most telling; each phrase once.
pub(super) fn folded(
    mut told: Vec<(&Candidate, Change)>,
    count: impl Fn(&Candidate) -> usize,
    series: &Series,
) -> Vec<Change> {
    // What is said in other words is not gone, though it stood in a longer phrase.
    let is_gone = |change: &Change| change.kind == ChangeKind::PhraseDropped;
    told.sort_by_key(|(phrase, change)| (is_gone(change), Reverse(phrase.length)));
    let mut kept: Vec<(&Candidate, Change)> = Vec::new();
    for (phrase, change) in told {
        let stands_for = |(longer, told): &(&Candidate, Change)| {
            longer.key == phrase.key
                || is_gone(&change) && !is_gone(told) && longer.is_in(phrase)
                || phrase.is_in(longer) && count(longer) as f64 >= count(phrase) as f64 * STANDS_FOR
        };
        if !kept.iter().any(stands_for) {
            kept.push((phrase, change));
        }
    }
    kept.sort_by(|(_, a), (_, b)| b.weight.total_cmp(&a.weight));
    let mut seen = BTreeSet::new();
    kept.retain(|(phrase, _)| {
        let says = |word: &&Word| !word.kind.is_function;
        let words = phrase.words(series).iter().filter(says);
        let stems: BTreeSet<u32> = words.map(|word| word.stem).collect();
        let again = stems.intersection(&seen).count() as f64;
        let is_new = again < stems.len() as f64 * REPEATS;
        if is_new {
            seen.extend(stems);
        }
        is_new
    });
    kept.into_iter().map(|(_, change)| change).collect()
}
