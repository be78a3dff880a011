//! What a clause is about, and how much of it another clause is about too.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::tokens::Token;
use crate::text::first_synonym;
use crate::vectors::{self, WordVector};

/// The most that a word counts, however rare it is.
const MAX_WEIGHT: f64 = 8.0;

/// A number that stands in both must be the same; what it counts matters more.
const WEIGHT_OF_NUMBER: f64 = 3.0;

/// Words whose vectors have at least this cosine may stand for each other.
const MIN_COSINE: f64 = 0.6;

/// Words are of one family that have so many first letters in common, and all but one of the
/// shorter: expand, expansion.
const MIN_COMMON_LETTERS: usize = 5;

/// A word that a clause is about.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct ContentWord {
    pub start: usize,
    pub stem: String,
    pub is_name: bool,
    /// Whether it names a government of the event, or one of its people.
    pub is_party: bool,
    pub is_number: bool,
    /// Whether it says how much something changed.
    pub is_measure: bool,
    /// Whether it is of a day, a month or a year.
    pub is_date: bool,
    weight: f64,
    /// The first of the words for the thing that it is a word for.
    synonym: Option<&'static str>,
    /// What it means.
    vector: Option<WordVector<'static>>,
}

impl ContentWord {
    /// The content of a word; none of a function word. A government counts by its code.
    pub(crate) fn of(token: &Token) -> Option<Self> {
        let stem = token.party.as_ref().or_else(|| token.stems.first())?;
        let is_number = stem.chars().any(char::is_numeric);
        let vectors = vectors::of("en").filter(|_| !is_number);
        let vector = vectors.and_then(|vectors| vectors.find(stem));
        let idf = vector.map_or(vectors::UNKNOWN_IDF, |word| f64::from(word.idf));
        Some(Self {
            start: token.start,
            is_name: token.party.is_some() || token.is_name,
            is_party: token.party.is_some(),
            is_number,
            is_measure: token.is_measure,
            is_date: token.is_date,
            weight: if is_number {
                WEIGHT_OF_NUMBER
            } else {
                idf.min(MAX_WEIGHT)
            },
            synonym: first_synonym(stem),
            vector,
            stem: stem.clone(),
        })
    }

    /// How much it counts.
    pub(super) fn weight(&self) -> f64 {
        self.weight
    }

    /// How far another word means the same, 0 to 1.
    fn likeness(&self, other: &Self) -> f64 {
        let are_synonyms = self.synonym.is_some() && self.synonym == other.synonym;
        if self.stem == other.stem || are_synonyms {
            return 1.0;
        }
        if self.is_name || other.is_name || self.is_number || other.is_number {
            return 0.0;
        }
        let [a, b] = [self, other].map(|word| word.stem.chars());
        let common = a.zip(b).take_while(|(a, b)| a == b).count();
        let shorter = self.stem.chars().count().min(other.stem.chars().count());
        if common >= MIN_COMMON_LETTERS && common + 1 >= shorter {
            return 1.0;
        }
        let cosine = match (&self.vector, &other.vector) {
            (Some(own), Some(other)) => own.cosine(other),
            _ => 0.0,
        };
        if cosine >= MIN_COSINE { cosine } else { 0.0 }
    }

    /// How far the likest of some words means the same.
    pub(crate) fn in_words(&self, others: &[Self]) -> f64 {
        let likeness = others.iter().map(|other| self.likeness(other));
        likeness.fold(0.0, f64::max)
    }
}

/// The share of the content of a clause that another has too.
pub(super) fn covered(words: &[ContentWord], others: &[ContentWord]) -> f64 {
    let all: f64 = words.iter().map(|word| word.weight).sum();
    let shared: f64 = words
        .iter()
        .map(|word| word.weight * word.in_words(others))
        .sum();
    if all > 0.0 { shared / all } else { 0.0 }
}

/// Words without the governments of the event that another clause names as who does it, or need not
/// name since it names nobody: "was signed by Chad", "talks with Chad".
pub(super) fn without_parties<'w>(
    words: &'w [ContentWord],
    others: &[ContentWord],
    agents: &BTreeSet<String>,
) -> Cow<'w, [ContentWord]> {
    let names_none = !others.iter().any(|word| word.is_name);
    let is_shared = |word: &ContentWord| others.iter().any(|other| other.stem == word.stem);
    let is_known = |word: &ContentWord| {
        word.is_party && !is_shared(word) && (names_none || agents.contains(&word.stem))
    };
    without(words, is_known)
}

/// Words without those of days, months and years.
pub(super) fn undated(words: &[ContentWord]) -> Cow<'_, [ContentWord]> {
    without(words, |word| word.is_date)
}

fn without(words: &[ContentWord], is: impl Fn(&ContentWord) -> bool) -> Cow<'_, [ContentWord]> {
    match words.iter().any(&is) {
        true => words.iter().filter(|it| !is(it)).cloned().collect(),
        false => words.into(),
    }
}

/// Whether each of two clauses is about something that the other is not about in the same words:
/// fishing boats, and warships.
pub(super) fn each_has_its_own(a: &[ContentWord], b: &[ContentWord]) -> bool {
    let has_own = |words: &[ContentWord], others: &[ContentWord]| {
        words.iter().any(|word| word.in_words(others) < 1.0)
    };
    has_own(a, b) && has_own(b, a)
}

/// Whether two clauses name different states or people, or give different numbers.
pub(super) fn name_others(a: &[ContentWord], b: &[ContentWord]) -> bool {
    let differ = |counts: fn(&ContentWord) -> bool| {
        let mut own = a.iter().filter(|word| counts(word)).peekable();
        let others = || b.iter().filter(|word| counts(word));
        let is_there = |own: &ContentWord| others().any(|other| own.stem == other.stem);
        own.peek().is_some() && others().next().is_some() && !own.any(is_there)
    };
    differ(|word| word.is_name) || differ(|word| word.is_number)
}
