//! Sentences as numbers of words, by which texts are held against each other.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::{LazyLock, PoisonError, RwLock, RwLockReadGuard};

use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Deserializer};

use crate::data::data;
use crate::statement::Sentence;
use crate::text::normalize::lower;
use crate::text::simplified::simplified;
use crate::text::{self, Terms};
use crate::vectors;

/// The word of a vocabulary that no text has.
pub(super) const UNKNOWN: u32 = u32::MAX;

/// A word of a sentence. Compounds are cut at their hyphens, and a possessive is left out.
#[derive(Debug, Clone, Copy, PartialEq)]
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
    /// What it is wherever it stands.
    pub kind: Kind,
}

/// Words of a sentence in a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct WordRun {
    /// The sentence.
    pub sentence: usize,
    /// Its words.
    pub words: Range<usize>,
}

/// What a word is wherever it stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Kind {
    /// How rare it is in official texts of its language at large; `None` where that is not known.
    pub rarity: Option<f32>,
    /// Whether it stands in every text, whatever that says.
    pub is_function: bool,
    /// Whether no phrase ends at it.
    pub is_open_end: bool,
    /// Whether no phrase begins at it.
    pub is_open_start: bool,
    /// Whether it makes no phrase telling.
    pub is_idle: bool,
    /// Whether it stands inside names of people: bin, von.
    pub is_particle: bool,
}

impl Kind {
    /// Whether no phrase begins at it, or none ends.
    pub(super) fn is_open(self) -> bool {
        self.is_open_start || self.is_open_end
    }
}

/// A word of a phrase that is looked for.
pub(super) struct PhraseWord {
    /// Its stem; [`UNKNOWN`] where no text has it.
    pub stem: u32,
    /// Whether it stands in every text, whatever that says.
    pub is_function: bool,
    /// The word and its inflected forms.
    forms: FxHashSet<u32>,
}

impl PhraseWord {
    /// Whether a word is it, or an inflected form of it.
    pub(super) fn is_form(&self, word: &Word) -> bool {
        // Forms share their stem, and most words have another.
        self.stem == word.stem && self.forms.contains(&word.word)
    }
}

/// Words of each language, by its primary BCP 47 subtag.
type Words = HashMap<String, FxHashSet<String>>;

/// Words at which no phrase ends, and none begins, those that make none telling, and those inside
/// names, in each language.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OpenEnds {
    #[serde(deserialize_with = "lists")]
    ends: Words,
    #[serde(deserialize_with = "lists")]
    starts: Words,
    #[serde(deserialize_with = "lists")]
    idle: Words,
    #[serde(deserialize_with = "lists")]
    particles: Words,
}

/// A list for each language, its words with spaces between them.
fn lists<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Words, D::Error> {
    let lists = HashMap::<String, String>::deserialize(deserializer)?.into_iter();
    let words = |list: String| list.split_whitespace().map(str::to_owned).collect();
    Ok(lists
        .map(|(language, list)| (language, words(list)))
        .collect())
}

/// The words of texts, in lower case, each with a number. Texts that share it are held against each
/// other without being cut again, on any thread: numbers are what words have in common, and nothing
/// hangs on their order.
#[derive(Default)]
pub(super) struct Vocabulary(RwLock<Known>);

/// What is known of the words that were met.
#[derive(Default)]
struct Known {
    numbers: FxHashMap<String, u32>,
    entries: Vec<Entry>,
    stems: FxHashMap<String, u32>,
    /// The words of each stem.
    by_stem: Vec<Vec<u32>>,
    /// What makes stems in each language.
    terms: FxHashMap<String, Terms>,
}

/// What is known of a word.
struct Entry {
    lower: String,
    stem: u32,
    kind: Kind,
}

impl Vocabulary {
    /// The words of the sentences of a text in a language; new ones get numbers.
    pub(super) fn take(&self, sentences: &[Sentence], language: &str) -> Vec<Vec<Word>> {
        let cut = sentences.iter().map(|it| cut(it.read(), it.words()));
        let cut: Vec<Vec<CutWord>> = cut.collect();
        self.learn(cut.iter().flatten(), language);
        let known = self.known();
        let of_sentence =
            |words: Vec<CutWord>| words.into_iter().map(|it| known.word(it)).collect();
        cut.into_iter().map(of_sentence).collect()
    }

    /// Gives numbers to the words that have none.
    fn learn<'w>(&self, words: impl Iterator<Item = &'w CutWord>, language: &str) {
        let known = self.known();
        let new: Vec<&str> = words
            .map(|word| word.lower.as_str())
            .filter(|word| !known.numbers.contains_key(*word))
            .collect();
        drop(known);
        if !new.is_empty() {
            let mut known = self.0.write().unwrap_or_else(PoisonError::into_inner);
            new.iter().for_each(|word| known.add(word, language));
        }
    }

    /// Words that one letter tells from a word: as other spellings of a name do.
    pub(super) fn spelled_alike(&self, word: u32) -> FxHashSet<u32> {
        let known = self.known();
        let own = &known.entries[word as usize].lower;
        let entries = (0..).zip(&known.entries);
        let alike = entries.filter(|(_, it)| differ_in_one_letter(own, &it.lower));
        alike.map(|(number, _)| number).collect()
    }

    fn known(&self) -> RwLockReadGuard<'_, Known> {
        self.0.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// The words of a phrase: as it is given or, where no text has them so, as Chinese is read.
    pub(super) fn of_phrase(&self, phrase: &str) -> Vec<PhraseWord> {
        let known = self.known();
        let words = |phrase: &str| -> Vec<PhraseWord> {
            let words = cut(phrase, &text::words(phrase)).into_iter();
            words
                .map(|word| known.phrase_word(known.numbers.get(&word.lower)))
                .collect()
        };
        let given = words(phrase);
        match simplified(phrase) {
            Cow::Owned(read) if given.iter().any(|word| word.stem == UNKNOWN) => words(&read),
            _ => given,
        }
    }

    /// Words of a sentence as a phrase.
    pub(super) fn as_phrase(&self, words: &[Word]) -> Vec<PhraseWord> {
        let known = self.known();
        let words = words.iter();
        words
            .map(|word| known.phrase_word(Some(&word.word)))
            .collect()
    }
}

impl Known {
    /// A word that has a number, as it stands in a sentence.
    fn word(&self, cut: CutWord) -> Word {
        let word = self.numbers[&cut.lower];
        let entry = &self.entries[word as usize];
        Word {
            word,
            stem: entry.stem,
            start: cut.start,
            end: cut.end,
            breaks: cut.breaks,
            joins: cut.joins,
            is_capital: cut.is_capital,
            kind: entry.kind,
        }
    }

    /// A word of a phrase, by its number, where a text has it.
    fn phrase_word(&self, number: Option<&u32>) -> PhraseWord {
        let Some(number) = number else {
            return PhraseWord {
                stem: UNKNOWN,
                is_function: false,
                forms: FxHashSet::default(),
            };
        };
        let entry = &self.entries[*number as usize];
        let of_stem = self.by_stem[entry.stem as usize].iter().copied();
        let is_form = |word: &u32| is_inflected(&entry.lower, &self.entries[*word as usize].lower);
        PhraseWord {
            stem: entry.stem,
            is_function: entry.kind.is_function,
            forms: of_stem.filter(is_form).collect(),
        }
    }

    /// Adds a word, unless it is there.
    fn add(&mut self, lower: &str, language: &str) {
        static OPEN_ENDS: LazyLock<OpenEnds> = LazyLock::new(|| data!("history/open-ends"));
        if self.numbers.contains_key(lower) {
            return;
        }
        if !self.terms.contains_key(language) {
            (self.terms).insert(language.to_owned(), Terms::new(language));
        }
        // The first term is the whole of the word.
        let stem = self.terms[language].of_word(lower).into_iter().next();
        let is_in = |words: &Words| words.get(language).is_some_and(|it| it.contains(lower));
        let kind = Kind {
            rarity: vectors::of(language).map(|vectors| {
                let known = stem.as_deref().and_then(|stem| vectors.idf(stem));
                known.unwrap_or(vectors::UNKNOWN_IDF as f32)
            }),
            is_function: stem.is_none(),
            is_open_end: is_in(&OPEN_ENDS.ends),
            is_open_start: is_in(&OPEN_ENDS.starts),
            is_idle: is_in(&OPEN_ENDS.idle),
            is_particle: is_in(&OPEN_ENDS.particles),
        };
        let next = self.by_stem.len() as u32;
        let stem = *(self.stems)
            .entry(stem.unwrap_or_else(|| lower.to_owned()))
            .or_insert(next);
        if stem == next {
            self.by_stem.push(Vec::new());
        }
        let number = self.entries.len() as u32;
        self.by_stem[stem as usize].push(number);
        self.numbers.insert(lower.to_owned(), number);
        self.entries.push(Entry {
            lower: lower.to_owned(),
            stem,
            kind,
        });
    }
}

/// A word as it is cut out of a sentence.
struct CutWord {
    lower: String,
    start: u32,
    end: u32,
    breaks: bool,
    joins: bool,
    is_capital: bool,
}

/// Cuts the words of a sentence at their hyphens, and takes possessives off.
fn cut(text: &str, words: &[Range<usize>]) -> Vec<CutWord> {
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
            | '['
            | ']'
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

/// Letters of a word, at least, of which one may be another, and the word the same.
const LONG: usize = 5;

/// Whether one letter alone tells two words apart: another one, or one more.
fn differ_in_one_letter(one: &str, other: &str) -> bool {
    let [a, b]: [Vec<char>; 2] = [one, other].map(|word| word.chars().collect());
    let (shorter, longer) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let more = longer.len() - shorter.len();
    if shorter.len() < LONG || more > 1 {
        return false;
    }
    let begin = shorter.iter().zip(&longer).take_while(|(a, b)| a == b);
    let begin = begin.count();
    shorter.get(begin + 1 - more..) == longer.get(begin + 1..)
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

fn without_possessive(word: &str) -> &str {
    let mut ends = ["'s", "\u{2019}s", "'", "\u{2019}"].iter();
    ends.find_map(|end| word.strip_suffix(end)).unwrap_or(word)
}
