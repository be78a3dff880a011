//! Where a sentence says one thing after another.
//!
//! Accounts pack into one sentence what the other side tells in three. Parted into clauses, a
//! sentence is as like another as their likest parts are.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use super::vocabulary::Term;
use crate::data::data;

/// A part of a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Clause {
    /// The byte at which it begins.
    pub start: usize,
    /// Its terms, in order.
    pub terms: Vec<Term>,
}

/// The words that join clauses in a language, in lower case.
pub(super) fn joining(language: &str) -> &'static [String] {
    static JOINING: LazyLock<HashMap<String, Vec<String>>> = LazyLock::new(|| {
        let lists: HashMap<String, String> = data!("align/conjunctions");
        let words = |list: String| list.split_whitespace().map(str::to_owned).collect();
        let lists = lists.into_iter();
        lists
            .map(|(language, list)| (language, words(list)))
            .collect()
    });
    JOINING.get(language).map_or(&[], Vec::as_slice)
}

/// Parts a sentence into clauses while its words are read.
#[derive(Default)]
pub(super) struct Clauses {
    found: Vec<Clause>,
    /// Where the last word ended.
    end: usize,
}

impl Clauses {
    /// Takes in the next word, which stands at these bytes; `joins` says whether it joins clauses.
    pub fn add(&mut self, sentence: &str, place: Range<usize>, terms: &[Term], joins: bool) {
        let parted = joins || sentence[self.end..place.start].contains(parts);
        self.end = place.end;
        match self.found.last_mut() {
            Some(last) if !parted || is_short(&last.terms) => {
                last.terms.extend_from_slice(terms);
            }
            _ => self.found.push(Clause {
                start: place.start,
                terms: terms.to_vec(),
            }),
        }
    }

    /// The clauses; none where the sentence is but one.
    pub fn finish(mut self) -> Vec<Clause> {
        if self.found.last().is_some_and(|last| is_short(&last.terms)) {
            let last = self.found.pop();
            if let (Some(before), Some(last)) = (self.found.last_mut(), last) {
                before.terms.extend(last.terms);
            }
        }
        if self.found.len() < 2 {
            Vec::new()
        } else {
            self.found
        }
    }
}

/// Whether a clause has no two different terms: it says nothing of its own, and takes in the next.
fn is_short(terms: &[Term]) -> bool {
    terms.windows(2).all(|pair| pair[0] == pair[1])
}

/// Whether a character parts clauses.
fn parts(c: char) -> bool {
    matches!(
        c,
        ',' | ';'
            | ':'
            | '('
            | ')'
            | '\u{2013}'
            | '\u{2014}'
            | '-'
            | '，'
            | '；'
            | '：'
            | '、'
            | '（'
            | '）'
            | '،'
            | '؛'
    )
}
