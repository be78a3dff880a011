//! A source as it is named on a command line, and what a command asks of a source.

use std::path::Path;

use super::error::EventError;
use crate::source::government_id::{government_of_id, government_of_stem};
use crate::source::id::{id_of, is_id, is_url};
use crate::source::{Location, MANIFEST, Source};

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
