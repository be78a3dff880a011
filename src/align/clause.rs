//! Where a sentence says one thing after another.
//!
//! One account packs into a sentence what the other says in three. So a sentence is split into
//! clauses, and two sentences are compared by their most similar clauses too.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use super::vocabulary::TermId;
use crate::data::data;

/// How many different terms a clause has at least.
const MIN_TERMS: usize = 2;

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
pub(super) struct ClauseSplitter {
    is_separator: fn(char) -> bool,
    /// How many different terms a clause has at least.
    least: usize,
    clauses: Vec<Clause>,
    /// The different terms of the last clause, up to the least. One that lacks them says nothing of
    /// its own, and takes in the next.
    different: Vec<TermId>,
    /// The byte behind the last word.
    end: usize,
}

impl Default for ClauseSplitter {
    fn default() -> Self {
        Self::at(is_separator, MIN_TERMS)
    }
}

impl ClauseSplitter {
    /// Splits at some characters, into clauses of so many different terms at least.
    pub(crate) fn at(is_separator: fn(char) -> bool, least: usize) -> Self {
        Self {
            is_separator,
            least,
            clauses: Vec::new(),
            different: Vec::new(),
            end: 0,
        }
    }

    /// Takes the next word, which stands at these bytes.
    pub(crate) fn add(
        &mut self,
        sentence: &str,
        place: Range<usize>,
        terms: &[TermId],
        is_conjunction: bool,
    ) {
        let splits = is_conjunction || sentence[self.end..place.start].contains(self.is_separator);
        self.end = place.end;
        if self.clauses.is_empty() || splits && self.is_full() {
            self.different.clear();
            self.clauses.push(Clause {
                start: place.start,
                terms: Vec::new(),
            });
        }
        if let Some(clause) = self.clauses.last_mut() {
            for term in terms {
                if self.different.len() < self.least && !self.different.contains(term) {
                    self.different.push(*term);
                }
            }
            clause.terms.extend_from_slice(terms);
        }
    }

    fn is_full(&self) -> bool {
        self.different.len() >= self.least
    }

    /// The clauses; empty where there is only one.
    pub(crate) fn finish(mut self) -> Vec<Clause> {
        if !self.is_full() {
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

#[cfg(test)]
mod tests {
    use super::*;

    /// The clauses of words that are one term each, all behind a comma.
    fn clauses(terms: &[TermId]) -> Vec<Vec<TermId>> {
        let sentence = ",x".repeat(terms.len());
        let mut splitter = ClauseSplitter::default();
        for (place, term) in terms.iter().enumerate() {
            splitter.add(&sentence, 2 * place + 1..2 * place + 2, &[*term], false);
        }
        let clauses = splitter.finish().into_iter();
        clauses.map(|clause| clause.terms).collect()
    }

    #[test]
    fn a_clause_has_two_different_terms() {
        assert_eq!(clauses(&[1, 1, 2, 3, 3, 4]), [vec![1, 1, 2], vec![3, 3, 4]]);
        assert_eq!(clauses(&[1, 2, 3, 4, 5]), [vec![1, 2], vec![3, 4, 5]]);
        assert!(clauses(&[1, 1, 1, 2]).is_empty());
        assert!(clauses(&[7; 9]).is_empty());
        assert!(clauses(&[]).is_empty());
    }
}
