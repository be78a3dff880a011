//! What the bytes of a snapshot are: a page, plain text, or something that holds no text.

use std::path::Path;

use super::charset::looks_like_utf16;

/// What to read the bytes as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DocumentKind {
    /// A page.
    Html,
    /// Plain text, a paragraph a line or a block.
    Text,
    /// Plain text with headings marked by `#`.
    Markdown,
    /// Bytes that are no text, and what they seem to be.
    Binary(&'static str),
}

/// First bytes of the files that people take for pages.
const MAGIC: [(&[u8], &str); 11] = [
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"\x7fELF", "a program"),
    (b"\x1f\x8b", "gzip-compressed data"),
    (b"\x28\xb5\x2f\xfd", "zstd-compressed data"),
    (b"\xfd7zXZ", "xz-compressed data"),
    (b"BZh", "bzip2-compressed data"),
];

/// What programs send each other, with texts in it or without.
const JSON: &str = "JSON data";

/// Tags that no plain text has by chance.
const TAGS: [&[u8]; 14] = [
    b"<!doctype",
    b"<html",
    b"<head",
    b"<body",
    b"<meta",
    b"<title",
    b"<div",
    b"<p>",
    b"<p ",
    b"<br",
    b"<h1",
    b"<table",
    b"<article",
    b"<span",
];

/// How many bytes of a file are looked at.
const SNIFFED_BYTES: usize = 8 << 10;

/// Tells what the bytes are: by their first bytes, the file's extension, the `Content-Type`, and
/// else by the tags in them.
pub(super) fn sniff(path: &Path, content_type: Option<&str>, bytes: &[u8]) -> DocumentKind {
    let head = &bytes[..bytes.len().min(SNIFFED_BYTES)];
    if let Some(binary) = binary(head) {
        return binary;
    }
    let extension = path
        .extension()
        .map(|extension| extension.to_string_lossy().to_ascii_lowercase());
    match extension.as_deref() {
        Some("json" | "jsonl") => return DocumentKind::Binary(JSON),
        Some("txt" | "text") => return DocumentKind::Text,
        Some("md" | "markdown") => return DocumentKind::Markdown,
        Some("html" | "htm" | "xhtml" | "shtml") => return DocumentKind::Html,
        _ => {}
    }
    let media_type = content_type
        .and_then(|value| value.split(';').next())
        .map(|value| value.trim().to_ascii_lowercase());
    match media_type.as_deref() {
        Some("text/plain") => DocumentKind::Text,
        Some("text/markdown") => DocumentKind::Markdown,
        Some("text/html" | "application/xhtml+xml") => DocumentKind::Html,
        Some(json) if json == "application/json" || json.ends_with("+json") => {
            DocumentKind::Binary(JSON)
        }
        _ if has_tags(head) => DocumentKind::Html,
        _ => DocumentKind::Text,
    }
}

fn binary(head: &[u8]) -> Option<DocumentKind> {
    if let Some((_, name)) = MAGIC.iter().find(|(magic, _)| head.starts_with(magic)) {
        return Some(DocumentKind::Binary(name));
    }
    if head.starts_with(b"RIFF") && head.get(8..12) == Some(b"WEBP") {
        return Some(DocumentKind::Binary("a WebP image"));
    }
    if head.starts_with(b"\xff\xfe")
        || head.starts_with(b"\xfe\xff")
        || looks_like_utf16(head).is_some()
    {
        return None;
    }
    // Pages carry a stray control character now and then, and ISO-2022-JP its escapes.
    let controls = head
        .iter()
        .filter(|byte| matches!(byte, 0..=8 | 14..=26 | 28..=31))
        .count();
    (controls * 50 > head.len()).then_some(DocumentKind::Binary("binary data"))
}

fn has_tags(head: &[u8]) -> bool {
    // UTF-16 is looked at without its zeros, which is enough for tags.
    let lower: Vec<u8> = head
        .iter()
        .filter(|byte| **byte != 0)
        .map(u8::to_ascii_lowercase)
        .collect();
    TAGS.iter()
        .any(|tag| memchr::memmem::find(&lower, tag).is_some())
}
