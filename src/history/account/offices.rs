//! Offices in a sentence, with the words that name them: who is called "Central Bank Governor" is
//! named, and nothing is said of banks.

use std::ops::Range;

use crate::lexicon::{Lexicon, Role};
use crate::text::{NormalizedText, leftmost_longest};

/// The characters of the offices in a sentence, each with the words with capital letters before it.
pub(super) fn offices(sentence: &NormalizedText, lexicon: &Lexicon) -> Vec<Range<usize>> {
    let roles = lexicon.verbs().find_in(sentence);
    let found = leftmost_longest(roles.of(Role::Office).to_vec()).into_iter();
    found
        .map(|office| named_from(sentence.characters(), office.start)..office.end)
        .collect()
}

/// Where the words with capital letters begin that end before a place.
fn named_from(characters: &[char], mut start: usize) -> usize {
    while start > 1 && characters[start - 1] == ' ' {
        let before = characters[..start - 1].iter().rev();
        let length = before.take_while(|c| is_of_word(**c)).count();
        let first = start - 1 - length;
        if length == 0 || !characters[first].is_uppercase() {
            break;
        }
        start = first;
    }
    start
}

fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '\u{2010}' | '\u{2011}')
}
