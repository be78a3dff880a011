//! Accounts of one occasion: of a government that tells of the same talks twice, in brief and at
//! length.

use rustc_hash::FxHashSet;

use crate::history::series::Series;

/// The part of what the shorter of two accounts says that the longer one has, where both are of one
/// occasion.
const SHARED: f64 = 0.5;

/// Whether two texts of a government are of one occasion: of the same day, with the same
/// counterparts, and the shorter one says little that the longer one does not.
pub(super) fn is_of_one_occasion(series: &Series, one: usize, other: usize) -> bool {
    let [a, b] = [one, other].map(|text| &series.texts()[text]);
    let may_be = a.date == b.date && a.with == b.with && !a.with.is_empty();
    may_be && share_most(&stems(series, one), &stems(series, other))
}

fn share_most(one: &FxHashSet<u32>, other: &FxHashSet<u32>) -> bool {
    let shared = one.intersection(other).count() as f64;
    let shorter = one.len().min(other.len());
    shorter > 0 && shared >= shorter as f64 * SHARED
}

/// The stems of the words of a text that say something.
pub(super) fn stems(series: &Series, text: usize) -> FxHashSet<u32> {
    let sentences = 0..series.texts()[text].sentences.len();
    let words = sentences.flat_map(|sentence| series.words(text, sentence));
    let saying = words.filter(|word| !word.kind.is_function);
    saying.map(|word| word.stem).collect()
}

/// Of texts in order, one of each occasion: the longest, which has what the others have.
pub(super) fn one_of_each<'t>(
    series: &Series,
    texts: impl Iterator<Item = &'t usize>,
) -> Vec<usize> {
    let length = |text: usize| {
        let sentences = series.texts()[text].sentences.iter();
        sentences.map(|it| it.words().len()).sum::<usize>()
    };
    let mut kept: Vec<usize> = Vec::new();
    for text in texts.copied() {
        let before = kept
            .iter()
            .rposition(|it| is_of_one_occasion(series, *it, text));
        match before {
            Some(place) if length(text) > length(kept[place]) => {
                kept.remove(place);
                kept.push(text);
            }
            Some(_) => {}
            None => kept.push(text),
        }
    }
    kept
}
