//! Pages that a site shows in place of the one asked for: a check for robots, a refusal, a login.

use std::fmt;
use std::sync::LazyLock;

use serde::Deserialize;

use super::error::ExtractError;
use crate::data::data;
use crate::source::snapshot::Snapshot;
use crate::statement::Statement;
use crate::text;
use crate::text::typography::fold;

/// Bytes past which no page is looked at: these pages are small, also with their scripts.
pub(super) const MAX_BYTES: usize = 1 << 20;
/// Words past which a page is one that was written to be read.
const MAX_WORDS: usize = 300;
/// Words past which the source of a page says nothing: sites guard their real pages, too.
const MAX_WORDS_OF_SHELL: usize = 25;
/// The share of the words that stands in telling lines at least, as a divisor. A page that asks for
/// JavaScript above its text is the page.
const TELLING_SHARE: usize = 4;
/// Bytes past which a line is not one of these.
const MAX_LINE_BYTES: usize = 500;
/// Characters of a line that are quoted in a message.
const MAX_QUOTED_CHARACTERS: usize = 80;
/// What parts the heading of a page from the name of its site.
const SEPARATORS: [&str; 6] = ["|", " - ", " – ", " — ", " · ", "»"];

/// A page that a site shows in place of the one asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StandIn {
    /// What it is.
    pub kind: StandInKind,
    /// The line that gives it away; empty where only its source does.
    pub line: String,
}

/// What a page is that stands in place of another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum StandInKind {
    /// A check that no program asks.
    Check,
    /// A question about cookies or privacy.
    Consent,
    /// A refusal, or a site out of order.
    Refusal,
    /// A page without text for who runs no scripts.
    Script,
    /// A login.
    Login,
    /// A page that says that there is none, answered as if there was one.
    Missing,
}

/// A row of `stand-ins.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct KindRow {
    whole: Vec<String>,
    part: Vec<String>,
    markup: Vec<String>,
}

/// The words of `stand-ins.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StandInTable {
    check: KindRow,
    consent: KindRow,
    refusal: KindRow,
    script: KindRow,
    login: KindRow,
    missing: KindRow,
}

/// The words, folded as lines are.
static ROWS: LazyLock<[(StandInKind, KindRow); 6]> = LazyLock::new(|| {
    let table: StandInTable = data!("extract/stand-ins");
    let folded = |words: Vec<String>| words.iter().map(|word| comparable(word)).collect();
    [
        (StandInKind::Check, table.check),
        (StandInKind::Consent, table.consent),
        (StandInKind::Refusal, table.refusal),
        (StandInKind::Script, table.script),
        (StandInKind::Login, table.login),
        (StandInKind::Missing, table.missing),
    ]
    .map(|(kind, row)| {
        let row = KindRow {
            whole: folded(row.whole),
            part: folded(row.part),
            markup: row.markup,
        };
        (kind, row)
    })
});

impl fmt::Display for StandIn {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = match self.kind {
            StandInKind::Check => "a check for robots",
            StandInKind::Consent => "a question about cookies",
            StandInKind::Refusal => "a refusal",
            StandInKind::Script => "a page that needs JavaScript",
            StandInKind::Login => "a login",
            StandInKind::Missing => "a notice that there is no such page",
        };
        formatter.write_str(what)?;
        if self.line.is_empty() {
            return Ok(());
        }
        write!(formatter, " (\"{}\")", self.line)
    }
}

impl StandIn {
    /// What a person is told of a saved page that is one.
    pub(crate) fn warning(&self) -> String {
        format!("it seems to be {self}, which stands in place of the page; save the page itself")
    }

    /// What a page stands in for, if it does; `statement` is what was extracted from it.
    pub(crate) fn of(
        page: &Snapshot,
        statement: Result<&Statement, &ExtractError>,
    ) -> Option<Self> {
        match statement {
            Ok(Statement {
                title,
                paragraphs,
                words,
                ..
            }) => Self::of_text(&page.bytes, title.as_deref(), paragraphs, *words),
            Err(ExtractError::NoText(_)) if page.bytes.len() <= MAX_BYTES => {
                let source = String::from_utf8_lossy(&page.bytes);
                let lines = shown(&source);
                let words = lines.iter().map(|line| text::words(line).len()).sum();
                judged(&source, None, &lines, words)
            }
            Err(_) => None,
        }
    }

    /// What a page of these bytes stands in for, from which such a text of so many words is taken.
    pub(super) fn of_text(
        bytes: &[u8],
        title: Option<&str>,
        paragraphs: &[String],
        words: usize,
    ) -> Option<Self> {
        if bytes.len() > MAX_BYTES || words > MAX_WORDS {
            return None;
        }
        judged(&String::from_utf8_lossy(bytes), title, paragraphs, words)
    }
}

/// Judges a page by its source, the title and the lines read of it, and the words of those.
fn judged(source: &str, title: Option<&str>, lines: &[String], words: usize) -> Option<StandIn> {
    let in_source = tag_content(source, "title").map(|title| shown(title).join(" "));
    let headings: Vec<String> = in_source
        .into_iter()
        .chain(title.map(str::to_owned))
        .collect();
    of_lines(&headings, lines, words).or_else(|| {
        let is_shell = words <= MAX_WORDS_OF_SHELL;
        is_shell.then(|| of_source(source)).flatten()
    })
}

/// Judges a page by its headings and lines, which have this many words.
fn of_lines(headings: &[String], lines: &[String], words: usize) -> Option<StandIn> {
    if words > MAX_WORDS {
        return None;
    }
    if let Some(found) = headings.iter().find_map(|heading| of_line(heading)) {
        return Some(found);
    }
    let telling: Vec<(StandIn, usize)> = lines
        .iter()
        .filter_map(|line| Some((of_line(line)?, text::words(line).len())))
        .collect();
    let counted: usize = telling.iter().map(|(_, words)| words).sum();
    let (first, _) = telling.into_iter().next()?;
    (counted * TELLING_SHARE >= words).then_some(first)
}

/// Judges a line.
fn of_line(line: &str) -> Option<StandIn> {
    if line.len() > MAX_LINE_BYTES {
        return None;
    }
    let mut segments = vec![line];
    for separator in SEPARATORS {
        segments = segments
            .into_iter()
            .flat_map(|segment| segment.split(separator))
            .collect();
    }
    let segments: Vec<String> = segments
        .into_iter()
        .map(|segment| {
            let ends = |c: char| !c.is_alphanumeric();
            comparable(segment).trim_matches(ends).to_owned()
        })
        .collect();
    let whole = comparable(line);
    let is = |row: &KindRow| {
        let bare = |word: &String| word.trim_end_matches('!').to_owned();
        row.part.iter().any(|part| whole.contains(part.as_str()))
            || row.whole.iter().any(|word| segments.contains(&bare(word)))
    };
    let (kind, _) = ROWS.iter().find(|(_, row)| is(row))?;
    Some(StandIn {
        kind: *kind,
        line: line.trim().chars().take(MAX_QUOTED_CHARACTERS).collect(),
    })
}

/// Judges the source of a page that has hardly any text.
fn of_source(source: &str) -> Option<StandIn> {
    let lower = source.to_ascii_lowercase();
    let is = |row: &KindRow| row.markup.iter().any(|mark| lower.contains(mark.as_str()));
    let (kind, _) = ROWS.iter().find(|(_, row)| is(row))?;
    Some(StandIn {
        kind: *kind,
        line: String::new(),
    })
}

fn comparable(text: &str) -> String {
    fold(text).to_lowercase()
}

/// What stands in the first element of a name.
fn tag_content<'a>(source: &'a str, name: &str) -> Option<&'a str> {
    let lower = source.to_ascii_lowercase();
    let open = lower.find(&format!("<{name}"))?;
    let start = open + lower[open..].find('>')? + 1;
    let length = lower[start..].find('<').unwrap_or(lower.len() - start);
    Some(&source[start..start + length])
}

/// The pieces of text between the tags of a page, of what stands for who runs no scripts, too. It is
/// no reader of pages: it serves where a page has no statement.
fn shown(source: &str) -> Vec<String> {
    let lower = source.to_ascii_lowercase();
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

#[cfg(test)]
mod tests {
    use super::*;

    fn of(title: &str, body: &str) -> Option<StandInKind> {
        let page = format!("<!DOCTYPE html><title>{title}</title><body>{body}</body>");
        let snapshot = Snapshot::from_bytes("us", None, page);
        let statement = crate::extract::extract(&snapshot);
        StandIn::of(&snapshot, statement.as_ref()).map(|found| found.kind)
    }

    #[test]
    fn pages_that_stand_in_are_known() {
        use StandInKind::{Check, Consent, Login, Missing, Refusal, Script};
        for (title, body, kind) in [
            (
                "Just a moment...",
                "<h1>www.example.gov</h1><p>Verifying.</p>",
                Check,
            ),
            ("Just a moment\u{2026}", "<div id=x></div>", Check),
            (
                "Readout",
                "<p>Checking your browser before accessing example.gov.</p>",
                Check,
            ),
            (
                "Attention Required! | Cloudflare",
                "<p>Ray ID: 1</p>",
                Check,
            ),
            (
                "example.gov",
                "<script>window._cf_chl_opt={}</script>",
                Check,
            ),
            ("安全验证", "<p>请完成安全验证后继续访问</p>", Check),
            (
                "Access Denied",
                "<h1>Access Denied</h1><p>Reference #18.2f</p>",
                Refusal,
            ),
            ("403 Forbidden", "<center>nginx</center>", Refusal),
            (
                "x",
                "<p>You don\u{2019}t have permission to access this server.</p>",
                Refusal,
            ),
            (
                "MFA",
                "<noscript>You need to enable JavaScript to run this app.</noscript>",
                Script,
            ),
            (
                "MFA",
                "<p>Please enable JavaScript to view this page.</p>",
                Script,
            ),
            (
                "Before you continue",
                "<p>We use cookies and data to run it.</p>",
                Consent,
            ),
            (
                "Page not found | Ministry",
                "<p>Go to the front page.</p>",
                Missing,
            ),
            (
                "Ministry",
                "<h1>Error 404</h1><p>Sorry about that one.</p>",
                Missing,
            ),
            (
                "Страница не найдена",
                "<p>Вернитесь на главную.</p>",
                Missing,
            ),
            (
                "Ministry",
                "<p>The page you are looking for does not exist.</p>",
                Missing,
            ),
            (
                "Sign in - Ministry",
                "<form><input type=password></form><p>Name</p>",
                Login,
            ),
            ("Ministry", "<p>Please log in to continue.</p>", Login),
        ] {
            assert_eq!(of(title, body), Some(kind), "{title} {body}");
        }
    }

    #[test]
    fn statements_do_not_stand_in() {
        let long = "<p>The two sides spoke of the relief that must reach the north.</p>".repeat(40);
        for (title, body) in [
            (
                "Readout of a call",
                "<p>The two leaders spoke by telephone and agreed to meet again.</p>".to_owned(),
            ),
            (
                "Readout of a call",
                "<p>Please enable JavaScript.</p><p>The two leaders spoke by telephone on Monday \
                 and agreed that their teams would meet before the end of the year to settle what \
                 is open.</p>"
                    .to_owned(),
            ),
            ("Access denied: relief in the north", long.clone()),
            ("Access denied", long),
            (
                "Statement",
                "<p>Inspectors were denied access to the site, said the spokesperson.</p>"
                    .to_owned(),
            ),
        ] {
            assert_eq!(of(title, &body), None, "{title} {body}");
        }
    }
}
