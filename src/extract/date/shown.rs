//! The days that a page shows by its heading and at its end.

use std::ops::Range;

use scraper::ElementRef;

use super::dateline::{dateline, is_with_place, opening};
use super::evidence::{DatedEvidence, evidence, labelled, read};
use super::search::Search;
use super::written::{self, Label, is_alone};
use crate::extract::hints::{self, Hint};
use crate::extract::page::Page;
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
/// How many elements around a line are asked what its day is.
const MAX_NAMED_DEPTH: usize = 3;
/// Blocks of an element whose name says what the day in it is.
const MAX_NAMED_BLOCKS: usize = 4;
/// Nodes within a line that are asked the same.
const MAX_NODES_IN_LINE: usize = 16;
/// Elements that call themselves dates.
const MAX_DATED_BLOCKS: usize = 50;
/// How many blocks at the end of the statement may be its date.
const MAX_BLOCKS_AT_END: usize = 3;
/// How many blocks below the statement may say when it was published.
const MAX_BLOCKS_BELOW: usize = 12;

/// The days of the lines by the heading: one that is said to be of publication, by its words or by
/// the name of its element, and the first of which nothing is said. Below the heading first: above
/// it there may be today's date.
pub(super) fn near_heading(search: &Search<'_>) -> (Option<DatedEvidence>, Option<DatedEvidence>) {
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
    let mut named = None;
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
            let name = name_of(page, index);
            if name == Some(Label::Other) {
                break;
            }
            let label = label.or_else(|| {
                let before = before.filter(|before| at == 0 && before.len() <= MAX_LABEL_BYTES)?;
                let has_day = !written::all(before, search.habit).is_empty();
                written::label(before).filter(|_| !has_day)
            });
            let evidence = || evidence(text, found, DateSource::Text, None);
            match label {
                Some(Label::Published) => return (Some(evidence()), first),
                Some(Label::Updated | Label::Other) => {}
                None if named.is_none() && name == Some(Label::Published) => {
                    named = Some(evidence())
                }
                None if first.is_none() => first = Some(evidence()),
                None => {}
            }
        }
    }
    (named, first)
}

/// What the names of the elements around a block and in its line say that its day is.
fn name_of(page: &Page, block: usize) -> Option<Label> {
    let mut hint = Hint::default();
    let mut at = page.blocks[block].owner;
    for _ in 0..MAX_NAMED_DEPTH {
        let element = &page.elements[at];
        if element.blocks().len() > MAX_NAMED_BLOCKS {
            break;
        }
        hint.add(element.hint);
        at = element.parent;
    }
    let owner = page.element(page.blocks[block].owner)?;
    let within = owner.descendants().skip(1).take(MAX_NODES_IN_LINE);
    for element in within.filter_map(ElementRef::wrap) {
        // A drawing of a calendar says that a day follows, and not which.
        let is_drawing = element.text().all(|text| text.trim().is_empty());
        if !is_drawing {
            hint.add(hints::of_names(element.value()));
        }
    }
    if hint.otherwise_dated {
        Some(Label::Other)
    } else if hint.changed {
        Some(Label::Updated)
    } else {
        hint.dated.then_some(Label::Published)
    }
}

/// The one day of all elements of a page that call themselves dates.
pub(super) fn in_dated_element(search: &Search<'_>) -> Option<DatedEvidence> {
    let page = search.page;
    let mut days = (0..page.blocks.len())
        .filter(|&block| {
            let owner = page.owner(block);
            owner.hint.dated && !owner.hint.otherwise_dated && !is_page_header(search, block)
        })
        .take(MAX_DATED_BLOCKS)
        .map(|block| &page.blocks[block].text)
        .filter(|text| text.len() <= MAX_LINE_BYTES)
        .filter_map(|text| read(text, search.habit, DateSource::Text, None));
    let first = days.next()?;
    days.all(|(day, _)| day == first.0).then_some(first)
}

/// The day with which the statement opens: `Berlin, 24 November 2025 – The ministers …`.
pub(super) fn in_opening(search: &Search<'_>) -> Option<DatedEvidence> {
    let first = &search.page.blocks[*search.blocks.first()?].text;
    let in_dateline = || read(dateline(first)?, search.habit, DateSource::Dateline, None);
    let opening = || {
        read(
            opening(first, search.habit)?,
            search.habit,
            DateSource::Dateline,
            None,
        )
    };
    in_dateline().or_else(opening)
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
        let Hint {
            never,
            rarely,
            site,
            dated,
            ..
        } = element.hint;
        let is_header = element.hint.header;
        if chrome || never || rarely && !dated || site || is_header {
            return true;
        }
        if element.parent == at {
            return false;
        }
        at = element.parent;
    }
}

/// A line with nothing but a date and a place, or a date that is said to be of publication, at the end
/// of the statement or right behind it.
pub(super) fn at_end(search: &Search<'_>) -> Option<DatedEvidence> {
    let last = *search.blocks.last()?;
    let from = last.saturating_sub(MAX_BLOCKS_AT_END - 1);
    let to = (last + MAX_BLOCKS_AT_END).min(search.page.blocks.len());
    let is_published = |text: &str| {
        let days = labelled(text, search.habit);
        days.iter()
            .any(|(_, label)| *label == Some(Label::Published))
    };
    (from..to)
        .filter(|&index| search.blocks.contains(&index) || is_behind(search, index, last))
        .map(|index| &search.page.blocks[index].text)
        .filter(|text| text.len() <= MAX_LINE_BYTES)
        .filter(|text| {
            let is_line = text.len() <= MIN_SENTENCE_BYTES || !ends_sentence(text);
            is_alone(text) || is_with_place(text, search.habit) || is_line && is_published(text)
        })
        .find_map(|text| read(text, search.habit, DateSource::Text, None))
}

/// Whether a block stands behind the last of the statement, and does not lead to another page, whose day
/// it may have.
fn is_behind(search: &Search<'_>, block: usize, last: usize) -> bool {
    block > last && search.page.blocks[block].linked == 0
}

/// The one day below the statement that is said to be of publication, behind its label or in the block
/// after it.
pub(super) fn published_below(search: &Search<'_>) -> Option<DatedEvidence> {
    let blocks = &search.page.blocks;
    let last = *search.blocks.last()?;
    let to = (last + 1 + MAX_BLOCKS_BELOW).min(blocks.len());
    let says_published = |index: usize| {
        let text = &blocks[index].text;
        let before = &blocks[index - 1].text;
        let days = labelled(text, search.habit);
        let (_, own) = *days.first()?;
        let is_label =
            before.len() <= MAX_LABEL_BYTES && written::all(before, search.habit).is_empty();
        let label = own.or_else(|| written::label(before).filter(|_| is_label));
        (label == Some(Label::Published) && text.len() <= MAX_LINE_BYTES).then_some(text)
    };
    let mut days = (last + 1..to)
        .filter(|&index| is_behind(search, index, last) && !is_page_header(search, index))
        .filter_map(says_published)
        .filter_map(|text| read(text, search.habit, DateSource::Text, None));
    let first = days.next()?;
    days.all(|(day, _)| day == first.0).then_some(first)
}

/// The day right below the heading that calls itself that of an event: some sites have no other name
/// for the day of what they publish.
pub(super) fn of_event(search: &Search<'_>) -> Option<DatedEvidence> {
    let page = search.page;
    let below = search.heading? + 1;
    let block = page.blocks.get(below)?;
    let names = page.element(block.owner)?.attr("class")?;
    let is_of_event = page.owner(below).hint.dated && names.to_lowercase().contains("event");
    (is_of_event && is_alone(&block.text))
        .then(|| read(&block.text, search.habit, DateSource::Text, None))?
}
