//! Snapshot to statement: the text of a page, with its title, date and language.
//!
//! The bytes become characters (`charset`), the characters a page or plain text (`kind`). A
//! page is parsed under bounds (`parse`) and cut into blocks (`page`). If its site is known
//! (`profile`), the site's selectors say which blocks are the statement; else, or if they find
//! nothing, the generic reader does (`generic`).

mod boilerplate;
mod charset;
mod date;
mod dateline;
mod fold;
mod generic;
mod hints;
mod kind;
mod metadata;
mod page;
mod parse;
mod plain;
mod profile;
mod title;

use jiff::civil::Date;

use self::date::Habit;
use self::kind::Kind;
use self::metadata::Metadata;
use self::page::Page;
use crate::site::{Site, Sites};
use crate::source::Source;
use crate::source::snapshot::Snapshot;
use crate::statement::{self, Method, Statement};
use crate::text::language;

/// Why a page gives no statement.
#[derive(Debug, thiserror::Error)]
pub enum ExtractError {
    /// The file has no bytes.
    #[error("{0} is empty: save the page again, or give the text as a .txt file")]
    Empty(String),
    /// The file is a PDF.
    #[error("{0} is a PDF: save its text as a .txt file, and name that file")]
    Pdf(String),
    /// The file is no text at all.
    #[error("{file} is {found}, not a page: save the page as HTML, or its text as a .txt file")]
    Binary {
        /// The file.
        file: String,
        /// What it seems to be.
        found: &'static str,
    },
    /// The page has no text that could be a statement.
    #[error("{0} has no text: save the page after it has loaded, or give the text as a .txt file")]
    NoText(String),
    /// The page is built so that reading it would take too long.
    #[error("{0} is cut up beyond what any statement needs: give the text as a .txt file")]
    TooComplex(String),
}

/// How sure it is of what the selectors find that were seen to work on the site's pages.
const VERIFIED: f64 = 0.95;
/// The same of selectors that nobody saw at work, where the generic reader bears them out.
const UNVERIFIED: f64 = 0.7;
/// The same of a text that is in the page's JSON-LD alone.
const SCRIPTED: f64 = 0.5;
/// Weight from which on the text in a page's JSON-LD is one.
const LEAST_SCRIPTED: u32 = 100;
/// How many times as much as the page shows must be in its JSON-LD to be taken instead.
const LITTLE_SHOWN: u32 = 4;

/// What was read of a snapshot, before it is a statement.
struct Reading<'a> {
    title: Option<String>,
    date: Option<date::Found>,
    language: Option<String>,
    method: Method,
    confidence: f64,
    paragraphs: Vec<String>,
    site: Option<&'a Site>,
    warnings: Vec<String>,
}

/// Extracts the statement that a snapshot holds.
///
/// # Errors
///
/// The bytes are not text, or hold none, or are a page that would take too long to read.
pub fn extract(snapshot: &Snapshot) -> Result<Statement, ExtractError> {
    extract_with(snapshot, &Sites::default())
}

/// Extracts the statement that a snapshot holds; `sites` are the newsrooms that are known.
///
/// # Errors
///
/// As [`extract`].
pub fn extract_with(snapshot: &Snapshot, sites: &Sites) -> Result<Statement, ExtractError> {
    let file = || snapshot.path.display().to_string();
    let content_type = snapshot.content_type();
    if snapshot.bytes.trim_ascii().is_empty() {
        return Err(ExtractError::Empty(file()));
    }
    let kind = kind::kind(&snapshot.path, content_type, &snapshot.bytes);
    let decode = |markup| charset::decode(&snapshot.bytes, content_type, markup);
    let reading = match kind {
        Kind::Pdf => return Err(ExtractError::Pdf(file())),
        Kind::Binary(found) => {
            return Err(ExtractError::Binary {
                file: file(),
                found,
            });
        }
        Kind::Html => read_page(
            &decode(true),
            snapshot.url(),
            snapshot.source.government.as_deref(),
            retrieved(snapshot),
            sites,
        )
        .map_err(|parse::TooComplex| ExtractError::TooComplex(file()))?,
        Kind::Text => read_text(
            None,
            plain::paragraphs(&decode(false)),
            snapshot.url(),
            sites,
        ),
        Kind::Markdown => {
            let (title, paragraphs) = plain::markdown(&decode(false));
            read_text(title, paragraphs, snapshot.url(), sites)
        }
    };
    if reading.paragraphs.is_empty() {
        return Err(ExtractError::NoText(file()));
    }
    let sentences = statement::sentences(&reading.paragraphs, reading.language.as_deref());
    let words = sentences
        .iter()
        .map(|sentence| sentence.words().len())
        .sum();
    let (date, date_evidence) = reading.date.unzip();
    Ok(Statement {
        source: with_site(&snapshot.source, reading.site),
        title: reading.title,
        date,
        date_evidence,
        dateline: reading
            .paragraphs
            .first()
            .and_then(|first| dateline::of(first))
            .map(str::to_owned),
        language: reading.language,
        method: reading.method,
        confidence: (reading.confidence * 100.0).round() / 100.0,
        retrieved: snapshot.provenance.retrieved.clone(),
        archived: snapshot.provenance.archive.clone(),
        sha256: snapshot.sha256.clone(),
        paragraphs: reading.paragraphs,
        sentences,
        words,
        warnings: reading.warnings,
    })
}

/// The day on which the bytes were retrieved, by whoever did it first.
fn retrieved(snapshot: &Snapshot) -> Option<Date> {
    let provenance = &snapshot.provenance;
    let archive = provenance.archive.as_ref();
    let at = archive
        .map(|archive| archive.taken.as_str())
        .or(provenance.retrieved.as_deref())?;
    at.get(..10)?.parse().ok()
}

fn read_text<'a>(
    title: Option<String>,
    paragraphs: Vec<String>,
    url: Option<&str>,
    sites: &'a Sites,
) -> Reading<'a> {
    Reading {
        title,
        date: url.and_then(date::in_url),
        language: language::find(&paragraphs, None),
        method: Method::Generic,
        confidence: 1.0,
        paragraphs,
        site: url.and_then(|url| sites.of(url)),
        warnings: Vec::new(),
    }
}

fn read_page<'a>(
    text: &str,
    url: Option<&str>,
    government: Option<&str>,
    retrieved: Option<Date>,
    sites: &'a Sites,
) -> Result<Reading<'a>, parse::TooComplex> {
    let page = Page::new(parse::parse(text)?);
    let metadata = Metadata::new(&page.html);
    let site = profile::of(&page, &metadata, url, sites);
    let heading = title::find(&page, &metadata);
    let mut warnings = Vec::new();
    let profile = site.filter(|site| site.has_profile());
    let found = profile.and_then(|site| {
        let found = profile::read(site, &page);
        let read = || generic::read(&page, heading.as_ref()).blocks;
        // Selectors that nobody saw at work must not lose what any reader finds.
        let good = found.filter(|found| site.is_verified() || found.holds(&read(), &page));
        if good.is_none() {
            warnings.push(profile::missed(site));
        }
        good
    });
    let (method, blocks, mut confidence) = match &found {
        Some(found) => {
            let is_verified = site.is_some_and(Site::is_verified);
            let sure = if is_verified { VERIFIED } else { UNVERIFIED };
            (Method::Profile, found.blocks.clone(), sure)
        }
        None => {
            let found = generic::read(&page, heading.as_ref());
            // A known site whose pages are no longer built as they were may hold surprises.
            let doubt = if warnings.is_empty() { 1.0 } else { 0.5 };
            (Method::Generic, found.blocks, found.sure * doubt)
        }
    };
    let (titles, dates) = found.map_or_else(Default::default, |found| (found.title, found.dates));
    let captions = page.captions(&blocks);
    let blocks: Vec<usize> = blocks
        .into_iter()
        .filter(|block| !captions.contains(block))
        .collect();
    let paragraphs = page.paragraphs(&blocks);
    let body = metadata
        .body
        .as_deref()
        .filter(|_| method == Method::Generic);
    let paragraphs = match body.and_then(|body| scripted(body, &paragraphs)) {
        Some(scripted) => {
            confidence = SCRIPTED;
            scripted
        }
        None => paragraphs,
    };
    let declared = metadata.language.as_deref();
    let language = language::find(&paragraphs, declared);
    let government = government
        .map(str::to_owned)
        .or_else(|| site.map(|site| site.government.clone()));
    let place = date::Place {
        page: &page,
        metadata: &metadata,
        heading: heading.as_ref().and_then(|heading| heading.block),
        blocks: &blocks,
        url,
        habit: Habit::of(declared, language.as_deref(), government.as_deref()),
        latest: retrieved,
    };
    let date = date::find(&place, &dates);
    Ok(Reading {
        title: titles
            .map(|title| title::without_site(&title, &metadata))
            .or_else(|| heading.map(|heading| heading.text)),
        date,
        language,
        method,
        confidence,
        paragraphs,
        site,
        warnings,
    })
}

/// The paragraphs that a page keeps in its JSON-LD, for a script to show: believed only where the
/// page itself shows next to nothing.
fn scripted(body: &str, shown: &[String]) -> Option<Vec<String>> {
    let weight = |texts: &[String]| texts.iter().map(|text| fold::weight(text)).sum::<u32>();
    let paragraphs = if body.contains("</") || body.contains("<br") {
        let page = Page::new(parse::parse(body).ok()?);
        page.blocks.into_iter().map(|block| block.text).collect()
    } else {
        plain::paragraphs(body)
    };
    let kept = weight(&paragraphs);
    (kept >= LEAST_SCRIPTED && kept > LITTLE_SHOWN * weight(shown)).then_some(paragraphs)
}

/// The source, with what its manifest leaves open filled in from its site.
fn with_site(source: &Source, site: Option<&Site>) -> Source {
    let mut source = source.clone();
    if let Some(site) = site {
        source
            .government
            .get_or_insert_with(|| site.government.clone());
        source.outlet.get_or_insert_with(|| site.outlet.clone());
    }
    source
}

/// The language of a text, as a primary BCP 47 subtag, where it can be told.
pub fn language_of(text: &str) -> Option<String> {
    language::find(&[text.to_owned()], None)
}
