//! A file that a person saved, as a page fresh from its site.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use jiff::Timestamp;
use tempfile::SpooledTempFile;

use crate::source::Source;
use crate::source::provenance::SAVED;
use crate::source::retrieval::Retrieval;
use crate::source::snapshot::{Snapshot, SnapshotError};

/// What provenance notes of a page that nobody fetched, where the time is that of the file.
const SAVED_AT: &str = "saved by a person; the time is that of the file";

/// Reads a file that a person saved, with what it and the provenance beside it say of its origin.
/// The time is that of the file where nothing else is known.
///
/// # Errors
///
/// The file cannot be read as a page.
pub fn read_saved(source: Source, path: &Path) -> Result<Snapshot, SnapshotError> {
    let mut snapshot = Snapshot::read(source, path)?;
    let known = &mut snapshot.provenance;
    let mut note = SAVED;
    if known.retrieved.is_none() {
        known.retrieved = time_of(path).map(|at| at.to_string());
        note = SAVED_AT;
    }
    if known.tool.is_none() {
        known.note.get_or_insert_with(|| note.to_owned());
        known.tool = Some(concat!("parallax ", env!("CARGO_PKG_VERSION")).to_owned());
    }
    if known.url.is_none() {
        known.url.clone_from(&snapshot.source.url);
    }
    known.size = Some(snapshot.bytes.len() as u64);
    known.sha256 = Some(snapshot.sha256.clone());
    Ok(snapshot)
}

/// A page that was read from a file, as it would come from its site.
///
/// # Errors
///
/// The disk fails.
pub fn retrieval(snapshot: &Snapshot) -> io::Result<Retrieval> {
    let mut body = SpooledTempFile::new(snapshot.bytes.len() + 1);
    body.write_all(&snapshot.bytes)?;
    Ok(Retrieval {
        provenance: snapshot.provenance.clone(),
        exchanges: vec![],
        file: Some(snapshot.path.clone()),
        body,
    })
}

/// When a file was written, to the second.
fn time_of(path: &Path) -> Option<Timestamp> {
    let at = fs::metadata(path).and_then(|found| found.modified()).ok()?;
    let at = Timestamp::try_from(at).ok()?;
    Timestamp::from_second(at.as_second()).ok()
}
