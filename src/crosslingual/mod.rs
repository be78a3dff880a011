//! Words of one language as words and directions of another.
//!
//! Two things carry it, both learnt offline from a model that knows many languages (`learn/`):
//! vectors of both languages in one space ([`Tongue::vector`]), and a table from the words of a
//! language to English ones ([`Tongue::in_english`]). What the table has wrong is set right by
//! hand: `data/crosslingual/glossary.toml`.
//!
//! A good part of the table is wrong, which does no harm where many words are added up. So no word
//! of it is ever shown to a reader as a translation.

mod file;
mod glossary;
mod letters;
mod segmenter;
mod table;

use std::ops::Range;
use std::sync::OnceLock;

use crate::text::{self, Terms};
use crate::vectors::{Vectors, WordVector};
use file::{COUNT, FILES, LanguageFile};
use glossary::Glossary;
use segmenter::Segmenter;
use table::Table;

/// A language whose words have vectors in the space that all such languages share.
#[derive(Debug)]
pub struct Tongue {
    vectors: Vectors,
    /// What leads to English; English itself has none.
    to_english: Option<ToEnglish>,
    /// What cuts runs of its letters into words, where these are not told by spaces.
    cutter: Option<Cutter>,
}

#[derive(Debug)]
struct ToEnglish {
    table: Table,
    glossary: &'static Glossary,
}

#[derive(Debug)]
struct Cutter {
    is_letter: fn(char) -> bool,
    segmenter: Segmenter,
}

/// The language, where the program can hold its texts against those of others. Its files are read
/// when it is first asked for.
pub fn tongue(language: &str) -> Option<&'static Tongue> {
    static TONGUES: [OnceLock<Option<Tongue>>; COUNT] = [const { OnceLock::new() }; COUNT];
    let place = FILES.iter().position(|file| file.language == language)?;
    TONGUES[place]
        .get_or_init(|| Tongue::read(&FILES[place]))
        .as_ref()
}

/// Whether texts of two different languages can be held against each other sentence by sentence.
pub fn meet(left: &str, right: &str) -> bool {
    let is_known = |language| FILES.iter().any(|file| file.language == language);
    left != right && is_known(left) && is_known(right)
}

/// Whether it was learnt, of labelled texts in two different languages, how far one bears out what
/// the other says. Of others it is known which sentences belong together, and not what is missing.
pub fn is_estimated(left: &str, right: &str) -> bool {
    matches!((left, right), ("en", "zh") | ("zh", "en"))
}

/// For each word of a text, the English terms that it may stand for; none in a language that is not
/// known. They say what a text may speak of, and are no translation.
pub fn english_terms(language: &str, text: &str) -> Vec<Vec<String>> {
    let Some(tongue) = tongue(language) else {
        return Vec::new();
    };
    let own = Terms::new(language);
    let terms = |range: Range<usize>| match &text[range] {
        word if tongue.has_cut(word) => vec![word.to_owned()],
        word => own.of_word(word),
    };
    let words = tongue.words(text).into_iter().map(terms);
    let in_english = |terms: Vec<String>| {
        let english = terms.into_iter().flat_map(|term| tongue.in_english(&term));
        english.map(|(term, _)| term).collect()
    };
    words.map(in_english).collect()
}

impl Tongue {
    fn read(file: &LanguageFile) -> Option<Self> {
        let vectors = Vectors::read(file.vectors.into()).ok()?;
        let to_english = match file.to_english {
            Some(table) => Some(ToEnglish {
                table: Table::read(table)?,
                glossary: glossary::of(file.language)?,
            }),
            None => None,
        };
        let cutter = file.cut.zip(to_english.as_ref());
        let cutter = cutter.map(|(is_letter, to_english)| Cutter {
            is_letter,
            segmenter: Segmenter::new(&vectors, to_english.glossary.words()),
        });
        Some(Self {
            vectors,
            to_english,
            cutter,
        })
    }

    /// The vector of a word, in the space that all languages share.
    pub fn vector(&self, word: &str) -> Option<WordVector<'_>> {
        self.vectors.find(word)
    }

    /// How many numbers a vector has.
    pub fn dimensions(&self) -> usize {
        self.vectors.dimensions()
    }

    /// Whether its sentences are cut into the words that the vectors know.
    pub fn is_cut(&self) -> bool {
        self.cutter.is_some()
    }

    /// Whether a word was cut from such a run. It is a term as it stands.
    pub fn has_cut(&self, word: &str) -> bool {
        let cutter = self.cutter.as_ref();
        cutter.is_some_and(|cutter| word.starts_with(cutter.is_letter))
    }

    /// The words of a sentence, as byte ranges: where words are not told by spaces those that the
    /// vectors know, with what stands in other letters and digits between them.
    pub fn words(&self, sentence: &str) -> Vec<Range<usize>> {
        let Some(Cutter {
            is_letter,
            segmenter,
        }) = &self.cutter
        else {
            return text::words(sentence);
        };
        let mut words = Vec::new();
        let mut start = 0;
        while let Some(first) = sentence[start..].chars().next() {
            let in_run = is_letter(first);
            let rest = &sentence[start..];
            let end = start + rest.find(|c| is_letter(c) != in_run).unwrap_or(rest.len());
            let run = &sentence[start..end];
            let of_run = match in_run {
                true => segmenter.words(&self.vectors, run),
                false => text::words(run),
            };
            let of_run = of_run.into_iter();
            words.extend(of_run.map(|word| start + word.start..start + word.end));
            start = end;
        }
        words
    }

    /// English terms for a term, each with its share. English terms are their own, and so is what
    /// is unknown and may be a name.
    pub fn in_english(&self, term: &str) -> Vec<(String, f64)> {
        let itself = || vec![(term.to_owned(), 1.0)];
        let Some(to_english) = &self.to_english else {
            return itself();
        };
        if let Some(terms) = to_english.glossary.find(term) {
            let share = 1.0 / terms.len().max(1) as f64;
            return terms.iter().map(|term| (term.clone(), share)).collect();
        }
        let english = tongue("en").map(|english| &english.vectors);
        let (Some(english), Some(number)) = (english, self.vectors.number(term)) else {
            return match letters::may_be_english(term) {
                true => itself(),
                false => Vec::new(),
            };
        };
        let translations = to_english.table.find(number);
        translations
            .filter_map(|(number, share)| Some((english.text(number)?.to_owned(), share)))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_that_meets_others_is_whole() {
        for file in FILES {
            assert!(tongue(file.language).is_some(), "{}", file.language);
        }
        assert!(meet("zh", "en") && meet("ja", "ru") && !meet("zh", "zh") && !meet("th", "en"));
        assert!(is_estimated("zh", "en") && !is_estimated("fr", "en"));
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
