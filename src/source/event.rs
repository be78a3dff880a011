//! An event: something several governments reported, and the sources that tell it.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::source::files::{self, MAX_MANIFEST_BYTES, ReadError};
use crate::source::id::{government_of_id, id_of, is_id, is_url};
use crate::source::pages;
use crate::source::{MANIFEST, Source};

/// Something several governments reported: a call, a meeting, a summit.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// What happened, in a line; empty for sources given on the command line.
    pub title: String,
    /// The day it happened.
    pub date: Option<Date>,
    /// The accounts of it, ordered by id, so that no result depends on the order they came in.
    pub sources: Vec<Source>,
    /// The folder that holds the event; `None` for sources given on the command line.
    pub folder: Option<PathBuf>,
}

/// Why an event cannot be loaded.
#[derive(Debug, thiserror::Error)]
pub enum EventError {
    /// There is no manifest, or it cannot be read.
    #[error("cannot read {path}: {source}; an event folder holds an event.toml")]
    Unreadable {
        /// The manifest.
        path: PathBuf,
        /// Why.
        source: ReadError,
    },
    /// The manifest is not TOML, or has a key that is not known or not of its kind.
    #[error("{path}: {source}")]
    Syntax {
        /// The manifest.
        path: PathBuf,
        /// Where, and what.
        source: Box<toml::de::Error>,
    },
    /// The date is not a day.
    #[error("{path}: date \"{date}\" is not a day; write it as 2025-11-24")]
    Date {
        /// The manifest.
        path: PathBuf,
        /// The text that is no day.
        date: String,
    },
    /// An event without sources.
    #[error("{0} has no [[source]]; add one for each account")]
    NoSource(PathBuf),
    /// An id that cannot be one.
    #[error(
        "{place}: \"{id}\" cannot be a source's id; use up to 40 letters, digits, '-' and '_', a \
         letter or digit first"
    )]
    BadId {
        /// The manifest, or the argument.
        place: String,
        /// The id.
        id: String,
    },
    /// Two sources have one id.
    #[error("{place}: two sources have the id \"{id}\"; give each its own")]
    IdTwice {
        /// The manifest, or the command line.
        place: String,
        /// The id.
        id: String,
    },
    /// A page outside the event folder.
    #[error(
        "{manifest}: page \"{page}\" of source \"{id}\" leaves the event folder; keep pages inside \
         it, and name them from there"
    )]
    Outside {
        /// The manifest.
        manifest: PathBuf,
        /// The source.
        id: String,
        /// Its page as written.
        page: String,
    },
    /// A source with no saved page.
    #[error(
        "{manifest}: source \"{id}\" has no saved page; parallax fetch {folder} downloads it, or save \
         it as pages/{id}.html"
    )]
    NoPage {
        /// The manifest.
        manifest: PathBuf,
        /// Its folder.
        folder: PathBuf,
        /// The source.
        id: String,
    },
    /// A source that cannot be downloaded.
    #[error("{manifest}: source \"{id}\" has no url; add url = \"https://…\"")]
    NoUrl {
        /// The manifest.
        manifest: PathBuf,
        /// The source.
        id: String,
    },
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Manifest {
    title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<DateField>,
    #[serde(default)]
    source: Vec<SourceEntry>,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct SourceEntry {
    id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    government: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    outlet: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    page: Option<String>,
}

/// TOML has dates of its own; a quoted date is as good.
#[derive(Deserialize, Serialize)]
#[serde(untagged)]
enum DateField {
    Text(String),
    Toml(toml::value::Datetime),
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
        let text = files::read_text(&path, MAX_MANIFEST_BYTES).map_err(|source| {
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
        let manifest: Manifest = toml::from_str(text).map_err(|source| EventError::Syntax {
            path: path.clone(),
            source: Box::new(source),
        })?;
        let date = manifest.date.map(|date| date.parse(&path)).transpose()?;
        if manifest.source.is_empty() {
            return Err(EventError::NoSource(path));
        }
        let mut sources = Vec::with_capacity(manifest.source.len());
        for entry in manifest.source {
            sources.push(entry.resolve(folder, &path)?);
        }
        let sources = ordered(sources, &path.display().to_string())?;
        Ok(Self {
            title: manifest.title,
            date,
            sources,
            folder: Some(folder.to_owned()),
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
        let mut sources = Vec::with_capacity(arguments.len());
        for argument in arguments {
            sources.push(Source::parse(argument)?);
        }
        let sources = ordered(sources, "command line")?;
        Ok(Self {
            title: String::new(),
            date: None,
            sources,
            folder: None,
        })
    }
}

impl Event {
    /// The manifest of an event whose pages are still to be fetched.
    ///
    /// # Errors
    ///
    /// None that a title or a URL can cause; the TOML writer may refuse what it cannot write.
    pub fn manifest(&self) -> Result<String, toml::ser::Error> {
        let entry = |source: &Source| SourceEntry {
            id: source.id.clone(),
            government: source.government.clone(),
            outlet: source.outlet.clone(),
            url: source.url.clone(),
            page: None,
        };
        toml::to_string(&Manifest {
            title: self.title.clone(),
            date: self.date.map(|date| DateField::Text(date.to_string())),
            source: self.sources.iter().map(entry).collect(),
        })
    }

    /// The saved page of one of the event's sources.
    ///
    /// # Errors
    ///
    /// Nothing is saved yet.
    pub fn page_of<'s>(&self, source: &'s Source) -> Result<&'s Path, EventError> {
        source.page.as_deref().ok_or_else(|| {
            let folder = self.folder.clone().unwrap_or_default();
            EventError::NoPage {
                manifest: folder.join(MANIFEST),
                folder,
                id: source.id.clone(),
            }
        })
    }

    /// The URL from which one of the event's sources is downloaded.
    ///
    /// # Errors
    ///
    /// The manifest names none.
    pub fn url_of<'s>(&self, source: &'s Source) -> Result<&'s str, EventError> {
        source.url.as_deref().ok_or_else(|| EventError::NoUrl {
            manifest: self.folder.clone().unwrap_or_default().join(MANIFEST),
            id: source.id.clone(),
        })
    }
}

impl Source {
    /// Reads a source off a command line argument: a path or a URL, with an optional id in front.
    ///
    /// # Errors
    ///
    /// The id cannot be one.
    pub fn parse(argument: &str) -> Result<Self, EventError> {
        let (id, page) = match argument.split_once('=') {
            Some((id, page)) if !Path::new(argument).exists() && !id.contains(['/', '.', ':']) => {
                (id.to_owned(), page)
            }
            _ => (id_of(argument), argument),
        };
        if !is_id(&id) {
            return Err(EventError::BadId {
                place: argument.to_owned(),
                id,
            });
        }
        let government = government_of_id(&id);
        let (page, url) = match page.split_once('#') {
            _ if is_url(page) => (None, Some(page)),
            // A page of a WARC file.
            Some((file, url)) if is_url(url) && !Path::new(page).exists() => {
                (Some(file), Some(url))
            }
            _ => (Some(page), None),
        };
        Ok(Self {
            id,
            government,
            outlet: None,
            url: url.map(str::to_owned),
            page: page.map(PathBuf::from),
        })
    }
}

impl SourceEntry {
    fn resolve(self, folder: &Path, manifest: &Path) -> Result<Source, EventError> {
        let id = self.id;
        if !is_id(&id) {
            return Err(EventError::BadId {
                place: manifest.display().to_string(),
                id,
            });
        }
        let outside = |page: &str| EventError::Outside {
            manifest: manifest.to_owned(),
            id: id.clone(),
            page: page.to_owned(),
        };
        let path = match &self.page {
            Some(page) => Some(files::inside(folder, page).ok_or_else(|| outside(page))?),
            None => match pages::newest(folder, &id) {
                Some(path) if files::leaves(folder, &path) => {
                    return Err(outside(&path.display().to_string()));
                }
                newest => newest,
            },
        };
        let government = self
            .government
            .map(|code| code.to_ascii_uppercase())
            .or_else(|| government_of_id(&id));
        Ok(Source {
            id,
            government,
            outlet: self.outlet,
            url: self.url,
            page: path,
        })
    }
}

impl DateField {
    fn parse(self, path: &Path) -> Result<Date, EventError> {
        let text = match self {
            Self::Text(text) => text,
            Self::Toml(date) => date.to_string(),
        };
        text.parse().map_err(|_| EventError::Date {
            path: path.to_owned(),
            date: text,
        })
    }
}

fn ordered(mut sources: Vec<Source>, place: &str) -> Result<Vec<Source>, EventError> {
    let mut seen = BTreeSet::new();
    for source in &sources {
        if !seen.insert(source.id.as_str()) {
            return Err(EventError::IdTwice {
                place: place.to_owned(),
                id: source.id.clone(),
            });
        }
    }
    sources.sort_by(|a, b| a.id.cmp(&b.id));
    Ok(sources)
}
