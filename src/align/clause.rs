//! Where a sentence says one thing after another.
//!
//! One account packs into a sentence what the other says in three. So a sentence is split into
//! clauses, and two sentences are compared by their most similar clauses too.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use super::vocabulary::TermId;
use crate::data::data;

/// A part of a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Clause {
    /// The byte at which it begins.
    pub start: usize,
    /// Its terms, in order.
    pub terms: Vec<TermId>,
}

/// The words that join clauses in a language, in lower case.
pub(super) fn conjunctions(language: &str) -> &'static [String] {
    static CONJUNCTIONS: LazyLock<HashMap<String, Vec<String>>> = LazyLock::new(|| {
        let lists: HashMap<String, String> = data!("align/conjunctions");
        let words = |list: String| list.split_whitespace().map(str::to_owned).collect();
        let lists = lists.into_iter();
        lists
            .map(|(language, list)| (language, words(list)))
            .collect()
    });
    CONJUNCTIONS.get(language).map_or(&[], Vec::as_slice)
}

/// Splits a sentence into clauses, word by word.
#[derive(Default)]
pub(super) struct ClauseSplitter {
    clauses: Vec<Clause>,
    /// The byte behind the last word.
    end: usize,
}

impl ClauseSplitter {
    /// Takes the next word, which stands at these bytes.
    pub(crate) fn add(
        &mut self,
        sentence: &str,
        place: Range<usize>,
        terms: &[TermId],
        is_conjunction: bool,
    ) {
        let splits = is_conjunction || sentence[self.end..place.start].contains(is_separator);
        self.end = place.end;
        match self.clauses.last_mut() {
            Some(last) if !splits || is_short(&last.terms) => {
                last.terms.extend_from_slice(terms);
            }
            _ => self.clauses.push(Clause {
                start: place.start,
                terms: terms.to_vec(),
            }),
        }
    }

    /// The clauses; empty where there is only one.
    pub(crate) fn finish(mut self) -> Vec<Clause> {
        if self
            .clauses
            .last()
            .is_some_and(|last| is_short(&last.terms))
        {
            let last = self.clauses.pop();
            if let (Some(before), Some(last)) = (self.clauses.last_mut(), last) {
                before.terms.extend(last.terms);
            }
        }
        if self.clauses.len() < 2 {
            Vec::new()
        } else {
            self.clauses
        }
    }
}

/// Whether a clause lacks two different terms. Such a clause says nothing of its own, and takes in
/// the next.
fn is_short(terms: &[TermId]) -> bool {
    terms.windows(2).all(|pair| pair[0] == pair[1])
}

/// Whether a character stands between clauses.
fn is_separator(c: char) -> bool {
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
