//! An event: something several governments reported, and the sources that tell it.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use jiff::civil::Date;
use serde::Deserialize;

use crate::lexicon;

/// The manifest's name in an event folder.
pub const MANIFEST: &str = "event.toml";

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

/// One government outlet's account of an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// A short name, unique in its event: `us`, `cn-mfa`.
    pub id: String,
    /// ISO 3166 alpha-2 code, or `EU`, `UN`.
    pub government: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// Where it was published.
    pub url: Option<String>,
    /// The saved page. A manifest names it from the event folder; here that folder is in front.
    pub page: PathBuf,
}

/// Why an event cannot be loaded.
#[derive(Debug, thiserror::Error)]
pub enum EventError {
    /// There is no manifest, or it cannot be read.
    #[error("cannot read {path}: {error}; an event folder holds an event.toml")]
    Unreadable {
        /// The manifest.
        path: PathBuf,
        /// What the system said.
        error: io::Error,
    },
    /// The manifest is not TOML, or has a key that is not known or not of its kind.
    #[error("{path}: {error}")]
    Syntax {
        /// The manifest.
        path: PathBuf,
        /// Where, and what.
        error: Box<toml::de::Error>,
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
        "{manifest}: source \"{id}\" has no saved page; save it as pages/{id}.html and add page = \
         \"pages/{id}.html\""
    )]
    NoPage {
        /// The manifest.
        manifest: PathBuf,
        /// The source.
        id: String,
    },
    /// A URL where a saved page is needed.
    #[error("{0} is a URL; save the page from a browser and name the file")]
    Url(String),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Manifest {
    title: String,
    date: Option<DateField>,
    #[serde(default)]
    source: Vec<SourceEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SourceEntry {
    id: String,
    government: Option<String>,
    outlet: Option<String>,
    url: Option<String>,
    page: Option<String>,
}

/// TOML has dates of its own; a quoted date is as good.
#[derive(Deserialize)]
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
        let text = fs::read_to_string(&path).map_err(|error| EventError::Unreadable {
            path: path.clone(),
            error,
        })?;
        let manifest: Manifest = toml::from_str(&text).map_err(|error| EventError::Syntax {
            path: path.clone(),
            error: Box::new(error),
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

impl Source {
    /// Reads a source off a command line argument: a path, with an optional id in front.
    ///
    /// # Errors
    ///
    /// The id cannot be one, or the source is a URL.
    pub fn parse(argument: &str) -> Result<Self, EventError> {
        let (id, page) = match argument.split_once('=') {
            Some((id, page)) if !Path::new(argument).exists() && !id.contains(['/', '.', ':']) => {
                (id.to_owned(), page)
            }
            _ => (id_of_file(argument), argument),
        };
        if !is_id(&id) {
            return Err(EventError::BadId {
                place: argument.to_owned(),
                id,
            });
        }
        if page.starts_with("http://") || page.starts_with("https://") {
            return Err(EventError::Url(page.to_owned()));
        }
        let government = government_of_id(&id);
        Ok(Self {
            id,
            government,
            outlet: None,
            url: None,
            page: PathBuf::from(page),
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
        let Some(page) = self.page else {
            return Err(EventError::NoPage {
                manifest: manifest.to_owned(),
                id,
            });
        };
        let path = inside(folder, &page).ok_or_else(|| EventError::Outside {
            manifest: manifest.to_owned(),
            id: id.clone(),
            page,
        })?;
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

/// The path of `page` below `folder`, unless it leads out of it, by its own parts or through a
/// symbolic link. A page that does not exist is inside: that it is missing is said when it is read.
fn inside(folder: &Path, page: &str) -> Option<PathBuf> {
    let relative = Path::new(page);
    let plain = relative
        .components()
        .all(|part| matches!(part, Component::Normal(_) | Component::CurDir));
    if !plain || page.is_empty() {
        return None;
    }
    let path = folder.join(relative);
    match (path.canonicalize(), folder.canonicalize()) {
        (Ok(real), Ok(root)) => real.starts_with(root).then_some(path),
        _ => Some(path),
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

fn is_id(id: &str) -> bool {
    id.len() <= 40
        && id.starts_with(|first: char| first.is_ascii_alphanumeric())
        && id
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
}

/// An id made of a file's name: `pages/US White House.html` gives `us-white-house`.
fn id_of_file(path: &str) -> String {
    let stem = Path::new(path)
        .file_stem()
        .unwrap_or_default()
        .to_string_lossy();
    let mut id = String::new();
    for c in stem.chars().take(40) {
        if c.is_ascii_alphanumeric() {
            id.push(c.to_ascii_lowercase());
        } else if !id.is_empty() && !id.ends_with('-') {
            id.push('-');
        }
    }
    let id = id.trim_end_matches('-');
    if id.is_empty() {
        "source".to_owned()
    } else {
        id.to_owned()
    }
}

/// `cn-mfa` is China's: the first part of the id is a government's code.
fn government_of_id(id: &str) -> Option<String> {
    let code = id.split(['-', '_']).next()?;
    lexicon::government(code).map(|government| government.code.clone())
}
