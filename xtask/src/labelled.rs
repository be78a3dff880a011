//! Labelled events: a folder with a text an account, and `coverage.jsonl`, a line a unit that a
//! reader looked for in another account.

use std::path::{Path, PathBuf};
use std::{fs, io};

use parallax::{Snapshot, Statement, extract};
use serde::Deserialize;

/// Why labels cannot be read, or what they teach cannot be written.
#[derive(Debug, thiserror::Error)]
pub(crate) enum LabelError {
    #[error("{path} cannot be read: {error}", path = path.display())]
    Read { path: PathBuf, error: io::Error },
    #[error("{path}, line {line}: {error}", path = path.display())]
    Line {
        path: PathBuf,
        line: usize,
        error: serde_json::Error,
    },
    #[error("{path} cannot be written: {error}", path = path.display())]
    Write { path: PathBuf, error: io::Error },
    #[error("{path}: {error}", path = path.display())]
    Text {
        path: PathBuf,
        error: parallax::ExtractError,
    },
    #[error("needs labels of two events at least")]
    TooFew,
}

/// A unit of an account: does another account have it?
#[derive(Debug, Deserialize)]
pub(crate) struct Row {
    pub source: String,
    pub other: String,
    pub unit: String,
    pub label: Label,
    /// Parts of the other account.
    #[serde(default)]
    pub answer: Vec<String>,
    /// How much it matters, 1 to 3.
    pub matters: u8,
}

/// One label, or two where a careful reader could not decide.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub(crate) enum Label {
    One(String),
    Doubtful(Vec<String>),
}

impl Label {
    pub(crate) fn names(&self) -> &[String] {
        match self {
            Self::One(name) => std::slice::from_ref(name),
            Self::Doubtful(names) => names,
        }
    }
}

/// The name of an event: that of its folder.
pub(crate) fn name(folder: &Path) -> String {
    let name = folder.file_name().unwrap_or_default();
    name.to_string_lossy().into_owned()
}

/// The labels of an event.
pub(crate) fn rows(folder: &Path) -> Result<Vec<Row>, LabelError> {
    let path = folder.join("coverage.jsonl");
    let text = fs::read_to_string(&path).map_err(|error| unreadable(&path, error))?;
    let lines = text.lines().enumerate();
    lines
        .filter(|(_, line)| !line.trim().is_empty())
        .map(|(number, line)| {
            serde_json::from_str(line).map_err(|error| LabelError::Line {
                path: path.clone(),
                line: number + 1,
                error,
            })
        })
        .collect()
}

/// The accounts of an event, by their ids: a source is called as its file's name begins.
pub(crate) fn statements(folder: &Path) -> Result<Vec<Statement>, LabelError> {
    let mut statements = Vec::new();
    for entry in fs::read_dir(folder).map_err(|error| unreadable(folder, error))? {
        let path = entry.map_err(|error| unreadable(folder, error))?.path();
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        // Other languages are no part of the labels.
        let Some(stem) = name
            .strip_suffix(".txt")
            .filter(|stem| !stem.ends_with("-zh"))
        else {
            continue;
        };
        let id = stem.split('-').next().unwrap_or(stem);
        let bytes = fs::read(&path).map_err(|error| unreadable(&path, error))?;
        let snapshot = Snapshot::from_bytes(id, None, bytes);
        statements.push(extract(&snapshot).map_err(|error| LabelError::Text { path, error })?);
    }
    statements.sort_by(|a, b| a.source.id.cmp(&b.source.id));
    Ok(statements)
}

/// Writes what was learnt.
pub(crate) fn write(path: &Path, text: &str) -> Result<(), LabelError> {
    fs::write(path, text).map_err(|error| LabelError::Write {
        path: path.to_owned(),
        error,
    })
}

fn unreadable(path: &Path, error: io::Error) -> LabelError {
    LabelError::Read {
        path: path.to_owned(),
        error,
    }
}
