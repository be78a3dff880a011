//! Pages that hold no account, but what stands where one should: a check for robots, a login, a link
//! to a document, a list of other pages, a scrap of text.
//!
//! `phrases` knows the lines of such pages, `markup` looks at their source.

mod markup;
mod phrases;

use self::markup::Markup;
use self::phrases::Phrases;
use super::reading::Reading;
use super::sentence_end::{ends_sentence, is_unmarked};
use crate::statement::{StandIn, StandInKind, Warning, WarningCode};
use crate::text;

/// Words past which a page is one that was written to be read.
const MAX_WORDS: usize = 300;
/// Words past which the source of a page says nothing: sites guard their real pages, too.
const MAX_WORDS_OF_SHELL: usize = 25;
/// Words past which a page is more than the link to a document.
const MAX_WORDS_OF_COVER: usize = 60;
/// Words in sentences past which a page says something itself. The shortest readout seen has twelve.
const MAX_OWN_WORDS: usize = 10;
/// Words below which a text is no account. The shortest that a leader posts is a sentence.
const MIN_WORDS: usize = 5;
/// The same of a text in which nothing ends as a sentence.
const MIN_WORDS_OF_LABELS: usize = 8;
/// Words below which a person is asked whether the text is whole. One real readout in 2,000 is shorter.
const FEW_WORDS: usize = 20;
/// Confidence of the reader below which it does not know whether it found the statement. Real pages
/// have three times as much.
const MIN_CONFIDENCE: f64 = 0.1;
/// Links to other pages, each with a title of some words, that a list of them has at least.
const MIN_LISTED: usize = 5;
/// Words past which a list of other pages is not looked for.
const MAX_WORDS_OF_LIST: usize = 3000;

/// What a text is that was read from a page.
struct Page<'a> {
    /// What it calls itself, the site's name included.
    headings: Vec<String>,
    /// What it calls itself without that.
    title: Option<&'a str>,
    lines: &'a [String],
    words: usize,
}

/// What stands where the account should, in a page of these bytes, answered with this status, from
/// which so many words were read.
pub(super) fn of_reading(
    page: &[u8],
    status: Option<u16>,
    reading: &Reading<'_>,
    words: usize,
) -> Option<StandIn> {
    if words > MAX_WORDS_OF_LIST {
        return None;
    }
    let markup = Markup::new(page);
    let title = reading.title.as_deref();
    // Most pages are longer, and their source need not be read.
    let stated = (words <= MAX_WORDS).then(|| markup.title()).flatten();
    let page = Page {
        headings: stated.into_iter().chain(title.map(str::to_owned)).collect(),
        title,
        lines: &reading.paragraphs,
        words,
    };
    of_status(status, words)
        .or_else(|| of_phrases(&page))
        .or_else(|| of_markup(&page, &markup))
        .or_else(|| of_document(&page, &markup))
        .or_else(|| of_listing(&page, &markup))
        .or_else(|| reading.is_listing.then(|| listing(&page)))
        .or_else(|| of_length(&page))
        .or_else(|| {
            let is_unsure = reading.confidence < MIN_CONFIDENCE;
            is_unsure.then(|| StandIn::without_line(StandInKind::Unsure))
        })
}

/// What stands where the account should, in a page from which no text was read.
pub(super) fn without_text(page: &[u8], status: Option<u16>) -> Option<StandIn> {
    let markup = Markup::new(page);
    let lines = markup.shown();
    let page = Page {
        headings: markup.title().into_iter().collect(),
        title: None,
        words: lines.iter().map(|line| words(line)).sum(),
        lines: &lines,
    };
    let none = Page {
        words: 0,
        lines: &[],
        headings: vec![],
        title: None,
    };
    of_status(status, 0)
        .or_else(|| of_phrases(&page))
        .or_else(|| of_markup(&none, &markup))
        .or_else(|| of_document(&none, &markup))
        .or_else(|| {
            let is_listing = markup.titles().len() >= MIN_LISTED;
            is_listing.then(|| StandIn::without_line(StandInKind::Listing))
        })
}

/// Judges a page by the status that it was answered with.
fn of_status(status: Option<u16>, words: usize) -> Option<StandIn> {
    let kind = match status? {
        _ if words > MAX_WORDS => return None,
        404 | 410 => StandInKind::Missing,
        400..=599 => StandInKind::Refusal,
        _ => return None,
    };
    Some(StandIn::without_line(kind))
}

/// Judges a page by what it says.
fn of_phrases(page: &Page<'_>) -> Option<StandIn> {
    if page.words > MAX_WORDS {
        return None;
    }
    let phrases = Phrases::standard();
    let in_heading = page
        .headings
        .iter()
        .find_map(|heading| phrases.of_line(heading));
    if let Some(found) = in_heading.filter(|found| found.kind != StandInKind::Document) {
        return Some(found);
    }
    let telling: Vec<(StandIn, usize)> = page
        .lines
        .iter()
        .filter_map(|line| Some((phrases.of_line(line)?, words(line))))
        .filter(|(found, _)| found.kind != StandInKind::Document)
        .collect();
    let counted: usize = telling.iter().map(|(_, words)| words).sum();
    let (first, _) = telling.into_iter().next()?;
    (counted * telling_share(first.kind) >= page.words).then_some(first)
}

/// The share of the words that stands in telling lines at least, as a divisor. A page that asks for
/// JavaScript or about cookies above its text is the page.
fn telling_share(kind: StandInKind) -> usize {
    match kind {
        StandInKind::Script | StandInKind::Consent => 2,
        _ => 4,
    }
}

/// Judges a page that has hardly any text by its source.
fn of_markup(page: &Page<'_>, markup: &Markup<'_>) -> Option<StandIn> {
    let is_shell = page.words <= MAX_WORDS_OF_SHELL && own_words(page) <= MAX_OWN_WORDS;
    // Only a shell is worth the search through its source.
    let kind = is_shell.then(|| Phrases::standard().of_markup(markup.lower()))??;
    Some(StandIn::without_line(kind))
}

/// Judges a page that may be the cover of a document.
fn of_document(page: &Page<'_>, markup: &Markup<'_>) -> Option<StandIn> {
    if page.words > MAX_WORDS_OF_COVER || own_words(page) > MAX_OWN_WORDS {
        return None;
    }
    let line = markup.document()?;
    Some(StandIn {
        kind: StandInKind::Document,
        line,
    })
}

/// Judges a page that may be a list of others: it is called one, or what was read are titles of links.
fn of_listing(page: &Page<'_>, markup: &Markup<'_>) -> Option<StandIn> {
    let is_called_list = page.words <= MAX_WORDS
        && (page.title).is_some_and(|title| Phrases::standard().is_name_of_list(title));
    let ended = page.lines.iter().filter(|line| ends_sentence(line)).count();
    if !is_called_list && ended * 2 > page.lines.len() || markup.titles().len() < MIN_LISTED {
        return None;
    }
    let is_title = |line: &&String| markup.titles().iter().any(|it| is_most_of(line, it));
    let of_titles: usize = page
        .lines
        .iter()
        .filter(is_title)
        .map(|line| words(line))
        .sum();
    (is_called_list || of_titles * 2 >= page.words).then(|| listing(page))
}

fn listing(page: &Page<'_>) -> StandIn {
    StandIn {
        kind: StandInKind::Listing,
        line: page.title.unwrap_or_default().to_owned(),
    }
}

/// Whether a title is most of a line.
fn is_most_of(line: &str, title: &str) -> bool {
    title.len() * 3 >= line.len() * 2 && line.contains(title)
}

/// Judges a text by its length.
fn of_length(page: &Page<'_>) -> Option<StandIn> {
    let is_tiny =
        page.words < MIN_WORDS || page.words < MIN_WORDS_OF_LABELS && own_words(page) == 0;
    is_tiny.then(|| StandIn::without_line(StandInKind::Tiny))
}

/// What a person is told of an account that is very short.
pub(super) fn short_warning(words: usize) -> Option<Warning> {
    (words < FEW_WORDS).then(|| {
        let text = format!("it has {words} words; see that the statement was saved whole");
        Warning::new(WarningCode::Short, text)
    })
}

/// The words of a page that stand in sentences, those that lead to a document left out.
fn own_words(page: &Page<'_>) -> usize {
    let phrases = Phrases::standard();
    let lines = page
        .lines
        .iter()
        .filter(|line| ends_sentence(line) || is_unmarked(line));
    let own = lines.filter(|line| phrases.of_line(line).is_none());
    own.map(|line| words(line)).sum()
}

fn words(line: &str) -> usize {
    text::words(line).len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::snapshot::Snapshot;

    fn of(title: &str, body: &str) -> Option<StandInKind> {
        let page = format!("<!DOCTYPE html><title>{title}</title><body>{body}</body>");
        let snapshot = Snapshot::from_bytes("us", None, page);
        let found = crate::extract::stand_in(&snapshot, &crate::site::Sites::default());
        found.map(|found| found.kind)
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
