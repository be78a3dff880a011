//! What is expected of an event, and what comes out now.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::compare::compare;
use crate::extract::{self, ExtractError};
use crate::lexicon::Lexicon;
use crate::render;
use crate::site::Sites;
use crate::source::event::{Event, EventError};
use crate::source::files;
use crate::source::snapshot::{Snapshot, SnapshotError};

/// The folder of an event that holds what is expected.
const EXPECTED: &str = "expected";

/// Why an event cannot be checked.
#[derive(Debug, thiserror::Error)]
pub(super) enum CheckError {
    #[error(transparent)]
    Event(#[from] EventError),
    #[error(transparent)]
    Snapshot(#[from] SnapshotError),
    #[error(transparent)]
    Extract(#[from] ExtractError),
    #[error("cannot read {path}: {error}")]
    Unreadable {
        path: PathBuf,
        #[source]
        error: io::Error,
    },
    #[error("cannot write {path}: {error}")]
    Unwritable {
        path: PathBuf,
        #[source]
        error: io::Error,
    },
}

/// A file of expectations, as it is and as it would be.
pub(super) struct Expectation {
    pub path: PathBuf,
    /// What is expected; `None` where nothing was yet.
    pub old: Option<String>,
    /// What comes out now; `None` for a file that belongs to no source.
    pub new: Option<String>,
}

/// The expectations of the event in a folder.
pub(super) fn expectations(folder: &Path, sites: &Sites) -> Result<Vec<Expectation>, CheckError> {
    let event = Event::load(folder)?;
    let expected = folder.join(EXPECTED);
    let mut expectations = Vec::new();
    let mut statements = Vec::with_capacity(event.sources.len());
    for source in &event.sources {
        let page = source.saved_page()?;
        let statement = extract::extract_with(&Snapshot::read(source.clone(), page)?, sites)?;
        let text = statement
            .paragraphs
            .iter()
            .map(|line| format!("{line}\n"))
            .collect();
        let path = expected.join(format!("{}.txt", source.id));
        expectations.push(Expectation {
            old: read(&path)?,
            path,
            new: Some(text),
        });
        statements.push(statement);
    }
    let report = render::json(&compare(&event, statements, Lexicon::standard()));
    let path = expected.join("report.json");
    expectations.push(Expectation {
        old: read(&path)?,
        path,
        new: Some(report),
    });
    let known: BTreeSet<PathBuf> = expectations
        .iter()
        .map(|expectation| expectation.path.clone())
        .collect();
    for path in texts(&expected) {
        if !known.contains(&path) {
            expectations.push(Expectation {
                old: read(&path)?,
                path,
                new: None,
            });
        }
    }
    Ok(expectations)
}

/// The texts that a folder of expectations holds, by name.
fn texts(expected: &Path) -> BTreeSet<PathBuf> {
    fs::read_dir(expected)
        .into_iter()
        .flatten()
        .filter_map(Result::ok)
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .collect()
}

/// The text of a file, with line ends as they are written here; `None` where there is no file.
fn read(path: &Path) -> Result<Option<String>, CheckError> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(String::from_utf8_lossy(&bytes).replace("\r\n", "\n"))),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(CheckError::Unreadable {
            path: path.to_owned(),
            error,
        }),
    }
}

impl Expectation {
    pub(crate) fn changed(&self) -> bool {
        self.old != self.new
    }

    /// The line of the file, from 1, on which the first change is.
    pub(crate) fn first_change(&self) -> usize {
        let old = self.old.as_deref().unwrap_or_default().lines();
        let new = self.new.as_deref().unwrap_or_default().lines();
        let size = self.old.as_deref().unwrap_or_default().lines().count();
        let same = old.zip(new).take_while(|(old, new)| old == new).count();
        (same + 1).min(size.max(1))
    }

    /// Writes what comes out now as the expectation.
    pub(crate) fn accept(&self) -> Result<(), CheckError> {
        let Some(new) = &self.new else { return Ok(()) };
        let unwritable = |error| CheckError::Unwritable {
            path: self.path.clone(),
            error,
        };
        if let Some(folder) = self.path.parent() {
            fs::create_dir_all(folder).map_err(unwritable)?;
        }
        files::write(&self.path, new.as_bytes()).map_err(unwritable)
    }
}
