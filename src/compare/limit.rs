//! How long an account may be.

use crate::statement::Statement;

/// The most words of an account that are compared, unless somebody asks for more: three megabytes
/// of English, some hundred times a long joint statement. Two such accounts take 300 MiB of memory
/// or more, and it grows with their length.
pub const MAX_WORDS: usize = 500_000;

/// An account has more words than are compared.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "{account} has {words} words, and no account of more than {limit} is compared: save the \
     statement alone, or raise the limit (--max-words), which takes more time and memory"
)]
pub struct TooManyWords {
    account: String,
    words: usize,
    limit: usize,
}

/// Refuses an account with more words than `limit`.
pub(crate) fn within_limit(statement: &Statement, limit: usize) -> Result<(), TooManyWords> {
    let source = &statement.source;
    let file = source.file().map(|file| file.display().to_string());
    words_within_limit(statement.words, limit, || {
        match file.or_else(|| source.url.clone()) {
            Some(place) => format!("{} ({place})", source.id),
            None => source.id.clone(),
        }
    })
}

/// Refuses so many words of an account, whose name is only asked for then.
pub(crate) fn words_within_limit(
    words: usize,
    limit: usize,
    account: impl FnOnce() -> String,
) -> Result<(), TooManyWords> {
    if words <= limit {
        return Ok(());
    }
    let account = account();
    Err(TooManyWords {
        account,
        words,
        limit,
    })
}
