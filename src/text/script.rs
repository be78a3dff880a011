//! Which script a character is of: the one table of ranges, and the groups that readers ask for.

/// A script, or a family of signs that only some scripts use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Script {
    Greek,
    Armenian,
    Arabic,
    Syriac,
    Thaana,
    Nko,
    Devanagari,
    Bengali,
    Gurmukhi,
    Gujarati,
    Oriya,
    Tamil,
    Telugu,
    Kannada,
    Malayalam,
    Sinhala,
    Thai,
    Lao,
    Tibetan,
    Myanmar,
    Georgian,
    Ethiopic,
    Khmer,
    Hangul,
    Hiragana,
    Katakana,
    Bopomofo,
    Han,
    /// Punctuation, letters and digits in the width of a Chinese character.
    Fullwidth,
}

impl Script {
    /// How many scripts there are.
    pub(crate) const COUNT: usize = Self::Fullwidth as usize + 1;

    /// The script of a character; `None` for Latin, Cyrillic and all that nobody asks for.
    pub(crate) fn of(c: char) -> Option<Self> {
        // Nearly all characters that are looked up are below these ranges, or Chinese.
        const FIRST: char = '\u{370}';
        if c < FIRST {
            return None;
        }
        Some(match c {
            '\u{3400}'..='\u{4dbf}'
            | '\u{4e00}'..='\u{9fff}'
            | '\u{f900}'..='\u{faff}'
            | '\u{20000}'..='\u{3ffff}'
            | '\u{2e80}'..='\u{2fdf}'
            | '々'
            | '〆'
            | '〇' => Self::Han,
            '\u{3041}'..='\u{309f}' => Self::Hiragana,
            '\u{30a1}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}' | '\u{ff66}'..='\u{ff9f}' => {
                Self::Katakana
            }
            '\u{3000}'..='\u{3040}' | '\u{30a0}' | '\u{ff01}'..='\u{ff65}' => Self::Fullwidth,
            '\u{3100}'..='\u{312f}' => Self::Bopomofo,
            '\u{ac00}'..='\u{d7a3}' => Self::Hangul,
            '\u{370}'..='\u{3ff}' => Self::Greek,
            '\u{530}'..='\u{58f}' => Self::Armenian,
            '\u{600}'..='\u{6ff}'
            | '\u{750}'..='\u{77f}'
            | '\u{8a0}'..='\u{8ff}'
            | '\u{fb50}'..='\u{fdff}'
            | '\u{fe70}'..='\u{fefe}' => Self::Arabic,
            '\u{700}'..='\u{74f}' => Self::Syriac,
            '\u{780}'..='\u{7bf}' => Self::Thaana,
            '\u{7c0}'..='\u{7ff}' => Self::Nko,
            '\u{900}'..='\u{97f}' => Self::Devanagari,
            '\u{980}'..='\u{9ff}' => Self::Bengali,
            '\u{a00}'..='\u{a7f}' => Self::Gurmukhi,
            '\u{a80}'..='\u{aff}' => Self::Gujarati,
            '\u{b00}'..='\u{b7f}' => Self::Oriya,
            '\u{b80}'..='\u{bff}' => Self::Tamil,
            '\u{c00}'..='\u{c7f}' => Self::Telugu,
            '\u{c80}'..='\u{cff}' => Self::Kannada,
            '\u{d00}'..='\u{d7f}' => Self::Malayalam,
            '\u{d80}'..='\u{dff}' => Self::Sinhala,
            '\u{e00}'..='\u{e7f}' => Self::Thai,
            '\u{e80}'..='\u{eff}' => Self::Lao,
            '\u{f00}'..='\u{fff}' => Self::Tibetan,
            '\u{1000}'..='\u{109f}' => Self::Myanmar,
            '\u{10a0}'..='\u{10ff}' => Self::Georgian,
            '\u{1200}'..='\u{137f}' => Self::Ethiopic,
            '\u{1780}'..='\u{17ff}' => Self::Khmer,
            _ => return None,
        })
    }

    /// Whether it is a script of India and its neighbours, whose vowel signs are part of a letter.
    pub(crate) fn is_indic(self) -> bool {
        (Self::Devanagari as usize..=Self::Sinhala as usize).contains(&(self as usize))
    }

    /// Whether it is a script of South-East Asia that puts no spaces between words.
    fn is_unspaced_alphabet(self) -> bool {
        matches!(self, Self::Thai | Self::Lao | Self::Myanmar | Self::Khmer)
    }

    /// Whether Chinese or Japanese is written with it.
    fn is_wide(self) -> bool {
        matches!(
            self,
            Self::Han | Self::Hiragana | Self::Katakana | Self::Bopomofo
        )
    }
}

/// Whether a character is one of Chinese or Japanese, which put no spaces between words.
pub(crate) fn is_wide(c: char) -> bool {
    Script::of(c).is_some_and(Script::is_wide)
}

/// Whether a character is one of Chinese or Japanese, or a sign as wide as these.
pub(crate) fn is_wide_or_sign(c: char) -> bool {
    Script::of(c).is_some_and(|script| script.is_wide() || script == Script::Fullwidth)
}

/// Whether a character is of a script that puts no spaces between words.
pub(crate) fn is_unspaced(c: char) -> bool {
    Script::of(c).is_some_and(|script| script.is_wide() || script.is_unspaced_alphabet())
}

/// Whether the words of a character's script are found in a dictionary. The digits of the alphabets
/// among these scripts need none.
pub(super) fn needs_dictionary(c: char) -> bool {
    Script::of(c)
        .is_some_and(|script| script.is_wide() || script.is_unspaced_alphabet() && !c.is_numeric())
}

/// Whether a character is a letter of a script without case.
pub(super) fn is_caseless(c: char) -> bool {
    c.is_alphabetic() && !c.is_uppercase() && !c.is_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_are_named_and_grouped() {
        let cases = [
            ('a', None, [false; 4]),
            ('é', None, [false; 4]),
            ('ж', None, [false; 4]),
            ('“', None, [false; 4]),
            ('ω', Some(Script::Greek), [false; 4]),
            ('ب', Some(Script::Arabic), [false; 4]),
            ('한', Some(Script::Hangul), [false; 4]),
            ('中', Some(Script::Han), [true; 4]),
            ('々', Some(Script::Han), [true; 4]),
            ('〇', Some(Script::Han), [true; 4]),
            ('𠮷', Some(Script::Han), [true; 4]),
            ('の', Some(Script::Hiragana), [true; 4]),
            ('ー', Some(Script::Katakana), [true; 4]),
            ('ｱ', Some(Script::Katakana), [true; 4]),
            ('。', Some(Script::Fullwidth), [false, true, false, false]),
            ('Ａ', Some(Script::Fullwidth), [false, true, false, false]),
            ('ก', Some(Script::Thai), [false, false, true, true]),
            ('๕', Some(Script::Thai), [false, false, true, false]),
            ('ក', Some(Script::Khmer), [false, false, true, true]),
        ];
        for (c, script, groups) in cases {
            assert_eq!(Script::of(c), script, "{c}");
            let found = [
                is_wide(c),
                is_wide_or_sign(c),
                is_unspaced(c),
                needs_dictionary(c),
            ];
            assert_eq!(found, groups, "{c}");
        }
    }
}
