//! Snapshot to statement: the text of a page, with its title, date and language.

mod boilerplate;
mod charset;
mod fold;
mod generic;
mod hints;
mod kind;
mod page;
mod parse;

use crate::snapshot::Snapshot;
use crate::statement::{self, Method, Statement};

/// Why a page gives no statement.
#[derive(Debug, thiserror::Error)]
pub enum ExtractError {
    /// The page has no text that could be a statement.
    #[error("{0} has no text: save the page after it has loaded, or give the text as a .txt file")]
    NoText(String),
    /// The page is built so that reading it would take too long.
    #[error(
        "{0} is nested or cut up beyond what any statement needs: give the text as a .txt file"
    )]
    TooComplex(String),
}

/// Extracts the statement that a snapshot holds.
///
/// # Errors
///
/// The bytes are not text, or hold none.
pub fn extract(snapshot: &Snapshot) -> Result<Statement, ExtractError> {
    let file = || snapshot.path.display().to_string();
    let text = charset::decode(&snapshot.bytes, snapshot.content_type(), true);
    let html = parse::parse(&text).map_err(|_| ExtractError::TooComplex(file()))?;
    let page = page::Page::new(html);
    let body = generic::read(&page, None).ok_or_else(|| ExtractError::NoText(file()))?;
    let paragraphs: Vec<String> = body
        .blocks
        .iter()
        .map(|&b| page.blocks[b].text.clone())
        .collect();
    let sentences = statement::sentences(&paragraphs, None);
    Ok(Statement {
        source: snapshot.source.clone(),
        title: None,
        date: None,
        language: None,
        method: Method::Generic,
        retrieved: None,
        sha256: snapshot.sha256.clone(),
        paragraphs,
        words: 0,
        sentences,
    })
}
