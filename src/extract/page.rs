//! A tree to blocks: the text of a page in reading order, and which element holds which part.

use std::collections::HashSet;
use std::ops::Range;

use ego_tree::{NodeId, NodeRef};
use scraper::{ElementRef, Html, Node};

use super::fold::{Folder, weight};
use super::hints::{self, Hint};

/// Weight past which a line under a picture is text, not a caption.
const CAPTION: u32 = 250;

/// Weight from which on a row is longer than writers and programs break rows.
const ROW: u32 = 150;

/// The same in a script in which many sentences end without a mark.
const UNMARKED_ROW: u32 = 80;

/// How many nodes a picture that stands alone may have around it.
const PICTURE: usize = 16;

/// A parsed page, flattened.
pub(super) struct Page {
    /// The tree.
    pub html: Html,
    /// Its elements below `<body>`, in document order.
    pub elements: Vec<Element>,
    /// Its text in reading order, cut where the page breaks lines.
    pub blocks: Vec<Block>,
}

/// An element, and the part of the page that it holds.
pub(super) struct Element {
    /// Its node in the tree.
    pub node: NodeId,
    /// Index of its parent; its own for the first.
    pub parent: usize,
    /// One past its last descendant.
    pub end: usize,
    /// Index of its first block.
    pub first: usize,
    /// One past its last block.
    pub last: usize,
    /// What kind of element it is.
    pub tag: Tag,
    /// What its class, id and role say of it.
    pub hint: Hint,
}

/// The kinds of elements that reading tells apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tag {
    /// `article`.
    Article,
    /// `main`.
    Main,
    /// `nav`.
    Nav,
    /// `aside`.
    Aside,
    /// `header`.
    Header,
    /// `footer`.
    Footer,
    /// `figure` and its caption.
    Figure,
    /// `h1` to `h6`.
    Heading(u8),
    /// `p`.
    Paragraph,
    /// `li`, `dd`, `dt`.
    Item,
    /// `ul`, `ol`, `dl`.
    List,
    /// `blockquote`, `q`.
    Quote,
    /// `td`, `th`.
    Cell,
    /// `table`, `tr` and what groups rows.
    Table,
    /// `time`.
    Time,
    /// `a`.
    Link,
    /// `form`.
    Form,
    /// Any other element that begins a line of its own.
    Block,
    /// Any element within a line.
    Inline,
}

/// A run of text that the page shows as one paragraph.
#[derive(Debug)]
pub(super) struct Block {
    /// The text, folded.
    pub text: String,
    /// The innermost block element around it.
    pub owner: usize,
    /// [`weight`] of the text.
    pub weight: u32,
    /// The part of the weight that is links.
    pub linked: u32,
    /// Whether no word stands before the first link.
    pub leads: bool,
}

impl Page {
    /// Flattens a tree.
    pub(super) fn new(html: Html) -> Self {
        let mut reader = Reader::default();
        let body = html
            .tree
            .root()
            .children()
            .find(|node| name(*node) == Some("html"))
            .and_then(|root| root.children().find(|node| name(*node) == Some("body")));
        if let Some(body) = body {
            reader.read(body);
        }
        Self {
            elements: reader.elements,
            blocks: reader.blocks,
            html,
        }
    }

    /// The tree's element of an [`Element`].
    pub(super) fn element(&self, index: usize) -> Option<ElementRef<'_>> {
        self.html
            .tree
            .get(self.elements[index].node)
            .and_then(ElementRef::wrap)
    }

    /// The captions among `blocks`, set as newsrooms without figures set them: a short centred line
    /// right behind a picture that stands alone. Where most lines are centred, none tells a caption.
    pub(super) fn captions(&self, blocks: &[usize]) -> Vec<usize> {
        let centred: Vec<usize> = blocks
            .iter()
            .copied()
            .filter(|&block| self.is_centred(block))
            .collect();
        if centred.len() * 2 > blocks.len() {
            return Vec::new();
        }
        let is_caption =
            |block: &usize| self.blocks[*block].weight <= CAPTION && self.is_behind_picture(*block);
        centred.into_iter().filter(is_caption).collect()
    }

    fn is_centred(&self, block: usize) -> bool {
        let Some(element) = self.element(self.blocks[block].owner) else {
            return false;
        };
        let style = element
            .attr("style")
            .unwrap_or_default()
            .to_ascii_lowercase();
        element
            .attr("align")
            .is_some_and(|align| align.eq_ignore_ascii_case("center"))
            || style.replace(' ', "").contains("text-align:center")
    }

    fn is_behind_picture(&self, block: usize) -> bool {
        let Some(element) = self.element(self.blocks[block].owner) else {
            return false;
        };
        let before = element.prev_siblings().filter_map(ElementRef::wrap).next();
        before.is_some_and(|before| {
            let blank = |text: &str| text.chars().all(char::is_whitespace);
            before
                .descendants()
                .take(PICTURE)
                .any(|node| name(node) == Some("img"))
                && before.text().all(blank)
        })
    }

    /// The cells of tables of figures in an element: of several rows and columns, that lead nowhere.
    pub(super) fn figures(&self, container: usize) -> HashSet<usize> {
        let mut found = HashSet::new();
        let mut at = container + 1;
        while at < self.elements[container].end {
            let element = &self.elements[at];
            let range = element.first..element.last.min(self.blocks.len());
            let is_unlinked = || {
                self.blocks[range.clone()]
                    .iter()
                    .all(|block| block.linked == 0)
            };
            if element.tag != Tag::Table || !is_unlinked() {
                at += 1;
                continue;
            }
            let blocks = range.len();
            found.extend(range.filter(|&block| {
                let owner = &self.elements[self.blocks[block].owner];
                let row = &self.elements[owner.parent];
                let columns = row.last - row.first;
                let is_cell = owner.tag == Tag::Cell && self.blocks[block].weight > 0;
                is_cell && columns >= 2 && blocks >= 2 * columns
            }));
            at = element.end;
        }
        found
    }

    /// The paragraphs of the blocks. A row of figures is one: its cells say nothing without each
    /// other.
    pub(super) fn paragraphs(&self, blocks: &[usize]) -> Vec<String> {
        let owner = |block: usize| &self.elements[self.blocks[block].owner];
        let has_cells = blocks.iter().any(|&block| owner(block).tag == Tag::Cell);
        let figures = if has_cells {
            self.figures(0)
        } else {
            HashSet::new()
        };
        let row = |block: usize| {
            let is_part = figures.contains(&block) && !ends_sentence(&self.blocks[block].text);
            is_part.then(|| owner(block).parent)
        };
        let mut paragraphs: Vec<String> = Vec::new();
        let mut open = None;
        for &block in blocks {
            let text = &self.blocks[block].text;
            let row = row(block);
            match paragraphs.last_mut() {
                Some(last) if row.is_some() && row == open => {
                    last.push(' ');
                    last.push_str(text);
                }
                _ => paragraphs.push(text.clone()),
            }
            open = row;
        }
        paragraphs
    }

    /// The element of a node of the tree, where it is below `<body>` and was read.
    pub(super) fn index_of(&self, node: NodeId) -> Option<usize> {
        self.elements
            .iter()
            .position(|element| element.node == node)
    }
}

/// Walks the tree without recursion.
#[derive(Default)]
struct Reader {
    elements: Vec<Element>,
    blocks: Vec<Block>,
    line: Folder,
    /// Link text in the line so far.
    linked: u32,
    /// Whether no word stood before it.
    leads: bool,
    links_open: u32,
    /// Open block elements.
    owners: Vec<usize>,
    /// `<br>` since the last text.
    breaks: u32,
    /// Where in the line the text behind the last `<br>` begins.
    broken: usize,
    /// Whether white space is kept, and how deep.
    preformatted: u32,
}

impl Reader {
    fn read(&mut self, body: NodeRef<'_, Node>) {
        let mut node = body;
        let mut parent = 0;
        loop {
            let mut descend = false;
            match node.value() {
                Node::Text(text) => self.text(text),
                Node::Element(element) => {
                    let name = element.name();
                    if name == "br" {
                        self.breaks += 1;
                    } else if !is_silent(name) && (node.id() == body.id() || !is_hidden(element)) {
                        let tag = tag(name);
                        let index = self.elements.len();
                        self.enter(name, tag, index);
                        self.elements.push(Element {
                            node: node.id(),
                            parent,
                            end: 0,
                            first: self.blocks.len(),
                            last: 0,
                            tag,
                            hint: hints::of(element, tag),
                        });
                        parent = index;
                        descend = true;
                    } else if name == "hr" {
                        self.flush();
                    }
                }
                _ => {}
            }
            if descend && let Some(child) = node.first_child() {
                node = child;
                continue;
            }
            if descend {
                self.leave(&mut parent);
            }
            // Up, to the next that has not been read.
            loop {
                if node.id() == body.id() {
                    self.flush();
                    return;
                }
                if let Some(next) = node.next_sibling() {
                    node = next;
                    break;
                }
                let Some(up) = node.parent() else { return };
                node = up;
                self.leave(&mut parent);
            }
        }
    }

    fn enter(&mut self, name: &str, tag: Tag, index: usize) {
        match tag {
            Tag::Link => self.links_open += 1,
            Tag::Inline | Tag::Time => {}
            _ => {
                self.flush();
                self.owners.push(index);
                self.preformatted += u32::from(name == "pre");
            }
        }
    }

    /// Leaves the element at `index`, and makes its parent the current one.
    fn leave(&mut self, index: &mut usize) {
        let at = *index;
        let tag = self.elements[at].tag;
        match tag {
            Tag::Link => self.links_open -= 1,
            Tag::Inline | Tag::Time => {}
            _ => {
                self.flush();
                self.owners.pop();
                self.preformatted -= u32::from(self.elements[at].hint.preformatted);
            }
        }
        let end = self.elements.len();
        let last = self.blocks.len() + usize::from(!self.line.is_empty());
        let element = &mut self.elements[at];
        element.end = end;
        element.last = last;
        *index = element.parent;
    }

    fn text(&mut self, text: &str) {
        if text.trim_start().is_empty() {
            self.line.push(text);
            return;
        }
        if self.breaks > 0 {
            let row = &self.line.text()[self.broken..];
            if self.breaks > 1 || is_new_paragraph(self.line.text(), row, text) {
                self.flush();
            } else {
                self.line.line_end();
                self.broken = self.line.text().len();
            }
            self.breaks = 0;
        }
        if self.links_open > 0 {
            if self.linked == 0 {
                self.leads = !self.line.text().contains(char::is_alphabetic);
            }
            self.linked += weight(text);
        }
        if self.preformatted > 0 {
            for (index, line) in text.split('\n').enumerate() {
                if index > 0 && line.trim().is_empty() {
                    self.flush();
                }
                self.line.push(line);
                self.line.line_end();
            }
        } else {
            self.line.push(text);
        }
    }

    fn flush(&mut self) {
        self.breaks = 0;
        self.broken = 0;
        let linked = std::mem::take(&mut self.linked);
        let leads = std::mem::take(&mut self.leads);
        let text = self.line.take();
        if text.is_empty() {
            return;
        }
        self.blocks.push(Block {
            owner: self.owners.last().copied().unwrap_or_default(),
            weight: weight(&text),
            linked,
            leads,
            text,
        });
    }
}

/// Whether the text after one `<br>` begins a paragraph: it is indented as in Chinese, or what is
/// `before` is whole sentences, or its last row is longer than rows are that were broken by hand.
fn is_new_paragraph(before: &str, row: &str, after: &str) -> bool {
    let indent = after.trim_start_matches(['\n', '\r', '\t', ' ', '\u{a0}']);
    if indent.starts_with('\u{3000}') || after.starts_with("\u{a0}\u{a0}") {
        return true;
    }
    let longest = if is_unmarked(row) { UNMARKED_ROW } else { ROW };
    ends_sentence(before) && weight(before) >= 60 || weight(row) >= longest
}

/// These scripts: those behind Latin, Greek and Cyrillic and before Chinese, from Armenian, Hebrew
/// and Arabic to those of India and South-East Asia.
const UNMARKED_SCRIPTS: Range<char> = '\u{530}'..'\u{2000}';

/// Whether a text is in a script in which many sentences end without a mark.
pub(super) fn is_unmarked(text: &str) -> bool {
    let first = text.chars().find(|character| character.is_alphabetic());
    first.is_some_and(|first| UNMARKED_SCRIPTS.contains(&first))
}

/// Whether a text ends as sentences end.
pub(super) fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['"', '\'', '”', '’', '»', '」', '』', ')', '）', ']', '*'])
        .ends_with([
            '.', '!', '?', ':', ';', '…', '。', '！', '？', '：', '；', '｡', '।', '॥', '۔', '؟',
            '؛', '።', '፧', '၊', '။', '។', '៕', '։', '་', '།', '༎', '෴', '᠃',
        ])
}

fn name<'a>(node: NodeRef<'a, Node>) -> Option<&'a str> {
    node.value().as_element().map(|element| element.name())
}

/// Elements whose text is never part of the page's text.
fn is_silent(name: &str) -> bool {
    matches!(
        name,
        "script"
            | "style"
            | "noscript"
            | "template"
            | "svg"
            | "math"
            | "iframe"
            | "object"
            | "embed"
            | "video"
            | "audio"
            | "canvas"
            | "map"
            | "select"
            | "option"
            | "textarea"
            | "button"
            | "input"
            | "head"
            | "title"
            | "meta"
            | "link"
            | "img"
            | "hr"
            | "wbr"
            | "dialog"
            | "noframes"
            | "rp"
            | "rt"
            | "figcaption"
            | "picture"
            | "source"
    )
}

fn is_hidden(element: &scraper::node::Element) -> bool {
    if element.attr("hidden").is_some() {
        return true;
    }
    element.attr("style").is_some_and(|style| {
        style.match_indices("display").any(|(at, found)| {
            style[at + found.len()..]
                .trim_start()
                .strip_prefix(':')
                .is_some_and(|value| value.trim_start().starts_with("none"))
        })
    })
}

fn tag(name: &str) -> Tag {
    match name {
        "article" => Tag::Article,
        "main" => Tag::Main,
        "nav" => Tag::Nav,
        "aside" => Tag::Aside,
        "header" => Tag::Header,
        "footer" => Tag::Footer,
        "figure" => Tag::Figure,
        "h1" => Tag::Heading(1),
        "h2" => Tag::Heading(2),
        "h3" => Tag::Heading(3),
        "h4" => Tag::Heading(4),
        "h5" => Tag::Heading(5),
        "h6" => Tag::Heading(6),
        "p" => Tag::Paragraph,
        "li" | "dd" | "dt" => Tag::Item,
        "ul" | "ol" | "dl" | "menu" => Tag::List,
        "blockquote" => Tag::Quote,
        "td" | "th" => Tag::Cell,
        "table" | "tr" | "tbody" | "thead" | "tfoot" | "caption" => Tag::Table,
        "time" => Tag::Time,
        "a" => Tag::Link,
        "form" => Tag::Form,
        "body" | "div" | "section" | "center" | "address" | "details" | "summary" | "fieldset"
        | "legend" | "pre" | "hgroup" | "search" | "label" => Tag::Block,
        _ => Tag::Inline,
    }
}
