//! The texts to learn from, and to count words in.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

use parallax::files;
use serde::Deserialize;

/// The largest file that is read, in bytes. A larger one is split, so that memory holds it.
const MAX_TEXT_BYTES: u64 = 4 << 30;

/// Why a text cannot be read.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ReadError {
    /// A file or a folder.
    #[error("{path} cannot be read: {error}", path = path.display())]
    File {
        path: PathBuf,
        error: files::ReadError,
    },
    /// A file that xz has packed.
    #[error("{path} cannot be unpacked by xz: {error}", path = path.display())]
    Packed { path: PathBuf, error: io::Error },
    /// A line of a `.jsonl` file.
    #[error("{path}, line {line}, is no JSON object with a key text: {error}", path = path.display())]
    Line {
        path: PathBuf,
        line: usize,
        error: serde_json::Error,
    },
}

/// A line of a `.jsonl` file; its other keys do not matter.
#[derive(Deserialize)]
struct Line {
    text: String,
}

/// The texts of files, and of all files in folders, by name.
///
/// # Errors
///
/// A file or a folder cannot be read, or a line of a `.jsonl` file holds no text.
pub(crate) fn read(paths: &[PathBuf]) -> Result<Vec<String>, ReadError> {
    let mut texts = Vec::new();
    paths.iter().try_for_each(|path| add(path, &mut texts))?;
    Ok(texts)
}

/// Adds the texts of a file or a folder.
fn add(path: &Path, texts: &mut Vec<String>) -> Result<(), ReadError> {
    let unreadable = |error| ReadError::File {
        path: path.to_owned(),
        error,
    };
    if path.is_dir() {
        let entries = fs::read_dir(path).map_err(|error| unreadable(error.into()))?;
        let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
        paths.sort();
        let mut paths = paths.iter().filter(|path| path.is_dir() || is_text(path));
        return paths.try_for_each(|path| add(path, texts));
    }
    if has_extension(path, "xz") {
        return add_lines(path, &unpacked(path)?, texts);
    }
    let text = files::read_text(path, MAX_TEXT_BYTES).map_err(unreadable)?;
    if is_jsonl(path) {
        return add_lines(path, &text, texts);
    }
    if !text.trim().is_empty() {
        texts.push(text);
    }
    Ok(())
}

/// What the program `xz` unpacks.
fn unpacked(path: &Path) -> Result<String, ReadError> {
    let unpackable = |error| ReadError::Packed {
        path: path.to_owned(),
        error,
    };
    let output = Command::new("xz")
        .args(["--decompress", "--stdout", "--"])
        .arg(path)
        .output();
    let output = output.map_err(unpackable)?;
    if !output.status.success() {
        let message = String::from_utf8_lossy(&output.stderr).into_owned();
        return Err(unpackable(io::Error::other(message)));
    }
    String::from_utf8(output.stdout).map_err(|error| unpackable(io::Error::other(error)))
}

/// Adds the texts of a `.jsonl` file.
fn add_lines(path: &Path, file: &str, texts: &mut Vec<String>) -> Result<(), ReadError> {
    let lines = file.lines().enumerate();
    for (index, line) in lines.filter(|(_, line)| !line.trim().is_empty()) {
        let line: Line = serde_json::from_str(line).map_err(|error| ReadError::Line {
            path: path.to_owned(),
            line: index + 1,
            error,
        })?;
        texts.push(line.text);
    }
    Ok(())
}

fn is_text(path: &Path) -> bool {
    ["txt", "jsonl", "xz"]
        .iter()
        .any(|extension| has_extension(path, extension))
}

fn is_jsonl(path: &Path) -> bool {
    has_extension(path, "jsonl")
}

fn has_extension(path: &Path, extension: &str) -> bool {
    path.extension().is_some_and(|own| own == extension)
}
