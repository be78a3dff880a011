//! What is expected of an event, and what comes out now.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::compare::{NoAccounts, TooManyWords, WordLimits, admit, compare};
use crate::extract::{self, ExtractError};
use crate::files::{self, MAX_PAGE_BYTES, ReadError, in_words};
use crate::lexicon::Lexicon;
use crate::render;
use crate::site::Sites;
use crate::source::event::{Event, EventError};
use crate::source::snapshot::{Snapshot, SnapshotError};

/// The folder of an event that holds what is expected.
pub(crate) const EXPECTED: &str = "expected";

/// The largest file of expectations that is read, in bytes. A report quotes every page of its
/// event: a million words are some 20 MB of it.
const MAX_EXPECTATION_BYTES: u64 = 4 * MAX_PAGE_BYTES;

/// Why an event cannot be checked.
#[derive(Debug, thiserror::Error)]
pub(super) enum CheckError {
    #[error(transparent)]
    Event(#[from] EventError),
    #[error(transparent)]
    Snapshot(#[from] SnapshotError),
    #[error(transparent)]
    Extract(#[from] ExtractError),
    #[error(transparent)]
    TooManyWords(#[from] TooManyWords),
    #[error(transparent)]
    NoAccounts(#[from] NoAccounts),
    #[error("cannot read {path}: {error}")]
    Unreadable {
        path: PathBuf,
        #[source]
        error: ReadError,
    },
    #[error(
        "{0} lies in the folder of what is expected, which --accept writes to; keep pages in pages"
    )]
    PageAmongExpected(PathBuf),
    #[error("cannot write {path}: {}", in_words(error))]
    Unwritable {
        path: PathBuf,
        #[source]
        error: io::Error,
    },
}

/// What a file of expectations is of.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Subject {
    /// The text of a source, which its saved page gives.
    Text {
        /// The id of the source.
        source: String,
        /// Its page.
        page: PathBuf,
    },
    /// The report.
    Report,
    /// No source, or all events of a folder.
    Other,
}

/// A file of expectations, as it is and as it would be.
pub(super) struct Expectation {
    /// The folder of its event.
    event: PathBuf,
    pub subject: Subject,
    pub path: PathBuf,
    /// What is expected; `None` where nothing was yet.
    pub old: Option<String>,
    /// What comes out now; `None` for a file that belongs to no source.
    pub new: Option<String>,
}

/// The expectations of the event in a folder.
pub(super) fn expectations(
    folder: &Path,
    sites: &Sites,
    limits: WordLimits,
) -> Result<Vec<Expectation>, CheckError> {
    let event = Event::load(folder)?;
    let expected = folder.join(EXPECTED);
    let real_expected = files::real(&expected);
    let mut expectations = Vec::new();
    let mut statements = Vec::with_capacity(event.sources.len());
    for source in &event.sources {
        let page = source.saved_page()?;
        let subject = Subject::Text {
            source: source.id.clone(),
            page: page.to_owned(),
        };
        if files::real(page).starts_with(&real_expected) {
            return Err(CheckError::PageAmongExpected(page.to_owned()));
        }
        let statement = extract::extract_with(&Snapshot::read(source.clone(), page)?, sites)?;
        let text = statement
            .paragraphs
            .iter()
            .map(|line| format!("{line}\n"))
            .collect();
        let path = expected.join(format!("{}.txt", source.id));
        expectations.push(Expectation::read(folder, subject, path, Some(text))?);
        statements.push(statement);
    }
    admit(&statements)?;
    limits.admit(&statements)?;
    let report = render::json(&compare(&event, statements, Lexicon::standard()));
    let path = expected.join("report.json");
    expectations.push(Expectation::read(
        folder,
        Subject::Report,
        path,
        Some(report),
    )?);
    let known: BTreeSet<PathBuf> = expectations
        .iter()
        .map(|expectation| expectation.path.clone())
        .collect();
    for path in texts(&expected) {
        if !known.contains(&path) {
            expectations.push(Expectation::read(folder, Subject::Other, path, None)?);
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

/// The text of a file of the event in `folder`, with line ends as they are written here; `None`
/// where there is no file.
pub(super) fn read(folder: &Path, path: &Path) -> Result<Option<String>, CheckError> {
    match files::read_inside(folder, path, MAX_EXPECTATION_BYTES) {
        Ok(bytes) => Ok(Some(String::from_utf8_lossy(&bytes).replace("\r\n", "\n"))),
        Err(ReadError::Io(error)) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(CheckError::Unreadable {
            path: path.to_owned(),
            error,
        }),
    }
}

impl Expectation {
    /// Reads what is expected in a file of the folder `event`.
    pub(super) fn read(
        event: &Path,
        subject: Subject,
        path: PathBuf,
        new: Option<String>,
    ) -> Result<Self, CheckError> {
        Ok(Self {
            event: event.to_owned(),
            subject,
            old: read(event, &path)?,
            path,
            new,
        })
    }

    pub(crate) fn changed(&self) -> bool {
        self.old != self.new
    }

    /// The line of the file, from 1, that has these words first.
    pub(crate) fn line_of(&self, words: &str) -> Option<usize> {
        let mut lines = self.old.as_deref()?.lines();
        Some(lines.position(|line| line.contains(words))? + 1)
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
        files::write_inside(&self.event, &self.path, new.as_bytes()).map_err(|error| {
            CheckError::Unwritable {
                path: self.path.clone(),
                error,
            }
        })
    }
}
