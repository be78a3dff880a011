//! How deep lists, dictionaries and saved states stand in each other. Who reads them calls itself for
//! each, so that a file of nothing but opening brackets would end the program.

/// How deep brackets may stand in each other, of either kind. Real files have some twenty.
const MAX_BRACKETS: u32 = 400;

/// How deep states may be saved in each other; each takes half a kilobyte.
const MAX_STATES: u32 = 5000;

/// Reads the bytes of a file, or of a stream, one after the other.
#[derive(Debug, Default)]
pub(super) struct Depth {
    brackets: u32,
    states: u32,
    /// How many round brackets of a string are open.
    strings: u32,
    is_escaped: bool,
    is_comment: bool,
    /// The last four bytes.
    last: u32,
    /// The word that is read, if it is of one letter.
    word: Option<u8>,
    is_in_word: bool,
    is_too_deep: bool,
}

impl Depth {
    /// Whether what was read went too deep.
    pub(super) fn is_too_deep(&self) -> bool {
        self.is_too_deep
    }

    /// Reads on.
    pub(super) fn read(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.byte(byte);
        }
    }

    fn byte(&mut self, byte: u8) {
        self.last = self.last << 8 | u32::from(byte);
        // An object may begin within what looks like a string of another.
        if self.last & 0x00ff_ffff == u32::from_be_bytes(*b"\0obj") {
            *self = Self {
                last: self.last,
                is_too_deep: self.is_too_deep,
                ..Self::default()
            };
            return;
        }
        if self.is_comment {
            self.is_comment = !matches!(byte, b'\r' | b'\n');
            return;
        }
        if self.strings > 0 {
            self.in_string(byte);
            return;
        }
        match byte {
            b'(' => self.strings = 1,
            b'%' => self.is_comment = true,
            b'[' | b'<' => self.brackets += 1,
            b']' | b'>' => self.brackets = self.brackets.saturating_sub(1),
            _ => {}
        }
        self.word(byte);
        self.is_too_deep |= self.brackets > MAX_BRACKETS || self.states > MAX_STATES;
    }

    fn in_string(&mut self, byte: u8) {
        let is_escaped = std::mem::take(&mut self.is_escaped);
        match byte {
            _ if is_escaped => {}
            b'\\' => self.is_escaped = true,
            b'(' => self.strings += 1,
            b')' => self.strings -= 1,
            _ => {}
        }
    }

    /// `q` saves a state, and `Q` goes back to it.
    fn word(&mut self, byte: u8) {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'*' | b'/' | b'\'' | b'"') {
            self.word = (!self.is_in_word).then_some(byte);
            self.is_in_word = true;
            return;
        }
        match self.word.take() {
            Some(b'q') => self.states += 1,
            Some(b'Q') => self.states = self.states.saturating_sub(1),
            _ => {}
        }
        self.is_in_word = false;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_too_deep(text: &str) -> bool {
        let mut depth = Depth::default();
        depth.read(text.as_bytes());
        depth.is_too_deep()
    }

    #[test]
    fn what_is_closed_is_not_deep() {
        let many = 10_000;
        for part in [
            "[1 2] ",
            "<< /A <41> >> ",
            "q 1 w Q ",
            "([) ",
            "%[\n",
            "(\\([) ",
        ] {
            assert!(!is_too_deep(&part.repeat(many)), "{part}");
        }
        for part in ["[", "<</A ", "[(])", "[%]\n", "q "] {
            assert!(is_too_deep(&part.repeat(many)), "{part}");
        }
        let hidden = format!("( 1 0 obj {}", "[".repeat(many));
        assert!(is_too_deep(&hidden));
    }
}
