//! Characters to a tree, with bounds that no page meets and no hostile page passes.
//!
//! An HTML parser's work on one tag grows with the number of open elements, of formatting elements
//! (which it opens again in every paragraph) and of attributes in the tag. A page made for the
//! purpose could so take hours, or all memory. `guard` stands between tokenizer and tree builder
//! and leaves out the tags past a bound, as browsers do, with their text kept.
//!
//! Scripts, styles and drawings, more than half the bytes of a news page, are not read at all
//! (`unread`).

mod attributes;
mod guard;
mod unread;

use ego_tree::Tree;
use html5ever::TokenizerResult;
use html5ever::buffer_queue::BufferQueue;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{Tokenizer, TokenizerOpts};
use scraper::{Html, Node};

use self::attributes::{AttributeCounter, MAX_ATTRIBUTES};
use self::guard::Guard;
use self::unread::{UNREAD, begins, in_drawing, in_raw_text};

/// Nodes of a page. The largest of the 181 news pages that are measured has 9,000.
const MAX_NODES: usize = 400_000;

/// The page is built so that reading it would take too long.
#[derive(Debug)]
pub(super) struct TooComplex;

/// Parses a page.
pub(super) fn parse(html: &str) -> Result<Html, TooComplex> {
    let tags = memchr::memchr_iter(b'<', html.as_bytes()).count();
    let mut document = Html::new_document();
    document.tree = Tree::with_capacity(Node::Document, tags.min(MAX_NODES));
    let tokenizer = Tokenizer::new(Guard::new(document), TokenizerOpts::default());
    let input = BufferQueue::default();
    let whole = StrTendril::from_slice(html);
    let mut counter = AttributeCounter::default();
    let mut start = 0;
    while start < html.len() {
        let guard = &tokenizer.sink;
        start += unread_bytes(guard, &html.as_bytes()[start..]);
        let end = next_piece(html.as_bytes(), start, guard.is_raw.get());
        let piece = &html.as_bytes()[start..end];
        if counter.count(piece, guard.tokens.get(), guard.is_raw.get()) > MAX_ATTRIBUTES
            || guard.nodes() > MAX_NODES
        {
            return Err(TooComplex);
        }
        // Offsets fit: no page is larger than 16 MiB, or 48 once decoded.
        let (Ok(offset), Ok(length)) = (u32::try_from(start), u32::try_from(end - start)) else {
            return Err(TooComplex);
        };
        input.push_back(whole.subtendril(offset, length));
        while let TokenizerResult::Script(_) = tokenizer.feed(&input) {}
        start = end;
    }
    tokenizer.end();
    if tokenizer.sink.nodes() > MAX_NODES {
        return Err(TooComplex);
    }
    Ok(tokenizer.sink.finish())
}

/// How many bytes at the start of `rest` are left unread.
fn unread_bytes(guard: &Guard, rest: &[u8]) -> usize {
    match guard.unread.take() {
        None => 0,
        Some(name) if &*name == "svg" => {
            let unread = in_drawing(rest);
            guard.drawings_end.set(unread.is_some());
            unread.unwrap_or(0)
        }
        Some(name) => in_raw_text(rest, &name),
    }
}

/// Where the piece that begins at `start` ends: at the next `<`, or at the page's end; in a script,
/// at the next `<` that may end it. The tag of an element that is left unread is a piece of its
/// own.
fn next_piece(html: &[u8], start: usize, is_raw: bool) -> usize {
    let from = start + 1;
    let is_unread = || UNREAD.iter().any(|name| begins(&html[from..], name));
    let found = if is_raw {
        memchr::memmem::find(&html[from..], b"</")
    } else if html[start] == b'<' && is_unread() {
        memchr::memchr(b'>', &html[from..]).map(|at| at + 1)
    } else {
        memchr::memchr(b'<', &html[from..])
    };
    found.map_or(html.len(), |at| from + at)
}
