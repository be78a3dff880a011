//! Sentence to bag: its terms and clauses.

use std::collections::HashMap;

use super::clause::{self, Clause, Clauses};
use super::vocabulary::{Term, Vocabulary};
use crate::text::normalize::lower;
use crate::text::{self, Terms};

/// A sentence as it is compared.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Bag {
    /// Its terms, ordered, each once, with how often it stands in the sentence.
    pub terms: Vec<(Term, u32)>,
    /// Its letters and digits alone: equal for sentences that differ in punctuation, case and
    /// spacing. Of a sentence that has none, its signs.
    pub skeleton: String,
    /// Its clauses; none where it is but one.
    pub clauses: Vec<Clause>,
}

/// Reads the sentences of texts in one language, each word but once.
pub(super) struct Reader<'a> {
    terms: Terms,
    /// Words that join clauses.
    joining: &'static [String],
    known: HashMap<&'a str, Word>,
}

/// What a word is to a sentence.
struct Word {
    /// What counts of it.
    pub terms: Vec<Term>,
    /// Whether it joins clauses.
    pub joins: bool,
}

impl<'a> Reader<'a> {
    /// For a language, as a primary BCP 47 subtag.
    pub fn new(language: &str) -> Self {
        Self {
            terms: Terms::new(language),
            joining: clause::joining(language),
            known: HashMap::new(),
        }
    }
    /// The bags of a text's sentences.
    pub fn bags(&mut self, vocabulary: &mut Vocabulary, sentences: &[&'a str]) -> Vec<Bag> {
        let of_sentence = |sentence: &&'a str| self.bag(vocabulary, sentence);
        sentences.iter().map(of_sentence).collect()
    }

    fn bag(&mut self, vocabulary: &mut Vocabulary, sentence: &'a str) -> Bag {
        let mut terms = Vec::new();
        let mut clauses = Clauses::default();
        for range in text::words(sentence) {
            let text = &sentence[range.clone()];
            let word = self.known.entry(text).or_insert_with(|| {
                let parts = self.terms.of_word(text).into_iter();
                Word {
                    terms: parts.map(|part| vocabulary.number(part)).collect(),
                    joins: self.joining.contains(&text.to_lowercase()),
                }
            });
            terms.extend_from_slice(&word.terms);
            clauses.add(sentence, range, &word.terms, word.joins);
        }
        Bag {
            terms: counted(terms),
            skeleton: skeleton(sentence),
            clauses: clauses.finish(),
        }
    }
}

impl Bag {
    /// Whether the sentence has letters or digits; what has none is like nothing but its equal.
    pub fn has_letters(&self) -> bool {
        self.skeleton.starts_with(char::is_alphanumeric)
    }

    /// How many terms it has, as often as they stand in it.
    pub fn length(&self) -> f64 {
        self.terms.iter().map(|(_, count)| f64::from(*count)).sum()
    }
}

pub(super) fn counted(mut terms: Vec<Term>) -> Vec<(Term, u32)> {
    terms.sort_unstable();
    let mut counted: Vec<(Term, u32)> = Vec::with_capacity(terms.len());
    for term in terms {
        match counted.last_mut() {
            Some((last, count)) if *last == term => *count += 1,
            _ => counted.push((term, 1)),
        }
    }
    counted
}

fn skeleton(sentence: &str) -> String {
    let mut letters = lower(sentence);
    letters.retain(char::is_alphanumeric);
    if letters.is_empty() {
        sentence.split_whitespace().collect()
    } else {
        letters
    }
}
