//! Lists of other pages.

use std::ops::Range;

use crate::extract::page::{Block, Page};
use crate::extract::prose::{Sums, is_link};

/// The link that a summary begins with is at least one part in this many of it.
const LEAD_LINK_DIVISOR: u32 = 8;
/// Prose, as weight, that a page has beside lists of other pages, if it is no list itself.
const MIN_PROSE_BESIDE_LISTS: f64 = 60.0;
/// Links that a list of other pages has at least.
const MIN_LEADS: f64 = 3.0;
/// Weight that a link or a summary has at least.
const MIN_LEAD_WEIGHT: u32 = 15;

/// The parts that list other pages: several links, each with a summary behind it or beside it, and
/// no other prose. A page that has nothing beside them is a list itself, and is read as it stands.
pub(super) fn lists(page: &Page, prose: &[u32], heading: Option<usize>) -> Vec<Range<usize>> {
    let is_lead = |block: &Block| {
        block.leads
            && block.weight >= MIN_LEAD_WEIGHT
            && block.linked * LEAD_LINK_DIVISOR >= block.weight
    };
    let leads: Vec<u32> = page
        .blocks
        .iter()
        .map(|block| u32::from(is_lead(block)))
        .collect();
    let announces = |block: usize| leads[block] > 0 && is_link(&page.blocks[block]);
    // A day or a label may stand between a link and its summary.
    let is_summary = |block: usize| {
        leads[block] > 0
            || block > 0 && announces(block - 1)
            || block > 1 && announces(block - 2) && prose[block - 1] == 0
    };
    let others: Vec<u32> = prose
        .iter()
        .enumerate()
        .map(|(block, &weight)| if is_summary(block) { 0 } else { weight })
        .collect();
    let (leads, others, sums) = (Sums::new(&leads), Sums::new(&others), Sums::new(prose));
    let mut found = Vec::new();
    let mut listed = 0.0;
    let mut index = 1;
    while index < page.elements.len() {
        let element = &page.elements[index];
        let (first, last) = (element.first, element.last);
        let is_list = first < last
            && leads.between(first, last) >= MIN_LEADS
            && others.between(first, last) == 0.0
            && sums.between(first, last) > 0.0
            && !heading.is_some_and(|heading| (first..last).contains(&heading));
        if is_list {
            found.push(first..last);
            listed += sums.between(first, last);
            index = element.end;
        } else {
            index += 1;
        }
    }
    if sums.of(page, 0) - listed < MIN_PROSE_BESIDE_LISTS {
        found.clear();
    }
    found
}
