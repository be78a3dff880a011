//! The words of a PDF file, where its objects stand unpacked.

use std::ops::Range;

use memchr::memchr2;

use super::letters::base_16;

/// A word of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'f> {
    /// What opens a dictionary.
    Dictionary,
    /// What opens a list.
    List,
    Close,
    /// A name, with its slash.
    Name(&'f [u8]),
    /// A string, with its brackets.
    Text(&'f [u8]),
    /// A figure or a word.
    Word(&'f [u8]),
}

impl Token<'_> {
    /// The whole number that a word is.
    pub(super) fn number(self) -> Option<i64> {
        let Self::Word(word) = self else { return None };
        std::str::from_utf8(word).ok()?.parse().ok()
    }
}

/// The words of a file, one after the other, each with its place.
#[derive(Debug, Clone)]
pub(super) struct Tokens<'f> {
    file: &'f [u8],
    at: usize,
}

impl<'f> Tokens<'f> {
    /// The words from a place on.
    pub(super) fn from(file: &'f [u8], place: usize) -> Self {
        Self { file, at: place }
    }

    /// Where the next word is looked for.
    pub(super) fn place(&self) -> usize {
        self.at
    }

    fn skip_space(&mut self) {
        while let Some(&byte) = self.file.get(self.at) {
            if byte == b'%' {
                let rest = &self.file[self.at..];
                self.at += memchr2(b'\r', b'\n', rest).unwrap_or(rest.len());
            } else if is_space(byte) {
                self.at += 1;
            } else {
                return;
            }
        }
    }

    /// How long the word is that begins at a byte.
    fn length(rest: &[u8]) -> usize {
        match rest {
            [b'<', b'<', ..] | [b'>', b'>', ..] => 2,
            [b'<', ..] => memchr::memchr(b'>', rest).map_or(rest.len(), |end| end + 1),
            [b'(', ..] => text_length(rest),
            [first, after @ ..] if *first == b'/' || !is_delimiter(*first) => {
                let end = after.iter().position(|byte| is_end_of_word(*byte));
                1 + end.unwrap_or(after.len())
            }
            _ => 1,
        }
    }
}

impl<'f> Iterator for Tokens<'f> {
    type Item = (Range<usize>, Token<'f>);

    fn next(&mut self) -> Option<Self::Item> {
        self.skip_space();
        let rest = &self.file[self.at..];
        if rest.is_empty() {
            return None;
        }
        let place = self.at..self.at + Self::length(rest);
        self.at = place.end;
        let word = &self.file[place.clone()];
        let token = match word {
            b"<<" => Token::Dictionary,
            b"[" => Token::List,
            b">>" | b"]" => Token::Close,
            [b'/', ..] => Token::Name(word),
            [b'<' | b'(', ..] => Token::Text(word),
            _ => Token::Word(word),
        };
        Some((place, token))
    }
}

/// How long a string in round brackets is.
fn text_length(text: &[u8]) -> usize {
    let (mut depth, mut is_escaped) = (0_usize, false);
    for (at, byte) in text.iter().enumerate() {
        match byte {
            _ if std::mem::take(&mut is_escaped) => {}
            b'\\' => is_escaped = true,
            b'(' => depth += 1,
            b')' if depth == 1 => return at + 1,
            b')' => depth -= 1,
            _ => {}
        }
    }
    text.len()
}

/// Whether a word or a name ends before a byte.
pub(super) fn is_end_of_word(byte: u8) -> bool {
    is_space(byte) || is_delimiter(byte)
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b'\0' | b'\t' | b'\n' | 0x0c | b'\r' | b' ')
}

fn is_delimiter(byte: u8) -> bool {
    matches!(
        byte,
        b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%'
    )
}

/// The words that follow a key of a dictionary, which a text begins with.
pub(super) fn value<'f>(dictionary: &'f [u8], key: &[u8]) -> Option<Tokens<'f>> {
    let mut tokens = Tokens::from(dictionary, 0);
    let mut depth = 0_usize;
    while let Some((_, token)) = tokens.next() {
        match token {
            Token::Dictionary | Token::List => depth += 1,
            Token::Close if depth <= 1 => return None,
            Token::Close => depth -= 1,
            Token::Name(name) if depth == 1 && name == key => return Some(tokens),
            _ => {}
        }
    }
    None
}

/// The bytes of a string.
pub(super) fn bytes(text: &[u8]) -> Vec<u8> {
    match text {
        [b'<', digits @ ..] => base_16(digits),
        [b'(', inner @ .., b')'] => unescaped(inner),
        _ => Vec::new(),
    }
}

fn unescaped(text: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some((&byte, after)) = rest.split_first() {
        rest = after;
        match byte {
            b'\\' => rest = escape(after, &mut bytes),
            // The end of a line is one byte, however it is written.
            b'\r' => {
                bytes.push(b'\n');
                rest = after.strip_prefix(b"\n").unwrap_or(after);
            }
            _ => bytes.push(byte),
        }
    }
    bytes
}

/// Reads what stands behind a backslash, and gives what follows.
fn escape<'t>(text: &'t [u8], bytes: &mut Vec<u8>) -> &'t [u8] {
    let is_octal = |byte: &&u8| matches!(byte, b'0'..=b'7');
    let octal = text.iter().take(3).take_while(is_octal).count();
    if octal > 0 {
        let sign = text[..octal]
            .iter()
            .fold(0_u8, |sign, digit| sign.wrapping_mul(8) + (digit - b'0'));
        bytes.push(sign);
        return &text[octal..];
    }
    let Some((&byte, after)) = text.split_first() else {
        return text;
    };
    match byte {
        b'n' => bytes.push(b'\n'),
        b'r' => bytes.push(b'\r'),
        b't' => bytes.push(b'\t'),
        b'b' => bytes.push(0x08),
        b'f' => bytes.push(0x0c),
        // A line that goes on.
        b'\r' => return after.strip_prefix(b"\n").unwrap_or(after),
        b'\n' => {}
        _ => bytes.push(byte),
    }
    after
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_a_file_are_told_apart() {
        let file = b"7 0 obj<</A(a\\)(b))/B<4 1>[/C]>>% (\nendobj";
        let words: Vec<&[u8]> = Tokens::from(file, 0)
            .map(|(place, _)| &file[place])
            .collect();
        let expected: [&[u8]; 14] = [
            b"7",
            b"0",
            b"obj",
            b"<<",
            b"/A",
            b"(a\\)(b))",
            b"/B",
            b"<4 1>",
            b"[",
            b"/C",
            b"]",
            b">>",
            b"endobj",
            b"",
        ];
        assert_eq!(words, expected[..13]);
    }

    #[test]
    fn the_value_of_a_key_is_that_of_its_dictionary() {
        let dictionary = b"<< /CF << /Length 16 >> /Length 128 >> << /R 3 >>";
        let mut length = value(dictionary, b"/Length").expect("a length");
        assert_eq!(length.next().and_then(|(_, it)| it.number()), Some(128));
        assert!(value(dictionary, b"/R").is_none());
    }

    #[test]
    fn strings_are_bytes() {
        assert_eq!(bytes(b"<48 656>"), b"He`");
        assert_eq!(bytes(b"(a\\(\\n\\53\\0539\\\r\n\r\n)"), b"a(\n++9\n");
        assert_eq!(bytes(b"(a"), b"");
    }
}
