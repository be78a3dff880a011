//! Captions of newsrooms that set them without `<figcaption>`.

use std::collections::{HashMap, HashSet};

use scraper::ElementRef;

use super::page::Page;

/// Weight past which a line under a picture is text, not a caption.
const MAX_CAPTION_WEIGHT: u32 = 250;

/// How many nodes a picture that stands alone may have around it.
const MAX_PICTURE_NODES: usize = 16;

/// The captions among `blocks`, set as newsrooms without figures set them: a short centred line
/// right behind a picture that stands alone. Where most lines are centred, a centred line is no
/// sign of a caption.
pub(super) fn captions(page: &Page, blocks: &[usize]) -> HashSet<usize> {
    let centred: Vec<usize> = blocks
        .iter()
        .copied()
        .filter(|&block| is_centred(page, block))
        .collect();
    if centred.len() * 2 > blocks.len() {
        return HashSet::new();
    }
    // The lines of one element share what stands before it.
    let mut behind_picture: HashMap<usize, bool> = HashMap::new();
    let mut is_behind_picture = |block: usize| {
        let owner = page.blocks[block].owner;
        *behind_picture
            .entry(owner)
            .or_insert_with(|| is_behind_picture(page, owner))
    };
    centred
        .into_iter()
        .filter(|&block| {
            page.blocks[block].weight <= MAX_CAPTION_WEIGHT && is_behind_picture(block)
        })
        .collect()
}

fn is_centred(page: &Page, block: usize) -> bool {
    let Some(element) = page.element(page.blocks[block].owner) else {
        return false;
    };
    let style = element
        .attr("style")
        .unwrap_or_default()
        .to_ascii_lowercase();
    element
        .attr("align")
        .is_some_and(|align| align.eq_ignore_ascii_case("center"))
        || style.replace(' ', "").contains("text-align:center")
}

/// Whether an element follows a picture that stands alone.
fn is_behind_picture(page: &Page, element: usize) -> bool {
    let Some(element) = page.element(element) else {
        return false;
    };
    let before = element.prev_siblings().filter_map(ElementRef::wrap).next();
    before.is_some_and(|before| {
        let blank = |text: &str| text.chars().all(char::is_whitespace);
        before
            .descendants()
            .take(MAX_PICTURE_NODES)
            .filter_map(ElementRef::wrap)
            .any(|node| node.value().name() == "img")
            && before.text().all(blank)
    })
}
