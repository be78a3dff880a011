//! `parallax add`: a saved page, PDF or text into an event.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use super::args;
use super::context::Context;
use super::download::fetchable;
use super::error::Error;
use super::filing::{self, SavedFile};
use super::init;
use super::stated::of_source;
use super::status::ExitStatus;
use crate::compare::far_apart;
use crate::extract;
use crate::files;
use crate::source::event::Event;
use crate::source::snapshot::Snapshot;
use crate::source::{MANIFEST, Source};
use crate::statement::Statement;

/// Files the pages, and adds to the manifest the sources that it does not have.
pub(crate) fn run(arguments: &args::Add, context: &mut Context<'_>) -> Result<ExitStatus, Error> {
    let folder = &arguments.event;
    init::refuse_source(folder)?;
    let mut sources = filing::sources(&arguments.files)?;
    name_addresses(&mut sources, &arguments.url)?;
    let mut saved = Vec::with_capacity(sources.len());
    for source in sources {
        saved.push(SavedFile::read(source, arguments.force, context)?);
    }
    let is_there = folder.join(MANIFEST).symlink_metadata().is_ok();
    if !is_there {
        let Some(title) = &arguments.title else {
            return Err(Error::NoEvent(folder.clone()));
        };
        if title.trim().is_empty() {
            return Err(Error::EmptyTitle);
        }
        let event = Event {
            title: title.clone(),
            date: arguments.date,
            sources: saved.iter().map(|file| file.source.clone()).collect(),
            ..Event::default()
        };
        init::write_manifest(folder, &event)?;
    } else if arguments.title.is_some() || arguments.date.is_some() {
        context.warn(format_args!(
            "{} stays as it is; change its title and date by hand",
            folder.join(MANIFEST).display()
        ))?;
    }
    for file in &saved {
        let known = Event::load(folder)?;
        let known = known.sources.iter().find(|it| it.id == file.source.id);
        if known.is_none() {
            add_to_manifest(folder, &file.source)?;
        }
        file.keep(folder, known, context)?;
        if let Some(known) = known {
            warn_of_address(known, &file.source, context)?;
            if file.source.force && !known.force {
                let id = &known.id;
                context.warn(format_args!(
                    "{id}: compare refuses the page; add force = true to its entry in {MANIFEST}"
                ))?;
            }
        } else {
            init::warn_of_nobody(&file.source, folder, context)?;
        }
    }
    warn_of_days(folder, saved, context)?;
    filing::next_step(&format!("parallax compare {}", folder.display()), context)?;
    Ok(ExitStatus::Expected)
}

/// Says which accounts are of another day than the event, or than the others.
fn warn_of_days(
    folder: &Path,
    saved: Vec<SavedFile>,
    context: &mut Context<'_>,
) -> Result<(), Error> {
    let event = Event::load(folder)?;
    let mut new: BTreeMap<String, Statement> = saved
        .into_iter()
        .filter_map(|file| Some((file.source.id, file.statement?)))
        .collect();
    let statements = event.sources.iter().filter_map(|source| {
        if let Some(mut statement) = new.remove(&source.id) {
            statement.source.date = source.date;
            return Some(statement);
        }
        // Of a page that cannot be read, compare tells.
        let page = Snapshot::read(source.clone(), source.file()?).ok()?;
        extract::extract_with(&page, &context.sites).ok()
    });
    let statements: Vec<Statement> = statements.collect();
    for (at, warning) in far_apart(&event, &statements) {
        let id = &statements[at].source.id;
        context.warn(format_args!("{id}: {}", warning.text))?;
    }
    Ok(())
}

/// Gives the sources the addresses that are named, each behind the id of its source.
fn name_addresses(sources: &mut [Source], addresses: &[String]) -> Result<(), Error> {
    for address in addresses {
        let (at, url) = match of_source(sources, address) {
            Some(named) => named,
            None if sources.len() == 1 => (0, address.as_str()),
            None => return Err(Error::WhoseUrl(address.clone())),
        };
        sources[at].url = Some(fetchable(url)?.as_url().to_string());
    }
    Ok(())
}

fn add_to_manifest(folder: &Path, source: &Source) -> Result<(), Error> {
    let path = folder.join(MANIFEST);
    let text = Event::manifest_with(folder, source)?;
    fs::create_dir_all(folder)
        .and_then(|()| files::write_inside(folder, &path, text.as_bytes()))
        .map_err(|error| Error::Output { path, error })
}

/// Says that a page was published elsewhere than the manifest has it.
fn warn_of_address(known: &Source, added: &Source, context: &mut Context<'_>) -> Result<(), Error> {
    if let (Some(known_url), Some(url)) = (&known.url, &added.url)
        && known_url != url
    {
        let id = &known.id;
        context.warn(format_args!(
            "{id}: the page is of {url}, and {MANIFEST} has {known_url}; look which is right"
        ))?;
    }
    Ok(())
}
