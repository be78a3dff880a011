//! The foot of a page, which says whose the page is.

use super::container::is_line;
use crate::extract::boilerplate::Boilerplate;
use crate::extract::page::{Element, Page};
use crate::extract::prose::Sums;
use crate::extract::tag::Tag;

/// Prose that stands before a page's foot, as weight.
const MIN_PROSE_BEFORE_FOOT: f64 = 100.0;
/// Share of the page's prose that stands before its foot, where no heading is known.
const MIN_SHARE_BEFORE_FOOT: f64 = 0.5;
/// How many times the prose before it a page's foot may have.
const MAX_FOOT_RATIO: f64 = 2.5;
/// The prose, as weight, that it has at most.
const MAX_FOOT_PROSE: f64 = 1200.0;

/// The parts at the foot of a page, by what they say: an address, a telephone, whose the page is.
/// Text stands before them, below the heading, and no more in them than a foot has.
pub(super) fn feet(
    page: &Page,
    boilerplate: &[Boilerplate],
    sums: &Sums,
    heading: Option<usize>,
    out: &[bool],
) -> Vec<(usize, usize)> {
    let start = heading.unwrap_or(0);
    let total = sums.of(page, 0);
    let least = match heading {
        Some(_) => MIN_PROSE_BEFORE_FOOT,
        None => MIN_SHARE_BEFORE_FOOT * total,
    };
    let declares = |element: &Element| {
        u32::from(element.hint.body || matches!(element.tag, Tag::Article | Tag::Main))
    };
    let declared = Sums::new(&page.elements.iter().map(declares).collect::<Vec<_>>());
    let is_foot = |at: usize| {
        let element = &page.elements[at];
        let last = element.last;
        if element.first <= start {
            return false;
        }
        let before = sums.between(start, element.first);
        let own = sums.between(element.first, last);
        let behind = sums.between(last, page.blocks.len());
        before >= least
            && own <= (MAX_FOOT_RATIO * before).min(MAX_FOOT_PROSE)
            && behind <= before
            && declared.between(at, element.end) == 0.0
    };
    let mut found = Vec::new();
    let mut next = start;
    while next < page.blocks.len() {
        let block = next;
        next += 1;
        if out[block] || !boilerplate[block].is_foot {
            continue;
        }
        let mut at = page.blocks[block].owner;
        let mut foot = None;
        while is_foot(at) {
            foot = Some(at);
            at = page.elements[at].parent;
        }
        if let Some(foot) = foot.filter(|&foot| !is_line(page, foot)) {
            let element = &page.elements[foot];
            next = element.last.max(next);
            found.push((element.first, next));
        }
    }
    found
}
