//! A row a use.

use crate::history::{PhraseHistory, PhraseUse};
use crate::render::csv::table;

const HEADER: [&str; 8] = [
    "phrase",
    "variant",
    "date",
    "government",
    "with",
    "title",
    "url",
    "sentence",
];

/// Every use of a phrase as CSV, the oldest first.
pub fn phrase_csv(history: &PhraseHistory) -> String {
    let row = |it: &PhraseUse| {
        [
            history.phrase.clone(),
            it.variant.clone().unwrap_or_default(),
            it.date.to_string(),
            it.government.clone().unwrap_or_default(),
            it.with.join(" "),
            it.title.clone(),
            it.url.clone().unwrap_or_default(),
            it.sentence.clone(),
        ]
    };
    table(HEADER, history.uses.iter().map(row))
}
