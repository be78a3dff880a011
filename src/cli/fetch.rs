//! `parallax fetch`: the pages of an event, downloaded and kept.

use std::io;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::args;
use super::console::Console;
use super::context::Context;
use super::download::{Downloads, fetchable};
use super::error::{Error, advised};
use super::fetching::Fetching;
use super::status::ExitStatus;
use crate::fetch::FetchableUrl;
use crate::recheck::{self, Keeping};
use crate::render::StyledLine;
use crate::source::event::Event;
use crate::source::pages::{Kept, Pages};
use crate::source::provenance::Provenance;
use crate::source::{Location, MANIFEST, Source};
use crate::statement::{StandIn, StandInKind};

/// Downloads every source that has a URL, and prints what became of each.
pub(crate) fn run(arguments: &args::Fetch, context: &mut Context<'_>) -> Result<ExitStatus, Error> {
    let folder = &arguments.event;
    let event = Event::load(folder)?;
    let wanted = day_after(&event);
    let pages = pages(event, context)?;
    // Before any site is asked: pages can be kept.
    Pages::open(folder)?;
    let fetching = Fetching::new(&arguments.network, Some(&arguments.archive), &context.sites);
    let mut downloads = Downloads::start(pages, fetching, wanted, context.terminal)?;
    let mut results = Vec::new();
    for (source, mut page) in &mut downloads {
        let kept = recheck::keep(
            folder,
            &context.sites,
            &source,
            page.as_mut().map_err(|error| &*error),
        );
        results.push((source, page.map(|page| page.provenance), kept));
    }
    downloads.finish()?;
    results.sort_by(|(a, ..), (b, ..)| a.id.cmp(&b.id));
    let (mut status, mut unkept) = (ExitStatus::Expected, None);
    for (source, page, kept) in results {
        match (page, kept) {
            (_, Err(error)) => unkept = Some(error),
            (Ok(provenance), Ok(Keeping::Kept(kept, stand_in))) => {
                print(&source, &kept, &provenance, &mut context.console)?;
                warn_of_name(&source, &kept, context)?;
                if let Some(found) = stand_in {
                    context.warn(format_args!("{}: {}", source.id, found.advice()))?;
                }
            }
            (Ok(_), Ok(Keeping::StandIn(found))) => {
                warn_of_stand_in(&source, &found, context)?;
                status = ExitStatus::FetchFailed;
            }
            (Ok(_), Ok(Keeping::NotHad)) => {}
            (Err(error), Ok(_)) => {
                context.warn(format_args!("{}: {}", source.id, advised(&error)))?;
                status = ExitStatus::FetchFailed;
            }
        }
    }
    unkept.map_or(Ok(status), |error| Err(error.into()))
}

/// The sources that are downloaded, each with its URL.
fn pages(event: Event, context: &mut Context<'_>) -> Result<Vec<(Source, FetchableUrl)>, Error> {
    let mut pages = Vec::with_capacity(event.sources.len());
    for source in event.sources {
        if source.url.is_none() && matches!(source.location, Location::Page(_)) {
            context.warn(format_args!(
                "{} has no url; its page stays as it is",
                source.id
            ))?;
            continue;
        }
        let url = fetchable(source.published_url()?)?;
        pages.push((source, url));
    }
    Ok(pages)
}

/// The end of the day of an event: an archive's copy of that moment has what was said on the day.
fn day_after(event: &Event) -> Option<Timestamp> {
    let after = event.date?.tomorrow().ok()?;
    TimeZone::UTC.to_timestamp(after.at(0, 0, 0, 0)).ok()
}

/// Says that the page is not where the manifest has it: that would harm another file, or the page is
/// kept elsewhere already.
fn warn_of_name(source: &Source, kept: &Kept, context: &mut Context<'_>) -> io::Result<()> {
    let (Kept::New(path) | Kept::Known(path)) = kept;
    let Some(named) = source.file() else {
        return Ok(());
    };
    if path == named || named.exists() {
        return Ok(());
    }
    let (id, named, path) = (&source.id, named.display(), path.display());
    context.warn(format_args!(
        "{id}: {named} is not written; name {path} in {MANIFEST}"
    ))
}

/// Says that the site showed another page, which is not kept, and what to do.
fn warn_of_stand_in(source: &Source, found: &StandIn, context: &mut Context<'_>) -> io::Result<()> {
    let id = &source.id;
    let mend = match found.kind {
        StandInKind::Missing => "check its url, or ask an archive with --archived".to_owned(),
        _ => format!(
            "open it in a browser, save it in the event folder, and name that file in {MANIFEST}: \
             page = \"{id}.html\""
        ),
    };
    context.warn(format_args!(
        "{id}: the site answers with {found}, which is not kept as the page; {mend}"
    ))
}

fn print(
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
    console.line(StyledLine::of_fields([&source.id, what, &path, &size]))
}
