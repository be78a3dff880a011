//! `parallax recheck`: has a government changed its text since it was saved? Of an event, or of many.

use std::io;
use std::path::{Path, PathBuf};

use serde::Serialize;

use super::archive::{self, ArchivedEvent};
use super::args::{self, FindingFormat};
use super::context::Context;
use super::download::{Downloads, Fetched, fetchable};
use super::downloads_of_many::{self, Prepared, Visit};
use super::error::Error;
use super::fetching::Fetching;
use super::filing;
use super::page_history;
use super::status::ExitStatus;
use crate::fetch::Wanted;
use crate::recheck::{self, PageVerdict, RecheckError, SinceLast};
use crate::render::{self, ChangedLine, StyledLine};
use crate::site::Sites;
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

/// What `recheck --format json` prints of many events.
#[derive(Serialize)]
struct Archive<'a> {
    schema: &'static str,
    events: &'a [ArchivedVerdicts],
}

/// The verdicts on an event among many.
#[derive(Serialize)]
struct ArchivedVerdicts {
    /// The name of its folder.
    name: String,
    event: String,
    sources: Vec<PageVerdict>,
}

/// Downloads every saved source again, and prints what became of each.
pub(crate) fn run(
    arguments: &args::Recheck,
    context: &mut Context<'_>,
) -> Result<ExitStatus, Error> {
    if let Some(events) = many(arguments)? {
        if arguments.history {
            return page_history::of_many(&events, arguments, context);
        }
        return of_many(&events, arguments, context);
    }
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
    } = saved_pages(folder, &event, None, context)?;
    let fetching = Fetching::new(&arguments.network, None, &context.sites);
    let mut downloads = Downloads::start(pages, fetching, context.terminal)?;
    let mut results = Vec::new();
    for (saved, page) in &mut downloads {
        results.push(judged(folder, &context.sites, &saved, page));
    }
    downloads.finish()?;
    let (verdicts, failed) = sorted(results);
    print(&event, &verdicts, arguments.format, context)?;
    concluded(&verdicts, failed, are_incomplete)
}

/// The events of an archive, where that is what is named.
fn many(arguments: &args::Recheck) -> Result<Option<Vec<ArchivedEvent>>, Error> {
    let more = arguments.files.iter().map(PathBuf::from);
    let more: Vec<PathBuf> = more.filter(|path| path.is_dir()).collect();
    let are_folders = more.len() == arguments.files.len();
    let folders: Vec<PathBuf> = std::iter::once(arguments.event.clone())
        .chain(more)
        .collect();
    let Some(events) = archive::events_of_many(&folders)? else {
        return Ok(None);
    };
    if !are_folders {
        return Err(Error::OfOneEvent("a saved page"));
    }
    Ok(Some(events))
}

fn of_many(
    events: &[ArchivedEvent],
    arguments: &args::Recheck,
    context: &mut Context<'_>,
) -> Result<ExitStatus, Error> {
    let fetching = Fetching::new(&arguments.network, None, &context.sites);
    let mut visit = Visiting {
        sites: context.sites.clone(),
        format: arguments.format,
        seen: vec![],
    };
    let status = downloads_of_many::visit(events, &mut visit, fetching, "rechecked", context)?;
    if arguments.format == FindingFormat::Json {
        let json = render::json(&Archive {
            schema: recheck::SCHEMA,
            events: &visit.seen,
        });
        context.console.document(&json)?;
    }
    Ok(status)
}

/// Rechecks pages of many events.
struct Visiting {
    sites: Sites,
    format: FindingFormat,
    /// The verdicts that are printed at the end, as JSON.
    seen: Vec<ArchivedVerdicts>,
}

impl Visit for Visiting {
    type Page = Snapshot;
    type Result = Result<PageVerdict, RecheckError>;
    /// Its title, and whether a source of it has no page that can be read.
    type Event = (String, bool);

    fn prepare(
        &mut self,
        archived: &ArchivedEvent,
        context: &mut Context<'_>,
    ) -> Result<Prepared<Self>, Error> {
        let event = Event::load(&archived.folder)?;
        let saved = saved_pages(&archived.folder, &event, Some(&archived.name), context)?;
        Ok(((event.title, saved.are_incomplete), saved.pages))
    }

    fn visit(&mut self, event: &ArchivedEvent, saved: Snapshot, page: Fetched) -> Self::Result {
        judged(&event.folder, &self.sites, &saved, page)
    }

    fn tell(
        &mut self,
        event: &ArchivedEvent,
        (title, are_incomplete): Self::Event,
        results: Vec<Self::Result>,
        context: &mut Context<'_>,
    ) -> Result<ExitStatus, Error> {
        let (verdicts, failed) = sorted(results);
        if self.format == FindingFormat::Text {
            let width = context.terminal.width.saturating_sub(TAB);
            let lines = verdicts.iter();
            let lines = lines.flat_map(|it| text_lines(Some(&event.name), it, width));
            context.console.lines(&lines.collect::<Vec<_>>())?;
        }
        let status = concluded(&verdicts, failed, are_incomplete);
        if self.format == FindingFormat::Json {
            self.seen.push(ArchivedVerdicts {
                name: event.name.clone(),
                event: title,
                sources: verdicts,
            });
        }
        status
    }
}

/// Judges a page that has come, or has not.
fn judged(
    folder: &Path,
    sites: &Sites,
    saved: &Snapshot,
    mut page: Fetched,
) -> Result<PageVerdict, RecheckError> {
    recheck::recheck(folder, sites, saved, page.as_mut().map_err(|error| &*error))
}

/// The verdicts by source, and the last failure.
fn sorted(
    results: Vec<Result<PageVerdict, RecheckError>>,
) -> (Vec<PageVerdict>, Option<RecheckError>) {
    let (mut verdicts, mut failed) = (Vec::new(), None);
    for result in results {
        match result {
            Ok(verdict) => verdicts.push(verdict),
            Err(error) => failed = Some(error),
        }
    }
    verdicts.sort_by(|a, b| a.source.cmp(&b.source));
    (verdicts, failed)
}

/// The status of an event, once its verdicts are told.
fn concluded(
    verdicts: &[PageVerdict],
    failed: Option<RecheckError>,
    are_incomplete: bool,
) -> Result<ExitStatus, Error> {
    match failed {
        Some(error) => Err(error.into()),
        // What was not asked for is not as it was saved.
        None => Ok(match status(verdicts) {
            ExitStatus::Expected if are_incomplete || verdicts.is_empty() => ExitStatus::BadInput,
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
        let page = saved::read_saved(undated(known), file)?;
        let mut retrieval = saved::retrieval(&page)?;
        let verdict = recheck::recheck(folder, &context.sites, &saved, Ok(&mut retrieval))?;
        verdicts.push(verdict);
    }
    print(event, &verdicts, arguments.format, context)?;
    Ok(status(&verdicts))
}

/// The saved pages of an event.
struct Saved {
    /// Each with the URL that is asked for it. They have no bytes, so that memory does not grow
    /// with their number.
    pages: Vec<Wanted<Snapshot>>,
    /// Whether a source has none, or one that cannot be read; the person is told.
    are_incomplete: bool,
}

/// The saved pages of an event's sources, as far as they can be read, once it is known that others
/// can be kept. Messages have the name of an event among many.
fn saved_pages(
    folder: &Path,
    event: &Event,
    name: Option<&str>,
    context: &mut Context<'_>,
) -> Result<Saved, Error> {
    let of_event = name.map_or_else(String::new, |name| format!("{name}: "));
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
                let key = snapshot;
                pages.push(Wanted { key, url, at: None });
            }
            None => {
                let id = &source.id;
                context.warn(format_args!(
                    "{of_event}{id} has no url, and is not checked"
                ))?;
            }
        }
    }
    if pages.is_empty()
        && let Some(error) = failed.pop()
    {
        return Err(error);
    }
    let are_incomplete = !failed.is_empty();
    for error in failed {
        let said = render::message(&error);
        let of_event = render::plain(&of_event);
        context.console.warn_lines(&format!("{of_event}{said}"))?;
    }
    Pages::open(folder)?;
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
    Ok(Snapshot::read(undated(source), &page)?)
}

/// A source whose day is the one that its page says, so that another one there is seen.
fn undated(source: &Source) -> Source {
    Source {
        date: None,
        ..source.clone()
    }
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
            let lines = verdicts.iter().flat_map(|it| text_lines(None, it, width));
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

/// A verdict as lines; on an event among many, under its name.
fn text_lines(event: Option<&str>, verdict: &PageVerdict, width: usize) -> Vec<StyledLine> {
    let reason = verdict.reason.iter().map(|reason| format!(": {reason}"));
    let state = verdict.verdict.label().to_owned() + &reason.collect::<String>();
    let mut below = vec![StyledLine::from(&verdict.url)];
    if !verdict.verdict.is_same_text() {
        let saved = &verdict.saved;
        let last = match verdict.last_seen {
            Some(at) => format!("last seen as saved ({saved}) {at}"),
            None => format!("time of saving not known ({saved})"),
        };
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
    let head = [verdict.source.as_str(), &state];
    let head = StyledLine::of_fields(event.into_iter().chain(head));
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
