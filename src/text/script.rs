//! What a script asks of the cuts.

/// Whether a character belongs to Chinese or Japanese, which write no spaces.
pub(super) fn is_wide(c: char) -> bool {
    matches!(c,
        '\u{2E80}'..='\u{2FDF}' // radicals
        | '々' | '〆' | '〇'
        | '\u{3041}'..='\u{309F}' // hiragana
        | '\u{30A1}'..='\u{30FF}' // katakana
        | '\u{31F0}'..='\u{31FF}'
        | '\u{3400}'..='\u{4DBF}'
        | '\u{4E00}'..='\u{9FFF}'
        | '\u{F900}'..='\u{FAFF}'
        | '\u{FF66}'..='\u{FF9F}' // half-width katakana
        | '\u{20000}'..='\u{3FFFF}')
}

/// Whether the words of a character's script are found in a dictionary: Chinese, Japanese, and
/// the scripts of South-East Asia that write no spaces between words.
pub(super) fn needs_dictionary(c: char) -> bool {
    // Most of what is read is Latin, Cyrillic or Arabic.
    const FIRST: char = '\u{0E01}';
    c >= FIRST
        && (is_wide(c)
            || matches!(c,
            '\u{0E01}'..='\u{0E3A}' | '\u{0E40}'..='\u{0E4E}' // Thai
            | '\u{0E81}'..='\u{0ECE}' // Lao
            | '\u{0EDC}'..='\u{0EDF}'
            | '\u{1000}'..='\u{103F}' // Myanmar
            | '\u{1050}'..='\u{108F}'
            | '\u{1780}'..='\u{17D3}')) // Khmer
}

/// Whether a character is a letter of a script without case.
pub(super) fn is_caseless(c: char) -> bool {
    c.is_alphabetic() && !c.is_uppercase() && !c.is_lowercase()
}
