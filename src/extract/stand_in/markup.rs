//! The source of a page, looked at without a parser: these pages are small, and some are broken.

use std::borrow::Cow;
use std::cell::OnceCell;

use super::phrases::Phrases;
use crate::text;

/// Bytes past which the source of a page is not looked at: these pages are small, also with their
/// scripts.
const MAX_BYTES: usize = 1 << 20;
/// Links whose texts are looked at.
const MAX_LINKS: usize = 500;
/// Bytes of a link in which its text is looked for.
const MAX_LINK_BYTES: usize = 2000;
/// Words that the title of another page has at least.
const MIN_WORDS_OF_TITLE: usize = 4;
/// Attributes that lead to a document, or show it within the page.
const TARGETS: [&str; 3] = ["href=", "src=", "data="];

/// The source of a page, read when something is first asked of it.
pub(super) struct Markup<'a> {
    page: &'a [u8],
    source: OnceCell<Cow<'a, str>>,
    lower: OnceCell<String>,
    titles: OnceCell<Vec<String>>,
}

impl<'a> Markup<'a> {
    pub(super) fn new(page: &'a [u8]) -> Self {
        Self {
            page,
            source: OnceCell::new(),
            lower: OnceCell::new(),
            titles: OnceCell::new(),
        }
    }

    /// The source; nothing of a page that is larger than pages of this kind are.
    fn source(&self) -> &str {
        self.source.get_or_init(|| match self.page.len() {
            0..=MAX_BYTES => String::from_utf8_lossy(self.page),
            _ => Cow::Borrowed(""),
        })
    }

    /// The source with the letters of ASCII in lower case, byte for byte as long.
    pub(super) fn lower(&self) -> &str {
        self.lower
            .get_or_init(|| self.source().to_ascii_lowercase())
    }

    /// What stands in `<title>`.
    pub(super) fn title(&self) -> Option<String> {
        let lower = self.lower();
        let open = lower.find("<title")?;
        let start = open + lower[open..].find('>')? + 1;
        let length = lower[start..].find('<').unwrap_or(lower.len() - start);
        let title = unescaped(self.source()[start..start + length].trim());
        (!title.is_empty()).then_some(title)
    }

    /// The pieces of text between the tags, of what stands for who runs no scripts, too.
    pub(super) fn shown(&self) -> Vec<String> {
        pieces(self.source(), self.lower())
    }

    /// The texts of links that are as long as titles of pages, each once.
    pub(super) fn titles(&self) -> &[String] {
        self.titles.get_or_init(|| {
            let (source, lower) = (self.source(), self.lower());
            let mut titles: Vec<String> = Vec::new();
            let starts = memchr::memmem::find_iter(lower.as_bytes(), "<a ");
            for start in starts.take(MAX_LINKS) {
                let Some(open) = lower[start..].find('>') else {
                    break;
                };
                let start = start + open + 1;
                let bounds = start..=(start + MAX_LINK_BYTES).min(lower.len());
                let bound = bounds.rev().find(|at| lower.is_char_boundary(*at));
                let bound = bound.unwrap_or(start);
                let end = lower[start..bound]
                    .find("</a")
                    .map_or(bound, |end| start + end);
                let title = pieces(&source[start..end], &lower[start..end]).join(" ");
                if text::words(&title).len() >= MIN_WORDS_OF_TITLE {
                    titles.push(title);
                }
            }
            titles.sort_unstable();
            titles.dedup();
            titles
        })
    }

    /// The name of the first document that the page links or shows.
    pub(super) fn document(&self) -> Option<String> {
        let lower = self.lower();
        let mut found: Vec<usize> = TARGETS
            .iter()
            .flat_map(|name| {
                memchr::memmem::find_iter(lower.as_bytes(), name).map(|at| at + name.len())
            })
            .collect();
        found.sort_unstable();
        let values = found.into_iter().map(|at| value(&self.source()[at..]));
        values.into_iter().find_map(|value| {
            let name = value.rsplit('/').next()?;
            Phrases::standard()
                .names_document(value)
                .then(|| unescaped(name))
        })
    }
}

/// The value of an attribute that begins a text.
fn value(text: &str) -> &str {
    let quote = text
        .chars()
        .next()
        .filter(|first| matches!(first, '"' | '\''));
    match quote {
        Some(quote) => text[1..].split(quote).next().unwrap_or_default(),
        None => text
            .split([' ', '>', '\n', '\t'])
            .next()
            .unwrap_or_default(),
    }
}

/// The pieces of text between the tags of a page; `lower` is the page in lower case.
fn pieces(source: &str, lower: &str) -> Vec<String> {
    let (mut lines, mut at) = (Vec::new(), 0);
    while at < source.len() {
        let tag = lower[at..].find('<').map_or(source.len(), |tag| at + tag);
        let line = source[at..tag].trim();
        if !line.is_empty() {
            lines.push(unescaped(line));
        }
        let unread = ["script", "style"]
            .into_iter()
            .find(|name| lower[(tag + 1).min(lower.len())..].starts_with(name));
        let end = match unread {
            Some(name) => lower[tag..]
                .find(&format!("</{name}"))
                .map(|end| tag + end + 1),
            None => Some(tag),
        };
        let Some(end) = end else { break };
        at = lower[end..]
            .find('>')
            .map_or(source.len(), |close| end + close + 1);
    }
    lines
}

fn unescaped(text: &str) -> String {
    text.replace("&#39;", "'")
        .replace("&apos;", "'")
        .replace("&hellip;", "...")
        .replace("&nbsp;", " ")
        .replace("&amp;", "&")
}
