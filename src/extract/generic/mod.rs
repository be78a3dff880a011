//! The reader for pages of unknown sites: where the prose is dense and the links are few.
//!
//! It works in three steps, each of which looks at the whole page.
//! 1. Weigh every block: prose counts, links and short scraps do not (`prose`).
//! 2. Leave out what calls itself a menu, a footer or a comment, unless most of the prose is in it
//!    (`prune`), and what reads like the foot of a page (`foot`) or a list of other pages
//!    (`lists`).
//! 3. Find the container of the statement (`container`), and keep or drop its blocks one by one
//!    (`keep`).
//!
//! These are heuristics: a page of two equal articles gives both, and a statement that is shorter
//! than a cookie notice loses to it, unless a class name says which is which.

mod container;
mod foot;
mod keep;
mod lists;
mod prune;

use self::container::{declared, headed, narrowed, narrowed_in_known};
use super::page::Page;
use super::prose::{JudgedBlocks, Sums, is_link};
use super::sentence_end::{ends_sentence, is_unmarked};
use super::title::Title;

/// Lines of a list of names, in which no sentence ends.
const MIN_NAMES: usize = 5;

/// The statement as the generic reader finds it.
#[derive(Debug, Default)]
pub(super) struct GenericReading {
    /// Indexes of its blocks.
    pub blocks: Vec<usize>,
    /// How sure it is that these are the statement and all of it, from 0 to 1: their share of the
    /// prose on the page outside menus and footers, halved where neither the page nor its heading
    /// says where the statement is.
    pub confidence: f64,
}

/// Finds the blocks that are the statement of a page. `title` is the page's heading, which is not
/// part of it; `summary` is what the page says of itself for lists of pages.
pub(super) fn read(page: &Page, title: Option<&Title>, summary: Option<&str>) -> GenericReading {
    if page.blocks.is_empty() {
        return GenericReading::default();
    }
    let heading = title.and_then(|title| title.block);
    let judged = JudgedBlocks::new(page);
    let sums = Sums::new(&judged.prose);
    let mut pruned = prune::pruned(page, &sums, heading);
    for (first, last) in foot::feet(page, &judged.boilerplate, &sums, heading, &pruned) {
        pruned[first..last].fill(true);
    }
    let mut prose = judged.prose.clone();
    for (prose, &is_out) in prose.iter_mut().zip(&pruned) {
        if is_out {
            *prose = 0;
        }
    }
    for list in lists::lists(page, &prose, heading) {
        for block in list {
            prose[block] = 0;
            pruned[block] |= !page.blocks[block].leads || is_link(&page.blocks[block]);
        }
    }
    let sums = Sums::new(&prose);
    let known = declared(page, &sums, heading).or_else(|| headed(page, &sums, heading?));
    let container = match known {
        Some(known) => narrowed_in_known(page, &sums, known, summary),
        None => narrowed(page, &sums, summary),
    };
    let blocks = keep::kept(page, &judged, container, &pruned, &sums, title);
    if !is_statement(page, &judged, &blocks) {
        return GenericReading::default();
    }
    let held: u32 = blocks.iter().map(|&block| prose[block]).sum();
    let share = f64::from(held) / sums.of(page, 0).max(1.0);
    let confidence = if known.is_some() { share } else { share / 2.0 };
    GenericReading { blocks, confidence }
}

/// Whether blocks say anything: names, labels and links alone are no statement.
fn is_statement(page: &Page, judged: &JudgedBlocks, blocks: &[usize]) -> bool {
    let says = |&block: &usize| {
        let text = &page.blocks[block].text;
        let ends = ends_sentence(text) && !judged.boilerplate[block].is_certain();
        ends || judged.prose[block] > 0 && (blocks.len() < MIN_NAMES || is_unmarked(text))
    };
    blocks.iter().any(says)
}
