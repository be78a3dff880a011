//! Which words are learnt.

use std::collections::HashMap;

use parallax::text::Terms;
use rayon::prelude::*;

/// Words seen less often are not learnt.
const MIN_COUNT: u32 = 20;

/// Texts read at a time, so that the words of all need not be held.
pub(super) const BATCH: usize = 256;

/// The commonest words, in alphabetical order.
pub(super) fn commonest(texts: &[String], terms: &Terms, most: usize) -> Vec<String> {
    let mut counts: HashMap<String, u32> = HashMap::new();
    for batch in texts.chunks(BATCH) {
        let counted: Vec<HashMap<String, u32>> = batch
            .par_iter()
            .map(|text| {
                let mut counts = HashMap::new();
                for term in terms.of(text) {
                    *counts.entry(term).or_default() += 1;
                }
                counts
            })
            .collect();
        for (term, count) in counted.into_iter().flatten() {
            *counts.entry(term).or_default() += count;
        }
    }
    let is_word = |term: &str| term.chars().any(char::is_alphabetic) && term.chars().count() > 1;
    let mut words: Vec<(String, u32)> = counts
        .into_iter()
        .filter(|(term, count)| *count >= MIN_COUNT && is_word(term))
        .collect();
    words.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    words.truncate(most);
    let mut words: Vec<String> = words.into_iter().map(|(word, _)| word).collect();
    words.sort_unstable();
    words
}
