//! A parsed page, flattened: its text in reading order, and which element holds which part.

use std::ops::Range;

use ego_tree::NodeId;
use scraper::{ElementRef, Html};

use super::hints::Hint;
use super::tag::Tag;

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

impl Element {
    /// Its blocks, those of its descendants among them.
    pub(super) fn blocks(&self) -> Range<usize> {
        self.first..self.last
    }
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

/// Characters of an element's text that are read for a day or a heading. Elements nest, so that
/// without a bound a page would be read once for each element around it.
const MAX_TEXT: usize = 2000;

/// The text of an element that holds a day or a heading.
pub(super) fn short_text(element: ElementRef<'_>) -> String {
    let characters = element.text().flat_map(str::chars);
    characters.take(MAX_TEXT).collect()
}

impl Page {
    /// The tree's element of an [`Element`].
    pub(super) fn element(&self, index: usize) -> Option<ElementRef<'_>> {
        self.html
            .tree
            .get(self.elements[index].node)
            .and_then(ElementRef::wrap)
    }

    /// The element that a block stands in.
    pub(super) fn owner(&self, block: usize) -> &Element {
        &self.elements[self.blocks[block].owner]
    }
}
