//! Why a page gives no statement.

use crate::document::DocumentError;

/// Why a page gives no statement.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ExtractError {
    /// The file has no bytes.
    #[error("{0} is empty: save the page again, or give the text as a .txt file")]
    Empty(String),
    /// The file is of a format that is opened first, and cannot be.
    #[error("{file} {source}")]
    Document {
        /// The file.
        file: String,
        /// Why.
        source: DocumentError,
    },
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
    /// The page is built so that reading it would take too long, or too much memory.
    #[error(
        "{0} is cut up beyond what any statement needs: save the statement alone, as a .txt file"
    )]
    TooComplex(String),
    /// The program itself fails on the page.
    #[error(
        "{file} makes parallax fail ({fault}): that is a fault of the program; please report it, \
         with the page"
    )]
    Fault {
        /// The file.
        file: String,
        /// What failed, and where.
        fault: String,
    },
}
