//! Sentence to bag of words: its terms and clauses.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::clause::{self, Clause, ClauseSplitter};
use super::foreign;
use super::vocabulary::{TermId, Vocabulary};
use crate::crosslingual::{self, Tongue};
use crate::text::normalize::lower;
use crate::text::{self, Terms};

/// The words of a sentence.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Bag {
    /// Its terms, ordered, each once, with how often it stands in the sentence.
    pub terms: Vec<(TermId, u32)>,
    /// Its letters and digits alone: equal for sentences that differ in punctuation, case and
    /// spacing. Where it has neither, its signs.
    pub fingerprint: String,
    /// Its clauses; empty where there is only one.
    pub clauses: Vec<Clause>,
    /// The terms of words with a capital inside the sentence, ordered, each once: mostly names.
    pub names: Vec<TermId>,
}

impl Bag {
    /// Whether the sentence has letters or digits. One without is similar to its equal only.
    pub(crate) fn has_letters(&self) -> bool {
        self.fingerprint.starts_with(char::is_alphanumeric)
    }

    /// How many terms the sentence has, repeated ones included.
    pub(crate) fn length(&self) -> f64 {
        self.terms.iter().map(|(_, count)| f64::from(*count)).sum()
    }
}

/// Makes the bags of texts in one language. It analyses each word once.
pub(super) struct BagReader<'a> {
    analyser: Terms,
    conjunctions: &'static [String],
    analysed: FxHashMap<&'a str, AnalysedWord>,
    /// The language, where its texts are held against those of another.
    crossing: Option<&'static Tongue>,
    /// The language that its figures are read in.
    language: String,
}

/// What a word gives to a sentence.
struct AnalysedWord {
    terms: Vec<TermId>,
    is_conjunction: bool,
}

impl<'a> BagReader<'a> {
    /// For a language, as a primary BCP 47 subtag.
    pub(crate) fn new(language: &str) -> Self {
        Self {
            analyser: Terms::new(language),
            conjunctions: clause::conjunctions(language),
            analysed: FxHashMap::default(),
            crossing: None,
            language: language.to_owned(),
        }
    }

    /// For texts that are held against those of another language.
    pub(crate) fn crossing(language: &str) -> Self {
        let crossing = crosslingual::tongue(language);
        // What stands in Latin letters in a text that is cut is read as in an English one.
        let read_as = match crossing {
            Some(tongue) if tongue.is_cut() => "en",
            _ => language,
        };
        Self {
            crossing,
            conjunctions: &[],
            language: language.to_owned(),
            ..Self::new(read_as)
        }
    }

    /// The bags of a text's sentences.
    pub(crate) fn bags(&mut self, vocabulary: &mut Vocabulary, sentences: &[&'a str]) -> Vec<Bag> {
        let of_sentence = |sentence: &&'a str| self.bag(vocabulary, sentence);
        sentences.iter().map(of_sentence).collect()
    }

    fn bag(&mut self, vocabulary: &mut Vocabulary, sentence: &'a str) -> Bag {
        let mut terms = Vec::new();
        let mut clauses = self.splitter();
        let mut names = Vec::new();
        for (place, range) in self.words(sentence).into_iter().enumerate() {
            let text = &sentence[range.clone()];
            let word = self.analysed.entry(text).or_insert_with(|| {
                let terms = match self.crossing {
                    Some(tongue) if tongue.has_cut(text) => vec![text.to_owned()],
                    _ => self.analyser.of_word(text),
                };
                let terms = terms.into_iter();
                AnalysedWord {
                    terms: terms.map(|term| vocabulary.id(term)).collect(),
                    is_conjunction: self.conjunctions.contains(&text.to_lowercase()),
                }
            });
            terms.extend_from_slice(&word.terms);
            if place > 0 && text.starts_with(char::is_uppercase) {
                names.extend_from_slice(&word.terms);
            }
            clauses.add(sentence, range, &word.terms, word.is_conjunction);
        }
        names.sort_unstable();
        names.dedup();
        if self.crossing.is_some() {
            let figures = foreign::figures(sentence, &self.language).into_iter();
            terms.extend(figures.map(|figure| vocabulary.id(figure)));
        }
        Bag {
            names,
            terms: counted(terms),
            fingerprint: fingerprint(sentence),
            clauses: clauses.finish(),
        }
    }
}

impl BagReader<'_> {
    fn words(&self, sentence: &str) -> Vec<Range<usize>> {
        match self.crossing {
            Some(tongue) => tongue.words(sentence),
            None => text::words(sentence),
        }
    }

    fn splitter(&self) -> ClauseSplitter {
        match self.crossing {
            Some(_) => ClauseSplitter::at(foreign::ends_clause, foreign::MIN_TERMS_OF_CLAUSE),
            None => ClauseSplitter::default(),
        }
    }
}

/// Terms in order, each once, with how often it occurs.
pub(super) fn counted(mut terms: Vec<TermId>) -> Vec<(TermId, u32)> {
    terms.sort_unstable();
    let mut counted: Vec<(TermId, u32)> = Vec::with_capacity(terms.len());
    for term in terms {
        match counted.last_mut() {
            Some((last, count)) if *last == term => *count += 1,
            _ => counted.push((term, 1)),
        }
    }
    counted
}

fn fingerprint(sentence: &str) -> String {
    let mut letters = lower(sentence);
    letters.retain(char::is_alphanumeric);
    if letters.is_empty() {
        sentence.split_whitespace().collect()
    } else {
        letters
    }
}
