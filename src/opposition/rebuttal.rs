//! Sentences that reject or deny what somebody says.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::data::data;
use crate::text::{Matcher, NormalizedText};

/// The words, as `data/opposition/rebuttals.toml` explains them.
static WORDS: LazyLock<BTreeMap<String, Matcher>> = LazyLock::new(|| {
    let file: BTreeMap<String, Vec<String>> = data!("opposition/rebuttals");
    let of_language = |(language, words): (String, Vec<String>)| {
        let words = words.iter().map(|word| (0, word.as_str()));
        (language, Matcher::new(words))
    };
    file.into_iter().map(of_language).collect()
});

/// Whether a sentence in a language, English where it is not known, rejects or denies something.
pub(crate) fn rebuts(language: Option<&str>, sentence: &str) -> bool {
    let words = WORDS.get(language.unwrap_or("en"));
    words.is_some_and(|words| !words.find_in(&NormalizedText::new(sentence)).is_empty())
}
