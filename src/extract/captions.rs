//! Captions of newsrooms that set them without `<figcaption>`.

use scraper::ElementRef;

use super::page::Page;

/// Weight past which a line under a picture is text, not a caption.
const MAX_CAPTION_WEIGHT: u32 = 250;

/// How many nodes a picture that stands alone may have around it.
const MAX_PICTURE_NODES: usize = 16;

/// The captions among `blocks`, set as newsrooms without figures set them: a short centred line
/// right behind a picture that stands alone. Where most lines are centred, none tells a caption.
pub(super) fn captions(page: &Page, blocks: &[usize]) -> Vec<usize> {
    let centred: Vec<usize> = blocks
        .iter()
        .copied()
        .filter(|&block| is_centred(page, block))
        .collect();
    if centred.len() * 2 > blocks.len() {
        return Vec::new();
    }
    let is_caption = |block: &usize| {
        page.blocks[*block].weight <= MAX_CAPTION_WEIGHT && is_behind_picture(page, *block)
    };
    centred.into_iter().filter(is_caption).collect()
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

fn is_behind_picture(page: &Page, block: usize) -> bool {
    let Some(element) = page.element(page.blocks[block].owner) else {
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
