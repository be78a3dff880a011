//! The heading of a page, without the site's name.

use std::cell::LazyCell;
use std::collections::HashSet;

use super::fold::weight;
use super::letters::{letters, same_text};
use super::metadata::Metadata;
use super::page::{Block, Page};
use super::tag::Tag;

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

/// How the names of Chinese and Japanese sites end.
const SITE_NAME_ENDINGS: [&str; 14] = [
    "网",
    "網",
    "网站",
    "外交部",
    "部",
    "社",
    "报",
    "報",
    "政府",
    "省",
    "庁",
    "門戶",
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
    if let Some((index, block)) = shown {
        return Some(Title {
            text: shown_cut(&block.text, &names, &declared, &menu).to_owned(),
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

/// The blocks that may be a heading.
fn candidates<'a>(
    page: &'a Page,
    names: &'a SiteNames<'_>,
) -> impl Iterator<Item = (usize, &'a Block)> {
    page.blocks.iter().enumerate().filter(|(_, block)| {
        block.weight > 0 && block.weight < MAX_HEADING_WEIGHT && !names.is_site(&block.text)
    })
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
    let agreeing: Vec<(usize, &Block)> = candidates(page, names)
        .filter(|(_, block)| block.weight >= MIN_AGREEING_WEIGHT && agrees(&block.text))
        .collect();
    let heading = |max_level: u8| {
        let headings = agreeing.iter().copied();
        unlinked(headings.filter(|(_, block)| is_heading(page, block, max_level)))
    };
    // A page's logo may be a heading, and agree with the site's name in `<title>`: it is a link.
    heading(1)
        .filter(|(_, block)| !is_mostly_link(block))
        .or_else(|| heading(6))
        .or_else(|| {
            let mut lines = agreeing.iter().copied();
            lines.find(|(_, block)| block.linked == 0 && block.weight >= MIN_SURE_WEIGHT)
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
    let is_menu = |mut at: usize| {
        while at != 0 {
            let element = &page.elements[at];
            if element.hint.never || element.hint.rarely || element.tag == Tag::Header {
                return true;
            }
            at = element.parent;
        }
        false
    };
    let text = |link: usize| {
        page.element(link)
            .map(|link| link.text().take(MAX_LINK_TEXTS).collect())
    };
    (0..page.elements.len())
        .filter(|&index| page.elements[index].tag == Tag::Link && is_menu(index))
        .filter_map(|link| text(link).map(|text: String| letters(&text)))
        .collect()
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
                && SITE_NAME_ENDINGS.iter().any(|end| after.ends_with(end))
        });
    spaced
        .chain(named)
        .map(|(before, _)| before)
        .filter(|before| !before.is_empty())
        .min_by_key(|before| before.len())
}
