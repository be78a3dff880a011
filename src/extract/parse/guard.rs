//! Between tokenizer and tree builder: leaves out the tags past a bound.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;

use html5ever::interface::Tracer;
use html5ever::tokenizer::{EndTag, StartTag, Tag, TagToken, Token, TokenSink, TokenSinkResult};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts, TreeSink};
use html5ever::{LocalName, local_name};
use scraper::{Html, HtmlTreeSink};

use super::unread::is_unread;

/// Open elements past which tags are left out. Browsers stop at 512; pages stay under 100.
const MAX_OPEN: usize = 256;
/// Formatting elements past which more are left out. One that is open counts twice: the builder
/// keeps it among the open elements and among those to open again in the next paragraph.
const MAX_FORMATTING: usize = 96;
/// Tags between two looks at what is open. Few enough that the bounds are passed by little, and
/// enough that the looks cost next to nothing.
const TAGS_PER_LOOK: u32 = 32;
/// `<html>` and `<body>` tags, each of which may add attributes to the first.
const MAX_ROOTS: u32 = 8;

type Handle = <HtmlTreeSink as TreeSink>::Handle;

/// Stands between the tokenizer and the tree builder.
pub(super) struct Guard {
    builder: TreeBuilder<Handle, HtmlTreeSink>,
    /// Tokens seen: a tag or comment that spans pieces is over when this has grown.
    pub(super) tokens: Cell<u64>,
    /// Whether `<` opens nothing but an end tag, as in a script.
    pub(super) is_raw: Cell<bool>,
    /// The element just opened, if its text is left unread.
    pub(super) unread: Cell<Option<LocalName>>,
    /// Whether the end tag of a drawing may still come.
    pub(super) drawings_end: Cell<bool>,
    bounds: RefCell<Bounds>,
}

/// What is open, and what was left out because too much was.
#[derive(Default)]
struct Bounds {
    open: OpenElements,
    tags_since_look: u32,
    roots: u32,
    /// Start tags that were left out, and whose end tags are left out as well.
    left_out: HashMap<LocalName, u32>,
}

/// What the tree builder has open.
#[derive(Debug, Clone, Copy, Default)]
struct OpenElements {
    /// All open elements, and the formatting elements to open again.
    all: usize,
    /// The formatting elements among them.
    formatting: usize,
}

impl Guard {
    pub(super) fn new(document: Html) -> Self {
        Self {
            builder: TreeBuilder::new(HtmlTreeSink::new(document), TreeBuilderOpts::default()),
            tokens: Cell::new(0),
            is_raw: Cell::new(false),
            unread: Cell::default(),
            drawings_end: Cell::new(true),
            bounds: RefCell::default(),
        }
    }

    /// How many nodes the page has so far.
    pub(super) fn nodes(&self) -> usize {
        self.builder.sink.0.borrow().tree.nodes().len()
    }

    /// The page.
    pub(super) fn finish(self) -> Html {
        self.builder.sink.finish()
    }

    /// Whether a tag may pass.
    fn admits(&self, tag: &Tag) -> bool {
        let mut bounds = self.bounds.borrow_mut();
        bounds.tags_since_look += 1;
        if bounds.tags_since_look >= TAGS_PER_LOOK {
            bounds.look(OpenElements::of(&self.builder));
        }
        match tag.kind {
            // Raw text ends with its end tag alone: without it, the builder takes what follows for
            // more of it.
            EndTag => self.is_raw.take() || bounds.admits_end(&tag.name),
            StartTag => {
                let is_foreign = || {
                    self.builder
                        .adjusted_current_node_present_but_not_in_html_namespace()
                };
                holds_no_element(&tag.name) && !is_foreign() || bounds.admits_start(&tag.name)
            }
        }
    }
}

impl TokenSink for Guard {
    type Handle = Handle;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<Handle> {
        self.tokens.set(self.tokens.get() + 1);
        let mut unread = None;
        if let TagToken(tag) = &token {
            if !self.admits(tag) {
                return TokenSinkResult::Continue;
            }
            unread = is_unread(tag).then(|| tag.name.clone());
        }
        let result = self.builder.process_token(token, line);
        if let TokenSinkResult::RawData(_) | TokenSinkResult::Plaintext = result {
            self.is_raw.set(true);
            self.unread.set(unread);
        } else if unread.is_some_and(|name| name == local_name!("svg")) && self.drawings_end.get() {
            self.unread.set(Some(local_name!("svg")));
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

impl Bounds {
    fn look(&mut self, open: OpenElements) {
        self.tags_since_look = 0;
        self.open = open;
        // What was left out lay in elements that are closed by now.
        if open.all < MAX_OPEN && open.formatting < MAX_FORMATTING {
            self.left_out.clear();
        }
    }

    fn admits_start(&mut self, name: &LocalName) -> bool {
        let is_admitted = match &**name {
            "html" | "body" => {
                self.roots += 1;
                return self.roots <= MAX_ROOTS;
            }
            name if is_formatting(name) => {
                self.open.all < MAX_OPEN && self.open.formatting < MAX_FORMATTING
            }
            _ => self.open.all < MAX_OPEN,
        };
        if !is_admitted {
            *self.left_out.entry(name.clone()).or_default() += 1;
        }
        is_admitted
    }

    /// An end tag passes if it does not answer a start tag that was left out.
    fn admits_end(&mut self, name: &LocalName) -> bool {
        match self.left_out.get_mut(name) {
            Some(count) if *count > 0 => {
                *count -= 1;
                false
            }
            _ => true,
        }
    }
}

impl OpenElements {
    fn of(builder: &TreeBuilder<Handle, HtmlTreeSink>) -> Self {
        let counter = Counter {
            sink: &builder.sink,
            counted: Cell::default(),
        };
        builder.trace_handles(&counter);
        counter.counted.get()
    }
}

/// Counts the nodes that the tree builder holds on to: the open elements, the formatting elements
/// to open again, and three or four others.
struct Counter<'a> {
    sink: &'a HtmlTreeSink,
    counted: Cell<OpenElements>,
}

impl Tracer for Counter<'_> {
    type Handle = Handle;

    fn trace_handle(&self, node: &Handle) {
        let html = self.sink.0.borrow();
        let element = html
            .tree
            .get(*node)
            .and_then(|node| node.value().as_element());
        let is_formatting = element.is_some_and(|element| is_formatting(element.name()));
        let OpenElements { all, formatting } = self.counted.get();
        self.counted.set(OpenElements {
            all: all + 1,
            formatting: formatting + usize::from(is_formatting),
        });
    }
}

/// Elements of HTML that hold nothing, or nothing but text.
fn holds_no_element(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "param"
            | "source"
            | "track"
            | "wbr"
            | "iframe"
            | "noembed"
            | "noframes"
            | "noscript"
            | "script"
            | "style"
            | "textarea"
            | "title"
            | "xmp"
    )
}

/// Elements that are opened again in the next paragraph if nobody closes them.
fn is_formatting(name: &str) -> bool {
    matches!(
        name,
        "a" | "b"
            | "big"
            | "code"
            | "em"
            | "font"
            | "i"
            | "nobr"
            | "s"
            | "small"
            | "strike"
            | "strong"
            | "tt"
            | "u"
    )
}
