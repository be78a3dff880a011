//! An event: something several governments reported, and the sources that tell it.

mod argument;
mod check;
mod error;
mod manifest;

use std::path::Path;

use jiff::civil::Date;
use serde::Serialize;

use self::check::{check_count, check_names, check_pages, check_urls, ordered};
pub use self::error::{EventError, MAX_SOURCES};
use self::manifest::{DateField, Manifest, SourceEntry};
use crate::data::toml_file;
use crate::files::{self, MAX_MANIFEST_BYTES, ReadError};
use crate::source::id::is_id;
use crate::source::{MANIFEST, Source};

/// Something several governments reported: a call, a meeting, a summit.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct Event {
    /// What happened, in a line; empty for sources given on the command line.
    pub title: String,
    /// The day it happened.
    pub date: Option<Date>,
    /// The accounts of it, ordered by id, so that no result depends on the order they came in.
    pub sources: Vec<Source>,
    /// The ids of the accounts in the order in which they are shown to readers: that of the
    /// manifest or the command line.
    pub given: Vec<String>,
}

impl Event {
    /// Loads the event of a folder from its manifest.
    ///
    /// # Errors
    ///
    /// The manifest is missing, malformed or contradicts itself, or names a page outside the
    /// folder.
    pub fn load(folder: &Path) -> Result<Self, EventError> {
        let path = folder.join(MANIFEST);
        // What is wrong in a manifest is shown, and must be nothing of another file.
        let text =
            files::read_text_inside(folder, &path, MAX_MANIFEST_BYTES).map_err(|source| {
                EventError::Unreadable {
                    path: path.clone(),
                    source,
                }
            })?;
        Self::of_manifest(&text, folder)
    }

    /// The event that a manifest in `folder` describes.
    ///
    /// # Errors
    ///
    /// The manifest is malformed or contradicts itself, or names a page outside the folder.
    pub fn of_manifest(text: &str, folder: &Path) -> Result<Self, EventError> {
        let path = folder.join(MANIFEST);
        let manifest: Manifest =
            toml_file::parse(text, |_| Ok(())).map_err(|source| EventError::Syntax {
                path: path.clone(),
                source: Box::new(source),
            })?;
        let date = manifest.date.map(|date| date.parse(&path)).transpose()?;
        if manifest.source.is_empty() {
            return Err(EventError::NoSource(path));
        }
        let place = path.display().to_string();
        check_count(manifest.source.len(), &place)?;
        check_names(&manifest.source, folder, &place)?;
        let mut sources = Vec::with_capacity(manifest.source.len());
        for entry in manifest.source {
            sources.push(entry.resolve(folder, &path)?);
        }
        let given = ids(&sources);
        let sources = ordered(sources, &place)?;
        check_pages(&sources, &place)?;
        check_urls(&sources, &place)?;
        Ok(Self {
            title: manifest.title,
            date,
            sources,
            given,
        })
    }

    /// An event of sources given on the command line, each `page.html` or `us=page.html`.
    ///
    /// A source without an id takes the name of its file. The government is read off an id that
    /// begins with a country code (`us`, `cn-mfa`).
    ///
    /// # Errors
    ///
    /// An id that cannot be one or is used twice, or a URL.
    pub fn of_sources(arguments: &[String]) -> Result<Self, EventError> {
        check_count(arguments.len(), "command line")?;
        let mut sources = Vec::with_capacity(arguments.len());
        for argument in arguments {
            sources.push(Source::parse(argument)?);
        }
        Self::of_parts(String::new(), None, sources, "command line")
    }

    /// An event of sources; `place` is where they are named.
    ///
    /// # Errors
    ///
    /// There are too many sources, or an id cannot be one or is used twice.
    pub fn of_parts(
        title: String,
        date: Option<Date>,
        sources: Vec<Source>,
        place: &str,
    ) -> Result<Self, EventError> {
        check_count(sources.len(), place)?;
        if let Some(source) = sources.iter().find(|source| !is_id(&source.id)) {
            return Err(EventError::BadId {
                place: place.to_owned(),
                id: source.id.clone(),
            });
        }
        let given = ids(&sources);
        let sources = ordered(sources, place)?;
        Ok(Self {
            title,
            date,
            sources,
            given,
        })
    }

    /// The manifest of an event whose pages are still to be fetched.
    ///
    /// # Errors
    ///
    /// None that a title or a URL can cause; the TOML writer may refuse what it cannot write.
    pub fn manifest(&self) -> Result<String, toml::ser::Error> {
        toml::to_string(&Manifest {
            title: self.title.clone(),
            date: self.date.map(|date| DateField::Text(date.to_string())),
            source: self.as_given().into_iter().map(SourceEntry::of).collect(),
        })
    }

    /// The sources in the order in which they were given; those that nobody gave come last.
    fn as_given(&self) -> Vec<&Source> {
        let place = |it: &Source| self.given.iter().position(|id| *id == it.id);
        let mut sources: Vec<&Source> = self.sources.iter().collect();
        sources.sort_by_key(|source| place(source).unwrap_or(self.given.len()));
        sources
    }

    /// The text of the manifest in a folder with one source more; what is there stays as it is.
    ///
    /// # Errors
    ///
    /// The manifest cannot be read, or would contradict itself.
    pub fn manifest_with(folder: &Path, source: &Source) -> Result<String, EventError> {
        #[derive(Serialize)]
        struct Added {
            source: [SourceEntry; 1],
        }
        let path = folder.join(MANIFEST);
        let unreadable = |source| EventError::Unreadable {
            path: path.clone(),
            source,
        };
        let before =
            files::read_text_inside(folder, &path, MAX_MANIFEST_BYTES).map_err(unreadable)?;
        let added = toml::to_string(&Added {
            source: [SourceEntry::of(source)],
        })
        .map_err(|error| unreadable(ReadError::Io(std::io::Error::other(error))))?;
        let text = format!("{}\n\n{added}", before.trim_end());
        Self::of_manifest(&text, folder)?;
        Ok(text)
    }
}

fn ids(sources: &[Source]) -> Vec<String> {
    sources.iter().map(|source| source.id.clone()).collect()
}
