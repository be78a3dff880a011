//! Where a sentence says one thing after another.
//!
//! Accounts pack into one sentence what the other side tells in three. Parted into clauses, a
//! sentence is as like another as their likest parts are.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::terms::Term;
use crate::data::data;

/// A part of a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Clause {
    /// The byte at which it begins.
    pub start: usize,
    /// Its terms, in order.
    pub terms: Vec<Term>,
}

/// Words that join clauses, by language.
static JOINING: LazyLock<HashMap<String, String>> = LazyLock::new(|| data!("align/joining"));

/// Parts a sentence into clauses while its words are read.
pub(super) struct Clauses {
    joining: Option<&'static str>,
    found: Vec<Clause>,
    /// Where the last word ended.
    end: usize,
}

impl Clauses {
    /// For a sentence in a language.
    pub fn new(language: &str) -> Self {
        Self {
            joining: JOINING.get(language).map(String::as_str),
            found: Vec::new(),
            end: 0,
        }
    }

    /// Takes in the next word, which begins at a byte, with its terms.
    pub fn add(&mut self, sentence: &str, start: usize, word: &str, terms: &[Term]) {
        let joins = || {
            let word = word.to_lowercase();
            let mut joining = self.joining.into_iter().flat_map(str::split_whitespace);
            joining.any(|joining| joining == word)
        };
        let parted = sentence[self.end..start].contains(parts) || joins();
        self.end = start + word.len();
        match self.found.last_mut() {
            Some(last) if !parted || is_short(&last.terms) => last.terms.extend_from_slice(terms),
            _ => self.found.push(Clause {
                start,
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
