//! The days that a page shows by its heading and at its end.

use std::ops::Range;

use super::evidence::{DatedEvidence, evidence, labelled, read};
use super::search::Search;
use super::written::{self, Label, is_alone};
use crate::extract::sentence_end::ends_sentence;
use crate::extract::tag::Tag;
use crate::statement::DateSource;

/// How many blocks above the heading are searched.
const MAX_BLOCKS_ABOVE: usize = 3;
/// Longest block, in bytes, that counts as a line of a date.
const MAX_LINE_BYTES: usize = 240;
/// Longest block, in bytes, that is a label of the date in the next.
const MAX_LABEL_BYTES: usize = 40;
/// Length in bytes past which a line that ends as sentences do is one.
const MIN_SENTENCE_BYTES: usize = 60;
/// How many blocks at the end of the statement may be its date.
const MAX_BLOCKS_AT_END: usize = 3;

/// A line by the heading: one that says it is of publication, else the first that does not say
/// it is of a change. Below the heading first: above it there may be today's date.
pub(super) fn near_heading(search: &Search<'_>) -> Option<DatedEvidence> {
    let page = search.page;
    let Range { start, end } = search.near_heading();
    let after = search
        .heading
        .map_or(start, |heading| heading.clamp(start, end));
    let above = (start..after)
        .rev()
        .take(MAX_BLOCKS_ABOVE)
        .filter(|&block| !is_page_header(search, block));
    let mut first = None;
    for index in (after..end).chain(above) {
        let text = &page.blocks[index].text;
        // The day in a sentence is that of an event.
        if text.len() > MAX_LINE_BYTES || text.len() > MIN_SENTENCE_BYTES && ends_sentence(text) {
            continue;
        }
        let before = index
            .checked_sub(1)
            .map(|index| page.blocks[index].text.as_str());
        for (at, (found, label)) in labelled(text, search.habit).into_iter().enumerate() {
            let label = label.or_else(|| {
                let before = before.filter(|before| at == 0 && before.len() <= MAX_LABEL_BYTES)?;
                let has_day = !written::all(before, search.habit).is_empty();
                written::label(before).filter(|_| !has_day)
            });
            let evidence = || evidence(text, found, DateSource::Text, None);
            match label {
                Some(Label::Published) => return Some(evidence()),
                Some(Label::Updated) => {}
                None if first.is_none() => first = Some(evidence()),
                None => {}
            }
        }
    }
    first
}

/// Whether a block is in the page's own header or menu, which the heading is not in.
fn is_page_header(search: &Search<'_>, block: usize) -> bool {
    let page = search.page;
    let mut at = page.blocks[block].owner;
    loop {
        let element = &page.elements[at];
        let holds = |heading: usize| (element.first..element.last).contains(&heading);
        if search.heading.is_some_and(holds) {
            return false;
        }
        let chrome = matches!(
            element.tag,
            Tag::Header | Tag::Nav | Tag::Aside | Tag::Footer
        );
        if chrome || element.hint.never || element.hint.rarely {
            return true;
        }
        if element.parent == at {
            return false;
        }
        at = element.parent;
    }
}

/// A line with nothing but a date, at the end of the statement or right behind it.
pub(super) fn at_end(search: &Search<'_>) -> Option<DatedEvidence> {
    let last = *search.blocks.last()?;
    let from = last.saturating_sub(MAX_BLOCKS_AT_END - 1);
    let to = (last + MAX_BLOCKS_AT_END).min(search.page.blocks.len());
    (from..to)
        .filter(|&index| search.blocks.contains(&index) || index > last)
        .map(|index| &search.page.blocks[index].text)
        .filter(|text| text.len() <= MAX_LINE_BYTES && is_alone(text))
        .find_map(|text| read(text, search.habit, DateSource::Text, None))
}
