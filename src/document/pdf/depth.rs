//! How deep lists, dictionaries and saved states stand in each other. Who reads them calls itself for
//! each, so that a file of nothing but opening brackets would end the program.

/// How deep brackets may stand in each other, of either kind. Real files have some twenty.
const MAX_BRACKETS: u32 = 400;

/// How deep states may be saved in each other; each takes half a kilobyte.
const MAX_STATES: u32 = 5000;

/// Reads the bytes of a file, or of a stream, one after the other.
///
/// A file says where its objects begin: that may be within what is a string or a comment to who reads
/// from the start. So the brackets are counted for readers who began anywhere.
#[derive(Debug, Default)]
pub(super) struct Depth {
    /// The most brackets that are open for a reader who is in no string and no comment.
    brackets: u32,
    /// The same, of readers in a comment.
    in_comment: u32,
    /// The same, of readers in a string, those in the most round brackets first.
    in_strings: Vec<u32>,
    is_escaped: bool,
    /// An angle bracket that has no other beside it yet.
    angle: Option<u8>,
    states: States,
    is_too_deep: bool,
}

/// The states that are saved in each other in what a page draws, which is read from its start.
#[derive(Debug, Default)]
struct States {
    saved: u32,
    /// How many round brackets of a string are open.
    strings: u32,
    is_escaped: bool,
    is_comment: bool,
    /// The word that is read, if it is of one letter.
    word: Option<u8>,
    is_in_word: bool,
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
            self.states.byte(byte);
        }
        self.is_too_deep |= self.states.saved > MAX_STATES;
    }

    fn byte(&mut self, byte: u8) {
        let is_escaped = std::mem::take(&mut self.is_escaped);
        let angle = self.angle.take();
        match byte {
            b'\\' => self.is_escaped = !is_escaped,
            // In strings, an escaped bracket is a letter; who is in none does not know escapes.
            b'(' => {
                let before = std::mem::take(&mut self.brackets);
                match self.in_strings.last_mut().filter(|_| is_escaped) {
                    Some(last) => *last = before.max(*last),
                    None => self.in_strings.push(before),
                }
            }
            b')' if !is_escaped => self.brackets = self.in_strings.pop().unwrap_or_default(),
            b'%' => {
                let before = std::mem::take(&mut self.brackets);
                self.in_comment = self.in_comment.max(before);
            }
            b'\r' | b'\n' => {
                let comment = std::mem::take(&mut self.in_comment);
                self.brackets = self.brackets.max(comment);
            }
            // No object may have these: its reader gives it up.
            b'{' | b'}' | b')' => self.brackets = 0,
            b'[' => self.brackets += 1,
            b']' => self.brackets = self.brackets.saturating_sub(1),
            b'<' | b'>' if angle != Some(byte) => self.angle = Some(byte),
            b'<' => self.brackets += 1,
            b'>' => self.brackets = self.brackets.saturating_sub(1),
            _ => {}
        }
        self.is_too_deep |= self.brackets > MAX_BRACKETS;
    }
}

impl States {
    fn byte(&mut self, byte: u8) {
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
            _ => {}
        }
        self.word(byte);
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
            Some(b'q') => self.saved += 1,
            Some(b'Q') => self.saved = self.saved.saturating_sub(1),
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
        for hidden in ["( 1 0 obj {}", "( << /A {}", "% << {}", "[ (obj) {}"] {
            let hidden = hidden.replace("{}", &"[".repeat(many));
            assert!(is_too_deep(&hidden), "{hidden:.20}");
        }
        for part in [
            "[[[ (obj) ",
            "[[[ obj ",
            "[[[ /obj ",
            "[[[ (]]]]) ",
            "[[[ (\\(]]]]) ",
            "[[[ %]]]]\n",
            "<< <41> ",
        ] {
            assert!(is_too_deep(&part.repeat(many)), "{part}");
        }
    }
}
