//! Words of one language as words and directions of another.
//!
//! Two things carry it, both learnt offline from a model that knows many languages (`learn/`):
//! vectors of both languages in one space ([`Tongue::vector`]), and a table from the words of a
//! language to English ones ([`Tongue::in_english`]). What the table has wrong is set right by hand:
//! `data/crosslingual/glossary.toml`.
//!
//! A good part of the table is wrong, which does no harm where many words are added up. So no word of
//! it is ever shown to a reader as a translation.

mod glossary;
mod segmenter;
mod table;

use std::ops::Range;
use std::sync::LazyLock;

use crate::text;
use crate::text::script::is_wide;
use crate::vectors::{Vectors, WordVector};
use glossary::Glossary;
use segmenter::Segmenter;
use table::Table;

/// A language whose words have vectors in the space that all such languages share.
#[derive(Debug)]
pub struct Tongue {
    vectors: Vectors,
    /// What leads to English; English itself has none.
    to_english: Option<ToEnglish>,
}

#[derive(Debug)]
struct ToEnglish {
    segmenter: Segmenter,
    table: Table,
    glossary: &'static Glossary,
}

/// The language, where the program can hold its texts against those of others.
pub fn tongue(language: &str) -> Option<&'static Tongue> {
    static ENGLISH: LazyLock<Option<Tongue>> = LazyLock::new(|| {
        Some(Tongue {
            vectors: Vectors::read(
                include_bytes!("../../data/vectors/english-shared.vectors").into(),
            )
            .ok()?,
            to_english: None,
        })
    });
    static CHINESE: LazyLock<Option<Tongue>> = LazyLock::new(|| {
        let vectors =
            Vectors::read(include_bytes!("../../data/vectors/chinese.vectors").into()).ok()?;
        let glossary = glossary::of("zh")?;
        Some(Tongue {
            to_english: Some(ToEnglish {
                segmenter: Segmenter::new(&vectors, glossary.words()),
                table: Table::read(include_bytes!("../../data/vectors/chinese-english.table"))?,
                glossary,
            }),
            vectors,
        })
    });
    match language {
        "en" => ENGLISH.as_ref(),
        "zh" => CHINESE.as_ref(),
        _ => None,
    }
}

/// Whether texts of two different languages can be held against each other sentence by sentence.
pub fn meet(left: &str, right: &str) -> bool {
    left != right && HELD.contains(&left) && HELD.contains(&right)
}

/// The languages of [`tongue`].
const HELD: [&str; 2] = ["en", "zh"];

impl Tongue {
    /// The vector of a word, in the space that all languages share.
    pub fn vector(&self, word: &str) -> Option<WordVector<'_>> {
        self.vectors.find(word)
    }

    /// How many numbers a vector has.
    pub fn dimensions(&self) -> usize {
        self.vectors.dimensions()
    }

    /// Whether it is written without spaces between words.
    pub fn has_no_spaces(&self) -> bool {
        self.to_english.is_some()
    }

    /// The words of a sentence, as byte ranges: in a script without spaces those that the vectors
    /// know, with what stands in Latin letters and digits between them.
    pub fn words(&self, sentence: &str) -> Vec<Range<usize>> {
        let Some(to_english) = &self.to_english else {
            return text::words(sentence);
        };
        let mut words = Vec::new();
        let mut start = 0;
        while let Some(first) = sentence[start..].chars().next() {
            let in_run = is_letter_of_run(first);
            let rest = &sentence[start..];
            let end = start
                + rest
                    .find(|c| is_letter_of_run(c) != in_run)
                    .unwrap_or(rest.len());
            let run = &sentence[start..end];
            let of_run = match in_run {
                true => to_english.segmenter.words(&self.vectors, run),
                false => text::words(run),
            };
            let of_run = of_run.into_iter();
            words.extend(of_run.map(|word| start + word.start..start + word.end));
            start = end;
        }
        words
    }

    /// English terms for a word, each with its share. English words are their own.
    pub fn in_english(&self, word: &str) -> Vec<(String, f64)> {
        let to_english = match &self.to_english {
            Some(to_english) if word.starts_with(is_wide) => to_english,
            _ => return vec![(word.to_owned(), 1.0)],
        };
        if let Some(terms) = to_english.glossary.find(word) {
            let share = 1.0 / terms.len().max(1) as f64;
            return terms.iter().map(|term| (term.clone(), share)).collect();
        }
        let english = tongue("en").map(|english| &english.vectors);
        let (Some(english), Some(number)) = (english, self.vectors.number(word)) else {
            return Vec::new();
        };
        let translations = to_english.table.find(number);
        translations
            .filter_map(|(number, share)| Some((english.text(number)?.to_owned(), share)))
            .collect()
    }
}

fn is_letter_of_run(c: char) -> bool {
    is_wide(c) && c.is_alphabetic()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_that_meets_others_is_whole() {
        for language in HELD {
            assert!(tongue(language).is_some(), "{language}");
        }
        assert!(meet("zh", "en") && !meet("zh", "zh") && !meet("fr", "en"));
    }

    #[test]
    fn words_lead_to_english() {
        let chinese = tongue("zh").unwrap();
        let terms = |word: &str| -> Vec<String> {
            let found = chinese.in_english(word).into_iter();
            found.map(|(term, _)| term).collect()
        };
        assert!(terms("台湾").contains(&"taiwan".to_owned()));
        assert!(terms("旧金山").contains(&"woodsid".to_owned()));
        assert!(terms("指出").is_empty());
        let english = tongue("en").unwrap();
        assert_eq!(english.in_english("taiwan"), [("taiwan".to_owned(), 1.0)]);
    }

    #[test]
    fn a_text_is_cut_into_the_words_of_the_vectors() {
        let chinese = tongue("zh").unwrap();
        let run = "两国元首就乌克兰危机交换了意见";
        let words: Vec<&str> = (chinese.words(run).into_iter())
            .map(|range| &run[range])
            .collect();
        assert_eq!(words.concat(), run);
        assert!(
            words.contains(&"两国元首") && words.contains(&"乌克兰危机"),
            "{words:?}"
        );
        let mixed = chinese.words("共同推动COP28成功，");
        assert_eq!(mixed.len(), 4, "{mixed:?}");
        assert_eq!(tongue("en").unwrap().words("any two").len(), 2);
    }
}
