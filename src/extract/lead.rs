//! The first words of a statement where a layout sets them apart from its body.

use std::ops::RangeInclusive;

use scraper::ElementRef;

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
/// Weight of one that nothing says is a lead.
const MIN_UNNAMED_WEIGHT: u32 = 80;

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
                || heading.is_some() && is_bold_lead(page, index, start, first)
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

/// Whether all of an element is printed bold.
fn is_bold(element: ElementRef<'_>) -> bool {
    let mut parts = element.children().filter(|part| {
        let text = part.value().as_text();
        text.is_none_or(|text| !text.trim().is_empty())
    });
    let is_bold = |part: ElementRef<'_>| matches!(part.value().name(), "b" | "strong");
    is_bold(element)
        || parts.next().and_then(ElementRef::wrap).is_some_and(is_bold) && parts.next().is_none()
}

/// Whether a block is bold and the only text between the heading and the body, and stands in nothing that
/// is apart from them.
fn is_bold_lead(page: &Page, block: usize, start: usize, end: usize) -> bool {
    let is_long = |block: &Block| is_text(block) && block.weight >= MIN_UNNAMED_WEIGHT;
    let mut others = (start..end).filter(|&other| other != block);
    if !is_long(&page.blocks[block]) || others.any(|other| is_text(&page.blocks[other])) {
        return false;
    }
    let mut at = page.blocks[block].owner;
    if !page.element(at).is_some_and(is_bold) {
        return false;
    }
    loop {
        let element = &page.elements[at];
        let blocks = element.blocks();
        if blocks.start < start || blocks.end > end {
            return true;
        }
        let is_apart = matches!(
            element.tag,
            Tag::Aside | Tag::Nav | Tag::Header | Tag::Figure
        );
        if is_apart || element.hint.never || element.hint.rarely {
            return false;
        }
        at = element.parent;
    }
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
