//! Filters for large collections: a request a line, or a WARC file, to a result a line.
//!
//! `input` finds what is asked for, `lines` reads lines within a bound, `request` is what a line says, `id`
//! what its answer is called by, `reading` comes by its page, `answer` is what is written. The work
//! is done on all cores, results come in the order of the requests, and memory does not grow with
//! their number. What fails is a line of its own, with `error`.

mod answer;
mod id;
mod input;
mod lines;
mod reading;
mod request;

pub(super) use self::answer::{Answer, Failure, answered};
pub(super) use self::id::Id;
pub(super) use self::input::{Asked, Folders, Place};
pub(super) use self::reading::Reading;
pub(super) use self::request::{EventRequest, NoRequest, PageRequest, SourceRequest, request};

use self::input::{Item, items};
use super::console::Console;
use super::error::Error;
use super::status::ExitStatus;
use crate::parallel;
use crate::source::STANDARD_INPUT;

/// Answers what inputs ask for, standard input where none is named, and prints the answers. The
/// status is bad where an input could not be read to its end; a request that fails is told in its
/// line alone.
pub(super) fn run(
    inputs: &[String],
    folders: Folders,
    answer: impl Fn(&Place, Asked) -> Answer + Sync,
    console: &mut Console<'_>,
) -> Result<ExitStatus, Error> {
    let inputs = match inputs {
        [] => vec![STANDARD_INPUT.to_owned()],
        named => named.to_vec(),
    };
    let task = |item| match item {
        Item::Bad { at, error } => Answer::of_failure(&Id::default(), &at, None, &error),
        Item::End { at, error } => Answer::of_end(&at, &error),
        Item::Asked { at, asked } => answer(&at, asked),
    };
    let mut status = ExitStatus::Expected;
    parallel::ordered(items(inputs, folders), Item::weight, task, |answer| {
        if answer.is_fatal {
            status = ExitStatus::BadInput;
        }
        console.document(&answer.line)?;
        // Who wrote a request may wait for its answer.
        console.flush()
    })?;
    Ok(status)
}
