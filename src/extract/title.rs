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

/// Bytes that a heading has at most, with all that software puts beside it.
const MAX_CLAIM_BYTES: usize = 2000;

/// The letters of the links in menus, looked for where a title has a tail.
type Menu<'a> = LazyCell<HashSet<String>, Box<dyn FnOnce() -> HashSet<String> + 'a>>;

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

/// Finds the heading: the block that agrees with what the page says of itself, else the first
/// `<h1>`, else what the page says of itself without the site's name.
pub(super) fn find(page: &Page, metadata: &Metadata) -> Option<Title> {
    let names = SiteNames::new(metadata);
    let menu: Menu = LazyCell::new(Box::new(|| menu(page)));
    let is_site = |text: &str| names.is_site(text);
    let mut said: Vec<&str> = [
        metadata.get(&["og:title"]),
        metadata.headline.as_deref(),
        metadata.title.as_deref(),
        metadata.get(&["twitter:title"]),
    ]
    .into_iter()
    .flatten()
    .filter(|said| said.len() <= MAX_CLAIM_BYTES)
    .collect();
    // Some sites call all their pages by the site's name, in one place or other.
    if said.iter().any(|said| !is_site(said)) {
        said.retain(|said| !is_site(said));
    }

    let sayings: HashSet<String> = said
        .iter()
        .flat_map(|said| std::iter::once(*said).chain(parts(said)))
        .map(letters)
        .filter(|letters| !letters.is_empty())
        .collect();
    let longest = sayings.iter().map(String::len).max().unwrap_or(0);
    let firsts: HashSet<char> = sayings.iter().filter_map(|said| first(said)).collect();
    let agrees = |text: &str| {
        text.len() <= 3 * longest
            && first(text).is_some_and(|first| firsts.contains(&first))
            && sayings.contains(&letters(text))
    };
    let candidates = || {
        page.blocks.iter().enumerate().filter(|(_, block)| {
            block.weight > 0 && block.weight < MAX_HEADING_WEIGHT && !is_site(&block.text)
        })
    };
    let is_heading = |owner: usize, most: u8| matches!(page.elements[owner].tag, Tag::Heading(level) if level <= most);
    // A block that agrees: best if it is a heading; a link elsewhere may agree by chance.
    let agreeing: Vec<_> = candidates()
        .filter(|(_, block)| block.weight >= 4 && agrees(&block.text))
        .collect();
    // A page's logo may be a heading, and agree with the site's name in `<title>`: it is a link.
    let best = |most: u8| {
        let mut headings = agreeing
            .iter()
            .filter(move |(_, block)| is_heading(block.owner, most));
        let first = headings.next()?;
        let is_link = |(_, block): &&(usize, &Block)| block.linked * 2 >= block.weight;
        std::iter::once(first)
            .chain(headings)
            .find(|heading| !is_link(heading))
            .or(Some(first))
    };
    let told = best(1).filter(|(_, block)| block.linked * 2 < block.weight);
    let shown = told
        .or_else(|| best(6))
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
            text: shown_cut(&block.text, &names, &said, &menu).to_owned(),
            block: Some(index),
        });
    }
    let whole = *said.first()?;
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

/// A heading that the page shows, without what the page tells is no part of it: where it says the
/// heading elsewhere, and behind a mark that hardly stands within headings.
fn shown_cut<'t>(shown: &'t str, names: &SiteNames<'_>, said: &[&str], menu: &Menu<'_>) -> &'t str {
    let is_said = |before: &str| said.iter().any(|said| same_text(said, before));
    let told = cuts(shown, &SEPARATORS)
        .find(|(before, after)| weight(before) > weight(after) && is_said(before));
    let shown = told.map_or(shown, |(before, _)| before);
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
            sites: metadata.all(&SITE_NAMES).chain(publisher).collect(),
            sections: metadata.all(&SECTIONS).chain(sections).collect(),
        }
    }

    fn is_site(&self, text: &str) -> bool {
        self.sites.iter().any(|site| same_text(site, text))
    }

    /// A title without the names of the site and of sections, where it has them; `is_section` knows
    /// further sections. What is left is longer than what is taken off for a section.
    fn cut<'t>(&self, title: &'t str, is_section: impl Fn(&str) -> bool) -> &'t str {
        let is_section = |text: &str| {
            let is_told = self.sections.iter().any(|section| same_text(section, text));
            is_told || is_section(text)
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
        .filter(|(before, after)| weight(after) <= 45 && weight(before) > weight(after));
    let named = cuts(title, &SEPARATORS)
        .chain(cuts(title, &UNSPACED))
        .filter(|(_, after)| {
            weight(after) <= 45 && SITE_NAME_ENDINGS.iter().any(|end| after.ends_with(end))
        });
    spaced
        .chain(named)
        .map(|(before, _)| before)
        .filter(|before| !before.is_empty())
        .min_by_key(|before| before.len())
}
