//! The ground: what is compared, where it lies, and how its bytes were come by.
//!
//! `event` reads a manifest, `snapshot` reads the page of a source, `provenance` says how its bytes
//! were come by, `retrieval` is a page fresh from the network, `saved` one that a person saved, and
//! `pages` keeps those of an event.
//! `archive` finds the events of a folder.

use std::path::{Path, PathBuf};

use jiff::civil::Date;

pub mod archive;
pub mod event;
pub(crate) mod government_id;
mod id;
pub mod pages;
pub mod provenance;
pub mod retrieval;
pub mod saved;
pub mod snapshot;

#[cfg(feature = "cli")]
pub(crate) use id::is_id;

/// What stands on a command line for standard input.
pub const STANDARD_INPUT: &str = "-";

/// The manifest's name in an event folder.
pub const MANIFEST: &str = "event.toml";

/// One government outlet's account of an event.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Source {
    /// A short name, unique in its event: `us`, `cn-mfa`.
    pub id: String,
    /// ISO 3166 alpha-2 code, or `EU`, `UN`.
    pub government: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// Where it was published.
    pub url: Option<String>,
    /// Where the bytes of its page are.
    pub location: Location,
    /// Whether the manifest says that the page holds an account, whatever it looks like.
    pub force: bool,
    /// Whether the manifest names the page, rather than taking the newest snapshot.
    pub names_page: bool,
    /// The day on which it was published, where a person says so: in the manifest, or on the
    /// command line.
    pub date: Option<Date>,
}

/// Where the bytes of a page are.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Location {
    /// In this file: the page itself, or a WARC file that holds it under the source's URL.
    ///
    /// For a source of an event, the event folder is in front. The file is the one that the
    /// manifest names, which need not exist yet, or else the newest snapshot.
    Page(PathBuf),
    /// On the web alone, at the source's URL; they are downloaded when they are needed.
    Web,
    /// Nowhere yet: nothing of the source is saved in this event folder.
    Unsaved(PathBuf),
}

impl Source {
    /// The file that holds the page, or is to hold it.
    pub fn file(&self) -> Option<&Path> {
        match &self.location {
            Location::Page(path) => Some(path),
            Location::Web | Location::Unsaved(_) => None,
        }
    }

    /// What it is called in messages: its id, with the file or the address of its page.
    pub(crate) fn name(&self) -> String {
        let file = self.file().map(|file| file.display().to_string());
        match file.or_else(|| self.url.clone()) {
            Some(place) => format!("{} ({place})", self.id),
            None => self.id.clone(),
        }
    }
}

impl AsRef<Source> for Source {
    fn as_ref(&self) -> &Source {
        self
    }
}
