//! The reader for pages of unknown sites: where the prose is dense and the links are few.
//!
//! It works in three steps, each of which looks at the whole page.
//! 1. Weigh every block: prose counts, links and short scraps do not.
//! 2. Leave out what calls itself a menu, a footer, a comment, unless most of the prose is in it.
//! 3. Take the part that calls itself the statement, else the innermost that has the heading and
//!    prose under it, else `<body>`, and go down as long as one child holds nearly all the prose of
//!    its parent; what is reached is the container of the statement, and its blocks are kept or
//!    dropped one by one.
//!
//! These are heuristics: a page of two equal articles gives both, and a statement that is shorter
//! than a cookie notice without a telling class name loses to it.

use std::collections::HashSet;
use std::ops::Range;

use super::boilerplate;
use super::date;
use super::page::{Block, Element, Page, Tag, ends_sentence, is_unmarked};
use super::title::Title;

/// Share of the page's prose from which on a part is kept that is rarely the statement.
const RARELY_BUT_MOST: f64 = 0.5;
/// The same for a part that never is.
const NEVER_BUT_ALL: f64 = 0.9;
/// Share of the prose of an element that a child must hold to stand for it.
const DOMINANT: f64 = 0.75;
/// The same in a part that is known to hold the statement.
const DOMINANT_IN_KNOWN: f64 = 0.95;
/// Share of the prose of all parts that call themselves the statement that the one must have.
const MOST_TOLD: f64 = 0.7;
/// Share of the page's prose that such a part must have.
const TOLD: f64 = 0.15;
/// The same where it stands right under the heading.
const TOLD_UNDER: f64 = 0.03;
/// How many blocks below the heading is still right under it.
const UNDER: usize = 12;
/// Prose, as weight, of a short statement: a paragraph of some forty words.
const STATEMENT: f64 = 200.0;
/// Prose that stands before a page's foot, as weight.
const LEAST_BEFORE: f64 = 100.0;
/// How many times the prose before it a page's foot may have.
const FOOT: f64 = 2.5;
/// The prose, as weight, that it has at most.
const MOST_FOOT: f64 = 1200.0;
/// One part in this many of a summary is the link that it begins with.
const LEAST_LINKED: u32 = 8;
/// Prose, as weight, that a page has beside lists of other pages, if it is no list itself.
const LEAST_BESIDE: f64 = 60.0;
/// Links that a list of other pages has at least.
const LEADS: f64 = 3.0;
/// Weight from which on a block is prose even if it does not end as a sentence.
const PROSE: u32 = 80;
/// Weight from which on a block that ends as a sentence is prose.
const SENTENCE: u32 = 20;
/// The same in a script in which many sentences end without a mark.
const UNMARKED: u32 = 40;
/// Weight from which on a block may stand in line with prose.
const LEAST_LINE: u32 = 15;

/// The statement as the reader finds it.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// Indexes of its blocks.
    pub blocks: Vec<usize>,
    /// How sure it is that these are the statement and all of it, from 0 to 1: the share that they
    /// have of the prose on the page that no menu or footer holds, halved where neither the page nor
    /// its heading says where the statement is.
    pub sure: f64,
}

/// Finds the blocks that are the statement of a page. `title` is the page's heading, which is not
/// part of it.
pub(super) fn read(page: &Page, title: Option<&Title>) -> Found {
    if page.blocks.is_empty() {
        return Found::default();
    }
    let heading = title.and_then(|title| title.block);
    let prose: Vec<u32> = page.blocks.iter().map(prose).collect();
    let mut pruned = prune(page, &prose, heading);
    let mut prose: Vec<u32> = prose
        .iter()
        .zip(&pruned)
        .map(|(&weight, &out)| if out { 0 } else { weight })
        .collect();
    for list in lists(page, &prose, heading) {
        for block in list {
            prose[block] = 0;
            pruned[block] |= !page.blocks[block].leads || is_link(&page.blocks[block]);
        }
    }
    let sums = Sums::new(&prose);
    let known = told(page, &sums, heading).or_else(|| headed(page, &sums, heading?));
    let container = match known {
        Some(known) => container(page, &sums, known, DOMINANT_IN_KNOWN),
        None => container(page, &sums, 0, DOMINANT),
    };
    let blocks = keep(page, container, &pruned, &sums, title);
    let held: u32 = blocks.iter().map(|&block| prose[block]).sum();
    let share = f64::from(held) / sums.of(page, 0).max(1.0);
    let sure = if known.is_some() { share } else { share / 2.0 };
    Found { blocks, sure }
}

/// The prose in a block, as weight.
fn prose(block: &Block) -> u32 {
    let own = block.weight.saturating_sub(block.linked);
    let is_prose = block.linked * 2 <= block.weight
        && (block.weight >= PROSE
            || block.weight >= SENTENCE && ends_sentence(&block.text)
            || block.weight >= UNMARKED && is_unmarked(&block.text))
        && !boilerplate::is_notice(&block.text);
    if is_prose { own } else { 0 }
}

/// Sums over runs of blocks, in constant time.
struct Sums(Vec<u64>);

impl Sums {
    fn new(weights: &[u32]) -> Self {
        let mut sum = 0;
        let mut sums = vec![0];
        sums.extend(weights.iter().map(|&weight| {
            sum += u64::from(weight);
            sum
        }));
        Self(sums)
    }

    fn between(&self, first: usize, last: usize) -> f64 {
        (self.0[last] - self.0[first]) as f64
    }

    fn of(&self, page: &Page, element: usize) -> f64 {
        let element = &page.elements[element];
        (self.0[element.last.min(self.0.len() - 1)] - self.0[element.first.min(self.0.len() - 1)])
            as f64
    }
}

/// Which blocks lie in parts that are not the statement. A part that has the page's heading with
/// prose under it is not judged by its name.
fn prune(page: &Page, prose: &[u32], heading: Option<usize>) -> Vec<bool> {
    let sums = Sums::new(prose);
    let total = sums.of(page, 0);
    let is_headed = |element: &Element| {
        let last = element.last.min(page.blocks.len());
        heading.is_some_and(|heading| {
            (element.first..last).contains(&heading) && sums.between(heading, last) > 0.0
        })
    };
    let mut out = vec![false; page.blocks.len()];
    let mut index = 1;
    while index < page.elements.len() {
        let element = &page.elements[index];
        let hint = element.hint;
        let share = sums.of(page, index) / total.max(1.0);
        let is_out = hint.never && share < NEVER_BUT_ALL
            || hint.rarely && !hint.body && share < RARELY_BUT_MOST && !is_headed(element)
            || matches!(element.tag, Tag::Header | Tag::Form) && share < 0.2;
        if is_out {
            out[element.first..element.last.min(page.blocks.len())].fill(true);
            index = element.end;
        } else {
            index += 1;
        }
    }
    for (first, last) in feet(page, &sums, heading, &out) {
        out[first..last].fill(true);
    }
    out
}

/// The parts that list other pages: several links, each with a summary behind it or beside it, and
/// no other prose. A page that has nothing beside them is a list itself, and is read as it stands.
fn lists(page: &Page, prose: &[u32], heading: Option<usize>) -> Vec<Range<usize>> {
    let is_lead = |block: &Block| {
        block.leads && block.weight >= LEAST_LINE && block.linked * LEAST_LINKED >= block.weight
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
        let (first, last) = (element.first, element.last.min(page.blocks.len()));
        let is_list = first < last
            && leads.between(first, last) >= LEADS
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
    if sums.of(page, 0) - listed < LEAST_BESIDE {
        found.clear();
    }
    found
}

/// Whether a block is nothing but a link.
fn is_link(block: &Block) -> bool {
    block.linked * 10 >= block.weight * 9
}

/// The parts at the foot of a page, by what they say: an address, a telephone, whose the page is.
/// Text stands before them, below the heading, and no more in them than a foot has.
fn feet(page: &Page, sums: &Sums, heading: Option<usize>, out: &[bool]) -> Vec<(usize, usize)> {
    let start = heading.unwrap_or(0);
    let total = sums.of(page, 0);
    let least = match heading {
        Some(_) => LEAST_BEFORE,
        None => 0.5 * total,
    };
    let tells = |element: &Element| {
        u32::from(element.hint.body || matches!(element.tag, Tag::Article | Tag::Main))
    };
    let told = Sums::new(&page.elements.iter().map(tells).collect::<Vec<_>>());
    let is_foot = |at: usize| {
        let element = &page.elements[at];
        let last = element.last.min(page.blocks.len());
        if element.first <= start {
            return false;
        }
        let before = sums.between(start, element.first);
        let own = sums.between(element.first, last);
        let behind = sums.between(last, page.blocks.len());
        before >= least
            && own <= (FOOT * before).min(MOST_FOOT)
            && behind <= before
            && told.between(at, element.end) == 0.0
    };
    let mut found = Vec::new();
    let mut next = start;
    while next < page.blocks.len() {
        let block = next;
        next += 1;
        if out[block] || !boilerplate::is_foot(&page.blocks[block].text) {
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
            next = element.last.clamp(next, page.blocks.len());
            found.push((element.first, next));
        }
    }
    found
}

/// The element that says of itself that it holds the statement: the body of an article, then
/// `<article>`, then `<main>`. It is believed if no other that says so has as much prose, and if
/// what it has is no small part of the page, or stands right under the heading.
fn told(page: &Page, sums: &Sums, heading: Option<usize>) -> Option<usize> {
    let whole = sums.of(page, 0);
    let says: [fn(&Element) -> bool; 3] = [
        |element| element.hint.body,
        |element| element.tag == Tag::Article,
        |element| element.tag == Tag::Main,
    ];
    says.iter().find_map(|says| {
        let mut all = 0.0;
        let mut most = (0.0, 0);
        let mut index = 1;
        while index < page.elements.len() {
            if says(&page.elements[index]) {
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
        let is_under = heading
            .is_some_and(|heading| heading < element.last && element.first <= heading + UNDER);
        let least = if is_under { TOLD_UNDER } else { TOLD };
        (prose > 0.0 && prose >= MOST_TOLD * all && prose >= least * whole).then_some(index)
    })
}

/// The innermost element that holds the heading and a statement under it: most of the page's prose,
/// or enough for a short statement that is no mere summary of what follows.
fn headed(page: &Page, sums: &Sums, heading: usize) -> Option<usize> {
    let whole = sums.of(page, 0);
    let mut at = page.blocks[heading].owner;
    while at != 0 {
        let prose = sums.between(heading, page.elements[at].last.min(page.blocks.len()));
        if prose > 0.5 * whole || prose >= STATEMENT && prose >= TOLD * whole {
            return Some(at);
        }
        at = page.elements[at].parent;
    }
    None
}

/// The element that holds the statement: `start`, or what in it has nearly all of its prose, which
/// is the share `dominant`.
fn container(page: &Page, sums: &Sums, start: usize, dominant: f64) -> usize {
    let mut at = start;
    loop {
        let whole = sums.of(page, at);
        let mut best = None;
        let mut beside = 0.0;
        let mut child = at + 1;
        while child < page.elements[at].end {
            let share = sums.of(page, child);
            if is_line(page, child) {
                beside += share;
            } else if best.is_none_or(|(most, _)| share > most) {
                best = Some((share, child));
            }
            child = page.elements[child].end;
        }
        match best {
            // Paragraphs beside a child are the statement's as well, but in the page's own element.
            Some((share, child))
                if whole > 0.0 && share >= dominant * whole && (at == 0 || beside == 0.0) =>
            {
                at = child;
            }
            _ => return at,
        }
    }
}

/// Whether an element is a line or paragraph, and not what holds some.
fn is_line(page: &Page, index: usize) -> bool {
    let element = &page.elements[index];
    let blocks = element.last.saturating_sub(element.first);
    match element.tag {
        Tag::Paragraph | Tag::Heading(_) => true,
        // Old pages wrap whole articles in `<font>` or `<span>`, and new ones in tags of their own.
        Tag::Inline | Tag::Link | Tag::Time | Tag::Item => blocks < 3,
        _ => blocks < 2,
    }
}

/// The blocks of the container that are the statement.
fn keep(
    page: &Page,
    container: usize,
    pruned: &[bool],
    sums: &Sums,
    title: Option<&Title>,
) -> Vec<usize> {
    let element = &page.elements[container];
    let range = element.first..element.last.min(page.blocks.len());
    let range = after_heading(page, range, title);
    let teasers = teasers(page, range.clone(), sums);
    let figures = page.figures(container);
    let mut kept: Vec<usize> = range
        .filter(|&index| {
            !pruned[index]
                && !teasers.contains(&index)
                && (figures.contains(&index) || !is_dropped(page, index, container))
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
fn after_heading(page: &Page, range: Range<usize>, title: Option<&Title>) -> Range<usize> {
    let Some(title) = title else { return range };
    let shown = title.block.filter(|block| range.contains(block));
    let again = range
        .clone()
        .take(8)
        .rfind(|&index| boilerplate::same_text(&title.text, &page.blocks[index].text));
    let weight = |range: Range<usize>| -> u64 {
        page.blocks[range]
            .iter()
            .map(|block| u64::from(prose(block)))
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
    let total = sums.between(range.start, range.end);
    let mut found = HashSet::new();
    for index in range.clone() {
        let block = &page.blocks[index];
        let tag = page.elements[block.owner].tag;
        if !matches!(tag, Tag::Heading(_)) || !is_link(block) {
            continue;
        }
        let mut card = None;
        let mut at = block.owner;
        for _ in 0..4 {
            let element = &page.elements[at];
            let (first, last) = (element.first, element.last.min(page.blocks.len()));
            if first < range.start || last > range.end || sums.between(first, last) > 0.25 * total {
                break;
            }
            card = Some(first..last);
            if sums.between(first, last) > 0.0 {
                break;
            }
            at = element.parent;
        }
        found.extend(card.into_iter().flatten());
    }
    found
}

/// Whether a block of the container is no part of the statement.
fn is_dropped(page: &Page, index: usize, container: usize) -> bool {
    let block = &page.blocks[index];
    if block.weight == 0 {
        return true;
    }
    let linked = f64::from(block.linked) / f64::from(block.weight);
    let sentence = ends_sentence(&block.text);
    let tag = page.elements[block.owner].tag;
    if boilerplate::is_notice(&block.text) || boilerplate::is_about_cookies(&block.text) {
        return true;
    }
    match tag {
        Tag::Heading(_) => linked > 0.8,
        Tag::Item => linked > 0.5 && !(sentence && linked < 0.8),
        Tag::Paragraph | Tag::Quote => linked > 0.9 || linked > 0.6 && !sentence,
        _ if block.owner == container => linked > 0.6,
        _ => linked > 0.4 || !sentence && block.weight < PROSE && !is_among_prose(page, index),
    }
}

/// Whether a block stands in line with prose before it: as a further row of the same element, or as
/// an element of the same kind.
fn is_among_prose(page: &Page, index: usize) -> bool {
    let Some(before) = index.checked_sub(1) else {
        return false;
    };
    let (block, before) = (&page.blocks[index], &page.blocks[before]);
    let is_heading = matches!(page.elements[before.owner].tag, Tag::Heading(_));
    if block.linked > 0 || is_heading || prose(before) == 0 {
        return false;
    }
    let element = |block: &Block| {
        (
            page.elements[block.owner].parent,
            page.elements[block.owner].tag,
        )
    };
    block.owner == before.owner || block.weight >= LEAST_LINE && element(block) == element(before)
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
