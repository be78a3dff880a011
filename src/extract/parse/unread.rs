//! The parts of a page that are not read: scripts, styles and drawings.

use html5ever::tokenizer::{StartTag, Tag};
use html5ever::{Attribute, LocalName};

/// The elements whose text is left unread.
pub(super) const UNREAD: [&str; 5] = ["script", "style", "noscript", "iframe", "svg"];

/// Whether a tag opens an element whose text is left unread. What a page says of itself in JSON
/// stands in a script.
pub(super) fn is_unread(tag: &Tag) -> bool {
    let is_json = |attribute: &Attribute| {
        &*attribute.name.local == "type" && attribute.value.contains("json")
    };
    tag.kind == StartTag
        && !tag.self_closing
        && UNREAD.contains(&&*tag.name)
        && !tag.attrs.iter().any(is_json)
}

/// How many bytes of a script or the like are left unread: those up to its end tag, and none where
/// a comment in it may hold a script of its own, whose end tag does not end the first.
pub(super) fn in_raw_text(raw: &[u8], name: &LocalName) -> usize {
    let ends = |at: &usize| begins(&raw[at + 2..], name);
    let end = memchr::memmem::find_iter(raw, b"</").find(ends);
    end.filter(|&end| memchr::memmem::find(&raw[..end], b"<!--").is_none())
        .unwrap_or(0)
}

/// The same for a drawing: none where another or a comment begins in it. Nothing where no drawing
/// ends any more, so that the rest of the page is not searched again.
pub(super) fn in_drawing(svg: &[u8]) -> Option<usize> {
    memchr::memchr_iter(b'<', svg).find_map(|at| {
        let tag = &svg[at + 1..];
        if begins(tag, "/svg") {
            Some(at)
        } else {
            (begins(tag, "svg") || begins(tag, "!")).then_some(0)
        }
    })
}

/// Whether bytes begin with a name, in any case.
pub(super) fn begins(bytes: &[u8], name: &str) -> bool {
    bytes
        .get(..name.len())
        .is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes()))
}
