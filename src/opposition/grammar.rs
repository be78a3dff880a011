//! The small words of English that show how the words of a sentence hang together.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::data::data;

/// The words, as `data/opposition/grammar.toml` explains them.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Grammar {
    pub flat_denials: BTreeSet<String>,
    pub endings: BTreeSet<String>,
    pub naming_parts: BTreeSet<String>,
    pub determiners: BTreeSet<String>,
    pub complements: BTreeSet<String>,
    pub infinitives: BTreeSet<String>,
    pub objects_of_accord: BTreeSet<String>,
    pub objects_of_concern: BTreeSet<String>,
    pub forms_of_be: BTreeSet<String>,
    pub doers: BTreeSet<String>,
    pub adverb_endings: BTreeSet<String>,
    pub no_adverbs: BTreeSet<String>,
    pub claims: BTreeSet<String>,
    pub negative_determiners: BTreeSet<String>,
    pub existentials: BTreeSet<String>,
    pub past_perfects: BTreeSet<String>,
    pub relative_times: BTreeSet<String>,
    pub periods: BTreeSet<String>,
}

static GRAMMAR: LazyLock<Grammar> = LazyLock::new(|| data!("opposition/grammar"));

/// The words of English.
pub(super) fn grammar() -> &'static Grammar {
    &GRAMMAR
}
