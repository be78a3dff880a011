//! The words on both sides of a period, and what their shape says about the period.

use super::quotation::{is_closing, is_opening};
use super::script::{is_caseless, is_wide};

/// Characters of the longest word that is looked up; a longer one is no abbreviation.
const MAX_WORD_LENGTH: usize = 24;

/// The word that begins the text.
pub(super) fn leading_word(text: &str) -> &str {
    let end = text
        .char_indices()
        .take(MAX_WORD_LENGTH)
        .find(|&(_, c)| !c.is_alphabetic())
        .map_or(text.len(), |(at, _)| at);
    &text[..end]
}

/// The word before a period, with the periods and hyphens inside it.
pub(super) struct Token<'t> {
    pub(super) text: &'t str,
    /// The text before it.
    pub(super) head: &'t str,
}

impl<'t> Token<'t> {
    /// The word that ends the text; empty where the text ends otherwise.
    pub(super) fn before(text: &'t str) -> Self {
        let is_part =
            |c: char| c.is_alphanumeric() && !is_wide(c) || c == '.' || c == '-' || is_combining(c);
        let start = text
            .char_indices()
            .rev()
            .take(MAX_WORD_LENGTH)
            .take_while(|&(_, c)| is_part(c))
            .last()
            .map_or(text.len(), |(at, _)| at);
        let (head, text) = text.split_at(start);
        Self { text, head }
    }

    /// The spellings to look up, the longest first: with the words before it where they are
    /// abbreviations in a row (`т. е`, `G. A`), the word itself, and its part after a hyphen.
    pub(super) fn spellings(&self) -> Vec<String> {
        const MAX_PART_LENGTH: usize = 3;
        let is_part = |text: &str| !text.is_empty() && text.chars().nth(MAX_PART_LENGTH).is_none();
        let mut spellings = vec![self.text.to_owned()];
        if let Some((_, part)) = self.text.rsplit_once('-')
            && part.chars().nth(1).is_some()
        {
            spellings.push(part.to_owned());
        }
        let mut joined = self.text.to_owned();
        let mut previous = self.previous();
        for _ in 0..3 {
            let Some(token) = previous else { break };
            if !is_part(token.text) || !is_part(self.text) {
                break;
            }
            joined = format!("{}.{joined}", token.text);
            spellings.insert(0, joined.clone());
            previous = token.previous();
        }
        spellings
    }

    /// One letter, or short groups of letters with periods: `B`, `U.S`, `J.-P`, `Ph.D`; also behind
    /// a hyphen: `Japan-U.S`.
    pub(super) fn is_initials(&self) -> bool {
        let letters = |part: &str| {
            let count = part.chars().filter(|&c| !is_combining(c)).count();
            count <= 2 && part.chars().all(|c| c.is_alphabetic() || is_combining(c))
        };
        if self.is_letter() {
            let parted = self
                .head
                .chars()
                .next_back()
                .is_none_or(|c| c.is_whitespace() || is_opening(c));
            return parted
                && self
                    .text
                    .chars()
                    .next()
                    .is_some_and(|c| c.is_uppercase() || is_caseless(c));
        }
        let is_dotted = |text: &str| text.contains('.') && text.split(['.', '-']).all(letters);
        is_dotted(self.text)
            || self
                .text
                .rsplit_once('-')
                .is_some_and(|(_, last)| is_dotted(last))
    }

    /// The abbreviation right before this word.
    pub(super) fn previous(&self) -> Option<Self> {
        let head = self.head.trim_end_matches([' ', '\u{A0}', '\u{202F}']);
        head.strip_suffix('.').map(Self::before)
    }

    /// A single letter, with its vowel signs.
    pub(super) fn is_letter(&self) -> bool {
        self.text.chars().filter(|&c| !is_combining(c)).count() == 1
    }

    /// A number that could be a day or a month.
    pub(super) fn is_short_number(&self) -> bool {
        matches!(self.text.len(), 1 | 2) && self.text.bytes().all(|b| b.is_ascii_digit())
    }
}

/// Vowel signs and the like, which are part of a letter in the scripts of India.
fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{900}'..='\u{903}' | '\u{93A}'..='\u{94F}')
}

/// Whether the text ends in a number, in digits or in Roman numerals (`XX в.`).
pub(super) fn ends_in_number(text: &str) -> bool {
    let token = Token::before(text.trim_end_matches([' ', '\u{A0}', '\u{202F}'])).text;
    token.chars().next_back().is_some_and(char::is_numeric) || is_roman(token)
}

/// Whether the text begins with the mark of a list item, such as `(a)`.
pub(super) fn begins_with_item(text: &str) -> bool {
    let Some(text) = text.strip_prefix('(') else {
        return false;
    };
    let letters = text
        .bytes()
        .take(4)
        .take_while(u8::is_ascii_lowercase)
        .count();
    matches!(letters, 1..=3) && text[letters..].starts_with(')')
}

/// Whether the text begins with a single letter and a period.
pub(super) fn begins_with_initial(text: &str) -> bool {
    let word = leading_word(text);
    word.chars().count() == 1 && text[word.len()..].starts_with('.')
}

/// Whether the text begins with a number, or with a reference such as `A/RES/76/1` or `IV`.
pub(super) fn is_number_like(text: &str) -> bool {
    let mut word = text
        .chars()
        .take(MAX_WORD_LENGTH)
        .take_while(|c| !c.is_whitespace());
    let letters = leading_word(text);
    word.any(char::is_numeric)
        || text.starts_with(['№', '§'])
        || letters != "I" && is_roman(letters)
}

fn is_roman(word: &str) -> bool {
    const NUMERALS: [char; 10] = ['I', 'V', 'X', 'L', 'C', 'І', 'Х', 'М', 'M', 'D'];
    !word.is_empty() && word.chars().all(|c| NUMERALS.contains(&c))
}

/// Whether the text is the number or letter of an item in a list: at the beginning of a sentence,
/// or behind a colon or a semicolon.
pub(super) fn is_enumerator(before: &str) -> bool {
    const MAX_ITEM_LENGTH: usize = 12;
    let tail = before
        .char_indices()
        .rev()
        .nth(MAX_ITEM_LENGTH - 1)
        .map_or(0, |(at, _)| at);
    let item = match before[tail..].rsplit_once([':', ';', '：', '；']) {
        Some((_, item)) if item.starts_with(char::is_whitespace) => item,
        _ if tail == 0 => before,
        _ => return false,
    };
    let item = item
        .trim()
        .trim_start_matches(is_opening)
        .trim_end_matches(is_closing);
    let is_number =
        |part: &str| !part.is_empty() && part.len() <= 3 && part.chars().all(char::is_numeric);
    let is_letter = || {
        item.chars()
            .next()
            .is_some_and(|c| c.is_alphabetic() && c.len_utf8() == item.len())
    };
    item.trim_end_matches('.').split('.').all(is_number) || is_roman(item) || is_letter()
}
