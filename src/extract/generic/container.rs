//! The container: the element that holds the statement.
//!
//! It is the part that calls itself the statement, else the innermost that has the heading and
//! prose under it, else `<body>`; or, inside of that, the innermost that has nearly all of its prose.

use crate::extract::letters::same_text;
use crate::extract::page::{Element, Page};
use crate::extract::prose::Sums;
use crate::extract::tag::Tag;

/// Share of the prose of an element that a child must hold to be the container in its place.
const MIN_CHILD_SHARE: f64 = 0.75;
/// The same in a part that is known to hold the statement.
const MIN_CHILD_SHARE_IN_KNOWN: f64 = 0.95;
/// Share that one part must have of the prose of all parts that call themselves the statement.
const MIN_SHARE_OF_DECLARED: f64 = 0.7;
/// Share of the page's prose that is most of it.
const MOST: f64 = 0.5;
/// Share of the page's prose that a part must have to hold the statement.
const MIN_STATEMENT_SHARE: f64 = 0.15;
/// The same where it stands right under the heading.
const MIN_SHARE_UNDER_HEADING: f64 = 0.03;
/// How many blocks below the heading is still right under it.
const MAX_BLOCKS_UNDER_HEADING: usize = 12;
/// Prose, as weight, of a short statement: a paragraph of some forty words.
const MIN_STATEMENT_PROSE: f64 = 200.0;

/// The element that says of itself that it holds the statement: the body of an article, then
/// `<article>`, then `<main>`. It is believed if no other that says so has as much prose, and if
/// what it has is no small part of the page, or stands right under the heading.
pub(super) fn declared(page: &Page, sums: &Sums, heading: Option<usize>) -> Option<usize> {
    let whole = sums.of(page, 0);
    let declares: [fn(&Element) -> bool; 3] = [
        |element| element.hint.body,
        |element| element.tag == Tag::Article,
        |element| element.tag == Tag::Main,
    ];
    declares.iter().find_map(|declares| {
        let mut all = 0.0;
        let mut most = (0.0, 0);
        let mut index = 1;
        while index < page.elements.len() {
            if declares(&page.elements[index]) {
                let prose = sums.of(page, index);
                all += prose;
                if prose > most.0 {
                    most = (prose, index);
                }
                index = page.elements[index].end;
            } else {
                index += 1;
            }
        }
        let (prose, index) = most;
        let element = &page.elements[index];
        let is_under = heading.is_some_and(|heading| {
            heading < element.last && element.first <= heading + MAX_BLOCKS_UNDER_HEADING
        });
        let least = if is_under {
            MIN_SHARE_UNDER_HEADING
        } else {
            MIN_STATEMENT_SHARE
        };
        (prose > 0.0 && prose >= MIN_SHARE_OF_DECLARED * all && prose >= least * whole)
            .then_some(index)
    })
}

/// The innermost element that holds the heading and a statement under it: most of the page's prose,
/// or enough for a short statement that is no mere summary of what follows.
pub(super) fn headed(page: &Page, sums: &Sums, heading: usize) -> Option<usize> {
    let whole = sums.of(page, 0);
    let mut at = page.blocks[heading].owner;
    while at != 0 {
        let prose = sums.between(heading, page.elements[at].last);
        if prose > MOST * whole
            || prose >= MIN_STATEMENT_PROSE && prose >= MIN_STATEMENT_SHARE * whole
        {
            return Some(at);
        }
        at = page.elements[at].parent;
    }
    None
}

/// The container on a page that does not say where it is.
pub(super) fn narrowed(page: &Page, sums: &Sums, summary: Option<&str>) -> usize {
    descend(page, sums, 0, MIN_CHILD_SHARE, summary)
}

/// The container in an element that is known to hold the statement.
pub(super) fn narrowed_in_known(
    page: &Page,
    sums: &Sums,
    known: usize,
    summary: Option<&str>,
) -> usize {
    descend(page, sums, known, MIN_CHILD_SHARE_IN_KNOWN, summary)
}

/// Goes down from `start` as long as one child has nearly all prose of its parent: the share
/// `min_share`. A line that is the page's summary of itself counts as none.
fn descend(page: &Page, sums: &Sums, start: usize, min_share: f64, summary: Option<&str>) -> usize {
    let is_summary = |child: usize| {
        let line = page.blocks.get(page.elements[child].first);
        summary.is_some_and(|summary| line.is_some_and(|line| same_text(summary, &line.text)))
    };
    let mut at = start;
    loop {
        let mut whole = sums.of(page, at);
        let mut best = None;
        let mut beside = 0.0;
        let mut child = at + 1;
        while child < page.elements[at].end {
            let share = sums.of(page, child);
            if is_line(page, child) {
                if share > 0.0 && is_summary(child) {
                    whole -= share;
                } else {
                    beside += share;
                }
            } else if best.is_none_or(|(most, _)| share > most) {
                best = Some((share, child));
            }
            child = page.elements[child].end;
        }
        match best {
            // Paragraphs beside a child are the statement's as well, but in the page's own element.
            Some((share, child))
                if whole > 0.0 && share >= min_share * whole && (at == 0 || beside == 0.0) =>
            {
                at = child;
            }
            _ => return at,
        }
    }
}

/// Whether an element is a line or paragraph, and not what holds some.
pub(super) fn is_line(page: &Page, index: usize) -> bool {
    let element = &page.elements[index];
    let blocks = element.blocks().len();
    match element.tag {
        Tag::Paragraph | Tag::Heading(_) => true,
        // Old pages wrap whole articles in `<font>` or `<span>`, and new ones in tags of their own.
        Tag::Inline | Tag::Link | Tag::Time | Tag::Item => blocks < 3,
        _ => blocks < 2,
    }
}
