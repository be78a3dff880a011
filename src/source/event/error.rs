//! Why an event cannot be loaded.

use std::path::PathBuf;

use crate::data::Malformed;
use crate::files::ReadError;

/// The most sources of an event: every state of the world, in several languages.
pub const MAX_SOURCES: usize = 1000;

/// Why an event cannot be loaded.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum EventError {
    /// There is no manifest, or it cannot be read.
    #[error(
        "cannot read {path}: {source}; an event folder holds an event.toml, and parallax init makes one"
    )]
    Unreadable {
        /// The manifest.
        path: PathBuf,
        /// Why.
        source: ReadError,
    },
    /// The manifest is not TOML, or has a key that is not known or not of its kind.
    #[error("{path}, {source}")]
    Syntax {
        /// The manifest.
        path: PathBuf,
        /// Where, and what.
        source: Box<Malformed>,
    },
    /// The date is not a day.
    #[error("{path}: date \"{date}\" is not a day; write it as 2025-11-24")]
    Date {
        /// The manifest.
        path: PathBuf,
        /// The text that is no day.
        date: String,
    },
    /// An event without sources.
    #[error("{0} has no [[source]]; add one for each account")]
    NoSource(PathBuf),
    /// More sources than [`MAX_SOURCES`].
    #[error("{place}: {count} sources; no event of more than {MAX_SOURCES} is read")]
    TooManySources {
        /// The manifest, or the command line.
        place: String,
        /// How many there are.
        count: usize,
    },
    /// An id that cannot be one.
    #[error(
        "{place}: \"{id}\" cannot be a source's id; use up to 40 letters, digits, '-' and '_', a \
         letter or digit first"
    )]
    BadId {
        /// The manifest, or the argument.
        place: String,
        /// The id.
        id: String,
    },
    /// Nothing stands behind the id of a source.
    #[error("{0}= names no page; write it behind the sign: {0}=page.html")]
    NoPageNamed(String),
    /// Two sources have one id.
    #[error("{place}: two sources have the id \"{id}\"; give each its own")]
    IdTwice {
        /// The manifest, or the command line.
        place: String,
        /// The id.
        id: String,
    },
    /// Two sources have one page: the account of one would be read as that of both.
    #[error("{place}: sources \"{one}\" and \"{other}\" have one page, {page}; give each its own")]
    OnePage {
        /// The manifest.
        place: String,
        /// A source.
        one: String,
        /// Another.
        other: String,
        /// The page of both.
        page: PathBuf,
    },
    /// Sources of two governments have one URL.
    #[error(
        "{place}: sources \"{one}\" and \"{other}\" are of two governments and have one url, {url}; \
         give each its own"
    )]
    OneUrl {
        /// The manifest.
        place: String,
        /// A source.
        one: String,
        /// Another.
        other: String,
        /// The URL of both.
        url: String,
    },
    /// A page outside the event folder.
    #[error(
        "{manifest}: page \"{page}\" of source \"{id}\" leaves the event folder; keep pages inside \
         it, and name them from there"
    )]
    Outside {
        /// The manifest.
        manifest: PathBuf,
        /// The source.
        id: String,
        /// Its page as written.
        page: String,
    },
    /// A source with no saved page.
    #[error(
        "{manifest}: source \"{id}\" has no saved page; parallax fetch {folder} downloads it, or \
         save it as pages/{id}.html"
    )]
    NoPage {
        /// The manifest.
        manifest: PathBuf,
        /// Its folder.
        folder: PathBuf,
        /// The source.
        id: String,
    },
    /// A source that cannot be downloaded.
    #[error("{manifest}: source \"{id}\" has no url; add url = \"https://…\"")]
    NoUrl {
        /// The manifest.
        manifest: PathBuf,
        /// The source.
        id: String,
    },
}
