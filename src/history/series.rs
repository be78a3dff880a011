//! Texts over time, the oldest first.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::ops::Deref;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use jiff::civil::Date;

use super::words::{Vocabulary, Word, WordRun};
use crate::statement::Sentence;

/// A text of a government, as a history asks for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// Whose it is: a code of ISO 3166, or `EU`, `UN`.
    pub government: Option<String>,
    /// The day of it.
    pub date: Date,
    /// Its heading.
    pub title: String,
    /// Where it was published.
    pub url: Option<String>,
    /// With whom the talks were that it tells of.
    pub with: Vec<String>,
    /// Primary language subtag (BCP 47).
    pub language: Option<String>,
    /// Its sentences, in reading order.
    pub sentences: Vec<Sentence>,
}

impl Text {
    /// The language by whose words it is read.
    pub(super) fn language(&self) -> &str {
        self.language.as_deref().unwrap_or(USUAL_LANGUAGE)
    }
}

/// The years in which a text can have been published. One that is far from all others would be told
/// with a row for each year between.
const YEARS: std::ops::RangeInclusive<i16> = 1800..=2100;

/// A day on which no text can have been published.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("its date, {0}, is no day of a text: those lie from {first} to {last}", first = YEARS.start(), last = YEARS.end())]
pub struct BadDay(pub Date);

/// A day on which a text can have been published.
///
/// # Errors
///
/// It is none.
pub fn plausible(day: Date) -> Result<Date, BadDay> {
    match YEARS.contains(&day.year()) {
        true => Ok(day),
        false => Err(BadDay(day)),
    }
}

/// A text with its words, which are cut once, however many texts it is held against.
pub struct CutText {
    text: Text,
    /// The words of each sentence.
    words: Vec<Vec<Word>>,
    /// Where set phrases may stand in it, once that was asked. Whoever asks has one lexicon.
    pub(super) runs: OnceLock<Vec<WordRun>>,
    /// What each sentence brings up, once that was asked.
    pub(super) subjects: OnceLock<Vec<Subjects>>,
    /// The names that it has for things, once that was asked.
    pub(super) names: OnceLock<Names>,
}

/// What a sentence brings up.
pub(super) struct Subjects {
    /// Its topics, each once.
    pub mentions: Vec<Mention>,
    /// Whether it brings them up in a list of people.
    pub lists_people: bool,
}

/// A topic in a piece of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Mention {
    /// Place of the topic in the lexicon.
    pub topic: usize,
    /// Whether the word that brings it up may stand in passing.
    pub in_passing: bool,
}

/// Where a text first has each name of each thing, by thing and name: the sentence, and the words
/// in it.
pub(super) type Names = BTreeMap<(usize, usize), (usize, String)>;

impl CutText {
    /// Cuts a text, by the words that it shares with others.
    fn new(text: Text, vocabulary: &Vocabulary) -> Self {
        Self {
            words: vocabulary.take(&text.sentences, text.language()),
            text,
            runs: OnceLock::new(),
            subjects: OnceLock::new(),
            names: OnceLock::new(),
        }
    }

    /// The words of a sentence.
    pub(super) fn words(&self, sentence: usize) -> &[Word] {
        &self.words[sentence]
    }
}

impl Deref for CutText {
    type Target = Text;

    fn deref(&self) -> &Text {
        &self.text
    }
}

/// What cuts texts into words, those of each language by a vocabulary of its own. Texts of one
/// language that it cut can be held against each other.
#[derive(Clone, Default)]
pub struct Cutter(Arc<Mutex<BTreeMap<String, Arc<Vocabulary>>>>);

impl Cutter {
    /// Cuts a text.
    pub fn cut(&self, text: Text) -> CutText {
        let vocabulary = self.vocabulary(text.language());
        CutText::new(text, &vocabulary)
    }

    /// Texts of one language, in any order.
    pub(super) fn series(&self, texts: Vec<Arc<CutText>>, language: &str) -> Series {
        Series::of(texts, self.vocabulary(language))
    }

    fn vocabulary(&self, language: &str) -> Arc<Vocabulary> {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(all.entry(language.to_owned()).or_default())
    }
}

/// Texts over time, the oldest first, with their words.
pub struct Series {
    texts: Vec<Arc<CutText>>,
    vocabulary: Arc<Vocabulary>,
}

/// The language by whose words a text is read whose language is not known.
const USUAL_LANGUAGE: &str = "en";

impl Series {
    /// Texts in any order; those of one day are in the order of their titles, addresses and words.
    pub fn new(mut texts: Vec<Text>) -> Self {
        // The first text that has a word says of which language it is.
        texts.sort_by(in_order);
        let vocabulary = Vocabulary::default();
        let cut = texts
            .into_iter()
            .map(|text| CutText::new(text, &vocabulary));
        Self {
            texts: cut.map(Arc::new).collect(),
            vocabulary: Arc::new(vocabulary),
        }
    }

    fn of(mut texts: Vec<Arc<CutText>>, vocabulary: Arc<Vocabulary>) -> Self {
        texts.sort_by(|a, b| in_order(a, b));
        Self { texts, vocabulary }
    }

    /// The texts, the oldest first.
    pub fn texts(&self) -> &[Arc<CutText>] {
        &self.texts
    }

    /// The words of a sentence.
    pub(super) fn words(&self, text: usize, sentence: usize) -> &[Word] {
        self.texts[text].words(sentence)
    }

    /// The words of all texts.
    pub(super) fn vocabulary(&self) -> &Vocabulary {
        &self.vocabulary
    }
}

fn in_order(a: &Text, b: &Text) -> Ordering {
    key(a).cmp(&key(b)).then_with(|| by_words(a, b))
}

fn key(text: &Text) -> (Date, &str, Option<&str>) {
    (text.date, &text.title, text.url.as_deref())
}

fn by_words(a: &Text, b: &Text) -> Ordering {
    let sentences = b.sentences.iter().map(Sentence::text);
    a.sentences.iter().map(Sentence::text).cmp(sentences)
}
