//! Tables of figures, a row of which is one paragraph.

use std::collections::HashSet;

use super::page::Page;
use super::sentence_end::ends_sentence;
use super::tag::Tag;

/// The cells of tables of figures in an element: of several rows and columns, that lead nowhere.
pub(super) fn figure_cells(page: &Page, container: usize) -> HashSet<usize> {
    let mut found = HashSet::new();
    let mut at = container + 1;
    while at < page.elements[container].end {
        let element = &page.elements[at];
        let range = element.blocks();
        let is_unlinked = || {
            page.blocks[range.clone()]
                .iter()
                .all(|block| block.linked == 0)
        };
        if element.tag != Tag::Table || !is_unlinked() {
            at += 1;
            continue;
        }
        let blocks = range.len();
        found.extend(range.filter(|&block| {
            let owner = page.owner(block);
            let row = &page.elements[owner.parent];
            let columns = row.blocks().len();
            let is_cell = owner.tag == Tag::Cell && page.blocks[block].weight > 0;
            is_cell && columns >= 2 && blocks >= 2 * columns
        }));
        at = element.end;
    }
    found
}

/// The paragraphs of the blocks. A row of figures is one: its cells say nothing without each
/// other.
pub(super) fn paragraphs(page: &Page, blocks: &[usize]) -> Vec<String> {
    let has_cells = blocks
        .iter()
        .any(|&block| page.owner(block).tag == Tag::Cell);
    let figures = if has_cells {
        figure_cells(page, 0)
    } else {
        HashSet::new()
    };
    let row = |block: usize| {
        let is_part = figures.contains(&block) && !ends_sentence(&page.blocks[block].text);
        is_part.then(|| page.owner(block).parent)
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
