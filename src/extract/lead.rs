//! The first words of a statement where a layout sets them apart from its body.

use std::ops::RangeInclusive;

use super::boilerplate::Boilerplate;
use super::letters::{letters, same_text};
use super::page::{Block, Page};
use super::sentence_end::ends_sentence;
use super::tag::Tag;

/// How many blocks above the body its lead stands at most.
const MAX_BLOCKS_ABOVE: usize = 12;
/// Blocks of a lead.
const MAX_LEAD_BLOCKS: usize = 6;
/// How many key points there are.
const POINTS: RangeInclusive<usize> = 2..=10;
/// How many elements around a paragraph are asked whether they are a lead.
const MAX_DEPTH: usize = 5;
/// Weight of a paragraph of a lead.
const MIN_WEIGHT: u32 = 20;

/// The blocks between the heading and the body, whose first block is `first`, in an element that
/// calls itself a lead, and lists of key points. One that the body begins with once more is left out, and so is `summary`.
pub(super) fn lead(
    page: &Page,
    heading: Option<usize>,
    first: usize,
    summary: Option<&str>,
) -> Vec<usize> {
    let start = first.saturating_sub(MAX_BLOCKS_ABOVE);
    let start = match heading {
        Some(heading) if heading >= first => return Vec::new(),
        Some(heading) => start.max(heading + 1),
        None => start,
    };
    let body = letters(&page.blocks[first].text);
    let is_known = |text: &str| {
        body.starts_with(&letters(text)) || summary.is_some_and(|summary| same_text(summary, text))
    };
    (start..first)
        .filter(|&index| {
            is_text(&page.blocks[index]) && is_in_lead(page, index, start, first)
                || is_key_point(page, index, start, first)
        })
        .filter(|&index| !is_known(&page.blocks[index].text))
        .collect()
}

/// Whether a block is a sentence of an account.
fn is_text(block: &Block) -> bool {
    let boilerplate = Boilerplate::of(&block.text, block.weight);
    block.weight >= MIN_WEIGHT
        && block.linked * 2 <= block.weight
        && ends_sentence(&block.text)
        && !(boilerplate.is_notice || boilerplate.is_foot || boilerplate.is_about_cookies)
}

/// Whether a block is one of several key points, an item each, between two blocks.
fn is_key_point(page: &Page, block: usize, start: usize, end: usize) -> bool {
    let mut at = page.blocks[block].owner;
    for _ in 0..MAX_DEPTH {
        let element = &page.elements[at];
        let blocks = element.blocks();
        let is_marked = element.hint.never || element.hint.rarely;
        if is_marked || blocks.start < start || blocks.end > end {
            return false;
        }
        if element.tag == Tag::List {
            let is_point = |block: usize| {
                let block = &page.blocks[block];
                block.linked == 0 && block.weight >= MIN_WEIGHT
            };
            return POINTS.contains(&blocks.len())
                && blocks.clone().filter(|&block| is_point(block)).count() == blocks.len();
        }
        at = element.parent;
    }
    false
}

/// Whether a block stands in a lead that lies between two blocks.
fn is_in_lead(page: &Page, block: usize, start: usize, end: usize) -> bool {
    let mut at = page.blocks[block].owner;
    for _ in 0..MAX_DEPTH {
        let element = &page.elements[at];
        let blocks = element.blocks();
        if blocks.start < start || blocks.end > end || blocks.len() > MAX_LEAD_BLOCKS {
            return false;
        }
        if element.hint.lead {
            return true;
        }
        at = element.parent;
    }
    false
}
