//! What the streams of a file unpack to, before anything unpacks them to use it.

use std::borrow::Cow;
use std::io::{self, Read};

use flate2::bufread::ZlibDecoder;
use memchr::memmem::{find, find_iter, rfind};

use super::depth::Depth;

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

/// Looks at all of a file.
pub(super) fn look_at(file: &[u8]) -> Result<(), Refused> {
    if searched(file) > MAX_SEARCHED {
        return Err(Refused::TooLarge);
    }
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
        let size = head.unpacked(body)?;
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
    is_in_base_85: bool,
    is_in_base_16: bool,
}

impl Head {
    fn of(text: &[u8]) -> Result<Self, Refused> {
        let text = plain_names(text);
        let has = |name: &[u8]| count(&text, name) > 0;
        if has(b"/Encrypt") {
            return Err(Refused::Encrypted);
        }
        // What stands elsewhere cannot be looked at.
        if OLD.iter().any(|name| has(name)) || has_reference(&text, b"/Filter") {
            return Err(Refused::Outdated);
        }
        // Packed twice, a stream of a kilobyte may unpack to a gigabyte. No program does it.
        if ZLIB.iter().map(|name| count(&text, name)).sum::<usize>() > 1 {
            return Err(Refused::TooLarge);
        }
        let own = rfind(&text, b"obj").map_or(&*text, |at| &text[at..]);
        let has_all = |names: &[&[u8]]| names.iter().all(|name| count(own, name) > 0);
        // Behind such a filter, what lies in objects cannot be looked at.
        if has_all(&[OBJECTS[0], OBJECTS[1], b"/Predictor"]) {
            return Err(Refused::Outdated);
        }
        let is_table = has_all(&OBJECTS) || has_all(&OFFSETS);
        Ok(Self {
            is_table,
            is_in_base_85: BASE_85.iter().any(|name| has(name)),
            is_in_base_16: BASE_16.iter().any(|name| has(name)),
        })
    }

    /// How many bytes a stream unpacks to.
    fn unpacked(&self, body: &[u8]) -> Result<u64, Refused> {
        let body = match self {
            Self {
                is_in_base_85: true,
                ..
            } => Cow::Owned(base_85(body)),
            Self {
                is_in_base_16: true,
                ..
            } => Cow::Owned(base_16(body)),
            _ => Cow::Borrowed(body),
        };
        // The first byte of what zlib packs names its method; the second makes a multiple of 31 of
        // both.
        let is_packed = matches!(*body, [first, second, ..]
            if first & 0x0f == 8 && (u16::from(first) << 8 | u16::from(second)).is_multiple_of(31));
        let mut counted = Counted::default();
        if is_packed {
            let mut decoder = ZlibDecoder::new(&*body).take(MAX_STREAM_BYTES + 1);
            // A stream that is broken unpacks to what came before.
            let _ = io::copy(&mut decoder, &mut counted);
        } else {
            counted.size = find(&body, b"endstream").unwrap_or(body.len()) as u64;
        }
        if counted.size > MAX_STREAM_BYTES || counted.depth.is_too_deep() {
            return Err(Refused::TooLarge);
        }
        Ok(counted.size)
    }
}

/// How often a name stands in a text.
fn count(text: &[u8], name: &[u8]) -> usize {
    let is_whole = |at: &usize| {
        let next = text.get(at + name.len());
        !next.is_some_and(u8::is_ascii_alphanumeric)
    };
    find_iter(text, name).filter(is_whole).count()
}

/// Whether what a key names stands elsewhere in the file.
fn has_reference(text: &[u8], key: &[u8]) -> bool {
    find_iter(text, key).any(|at| {
        let value = text[at + key.len()..].trim_ascii_start();
        value.first().is_some_and(u8::is_ascii_digit)
    })
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

/// Bytes written in 85 letters, five for four, up to `~`.
fn base_85(text: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut group = Vec::with_capacity(5);
    for &letter in text.iter().take_while(|letter| **letter != b'~') {
        match letter {
            b'z' if group.is_empty() => bytes.extend([0; 4]),
            b'!'..=b'u' => group.push(letter - b'!'),
            _ => {}
        }
        if group.len() == 5 {
            bytes.extend(four(&group));
            group.clear();
        }
    }
    if group.len() > 1 {
        let kept = group.len() - 1;
        group.resize(5, 84);
        bytes.extend(&four(&group)[..kept]);
    }
    bytes
}

fn four(group: &[u8]) -> [u8; 4] {
    let figure = group.iter().fold(0_u32, |sum, digit| {
        sum.wrapping_mul(85).wrapping_add(u32::from(*digit))
    });
    figure.to_be_bytes()
}

/// Bytes written in 16 letters, two for one, up to `>`.
fn base_16(text: &[u8]) -> Vec<u8> {
    let end = memchr::memchr(b'>', text).unwrap_or(text.len());
    let digits: Vec<u8> = text[..end]
        .iter()
        .filter_map(|letter| char::from(*letter).to_digit(16))
        .map(|digit| digit as u8)
        .collect();
    digits
        .chunks(2)
        .map(|two| two[0] << 4 | two.get(1).copied().unwrap_or(0))
        .collect()
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
    fn letters_are_bytes() {
        assert_eq!(base_85(b"87cUR\nD]~>"), b"Hello");
        assert_eq!(base_85(b"z~>"), [0; 4]);
        assert_eq!(base_16(b"48 65 6c6C 6f>"), b"Hello");
    }

    #[test]
    fn what_cannot_be_looked_at_is_refused() {
        let of = |head: &str, body: &str| look_at(format!("{head} stream\n{body}").as_bytes());
        assert_eq!(of("<< /Subtype /Form >>", "1 w endstream"), Ok(()));
        assert_eq!(of("<< /Filter /FlateDecode >>", "1 w"), Ok(()));
        let twice = "<< /Filter [/FlateDecode /Fl#61teDecode] >>";
        assert_eq!(of(twice, ""), Err(Refused::TooLarge));
        assert_eq!(of("<< /Filter /LZWDecode >>", ""), Err(Refused::Outdated));
        assert_eq!(of("<< /Filter 5 0 R >>", ""), Err(Refused::Outdated));
        assert_eq!(
            of("<<>>", "endstream << /Encrypt 5 0 R >>"),
            Err(Refused::Encrypted)
        );
        assert_eq!(of("<<>>", &"[".repeat(1000)), Err(Refused::TooLarge));
        let unended = "1 0 obj<<>>endobj ".repeat(100_000);
        assert_eq!(of("<<>>", &unended), Err(Refused::TooLarge));
    }
}
