//! The letters of languages whose words are not told by spaces.

use crate::text::script::{Script, is_wide};

/// Whether a character is a letter of Chinese or Japanese.
pub(super) fn is_japanese_or_chinese(c: char) -> bool {
    is_wide(c) && c.is_alphabetic()
}

/// Whether a character is a syllable of Korean, where particles stand behind a word without a
/// space.
pub(super) fn is_korean(c: char) -> bool {
    Script::of(c) == Some(Script::Hangul)
}

/// Whether a word is written as it may be in English: a name, a figure.
pub(super) fn may_be_english(word: &str) -> bool {
    word.chars().all(|c| c <= '\u{24f}')
}
