//! `parallax fetch`: the pages of an event, or of many, downloaded and kept.

use std::io;
use std::path::Path;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::archive::{self, ArchivedEvent};
use super::args;
use super::console::Console;
use super::context::Context;
use super::download::{Downloads, Fetched, fetchable};
use super::downloads_of_many::{self, Prepared, Visit};
use super::error::{Error, advised};
use super::fetching::Fetching;
use super::status::ExitStatus;
use crate::fetch::{FetchError, Wanted};
use crate::recheck::{self, Keeping, RecheckError};
use crate::render::StyledLine;
use crate::site::Sites;
use crate::source::event::Event;
use crate::source::pages::{Kept, Pages};
use crate::source::provenance::Provenance;
use crate::source::{Location, MANIFEST, Source};
use crate::statement::{StandIn, StandInKind};

/// Downloads every source that has a URL, and prints what became of each.
pub(crate) fn run(arguments: &args::Fetch, context: &mut Context<'_>) -> Result<ExitStatus, Error> {
    let fetching = Fetching::new(&arguments.network, Some(&arguments.archive), &context.sites);
    if let Some(events) = archive::events_of_many(&arguments.events)? {
        let mut visit = Visiting(context.sites.clone());
        return downloads_of_many::visit(&events, &mut visit, fetching, "fetched", context);
    }
    let [folder] = arguments.events.as_slice() else {
        return Err(Error::NotFolders);
    };
    let pages = pages(folder, None, context)?;
    let mut downloads = Downloads::start(pages, fetching, context.terminal)?;
    let mut results = Vec::new();
    for (source, page) in &mut downloads {
        results.push(PageKept::of(folder, &context.sites, source, page));
    }
    downloads.finish()?;
    tell(results, None, context)
}

/// Fetches pages of many events.
struct Visiting(Sites);

impl Visit for Visiting {
    type Page = Source;
    type Result = PageKept;
    type Event = ();

    fn prepare(
        &mut self,
        event: &ArchivedEvent,
        context: &mut Context<'_>,
    ) -> Result<Prepared<Self>, Error> {
        Ok(((), pages(&event.folder, Some(&event.name), context)?))
    }

    fn visit(&mut self, event: &ArchivedEvent, source: Source, page: Fetched) -> PageKept {
        PageKept::of(&event.folder, &self.0, source, page)
    }

    fn tell(
        &mut self,
        event: &ArchivedEvent,
        (): (),
        results: Vec<PageKept>,
        context: &mut Context<'_>,
    ) -> Result<ExitStatus, Error> {
        tell(results, Some(&event.name), context)
    }
}

/// What became of the page of a source.
struct PageKept {
    source: Source,
    page: Result<Provenance, FetchError>,
    kept: Result<Keeping, RecheckError>,
}

impl PageKept {
    /// Keeps a page that has come.
    fn of(folder: &Path, sites: &Sites, source: Source, mut page: Fetched) -> Self {
        let had = page.as_mut().map_err(|error| &*error);
        let kept = recheck::keep(folder, sites, &source, had);
        let page = page.map(|page| page.provenance);
        Self { source, page, kept }
    }
}

/// Tells what became of the pages of an event; of one among many, under its name.
fn tell(
    mut results: Vec<PageKept>,
    event: Option<&str>,
    context: &mut Context<'_>,
) -> Result<ExitStatus, Error> {
    results.sort_by(|a, b| a.source.id.cmp(&b.source.id));
    let (mut status, mut unkept) = (ExitStatus::Expected, None);
    for PageKept { source, page, kept } in results {
        let name = &named(event, &source);
        match (page, kept) {
            (_, Err(error)) => unkept = Some(error),
            (Ok(provenance), Ok(Keeping::Kept(kept, stand_in))) => {
                print(event, &source, &kept, &provenance, &mut context.console)?;
                warn_of_name(name, &source, &kept, context)?;
                if let Some(found) = stand_in {
                    context.warn(format_args!("{name}: {}", found.advice()))?;
                }
            }
            (Ok(_), Ok(Keeping::StandIn(found))) => {
                warn_of_stand_in(name, &source, &found, context)?;
                status = ExitStatus::FetchFailed;
            }
            (Ok(_), Ok(Keeping::NotHad)) => {}
            (Err(error), Ok(_)) => {
                context.warn(format_args!("{name}: {}", advised(&error)))?;
                status = ExitStatus::FetchFailed;
            }
        }
    }
    unkept.map_or(Ok(status), |error| Err(error.into()))
}

/// What a source is called in messages: its id, after the name of its event where there are many.
fn named(event: Option<&str>, source: &Source) -> String {
    match event {
        Some(event) => format!("{event}: {}", source.id),
        None => source.id.clone(),
    }
}

/// The sources of the event in a folder that are downloaded, once it is known that pages can be
/// kept there.
fn pages(
    folder: &Path,
    name: Option<&str>,
    context: &mut Context<'_>,
) -> Result<Vec<Wanted<Source>>, Error> {
    let event = Event::load(folder)?;
    let at = day_after(&event);
    let mut pages = Vec::with_capacity(event.sources.len());
    for source in event.sources {
        if source.url.is_none() && matches!(source.location, Location::Page(_)) {
            let name = named(name, &source);
            context.warn(format_args!("{name} has no url; its page stays as it is"))?;
            continue;
        }
        let url = fetchable(source.published_url()?)?;
        let key = source;
        pages.push(Wanted { key, url, at });
    }
    Pages::open(folder)?;
    Ok(pages)
}

/// The end of the day of an event: an archive's copy of that moment has what was said on the day.
fn day_after(event: &Event) -> Option<Timestamp> {
    let after = event.date?.tomorrow().ok()?;
    TimeZone::UTC.to_timestamp(after.at(0, 0, 0, 0)).ok()
}

/// Says that the page is not where the manifest has it: that would harm another file, or the page
/// is kept elsewhere already.
fn warn_of_name(
    name: &str,
    source: &Source,
    kept: &Kept,
    context: &mut Context<'_>,
) -> io::Result<()> {
    let (Kept::New(path) | Kept::Known(path)) = kept;
    let Some(named) = source.file() else {
        return Ok(());
    };
    if path == named || named.exists() {
        return Ok(());
    }
    let (named, path) = (named.display(), path.display());
    context.warn(format_args!(
        "{name}: {named} is not written; name {path} in {MANIFEST}"
    ))
}

/// Says that the site showed another page, which is not kept, and what to do.
fn warn_of_stand_in(
    name: &str,
    source: &Source,
    found: &StandIn,
    context: &mut Context<'_>,
) -> io::Result<()> {
    let id = &source.id;
    let mend = match found.kind {
        StandInKind::Missing => "check its url, or ask an archive with --archived".to_owned(),
        _ => format!(
            "open it in a browser, save it in the event folder, and name that file in {MANIFEST}: \
             page = \"{id}.html\""
        ),
    };
    context.warn(format_args!(
        "{name}: the site answers with {found}, which is not kept as the page; {mend}"
    ))
}

fn print(
    event: Option<&str>,
    source: &Source,
    kept: &Kept,
    provenance: &Provenance,
    console: &mut Console<'_>,
) -> io::Result<()> {
    let (what, path) = match kept {
        Kept::New(path) => ("new", path),
        Kept::Known(path) => ("unchanged", path),
    };
    let size = provenance.size.unwrap_or(0);
    let archived = match &provenance.archive {
        Some(archive) => format!(", an archive's copy of {}", archive.taken),
        None => String::new(),
    };
    let (path, size) = (
        path.display().to_string(),
        format!("{size} bytes{archived}"),
    );
    let fields = [&source.id, what, &path, &size];
    let fields = event.into_iter().chain(fields);
    console.line(StyledLine::of_fields(fields))
}
