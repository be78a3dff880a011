//! What is read of a snapshot, before it is a statement.

use super::date::{self, DatedEvidence};
use super::fold::fold;
use super::owner::{self, NamedOutlet};
use super::plain::PlainText;
use crate::document::Document;
use crate::site::{Site, Sites};
use crate::statement::{Method, Warning};
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
    /// The address that the text itself names as its own.
    pub url: Option<String>,
    /// Who published it, as the text itself says.
    pub outlet: Option<String>,
    /// The outlet that it names, where its address says nothing.
    pub named: Option<NamedOutlet>,
    pub warnings: Vec<Warning>,
    /// Whether it is a list of other pages, as a text without links shows it.
    pub is_listing: bool,
}

impl<'a> Reading<'a> {
    /// What is read of a plain text that was published at `url`, as far as that is known.
    pub(super) fn of_text(text: PlainText, url: Option<&str>, sites: &'a Sites) -> Self {
        let url = url.or(text.url.as_deref());
        Self {
            date: text.date.or_else(|| url.and_then(date::in_url)),
            language: language::find(&text.paragraphs, None),
            site: url.and_then(|url| sites.of(url)),
            title: text.title,
            method: Method::Generic,
            confidence: 1.0,
            named: owner::in_text(text.outlet.as_deref(), &text.paragraphs),
            paragraphs: text.paragraphs,
            url: text.url,
            outlet: text.outlet,
            warnings: Vec::new(),
            is_listing: text.is_listing,
        }
    }

    /// Takes over what the file of a document states of it. A title beats one that was found; a day
    /// does if the text went out on it, and else stands in for one.
    pub(super) fn state(&mut self, document: &Document<'_>) {
        let title = document.title.as_deref().map(fold);
        if let Some(title) = title.filter(|title| !title.is_empty()) {
            self.title = Some(title);
        }
        if let Some(stated) = &document.date
            && (stated.is_publication || self.date.is_none())
        {
            self.date = Some(date::stated(stated));
        }
        if document.language.is_some() {
            self.language = language::find(&self.paragraphs, document.language.as_deref());
        }
    }
}
