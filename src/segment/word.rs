//! Where a word ends.

use std::ops::Range;

/// The words of a text, as byte ranges in reading order: runs of letters and digits, without
/// white space and punctuation.
///
/// Latin, Cyrillic and the like follow Unicode's word boundaries (UAX #29) with amounts, hyphened
/// compounds and abbreviations with points (`U.S.`) kept whole; Chinese and Japanese, which have
/// no spaces, follow a dictionary.
pub fn words(text: &str) -> Vec<Range<usize>> {
    let _ = text;
    Vec::new()
}
