//! `parallax recheck`: has a government changed its text since it was saved?

use std::io::{self, Write};

use jiff::Timestamp;
use serde::Serialize;

use super::args::{self, FindingFormat};
use super::context::Context;
use super::download::{Downloads, fetchable};
use super::error::Error;
use super::fetching::Fetching;
use super::status::ExitStatus;
use crate::fetch::FetchableUrl;
use crate::recheck::{self, PageState, PageVerdict};
use crate::render;
use crate::source::event::Event;
use crate::source::pages::Pages;
use crate::source::snapshot::Snapshot;

/// What `recheck --format json` prints.
#[derive(Serialize)]
struct Verdicts<'a> {
    schema: &'static str,
    event: &'a str,
    sources: &'a [PageVerdict],
}

/// Downloads every saved source again, and prints what became of each.
pub(crate) fn run(
    arguments: &args::Recheck,
    context: &mut Context<'_>,
) -> Result<ExitStatus, Error> {
    let folder = &arguments.event;
    let event = Event::load(folder)?;
    let pages = saved_pages(&event, context)?;
    // Before any site is asked: pages can be kept.
    Pages::open(folder)?;
    let fetching = Fetching::new(&arguments.network, None);
    let mut downloads = Downloads::start(pages, fetching, None, context.terminal)?;
    let (mut verdicts, mut failed) = (Vec::new(), None);
    for (saved, mut page) in &mut downloads {
        let page = page.as_mut().map_err(|error| &*error);
        match recheck::recheck(folder, &context.sites, &saved, page) {
            Ok(verdict) => verdicts.push(verdict),
            Err(error) => failed = Some(error),
        }
    }
    downloads.finish()?;
    verdicts.sort_by(|a, b| a.source.cmp(&b.source));
    print(&event, &verdicts, arguments.format, context)?;
    match failed {
        Some(error) => Err(error.into()),
        None => Ok(status(&verdicts)),
    }
}

/// The snapshots of an event's sources, each with the URL that is asked for it. They have no bytes,
/// so that memory does not grow with their number.
fn saved_pages(
    event: &Event,
    context: &mut Context<'_>,
) -> Result<Vec<(Snapshot, FetchableUrl)>, Error> {
    let (mut saved, mut unsaved) = (Vec::new(), Vec::new());
    for source in &event.sources {
        let page = match source.saved_page() {
            Ok(page) => page,
            Err(error) => {
                unsaved.push(error);
                continue;
            }
        };
        let mut snapshot = Snapshot::read(source.clone(), page)?;
        snapshot.bytes = vec![];
        match recheck::url_of(&snapshot) {
            Some(url) => {
                let url = fetchable(url)?;
                saved.push((snapshot, url));
            }
            None => context.warn(format_args!("{} has no url, and is not checked", source.id))?,
        }
    }
    if saved.is_empty()
        && let Some(error) = unsaved.pop()
    {
        return Err(error.into());
    }
    for error in unsaved {
        context.warn(error)?;
    }
    Ok(saved)
}

fn status(verdicts: &[PageVerdict]) -> ExitStatus {
    let any = |is: fn(PageState) -> bool| verdicts.iter().any(|verdict| is(verdict.verdict));
    if any(PageState::is_change) {
        ExitStatus::Changed
    } else if any(PageState::is_failure) {
        ExitStatus::FetchFailed
    } else {
        ExitStatus::Expected
    }
}

fn print(
    event: &Event,
    verdicts: &[PageVerdict],
    format: FindingFormat,
    context: &mut Context<'_>,
) -> io::Result<()> {
    match format {
        FindingFormat::Text => {
            for verdict in verdicts {
                print_text(verdict, context.colour, context.out)?;
            }
            Ok(())
        }
        FindingFormat::Json => {
            let json = render::json(&Verdicts {
                schema: recheck::SCHEMA,
                event: &event.title,
                sources: verdicts,
            });
            context.out.write_all(json.as_bytes())
        }
    }
}

fn print_text(verdict: &PageVerdict, colour: bool, out: &mut dyn Write) -> io::Result<()> {
    write!(out, "{}\t{}", verdict.source, verdict.verdict.label())?;
    if let Some(reason) = &verdict.reason {
        write!(out, ": {reason}")?;
    }
    writeln!(out)?;
    writeln!(out, "\t{}", verdict.url)?;
    if !verdict.verdict.is_same_text() {
        let seen = |at: Option<Timestamp>| at.map_or("unknown".to_owned(), |at| at.to_string());
        write!(out, "\tlast seen as saved {}", seen(verdict.last_seen))?;
        if verdict.first_different.is_some() {
            let first = seen(verdict.first_different);
            write!(out, ", first seen different {first}")?;
        }
        writeln!(out)?;
    }
    if let Some(kept) = &verdict.kept {
        writeln!(out, "\tkept as {kept}")?;
    }
    for line in &verdict.changes {
        writeln!(out, "\t{}", line.to_text(colour))?;
    }
    Ok(())
}
