//! `parallax init`: a new event of saved pages and URLs.

use std::fs;
use std::io;
use std::path::Path;

use jiff::civil::Date;

use super::args;
use super::context::Context;
use super::download::fetchable;
use super::error::Error;
use super::filing::{self, SavedFile};
use super::output;
use super::status::ExitStatus;
use crate::render::StyledLine;
use crate::site::{Site, Sites};
use crate::source::event::Event;
use crate::source::government_id::government_in_name;
use crate::source::{MANIFEST, Source};

/// Writes the manifest, and files the pages. An event that is there already stays as it is.
pub(crate) fn run(arguments: &args::Init, context: &mut Context<'_>) -> Result<ExitStatus, Error> {
    let folder = &arguments.event;
    refuse_source(folder)?;
    let mut event = Event::of_sources(&arguments.sources)?;
    let mut saved = Vec::new();
    for source in &mut event.sources {
        if source.file().is_none() {
            complete(source, &context.sites)?;
        } else if source.file().is_some_and(Path::exists) {
            let file = SavedFile::read(source.clone(), arguments.force, context)?;
            source.clone_from(&file.source);
            saved.push(file);
        } else {
            return Err(Error::NotAUrl(source.id.clone()));
        }
    }
    event.title = title(arguments, &saved)?;
    event.date = arguments.date.or_else(|| day_of(folder));
    write_manifest(folder, &event)?;
    context.console.line(folder.join(MANIFEST).display())?;
    for source in &event.sources {
        let fields = [
            &source.id,
            source
                .government
                .as_deref()
                .unwrap_or("government not known"),
            source.outlet.as_deref().unwrap_or("outlet not known"),
        ];
        context.console.line(StyledLine::of_fields(fields))?;
        warn_of_nobody(source, folder, context)?;
    }
    for file in &saved {
        file.keep(folder, None, context)?;
    }
    let step = if saved.len() == event.sources.len() {
        "compare"
    } else {
        "fetch"
    };
    filing::next_step(&format!("parallax {step} {}", folder.display()), context)?;
    Ok(ExitStatus::Expected)
}

/// Refuses a folder that is a source by its looks: the name of the event was forgotten.
pub(crate) fn refuse_source(folder: &Path) -> Result<(), Error> {
    let name = folder.to_string_lossy();
    let is_source = name.contains("://") || name.contains('=') || folder.is_file();
    if is_source && !folder.is_dir() {
        return Err(Error::FolderIsSource(name.into_owned()));
    }
    Ok(())
}

/// Writes the manifest of a new event.
pub(crate) fn write_manifest(folder: &Path, event: &Event) -> Result<(), Error> {
    let text = event.manifest().map_err(io::Error::other)?;
    fs::create_dir_all(folder).map_err(|error| Error::Output {
        path: folder.to_owned(),
        error,
    })?;
    output::write_new(&folder.join(MANIFEST), text.as_bytes())
}

/// Says that a source is nobody's.
pub(crate) fn warn_of_nobody(
    source: &Source,
    folder: &Path,
    context: &mut Context<'_>,
) -> io::Result<()> {
    if source.government.is_some() {
        return Ok(());
    }
    context.warn(format_args!(
        "{}: whose account it is, is not known; add government = \"{}\" to {}",
        source.id,
        government_in_name(&source.id).as_deref().unwrap_or("CC"),
        folder.join(MANIFEST).display()
    ))
}

/// The title that is asked for, or that of the first file that has one, or the folder's name.
fn title(arguments: &args::Init, saved: &[SavedFile]) -> Result<String, Error> {
    if let Some(title) = &arguments.title {
        return if title.trim().is_empty() {
            Err(Error::EmptyTitle)
        } else {
            Ok(title.clone())
        };
    }
    let told = saved
        .iter()
        .find_map(|file| file.statement.as_ref()?.title.clone());
    Ok(told.unwrap_or_else(|| {
        let name = arguments.event.file_name().unwrap_or_default();
        name.to_string_lossy().into_owned()
    }))
}

/// The day that the name of an event's folder begins with.
fn day_of(folder: &Path) -> Option<Date> {
    folder.file_name()?.to_str()?.get(..10)?.parse().ok()
}

/// Fills in what the table of newsrooms knows of a source's URL; the outlet of one that it does not
/// know is its host.
fn complete(source: &mut Source, sites: &Sites) -> Result<(), Error> {
    let Some(url) = &source.url else {
        return Err(Error::NotAUrl(source.id.clone()));
    };
    let url = fetchable(url)?;
    let url = url.as_url();
    if let Some(Site {
        government, outlet, ..
    }) = sites.of(url.as_str())
    {
        source.government = Some(government.clone());
        source.outlet = Some(outlet.clone());
    } else {
        source.outlet = url.host_str().map(str::to_owned);
    }
    source.url = Some(url.to_string());
    Ok(())
}
