//! White space folded, and invisible characters removed.

use crate::text::script::{Script, is_wide_or_sign};

/// Text under construction, folded as it comes in: runs of white space become one space, none at
/// the start and none after a cut; control, zero-width and direction characters are dropped.
#[derive(Debug, Default)]
pub(super) struct Folder {
    text: String,
    space: Gap,
    /// A joiner that is kept only if a letter of its script follows.
    joiner: Option<char>,
}

#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum Gap {
    #[default]
    None,
    /// A space that stays.
    Blank,
    /// A line end, which between two characters of Chinese or Japanese is no space.
    LineEnd,
}

impl Folder {
    /// Adds text.
    pub(super) fn push(&mut self, text: &str) {
        let mut rest = text;
        while let Some(character) = rest.chars().next() {
            let mut read = character.len_utf8();
            match character {
                ' ' => self.gap(Gap::Blank),
                '!'..='~' => {
                    read = rest.bytes().take_while(u8::is_ascii_graphic).count();
                    self.put(character);
                    self.text.push_str(&rest[1..read]);
                }
                '\n' | '\r' => self.gap(Gap::LineEnd),
                _ if character.is_whitespace() => self.gap(Gap::Blank),
                '\u{200c}' | '\u{200d}' => {
                    if self.text.chars().next_back().is_some_and(is_joining) {
                        self.joiner = Some(character);
                    }
                }
                _ if is_invisible(character) => {}
                _ => self.put(character),
            }
            rest = &rest[read..];
        }
    }

    /// Adds a line end, which is a space except between characters of Chinese or Japanese.
    pub(super) fn line_end(&mut self) {
        self.gap(Gap::LineEnd);
    }

    /// The text so far, without white space at its end.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Whether nothing visible has come in.
    pub(super) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Hands out the text and starts anew.
    pub(super) fn take(&mut self) -> String {
        self.space = Gap::None;
        self.joiner = None;
        std::mem::take(&mut self.text)
    }

    fn gap(&mut self, space: Gap) {
        self.joiner = None;
        if !self.text.is_empty() && self.space != Gap::Blank {
            // Blanks beside a line end are indentation.
            self.space = match (self.space, space) {
                (Gap::LineEnd, _) | (_, Gap::LineEnd) => Gap::LineEnd,
                _ => Gap::Blank,
            };
        } else if space == Gap::LineEnd && self.space == Gap::Blank {
            self.space = Gap::LineEnd;
        }
    }

    fn put(&mut self, character: char) {
        match self.space {
            Gap::None => {}
            Gap::LineEnd
                if is_wide_or_sign(character)
                    && self.text.chars().next_back().is_some_and(is_wide_or_sign) => {}
            _ => self.text.push(' '),
        }
        self.space = Gap::None;
        if let Some(joiner) = self.joiner.take()
            && is_joining(character)
        {
            self.text.push(joiner);
        }
        self.text.push(character);
    }
}

/// Folds one text.
pub(super) fn fold(text: &str) -> String {
    let mut folder = Folder::default();
    folder.push(text);
    folder.take()
}

/// How much text there is, so that scripts compare: a letter or digit counts one, a syllable of
/// Korean or Ethiopic two, a character of Chinese or Japanese, which is about half a word, three.
pub(super) fn weight(text: &str) -> u32 {
    if text.is_ascii() {
        let letters = text
            .bytes()
            .map(|byte| u32::from(byte.is_ascii_alphanumeric()));
        return letters.sum();
    }
    text.chars().map(character_weight).sum()
}

fn character_weight(character: char) -> u32 {
    if character.is_ascii() {
        return u32::from(character.is_ascii_alphanumeric());
    }
    let letter = u32::from(character.is_alphanumeric());
    match Script::of(character) {
        Some(Script::Hangul | Script::Ethiopic) => 2 * letter,
        // The marks of these scripts are letters.
        Some(Script::Thai | Script::Lao | Script::Tibetan | Script::Myanmar | Script::Khmer) => 1,
        Some(script) if script.is_indic() => 1,
        _ if is_wide_or_sign(character) => 3 * letter,
        _ => letter,
    }
}

/// Whether zero-width joiners are spelling between letters of a character's script.
fn is_joining(character: char) -> bool {
    use Script::{Arabic, Nko, Syriac, Thaana};
    Script::of(character)
        .is_some_and(|script| script.is_indic() || matches!(script, Arabic | Syriac | Thaana | Nko))
}

fn is_invisible(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
            | '\u{fff9}'..='\u{fffc}' | '\u{e0000}'..='\u{e007f}')
}
