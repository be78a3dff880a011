//! The parts of a page that are not the statement, by what they call themselves.

use crate::extract::page::{Element, Page};
use crate::extract::prose::Sums;
use crate::extract::tag::Tag;

/// Share of the page's prose from which on a part is kept that is rarely the statement.
const KEPT_RARELY_SHARE: f64 = 0.5;
/// The same for a part that by its name is no statement at all.
const KEPT_NEVER_SHARE: f64 = 0.9;
/// The same for the header of a part, and for a form.
const KEPT_HEADER_SHARE: f64 = 0.2;

/// Prose, as weight, that the frame of a page has at most.
const MAX_FRAME_PROSE: f64 = 1500.0;

/// Which blocks lie in such parts. A part that has the page's heading with prose under it is not
/// judged by its name.
pub(super) fn pruned(page: &Page, sums: &Sums, heading: Option<usize>) -> Vec<bool> {
    let total = sums.of(page, 0);
    let is_headed = |element: &Element| {
        heading.is_some_and(|heading| {
            element.blocks().contains(&heading) && sums.between(heading, element.last) > 0.0
        })
    };
    let mut out = vec![false; page.blocks.len()];
    let mut index = 1;
    while index < page.elements.len() {
        let element = &page.elements[index];
        let hint = element.hint;
        let share = sums.of(page, index) / total.max(1.0);
        // The statement is not in the frame of a page whose heading is not: it may have none.
        let is_frame = || {
            hint.frame
                && !hint.body
                && heading.is_some_and(|heading| !element.blocks().contains(&heading))
                && sums.of(page, index) < MAX_FRAME_PROSE
        };
        let is_out = is_frame()
            || hint.never && share < KEPT_NEVER_SHARE
            || hint.rarely && !hint.body && share < KEPT_RARELY_SHARE && !is_headed(element)
            || matches!(element.tag, Tag::Header | Tag::Form) && share < KEPT_HEADER_SHARE;
        if is_out {
            out[element.blocks()].fill(true);
            index = element.end;
        } else {
            index += 1;
        }
    }
    out
}
