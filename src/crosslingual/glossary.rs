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
        let glossary = |language: &str, kinds: BTreeMap<String, BTreeMap<String, String>>| {
            let own = Terms::new(language);
            let words = kinds.into_values().flatten();
            let words = words.map(|(word, terms)| (as_term(&own, word), english.of(&terms)));
            Glossary(words.collect())
        };
        languages
            .into_iter()
            .map(|(language, kinds)| {
                let glossary = glossary(&language, kinds);
                (language, glossary)
            })
            .collect()
    });
    GLOSSARIES.get(language)
}

/// A word as the term under which it is looked up: its stem, where its language has stems.
fn as_term(own: &Terms, word: String) -> String {
    let mut terms = own.of_word(&word).into_iter();
    terms.next().unwrap_or(word)
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
