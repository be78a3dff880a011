//! English as reports have it.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use jiff::civil::Date;
use serde::Deserialize;

use crate::data::data;

/// The names of languages, as `data/text/english_names.toml` has them.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct EnglishNames {
    names: BTreeMap<String, String>,
    /// Words in small letters inside a name.
    small: Vec<String>,
}

static LANGUAGES: LazyLock<EnglishNames> = LazyLock::new(|| data!("text/english_names"));

/// `a`, `a and b`, `a, b and c`.
pub(crate) fn listed<T: AsRef<str>>(items: &[T]) -> String {
    match items {
        [] => String::new(),
        [one] => one.as_ref().to_owned(),
        [rest @ .., last] => {
            let rest: Vec<&str> = rest.iter().map(AsRef::as_ref).collect();
            format!("{} and {}", rest.join(", "), last.as_ref())
        }
    }
}

/// The form of a word for one thing or several: `sentence`, `sentences`.
pub(crate) fn agree<'a>(count: usize, one: &'a str, many: &'a str) -> &'a str {
    if count == 1 { one } else { many }
}

/// A number with its thousands set apart: `1,240`.
pub(crate) fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let groups: Vec<&str> = digits
        .as_bytes()
        .rchunks(3)
        .rev()
        .map(|group| std::str::from_utf8(group).unwrap_or_default())
        .collect();
    groups.join(",")
}

/// `1 word`, `1,240 words`.
pub(crate) fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{} {}", grouped(count), agree(count, one, many))
}

/// A day in words: `24 November 2025`.
pub(crate) fn day_in_words(day: Date) -> String {
    day.strftime("%-d %B %Y").to_string()
}

/// Days in words, the last only where there are several: `26–27 January 2024`, `30 January – 2 February
/// 2024`.
pub(crate) fn days_in_words(first: Date, last: Option<Date>) -> String {
    match last {
        None => day_in_words(first),
        Some(last) if is_same_month(first, last) => joined_days(first, "–", last),
        Some(last) => joined_days(first, " – ", last),
    }
}

/// One of two days in words: `26/27 January 2024`, `31 January / 1 February 2024`.
pub(crate) fn either_day_in_words(first: Date, other: Date) -> String {
    let or = if is_same_month(first, other) {
        "/"
    } else {
        " / "
    };
    joined_days(first, or, other)
}

fn is_same_month(first: Date, last: Date) -> bool {
    (first.year(), first.month()) == (last.year(), last.month())
}

/// Two days, without what the second says of the first.
fn joined_days(first: Date, between: &str, last: Date) -> String {
    let from = match (is_same_month(first, last), first.year() == last.year()) {
        (true, _) => first.strftime("%-d").to_string(),
        (_, true) => first.strftime("%-d %B").to_string(),
        _ => day_in_words(first),
    };
    format!("{from}{between}{}", day_in_words(last))
}

/// What a language is called, by its code (ISO 639).
pub(crate) fn language_name(code: &str) -> &str {
    LANGUAGES.names.get(code).map_or(code, String::as_str)
}

/// A sentence with a capital at its head.
pub(crate) fn capitalised(sentence: &str) -> String {
    let mut letters = sentence.chars();
    let first = letters.next();
    first
        .into_iter()
        .flat_map(char::to_uppercase)
        .chain(letters)
        .collect()
}

/// Words in capitals as names are written: "Al-Example" for "AL-EXAMPLE", "Villa de Example" for "VILLA
/// DE EXAMPLE". Others stay as they are.
pub(crate) fn as_a_name(words: &str) -> String {
    if words.chars().any(char::is_lowercase) {
        return words.to_owned();
    }
    let mut name = String::new();
    for word in words.split_inclusive(|c: char| !c.is_alphabetic()) {
        let lower = word.to_lowercase();
        let bare = lower.trim_end_matches(|c: char| !c.is_alphabetic());
        match !name.is_empty() && LANGUAGES.small.iter().any(|small| small == bare) {
            true => name.push_str(&lower),
            false => name.push_str(&capitalised(&lower)),
        }
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_have_names() {
        assert_eq!(language_name("zh"), "Chinese");
        assert_eq!(language_name("xx"), "xx");
    }

    #[test]
    fn numbers_are_grouped() {
        for (count, expected) in [
            (1, "1 word"),
            (999, "999 words"),
            (1240, "1,240 words"),
            (1_234_567, "1,234,567 words"),
        ] {
            assert_eq!(counted(count, "word", "words"), expected);
        }
    }

    #[test]
    fn sentences_begin_with_a_capital() {
        assert_eq!(
            capitalised("the United States raises it"),
            "The United States raises it"
        );
        assert_eq!(capitalised(""), "");
    }
}
