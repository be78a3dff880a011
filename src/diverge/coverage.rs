//! How much of what is said in one account stands anywhere in others.
//!
//! Two accounts may tell a thing in sentences that do not answer each other one to one. Before a
//! claim is called confirmed, or a sentence one side's alone, its words are looked for in all that the
//! other side says.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::ops::Range;

use crate::align::{Place, Terms};
use crate::segment;
use crate::statement::{Sentence, Statement};
use crate::vectors;

/// How rare a word counts that the vectors do not know: as rare as the rarest they know are.
const UNKNOWN_RARITY: f64 = 8.0;

/// The terms of every account.
pub(super) struct Coverage<'a>(Vec<Account<'a>>);

/// The terms of an account.
struct Account<'a> {
    reader: Terms,
    /// The terms of each of its words.
    words: HashMap<&'a str, Vec<String>>,
    /// The terms of each sentence.
    sentences: Vec<BTreeSet<String>>,
    /// All of them.
    known: HashSet<String>,
}

impl<'a> Account<'a> {
    fn of(statement: &'a Statement) -> Self {
        let reader = Terms::new(statement.language.as_deref().unwrap_or("en"));
        let mut words: HashMap<&str, Vec<String>> = HashMap::new();
        let of_sentence = |sentence: &'a Sentence| {
            let mut terms = BTreeSet::new();
            for range in sentence.words() {
                let word = &sentence.text()[range.clone()];
                let found = words.entry(word).or_insert_with(|| reader.of_word(word));
                terms.extend(found.iter().cloned());
            }
            terms
        };
        let sentences = statement.sentences.iter().map(of_sentence).collect();
        Self {
            known: words.values().flatten().cloned().collect(),
            reader,
            words,
            sentences,
        }
    }
}

impl<'a> Coverage<'a> {
    pub fn of(statements: &'a [Statement]) -> Self {
        Self(statements.iter().map(Account::of).collect())
    }

    /// The terms of a sentence, each once.
    pub fn of_sentence(&self, place: Place) -> &BTreeSet<String> {
        &self.0[place.text].sentences[place.sentence]
    }

    /// The terms of a part of an account, each once.
    pub fn terms(&self, text: usize, part: &str) -> BTreeSet<String> {
        let account = &self.0[text];
        let of_word = |range: Range<usize>| {
            let word = &part[range];
            let known = account.words.get(word).cloned();
            known.unwrap_or_else(|| account.reader.of_word(word))
        };
        segment::words(part).into_iter().flat_map(of_word).collect()
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

    /// How much some terms tell: the sum of how rare they are in the language of officials at large, as
    /// logarithms. "The world is at a critical moment" tells little.
    pub fn weight(&self, terms: &BTreeSet<String>) -> f64 {
        let Some(vectors) = vectors::of("en") else {
            return terms.len() as f64;
        };
        let rarity = |term: &String| {
            let known = vectors.find(term);
            known.map_or(UNKNOWN_RARITY, |word| f64::from(word.rarity))
        };
        terms.iter().map(rarity).sum()
    }
}
