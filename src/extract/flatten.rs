//! A tree to a page: its text, cut into blocks where the page breaks lines.

use ego_tree::NodeRef;
use scraper::{Html, Node};

use super::fold::{Folder, weight};
use super::hints;
use super::page::{Block, Element, Page};
use super::sentence_end::{ends_sentence, is_unmarked};
use super::streamed;
use super::tag::Tag;
use super::unseen::{is_hidden, is_silent};

/// Weight from which on a row is longer than writers and programs break rows.
const LONG_ROW: u32 = 150;

/// The same in a script in which many sentences end without a mark.
const LONG_UNMARKED_ROW: u32 = 80;

/// Weight from which on whole sentences before a `<br>` are a paragraph.
const WHOLE_PARAGRAPH: u32 = 60;

/// Blocks that a heading holds at most. One that nobody closed holds the text under it as well.
const MAX_HEADING_BLOCKS: usize = 3;
/// Weight of what a heading holds at most.
const MAX_HEADING_WEIGHT: u32 = 400;

/// Flattens a tree.
pub(super) fn flatten(mut html: Html) -> Page {
    streamed::put_in_place(&mut html);
    let mut flattener = Flattener::default();
    let body = html
        .tree
        .root()
        .children()
        .find(|node| name(*node) == Some("html"))
        .and_then(|root| root.children().find(|node| name(*node) == Some("body")));
    if let Some(body) = body {
        flattener.read(body);
    }
    Page {
        elements: flattener.elements,
        blocks: flattener.blocks,
        html,
    }
}

/// Walks the tree without recursion.
#[derive(Default)]
struct Flattener {
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

impl Flattener {
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
                    } else if node.id() == body.id()
                        || !is_silent(name, self.in_heading()) && !is_hidden(node, element)
                    {
                        let tag = Tag::of(element);
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
        if matches!(tag, Tag::Heading(_)) {
            self.claim(at);
        }
    }

    /// Whether the text is that of a heading.
    fn in_heading(&self) -> bool {
        let innermost = self.owners.last().map(|&owner| self.elements[owner].tag);
        matches!(innermost, Some(Tag::Heading(_)))
    }

    /// Gives the heading at `index` what stands in elements of its own within it.
    fn claim(&mut self, index: usize) {
        let blocks = &mut self.blocks[self.elements[index].first..];
        let weight = || blocks.iter().map(|block| block.weight).sum::<u32>();
        if blocks.len() <= MAX_HEADING_BLOCKS && weight() <= MAX_HEADING_WEIGHT {
            for block in blocks {
                block.owner = index;
            }
        }
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
    let longest = if is_unmarked(row) {
        LONG_UNMARKED_ROW
    } else {
        LONG_ROW
    };
    ends_sentence(before) && weight(before) >= WHOLE_PARAGRAPH || weight(row) >= longest
}

fn name<'a>(node: NodeRef<'a, Node>) -> Option<&'a str> {
    node.value().as_element().map(|element| element.name())
}
