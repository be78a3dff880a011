//! Saved events under regression: do they still give what is expected of them?

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::event::{Event, EventError, MANIFEST};
use crate::extract::{self, ExtractError};
use crate::output;
use crate::render;
use crate::report::Report;
use crate::snapshot::{Snapshot, SnapshotError};

/// The folder of an event that holds what is expected.
const EXPECTED: &str = "expected";

/// Lines of one difference that are shown; what changed beyond that is counted.
const SHOWN: usize = 60;

/// How many events were checked, and how they fared.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Summary {
    /// Events that give what is expected of them.
    pub passed: usize,
    /// Events that do not, or are broken.
    pub failed: usize,
    /// Events whose expectations were written.
    pub accepted: usize,
}

/// Why an event cannot be checked.
#[derive(Debug, thiserror::Error)]
enum CheckError {
    #[error(transparent)]
    Event(#[from] EventError),
    #[error(transparent)]
    Snapshot(#[from] SnapshotError),
    #[error(transparent)]
    Extract(#[from] ExtractError),
    #[error("cannot read {path}: {error}")]
    Unreadable { path: PathBuf, error: io::Error },
    #[error("cannot write {path}: {error}")]
    Unwritable { path: PathBuf, error: io::Error },
}

/// A file of expectations, as it is and as it would be.
struct Expectation {
    path: PathBuf,
    /// What is expected; `None` where nothing was yet.
    old: Option<String>,
    /// What comes out now; `None` for a file that belongs to no source.
    new: Option<String>,
}

/// Checks every event of the folders, and tells on `out` what changed.
///
/// A folder with a manifest is an event; any other is a folder of events. A broken event is a
/// failure, and the others are still checked. With `accept`, what comes out now is written as
/// the new expectation once it has been shown.
///
/// # Errors
///
/// `out` cannot be written to.
pub fn check(
    folders: &[PathBuf],
    accept: bool,
    colour: bool,
    out: &mut dyn Write,
) -> io::Result<Summary> {
    let mut summary = Summary::default();
    for event in folders.iter().flat_map(|folder| events(folder)) {
        let name = event.display();
        let expectations = match expectations(&event) {
            Ok(expectations) => expectations,
            Err(error) => {
                summary.failed += 1;
                writeln!(out, "FAIL  {name}\n      {error}")?;
                continue;
            }
        };
        let changed: Vec<&Expectation> = expectations
            .iter()
            .filter(|expectation| expectation.changed())
            .collect();
        if changed.is_empty() {
            summary.passed += 1;
            writeln!(out, "ok    {name}")?;
            continue;
        }
        writeln!(out, "{}  {name}", if accept { "NEW " } else { "FAIL" })?;
        for expectation in &changed {
            expectation.show(colour, out)?;
        }
        out.flush()?;
        let stale = changed.iter().any(|expectation| expectation.new.is_none());
        let unwritten = || changed.iter().find_map(|changed| changed.accept().err());
        if let Some(error) = accept.then(unwritten).flatten() {
            summary.failed += 1;
            writeln!(out, "      {error}")?;
        } else if !accept || stale {
            summary.failed += 1;
        } else {
            summary.accepted += 1;
        }
    }
    let Summary {
        passed,
        failed,
        accepted,
    } = summary;
    if passed + failed + accepted == 0 {
        summary.failed = 1;
        let places: Vec<String> = folders.iter().map(|f| f.display().to_string()).collect();
        writeln!(
            out,
            "FAIL  no event in {}; an event is a folder with {MANIFEST}",
            places.join(", ")
        )?;
    }
    write!(out, "\n{passed} as expected, {failed} not")?;
    if accepted > 0 {
        write!(out, ", {accepted} accepted: review them and commit")?;
    } else if failed > 0 {
        write!(out, "; parallax check --accept writes new expectations")?;
    }
    writeln!(out)?;
    Ok(summary)
}

/// The events of a folder, by name. A folder that cannot be read is given back as an event, so that
/// it is named as a failure.
fn events(folder: &Path) -> Vec<PathBuf> {
    if folder.join(MANIFEST).exists() {
        return vec![folder.to_owned()];
    }
    let Ok(entries) = fs::read_dir(folder) else {
        return vec![folder.to_owned()];
    };
    let mut events: Vec<PathBuf> = entries
        .filter_map(Result::ok)
        .map(|entry| entry.path())
        .filter(|path| path.is_dir())
        .filter(|path| {
            let hidden = |name: &std::ffi::OsStr| name.as_encoded_bytes().starts_with(b".");
            !path.file_name().is_some_and(hidden)
        })
        .collect();
    events.sort();
    events
}

fn expectations(folder: &Path) -> Result<Vec<Expectation>, CheckError> {
    let event = Event::load(folder)?;
    let expected = folder.join(EXPECTED);
    let mut expectations = Vec::new();
    let mut statements = Vec::with_capacity(event.sources.len());
    for source in &event.sources {
        let statement = extract::extract(&Snapshot::read(source.clone(), &source.page)?)?;
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
    let report = render::json(&Report::new(&event, statements));
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
    for entry in fs::read_dir(&expected)
        .into_iter()
        .flatten()
        .filter_map(Result::ok)
    {
        let path = entry.path();
        if path.extension().is_some_and(|extension| extension == "txt") && !known.contains(&path) {
            expectations.push(Expectation {
                old: read(&path)?,
                path,
                new: None,
            });
        }
    }
    Ok(expectations)
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
    fn changed(&self) -> bool {
        self.old != self.new
    }

    fn show(&self, colour: bool, out: &mut dyn Write) -> io::Result<()> {
        let path = self.path.display();
        match (&self.old, &self.new) {
            (_, None) => writeln!(out, "      {path} belongs to no source; delete it"),
            (None, Some(new)) => {
                writeln!(out, "      {path} is new ({} lines)", new.lines().count())
            }
            (Some(old), Some(new)) => {
                writeln!(out, "      {path}")?;
                let lines = render::changes(old, new, colour);
                for line in lines.iter().take(SHOWN) {
                    writeln!(out, "      {line}")?;
                }
                if lines.len() > SHOWN {
                    writeln!(out, "      … and {} more lines", lines.len() - SHOWN)?;
                }
                Ok(())
            }
        }
    }

    fn accept(&self) -> Result<(), CheckError> {
        let Some(new) = &self.new else { return Ok(()) };
        let unwritable = |error| CheckError::Unwritable {
            path: self.path.clone(),
            error,
        };
        if let Some(folder) = self.path.parent() {
            fs::create_dir_all(folder).map_err(unwritable)?;
        }
        output::write(&self.path, new.as_bytes()).map_err(unwritable)
    }
}
