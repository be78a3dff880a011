//! Graded words: how strongly a government says what it says, on its own scale.

use std::sync::{Arc, LazyLock};

use serde::Deserialize;

use super::{ByLanguage, Hit, Matcher, in_language, longest};
use crate::data::data;

/// A scale of words, from the weakest to the strongest.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ladder {
    /// Its id.
    pub id: String,
    /// What it grades.
    pub label: String,
    /// The government whose scale it is; `None` for what all sides are said to have done.
    pub government: Option<String>,
    /// Forms that hold a rung's words and are none.
    #[serde(default)]
    passing: ByLanguage,
    /// Its steps.
    #[serde(rename = "rung")]
    pub rungs: Vec<Rung>,
}

/// A step of a ladder.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rung {
    /// The step in English.
    pub label: String,
    /// Its words in running text.
    pub forms: ByLanguage,
    /// Where it is known from.
    pub source: String,
}

#[derive(Deserialize)]
struct File {
    ladder: Vec<Ladder>,
}

static STANDARD: LazyLock<Arc<Vec<Ladder>>> = LazyLock::new(|| Arc::new(with(Vec::new())));

/// The ladders of the program.
pub(super) fn standard() -> Arc<Vec<Ladder>> {
    STANDARD.clone()
}

/// The ladders of the program and a user's own.
pub(super) fn with(own: Vec<Ladder>) -> Vec<Ladder> {
    let file: File = data!("lexicon/ladders");
    file.ladder.into_iter().chain(own).collect()
}

impl Ladder {
    /// Finds its rungs in a language.
    pub fn matcher(&self, language: &str) -> Matcher {
        let passing = in_language(&self.passing, language).map(|form| (self.rungs.len(), form));
        let rungs = self.rungs.iter().enumerate().flat_map(|(rung, entry)| {
            in_language(&entry.forms, language).map(move |form| (rung, form))
        });
        Matcher::new(rungs.chain(passing))
    }

    /// The rungs that a sentence stands on, in the order of its words; the entry of a hit is the
    /// place of the rung.
    pub fn rungs_in(&self, matcher: &Matcher, sentence: &str) -> Vec<Hit> {
        let mut hits = longest(matcher.find(sentence));
        hits.retain(|hit| hit.entry < self.rungs.len());
        hits
    }
}
