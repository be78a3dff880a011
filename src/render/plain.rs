//! Text that is safe to show.

use std::borrow::Cow;

/// Bytes of a document that are looked at together.
const PIECE: usize = 64;

/// Text on one line, without what a terminal, an editor or a browser would obey: control
/// characters, and those that turn the direction of the text around them or that no one sees. A
/// line break or a tab becomes a space. What joins letters stays: Persian and Hindi are written
/// with it.
pub fn plain(text: &str) -> String {
    as_plain(text).into_owned()
}

/// Does what [`plain`] does, and copies nothing where all is plain.
pub(super) fn as_plain(text: &str) -> Cow<'_, str> {
    // All bytes are looked at, which a processor does many at once.
    let is_plain = |all: bool, byte: u8| all & matches!(byte, b' '..=b'~');
    if text.bytes().fold(true, is_plain) {
        return Cow::Borrowed(text);
    }
    let shown = text.chars().filter_map(|c| match c {
        '\n' | '\t' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some(' '),
        c => (!is_obeyed(c)).then_some(c),
    });
    shown.collect()
}

/// Text as [`plain`] leaves it, line by line.
pub fn plain_lines(text: &str) -> String {
    text.lines().map(plain).collect::<Vec<_>>().join("\n")
}

/// A document in which `put` writes something in place of each character that is obeyed; its line
/// ends stay. Most documents have no such character, and are given back as they are.
pub(super) fn replacing_obeyed(document: &str, put: impl Fn(char, &mut String)) -> Cow<'_, str> {
    let is_replaced = |c: char| c != '\n' && is_obeyed(c);
    let may_be_replaced = |byte: u8| !matches!(byte, b'\n' | b' '..=b'~' | 0x80..=0xbf);
    let is_replaced_in = |(piece, bytes): (usize, &[u8])| {
        // All bytes of a piece are looked at together, which a processor does at once.
        let may_be = bytes
            .iter()
            .fold(false, |any, it| any | may_be_replaced(*it));
        let mut places = bytes.iter().enumerate().filter(|_| may_be);
        places.any(|(at, byte)| {
            let rest = || &document[piece * PIECE + at..];
            may_be_replaced(*byte) && rest().starts_with(is_replaced)
        })
    };
    let mut pieces = document.as_bytes().chunks(PIECE).enumerate();
    if !pieces.any(is_replaced_in) {
        return Cow::Borrowed(document);
    }
    let mut safe = String::with_capacity(document.len());
    let mut copied = 0;
    for (at, found) in document.match_indices(is_replaced) {
        safe.push_str(&document[copied..at]);
        found.chars().for_each(|c| put(c, &mut safe));
        copied = at + found.len();
    }
    safe.push_str(&document[copied..]);
    Cow::Owned(safe)
}

/// Whether a character acts on the text around it, and is not read itself.
fn is_obeyed(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{61c}'
                | '\u{180e}'
                | '\u{200b}'
                | '\u{200e}'
                | '\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{feff}'
                | '\u{fff9}'..='\u{fffb}'
                | '\u{e0000}'..='\u{e007f}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_deceives_is_taken_out_and_what_spells_stays() {
        assert_eq!(
            plain("a\u{202e}b\u{2066}c\u{61c}d\u{1b}[1m\u{200f}\u{9b}2m\u{7f}\u{e0041}"),
            "abcd[1m2m"
        );
        assert_eq!(plain("one\ntwo\u{2028}three\r\n\u{85}"), "one two three  ");
        assert_eq!(plain("می\u{200c}خواهد"), "می\u{200c}خواهد");
        assert_eq!(plain_lines("one\r\ntwo\u{1b}\n"), "one\ntwo");
    }
}
