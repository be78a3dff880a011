//! The words of transcripts, from `data/statement/speech.toml`.

use std::sync::LazyLock;

use serde::Deserialize;

use super::phrases::{NamesStand, Phrases};
use crate::data::data;

/// A courtesy names at most this many words of names.
const MAX_NAMES: usize = 6;

/// What a label says of who has the word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Label {
    Asks,
    Answers,
}

/// What a label before a colon says; `None` where it is none that is known.
pub(super) fn label(text: &str) -> Option<Label> {
    let text = without_brackets(text).to_lowercase();
    let text = text.trim();
    let is = |words: &[String], text: &str| words.iter().any(|word| word == text);
    let plain = text.trim_end_matches(|c: char| c.is_numeric() || c.is_whitespace());
    let plain = plain.split(" from ").next().unwrap_or(plain).trim_end();
    let mut ends = [
        text.split_whitespace().next(),
        text.split_whitespace().next_back(),
    ]
    .into_iter()
    .flatten();
    if is(&SPEECH.answers, plain) {
        Some(Label::Answers)
    } else if is(&SPEECH.asks, plain)
        || is(&SPEECH.outlets, text)
        || ends.any(|word| is(&SPEECH.reporters, word))
    {
        Some(Label::Asks)
    } else {
        None
    }
}

/// A label without what stands in brackets behind it.
fn without_brackets(text: &str) -> &str {
    text.split(['(', '\u{ff08}', '[']).next().unwrap_or(text)
}

/// Whether a sentence greets or thanks, and says no more.
pub(super) fn is_courtesy(sentence: &str) -> bool {
    SPEECH
        .courtesy
        .covers(sentence, MAX_NAMES, NamesStand::Behind)
}

/// Whether a sentence stands in brackets and says what the hall did, or how words were spoken.
pub(super) fn is_aside(sentence: &str) -> bool {
    sentence.starts_with(['(', '[', '\u{ff08}'])
        && SPEECH.aside.covers(sentence, 0, NamesStand::Behind)
}

/// The file, with its phrases in the form in which they are looked for.
struct Speech {
    asks: Vec<String>,
    reporters: Vec<String>,
    outlets: Vec<String>,
    answers: Vec<String>,
    courtesy: Phrases,
    aside: Phrases,
}

#[derive(Deserialize)]
struct File {
    asks: Vec<String>,
    reporters: Vec<String>,
    outlets: Vec<String>,
    answers: Vec<String>,
    courtesies: Vec<String>,
    around: Vec<String>,
    asides: Vec<String>,
}

static SPEECH: LazyLock<Speech> = LazyLock::new(|| {
    let file: File = data!("statement/speech");
    let lower = |words: Vec<String>| words.iter().map(|word| word.to_lowercase()).collect();
    Speech {
        asks: lower(file.asks),
        reporters: lower(file.reporters),
        outlets: lower(file.outlets),
        answers: lower(file.answers),
        courtesy: Phrases::new(&file.courtesies, &file.around),
        aside: Phrases::new(&file.asides, &[]),
    }
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn greetings_and_thanks_alone_are_courtesies() {
        for sentence in [
            "Good afternoon, everyone.",
            "Thank you very much.",
            "Well, thank you all for joining us here in Tallinn today.",
            "Thank you, Prime Minister O\u{2019}Hara.",
            "Ladies and gentlemen, good evening!",
            "Спасибо за внимание.",
            "Доброго дня, шановні колеги!",
            "各位记者朋友，大家下午好！",
            "谢谢大家。",
        ] {
            assert!(is_courtesy(sentence), "{sentence}");
        }
        for sentence in [
            "Thank you for the air defence systems.",
            "The President thanked Chancellor Weiss.",
            "Welcome steps were taken.",
            "Germany and Italy.",
            "Thank you, Ms. Adler, and let me say that we reject this.",
            "谢谢中国的支持。",
            "",
        ] {
            assert!(!is_courtesy(sentence), "{sentence}");
        }
    }

    #[test]
    fn what_the_hall_did_stands_in_brackets() {
        assert!(is_aside("(Applause.)") && is_aside("[Laughter and applause]"));
        assert!(!is_aside("Applause.") && !is_aside("(Applause for the treaty.)"));
    }

    #[test]
    fn labels_may_have_numbers_and_names() {
        for text in [
            "QUESTION",
            "Q",
            "Question 2",
            "Question from Ms. Roe",
            "AFP",
            "CNN Reporter",
            "Journalist (via interpreter)",
            "记者",
        ] {
            assert_eq!(label(text), Some(Label::Asks), "{text}");
        }
        assert_eq!(label("A"), Some(Label::Answers));
        for text in [
            "Taiwan question",
            "The question",
            "Reporters Without Borders",
            "Lin Wei",
        ] {
            assert_eq!(label(text), None, "{text}");
        }
    }
}
