//! Sentences and words, by the tables in `tests/segment/`, and what holds for every text.

use std::ops::Range;
use std::time::Duration;

use crate::spent::spent;
use parallax::text::{sentences, words};
use proptest::prelude::*;
use serde::Deserialize;

/// Marks a cut in the table of sentences.
const CUT: char = '‖';

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table<C> {
    case: Vec<C>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SentenceCase {
    language: Option<String>,
    why: String,
    text: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WordCase {
    why: String,
    text: String,
    words: Vec<String>,
}

#[test]
fn sentences_end_where_the_table_says() {
    let table: Table<SentenceCase> = toml::from_str(include_str!("../data/segment/sentences.toml"))
        .expect("the table of sentences is valid TOML");
    let failed = table.case.iter().filter(|case| !passes(case)).count();
    assert_eq!(failed, 0, "of {} cases", table.case.len());
}

fn passes(case: &SentenceCase) -> bool {
    let text = case.text.replace(CUT, "");
    let expected: Vec<&str> = case.text.split(CUT).map(str::trim).collect();
    let found = parts(&text, sentences(&text, case.language.as_deref()));
    if found != expected {
        let language = case.language.as_deref().unwrap_or("unknown");
        eprintln!("{language}, {}", case.why);
        eprintln!("  expected {expected:#?}\n  found {found:#?}");
    }
    found == expected
}

#[test]
fn words_end_where_the_table_says() {
    let table: Table<WordCase> = toml::from_str(include_str!("../data/segment/words.toml"))
        .expect("the table of words is valid TOML");
    let mut failed = 0;
    for case in &table.case {
        let found = parts(&case.text, words(&case.text));
        if found != case.words {
            failed += 1;
            eprintln!(
                "{}\n  expected {:?}\n  found    {found:?}",
                case.why, case.words
            );
        }
    }
    assert_eq!(failed, 0, "of {} cases", table.case.len());
}

fn parts(text: &str, ranges: Vec<Range<usize>>) -> Vec<&str> {
    ranges.into_iter().map(|range| &text[range]).collect()
}

/// What is left of a text outside the ranges.
fn outside(text: &str, ranges: &[Range<usize>]) -> String {
    let starts = ranges.iter().map(|range| range.start).chain([text.len()]);
    let ends = [0].into_iter().chain(ranges.iter().map(|range| range.end));
    ends.zip(starts)
        .map(|(end, start)| &text[end..start])
        .collect()
}

/// Texts of the pieces that the rules look at, put together at random.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "The",
        "talks",
        "U.S",
        "Mr",
        "No",
        "5",
        "1.5",
        "a",
        "A",
        "г",
        "т",
        "2021",
        "Россия",
        "он",
        "M",
        "d’accord",
        "双方",
        "同意",
        "と",
        "の",
        "التقى",
        "د",
        "है",
        ".",
        ".",
        "..",
        "…",
        "……",
        "!",
        "?",
        "。",
        "！",
        "；",
        "؟",
        "।",
        " ",
        " ",
        " ",
        "\n",
        "\u{A0}",
        "\u{3000}",
        "“",
        "”",
        "‘",
        "’",
        "\"",
        "'",
        "«",
        "»",
        "„",
        "「",
        "」",
        "《",
        "》",
        "(",
        ")",
        "[",
        "]",
        "（",
        "）",
        "[1]",
        "²",
        ",",
        ":",
        "—",
        "-",
        "¿",
        "@",
        "www.",
        "://",
        "\u{301}",
        "\u{200B}",
    ]);
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

fn languages() -> impl Strategy<Value = Option<&'static str>> {
    prop::sample::select(vec![
        None,
        Some("en"),
        Some("zh"),
        Some("ja"),
        Some("ru"),
        Some("de"),
        Some("x-odd"),
        Some(""),
    ])
}

proptest! {
    #[test]
    fn sentences_hold_the_whole_text(text in prop_oneof![pieces(), any::<String>()], language in languages()) {
        let found = sentences(&text, language);
        prop_assert!(outside(&text, &found).trim().is_empty());
        for sentence in parts(&text, found.clone()) {
            prop_assert_eq!(sentence, sentence.trim());
            prop_assert!(!sentence.is_empty());
            prop_assert!(found.len() == 1 || sentence.contains(char::is_alphanumeric));
        }
    }

    #[test]
    fn words_hold_every_letter_and_digit(text in prop_oneof![pieces(), any::<String>()]) {
        let found = words(&text);
        prop_assert!(!outside(&text, &found).contains(char::is_alphanumeric));
        for word in parts(&text, found) {
            prop_assert!(word.contains(char::is_alphanumeric));
            prop_assert!(!word.contains(char::is_whitespace));
        }
    }
}

#[test]
fn a_combining_mark_behind_a_space_is_a_word_without_it() {
    assert_eq!(parts(" \u{a01}", words(" \u{a01}")), ["\u{a01}"]);
}

#[test]
fn a_narrow_space_is_in_no_word() {
    let text = "𐌀\u{202f}\u{10a38} 816\u{202f}000 tonnes";
    assert_eq!(parts(text, words(text)), ["𐌀", "816", "000", "tonnes"]);
}

#[test]
fn hostile_paragraphs_take_linear_time() {
    const SIZE: usize = 1 << 15;
    let patterns = [
        "a", " ", ".", ". ", "A. ", "a.a", "aa.Aa", "U.S. ", "(", "(.", ").", "(a.)", "“a. ",
        "\"a. ", "。", "双方", "……", "[1]", ".[1]", "т. ", "1. ", "?!", " .", ".\u{A0}", "@.A",
    ];
    for pattern in patterns {
        takes_linear_time(pattern, |size| pattern.repeat(size / pattern.len()));
    }
    takes_linear_time("open, then close", |size| {
        format!("{}a.){}", "(".repeat(size / 2), ".)".repeat(size / 4))
    });
    takes_linear_time("space, then open", |size| {
        format!("{}{}", " ".repeat(size / 2), "(.".repeat(size / 4))
    });

    /// Cutting four times the text takes four times as long, and not sixteen times. What else the
    /// machine does only ever adds, so the best of three runs counts.
    fn takes_linear_time(name: &str, text: impl Fn(usize) -> String) {
        let best = |size| {
            let text = text(size);
            let run = |_| {
                let start = spent();
                sentences(&text, Some("en"));
                spent() - start
            };
            (0..3).map(run).min().expect("three runs")
        };
        let (short, long) = (best(SIZE), best(4 * SIZE));
        // What is too short to measure has not grown.
        let limit = short.max(Duration::from_millis(8)) * 10;
        assert!(long < limit, "{name:?} took {short:?}, then {long:?}");
    }
}
