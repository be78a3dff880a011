//! An event: something several governments reported, and the sources that tell it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use url::Url;

use crate::data::{Malformed, toml_file};
use crate::files::{self, MAX_MANIFEST_BYTES, ReadError};
use crate::source::government_id::{government_of_code, government_of_id, government_of_stem};
use crate::source::id::{id_of, is_id, is_url};
use crate::source::pages;
use crate::source::{Location, MANIFEST, Source};
use crate::warc;

/// The most sources of an event: every state of the world, in several languages.
pub const MAX_SOURCES: usize = 1000;

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
    /// The ids of the accounts in the order in which they are shown to readers: that of the manifest
    /// or the command line.
    pub given: Vec<String>,
}

/// Why an event cannot be loaded.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum EventError {
    /// There is no manifest, or it cannot be read.
    #[error(
        "cannot read {path}: {source}; an event folder holds an event.toml, and parallax init makes one"
    )]
    Unreadable {
        /// The manifest.
        path: PathBuf,
        /// Why.
        source: ReadError,
    },
    /// The manifest is not TOML, or has a key that is not known or not of its kind.
    #[error("{path}, {source}")]
    Syntax {
        /// The manifest.
        path: PathBuf,
        /// Where, and what.
        source: Box<Malformed>,
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
    /// More sources than [`MAX_SOURCES`].
    #[error("{place}: {count} sources; no event of more than {MAX_SOURCES} is read")]
    TooManySources {
        /// The manifest, or the command line.
        place: String,
        /// How many there are.
        count: usize,
    },
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
    /// Nothing stands behind the id of a source.
    #[error("{0}= names no page; write it behind the sign: {0}=page.html")]
    NoPageNamed(String),
    /// Two sources have one id.
    #[error("{place}: two sources have the id \"{id}\"; give each its own")]
    IdTwice {
        /// The manifest, or the command line.
        place: String,
        /// The id.
        id: String,
    },
    /// Two sources have one page: the account of one would be read as that of both.
    #[error("{place}: sources \"{one}\" and \"{other}\" have one page, {page}; give each its own")]
    OnePage {
        /// The manifest.
        place: String,
        /// A source.
        one: String,
        /// Another.
        other: String,
        /// The page of both.
        page: PathBuf,
    },
    /// Sources of two governments have one URL.
    #[error(
        "{place}: sources \"{one}\" and \"{other}\" are of two governments and have one url, {url}; \
         give each its own"
    )]
    OneUrl {
        /// The manifest.
        place: String,
        /// A source.
        one: String,
        /// Another.
        other: String,
        /// The URL of both.
        url: String,
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
        "{manifest}: source \"{id}\" has no saved page; parallax fetch {folder} downloads it, or \
         save it as pages/{id}.html"
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
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<DateField>,
    #[serde(default, skip_serializing_if = "is_false")]
    force: bool,
}

fn is_false(value: &bool) -> bool {
    !value
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
}

impl Event {
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

impl Source {
    /// Reads a source off a command line argument: a path or a URL, with an optional id in front.
    ///
    /// # Errors
    ///
    /// The id cannot be one.
    pub fn parse(argument: &str) -> Result<Self, EventError> {
        let (id, page, government) = match argument.split_once('=') {
            Some((id, page)) if !Path::new(argument).exists() && !id.contains(['/', '.', ':']) => {
                (id.to_owned(), page, government_of_id(id))
            }
            // The newsrooms say whose an address is, and its host may begin with any word.
            _ if is_url(argument) => (id_of(argument), argument, None),
            _ => {
                let stem = Path::new(argument).file_stem().unwrap_or_default();
                let government = government_of_stem(&stem.to_string_lossy());
                (id_of(argument), argument, government)
            }
        };
        if !is_id(&id) {
            return Err(EventError::BadId {
                place: argument.to_owned(),
                id,
            });
        }
        if page.is_empty() {
            return Err(EventError::NoPageNamed(id));
        }
        let (location, url) = match page.split_once('#') {
            _ if is_url(page) => (Location::Web, Some(page)),
            // A page of a WARC file.
            Some((file, url)) if is_url(url) && !Path::new(page).exists() => {
                (Location::Page(file.into()), Some(url))
            }
            _ => (Location::Page(page.into()), None),
        };
        Ok(Self {
            id,
            government,
            outlet: None,
            url: url.map(str::to_owned),
            location,
            force: false,
            names_page: false,
            date: None,
        })
    }

    /// The file that holds the page.
    ///
    /// # Errors
    ///
    /// Nothing is saved yet.
    pub fn saved_page(&self) -> Result<&Path, EventError> {
        self.file().ok_or_else(|| {
            let folder = self.event_folder();
            EventError::NoPage {
                manifest: folder.join(MANIFEST),
                folder: folder.to_owned(),
                id: self.id.clone(),
            }
        })
    }

    /// The URL from which the page is downloaded.
    ///
    /// # Errors
    ///
    /// The manifest names none.
    pub fn published_url(&self) -> Result<&str, EventError> {
        self.url.as_deref().ok_or_else(|| EventError::NoUrl {
            manifest: self.event_folder().join(MANIFEST),
            id: self.id.clone(),
        })
    }

    fn event_folder(&self) -> &Path {
        match &self.location {
            Location::Unsaved(folder) => folder,
            Location::Page(_) | Location::Web => Path::new(""),
        }
    }
}

impl SourceEntry {
    /// The entry of a source whose page is the newest of its snapshots.
    fn of(source: &Source) -> Self {
        Self {
            id: source.id.clone(),
            government: source.government.clone(),
            outlet: source.outlet.clone(),
            url: source.url.clone(),
            page: None,
            date: source.date.map(|date| DateField::Text(date.to_string())),
            force: source.force,
        }
    }

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
        let location = match (&self.page, pages::newest(folder, &id)) {
            (Some(page), _) => {
                Location::Page(files::inside(folder, page).ok_or_else(|| outside(page))?)
            }
            (None, Some(newest)) if files::leaves(folder, &newest) => {
                return Err(outside(&newest.display().to_string()));
            }
            (None, Some(newest)) => Location::Page(newest),
            (None, None) => Location::Unsaved(folder.to_owned()),
        };
        let government = self
            .government
            .map(|code| government_of_code(&code).unwrap_or_else(|| code.to_ascii_uppercase()))
            .or_else(|| government_of_id(&id));
        let date = self.date.map(|date| date.parse(manifest)).transpose()?;
        Ok(Source {
            id,
            government,
            outlet: self.outlet,
            url: self.url,
            location,
            force: self.force,
            names_page: self.page.is_some(),
            date,
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

fn ids(sources: &[Source]) -> Vec<String> {
    sources.iter().map(|source| source.id.clone()).collect()
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

/// Checks that there are not too many sources, each of which is held against the others.
fn check_count(count: usize, place: &str) -> Result<(), EventError> {
    if count <= MAX_SOURCES {
        return Ok(());
    }
    let place = place.to_owned();
    Err(EventError::TooManySources { place, count })
}

/// Checks that no source names a page that belongs to another: one under which that is kept.
fn check_names(entries: &[SourceEntry], folder: &Path, place: &str) -> Result<(), EventError> {
    for one in entries {
        let Some(page) = &one.page else { continue };
        let page = folder.join(page);
        let owner = entries
            .iter()
            .find(|entry| entry.page.is_none() && pages::is_snapshot(folder, &page, &entry.id));
        if let Some(other) = owner.filter(|other| other.id != one.id) {
            return Err(EventError::OnePage {
                place: place.to_owned(),
                one: one.id.clone(),
                other: other.id.clone(),
                page,
            });
        }
    }
    Ok(())
}

/// Checks that no two sources have one page.
fn check_pages(sources: &[Source], place: &str) -> Result<(), EventError> {
    let mut seen: BTreeMap<PathBuf, Vec<&Source>> = BTreeMap::new();
    for source in sources {
        let Some(page) = source.file() else { continue };
        let before = seen.entry(files::real(page)).or_default();
        let same = before.iter().find(|other| {
            // A WARC file holds many pages, each under its URL.
            let are_apart = source.url.is_some() && other.url.is_some() && source.url != other.url;
            !(are_apart && warc::is_warc_file(page))
        });
        if let Some(other) = same {
            return Err(EventError::OnePage {
                place: place.to_owned(),
                one: other.id.clone(),
                other: source.id.clone(),
                page: page.to_owned(),
            });
        }
        before.push(source);
    }
    Ok(())
}

/// Checks that no two governments have one URL.
fn check_urls(sources: &[Source], place: &str) -> Result<(), EventError> {
    let mut seen: BTreeMap<String, &Source> = BTreeMap::new();
    for source in sources {
        let (Some(url), Some(government)) = (&source.url, &source.government) else {
            continue;
        };
        let other = *seen.entry(comparable(url)).or_insert(source);
        if other.government.as_ref() != Some(government) {
            return Err(EventError::OneUrl {
                place: place.to_owned(),
                one: other.id.clone(),
                other: source.id.clone(),
                url: url.clone(),
            });
        }
    }
    Ok(())
}

/// A URL as it is asked for, so that two ways to write one are the same.
fn comparable(url: &str) -> String {
    match Url::parse(url.trim()) {
        Ok(mut url) => {
            url.set_fragment(None);
            url.into()
        }
        Err(_) => url.to_owned(),
    }
}
