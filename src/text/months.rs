//! Names of months.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::data::data;

/// The names of each month of a year.
type Names = [Vec<String>; 12];

/// The names of months, as `months.toml` has them.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Months {
    english: Names,
    gregorian: Names,
    solar_hijri: Names,
}

static MONTHS: LazyLock<Months> = LazyLock::new(|| data!("text/months"));

/// The month that English writes so, from 1 to 12. It has a capital, since "may" is a verb.
pub(crate) fn english_month(word: &str) -> Option<u32> {
    if !word.starts_with(|c: char| c.is_ascii_uppercase()) {
        return None;
    }
    numbered(&MONTHS.english).find_map(|(month, name)| (name == word).then_some(month))
}

/// Whether the characters from `start` to before `end` of an English sentence are the name of a
/// month and not the verb "may": they have a capital, and either do not open the sentence or stand
/// before a day.
pub(crate) fn is_english_month(sentence: &[char], start: usize, end: usize) -> bool {
    let word: String = sentence[start..end].iter().collect();
    let is_behind_word = sentence[..start].iter().any(|c| c.is_alphanumeric());
    let mut behind = sentence[end..].iter().skip_while(|c| c.is_whitespace());
    let is_before_day = behind.next().is_some_and(char::is_ascii_digit);
    english_month(&word).is_some() && (is_behind_word || is_before_day)
}

/// The English name of a month from 1 to 12.
pub(crate) fn english_name(month: u32) -> Option<&'static str> {
    let names = MONTHS.english.get(month.checked_sub(1)? as usize)?;
    names.first().map(String::as_str)
}

/// The months of the Gregorian calendar in all languages, each name with its number.
pub(crate) fn gregorian() -> impl Iterator<Item = (u32, &'static str)> {
    numbered(&MONTHS.english).chain(numbered(&MONTHS.gregorian))
}

/// The months of the Solar Hijri calendar, each name with its number.
pub(crate) fn solar_hijri() -> impl Iterator<Item = (u32, &'static str)> {
    numbered(&MONTHS.solar_hijri)
}

fn numbered(months: &'static Names) -> impl Iterator<Item = (u32, &'static str)> {
    let months = (1..).zip(months);
    months.flat_map(|(month, names)| names.iter().map(move |name| (month, name.as_str())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_numbered_from_one() {
        for (word, month) in [("January", 1), ("May", 5), ("Sept", 9), ("Dec", 12)] {
            assert_eq!(english_month(word), Some(month));
        }
        for word in ["may", "Marchs", "Ma", ""] {
            assert_eq!(english_month(word), None);
        }
        for (sentence, expected) in [
            ("They met on May 9", true),
            ("May 9 is a holiday", true),
            ("May they prosper", false),
            ("They may 9 times", false),
        ] {
            let characters: Vec<char> = sentence.chars().collect();
            let start = sentence.to_lowercase().find("may").expect("the word");
            assert_eq!(
                is_english_month(&characters, start, start + 3),
                expected,
                "{sentence}"
            );
        }
        assert_eq!(english_name(12), Some("December"));
        assert_eq!((english_name(0), english_name(13)), (None, None));
        assert!(gregorian().any(|name| name == (10, "octobre")));
        assert!(solar_hijri().any(|name| name == (1, "فروردین")));
    }
}
