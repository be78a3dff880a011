//! Characters to a tree, with bounds that no page meets and no hostile page passes.
//!
//! An HTML parser's work on one tag grows with the number of open elements, of open formatting
//! elements (which it opens again in every paragraph) and of attributes in the tag. A page made
//! for the purpose could so take hours, or all memory. [`Guard`] stands between tokenizer and tree
//! builder and leaves out the tags past a bound, as browsers do, with their text kept.
//!
//! Scripts, styles and drawings, more than half the bytes of a news page, are not read at all.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;

use ego_tree::Tree;
use html5ever::buffer_queue::BufferQueue;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{
    EndTag, StartTag, Tag, TagToken, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts, TreeSink};
use html5ever::{Attribute, LocalName, local_name};
use scraper::{Html, HtmlTreeSink, Node};

/// Open elements past which tags are left out. Browsers stop at 512; pages stay under 100.
const MAX_DEPTH: u32 = 256;
/// Formatting elements open at once, past which more are left out.
const MAX_FORMATTING: u32 = 48;
/// Attributes in one tag.
const MAX_ATTRIBUTES: usize = 1000;
/// Nodes of a page. The largest of the 181 news pages that are measured has 9,000.
const MAX_NODES: usize = 400_000;
/// `<html>` and `<body>` tags, each of which may add attributes to the first.
const MAX_ROOTS: u32 = 8;

/// The page is built so that reading it would take too long.
#[derive(Debug)]
pub(super) struct TooComplex;

type Builder = TreeBuilder<<HtmlTreeSink as TreeSink>::Handle, HtmlTreeSink>;

/// Parses a page.
pub(super) fn parse(html: &str) -> Result<Html, TooComplex> {
    let tags = memchr::memchr_iter(b'<', html.as_bytes()).count();
    let mut document = Html::new_document();
    document.tree = Tree::with_capacity(Node::Document, tags.min(MAX_NODES));
    let builder = TreeBuilder::new(HtmlTreeSink::new(document), TreeBuilderOpts::default());
    let tokenizer = Tokenizer::new(Guard::new(builder), TokenizerOpts::default());
    let input = BufferQueue::default();
    let whole = StrTendril::from_slice(html);
    let mut construct = Construct::default();
    let mut start = 0;
    while start < html.len() {
        let guard = &tokenizer.sink;
        let rest = &html.as_bytes()[start..];
        if let Some(name) = guard.silent.take() {
            start += if &*name == "svg" {
                let inside = undrawn(rest);
                guard.drawings_end.set(inside.is_some());
                inside.unwrap_or(0)
            } else {
                unread(rest, &name)
            };
        }
        let end = next_piece(html.as_bytes(), start, guard.raw.get());
        let piece = &html.as_bytes()[start..end];
        if construct.attributes(piece, guard.tokens.get(), guard.raw.get()) > MAX_ATTRIBUTES
            || guard.nodes() > MAX_NODES
        {
            return Err(TooComplex);
        }
        // Offsets fit: no page is larger than 16 MiB, or 48 once decoded.
        let (Ok(offset), Ok(length)) = (u32::try_from(start), u32::try_from(end - start)) else {
            return Err(TooComplex);
        };
        input.push_back(whole.subtendril(offset, length));
        while let html5ever::TokenizerResult::Script(_) = tokenizer.feed(&input) {}
        start = end;
    }
    tokenizer.end();
    if tokenizer.sink.nodes() > MAX_NODES {
        return Err(TooComplex);
    }
    Ok(tokenizer.sink.builder.sink.finish())
}

/// The elements whose text is left unread.
const SILENT: [&str; 5] = ["script", "style", "noscript", "iframe", "svg"];

/// Where the piece that begins at `start` ends: at the next `<`, or at the page's end; in a script,
/// at the next `<` that may end it. The tag of an element that is left unread is a piece of its own.
fn next_piece(html: &[u8], start: usize, raw: bool) -> usize {
    let from = start + 1;
    let named = |name: &&str| {
        let found = html.get(from..from + name.len());
        found.is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes()))
    };
    let found = if raw {
        memchr::memmem::find(&html[from..], b"</")
    } else if html[start] == b'<' && SILENT.iter().any(named) {
        memchr::memchr(b'>', &html[from..]).map(|at| at + 1)
    } else {
        memchr::memchr(b'<', &html[from..])
    };
    found.map_or(html.len(), |at| from + at)
}

/// How many bytes of a script or the like are left unread: those up to its end tag, and none where
/// a comment in it may hold a script of its own, whose end tag does not end the first.
fn unread(raw: &[u8], name: &LocalName) -> usize {
    let ends = |at: &usize| {
        let named = raw[at + 2..].get(..name.len());
        named.is_some_and(|named| named.eq_ignore_ascii_case(name.as_bytes()))
    };
    let end = memchr::memmem::find_iter(raw, b"</").find(ends);
    end.filter(|&end| memchr::memmem::find(&raw[..end], b"<!--").is_none())
        .unwrap_or(0)
}

/// The same for a drawing: none where another or a comment begins in it. Nothing where no drawing
/// ends any more, so that it is not asked again.
fn undrawn(svg: &[u8]) -> Option<usize> {
    memchr::memchr_iter(b'<', svg).find_map(|at| {
        let begins = |with: &[u8]| {
            let found = svg[at + 1..].get(..with.len());
            found.is_some_and(|found| found.eq_ignore_ascii_case(with))
        };
        if begins(b"/svg") {
            Some(at)
        } else {
            (begins(b"svg") || begins(b"!")).then_some(0)
        }
    })
}

/// Stands between the tokenizer and the tree builder.
struct Guard {
    builder: Builder,
    /// Tokens seen: a tag or comment that spans pieces is over when this has grown.
    tokens: Cell<u64>,
    /// Whether `<` opens nothing but an end tag, as in a script.
    raw: Cell<bool>,
    /// The element just opened, if its text is left unread.
    silent: Cell<Option<LocalName>>,
    /// Whether the end tag of a drawing may still come.
    drawings_end: Cell<bool>,
    open: RefCell<Open>,
}

/// Start tags that no end tag has answered.
#[derive(Default)]
struct Open {
    named: HashMap<LocalName, u32>,
    left_out: HashMap<LocalName, u32>,
    /// How many that `left_out` counts.
    missing: u32,
    depth: u32,
    formatting: u32,
    roots: u32,
    foreign: bool,
}

impl Guard {
    fn new(builder: Builder) -> Self {
        Self {
            builder,
            tokens: Cell::new(0),
            raw: Cell::new(false),
            silent: Cell::default(),
            drawings_end: Cell::new(true),
            open: RefCell::default(),
        }
    }

    fn nodes(&self) -> usize {
        self.builder.sink.0.borrow().tree.nodes().len()
    }
}

impl TokenSink for Guard {
    type Handle = <HtmlTreeSink as TreeSink>::Handle;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<Self::Handle> {
        self.tokens.set(self.tokens.get() + 1);
        let mut silent = None;
        if let TagToken(tag) = &token {
            let admitted = match tag.kind {
                StartTag => self.open.borrow_mut().admit(&tag.name),
                EndTag => {
                    self.raw.set(false);
                    self.open.borrow_mut().close(&tag.name)
                }
            };
            if !admitted {
                return TokenSinkResult::Continue;
            }
            silent = is_silent(tag).then(|| tag.name.clone());
        }
        let result = self.builder.process_token(token, line);
        if let TokenSinkResult::RawData(_) | TokenSinkResult::Plaintext = result {
            self.raw.set(true);
            self.silent.set(silent);
        } else if silent.is_some_and(|name| &*name == "svg") && self.drawings_end.get() {
            self.silent.set(Some(local_name!("svg")));
        }
        result
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder
            .adjusted_current_node_present_but_not_in_html_namespace()
    }
}

/// Whether a tag opens an element whose text is left unread. What a page says of itself in JSON
/// stands in a script.
fn is_silent(tag: &Tag) -> bool {
    let is_json = |attribute: &Attribute| {
        &*attribute.name.local == "type" && attribute.value.contains("json")
    };
    tag.kind == StartTag
        && !tag.self_closing
        && SILENT.contains(&&*tag.name)
        && !tag.attrs.iter().any(is_json)
}

impl Open {
    /// Whether a start tag may pass.
    fn admit(&mut self, name: &LocalName) -> bool {
        let admitted = match &**name {
            "area" | "base" | "br" | "col" | "embed" | "hr" | "img" | "input" | "link" | "meta"
            | "param" | "source" | "track" | "wbr" => return true,
            "html" | "body" => {
                self.roots += 1;
                return self.roots <= MAX_ROOTS;
            }
            // In HTML these close each other, and pages leave them open by the hundred.
            "p" | "li" | "dd" | "dt" | "option" | "tr" | "td" | "th" | "tbody" | "thead"
            | "tfoot"
                if !self.foreign =>
            {
                return true;
            }
            "a" | "b" | "big" | "code" | "em" | "font" | "i" | "nobr" | "s" | "small"
            | "strike" | "strong" | "tt" | "u" => {
                let admitted = self.formatting < MAX_FORMATTING;
                self.formatting += u32::from(admitted);
                admitted
            }
            other => {
                self.foreign |= matches!(other, "svg" | "math");
                let admitted = self.depth < MAX_DEPTH;
                self.depth += u32::from(admitted);
                admitted
            }
        };
        let counts = if admitted {
            &mut self.named
        } else {
            &mut self.left_out
        };
        *counts.entry(name.clone()).or_default() += 1;
        self.missing += u32::from(!admitted);
        admitted
    }

    /// Whether an end tag may pass: not if it answers a start tag that was left out.
    fn close(&mut self, name: &LocalName) -> bool {
        if self.missing > 0
            && let Some(count) = self.left_out.get_mut(name)
            && *count > 0
        {
            *count -= 1;
            self.missing -= 1;
            return false;
        }
        if let Some(count) = self.named.get_mut(name)
            && *count > 0
        {
            *count -= 1;
            let total = match &**name {
                "a" | "b" | "big" | "code" | "em" | "font" | "i" | "nobr" | "s" | "small"
                | "strike" | "strong" | "tt" | "u" => &mut self.formatting,
                _ => &mut self.depth,
            };
            *total = total.saturating_sub(1);
        }
        true
    }
}

/// The tag, comment or declaration that the tokenizer is in, followed only to count attributes:
/// the tokenizer compares each with all before it.
#[derive(Default)]
struct Construct<'a> {
    /// Tokens seen when it began.
    began: Option<u64>,
    is_tag: bool,
    /// Its first piece, not looked into as long as it is too short to matter.
    unread: &'a [u8],
    quote: Option<u8>,
    value: bool,
    gap: bool,
    closed: bool,
    attributes: usize,
}

impl<'a> Construct<'a> {
    /// Attributes so far in the tag that goes on, or begins, with `piece`, which starts with `<`
    /// or is the page's beginning.
    fn attributes(&mut self, piece: &'a [u8], tokens: u64, raw: bool) -> usize {
        if self.began != Some(tokens) || raw {
            let is_tag = !raw
                && piece.first() == Some(&b'<')
                && piece
                    .get(1)
                    .is_some_and(|byte| byte.is_ascii_alphabetic() || *byte == b'/');
            *self = Self {
                began: Some(tokens),
                is_tag,
                ..Self::default()
            };
            if piece.len() < MAX_ATTRIBUTES {
                self.unread = piece;
                return 0;
            }
        }
        if self.is_tag {
            let unread = std::mem::take(&mut self.unread);
            self.follow(unread);
            self.follow(piece);
        }
        self.attributes
    }

    fn follow(&mut self, piece: &[u8]) {
        for &byte in piece {
            if self.closed {
                return;
            }
            if let Some(quote) = self.quote {
                if byte == quote {
                    self.quote = None;
                    self.gap = true;
                }
                continue;
            }
            match byte {
                b'>' => self.closed = true,
                b' ' | b'\t' | b'\n' | b'\r' | b'\x0c' => self.gap |= !self.value,
                b'/' if !self.value => self.gap = true,
                b'=' if !self.value => self.value = true,
                b'"' | b'\'' if self.value => {
                    self.quote = Some(byte);
                    self.value = false;
                }
                _ if self.value => self.value = false,
                _ if self.gap => {
                    self.gap = false;
                    self.attributes += 1;
                }
                _ => {}
            }
        }
    }
}
