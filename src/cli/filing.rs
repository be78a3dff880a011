//! Saved files, filed into the folder of an event.

use std::io;
use std::path::Path;

use super::context::Context;
use super::error::Error;
use crate::extract::{self, ExtractError};
use crate::render::StyledLine;
use crate::source::event::Event;
use crate::source::pages::{Kept, Observation, Pages, Sighting, newest};
use crate::source::saved;
use crate::source::snapshot::Snapshot;
use crate::source::{MANIFEST, STANDARD_INPUT, Source};
use crate::statement::{Statement, WarningCode};

/// A file that a person saved, read and found to hold an account.
pub(crate) struct SavedFile {
    /// Its page.
    pub page: Snapshot,
    /// Its source, with what the page says of itself filled in.
    pub source: Source,
    /// What is read in it; nothing, where it is filed all the same.
    pub statement: Option<Statement>,
    /// Whether it seems to hold none, and is filed all the same.
    is_suspect: bool,
}

impl SavedFile {
    /// Reads the file of a source.
    ///
    /// # Errors
    ///
    /// It cannot be read, or seems to hold no account and `force` is not said.
    pub(crate) fn read(
        source: Source,
        force: bool,
        context: &mut Context<'_>,
    ) -> Result<Self, Error> {
        let Some(path) = source.file().map(Path::to_owned) else {
            return Err(Error::NotAFile(source.id));
        };
        let page = saved::read_saved(source, &path)?;
        let read = extract::extract_with(&page, &context.sites);
        let found = extract::stand_in_of(&page, read.as_ref());
        if let Some(found) = &found {
            if !force {
                return Err(Error::NotFiled {
                    path,
                    found: found.to_string(),
                });
            }
            let path = path.display();
            context.warn(format_args!(
                "{path}: it is {found}, and is filed all the same"
            ))?;
        }
        let statement = match read {
            Ok(statement) => Some(statement),
            Err(ExtractError::NoText(_)) if force => None,
            Err(error) => return Err(error.into()),
        };
        warn_of_owner(&page, statement.as_ref(), context)?;
        let mut source = statement
            .as_ref()
            .map_or_else(|| page.source.clone(), |read| read.source.clone());
        source.force = found.is_some();
        Ok(Self {
            statement,
            source,
            page,
            is_suspect: found.is_some(),
        })
    }

    /// Keeps the page in the folder of an event, and prints where. `known` is its source in the
    /// manifest, where that has it.
    ///
    /// # Errors
    ///
    /// The folder cannot be written to.
    pub(crate) fn keep(
        &self,
        folder: &Path,
        known: Option<&Source>,
        context: &mut Context<'_>,
    ) -> Result<(), Error> {
        let id = &self.source.id;
        let named = known
            .filter(|known| known.names_page)
            .and_then(Source::file);
        let mut retrieval = saved::retrieval(&self.page)?;
        let retrieved = retrieval.provenance.retrieved.clone();
        let mut pages = Pages::open(folder)?;
        let kept = pages.keep(id, named, &mut retrieval)?;
        if let Some(at) = retrieved.and_then(|at| at.parse().ok()) {
            pages.record(&Sighting {
                at,
                id: id.clone(),
                observed: if self.is_suspect {
                    Observation::Suspect
                } else {
                    Observation::Page
                },
                sha256: self.page.sha256.clone(),
            })?;
        }
        let (what, path) = match &kept {
            Kept::New(path) => ("new", path),
            Kept::Known(path) => ("unchanged", path),
        };
        let line = [id.as_str(), what, &path.display().to_string()];
        context.console.line(StyledLine::of_fields(line))?;
        if let Some(named) = named.filter(|named| *named != path) {
            let (named, path) = (named.display(), path.display());
            context.warn(format_args!(
                "{id}: {MANIFEST} names {named}; to compare the new page, name {path} there"
            ))?;
        }
        let before = known.filter(|known| !known.names_page);
        if let (Some(before), Kept::New(path)) = (before.and_then(Source::file), &kept) {
            let is_newest = newest(folder, id).as_deref() == Some(path);
            let (before, path) = (before.display(), path.display());
            context.warn(if is_newest {
                format!(
                    "{id}: from now on {path} is compared, and {before} no longer; to compare the \
                     earlier page, name it in {MANIFEST}"
                )
            } else {
                format!(
                    "{id}: {path} was saved before {before}, which is compared as it was; to compare \
                     the page that you added, name it in {MANIFEST}"
                )
            })?;
        }
        Ok(())
    }
}

/// Says that a page names another government as its own than the one under whose id it is filed.
fn warn_of_owner(
    page: &Snapshot,
    statement: Option<&Statement>,
    context: &mut Context<'_>,
) -> io::Result<()> {
    let path = page.path.display();
    let warnings = statement.into_iter().flat_map(|it| &it.warnings);
    let mut of_owner = warnings.filter(|it| it.code == WarningCode::OtherGovernment);
    of_owner.try_for_each(|it| context.warn(format_args!("{path}: {}", it.text)))
}

/// The sources that arguments name, each a file with its id.
///
/// # Errors
///
/// An argument is not `ID=FILE`, or two have one id.
pub(crate) fn sources(arguments: &[String]) -> Result<Vec<Source>, Error> {
    let sources = Event::of_sources(arguments)?.sources;
    for source in &sources {
        // Standard input has no time, by which a page is kept.
        if source
            .file()
            .is_none_or(|file| file == Path::new(STANDARD_INPUT))
        {
            return Err(Error::NotAFile(source.id.clone()));
        }
    }
    Ok(sources)
}

/// Says what to do next, to a person at a terminal.
pub(crate) fn next_step(step: &str, context: &mut Context<'_>) -> io::Result<()> {
    if context.terminal.progress {
        context.warn(format_args!("next: {step}"))?;
    }
    Ok(())
}
