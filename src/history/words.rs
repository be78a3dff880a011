//! Sentences as numbers of words, by which texts are held against each other.

use std::collections::HashMap;
use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

use crate::data::data;
use crate::text::normalize::lower;
use crate::text::{self, Terms};
use crate::vectors;

/// The word of a vocabulary that no text has.
pub(super) const UNKNOWN: u32 = u32::MAX;

/// A word of a sentence. Compounds are cut at their hyphens, and a possessive is left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Word {
    /// Its number in the vocabulary.
    pub word: u32,
    /// The number of its stem, which inflected forms share.
    pub stem: u32,
    /// Its first byte in the sentence.
    pub start: u32,
    /// The byte behind its last.
    pub end: u32,
    /// Whether a sign behind it ends what belongs together.
    pub breaks: bool,
    /// Whether a hyphen joins it to the next.
    pub joins: bool,
    /// Whether it begins with a capital letter.
    pub is_capital: bool,
}

/// A word of a phrase that is looked for.
pub(super) struct PhraseWord {
    /// Its stem; [`UNKNOWN`] where no text has it.
    pub stem: u32,
    /// The word and its inflected forms.
    pub forms: FxHashSet<u32>,
}

/// What is known of a word.
#[derive(Debug)]
struct Entry {
    lower: String,
    stem: u32,
    /// Whether no phrase ends at it.
    is_open_end: bool,
    /// Whether no phrase begins at it.
    is_open_start: bool,
    /// Whether it makes no phrase telling.
    is_idle: bool,
    /// Whether a name goes on behind it.
    is_particle: bool,
}

/// Words at which no phrase ends, and none begins, those that make none telling, and those inside names, in
/// each language.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OpenEnds {
    ends: HashMap<String, String>,
    starts: HashMap<String, String>,
    idle: HashMap<String, String>,
    particles: HashMap<String, String>,
}

/// The words of a series, in lower case, each with a number.
pub(super) struct Vocabulary {
    numbers: FxHashMap<String, u32>,
    entries: Vec<Entry>,
    stems: FxHashMap<String, u32>,
    /// Which stems are of function words.
    functions: Vec<bool>,
    /// How rare each stem is in official texts of its language, where that is known.
    rarity: Vec<Option<f64>>,
    /// The words of each stem.
    by_stem: Vec<Vec<u32>>,
    /// What makes stems in each language.
    terms: FxHashMap<String, Terms>,
    open_ends: OpenEnds,
}

impl Vocabulary {
    /// One without words.
    pub(super) fn new() -> Self {
        Self {
            numbers: FxHashMap::default(),
            entries: Vec::new(),
            stems: FxHashMap::default(),
            functions: Vec::new(),
            rarity: Vec::new(),
            by_stem: Vec::new(),
            terms: FxHashMap::default(),
            open_ends: data!("history/open-ends"),
        }
    }

    /// The words of a sentence of a text in a language; new ones get numbers.
    pub(super) fn take(&mut self, cut: Vec<CutWord>, language: &str) -> Vec<Word> {
        let words = cut.into_iter().map(|cut| {
            let known = self.numbers.get(&cut.lower).copied();
            let word = known.unwrap_or_else(|| self.add(cut.lower, language));
            Word {
                word,
                stem: self.entries[word as usize].stem,
                start: cut.start,
                end: cut.end,
                breaks: cut.breaks,
                joins: cut.joins,
                is_capital: cut.is_capital,
            }
        });
        words.collect()
    }

    /// The words of a phrase.
    pub(super) fn of_phrase(&self, phrase: &str) -> Vec<PhraseWord> {
        let words = text::words(phrase);
        let words = cut(phrase, &words).into_iter();
        words.map(|word| self.phrase_word(&word.lower)).collect()
    }

    fn phrase_word(&self, lower: &str) -> PhraseWord {
        let Some(number) = self.numbers.get(lower) else {
            return PhraseWord {
                stem: UNKNOWN,
                forms: FxHashSet::default(),
            };
        };
        let stem = self.entries[*number as usize].stem;
        let of_stem = self.by_stem[stem as usize].iter().copied();
        let is_form = |word: &u32| is_inflected(lower, &self.entries[*word as usize].lower);
        PhraseWord {
            stem,
            forms: of_stem.filter(is_form).collect(),
        }
    }

    /// Whether a stem is of a word that stands in every text, whatever it says.
    pub(super) fn is_function(&self, stem: u32) -> bool {
        self.functions.get(stem as usize).is_some_and(|is| *is)
    }

    /// How rare a stem is in official texts of its language at large; `None` where that is not known.
    pub(super) fn rarity(&self, stem: u32) -> Option<f64> {
        self.rarity.get(stem as usize).copied().flatten()
    }

    /// Whether a word ends no phrase.
    pub(super) fn is_open_end(&self, word: u32) -> bool {
        self.entries[word as usize].is_open_end
    }

    /// Whether a word stands inside names of people: bin, von.
    pub(super) fn is_particle(&self, word: u32) -> bool {
        self.entries[word as usize].is_particle
    }

    /// Whether no phrase begins at a word.
    pub(super) fn is_open_start(&self, word: u32) -> bool {
        self.entries[word as usize].is_open_start
    }

    /// Whether a word makes no phrase telling.
    pub(super) fn is_idle(&self, word: u32) -> bool {
        self.entries[word as usize].is_idle
    }

    fn add(&mut self, lower: String, language: &str) -> u32 {
        let terms = (self.terms.entry(language.to_owned())).or_insert_with(|| Terms::new(language));
        // The first term is the whole of the word.
        let stem = terms.of_word(&lower).into_iter().next();
        let is_function = stem.is_none();
        let rarity = vectors::of(language).map(|vectors| {
            let known = stem.as_deref().and_then(|stem| vectors.find(stem));
            known.map_or(vectors::UNKNOWN_IDF, |word| f64::from(word.idf))
        });
        let next = self.stems.len() as u32;
        let stem = *(self.stems)
            .entry(stem.unwrap_or_else(|| lower.clone()))
            .or_insert(next);
        let number = self.numbers.len() as u32;
        if stem == next {
            self.functions.push(is_function);
            self.rarity.push(rarity);
            self.by_stem.push(Vec::new());
        }
        self.by_stem[stem as usize].push(number);
        let is_in = |lists: &HashMap<String, String>| {
            let words = lists.get(language);
            words.is_some_and(|words| words.split_whitespace().any(|word| word == lower))
        };
        self.entries.push(Entry {
            stem,
            is_open_end: is_in(&self.open_ends.ends),
            is_open_start: is_in(&self.open_ends.starts),
            is_idle: is_in(&self.open_ends.idle),
            is_particle: is_in(&self.open_ends.particles),
            lower: lower.clone(),
        });
        self.numbers.insert(lower, number);
        number
    }
}

/// A word as it is cut out of a sentence.
pub(super) struct CutWord {
    lower: String,
    start: u32,
    end: u32,
    breaks: bool,
    joins: bool,
    is_capital: bool,
}

/// Cuts the words of a sentence at their hyphens, and takes possessives off.
pub(super) fn cut(text: &str, words: &[Range<usize>]) -> Vec<CutWord> {
    let mut cut = Vec::with_capacity(words.len() + 2);
    for word in words {
        let mut start = word.start;
        for part in text[word.clone()].split_inclusive(is_hyphen) {
            let bare = without_possessive(part.trim_end_matches(is_hyphen));
            if !bare.is_empty() {
                cut.push(CutWord {
                    lower: lower(bare),
                    start: start as u32,
                    end: (start + bare.len()) as u32,
                    breaks: false,
                    joins: part.ends_with(is_hyphen),
                    is_capital: bare.starts_with(char::is_uppercase),
                });
            }
            start += part.len();
        }
    }
    let ends: Vec<usize> = (cut.iter().skip(1))
        .map(|word: &CutWord| word.start as usize)
        .chain([text.len()])
        .collect();
    for (word, end) in cut.iter_mut().zip(ends) {
        word.breaks = text[word.end as usize..end].contains(is_break);
    }
    cut
}

/// Whether a sign ends what belongs together.
fn is_break(c: char) -> bool {
    matches!(
        c,
        ',' | ';'
            | ':'
            | '.'
            | '!'
            | '?'
            | '('
            | ')'
            | '/'
            | '*'
            | '\u{2013}'
            | '\u{2014}'
            | '，'
            | '；'
            | '：'
            | '。'
            | '、'
    )
}

/// Letters that two inflected forms of a word do not share, at most: stems alone make "territory" a
/// form of "territorial integrity" with "integrated" behind it.
const MAX_ENDING: usize = 3;

/// Whether two words of one stem differ in their endings alone.
fn is_inflected(one: &str, other: &str) -> bool {
    let same = one.chars().zip(other.chars()).take_while(|(a, b)| a == b);
    let same = same.count();
    let ending = |word: &str| word.chars().count() - same;
    ending(one) <= MAX_ENDING && ending(other) <= MAX_ENDING
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

fn without_possessive(word: &str) -> &str {
    let mut ends = ["'s", "\u{2019}s", "'", "\u{2019}"].iter();
    ends.find_map(|end| word.strip_suffix(end)).unwrap_or(word)
}
