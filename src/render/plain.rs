//! Text that is safe to show.

/// Text without control characters, which a terminal or an editor would obey, and without those
/// that turn the direction of the text around them. What joins letters stays: Persian and Hindi are
/// written with it.
pub(super) fn plain(text: &str) -> String {
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return text.to_owned();
    }
    text.chars()
        .map(|c| {
            if matches!(c, '\n' | '\t' | '\u{2028}' | '\u{2029}') {
                ' '
            } else {
                c
            }
        })
        .filter(|c| !c.is_control())
        .filter(|c| {
            !matches!(
                c,
                '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{feff}'
            )
        })
        .filter(|c| !matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn what_deceives_is_taken_out_and_what_spells_stays() {
        assert_eq!(
            plain("a\u{202e}b\u{2066}c\u{61c}d\u{1b}[1m\u{200f}"),
            "abcd[1m"
        );
        assert_eq!(plain("one\ntwo\u{2028}three"), "one two three");
        assert_eq!(plain("می\u{200c}خواهد"), "می\u{200c}خواهد");
    }
}
