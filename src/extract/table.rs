//! Tables of figures, a row of which is one paragraph.

use std::collections::HashSet;

use super::page::{Block, Page};
use super::prose::Sums;
use super::sentence_end::ends_sentence;
use super::tag::Tag;

/// Share of a table of figures that links have at most, as one part in so many.
const MAX_LINKED_DIVISOR: f64 = 4.0;
/// How many elements a cell has around its text at most.
const MAX_CELL_DEPTH: usize = 3;

/// The cell that a block fills by itself.
fn cell(page: &Page, block: usize) -> Option<usize> {
    let mut at = page.blocks[block].owner;
    for _ in 0..MAX_CELL_DEPTH {
        let element = &page.elements[at];
        if element.tag == Tag::Cell {
            return (element.blocks().len() == 1).then_some(at);
        }
        at = element.parent;
    }
    None
}

/// The cells of tables of figures in an element: of several rows and columns, that lead nowhere but
/// for a link here and there.
pub(super) fn figure_cells(page: &Page, container: usize) -> HashSet<usize> {
    let mut found = HashSet::new();
    let mut sums = None;
    let mut at = container + 1;
    while at < page.elements[container].end {
        let element = &page.elements[at];
        let range = element.blocks();
        let mut is_unlinked = || {
            let (linked, weight) = sums.get_or_insert_with(|| {
                let sums = |of: fn(&Block) -> u32| {
                    Sums::new(&page.blocks.iter().map(of).collect::<Vec<_>>())
                };
                (sums(|block| block.linked), sums(|block| block.weight))
            });
            linked.of(page, at) * MAX_LINKED_DIVISOR <= weight.of(page, at)
        };
        if element.tag != Tag::Table || !is_unlinked() {
            at += 1;
            continue;
        }
        let blocks = range.len();
        found.extend(range.filter(|&block| {
            let Some(cell) = cell(page, block).filter(|_| page.blocks[block].weight > 0) else {
                return false;
            };
            let row = &page.elements[page.elements[cell].parent];
            let columns = row.blocks().len();
            columns >= 2 && blocks >= 2 * columns
        }));
        at = element.end;
    }
    found
}

/// The paragraphs of the blocks. A row of figures is one: its cells say nothing without each
/// other.
pub(super) fn paragraphs(page: &Page, blocks: &[usize]) -> Vec<String> {
    let has_cells = blocks.iter().any(|&block| cell(page, block).is_some());
    let figures = if has_cells {
        figure_cells(page, 0)
    } else {
        HashSet::new()
    };
    let row = |block: usize| {
        let is_part = figures.contains(&block) && !ends_sentence(&page.blocks[block].text);
        let cell = is_part.then(|| cell(page, block)).flatten();
        cell.map(|cell| page.elements[cell].parent)
    };
    let mut paragraphs: Vec<String> = Vec::new();
    let mut open = None;
    for &block in blocks {
        let text = &page.blocks[block].text;
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
