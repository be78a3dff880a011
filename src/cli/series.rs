//! The texts that a history is of: series, a text a line, and the accounts of saved events.

use std::path::{Path, PathBuf};

use super::archived;
use super::context::Context;
use super::error::Error;
use crate::extract;
use crate::fault;
use crate::files;
use crate::history::{self, BadDay, Text};
use crate::parallel;
use crate::site::Sites;
use crate::source::Source;
use crate::source::event::Event;
use crate::source::snapshot::Snapshot;
use crate::statement::Statement;

/// The largest series that is read, in bytes: a hundred times what a government publishes in a
/// year.
const MAX_SERIES_BYTES: u64 = 1 << 30;

/// Lines without a text that are named one by one.
const MOST_NAMED: usize = 5;

/// The texts of files and of folders of events, and whether all could be read: what cannot is named
/// and left out.
pub(crate) fn texts(
    sources: &[PathBuf],
    context: &mut Context<'_>,
) -> Result<(Vec<Text>, bool), Error> {
    let (folders, files): (Vec<PathBuf>, Vec<PathBuf>) =
        sources.iter().cloned().partition(|path| path.is_dir());
    let (mut texts, mut is_whole) = (Vec::new(), true);
    for path in &files {
        is_whole &= read_series(path, &mut texts, context)?;
    }
    let events = archived::events(&folders)?;
    let sites = context.sites.clone();
    let read = parallel::each(&events, |event| of_event(&event.folder, &sites));
    for (event, read) in events.iter().zip(read) {
        match read {
            Ok((read, left_out)) => {
                texts.extend(read);
                is_whole &= left_out.is_empty();
                for why in left_out {
                    context.warn(format_args!("{}: {why}; it is left out", event.name))?;
                }
            }
            Err(error) => {
                is_whole = false;
                context.warn(format_args!("{}: {error}; it is left out", event.name))?;
            }
        }
    }
    Ok((texts, is_whole))
}

/// Adds the texts of a series; whether each line was one.
pub(super) fn read_series(
    path: &Path,
    texts: &mut Vec<Text>,
    context: &mut Context<'_>,
) -> Result<bool, Error> {
    let unread = |error| Error::Series {
        path: path.to_owned(),
        error,
    };
    let bytes = files::read(path, MAX_SERIES_BYTES).map_err(unread)?;
    let (read, errors) = history::read_lines(&bytes);
    if read.is_empty() && !errors.is_empty() {
        return Err(Error::NoSeries(path.to_owned()));
    }
    texts.extend(read);
    let path = path.display();
    for (line, error) in errors.iter().take(MOST_NAMED) {
        context.warn(format_args!("{path}, line {line}: {error}; it is left out"))?;
    }
    if errors.len() > MOST_NAMED {
        let more = errors.len() - MOST_NAMED;
        context.warn(format_args!("{path}: {more} more lines are left out"))?;
    }
    Ok(errors.is_empty())
}

/// The accounts of an event that have a day, or whose event has, and why others are left out. A
/// fault of the program is the failure of this event alone.
pub(super) fn of_event(folder: &Path, sites: &Sites) -> Result<(Vec<Text>, Vec<String>), Error> {
    let read = || {
        let event = Event::load(folder)?;
        let (mut texts, mut left_out) = (Vec::new(), Vec::new());
        for source in &event.sources {
            match of_source(&event, source, sites)? {
                Ok(text) => texts.extend(text),
                Err(why) => left_out.push(format!("{}: {why}", source.id)),
            }
        }
        Ok((texts, left_out))
    };
    fault::caught(read).unwrap_or_else(|fault| {
        Err(Error::Fault {
            task: format!("reading {}", folder.display()),
            fault,
        })
    })
}

fn of_source(
    event: &Event,
    source: &Source,
    sites: &Sites,
) -> Result<Result<Option<Text>, BadDay>, Error> {
    let snapshot = Snapshot::read(source.clone(), source.saved_page()?)?;
    Ok(of_statement(
        event,
        extract::extract_with(&snapshot, sites)?,
    ))
}

/// An account of an event as a text over time; `None` where neither it nor the event has a day.
pub(super) fn of_statement(event: &Event, statement: Statement) -> Result<Option<Text>, BadDay> {
    let government = statement.source.government.clone();
    let others = event.sources.iter().filter_map(|it| it.government.clone());
    let mut with: Vec<String> = others
        .filter(|it| Some(it) != government.as_ref())
        .collect();
    with.sort();
    with.dedup();
    let title = statement.title.unwrap_or_else(|| event.title.clone());
    if with.is_empty() {
        with = history::counterparts(&title, government.as_deref());
    }
    let text = |date| Text {
        government,
        date,
        title,
        url: statement.source.url,
        with,
        language: statement.language,
        sentences: statement.sentences,
    };
    let day = statement.date.or(event.date);
    let day = day.map(history::plausible).transpose()?;
    Ok(day.map(text))
}
