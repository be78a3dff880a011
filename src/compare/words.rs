//! Small words of English by which an account is read.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::data::data;

/// The words, as `data/compare/words.toml` explains them.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Words {
    pub former: Vec<String>,
    pub list_leads: Vec<String>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| data!("compare/words"));

/// The words.
pub(super) fn small_words() -> &'static Words {
    &WORDS
}
