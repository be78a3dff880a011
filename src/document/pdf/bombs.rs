//! What the streams of a file unpack to, before anything unpacks them to use it.

use std::borrow::Cow;
use std::io::{self, Read};

use flate2::bufread::ZlibDecoder;
use memchr::memmem::{find, find_iter, rfind};

use super::depth::Depth;
use super::letters::{base_16, base_85};
use super::tokens::{Token, Tokens, is_end_of_word};

/// The most bytes that a stream unpacks to. A page of text has a thousandth of this, a photograph in
/// print quality nearly all.
const MAX_STREAM_BYTES: u64 = 128 << 20;

/// The most bytes that all streams of a file unpack to: unpacking them takes a second.
const MAX_BYTES_IN_ALL: u64 = 512 << 20;

/// The most bytes that all tables of a file unpack to: they are kept unpacked, and become many times
/// as large.
const MAX_TABLES: u64 = 32 << 20;

/// The keys of tables: of objects, and of where objects lie.
const OBJECTS: [&[u8]; 2] = [b"/N", b"/First"];
const OFFSETS: [&[u8]; 2] = [b"/W", b"/Size"];

/// The key of the filters of a stream.
const FILTER: &[u8] = b"/Filter";

/// Names of filters that unpack what zlib packed, in full and short.
const ZLIB: [&[u8]; 2] = [b"/FlateDecode", b"/Fl"];

/// Names of those that unpacked before there was zlib. How much they unpack to is not known before.
const OLD: [&[u8]; 4] = [b"/LZWDecode", b"/LZW", b"/RunLengthDecode", b"/RL"];

/// Names of filters that write bytes in letters.
const BASE_85: [&[u8]; 2] = [b"/ASCII85Decode", b"/A85"];
const BASE_16: [&[u8]; 2] = [b"/ASCIIHexDecode", b"/AHx"];

/// Why a file is not read on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refused {
    /// It unpacks to too much, or goes too deep.
    TooLarge,
    /// It is packed in a way that nothing made since the year 2000 has.
    Outdated,
    Encrypted,
}

/// The most bytes that are searched for the ends of streams: from each object on, where a file does not
/// say where its objects lie. Searching them takes some seconds.
const MAX_SEARCHED: u64 = 64 << 30;

/// How many bytes are searched for the ends of streams.
fn searched(file: &[u8]) -> u64 {
    let mut ends = find_iter(file, b"endstream").chain([file.len()]).peekable();
    let distance = |at: usize| {
        while ends
            .next_if(|end| *end < at && *end != file.len())
            .is_some()
        {}
        ends.peek().map_or(0, |end| end.saturating_sub(at) as u64)
    };
    find_iter(file, b"obj").map(distance).sum()
}

/// The most bytes that are read of what filters streams have. Comments may stand between them.
const MAX_FILTERS: usize = 1 << 30;

/// In which letters streams of a file are written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Letters {
    base_85: bool,
    base_16: bool,
}

impl Letters {
    /// Of all streams of a file, wherever they lie.
    fn of(file: &[u8]) -> Result<Self, Refused> {
        let mut letters = Self::default();
        let mut left = MAX_FILTERS;
        for at in memchr::memchr_iter(b'/', file) {
            let length = file[at + 1..].iter().position(|byte| is_end_of_word(*byte));
            let end = length.map_or(file.len(), |length| at + 1 + length);
            if plain_names(&file[at..end]) == FILTER {
                let mut tokens = Tokens::from(file, end);
                letters.read(&mut tokens)?;
                let read = tokens.place() - end;
                left = left.checked_sub(read).ok_or(Refused::TooLarge)?;
            }
        }
        Ok(letters)
    }

    /// Reads the filters of a stream: a name, or a list of names.
    fn read(&mut self, tokens: &mut Tokens<'_>) -> Result<(), Refused> {
        let mut tokens = tokens.map(|(_, token)| token);
        let (mut zlib, mut letters) = (0, 0);
        let mut next = tokens.next();
        let is_list = next == Some(Token::List);
        if is_list {
            next = tokens.next();
        }
        while let Some(Token::Name(name)) = next {
            let name = plain_names(name);
            let is_of = |names: &[&[u8]]| names.contains(&&*name);
            if is_of(&OLD) {
                return Err(Refused::Outdated);
            }
            self.base_85 |= is_of(&BASE_85);
            self.base_16 |= is_of(&BASE_16);
            zlib += usize::from(is_of(&ZLIB));
            letters += usize::from(is_of(&BASE_85) || is_of(&BASE_16));
            // Packed twice, a stream of a kilobyte may unpack to a gigabyte. No program does it.
            if zlib > 1 || letters > 1 {
                return Err(Refused::TooLarge);
            }
            if !is_list {
                return Ok(());
            }
            next = tokens.next();
        }
        // What stands elsewhere cannot be looked at.
        if is_list && next == Some(Token::Close) {
            Ok(())
        } else {
            Err(Refused::Outdated)
        }
    }
}

/// Looks at all of a file.
pub(super) fn look_at(file: &[u8]) -> Result<(), Refused> {
    if searched(file) > MAX_SEARCHED {
        return Err(Refused::TooLarge);
    }
    let letters = Letters::of(file)?;
    let mut depth = Depth::default();
    depth.read(file);
    if depth.is_too_deep() {
        return Err(Refused::TooLarge);
    }
    let (mut all, mut tables, mut before) = (0, 0, 0);
    for at in find_iter(file, b"stream") {
        // The dictionary of a stream stands before it, behind the stream before that.
        let head = Head::of(&file[before..at])?;
        before = at;
        let body = &file[at + b"stream".len()..];
        let Some(body) = body
            .strip_prefix(b"\r\n")
            .or_else(|| body.strip_prefix(b"\n"))
        else {
            continue;
        };
        let size = unpacked(body, letters)?;
        all += size;
        if head.is_table {
            tables += size;
        }
        if all > MAX_BYTES_IN_ALL || tables > MAX_TABLES {
            return Err(Refused::TooLarge);
        }
    }
    Head::of(&file[before..])?;
    Ok(())
}

/// What stands before a stream.
struct Head {
    /// Whether the stream may hold objects, or say where they lie.
    is_table: bool,
}

impl Head {
    fn of(text: &[u8]) -> Result<Self, Refused> {
        let text = plain_names(text);
        if has(&text, b"/Encrypt") {
            return Err(Refused::Encrypted);
        }
        let own = rfind(&text, b"obj").map_or(&*text, |at| &text[at..]);
        let has_all = |names: &[&[u8]]| names.iter().all(|name| has(own, name));
        // Behind such a filter, what lies in objects cannot be looked at.
        if has_all(&[OBJECTS[0], OBJECTS[1], b"/Predictor"]) {
            return Err(Refused::Outdated);
        }
        let is_table = has_all(&OBJECTS) || has_all(&OFFSETS);
        Ok(Self { is_table })
    }
}

/// How many bytes are read to unpack a stream, and come out. Which letters it is written in, its own
/// dictionary says, which may be hidden: it is read in all letters of the file.
fn unpacked(body: &[u8], letters: Letters) -> Result<u64, Refused> {
    let up_to = |end: u8| &body[..memchr::memchr(end, body).unwrap_or(body.len())];
    let mut size = unpacked_bytes(body)?;
    if letters.base_85 {
        let text = up_to(b'~');
        size += text.len() as u64 + unpacked_bytes(&base_85(text))?;
    }
    if letters.base_16 {
        let text = up_to(b'>');
        size += text.len() as u64 + unpacked_bytes(&base_16(text))?;
    }
    Ok(size)
}

fn unpacked_bytes(body: &[u8]) -> Result<u64, Refused> {
    // The first byte of what zlib packs names its method; the second makes a multiple of 31 of
    // both.
    let is_packed = matches!(*body, [first, second, ..]
        if first & 0x0f == 8 && (u16::from(first) << 8 | u16::from(second)).is_multiple_of(31));
    let mut counted = Counted::default();
    let read = if is_packed {
        let mut decoder = ZlibDecoder::new(body).take(MAX_STREAM_BYTES + 1);
        // A stream that is broken unpacks to what came before.
        let _ = io::copy(&mut decoder, &mut counted);
        decoder.get_ref().total_in()
    } else {
        find(body, b"endstream").unwrap_or(body.len()) as u64
    };
    if counted.size > MAX_STREAM_BYTES || counted.depth.is_too_deep() {
        return Err(Refused::TooLarge);
    }
    Ok(read + counted.size)
}

/// Whether a name stands in a text.
fn has(text: &[u8], name: &[u8]) -> bool {
    let is_whole = |at: usize| {
        let next = text.get(at + name.len());
        next.is_none_or(|byte| is_end_of_word(*byte))
    };
    find_iter(text, name).any(is_whole)
}

/// A text with the signs of its names written out: `/Fl#61te` is `/Flate`.
fn plain_names(text: &[u8]) -> Cow<'_, [u8]> {
    if memchr::memchr(b'#', text).is_none() {
        return Cow::Borrowed(text);
    }
    let mut plain = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some((&byte, after)) = rest.split_first() {
        let digits = after.get(..2).and_then(|two| std::str::from_utf8(two).ok());
        let sign = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok());
        match sign {
            Some(sign) if byte == b'#' => {
                plain.push(sign);
                rest = &after[2..];
            }
            _ => {
                plain.push(byte);
                rest = after;
            }
        }
    }
    Cow::Owned(plain)
}

/// Counts bytes and looks how deep they go, and keeps none.
#[derive(Default)]
struct Counted {
    size: u64,
    depth: Depth,
}

impl io::Write for Counted {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.size += bytes.len() as u64;
        self.depth.read(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_of_a_picture_are_no_filters() {
        let body = "\u{1}/RL\u{2}/LZW~/Fl\u{3}/Fl\u{4}endstream";
        let file = format!("<< /Filter /DCTDecode >> stream\n{body} << >> stream\nendstream");
        assert_eq!(look_at(file.as_bytes()), Ok(()));
    }

    #[test]
    fn what_cannot_be_looked_at_is_refused() {
        let of = |head: &str, body: &str| look_at(format!("{head} stream\n{body}").as_bytes());
        assert_eq!(of("<< /Subtype /Form >>", "1 w endstream"), Ok(()));
        assert_eq!(of("<< /Filter /FlateDecode >>", "1 w"), Ok(()));
        for twice in [
            "[/FlateDecode /Fl#61teDecode]",
            "[/FlateDecode %stream\n /FlateDecode]",
            "[/A85 /AHx /FlateDecode]",
        ] {
            let head = format!("<< /Filter {twice} >>");
            assert_eq!(of(&head, ""), Err(Refused::TooLarge), "{twice}");
        }
        for hidden in ["/LZWDecode", "5 0 R", "%\n5 0 R", "[5 0 R /FlateDecode]"] {
            let head = format!("<< /F#69lter {hidden} >>");
            assert_eq!(of(&head, ""), Err(Refused::Outdated), "{hidden}");
        }
        let long = format!("{}\n/A", "/Filter%".repeat(100_000));
        assert_eq!(of("<<>>", &long), Err(Refused::TooLarge));
        assert_eq!(
            of("<<>>", "endstream << /Encrypt 5 0 R >>"),
            Err(Refused::Encrypted)
        );
        assert_eq!(of("<<>>", &"[".repeat(1000)), Err(Refused::TooLarge));
        let unended = "1 0 obj<<>>endobj ".repeat(100_000);
        assert_eq!(of("<<>>", &unended), Err(Refused::TooLarge));
    }
}
