//! `parallax recheck`: has a government changed its text since it was saved?

use std::io;
use std::path::Path;

use jiff::Timestamp;
use serde::Serialize;

use super::args::{self, FindingFormat};
use super::context::Context;
use super::download::{Downloads, fetchable};
use super::error::Error;
use super::fetching::Fetching;
use super::filing;
use super::page_history;
use super::status::ExitStatus;
use crate::fetch::FetchableUrl;
use crate::recheck::{self, PageVerdict, SinceLast};
use crate::render::{self, ChangedLine, StyledLine};
use crate::source::Source;
use crate::source::event::Event;
use crate::source::pages::Pages;
use crate::source::saved;
use crate::source::snapshot::Snapshot;

/// Columns of the tab before what is told of a page.
const TAB: usize = 8;

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
    if arguments.history {
        return page_history::run(&event, arguments, context);
    }
    if !arguments.files.is_empty() {
        return of_files(&event, arguments, context);
    }
    let Saved {
        pages,
        are_incomplete,
    } = saved_pages(folder, &event, context)?;
    // Before any site is asked: pages can be kept.
    Pages::open(folder)?;
    let fetching = Fetching::new(&arguments.network, None, &context.sites);
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
        // What was not asked for is not as it was saved.
        None => Ok(match status(&verdicts) {
            ExitStatus::Expected if are_incomplete => ExitStatus::BadInput,
            status => status,
        }),
    }
}

/// Judges pages that a person saved just now. No site is asked.
fn of_files(
    event: &Event,
    arguments: &args::Recheck,
    context: &mut Context<'_>,
) -> Result<ExitStatus, Error> {
    let folder = &arguments.event;
    let mut verdicts = Vec::new();
    for given in filing::sources(&arguments.files)? {
        let known = event.sources.iter().find(|it| it.id == given.id);
        let (Some(known), Some(file)) = (known, given.file()) else {
            return Err(Error::NoSource(given.id));
        };
        let saved = saved_page(folder, known)?;
        let page = saved::read_saved(known.clone(), file)?;
        let mut retrieval = saved::retrieval(&page)?;
        let verdict = recheck::recheck(folder, &context.sites, &saved, Ok(&mut retrieval))?;
        verdicts.push(verdict);
    }
    print(event, &verdicts, arguments.format, context)?;
    Ok(status(&verdicts))
}

/// The saved pages of an event.
struct Saved {
    /// Each with the URL that is asked for it. They have no bytes, so that memory does not grow with
    /// their number.
    pages: Vec<(Snapshot, FetchableUrl)>,
    /// Whether a source has none, or one that cannot be read; the person is told.
    are_incomplete: bool,
}

/// The saved pages of an event's sources, as far as they can be read.
fn saved_pages(folder: &Path, event: &Event, context: &mut Context<'_>) -> Result<Saved, Error> {
    let (mut pages, mut failed) = (Vec::new(), Vec::new());
    for source in &event.sources {
        let mut snapshot = match saved_page(folder, source) {
            Ok(snapshot) => snapshot,
            Err(error) => {
                failed.push(error);
                continue;
            }
        };
        snapshot.bytes = vec![];
        match recheck::url_of(&snapshot) {
            Some(url) => {
                let url = fetchable(url)?;
                pages.push((snapshot, url));
            }
            None => context.warn(format_args!("{} has no url, and is not checked", source.id))?,
        }
    }
    if pages.is_empty()
        && let Some(error) = failed.pop()
    {
        return Err(error);
    }
    let are_incomplete = !failed.is_empty();
    for error in failed {
        context.console.warn_of(&error)?;
    }
    Ok(Saved {
        pages,
        are_incomplete,
    })
}

fn saved_page(folder: &Path, source: &Source) -> Result<Snapshot, Error> {
    let page = recheck::first_saved(folder, source)?;
    if page.symlink_metadata().is_err() {
        return Err(Error::NeverFetched {
            id: source.id.clone(),
            page,
        });
    }
    Ok(Snapshot::read(source.clone(), &page)?)
}

fn status(verdicts: &[PageVerdict]) -> ExitStatus {
    if verdicts.iter().any(PageVerdict::is_change) {
        ExitStatus::Changed
    } else if verdicts.iter().any(|found| found.verdict.is_failure()) {
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
            let width = context.terminal.width.saturating_sub(TAB);
            let lines = verdicts.iter().flat_map(|it| text_lines(it, width));
            let lines: Vec<StyledLine> = lines.collect();
            context.console.lines(&lines)
        }
        FindingFormat::Json => {
            let json = render::json(&Verdicts {
                schema: recheck::SCHEMA,
                event: &event.title,
                sources: verdicts,
            });
            context.console.document(&json)
        }
    }
}

fn text_lines(verdict: &PageVerdict, width: usize) -> Vec<StyledLine> {
    let reason = verdict.reason.iter().map(|reason| format!(": {reason}"));
    let state = verdict.verdict.label().to_owned() + &reason.collect::<String>();
    let mut below = vec![StyledLine::from(&verdict.url)];
    if !verdict.verdict.is_same_text() {
        let seen = |at: Option<Timestamp>| at.map_or("unknown".to_owned(), |at| at.to_string());
        let (saved, last) = (&verdict.saved, seen(verdict.last_seen));
        let last = format!("last seen as saved ({saved}) {last}");
        let first = verdict
            .first_different
            .map(|at| format!(", first seen different {at}"));
        below.push((last + &first.unwrap_or_default()).into());
    }
    let kept = verdict
        .kept
        .iter()
        .map(|kept| format!("kept as {kept}").into());
    below.extend(kept.chain(rows(&verdict.changes, width)));
    below.extend(
        verdict
            .since_last
            .iter()
            .flat_map(|last| since_last_lines(last, width)),
    );
    let head = StyledLine::of_fields([verdict.source.as_str(), &state]);
    let below = below.into_iter().map(|line| line.indented("\t"));
    std::iter::once(head).chain(below).collect()
}

fn since_last_lines(last: &SinceLast, width: usize) -> Vec<StyledLine> {
    let (page, label) = (&last.page, last.verdict.label());
    let reason = last.reason.iter().map(|reason| format!(": {reason}"));
    let reason: String = reason.collect();
    let head = format!("since the page kept last ({page}): {label}{reason}").into();
    let changes = rows(&last.changes, width);
    std::iter::once(head).chain(changes).collect()
}

/// What changed, in `width` columns.
fn rows(changes: &[ChangedLine], width: usize) -> impl Iterator<Item = StyledLine> {
    changes.iter().flat_map(move |line| line.rows(width))
}
