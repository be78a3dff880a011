//! What the streams of a file unpack to, before anything unpacks them to use it.

use std::io::{self, Read};

use flate2::bufread::ZlibDecoder;
use memchr::memmem::find_iter;

/// The most bytes that a stream unpacks to. A page of text has a thousandth of this, a photograph in
/// print quality nearly all.
const MAX_STREAM_BYTES: u64 = 128 << 20;

/// The most bytes that all streams of a file unpack to: unpacking them takes a second.
const MAX_BYTES_IN_ALL: u64 = 512 << 20;

/// Names of filters that unpack, in full and short.
const UNPACKING: [&[u8]; 6] = [
    b"/FlateDecode",
    b"/Fl",
    b"/LZWDecode",
    b"/LZW",
    b"/RunLengthDecode",
    b"/RL",
];

/// The most bytes of a stream with an old filter, whose size is not known before: of `LZWDecode` and
/// `RunLengthDecode` one byte gives at most some thousand.
const MAX_OLD_BYTES: usize = 96 << 10;

/// How many bytes the largest stream has, unpacked; `None` where a file unpacks to too much.
pub(super) fn largest_stream(file: &[u8]) -> Option<u64> {
    let (mut largest, mut all, mut before) = (0, 0, 0);
    for at in find_iter(file, b"stream") {
        // The dictionary of a stream stands before it, behind the stream before that.
        let head = plain_names(&file[before..at]);
        before = at;
        let body = &file[at + b"stream".len()..];
        let Some(body) = body
            .strip_prefix(b"\r\n")
            .or_else(|| body.strip_prefix(b"\n"))
        else {
            continue;
        };
        let filters: usize = UNPACKING.iter().map(|filter| names(&head, filter)).sum();
        if filters > 1 {
            // Packed twice, a stream of a kilobyte may unpack to a gigabyte. No program does it.
            return None;
        }
        let is_old = UNPACKING[2..].iter().any(|filter| names(&head, filter) > 0);
        let size = if is_old {
            let end = memchr::memmem::find(body, b"endstream").unwrap_or(body.len());
            if end > MAX_OLD_BYTES {
                return None;
            }
            0
        } else {
            unpacked(body)
        };
        largest = largest.max(size);
        all += size;
        if size > MAX_STREAM_BYTES || all > MAX_BYTES_IN_ALL {
            return None;
        }
    }
    Some(largest)
}

/// How often a name stands in the dictionary of a stream.
fn names(head: &[u8], name: &[u8]) -> usize {
    let is_whole = |at: &usize| {
        let next = head.get(at + name.len());
        !next.is_some_and(u8::is_ascii_alphanumeric)
    };
    find_iter(head, name).filter(is_whole).count()
}

/// A dictionary with the signs of its names written out: `/Fl#61te` is `/Flate`.
fn plain_names(head: &[u8]) -> Vec<u8> {
    let mut plain = Vec::with_capacity(head.len());
    let mut rest = head;
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
    plain
}

/// How many bytes a stream unpacks to, as far as that is counted; none where it is not packed.
fn unpacked(body: &[u8]) -> u64 {
    // The first byte of what zlib packs names its method; the second makes a multiple of 31 of both.
    let is_packed = matches!(body, [first, second, ..]
        if first & 0x0f == 8 && (u16::from(*first) << 8 | u16::from(*second)) % 31 == 0);
    if !is_packed {
        return 0;
    }
    let mut counted = Counted(0);
    let mut decoder = ZlibDecoder::new(body).take(MAX_STREAM_BYTES + 1);
    // A stream that is broken unpacks to what came before.
    let _ = io::copy(&mut decoder, &mut counted);
    counted.0
}

/// Counts bytes, and keeps none.
struct Counted(u64);

impl io::Write for Counted {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 += bytes.len() as u64;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
