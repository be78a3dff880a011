//! A change in a text against earlier ones.

use jiff::civil::Date;
use serde::Serialize;

use crate::history::series::{Series, Text};
use crate::report::ChangeKind;

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
