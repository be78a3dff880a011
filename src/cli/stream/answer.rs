//! What a filter writes: a line for each item.

use serde::Serialize;

use super::id::Id;
use super::input::Place;
use crate::cli::error::Error;
use crate::fault;
use crate::render::{json_line, message};

/// A line that is written.
pub(crate) struct Answer {
    /// The line, with its end.
    pub(super) line: String,
    /// Whether its input is read no further.
    pub(super) is_fatal: bool,
}

/// What could not be had.
#[derive(Serialize, schemars::JsonSchema)]
#[schemars(
    title = "Failure",
    description = "What could not be had: in place of any result."
)]
pub(crate) struct Failure<'a> {
    /// The id of the request; null where it has none.
    id: &'a Id,
    /// The file; `-` is standard input.
    input: &'a str,
    /// The line of the request, from 1; null of a page of a WARC file.
    line: Option<usize>,
    /// The address of the page, where it is known.
    url: Option<&'a str>,
    /// What is wrong, in words.
    error: &'a str,
}

impl Answer {
    /// The line of a result.
    pub(crate) fn of(result: &impl Serialize) -> Self {
        Self {
            line: json_line(result) + "\n",
            is_fatal: false,
        }
    }

    /// The line of what failed.
    pub(crate) fn of_failure(id: &Id, at: &Place, url: Option<&str>, error: &str) -> Self {
        Self::of(&Failure {
            id,
            input: &at.input,
            line: at.line,
            url,
            error,
        })
    }

    /// The line of what cannot be read on.
    pub(crate) fn of_end(at: &Place, error: &str) -> Self {
        Self {
            is_fatal: true,
            ..Self::of_failure(&Id::default(), at, None, error)
        }
    }
}

/// The answer that a task gives, or else the line of its failure. Its panic is one.
pub(crate) fn answered(
    id: &Id,
    at: &Place,
    url: Option<&str>,
    task: impl FnOnce() -> Result<Answer, Error>,
) -> Answer {
    let answer = fault::caught(task).unwrap_or_else(|fault| {
        let task = "this request".to_owned();
        Err(Error::Fault { task, fault })
    });
    answer.unwrap_or_else(|error| Answer::of_failure(id, at, url, &message(&error)))
}
