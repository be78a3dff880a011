//! The heading of a page, without the site's name.

use std::cell::LazyCell;
use std::collections::HashSet;

use scraper::ElementRef;

use super::fold::weight;
use super::letters::{letters, same_text};
use super::metadata::Metadata;
use super::page::{Block, Page, short_text};
use super::sentence_end::ends_sentence;
use super::tag::Tag;
use crate::text::simplified::simplified;

/// What stands between a heading and a site's name in `<title>`. Hyphens need spaces around them:
/// without they join words.
const SEPARATORS: [&str; 15] = [
    " | ", " — ", " – ", " - ", " _ ", " · ", " • ", " » ", " « ", " :: ", " / ", "｜", "丨", "_",
    "|",
];

/// Those that hardly stand within headings.
const MARKS: [char; 7] = ['|', '｜', '丨', '»', '·', '•', '_'];

/// Separators that stand without spaces in Chinese, Japanese and Korean.
const UNSPACED: [&str; 6] = ["——", "—", "–", "--", "-", "：："];

/// How the names of Chinese and Japanese sites end, in simplified characters.
const SITE_NAME_ENDINGS: [&str; 11] = [
    "网",
    "网站",
    "外交部",
    "部",
    "社",
    "报",
    "政府",
    "省",
    "庁",
    "门户",
    "官邸",
];

/// What a page says the name of its site is.
const SITE_NAMES: [&str; 3] = ["og:site_name", "application-name", "sitename"];

/// What a page says its section is.
const SECTIONS: [&str; 3] = ["article:section", "section", "category"];

/// Text nodes of a link that are looked at.
const MAX_LINK_TEXTS: usize = 8;

/// Weight past which the end of a title is no site's name.
const MAX_SITE_NAME_WEIGHT: u32 = 45;

/// Names of the site, and of sections, that are looked at.
const MAX_NAMES: usize = 50;

/// Bytes that a heading has at most, with all that software puts beside it.
const MAX_CANDIDATE_BYTES: usize = 2000;

/// The letters of the links in menus, collected only where a title has a tail.
type Menu<'a> = LazyCell<HashSet<String>, Box<dyn FnOnce() -> HashSet<String> + 'a>>;

/// Weight from which on a block that agrees with a declared title is no chance.
const MIN_AGREEING_WEIGHT: u32 = 4;
/// Weight from which on a line is sure to be a heading where less speaks for it.
const MIN_SURE_WEIGHT: u32 = 15;
/// Weight from which on a block is no heading.
const MAX_HEADING_WEIGHT: u32 = 400;

/// Weight that a sentence has at least to be the first text of a page.
const MIN_TEXT_WEIGHT: u32 = 60;
/// How many blocks above the first text its heading stands at most.
const MAX_BLOCKS_TO_TEXT: usize = 8;
/// Bytes of the letters of a title that may be cut short.
const MIN_CUT_TITLE_BYTES: usize = 30;
/// How many elements around a heading, and in it, are looked at for a logo.
const MAX_LOGO_DEPTH: usize = 4;

/// The heading of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Title {
    /// Its text.
    pub text: String,
    /// The block that shows it, where one does.
    pub block: Option<usize>,
}

/// Finds the heading: the block that agrees with the page's metadata, else the first `<h1>`, else
/// the metadata without the site's name.
pub(super) fn find(page: &Page, metadata: &Metadata) -> Option<Title> {
    let names = SiteNames::new(metadata);
    let menu: Menu = LazyCell::new(Box::new(|| menu(page)));
    let declared = declared(metadata, &names);
    let shown = agreeing(page, &declared, &names).or_else(|| {
        let (index, block) = first_heading(page, &names)?;
        (declared.is_empty() || block.weight >= MIN_SURE_WEIGHT).then_some((index, block))
    });
    let shown = shown
        .filter(|(_, block)| !is_of_frame(page, block, &menu))
        .or_else(|| above_text(page, &names))
        .or(shown);
    if let Some((index, block)) = shown {
        return Some(Title {
            text: below_kicker(page, index, &declared)
                .unwrap_or_else(|| shown_cut(&block.text, &names, &declared, &menu))
                .to_owned(),
            block: Some(index),
        });
    }
    let whole = *declared.first()?;
    let known = names.cut(whole, |text| menu.contains(&letters(text)));
    let text = if known == whole {
        guessed_cut(whole).unwrap_or(whole)
    } else {
        known
    };
    Some(Title {
        text: text.to_owned(),
        block: None,
    })
}

/// The titles in the page's metadata, the surest first.
fn declared<'a>(metadata: &'a Metadata, names: &SiteNames<'_>) -> Vec<&'a str> {
    let mut declared: Vec<&str> = [
        metadata.get(&["og:title"]),
        metadata.headline.as_deref(),
        metadata.title.as_deref(),
        metadata.get(&["twitter:title"]),
    ]
    .into_iter()
    .flatten()
    .filter(|title| title.len() <= MAX_CANDIDATE_BYTES)
    .collect();
    // Some sites call all their pages by the site's name, in one place or other.
    if declared.iter().any(|title| !names.is_site(title)) {
        declared.retain(|title| !names.is_site(title));
    }
    declared
}

/// The heading right above the first text of a page that has no `<h1>` but its site's name.
fn above_text<'a>(page: &'a Page, names: &'a SiteNames<'_>) -> Option<(usize, &'a Block)> {
    let first = page.blocks.iter().position(|block| {
        block.weight >= MIN_TEXT_WEIGHT && block.linked == 0 && ends_sentence(&block.text)
    })?;
    let near = first.saturating_sub(MAX_BLOCKS_TO_TEXT)..first;
    candidates(page, names).find(|(index, block)| {
        near.contains(index)
            && is_heading(page, block, 3)
            && block.linked == 0
            && block.weight >= MIN_SURE_WEIGHT
            && !is_in_menu(page, block.owner)
    })
}

/// Whether a heading may be that of the site or of a section of it, by which some sites call all their
/// pages in all places: it is hidden, or stands in what is the same on all pages, or is short and leads
/// to itself from the menu.
fn is_of_frame(page: &Page, block: &Block, menu: &Menu<'_>) -> bool {
    let mut at = block.owner;
    let mut is_in_frame = page.elements[at].hint.rarely;
    for _ in 0..MAX_LOGO_DEPTH {
        is_in_frame |= page.elements[at].hint.frame;
        at = page.elements[at].parent;
    }
    is_in_frame || block.weight < MIN_SURE_WEIGHT && menu.contains(&letters(&block.text))
}

/// Whether a block stands in the header of a page that has its menu too.
fn is_beside_menu(page: &Page, block: &Block) -> bool {
    let mut at = block.owner;
    while at != 0 {
        let element = &page.elements[at];
        if matches!(element.tag, Tag::Article | Tag::Main) {
            return false;
        }
        if element.tag == Tag::Header {
            let mut inside = at + 1..element.end;
            return inside.any(|inner| page.elements[inner].tag == Tag::Nav);
        }
        at = element.parent;
    }
    false
}

/// The declared title that a heading ends with, behind a kicker in an element of its own.
fn below_kicker<'a>(page: &Page, heading: usize, declared: &[&'a str]) -> Option<&'a str> {
    let block = &page.blocks[heading];
    let element = page.element(block.owner)?;
    let shown = letters(&block.text);
    let kicker = element
        .children()
        .find(|child| {
            child
                .value()
                .as_text()
                .is_none_or(|text| !text.trim().is_empty())
        })
        .and_then(ElementRef::wrap)
        .map(|first| letters(&short_text(first)))
        .filter(|kicker| !kicker.is_empty())?;
    let rest = shown.strip_prefix(kicker.as_str())?;
    declared
        .iter()
        .copied()
        .find(|title| !rest.is_empty() && letters(title) == rest)
}

/// The blocks that may be a heading.
fn candidates<'a>(
    page: &'a Page,
    names: &'a SiteNames<'_>,
) -> impl Iterator<Item = (usize, &'a Block)> {
    page.blocks.iter().enumerate().filter(|(_, block)| {
        block.weight > 0
            && block.weight < MAX_HEADING_WEIGHT
            && !names.is_site(&block.text)
            && !(matches!(page.elements[block.owner].tag, Tag::Heading(_)) && is_logo(page, block))
    })
}

/// Whether a heading is the name of its site: it leads to the site's first page, or stands in what
/// calls itself a logo or a brand.
fn is_logo(page: &Page, block: &Block) -> bool {
    let mut at = block.owner;
    for _ in 0..MAX_LOGO_DEPTH {
        if page.elements[at].hint.site {
            return true;
        }
        at = page.elements[at].parent;
    }
    is_mostly_link(block) && leads_home(page, block.owner)
}

/// Whether the link in an element, or around it, leads to the first page of a site.
fn leads_home(page: &Page, index: usize) -> bool {
    let parent = page.elements[index].parent;
    let link = (index..page.elements[index].end)
        .take(MAX_LOGO_DEPTH)
        .chain([parent])
        .find(|&at| page.elements[at].tag == Tag::Link);
    let address = link.and_then(|link| page.element(link)?.attr("href"));
    address.is_some_and(is_home)
}

/// Whether an address is that of a site's first page, or of its first page in a language.
fn is_home(address: &str) -> bool {
    let address = address.split(['?', '#']).next().unwrap_or_default();
    let path = match address.split_once("//") {
        Some((_, rest)) => rest.split_once('/').map_or("", |(_, path)| path),
        None => address,
    };
    let path = path.trim_matches(['/', '.']);
    path.is_empty() && !address.is_empty() || path.len() == 2 || path.starts_with("index.")
}

/// The block that agrees with a declared title or a part of one: best if it is a heading, since a
/// link elsewhere may agree by chance.
fn agreeing<'a>(
    page: &'a Page,
    declared: &[&str],
    names: &'a SiteNames<'_>,
) -> Option<(usize, &'a Block)> {
    let titles: HashSet<String> = declared
        .iter()
        .flat_map(|title| std::iter::once(*title).chain(parts(title)))
        .map(letters)
        .filter(|letters| !letters.is_empty())
        .collect();
    let longest = titles.iter().map(String::len).max().unwrap_or(0);
    let firsts: HashSet<char> = titles.iter().filter_map(|title| first(title)).collect();
    let agrees = |text: &str| {
        text.len() <= 3 * longest
            && first(text).is_some_and(|first| firsts.contains(&first))
            && titles.contains(&letters(text))
    };
    let mut agreeing: Vec<(usize, &Block)> = candidates(page, names)
        .filter(|(_, block)| block.weight >= MIN_AGREEING_WEIGHT && agrees(&block.text))
        .collect();
    // The site's name may be a heading, and a part of `<title>`.
    let is_below =
        |(_, block): &(usize, &Block)| is_heading(page, block, 2) && !is_beside_menu(page, block);
    if agreeing.iter().any(is_below) {
        agreeing.retain(|(_, block)| !is_beside_menu(page, block));
    }
    let heading = |max_level: u8| {
        let headings = agreeing.iter().copied();
        unlinked(headings.filter(|(_, block)| is_heading(page, block, max_level)))
    };
    // A page's logo may be a heading, and agree with the site's name in `<title>`: it is a link.
    heading(1)
        .filter(|(_, block)| !is_mostly_link(block))
        .or_else(|| heading(6))
        .or_else(|| beginning(page, declared, names))
        .or_else(|| {
            let mut lines = agreeing.iter().copied();
            lines.find(|(_, block)| block.linked == 0 && block.weight >= MIN_SURE_WEIGHT)
        })
}

/// The heading that a declared title begins with, or that begins with one: software adds words of
/// its own, and cuts what is long.
fn beginning<'a>(
    page: &'a Page,
    declared: &[&str],
    names: &'a SiteNames<'_>,
) -> Option<(usize, &'a Block)> {
    let titles: Vec<String> = declared.iter().map(|title| letters(title)).collect();
    let begins = |text: &str| {
        let text = letters(text);
        titles.iter().any(|title| {
            title.starts_with(&text)
                || title.len() >= MIN_CUT_TITLE_BYTES && text.starts_with(title.as_str())
        })
    };
    candidates(page, names).find(|(_, block)| {
        is_heading(page, block, 6)
            && !is_mostly_link(block)
            && block.weight >= MIN_SURE_WEIGHT
            && begins(&block.text)
    })
}

/// The first `<h1>`.
fn first_heading<'a>(page: &'a Page, names: &'a SiteNames<'_>) -> Option<(usize, &'a Block)> {
    unlinked(candidates(page, names).filter(|(_, block)| is_heading(page, block, 1)))
}

/// The first of several headings that is no link, else the first.
fn unlinked<'a>(
    mut headings: impl Iterator<Item = (usize, &'a Block)>,
) -> Option<(usize, &'a Block)> {
    let first = headings.next()?;
    std::iter::once(first)
        .chain(headings)
        .find(|(_, block)| !is_mostly_link(block))
        .or(Some(first))
}

fn is_heading(page: &Page, block: &Block, max_level: u8) -> bool {
    matches!(page.elements[block.owner].tag, Tag::Heading(level) if level <= max_level)
}

fn is_mostly_link(block: &Block) -> bool {
    block.linked * 2 >= block.weight
}

/// A heading as the page shows it, cut where another title on the page ends, and behind a mark that
/// hardly stands within headings.
fn shown_cut<'t>(
    shown: &'t str,
    names: &SiteNames<'_>,
    declared: &[&str],
    menu: &Menu<'_>,
) -> &'t str {
    let is_declared = |before: &str| declared.iter().any(|title| same_text(title, before));
    let cut = cuts(shown, &SEPARATORS)
        .find(|(before, after)| weight(before) > weight(after) && is_declared(before));
    let shown = cut.map_or(shown, |(before, _)| before);
    names.cut(shown, |tail| {
        let before = shown.strip_suffix(tail).unwrap_or_default();
        before.trim_end().ends_with(MARKS) && menu.contains(&letters(tail))
    })
}

/// The letters of the links in menus and on the way to the page.
fn menu(page: &Page) -> HashSet<String> {
    let text = |link: usize| {
        page.element(link)
            .map(|link| link.text().take(MAX_LINK_TEXTS).collect())
    };
    (0..page.elements.len())
        .filter(|&index| page.elements[index].tag == Tag::Link && is_in_menu(page, index))
        .filter_map(|link| text(link).map(|text: String| letters(&text)))
        .collect()
}

/// Whether an element is in a menu, or in what else is not the statement by its name.
fn is_in_menu(page: &Page, mut at: usize) -> bool {
    while at != 0 {
        let element = &page.elements[at];
        if element.hint.never || element.hint.rarely || element.tag == Tag::Header {
            return true;
        }
        at = element.parent;
    }
    false
}

/// The first letter or digit of a text, in lower case.
fn first(text: &str) -> Option<char> {
    let first = text.chars().find(|character| character.is_alphanumeric())?;
    first.to_lowercase().next()
}

/// The pieces of a title around its separators: each prefix and each suffix.
fn parts(title: &str) -> impl Iterator<Item = &str> {
    SEPARATORS.iter().flat_map(move |separator| {
        title
            .match_indices(separator)
            .flat_map(move |(at, found)| [title[..at].trim(), title[at + found.len()..].trim()])
    })
}

/// A heading without the name that the page gives its site, at its end or beginning.
pub(super) fn without_site(title: &str, metadata: &Metadata) -> String {
    SiteNames::new(metadata).cut(title, |_| false).to_owned()
}

/// What a page calls its site and the sections that it is in.
struct SiteNames<'a> {
    sites: Vec<&'a str>,
    sections: Vec<&'a str>,
}

impl<'a> SiteNames<'a> {
    fn new(metadata: &'a Metadata) -> Self {
        let publisher = metadata.publisher.as_deref();
        let sections = metadata.sections.iter().map(String::as_str);
        Self {
            sites: metadata
                .all(&SITE_NAMES)
                .take(MAX_NAMES)
                .chain(publisher)
                .collect(),
            sections: metadata
                .all(&SECTIONS)
                .chain(sections)
                .take(MAX_NAMES)
                .collect(),
        }
    }

    fn is_site(&self, text: &str) -> bool {
        self.sites.iter().any(|site| same_text(site, text))
    }

    /// A title without the names of the site and of sections, where it has them; `is_section` knows
    /// further sections. What is left is longer than what is taken off for a section.
    fn cut<'t>(&self, title: &'t str, is_section: impl Fn(&str) -> bool) -> &'t str {
        let is_section = |text: &str| {
            let is_declared = self.sections.iter().any(|section| same_text(section, text));
            is_declared || is_section(text)
        };
        let section_cut = |title: &'t str| {
            cuts(title, &SEPARATORS).find_map(|(before, after)| {
                let (one, other) = (weight(before), weight(after));
                if one > other && other > 0 && is_section(after) {
                    Some(before)
                } else {
                    (other > one && one > 0 && is_section(before)).then_some(after)
                }
            })
        };
        let mut title = title;
        while let Some(shorter) =
            known_cut(title, |text| self.is_site(text)).or_else(|| section_cut(title))
        {
            title = shorter;
        }
        title
    }
}

/// What stands before and behind each separator of a title.
fn cuts<'a>(
    title: &'a str,
    separators: &'static [&'static str],
) -> impl Iterator<Item = (&'a str, &'a str)> {
    separators
        .iter()
        .flat_map(move |separator| cut_at(title, separator))
}

/// What stands before and behind each place of one separator.
fn cut_at<'a>(title: &'a str, separator: &'static str) -> impl Iterator<Item = (&'a str, &'a str)> {
    title
        .match_indices(separator)
        .map(|(at, found)| (title[..at].trim(), title[at + found.len()..].trim()))
}

/// A title without the site's name, where the title has it.
fn known_cut(title: &str, is_site: impl Fn(&str) -> bool) -> Option<&str> {
    cuts(title, &SEPARATORS)
        .chain(cuts(title, &UNSPACED))
        .find_map(|(before, after)| {
            if is_site(after) && !before.is_empty() {
                Some(before)
            } else {
                (is_site(before) && !after.is_empty()).then_some(after)
            }
        })
}

/// A title without a short last part, which is taken for the site's name. Chinese and Japanese
/// titles have dashes of their own: behind one, only what is named as sites are is a name.
fn guessed_cut(title: &str) -> Option<&str> {
    let last = SEPARATORS
        .into_iter()
        .max_by_key(|separator| title.rfind(separator).map(|at| at + separator.len()));
    // One mark joins what software puts together; another before it is the writer's.
    let spaced = last
        .iter()
        .flat_map(|separator| cut_at(title, separator))
        .filter(|(before, after)| {
            weight(after) <= MAX_SITE_NAME_WEIGHT && weight(before) > weight(after)
        });
    let named = cuts(title, &SEPARATORS)
        .chain(cuts(title, &UNSPACED))
        .filter(|(_, after)| {
            weight(after) <= MAX_SITE_NAME_WEIGHT
                && SITE_NAME_ENDINGS
                    .iter()
                    .any(|end| simplified(after).ends_with(end))
        });
    spaced
        .chain(named)
        .map(|(before, _)| before)
        .filter(|before| !before.is_empty())
        .min_by_key(|before| before.len())
}
