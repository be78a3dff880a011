//! The small words of English by which phrases are recognised.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::data::data;

/// The words, as `data/diverge/english.toml` explains them.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct English {
    phrase: PhraseWords,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PhraseWords {
    prepositions: String,
    ends: String,
}

static ENGLISH: LazyLock<English> = LazyLock::new(|| data!("diverge/english"));

/// The words of English.
pub(super) fn english() -> &'static English {
    &ENGLISH
}

impl English {
    pub(crate) fn is_preposition(&self, word: &str) -> bool {
        is_in(&self.phrase.prepositions, word)
    }

    /// Whether a word lets a phrase end before it.
    pub(crate) fn ends_phrase(&self, word: &str) -> bool {
        self.is_preposition(word) || is_in(&self.phrase.ends, word)
    }
}

fn is_in(list: &str, word: &str) -> bool {
    list.split(' ').any(|listed| listed == word)
}
