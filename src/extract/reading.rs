//! What is read of a snapshot, before it is a statement.

use super::date::{self, DatedEvidence};
use crate::site::{Site, Sites};
use crate::statement::Method;
use crate::text::language;

/// What a page or a text says, and how sure the reader is of it.
pub(super) struct Reading<'a> {
    pub title: Option<String>,
    pub date: Option<DatedEvidence>,
    pub language: Option<String>,
    pub method: Method,
    pub confidence: f64,
    pub paragraphs: Vec<String>,
    pub site: Option<&'a Site>,
    pub warnings: Vec<String>,
}

impl<'a> Reading<'a> {
    /// Reads plain text, of which nothing is left out.
    pub(super) fn of_text(
        title: Option<String>,
        paragraphs: Vec<String>,
        url: Option<&str>,
        sites: &'a Sites,
    ) -> Self {
        Self {
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
}
