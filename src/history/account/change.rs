//! A change in a text against earlier ones.

use jiff::civil::Date;
use serde::Serialize;

use crate::history::series::{Series, Text};

/// What has changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ChangeKind {
    /// A set phrase stands in other words.
    PhraseChanged,
    /// A set phrase stood in the last texts, and not now.
    PhraseDropped,
    /// A phrase that no earlier text has, and that is said again.
    PhraseFirstEver,
    /// A set phrase that no earlier text with this counterpart has.
    PhraseFirstWith,
    /// A set phrase that no text had for long.
    PhraseFirstSince,
    /// Another name for the same thing.
    Term,
    /// Another step on a scale.
    Rung,
    /// A topic that no earlier text had.
    TopicNew,
    /// A topic that the last texts had.
    TopicGone,
    /// Somebody or something is named for the first time.
    NamedNew,
    /// Somebody or something that the last texts named is not named.
    NamedGone,
    /// Longer or shorter than the others.
    Length,
    /// Another topic comes first.
    Order,
}

/// A sentence of a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Quoted {
    /// The day of the text.
    pub date: Date,
    /// Its title.
    pub title: String,
    /// Its address.
    pub url: Option<String>,
    /// The sentence.
    pub sentence: String,
}

impl Quoted {
    /// A sentence of a text.
    pub(super) fn of(text: &Text, sentence: usize) -> Self {
        Self {
            date: text.date,
            title: text.title.clone(),
            url: text.url.clone(),
            sentence: text.sentences[sentence].text().to_owned(),
        }
    }

    /// A sentence of a text of a series.
    pub(super) fn at(series: &Series, (text, sentence): (usize, usize)) -> Self {
        Self::of(&series.texts()[text], sentence)
    }
}

/// A change, with how sure it is.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Change {
    /// What has changed.
    pub kind: ChangeKind,
    /// It in a line.
    pub headline: String,
    /// The phrase, the topic, the name.
    pub what: String,
    /// What stood in its place.
    pub before: Option<String>,
    /// Whether it is held against the texts with the same counterpart, or against all.
    pub with_counterpart: bool,
    /// Of the texts that it is held against, those that bear it out.
    pub count: usize,
    /// The texts that it is held against.
    pub of: usize,
    /// The sentence of this text; null for what is gone.
    pub now: Option<Quoted>,
    /// The sentence of an earlier text; null for what has never been.
    pub earlier: Option<Quoted>,
    /// How telling it is.
    #[serde(skip)]
    pub weight: f64,
}
