//! The folder while it is held: no other process keeps pages there.

use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

use super::name::PAGES;
use crate::files::{self, in_words, leaves};

/// The record of sightings, in that folder.
pub(super) const SIGHTINGS: &str = "sightings.tsv";

/// The most bytes of that record: every page of an event asked for every hour for years.
pub(super) const MAX_SIGHTINGS_BYTES: u64 = 16 << 20;

/// The pages of one event. While it is held, no other process keeps pages there.
#[derive(Debug)]
pub struct Pages {
    pub(super) event: PathBuf,
    pub(super) folder: PathBuf,
    pub(super) sightings: File,
}

/// Why pages cannot be kept in an event folder.
#[derive(Debug, thiserror::Error)]
#[error("cannot keep pages in {folder}: {}", in_words(source))]
#[non_exhaustive]
pub struct PagesError {
    /// The event folder.
    pub folder: PathBuf,
    /// What the system said, or what is wrong with the folder.
    pub source: io::Error,
}

impl Pages {
    /// Opens the pages of an event folder, and waits until no other process has them open.
    ///
    /// # Errors
    ///
    /// The folder cannot be written to, or leads out of the event folder.
    pub fn open(event: &Path) -> Result<Self, PagesError> {
        Self::open_locked(event).map_err(|source| PagesError {
            folder: event.to_owned(),
            source,
        })
    }

    fn open_locked(event: &Path) -> io::Result<Self> {
        let folder = event.join(PAGES);
        fs::create_dir_all(&folder)?;
        if leaves(event, &folder) {
            return Err(io::Error::other("it is a link out of the event folder"));
        }
        let record = folder.join(SIGHTINGS);
        match fs::symlink_metadata(&record) {
            Ok(metadata) if !metadata.is_file() => {
                return Err(io::Error::other("its sightings.tsv is not a file"));
            }
            Ok(metadata) if metadata.len() > MAX_SIGHTINGS_BYTES => {
                return Err(io::Error::other(
                    "its sightings.tsv is too long; move it away",
                ));
            }
            _ => {}
        }
        let sightings = OpenOptions::new()
            .read(true)
            .append(true)
            .create(true)
            .open(record)?;
        sightings.lock()?;
        // With the lock, nobody else keeps pages.
        files::clear_unfinished(&folder);
        Ok(Self {
            event: event.to_owned(),
            folder,
            sightings,
        })
    }

    pub(super) fn error(&self, source: io::Error) -> PagesError {
        PagesError {
            folder: self.event.clone(),
            source,
        }
    }
}
