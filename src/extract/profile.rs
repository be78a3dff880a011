//! The pages of known sites, read by the site's selectors.

use ego_tree::NodeId;
use rustc_hash::FxHashMap;
use scraper::Selector;

use super::boilerplate::Boilerplate;
use super::fold::fold;
use super::hints::Hint;
use super::metadata::Metadata;
use super::page::{Block, Page, short_text};
use super::prose::{JudgedBlocks, Sums};
use crate::site::{Selectors, Site, Sites, compile};
use crate::statement::{Warning, WarningCode};

/// Share of a body's prose that a part has at most which by its name is not the statement.
const MAX_PART_SHARE: f64 = 0.3;

/// The statement as a site's selectors find it.
pub(super) struct ProfileReading {
    /// Indexes of the body's blocks, in order.
    pub blocks: Vec<usize>,
    /// The heading.
    pub title: Option<String>,
    /// The text, or the `datetime`, of what holds the day.
    pub dates: Vec<String>,
}

impl ProfileReading {
    /// Whether it has most of the text that another reader found.
    pub(super) fn holds(&self, blocks: &[usize], page: &Page) -> bool {
        let weight = |block: &usize| page.blocks[*block].weight;
        let all: u32 = blocks.iter().map(weight).sum();
        let held = blocks
            .iter()
            .filter(|block| self.blocks.binary_search(block).is_ok());
        held.map(weight).sum::<u32>() * 2 >= all
    }
}

/// The warning that a page has no text where the pages of its site have it.
pub(super) fn failed(site: &Site) -> Warning {
    let address = site.domains.iter().chain(&site.hosts).next();
    let address = address.map(ToString::to_string).unwrap_or_default();
    let text = format!(
        "the page is not built as pages of {} ({address}) are, and was read as one of an unknown site; see \
         whether its text is whole (parallax sites show https://{address}/ says where they have it)",
        site.outlet,
    );
    Warning::new(WarningCode::Layout, text)
}

/// The site of a page: by its address, else by the address it gives itself, else by elements that
/// only this site has.
pub(super) fn site_of<'a>(
    page: &Page,
    metadata: &Metadata,
    url: Option<&str>,
    sites: &'a Sites,
) -> Option<&'a Site> {
    if let Some(url) = url {
        return sites.of(url);
    }
    [metadata.canonical.as_deref(), metadata.get(&["og:url"])]
        .into_iter()
        .flatten()
        .filter(|url| url.contains("//"))
        .find_map(|url| sites.of(url))
        .or_else(|| {
            sites
                .with_fingerprint()
                .find(|site| has_fingerprint(site, page))
        })
}

fn has_fingerprint(site: &Site, page: &Page) -> bool {
    let selectors = compile(&site.fingerprint);
    selectors
        .iter()
        .all(|selector| page.html.select(selector).next().is_some())
}

/// Reads a page of a site; nothing if its body is not where it should be.
pub(super) fn read(site: &Site, page: &Page) -> Option<ProfileReading> {
    let selectors = Selectors::new(site);
    let indexes: FxHashMap<NodeId, usize> = page
        .elements
        .iter()
        .enumerate()
        .map(|(index, element)| (element.node, index))
        .collect();
    let found = |selector: &Selector| elements(page, &indexes, selector);
    let mut dropped = vec![false; page.blocks.len()];
    for element in selectors.drop.iter().flat_map(&found) {
        dropped[page.elements[element].blocks()].fill(true);
    }
    let prose = Sums::new(&JudgedBlocks::new(page).prose);
    let blocks = selectors.body.iter().find_map(|selector| {
        let bodies = found(selector);
        for &body in &bodies {
            drop_parts(page, &prose, body, &mut dropped);
        }
        let mut blocks: Vec<usize> = bodies
            .iter()
            .flat_map(|&body| page.elements[body].blocks())
            .filter(|&block| !dropped[block] && is_text(&page.blocks[block]))
            .collect();
        blocks.sort_unstable();
        blocks.dedup();
        (!blocks.is_empty()).then_some(blocks)
    })?;
    Some(ProfileReading {
        blocks,
        title: texts(page, &selectors.title).into_iter().next(),
        dates: texts(page, &selectors.date),
    })
}

/// Marks the parts of a body that by their names are not the statement.
fn drop_parts(page: &Page, prose: &Sums, body: usize, dropped: &mut [bool]) {
    let whole = prose.of(page, body);
    let mut at = body + 1;
    while at < page.elements[body].end {
        let element = &page.elements[at];
        let Hint { never, rarely, .. } = element.hint;
        let is_part = (never || rarely) && prose.of(page, at) <= MAX_PART_SHARE * whole;
        if is_part {
            dropped[element.blocks()].fill(true);
            at = element.end;
        } else {
            at += 1;
        }
    }
}

/// Whether a block of a body is text, and neither a notice nor an invitation to read on.
fn is_text(block: &Block) -> bool {
    block.weight > 0 && !Boilerplate::of(&block.text, block.weight).is_certain()
}

/// The elements that a selector finds.
fn elements(page: &Page, indexes: &FxHashMap<NodeId, usize>, selector: &Selector) -> Vec<usize> {
    page.html
        .select(selector)
        .filter_map(|found| indexes.get(&found.id()).copied())
        .collect()
}

/// The texts of what the selectors find; `datetime` first, where there is one.
fn texts(page: &Page, selectors: &[Selector]) -> Vec<String> {
    selectors
        .iter()
        .flat_map(|selector| page.html.select(selector))
        .flat_map(|found| {
            let text = short_text(found);
            [found.attr("datetime").map(str::to_owned), Some(text)]
        })
        .flatten()
        .map(|text| fold(&text))
        .filter(|text| !text.is_empty())
        .collect()
}
