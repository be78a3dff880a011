//! Words to terms: stems, without function words, by which texts are compared.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::fmt;
use std::sync::{LazyLock, OnceLock};

use rust_stemmers::{Algorithm, Stemmer};
use rustc_hash::FxHashMap;

use super::normalize::lower;
use super::script::is_wide;
use super::words;
use crate::data::data;

/// The analyser of texts in one language: it makes terms of their words.
pub struct Terms {
    stemmer: Option<Stemmer>,
    stop_words: Option<&'static HashSet<&'static str>>,
}

impl fmt::Debug for Terms {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Terms").finish_non_exhaustive()
    }
}

impl Terms {
    /// For a language, as a primary BCP 47 subtag.
    pub fn new(language: &str) -> Self {
        Self {
            stemmer: stemmer(language).map(Stemmer::create),
            stop_words: stop_words(language),
        }
    }

    /// The terms of a text, in order.
    pub fn of(&self, text: &str) -> Vec<String> {
        words(text)
            .into_iter()
            .flat_map(|range| self.of_word(&text[range]))
            .collect()
    }

    /// The terms of a word; none of a function word.
    pub fn of_word(&self, word: &str) -> Vec<String> {
        let folded = fold(word);
        let is_stop_word = |words: &HashSet<&str>| words.contains(folded.as_str());
        if self.stop_words.is_some_and(is_stop_word) {
            return Vec::new();
        }
        parts(&folded, self.stemmer.as_ref())
    }
}

/// The terms of the words of some texts in one language, of which each word is read once.
pub struct KnownTerms {
    terms: Terms,
    known: FxHashMap<String, Vec<String>>,
}

impl fmt::Debug for KnownTerms {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("KnownTerms").finish_non_exhaustive()
    }
}

impl KnownTerms {
    /// Of no texts yet, in a language as a primary BCP 47 subtag.
    pub(crate) fn new(language: &str) -> Self {
        Self {
            terms: Terms::new(language),
            known: FxHashMap::default(),
        }
    }

    /// Reads a word of the texts.
    pub(crate) fn take(&mut self, word: &str) {
        if !self.known.contains_key(word) {
            let terms = self.terms.of_word(word);
            self.known.insert(word.to_owned(), terms);
        }
    }

    /// The terms of a text, in order: of the words of any text, those of these at once.
    pub fn of<'t>(&'t self, text: &str) -> impl Iterator<Item = Cow<'t, str>> {
        let words = words(text).into_iter();
        words.flat_map(|range| self.each_of_word(&text[range]))
    }

    /// The terms of a word, one by one.
    pub(crate) fn each_of_word(&self, word: &str) -> impl Iterator<Item = Cow<'_, str>> {
        let (known, read) = match self.of_word(word) {
            Cow::Borrowed(known) => (known, Vec::new()),
            Cow::Owned(read) => (&[][..], read),
        };
        let known = known.iter().map(|term| Cow::Borrowed(term.as_str()));
        known.chain(read.into_iter().map(Cow::Owned))
    }

    /// The terms of a word; none of a function word.
    pub fn of_word(&self, word: &str) -> Cow<'_, [String]> {
        match self.known.get(word) {
            Some(terms) => Cow::Borrowed(terms),
            None => Cow::Owned(self.terms.of_word(word)),
        }
    }
}

/// The function words of a language, which say nothing of what a text is about.
fn stop_words(language: &str) -> Option<&'static HashSet<&'static str>> {
    static LISTS: LazyLock<HashMap<String, String>> = LazyLock::new(|| data!("text/stopwords"));
    // A set is built when its language is first met.
    static SETS: LazyLock<HashMap<&str, OnceLock<HashSet<&str>>>> = LazyLock::new(|| {
        let languages = LISTS.keys().map(String::as_str);
        languages
            .map(|language| (language, OnceLock::new()))
            .collect()
    });
    let build = || LISTS[language].split_whitespace().collect();
    Some(SETS.get(language)?.get_or_init(build))
}

/// A word in one case and one form, without possessive and separators of thousands.
fn fold(word: &str) -> String {
    let mut folded = lower(word);
    for possessive in ["'s", "\u{2019}s", "'", "\u{2019}"] {
        if let Some(stem) = folded.strip_suffix(possessive) {
            folded.truncate(stem.len());
            break;
        }
    }
    if folded.starts_with(|c: char| c.is_ascii_digit()) {
        folded.retain(|c| c != ',');
    } else {
        folded.retain(|c| c != '.');
    }
    folded
}

/// The terms of a folded word: the stem of a plain word or of each part of a compound. A Chinese or
/// Japanese word is a term itself; of a long one each pair of characters is a term too, since the
/// dictionary does not always cut two texts alike.
fn parts(word: &str, stemmer: Option<&Stemmer>) -> Vec<String> {
    if word.chars().any(is_wide) {
        let characters: Vec<char> = word.chars().collect();
        let mut parts = vec![word.to_owned()];
        if characters.len() > 2 {
            parts.extend(
                characters
                    .windows(2)
                    .map(|pair| pair.iter().collect::<String>()),
            );
        }
        return parts;
    }
    word.split(['-', '\u{2010}', '\u{2011}', '/'])
        .filter(|part| !part.is_empty())
        .map(|part| match stemmer {
            Some(stemmer) => stemmer.stem(part).into_owned(),
            None => part.to_owned(),
        })
        .collect()
}

fn stemmer(language: &str) -> Option<Algorithm> {
    Some(match language {
        "ar" => Algorithm::Arabic,
        "da" => Algorithm::Danish,
        "de" => Algorithm::German,
        "el" => Algorithm::Greek,
        "en" => Algorithm::English,
        "es" => Algorithm::Spanish,
        "fi" => Algorithm::Finnish,
        "fr" => Algorithm::French,
        "hu" => Algorithm::Hungarian,
        "it" => Algorithm::Italian,
        "nl" => Algorithm::Dutch,
        "no" | "nb" => Algorithm::Norwegian,
        "pt" => Algorithm::Portuguese,
        "ro" => Algorithm::Romanian,
        "ru" => Algorithm::Russian,
        "sv" => Algorithm::Swedish,
        "ta" => Algorithm::Tamil,
        "tr" => Algorithm::Turkish,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_were_read_have_the_terms_of_any_words() {
        for (language, text) in [
            (
                "en",
                "The well-known U.S. sanctions, which China's leaders oppose.",
            ),
            ("zh", "双方就乌克兰危机交换了意见"),
        ] {
            let terms = Terms::new(language);
            let all = |known: &KnownTerms| -> Vec<String> {
                known.of(text).map(Cow::into_owned).collect()
            };
            let mut known = KnownTerms::new(language);
            assert_eq!(all(&known), terms.of(text));
            words(text).into_iter().for_each(|it| known.take(&text[it]));
            assert!(matches!(
                known.of_word(&text[words(text).remove(0)]),
                Cow::Borrowed(_)
            ));
            assert_eq!(all(&known), terms.of(text));
        }
    }
}
