//! Words of a language whose English is set by hand: names, places, and what the table has wrong.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::data::data;
use crate::text::Terms;

/// The words of a language, each with its English terms; none where it says nothing.
#[derive(Debug)]
pub(super) struct Glossary(BTreeMap<String, Vec<String>>);

/// The glossary of a language.
pub(super) fn of(language: &str) -> Option<&'static Glossary> {
    static GLOSSARIES: LazyLock<BTreeMap<String, Glossary>> = LazyLock::new(|| {
        // By language and by kind, which only orders the file.
        let languages: BTreeMap<String, BTreeMap<String, BTreeMap<String, String>>> =
            data!("crosslingual/glossary");
        let english = Terms::new("en");
        let glossary = |kinds: BTreeMap<String, BTreeMap<String, String>>| {
            let words = kinds.into_values().flatten();
            Glossary(
                words
                    .map(|(word, terms)| (word, english.of(&terms)))
                    .collect(),
            )
        };
        languages
            .into_iter()
            .map(|(language, kinds)| (language, glossary(kinds)))
            .collect()
    });
    GLOSSARIES.get(language)
}

impl Glossary {
    /// Its words.
    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// The English terms of a word; `None` where it is not listed.
    pub(super) fn find(&self, word: &str) -> Option<&[String]> {
        self.0.get(word).map(Vec::as_slice)
    }
}
