//! Snapshot to statement: the text of a page, with its title, date and language.
//!
//! The bytes are a page or plain text (`sniff`), and become characters (`charset`). A page is
//! parsed under bounds (`parse`) and cut into blocks (`flatten`). If its site is known (`profile`), the
//! site's selectors say which blocks are the statement; else, or if they find nothing, the generic
//! reader does (`generic`). `webpage` puts these together. `stand_in` knows the pages that
//! a site shows in place of the one asked for.

mod boilerplate;
mod broken_json;
mod captions;
mod charset;
mod cue;
mod date;
mod error;
mod flatten;
mod fold;
mod generic;
mod hints;
mod lead;
mod letters;
mod metadata;
mod owner;
mod page;
mod parse;
mod plain;
mod profile;
mod prose;
mod reading;
mod sentence_end;
mod sniff;
mod stand_in;
mod streamed;
mod table;
mod tag;
mod title;
mod unseen;
mod webpage;

use jiff::civil::Date;

pub(crate) use self::date::without_dateline;
pub use self::error::ExtractError;
use self::parse::TooComplex;
use self::reading::Reading;
use self::sniff::DocumentKind;
use self::webpage::KnownSite;
use crate::document::{self, Body, Document};
use crate::fault;
use crate::site::Sites;
use crate::source::Source;
use crate::source::snapshot::Snapshot;
use crate::statement::{self, StandIn, Statement, Warning};
use crate::text::language;

/// Extracts the statement that a snapshot holds.
///
/// ```
/// use parallax::{Snapshot, extract};
///
/// let page = "<title>Call with Japan</title><p>The two leaders spoke on Monday.</p>";
/// let statement = extract(&Snapshot::from_bytes("us", None, page))?;
/// assert_eq!(statement.title.as_deref(), Some("Call with Japan"));
/// assert_eq!(statement.paragraphs, ["The two leaders spoke on Monday."]);
/// # Ok::<(), parallax::ExtractError>(())
/// ```
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
    guarded(snapshot, || read(snapshot, sites))
}

/// What `read` gives. Its panic is the failure of this page alone.
fn guarded<T>(
    snapshot: &Snapshot,
    read: impl FnOnce() -> Result<T, ExtractError>,
) -> Result<T, ExtractError> {
    fault::caught(read).unwrap_or_else(|fault| {
        Err(ExtractError::Fault {
            file: snapshot.path.display().to_string(),
            fault,
        })
    })
}

fn read(snapshot: &Snapshot, sites: &Sites) -> Result<Statement, ExtractError> {
    let file = || snapshot.path.display().to_string();
    if snapshot.bytes.trim_ascii().is_empty() {
        return Err(ExtractError::Empty(file()));
    }
    let opened = document::read(&snapshot.bytes).map_err(|source| ExtractError::Document {
        file: file(),
        source,
    })?;
    let (reading, source) = match &opened {
        Some(document) => (
            of_document(snapshot, document, sites)?,
            document.page().unwrap_or_default(),
        ),
        None => (of_bytes(snapshot, sites)?, &*snapshot.bytes),
    };
    if reading.paragraphs.is_empty() {
        return Err(ExtractError::NoText(file()));
    }
    let sentences = statement::sentences(&reading.paragraphs, reading.language.as_deref());
    if sentences.len() > statement::MAX_SENTENCES {
        return Err(too_complex(snapshot)(TooComplex));
    }
    let words = sentences
        .iter()
        .map(|sentence| sentence.words().len())
        .sum();
    let stand_in = stand_in::of_reading(source, snapshot.provenance.status, &reading, words);
    let mut warnings = reading.warnings;
    warnings.extend(statement::long_sentence_warning(&sentences));
    warnings.extend(match &stand_in {
        Some(found) => Some(Warning::of_stand_in(found)),
        None => stand_in::short_warning(words),
    });
    let (source, owner) = owner::completed(&snapshot.source, reading.site, reading.named);
    let source = Source {
        url: source.url.or(reading.url),
        outlet: source.outlet.or(reading.outlet),
        ..source
    };
    warnings.extend(owner);
    let (date, date_evidence) = match source.date {
        Some(date) => (Some(date), None),
        None => reading.date.unzip(),
    };
    Ok(Statement {
        source,
        title: reading.title,
        date,
        date_evidence,
        dateline: reading
            .paragraphs
            .first()
            .and_then(|first| date::dateline(first))
            .map(str::to_owned),
        language: reading.language,
        method: reading.method,
        confidence: (reading.confidence * 100.0).round() / 100.0,
        retrieved: snapshot.provenance.retrieved.clone(),
        note: snapshot.provenance.remark().map(str::to_owned),
        archived: snapshot.provenance.archive.clone(),
        sha256: snapshot.sha256.clone(),
        paragraphs: reading.paragraphs,
        sentences,
        words,
        stand_in: stand_in.filter(|_| !snapshot.source.force),
        warnings,
    })
}

/// Reads bytes that are what they seem: a page, or plain text.
fn of_bytes<'a>(snapshot: &Snapshot, sites: &'a Sites) -> Result<Reading<'a>, ExtractError> {
    let file = || snapshot.path.display().to_string();
    let content_type = snapshot.content_type();
    let government = snapshot.source.government.as_deref();
    let decode = |is_markup| charset::decode(&snapshot.bytes, content_type, is_markup);
    Ok(
        match sniff::sniff(&snapshot.path, content_type, &snapshot.bytes) {
            DocumentKind::Binary(found) => {
                return Err(ExtractError::Binary {
                    file: file(),
                    found,
                });
            }
            DocumentKind::Html => of_page(snapshot, &decode(true), sites)?,
            kind @ (DocumentKind::Text | DocumentKind::Markdown) => {
                let is_markdown = kind == DocumentKind::Markdown;
                let text = plain::read(&decode(false), is_markdown, government)
                    .map_err(too_complex(snapshot))?;
                Reading::of_text(text, snapshot.url(), sites)
            }
        },
    )
}

/// Reads what was in a file of another format, with what that states of it.
fn of_document<'a>(
    snapshot: &Snapshot,
    document: &Document<'_>,
    sites: &'a Sites,
) -> Result<Reading<'a>, ExtractError> {
    let government = snapshot.source.government.as_deref();
    let mut reading = match &document.body {
        Body::Page {
            bytes,
            content_type,
        } => {
            let html = charset::decode(bytes, content_type.as_deref(), true);
            of_page(snapshot, &html, sites)?
        }
        Body::Text(text) => {
            let text = plain::read(text, false, government).map_err(too_complex(snapshot))?;
            Reading::of_text(text, snapshot.url(), sites)
        }
        Body::Paragraphs(paragraphs) => {
            let text = plain::read_paragraphs(paragraphs, government);
            Reading::of_text(text, snapshot.url(), sites)
        }
    };
    reading.state(document);
    Ok(reading)
}

fn of_page<'a>(
    snapshot: &Snapshot,
    html: &str,
    sites: &'a Sites,
) -> Result<Reading<'a>, ExtractError> {
    let known = KnownSite {
        url: snapshot.url(),
        government: snapshot.source.government.as_deref(),
        retrieved: retrieved(snapshot),
    };
    webpage::read(html, &known, sites).map_err(too_complex(snapshot))
}

/// Names the file that is too complex.
fn too_complex(snapshot: &Snapshot) -> impl Fn(TooComplex) -> ExtractError {
    |TooComplex| ExtractError::TooComplex(snapshot.path.display().to_string())
}

/// What stands in a page where the account should, if anything does: a check for robots, a notice
/// that there is no such page, a list of other pages.
pub fn stand_in(page: &Snapshot, sites: &Sites) -> Option<StandIn> {
    stand_in_of(page, extract_with(page, sites).as_ref())
}

/// The same of a page from which this statement is extracted, or none.
pub(crate) fn stand_in_of(
    page: &Snapshot,
    statement: Result<&Statement, &ExtractError>,
) -> Option<StandIn> {
    match statement {
        Ok(statement) => statement.stand_in.clone(),
        Err(ExtractError::NoText(_)) => {
            let opened = document::read(&page.bytes).ok().flatten();
            let source = match &opened {
                Some(document) => document.page()?,
                None => &page.bytes,
            };
            stand_in::without_text(source, page.provenance.status)
        }
        Err(_) => None,
    }
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

/// The language of a text, as a primary BCP 47 subtag, where it is found.
pub fn language_of(text: &str) -> Option<String> {
    language::find(&[text.to_owned()], None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_on_a_page_names_it() {
        let url = "https://www.example.org/a.html";
        let snapshot = Snapshot::from_bytes("us", Some(url), "<p>Text.</p>");
        let failed = guarded(&snapshot, || -> Result<(), _> { panic!("at odds") });
        let said = failed.expect_err("it fails").to_string();
        for part in [url, "at odds", "fault of the program", "report it"] {
            assert!(said.contains(part), "{said}");
        }
    }
}
