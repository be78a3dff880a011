//! What stands where an account should: a check for robots, a login, a list of other pages, a
//! scrap.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What stands where an account should.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StandIn {
    /// What it is.
    pub kind: StandInKind,
    /// The line that gives it away; empty where none does.
    pub line: String,
}

/// What a page is that holds no account.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
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
    /// A page whose statement is a document that it links.
    Document,
    /// A list of other pages.
    Listing,
    /// A text of too few words.
    Tiny,
    /// A page of which the reader does not know whether it found the statement.
    Unsure,
}

impl StandIn {
    /// One that no line gives away.
    pub(crate) fn without_line(kind: StandInKind) -> Self {
        let line = String::new();
        Self { kind, line }
    }

    /// Whether the site shows another page in place of the one asked for. The others are that page,
    /// but no account.
    pub fn is_another_page(&self) -> bool {
        use StandInKind::{Document, Listing, Tiny, Unsure};
        !matches!(self.kind, Document | Listing | Tiny | Unsure)
    }

    /// What a person is told of a saved page that is one.
    pub(crate) fn advice(&self) -> String {
        let mend = match self.kind {
            StandInKind::Document => "save the document, or its text as a .txt file",
            StandInKind::Listing => "save the page that it leads to",
            StandInKind::Tiny => "save the whole statement",
            StandInKind::Unsure => "save the statement alone, as a .txt file",
            _ => "open it in a browser, and save the page itself",
        };
        format!("it seems to be {self} and no account; {mend}")
    }
}

impl fmt::Display for StandIn {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = match self.kind {
            StandInKind::Check => "a check for robots",
            StandInKind::Consent => "a question about cookies",
            StandInKind::Refusal => "a refusal",
            StandInKind::Script => "a page that needs JavaScript",
            StandInKind::Login => "a login",
            StandInKind::Missing => "a notice that there is no such page",
            StandInKind::Document => "a page that only links a document",
            StandInKind::Listing => "a list of other pages",
            StandInKind::Tiny => "a text of a few words",
            StandInKind::Unsure => "a page in which no statement is found with any certainty",
        };
        formatter.write_str(what)?;
        if self.line.is_empty() {
            return Ok(());
        }
        write!(formatter, " (\"{}\")", self.line)
    }
}
