//! Words that were broken at the end of a line.

use std::collections::HashSet;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::data::data;

/// The words of `hyphens.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct HyphenTable {
    stays: HashSet<String>,
}

static TABLE: LazyLock<HyphenTable> = LazyLock::new(|| data!("extract/hyphens"));

/// What becomes of a hyphen at the end of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hyphen {
    /// It goes, and the halves are one word.
    Goes,
    /// It is spelling, and no space follows it.
    Stays,
}

/// What becomes of the hyphen at the end of `line`, if it ends with one and `next` goes on with the
/// word.
pub(super) fn at_end(line: &str, next: &str) -> Option<Hyphen> {
    if line.ends_with('\u{ad}') {
        return Some(Hyphen::Goes);
    }
    let before = line.strip_suffix(['-', '\u{2010}'])?;
    let ends_word = before.ends_with(|c: char| c.is_alphanumeric() || c == '.');
    if !ends_word || !next.starts_with(char::is_alphanumeric) {
        return None;
    }
    let is_lower = next.starts_with(char::is_lowercase);
    let first = last_word(before);
    let stays = !is_lower
        || !before.ends_with(char::is_lowercase)
        || TABLE.stays.contains(&first.to_lowercase());
    Some(if stays { Hyphen::Stays } else { Hyphen::Goes })
}

/// The letters behind the last space or hyphen.
fn last_word(text: &str) -> &str {
    let start = text
        .char_indices()
        .rev()
        .take_while(|(_, c)| c.is_alphanumeric() || *c == '.')
        .last();
    start.map_or("", |(at, _)| &text[at..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_broken_word_is_one_and_a_compound_keeps_its_hyphen() {
        for (line, next, expected) in [
            ("the two govern-", "ments agreed", Some(Hyphen::Goes)),
            ("des relations bila-", "térales", Some(Hyphen::Goes)),
            ("переговоры между мини-", "страми", Some(Hyphen::Goes)),
            ("a soft govern\u{ad}", "ment", Some(Hyphen::Goes)),
            ("a long-", "term plan", Some(Hyphen::Stays)),
            ("the U.S.-", "China talks", Some(Hyphen::Stays)),
            ("the Indo-", "Pacific", Some(Hyphen::Stays)),
            ("a COVID-", "related case", Some(Hyphen::Stays)),
            ("in 2020-", "21", Some(Hyphen::Stays)),
            ("a pause -", "and more", None),
            ("no hyphen", "at all", None),
        ] {
            assert_eq!(at_end(line, next), expected, "{line}");
        }
    }
}
