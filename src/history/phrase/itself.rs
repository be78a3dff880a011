//! Whether a text has a phrase, word for word.

use crate::history::series::Text;
use crate::statement::Sentence;
use crate::text::normalize::lower;
use crate::text::script::is_unspaced;
use crate::text::simplified::simplified;
use crate::text::typography::fold;

/// A phrase that is looked for word for word. Capital letters make no difference, nor do the kinds
/// of quotes, dashes and spaces, nor traditional or simplified Chinese characters.
pub(super) struct Phrase(String);

/// Where a phrase stands in a text.
pub(super) struct Found {
    /// The sentences that have it.
    pub places: Vec<usize>,
    /// Where none has it by itself, those that have it together: a phrase may go over what looks
    /// like the end of a sentence, or of a paragraph.
    pub together: Option<String>,
}

impl Found {
    /// Whether the text has it.
    pub(super) fn is_any(&self) -> bool {
        !self.places.is_empty() || self.together.is_some()
    }
}

/// A text as phrases are looked for in it.
pub(super) fn folded(text: &str) -> String {
    fold(&lower(&simplified(text)))
}

impl Phrase {
    /// A phrase.
    pub(super) fn new(words: &str) -> Self {
        Self(folded(words.trim()))
    }

    /// Whether there is nothing to look for.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether a piece of text has it.
    pub(super) fn is_in(&self, text: &str) -> bool {
        self.is_in_folded(&folded(text))
    }

    /// Where it stands in a text.
    pub(super) fn found_in(&self, text: &Text) -> Found {
        let sentences: Vec<&str> = text.sentences.iter().map(Sentence::text).collect();
        let folded: Vec<String> = sentences.iter().map(|sentence| folded(sentence)).collect();
        let alone = folded.iter().enumerate();
        let places: Vec<usize> = alone
            .filter(|(_, folded)| self.is_in_folded(folded))
            .map(|(place, _)| place)
            .collect();
        let goes_over = places.is_empty() && self.is_in_folded(&fold(&folded.join(" ")));
        Found {
            places,
            together: goes_over.then(|| self.sentences_with(&sentences)).flatten(),
        }
    }

    /// The fewest sentences in a row that have it together.
    fn sentences_with(&self, sentences: &[&str]) -> Option<String> {
        let longer = 2..=sentences.len();
        let mut together = longer.flat_map(|length| sentences.windows(length));
        together.find_map(|sentences| {
            let joined = sentences.join(" ");
            self.is_in(&joined).then_some(joined)
        })
    }

    /// Whether it stands in a folded text, not inside a longer word.
    fn is_in_folded(&self, text: &str) -> bool {
        text.match_indices(&self.0).any(|(start, found)| {
            let before = text[..start].chars().next_back();
            let after = text[start + found.len()..].chars().next();
            let first = found.chars().next();
            let last = found.chars().next_back();
            let joins = |one: Option<char>, other: Option<char>| {
                one.is_some_and(is_word) && other.is_some_and(is_word)
            };
            !joins(before, first) && !joins(last, after)
        })
    }
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() && !is_unspaced(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_is_itself_in_any_capitals_and_typography() {
        for (phrase, text, is_in) in [
            ("as long as it takes", "As long as it takes.", true),
            ("one China policy", "our “One China Policy”", true),
            ("one China policy", "our one-China policy", false),
            ("one China policy", "one China policymaker", false),
            (
                "free and open Indo-Pacific",
                "a free and open Indo‑Pacific’s future",
                true,
            ),
            ("America's allies", "America’s allies", true),
            ("台湾问题", "关于台湾问题，他说", true),
            ("臺灣問題", "关于台湾问题，他说", true),
            ("台湾问题", "關於台灣問題，他說", true),
        ] {
            assert_eq!(Phrase::new(phrase).is_in(text), is_in, "{phrase} in {text}");
        }
    }
}
