//! How much of what is said in one account stands anywhere in others.
//!
//! Two accounts may say one thing in sentences that do not answer each other one to one. Before a
//! claim is called confirmed, or a sentence one side's alone, its words are looked for in all that
//! the other side says.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::ops::Range;

use crate::align::Place;
use crate::statement::{Sentence, Statement};
use crate::text;
use crate::text::Terms;
use crate::vectors;

/// The terms of every account.
#[derive(Debug)]
pub struct Coverage<'a>(Vec<Account<'a>>);

/// The terms of an account.
#[derive(Debug)]
struct Account<'a> {
    reader: Terms,
    sentences: &'a [Sentence],
    /// The terms of each of its words.
    words: HashMap<&'a str, Vec<String>>,
    /// All of them.
    known: HashSet<String>,
}

impl<'a> Account<'a> {
    fn of(statement: &'a Statement) -> Self {
        let reader = Terms::new(statement.language.as_deref().unwrap_or("en"));
        let mut words: HashMap<&str, Vec<String>> = HashMap::new();
        for sentence in &statement.sentences {
            for range in sentence.words() {
                let word = &sentence.text()[range.clone()];
                words.entry(word).or_insert_with(|| reader.of_word(word));
            }
        }
        Self {
            known: words.values().flatten().cloned().collect(),
            reader,
            sentences: &statement.sentences,
            words,
        }
    }

    fn terms(&self, text: &str, words: &[Range<usize>]) -> BTreeSet<String> {
        let of_word = |range: &Range<usize>| {
            let word = &text[range.clone()];
            let known = self.words.get(word).cloned();
            known.unwrap_or_else(|| self.reader.of_word(word))
        };
        words.iter().flat_map(of_word).collect()
    }
}

impl<'a> Coverage<'a> {
    /// Reads the accounts.
    pub fn of(statements: &'a [Statement]) -> Self {
        Self(statements.iter().map(Account::of).collect())
    }

    /// The terms of a sentence, each once.
    pub fn of_sentence(&self, place: Place) -> BTreeSet<String> {
        let account = &self.0[place.text];
        let sentence = &account.sentences[place.sentence];
        account.terms(sentence.text(), sentence.words())
    }

    /// The terms of a part of an account, each once.
    pub fn terms(&self, text: usize, part: &str) -> BTreeSet<String> {
        self.0[text].terms(part, &text::words(part))
    }

    /// The share of these terms that any of some accounts has; 1 where there are none.
    pub fn share(&self, terms: &BTreeSet<String>, accounts: &[usize]) -> f64 {
        let has = |term: &&String| {
            accounts
                .iter()
                .any(|text| self.0[*text].known.contains(*term))
        };
        match terms.len() {
            0 => 1.0,
            all => terms.iter().filter(has).count() as f64 / all as f64,
        }
    }

    /// How specific some terms are: the sum of their inverse document frequencies in the language
    /// of officials at large. That of "the world is at a critical moment" is small.
    pub fn weight(&self, terms: &BTreeSet<String>) -> f64 {
        let Some(vectors) = vectors::of("en") else {
            return terms.len() as f64;
        };
        let rarity = |term: &String| {
            let known = vectors.find(term);
            known.map_or(vectors::UNKNOWN_IDF, |word| f64::from(word.idf))
        };
        terms.iter().map(rarity).sum()
    }
}
