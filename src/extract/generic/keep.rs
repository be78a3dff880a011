//! Which blocks of the container are the statement.

use std::collections::HashSet;
use std::ops::Range;

use crate::extract::boilerplate;
use crate::extract::date;
use crate::extract::letters::same_text;
use crate::extract::page::{Block, Page};
use crate::extract::prose::{JudgedBlocks, MIN_PROSE_WEIGHT, Sums, is_link};
use crate::extract::sentence_end::ends_sentence;
use crate::extract::table::figure_cells;
use crate::extract::tag::Tag;
use crate::extract::title::Title;

/// How many blocks of the container its heading may have above it.
const MAX_BLOCKS_ABOVE_HEADING: usize = 8;
/// Share of the container's prose that the summary of another page has at most.
const MAX_CARD_SHARE: f64 = 0.25;
/// How many elements around a link its card has at most.
const MAX_CARD_DEPTH: usize = 4;
/// Weight of the words around a link from which on they say something of it.
const MIN_OWN_WEIGHT: u32 = 20;
/// How many elements an item of a list has around its text at most.
const MAX_ITEM_DEPTH: usize = 4;
/// Weight from which on a block may stand in line with prose.
const MIN_LINE_WEIGHT: u32 = 15;

/// The blocks of the container that are the statement.
pub(super) fn kept(
    page: &Page,
    judged: &JudgedBlocks,
    container: usize,
    pruned: &[bool],
    sums: &Sums,
    title: Option<&Title>,
) -> Vec<usize> {
    let range = page.elements[container].blocks();
    let range = after_heading(page, judged, range, title);
    let teasers = teasers(page, range.clone(), sums);
    let figures = figure_cells(page, container);
    let mut kept: Vec<usize> = range
        .filter(|&index| {
            !pruned[index]
                && !teasers.contains(&index)
                && (figures.contains(&index) || !is_dropped(page, judged, index, container))
        })
        .collect();
    // A heading goes on below itself behind a dash, in Chinese.
    let is_subtitle = |text: &str| text.starts_with("——") && !ends_sentence(text);
    let bylines = kept
        .iter()
        .map(|&index| page.blocks[index].text.as_str())
        .take_while(|text| {
            boilerplate::is_byline(text) || date::is_alone(text) || is_subtitle(text)
        })
        .count();
    kept.drain(..bylines);
    trim(page, &mut kept);
    kept
}

/// The container's blocks below the heading. Above it there may be a summary in a few words, a
/// place in the menu, or the heading once more; but not the statement.
fn after_heading(
    page: &Page,
    judged: &JudgedBlocks,
    range: Range<usize>,
    title: Option<&Title>,
) -> Range<usize> {
    let Some(title) = title else { return range };
    let shown = title.block.filter(|block| range.contains(block));
    let again = range
        .clone()
        .take(MAX_BLOCKS_ABOVE_HEADING)
        .rfind(|&index| same_text(&title.text, &page.blocks[index].text));
    let weight = |range: Range<usize>| -> u64 {
        judged.prose[range]
            .iter()
            .map(|&prose| u64::from(prose))
            .sum()
    };
    let heading = match (shown, again) {
        // What names the page again below its first paragraphs is no heading of theirs.
        (Some(shown), Some(again)) if again > shown && weight(shown..again) > 0 => Some(shown),
        (shown, again) => shown.max(again),
    };
    let Some(heading) = heading else { return range };
    if weight(range.start..heading) * 4 <= weight(heading + 1..range.end) {
        heading + 1..range.end
    } else {
        range
    }
}

/// Blocks of cards that lead to other pages: a heading that is a link, with a summary under it.
fn teasers(page: &Page, range: Range<usize>, sums: &Sums) -> HashSet<usize> {
    let cards: HashSet<Range<usize>> = range
        .clone()
        .filter(|&block| matches!(page.owner(block).tag, Tag::Heading(_)))
        .filter(|&block| is_link(&page.blocks[block]) && !leads_within(page, block))
        .filter_map(|block| card(page, block, &range, sums))
        .collect();
    cards.into_iter().flatten().collect()
}

/// Whether the link in a block leads to a place in the same page.
fn leads_within(page: &Page, block: usize) -> bool {
    let owner = page.blocks[block].owner;
    let link = (owner..page.elements[owner].end).find(|&at| page.elements[at].tag == Tag::Link);
    let address = link.and_then(|link| page.element(link)?.attr("href"));
    address.is_some_and(|address| address.starts_with('#'))
}

/// The blocks around a heading that is a link: the innermost element with prose, or the outermost
/// that a card can be.
fn card(page: &Page, heading: usize, range: &Range<usize>, sums: &Sums) -> Option<Range<usize>> {
    let total = sums.between(range.start, range.end);
    let mut card = None;
    let mut at = page.blocks[heading].owner;
    for _ in 0..MAX_CARD_DEPTH {
        let element = &page.elements[at];
        let (first, last) = (element.first, element.last);
        let prose = sums.between(first, last);
        // What stands above a link is not what the link announces.
        if first < range.start
            || last > range.end
            || prose > MAX_CARD_SHARE * total
            || sums.between(first, heading) > 0.0
        {
            break;
        }
        card = Some(first..last);
        if prose > 0.0 {
            break;
        }
        at = element.parent;
    }
    card
}

/// Whether a block of the container is no part of the statement.
fn is_dropped(page: &Page, judged: &JudgedBlocks, index: usize, container: usize) -> bool {
    let block = &page.blocks[index];
    if block.weight == 0 {
        return true;
    }
    let linked = f64::from(block.linked) / f64::from(block.weight);
    let own = block.weight.saturating_sub(block.linked);
    let sentence = ends_sentence(&block.text);
    let tag = page.elements[block.owner].tag;
    let boilerplate = judged.boilerplate[index];
    if boilerplate.is_certain() {
        return true;
    }
    let tag = if is_in_item(page, block) {
        Tag::Item
    } else {
        tag
    };
    match tag {
        Tag::Heading(_) => linked > 0.8,
        // An item that begins with a link and goes on says what is behind it.
        Tag::Item if block.leads && linked < 0.8 => {
            !sentence && own < MIN_OWN_WEIGHT && linked > 0.5
        }
        Tag::Item => linked > 0.5 && !(sentence && linked < 0.8),
        Tag::Paragraph | Tag::Quote => linked > 0.9 || linked > 0.6 && !sentence,
        _ if block.owner == container => linked > 0.6,
        _ => {
            linked > 0.4
                || !sentence
                    && block.weight < MIN_PROSE_WEIGHT
                    && !is_among_prose(page, judged, index)
                    && !is_under_heading(page, index)
        }
    }
}

/// Whether a block is the words of a card, right under the card's heading.
fn is_under_heading(page: &Page, index: usize) -> bool {
    let Some(previous) = index.checked_sub(1) else {
        return false;
    };
    let (block, before) = (&page.blocks[index], &page.blocks[previous]);
    let heading = &page.elements[before.owner];
    matches!(heading.tag, Tag::Heading(2..))
        && before.linked == 0
        && block.linked == 0
        && block.weight >= MIN_OWN_WEIGHT
        && page.elements[block.owner].parent == heading.parent
}

/// Whether a block is what an item of a list has to say, in an element of its own.
fn is_in_item(page: &Page, block: &Block) -> bool {
    let mut at = block.owner;
    for _ in 0..MAX_ITEM_DEPTH {
        let element = &page.elements[at];
        match element.tag {
            Tag::Item => return element.blocks().len() == 1,
            Tag::Block | Tag::Inline => at = element.parent,
            _ => return false,
        }
    }
    false
}

/// Whether a block stands in line with prose before it: as a further row of the same element, or as
/// an element of the same kind.
fn is_among_prose(page: &Page, judged: &JudgedBlocks, index: usize) -> bool {
    let Some(previous) = index.checked_sub(1) else {
        return false;
    };
    let (block, before) = (&page.blocks[index], &page.blocks[previous]);
    let is_heading = matches!(page.elements[before.owner].tag, Tag::Heading(_));
    if block.linked > 0 || is_heading || judged.prose[previous] == 0 {
        return false;
    }
    let element = |block: &Block| {
        (
            page.elements[block.owner].parent,
            page.elements[block.owner].tag,
        )
    };
    block.owner == before.owner
        || block.weight >= MIN_LINE_WEIGHT && element(block) == element(before)
}

/// Takes headings off the end, which announce what is not there.
fn trim(page: &Page, kept: &mut Vec<usize>) {
    while let Some(&last) = kept.last() {
        let is_heading = matches!(page.elements[page.blocks[last].owner].tag, Tag::Heading(_));
        if kept.len() > 1 && is_heading {
            kept.pop();
        } else {
            break;
        }
    }
}
