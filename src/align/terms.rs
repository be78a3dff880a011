//! Sentence to terms: what of its words counts when it is compared.

use std::collections::{HashMap, HashSet};
use std::fmt;
use std::sync::{LazyLock, OnceLock};

use rust_stemmers::{Algorithm, Stemmer};

use super::clause::{self, Clause, Clauses};
use crate::data::data;
use crate::text;
use crate::text::letters::lower;

/// Number of a term in a [`Vocabulary`].
pub(super) type Term = u32;

/// The terms of all texts that are compared together.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    numbers: HashMap<String, Term>,
}

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
pub(super) struct Word {
    /// What counts of it.
    pub terms: Vec<Term>,
    /// Whether it joins clauses.
    pub joins: bool,
}

impl Reader<'_> {
    /// For a language, as a primary BCP 47 subtag.
    pub fn new(language: &str) -> Self {
        Self {
            terms: Terms::new(language),
            joining: clause::joining(language),
            known: HashMap::new(),
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

impl Vocabulary {
    /// How many terms there are.
    pub fn len(&self) -> usize {
        self.numbers.len()
    }

    /// The terms, each with its number, in no order.
    pub fn terms(&self) -> impl Iterator<Item = (&str, Term)> {
        self.numbers
            .iter()
            .map(|(term, number)| (term.as_str(), *number))
    }

    /// The bags of a text's sentences.
    pub fn bags<'a>(&mut self, reader: &mut Reader<'a>, sentences: &[&'a str]) -> Vec<Bag> {
        let of_sentence = |sentence: &&'a str| self.bag(reader, sentence);
        sentences.iter().map(of_sentence).collect()
    }

    fn bag<'a>(&mut self, reader: &mut Reader<'a>, sentence: &'a str) -> Bag {
        let mut terms = Vec::new();
        let mut clauses = Clauses::default();
        for range in text::words(sentence) {
            let text = &sentence[range.clone()];
            let word = reader.known.entry(text).or_insert_with(|| {
                let parts = reader.terms.of_word(text).into_iter();
                Word {
                    terms: parts.map(|part| self.number(part)).collect(),
                    joins: reader.joining.contains(&text.to_lowercase()),
                }
            });
            terms.extend_from_slice(&word.terms);
            clauses.add(sentence, range, word);
        }
        Bag {
            terms: counted(terms),
            skeleton: skeleton(sentence),
            clauses: clauses.finish(),
        }
    }

    fn number(&mut self, term: String) -> Term {
        let next = self.numbers.len() as Term;
        *self.numbers.entry(term).or_insert(next)
    }
}

/// Reads the terms of texts in one language: what of their words counts when they are compared.
pub struct Terms {
    stemmer: Option<Stemmer>,
    stop_words: Option<&'static HashSet<&'static str>>,
}

impl fmt::Debug for Terms {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Terms").finish_non_exhaustive()
    }
}

impl Terms {
    /// For a language, as a primary BCP 47 subtag.
    pub fn new(language: &str) -> Self {
        Self {
            stemmer: stemmer(language).map(Stemmer::create),
            stop_words: stop_words(language),
        }
    }

    /// The terms of a text, in order.
    pub fn of(&self, text: &str) -> Vec<String> {
        text::words(text)
            .into_iter()
            .flat_map(|range| self.of_word(&text[range]))
            .collect()
    }

    /// The terms of a word; none of a function word.
    pub fn of_word(&self, word: &str) -> Vec<String> {
        let folded = fold(word);
        let is_stop_word = |words: &HashSet<&str>| words.contains(folded.as_str());
        if self.stop_words.is_some_and(is_stop_word) {
            return Vec::new();
        }
        parts(&folded, self.stemmer.as_ref())
    }
}

/// The function words of a language, which every text has whatever it says.
fn stop_words(language: &str) -> Option<&'static HashSet<&'static str>> {
    static LISTS: LazyLock<HashMap<String, String>> = LazyLock::new(|| data!("text/stopwords"));
    // Put in place for the languages alone that are met.
    static SETS: LazyLock<HashMap<&str, OnceLock<HashSet<&str>>>> = LazyLock::new(|| {
        let languages = LISTS.keys().map(String::as_str);
        languages
            .map(|language| (language, OnceLock::new()))
            .collect()
    });
    let put_in_place = || LISTS[language].split_whitespace().collect();
    Some(SETS.get(language)?.get_or_init(put_in_place))
}

/// A word in one case and one form, without possessive and separators of thousands.
fn fold(word: &str) -> String {
    let mut folded = lower(word);
    for possessive in ["'s", "\u{2019}s", "'", "\u{2019}"] {
        if let Some(stem) = folded.strip_suffix(possessive) {
            folded.truncate(stem.len());
            break;
        }
    }
    if folded.starts_with(|c: char| c.is_ascii_digit()) {
        folded.retain(|c| c != ',');
    } else {
        folded.retain(|c| c != '.');
    }
    folded
}

/// The terms of a folded word: the parts of a compound, the stem of a plain word; a Chinese or
/// Japanese word itself and, where it is long, its pairs of characters, since dictionaries do not
/// always cut two texts alike.
fn parts(word: &str, stemmer: Option<&Stemmer>) -> Vec<String> {
    if word.chars().any(is_ideographic) {
        let characters: Vec<char> = word.chars().collect();
        let mut parts = vec![word.to_owned()];
        if characters.len() > 2 {
            parts.extend(
                characters
                    .windows(2)
                    .map(|pair| pair.iter().collect::<String>()),
            );
        }
        return parts;
    }
    word.split(['-', '\u{2010}', '\u{2011}', '/'])
        .filter(|part| !part.is_empty())
        .map(|part| match stemmer {
            Some(stemmer) => stemmer.stem(part).into_owned(),
            None => part.to_owned(),
        })
        .collect()
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

fn is_ideographic(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3134f}')
}

fn stemmer(language: &str) -> Option<Algorithm> {
    Some(match language {
        "ar" => Algorithm::Arabic,
        "da" => Algorithm::Danish,
        "de" => Algorithm::German,
        "el" => Algorithm::Greek,
        "en" => Algorithm::English,
        "es" => Algorithm::Spanish,
        "fi" => Algorithm::Finnish,
        "fr" => Algorithm::French,
        "hu" => Algorithm::Hungarian,
        "it" => Algorithm::Italian,
        "nl" => Algorithm::Dutch,
        "no" | "nb" => Algorithm::Norwegian,
        "pt" => Algorithm::Portuguese,
        "ro" => Algorithm::Romanian,
        "ru" => Algorithm::Russian,
        "sv" => Algorithm::Swedish,
        "ta" => Algorithm::Tamil,
        "tr" => Algorithm::Turkish,
        _ => return None,
    })
}
