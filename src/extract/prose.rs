//! How much prose the blocks of a page have.

use super::boilerplate::Boilerplate;
use super::page::{Block, Page};
use super::sentence_end::{ends_sentence, is_unmarked};

/// Weight from which on a block is prose even if it does not end as a sentence.
pub(super) const MIN_PROSE_WEIGHT: u32 = 80;
/// Weight from which on a block that ends as a sentence is prose.
const MIN_SENTENCE_WEIGHT: u32 = 20;
/// The same in a script in which many sentences end without a mark.
const MIN_UNMARKED_WEIGHT: u32 = 40;

/// What each block of a page is, before anything is known of the page as a whole.
pub(super) struct JudgedBlocks {
    /// The prose in each block, as weight.
    pub prose: Vec<u32>,
    /// Which boilerplate each block is.
    pub boilerplate: Vec<Boilerplate>,
}

impl JudgedBlocks {
    pub(super) fn new(page: &Page) -> Self {
        let boilerplate: Vec<Boilerplate> = page
            .blocks
            .iter()
            .map(|block| Boilerplate::of(&block.text, block.weight))
            .collect();
        let prose = page
            .blocks
            .iter()
            .zip(&boilerplate)
            .map(|(block, boilerplate)| prose(block, *boilerplate))
            .collect();
        Self { prose, boilerplate }
    }
}

/// The prose in a block, as weight.
fn prose(block: &Block, boilerplate: Boilerplate) -> u32 {
    let own = block.weight.saturating_sub(block.linked);
    let is_prose = block.linked * 2 <= block.weight
        && (block.weight >= MIN_PROSE_WEIGHT
            || block.weight >= MIN_SENTENCE_WEIGHT && ends_sentence(&block.text)
            || block.weight >= MIN_UNMARKED_WEIGHT && is_unmarked(&block.text))
        && !(boilerplate.is_notice || boilerplate.is_for_script);
    if is_prose { own } else { 0 }
}

/// Whether a block is nothing but a link.
pub(super) fn is_link(block: &Block) -> bool {
    block.linked * 10 >= block.weight * 9
}

/// Sums over runs of blocks, in constant time.
pub(super) struct Sums(Vec<u64>);

impl Sums {
    pub(super) fn new(weights: &[u32]) -> Self {
        let mut sum = 0;
        let mut sums = vec![0];
        sums.extend(weights.iter().map(|&weight| {
            sum += u64::from(weight);
            sum
        }));
        Self(sums)
    }

    /// The sum from the block `first` to the one before `last`.
    pub(super) fn between(&self, first: usize, last: usize) -> f64 {
        (self.0[last] - self.0[first]) as f64
    }

    /// The sum over the blocks of an element.
    pub(super) fn of(&self, page: &Page, element: usize) -> f64 {
        let element = &page.elements[element];
        self.between(element.first, element.last)
    }
}
