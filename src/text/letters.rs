//! Letters in one case and one encoding, as words are compared.

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfkc_quick};

/// A text in lower case and one encoding of its letters (NFKC).
pub(crate) fn lower(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    match is_nfkc_quick(text.chars()) {
        IsNormalized::Yes => text.chars().flat_map(char::to_lowercase).collect(),
        _ => text.nfkc().flat_map(char::to_lowercase).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_case_and_one_encoding() {
        let cases = [
            ("Trade", "trade"),
            ("\u{c9}lys\u{e9}e", "\u{e9}lys\u{e9}e"),
            ("E\u{301}lyse\u{301}e", "\u{e9}lys\u{e9}e"),
            ("\u{ff21}\u{ff29}", "ai"),
            ("\u{fb01}rm", "firm"),
        ];
        for (text, expected) in cases {
            assert_eq!(lower(text), expected);
        }
    }
}
