//! Text in the form in which it is compared.

use std::ops::Range;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfkc_quick};

use super::affix::{arabic_letter, begins_behind, elided};
use super::script::is_unspaced;

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

/// A sentence as terms are looked for in it: in lower case, without quotes, with a single space for
/// spaces and dashes. It knows the way back to its characters, and serves any number of matchers.
///
/// A sentence has at most 4 GiB.
#[derive(Debug, Clone)]
pub struct NormalizedText {
    pub(super) text: String,
    /// For each byte of `text`, the index of the character it comes from.
    pub(super) origins: Vec<u32>,
    /// The bytes of `text` at which terms may begin: not inside a word, but for what Arabic, French
    /// or Italian writes onto it, nor with a space.
    pub(super) starts: Vec<u32>,
    pub(super) characters: Vec<char>,
}

impl NormalizedText {
    /// Normalizes a sentence.
    pub fn new(sentence: &str) -> Self {
        let characters: Vec<char> = sentence.chars().collect();
        let mut text = String::with_capacity(sentence.len());
        let mut origins = Vec::with_capacity(sentence.len());
        for (index, c) in (0..).zip(&characters) {
            push_normalized(&mut text, 0, *c);
            while origins.len() < text.len() {
                origins.push(index);
            }
        }
        while text.ends_with(' ') {
            text.pop();
            origins.pop();
        }
        Self {
            starts: starts(&text, &origins, &characters),
            text,
            origins,
            characters,
        }
    }

    /// The characters of the sentence as it was.
    pub fn characters(&self) -> &[char] {
        &self.characters
    }
}

/// Where a word begins, or a sign that is no space. A word also begins behind what is written onto
/// it: Arabic particles, and what French and Italian elide.
fn starts(text: &str, origins: &[u32], characters: &[char]) -> Vec<u32> {
    let mut inside = false;
    let mut starts = Vec::with_capacity(text.len() / 4);
    for (start, c) in text.char_indices() {
        let before = std::mem::replace(&mut inside, is_word(c));
        if c == ' ' || before && inside {
            continue;
        }
        starts.push(start as u32);
        if !inside {
            continue;
        }
        if !c.is_ascii() {
            let word = &text[start..];
            let word = word.split(|c| !is_word(c)).next().unwrap_or_default();
            let behind = begins_behind(word).into_iter();
            starts.extend(behind.map(|at| (start + at) as u32));
        }
        let first = origins[start] as usize;
        if let Some(letters) = elided(characters[first..].iter().copied()) {
            // Its letters are a byte each, and its apostrophe is gone.
            let behind = start + letters - 1;
            let goes_on = text[behind..].starts_with(is_word);
            if goes_on && origins[behind] as usize == first + letters {
                starts.push(behind as u32);
            }
        }
    }
    starts
}

/// Appends a term to others, normalized as sentences are, and says where it stands.
pub(super) fn append_normalized(terms: &mut String, term: &str) -> Range<usize> {
    let start = terms.len();
    // Most terms are small letters with single spaces, which stay as they are.
    let mut before = b' ';
    let is_normalized = term.bytes().all(|byte| {
        let last = std::mem::replace(&mut before, byte);
        byte.is_ascii_lowercase() || byte == b' ' && last != b' '
    });
    if is_normalized {
        terms.push_str(term);
    } else {
        term.chars().for_each(|c| push_normalized(terms, start, c));
    }
    if terms[start..].ends_with(' ') {
        terms.pop();
    }
    start..terms.len()
}

/// Appends a character to a text that begins at byte `start`.
fn push_normalized(text: &mut String, start: usize, c: char) {
    if c.is_ascii_alphanumeric() {
        text.push(c.to_ascii_lowercase());
    } else if is_unspaced(c) {
        text.push(c);
    } else if c.is_whitespace() || is_dash(c) {
        if text.len() > start && !text.ends_with(' ') {
            text.push(' ');
        }
    } else if !is_quote(c) {
        text.extend(arabic_letter(c).into_iter().flat_map(char::to_lowercase));
    }
}

/// Whether a character is a quotation mark.
pub(super) fn is_quote(c: char) -> bool {
    matches!(
        c,
        '\'' | '"'
            | '\u{2018}'..='\u{201f}'
            | '\u{ab}'
            | '\u{bb}'
            | '\u{2039}'
            | '\u{203a}'
            | '\u{300c}'..='\u{300f}'
            | '\u{ff02}'
            | '\u{ff07}'
    )
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

/// Whether a character belongs to a word that spaces part from others.
pub(super) fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || !c.is_ascii() && c.is_alphanumeric() && !is_unspaced(c)
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
