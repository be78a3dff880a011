//! Graded words: how strongly a government says what it says, on its own scale.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use serde::Deserialize;

use super::{ByLanguage, ForLanguages, in_language};
use crate::data::data;
use crate::text::{Match, Matcher, NormalizedText, leftmost_longest};

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

/// Ladders, and what finds their words.
#[derive(Debug)]
pub struct LadderTable {
    entries: Vec<Ladder>,
    /// For each entry of the matchers, its ladder and its rung there; one rung more than there are
    /// for forms that are none.
    places: Vec<(usize, usize)>,
    matchers: ForLanguages,
}

static STANDARD: LazyLock<Arc<LadderTable>> =
    LazyLock::new(|| Arc::new(LadderTable::with(Vec::new())));

impl LadderTable {
    /// The ladders of the program.
    pub(super) fn standard() -> Arc<Self> {
        STANDARD.clone()
    }

    /// The ladders of the program and a user's own.
    pub(super) fn with(own: Vec<Ladder>) -> Self {
        let file: File = data!("lexicon/ladders");
        let entries: Vec<Ladder> = file.ladder.into_iter().chain(own).collect();
        let places = entries.iter().enumerate();
        let places = places
            .flat_map(|(ladder, entry)| (0..=entry.rungs.len()).map(move |rung| (ladder, rung)));
        let words = entries.iter().flat_map(|ladder| ladder.forms());
        Self {
            places: places.collect(),
            matchers: ForLanguages::new(words.flat_map(ByLanguage::keys)),
            entries,
        }
    }

    /// All ladders.
    pub fn entries(&self) -> &[Ladder] {
        &self.entries
    }

    /// For each ladder, the rungs of it that a sentence stands on, in the order of its words; the
    /// entry of a hit is the place of the rung.
    pub fn rungs_in(
        &self,
        language: &str,
        sentence: &NormalizedText,
    ) -> BTreeMap<usize, Vec<Match>> {
        let mut rungs: BTreeMap<usize, Vec<Match>> = BTreeMap::new();
        for hit in self
            .matcher(language)
            .into_iter()
            .flat_map(|m| m.find_in(sentence))
        {
            let (ladder, entry) = self.places[hit.entry];
            rungs
                .entry(ladder)
                .or_default()
                .push(Match { entry, ..hit });
        }
        for (ladder, hits) in &mut rungs {
            *hits = leftmost_longest(std::mem::take(hits));
            hits.retain(|hit| hit.entry < self.entries[*ladder].rungs.len());
        }
        rungs
    }

    fn matcher(&self, language: &str) -> Option<&Matcher> {
        self.matchers.get(language, || {
            let forms = self.entries.iter().flat_map(Ladder::forms).enumerate();
            Matcher::new(forms.flat_map(|(entry, forms)| {
                in_language(forms, language).map(move |form| (entry, form))
            }))
        })
    }
}

impl Ladder {
    /// The words of each rung, and those that are none.
    fn forms(&self) -> impl Iterator<Item = &ByLanguage> {
        let rungs = self.rungs.iter().map(|rung| &rung.forms);
        rungs.chain([&self.passing])
    }
}
