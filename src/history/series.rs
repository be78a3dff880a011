//! Texts over time, the oldest first.

use jiff::civil::Date;

use super::words::{self, Vocabulary, Word};
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

/// Texts over time, the oldest first, with their words.
pub struct Series {
    texts: Vec<Text>,
    /// The words of each sentence of each text.
    words: Vec<Vec<Vec<Word>>>,
    vocabulary: Vocabulary,
}

/// The language by whose words a text is read whose language is not known.
const USUAL_LANGUAGE: &str = "en";

impl Series {
    /// Texts in any order; those of one day are in the order of their titles, addresses and words.
    pub fn new(mut texts: Vec<Text>) -> Self {
        texts.sort_by(|a, b| key(a).cmp(&key(b)).then_with(|| by_words(a, b)));
        let mut vocabulary = Vocabulary::new();
        let of_text = |text: &Text| {
            let language = text.language();
            let sentences = text.sentences.iter();
            let words = sentences.map(|sentence| {
                let cut = words::cut(sentence.text(), sentence.words());
                vocabulary.take(cut, language)
            });
            words.collect()
        };
        Self {
            words: texts.iter().map(of_text).collect(),
            texts,
            vocabulary,
        }
    }

    /// The texts, the oldest first.
    pub fn texts(&self) -> &[Text] {
        &self.texts
    }

    /// The words of a sentence.
    pub(super) fn words(&self, text: usize, sentence: usize) -> &[Word] {
        &self.words[text][sentence]
    }

    /// The words of all texts.
    pub(super) fn vocabulary(&self) -> &Vocabulary {
        &self.vocabulary
    }
}

fn key(text: &Text) -> (Date, &str, Option<&str>) {
    (text.date, &text.title, text.url.as_deref())
}

fn by_words(a: &Text, b: &Text) -> std::cmp::Ordering {
    let sentences = |text: &Text| {
        let texts = text.sentences.iter().map(Sentence::text);
        texts.map(str::to_owned).collect::<Vec<_>>()
    };
    sentences(a).cmp(&sentences(b))
}
