//! `parallax recheck --history`: what was seen of each page over time. No site is asked, and nothing
//! is written.

use std::path::Path;

use jiff::Timestamp;
use serde::Serialize;

use super::archive::{ArchivedEvent, sum_up, warn_of};
use super::args::{self, FindingFormat};
use super::context::Context;
use super::error::Error;
use super::status::ExitStatus;
use crate::recheck::{self, PageHistory, Seen};
use crate::render::{self, StyledLine};
use crate::source::event::Event;

/// Characters of a hash that tell the texts of a page apart.
const SHOWN_HASH: usize = 12;

/// What `recheck --history --format json` prints.
#[derive(Serialize)]
struct Histories<'a> {
    schema: &'static str,
    event: &'a str,
    sources: &'a [PageHistory],
}

/// What `recheck --history --format json` prints of many events.
#[derive(Serialize)]
struct Archive<'a> {
    schema: &'static str,
    events: &'a [ArchivedHistories<'a>],
}

/// What was seen of the pages of an event among many.
#[derive(Serialize)]
struct ArchivedHistories<'a> {
    /// The name of its folder.
    name: &'a str,
    event: String,
    sources: Vec<PageHistory>,
}

/// Prints what was seen of each page of an event.
pub(super) fn run(
    event: &Event,
    arguments: &args::Recheck,
    context: &mut Context<'_>,
) -> Result<ExitStatus, Error> {
    let histories = histories(&arguments.event, event, context)?;
    match arguments.format {
        FindingFormat::Text => context.console.lines(&text_lines(None, &histories))?,
        FindingFormat::Json => {
            let json = render::json(&Histories {
                schema: recheck::HISTORY_SCHEMA,
                event: &event.title,
                sources: &histories,
            });
            context.console.document(&json)?;
        }
    }
    Ok(ExitStatus::Expected)
}

/// Prints what was seen of each page of many events. An event that cannot be read is named, and the
/// others go on.
pub(super) fn of_many(
    events: &[ArchivedEvent],
    arguments: &args::Recheck,
    context: &mut Context<'_>,
) -> Result<ExitStatus, Error> {
    let (mut status, mut failed, mut seen) = (ExitStatus::Expected, 0, Vec::new());
    for archived in events {
        let read = Event::load(&archived.folder).map_err(Error::from);
        let read = read.and_then(|event| {
            let sources = histories(&archived.folder, &event, context)?;
            Ok((event, sources))
        });
        let (event, sources) = match read {
            Ok(read) => read,
            Err(error) => {
                failed += 1;
                status = status.worst(warn_of(archived, &error, context)?);
                continue;
            }
        };
        match arguments.format {
            FindingFormat::Text => {
                let lines = text_lines(Some(&archived.name), &sources);
                context.console.lines(&lines)?;
            }
            FindingFormat::Json => seen.push(ArchivedHistories {
                name: &archived.name,
                event: event.title,
                sources,
            }),
        }
    }
    if arguments.format == FindingFormat::Json {
        let json = render::json(&Archive {
            schema: recheck::HISTORY_SCHEMA,
            events: &seen,
        });
        context.console.document(&json)?;
    }
    sum_up(events.len(), failed, "shown", context)?;
    Ok(status)
}

/// What was seen of each page of an event.
fn histories(
    folder: &Path,
    event: &Event,
    context: &Context<'_>,
) -> Result<Vec<PageHistory>, Error> {
    let histories = event.sources.iter();
    let histories = histories.map(|source| recheck::history(folder, &context.sites, source));
    Ok(histories.collect::<Result<_, _>>()?)
}

/// What was seen, as lines; of an event among many, under its name.
fn text_lines(event: Option<&str>, histories: &[PageHistory]) -> Vec<StyledLine> {
    let lines = histories.iter();
    lines.flat_map(|history| lines_of(event, history)).collect()
}

fn lines_of(event: Option<&str>, history: &PageHistory) -> Vec<StyledLine> {
    let url = history.url.as_deref().unwrap_or("no url");
    let head = [history.source.as_str(), url];
    let head = StyledLine::of_fields(event.into_iter().chain(head));
    let mut below: Vec<StyledLine> = history.seen.iter().map(line_of).collect();
    if below.is_empty() {
        below.push("nothing was seen of it yet".into());
    }
    let below = below.into_iter().map(|line| line.indented("\t"));
    std::iter::once(head).chain(below).collect()
}

fn line_of(seen: &Seen) -> StyledLine {
    let at =
        |at: Option<Timestamp>| at.map_or("at an unknown time".to_owned(), |at| at.to_string());
    let mut when = at(seen.first);
    if seen.times > 1 {
        when += &format!(" to {}, {} times", at(seen.last), seen.times);
    }
    let mut fields = vec![when, seen.state.words().to_owned()];
    if let Some(hash) = &seen.text_sha256 {
        fields.push(format!("text {}", hash.get(..SHOWN_HASH).unwrap_or(hash)));
    }
    fields.extend(seen.page.clone());
    if let (Some(gone), Some(new)) = (seen.words_gone, seen.words_new) {
        fields.push(format!("words: {gone} gone, {new} new"));
    }
    fields.extend(seen.reason.clone());
    StyledLine::of_fields(fields.iter().map(String::as_str))
}
