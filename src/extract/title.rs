//! The heading of a page, without the site's name.

use std::collections::HashSet;

use super::boilerplate::{letters, same_text};
use super::fold::weight;
use super::metadata::Metadata;
use super::page::{Page, Tag};

/// What stands between a heading and a site's name in `<title>`. Hyphens need spaces around them:
/// without they join words.
const SEPARATORS: [&str; 15] = [
    " | ", " — ", " – ", " - ", " _ ", " · ", " • ", " » ", " « ", " :: ", " / ", "｜", "丨", "_",
    "|",
];

/// Longest heading, as weight.
const MAX_WEIGHT: u32 = 400;

/// The heading of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Title {
    /// Its text.
    pub text: String,
    /// The block that shows it, where one does.
    pub block: Option<usize>,
}

/// Finds the heading: the block that agrees with what the page says of itself, else the first
/// `<h1>`, else what the page says of itself without the site's name.
pub(super) fn find(page: &Page, metadata: &Metadata) -> Option<Title> {
    let site = metadata.get(&["og:site_name", "application-name"]);
    let said: Vec<&str> = [
        metadata.get(&["og:title"]),
        metadata.headline.as_deref(),
        metadata.title.as_deref(),
        metadata.get(&["twitter:title"]),
    ]
    .into_iter()
    .flatten()
    .collect();
    let is_site = |text: &str| site.is_some_and(|site| same_text(site, text));

    let sayings: HashSet<String> = said
        .iter()
        .flat_map(|said| std::iter::once(*said).chain(parts(said)))
        .map(letters)
        .filter(|letters| !letters.is_empty())
        .collect();
    let longest = sayings.iter().map(String::len).max().unwrap_or(0);
    let agrees = |text: &str| text.len() <= 3 * longest && sayings.contains(&letters(text));
    let candidates = || {
        page.blocks.iter().enumerate().filter(|(_, block)| {
            block.weight > 0 && block.weight < MAX_WEIGHT && !is_site(&block.text)
        })
    };
    let is_heading = |owner: usize, most: u8| matches!(page.elements[owner].tag, Tag::Heading(level) if level <= most);
    // A block that agrees: best if it is a heading; a link elsewhere may agree by chance.
    let agreeing: Vec<_> = candidates()
        .filter(|(_, block)| block.weight >= 4 && agrees(&block.text))
        .collect();
    let shown = agreeing
        .iter()
        .find(|(_, block)| is_heading(block.owner, 1))
        .or_else(|| {
            agreeing
                .iter()
                .find(|(_, block)| is_heading(block.owner, 6))
        })
        .or_else(|| {
            agreeing
                .iter()
                .find(|(_, block)| block.linked == 0 && block.weight >= 15)
        })
        .copied();
    let shown = shown.or_else(|| {
        let mut headings = candidates().filter(|(_, block)| is_heading(block.owner, 1));
        let first = headings.next()?;
        let telling = std::iter::once(first)
            .chain(headings)
            .find(|(_, block)| block.linked * 2 < block.weight)
            .unwrap_or(first);
        (said.is_empty() || telling.1.weight >= 15).then_some(telling)
    });
    if let Some((index, block)) = shown {
        return Some(Title {
            text: block.text.clone(),
            block: Some(index),
        });
    }
    let text = said.first()?;
    Some(Title {
        text: without_site(text, site).to_owned(),
        block: None,
    })
}

/// The pieces of a title around its separators: each prefix and each suffix.
fn parts(title: &str) -> impl Iterator<Item = &str> {
    SEPARATORS.iter().flat_map(move |separator| {
        title
            .match_indices(separator)
            .flat_map(move |(at, found)| [title[..at].trim(), title[at + found.len()..].trim()])
    })
}

/// A title without the site's name at its end or beginning. Where the name is not known, a short
/// last part is taken for it.
fn without_site<'a>(title: &'a str, site: Option<&str>) -> &'a str {
    let cuts = || {
        SEPARATORS.iter().flat_map(|separator| {
            title
                .match_indices(separator)
                .map(|(at, found)| (title[..at].trim(), title[at + found.len()..].trim()))
        })
    };
    if let Some(site) = site {
        for (before, after) in cuts() {
            if same_text(after, site) && !before.is_empty() {
                return before;
            }
            if same_text(before, site) && !after.is_empty() {
                return after;
            }
        }
    }
    cuts()
        .filter(|(before, after)| weight(after) <= 45 && weight(before) > weight(after))
        .map(|(before, _)| before)
        .min_by_key(|before| before.len())
        .unwrap_or(title)
}
