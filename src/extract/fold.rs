//! White space folded, and invisible characters removed.

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
                if is_wide(character) && self.text.chars().next_back().is_some_and(is_wide) => {}
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

/// Whether a character is of a script written without spaces.
pub(super) fn is_wide(character: char) -> bool {
    matches!(character,
        '\u{2e80}'..='\u{30ff}' | '\u{3100}'..='\u{312f}' | '\u{31f0}'..='\u{31ff}'
        | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{ff01}'..='\u{ff60}' | '\u{20000}'..='\u{3ffff}')
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
    text.chars()
        .map(|character| match character {
            'a'..='z' | 'A'..='Z' | '0'..='9' => 1,
            _ if character.is_ascii() => 0,
            _ if is_wide(character) => 3 * u32::from(character.is_alphanumeric()),
            '\u{ac00}'..='\u{d7a3}' | '\u{1200}'..='\u{135a}' => 2,
            // Marks are letters of the scripts of India and South-East Asia.
            _ => u32::from(
                character.is_alphanumeric()
                    || matches!(character, '\u{900}'..='\u{109f}' | '\u{17b4}'..='\u{17d3}'),
            ),
        })
        .sum()
}

/// Letters of the scripts in which zero-width joiners are spelling: Arabic and those of India.
fn is_joining(character: char) -> bool {
    matches!(character, '\u{600}'..='\u{7ff}' | '\u{8a0}'..='\u{dff}' | '\u{fb50}'..='\u{fdff}'
        | '\u{fe70}'..='\u{fefe}')
}

fn is_invisible(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
            | '\u{fff9}'..='\u{fffc}' | '\u{e0000}'..='\u{e007f}')
}
