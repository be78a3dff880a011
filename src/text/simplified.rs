//! Chinese in traditional characters, read as if it stood in simplified ones: 強調 as 强调.
//!
//! The words that are looked for, the dictionary and the vectors are in simplified characters. A
//! text is looked at in these, and shown in its own. It has as many bytes in both, so that places
//! in the one are places in the other. Japanese has traditional characters too, among others: it
//! is left as it is.

use std::borrow::Cow;
use std::sync::LazyLock;

/// The characters that may have another form.
const FIRST: char = '\u{4e00}';
const LAST: char = '\u{9fff}';

/// For each character from `FIRST` to `LAST`, the one that it is read as, counted from `FIRST`.
static READ_AS: LazyLock<Vec<u16>> = LazyLock::new(|| {
    let lines = include_str!("../../data/text/simplified.txt").lines();
    let mut read_as: Vec<u16> = (0..=place(LAST) as u16).collect();
    for line in lines.filter(|line| !line.starts_with('#')) {
        let mut characters = line.chars().filter(|c| (FIRST..=LAST).contains(c));
        if let Some(simplified) = characters.next() {
            characters.for_each(|c| read_as[place(c)] = place(simplified) as u16);
        }
    }
    read_as
});

fn place(c: char) -> usize {
    c as usize - FIRST as usize
}

/// The simplified form of a character.
fn simplified_character(c: char) -> char {
    match c {
        FIRST..=LAST => char::from_u32(FIRST as u32 + u32::from(READ_AS[place(c)])).unwrap_or(c),
        _ => c,
    }
}

/// A text in a language, as a primary BCP 47 subtag, as it is read: Chinese in simplified
/// characters, any other as it is.
pub(crate) fn as_read<'t>(text: &'t str, language: Option<&str>) -> Cow<'t, str> {
    match language {
        Some("zh") => simplified(text),
        _ => Cow::Borrowed(text),
    }
}

/// A text in simplified characters; borrowed where it has no others.
pub(crate) fn simplified(text: &str) -> Cow<'_, str> {
    let is_read_otherwise = |c| simplified_character(c) != c;
    match !text.is_ascii() && text.chars().any(is_read_otherwise) {
        true => Cow::Owned(text.chars().map(simplified_character).collect()),
        false => Cow::Borrowed(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_is_read_in_simplified_characters() {
        let cases = [
            ("雙方強調，產能過剩問題", "双方强调，产能过剩问题"),
            ("産業、爲了、這裏、群衆", "产业、为了、这里、群众"),
            ("會談後，於臺北", "会谈后，于台北"),
            ("乾杯，著名，回覆，藉此", "乾杯，著名，回覆，藉此"),
            ("双方强调 ABC", "双方强调 ABC"),
        ];
        for (text, expected) in cases {
            assert_eq!(as_read(text, Some("zh")), expected);
            assert_eq!(text.len(), expected.len());
        }
    }

    #[test]
    fn other_languages_and_simplified_texts_are_as_they_are() {
        assert_eq!(as_read("貿易問題", Some("ja")), "貿易問題");
        assert!(matches!(as_read("贸易问题", Some("zh")), Cow::Borrowed(_)));
    }

    #[test]
    fn no_form_is_read_in_two_steps_and_all_are_as_long() {
        let file = include_str!("../../data/text/simplified.txt");
        let mut seen = std::collections::BTreeSet::new();
        for line in file.lines().filter(|line| !line.starts_with('#')) {
            let (simplified, others) = line.split_once(' ').expect("two columns");
            assert_eq!(super::simplified(simplified), simplified, "{line}");
            for c in others.chars().chain(simplified.chars()) {
                assert!((FIRST..=LAST).contains(&c), "{c} in {line}");
                assert!(seen.insert(c), "{c} in {line} stands twice");
            }
        }
    }
}
