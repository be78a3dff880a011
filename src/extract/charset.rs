//! Bytes to characters, as browsers find the charset.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, X_USER_DEFINED};
use memchr::memmem::find;

/// How far into a page its own declaration of a charset is looked for. Browsers promise 1,024
/// bytes, but honour a later declaration when they come upon it, and old pages have scripts first.
const PRESCAN_BYTES: usize = 16 << 10;

/// Letters in UTF-8 by which a text is known that declares an encoding of two bytes a letter.
const MIN_WIDE_LETTERS: usize = 12;

/// Decodes a page: byte-order mark, then HTTP header, then the page's own declaration where the bytes
/// do not belie it, then detection. What cannot be decoded becomes U+FFFD.
pub(super) fn decode(bytes: &[u8], content_type: Option<&str>, is_markup: bool) -> String {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        return decode_as(encoding, &bytes[length..]);
    }
    let declared = content_type.and_then(charset_parameter).or_else(|| {
        let head = &bytes[..bytes.len().min(PRESCAN_BYTES)];
        is_markup.then(|| declared_in(head)).flatten()
    });
    let declared = declared.filter(|declared| !is_utf8_in_truth(bytes, declared));
    decode_as(declared.unwrap_or_else(|| detect(bytes)), bytes)
}

/// Whether bytes that are declared to be in another encoding are in UTF-8: servers and templates
/// declare what they were once set up for. Bytes of a script of one byte a letter are not UTF-8 by
/// chance; of one of two bytes, a short text may be.
fn is_utf8_in_truth(bytes: &[u8], declared: &'static Encoding) -> bool {
    if declared == UTF_8 || declared == UTF_16BE || declared == UTF_16LE {
        return false;
    }
    let Some(text) = as_utf8(bytes) else {
        return false;
    };
    let least = if declared.is_single_byte() {
        1
    } else {
        MIN_WIDE_LETTERS
    };
    text.chars().filter(|c| !c.is_ascii()).take(least).count() == least
}

/// Bytes as the UTF-8 that they are. A page that was cut off may end within a letter.
fn as_utf8(bytes: &[u8]) -> Option<&str> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Some(text),
        Err(error) if error.error_len().is_none() => {
            std::str::from_utf8(&bytes[..error.valid_up_to()]).ok()
        }
        Err(_) => None,
    }
}

/// Whether the bytes look like UTF-16 without a byte-order mark: ASCII of a page or text, with
/// every other byte zero.
pub(super) fn looks_like_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(1024) & !1];
    if head.len() < 4 {
        return None;
    }
    let zeros = |start: usize| head[start..].iter().step_by(2).filter(|&&b| b == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let half = head.len() / 2;
    if odd * 10 >= half * 4 && even * 50 <= half {
        Some(UTF_16LE)
    } else if even * 10 >= half * 4 && odd * 50 <= half {
        Some(UTF_16BE)
    } else {
        None
    }
}

fn decode_as(encoding: &'static Encoding, bytes: &[u8]) -> String {
    encoding.decode_without_bom_handling(bytes).0.into_owned()
}

fn charset_parameter(content_type: &str) -> Option<&'static Encoding> {
    charset_in(content_type.as_bytes())
}

/// The encoding named after `charset=` in a `Content-Type`.
fn charset_in(value: &[u8]) -> Option<&'static Encoding> {
    let lower = value.to_ascii_lowercase();
    let mut from = 0;
    loop {
        let at = from + find(&lower[from..], b"charset")? + b"charset".len();
        let rest = lower[at..].trim_ascii_start();
        if let Some(rest) = rest.strip_prefix(b"=") {
            return Encoding::for_label(label(rest.trim_ascii_start()));
        }
        from = at;
    }
}

/// A quoted or bare label at the start of `text`.
fn label(text: &[u8]) -> &[u8] {
    let (text, end): (&[u8], fn(&u8) -> bool) = match text.first() {
        Some(b'"') => (&text[1..], |b| *b == b'"'),
        Some(b'\'') => (&text[1..], |b| *b == b'\''),
        _ => (text, |b| b.is_ascii_whitespace() || *b == b';'),
    };
    &text[..text.iter().position(end).unwrap_or(text.len())]
}

/// What the page says of itself: an XML declaration, `<meta charset>` or its `http-equiv` form.
fn declared_in(head: &[u8]) -> Option<&'static Encoding> {
    let lower = head.to_ascii_lowercase();
    let mut rest: &[u8] = &lower;
    if rest.trim_ascii_start().starts_with(b"<?xml")
        && let Some(end) = find(rest, b"?>")
        && let Some(at) = find(&rest[..end], b"encoding")
        && let Some(value) = rest[at + 8..end].trim_ascii_start().strip_prefix(b"=")
        && let Some(encoding) = Encoding::for_label(label(value.trim_ascii_start()))
    {
        return Some(as_browsers_read(encoding));
    }
    loop {
        rest = &rest[find(rest, b"<")?..];
        if rest.starts_with(b"<!--") {
            rest = &rest[2..];
            rest = &rest[find(rest, b"-->")?..];
        } else if rest.starts_with(b"<meta")
            && rest
                .get(5)
                .is_some_and(|b| b.is_ascii_whitespace() || *b == b'/')
        {
            let tag = &rest[..find(rest, b">").unwrap_or(rest.len())];
            if let Some(encoding) = charset_in(tag) {
                return Some(as_browsers_read(encoding));
            }
            rest = &rest[tag.len()..];
        } else {
            rest = &rest[1..];
        }
    }
}

/// A declaration that could be read as ASCII cannot be in UTF-16.
fn as_browsers_read(encoding: &'static Encoding) -> &'static Encoding {
    if encoding == UTF_16BE || encoding == UTF_16LE {
        UTF_8
    } else if encoding == X_USER_DEFINED {
        encoding_rs::WINDOWS_1252
    } else {
        encoding
    }
}

fn detect(bytes: &[u8]) -> &'static Encoding {
    if let Some(encoding) = looks_like_utf16(bytes) {
        return encoding;
    }
    if as_utf8(bytes).is_some() {
        return UTF_8;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Allow)
}
