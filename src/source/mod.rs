//! The ground: what is compared, where it lies, and how its bytes were come by.
//!
//! `event` reads a manifest, `snapshot` reads the page of a source, `provenance` says how its bytes
//! were come by, `pages` keeps the pages of an event, and `files` reads and writes all of these.

use std::path::PathBuf;

pub mod event;
pub mod exchange;
pub mod files;
mod id;
pub mod pages;
pub mod provenance;
pub mod snapshot;

/// The manifest's name in an event folder.
pub const MANIFEST: &str = "event.toml";

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
    /// The saved page: the one that the manifest names, else the newest snapshot; here the event
    /// folder is in front. `None` where nothing is saved yet.
    pub page: Option<PathBuf>,
}
