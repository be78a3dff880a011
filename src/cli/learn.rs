//! `parallax learn`: word vectors from texts.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::args;
use super::context::Context;
use super::error::Error;
use super::output;
use super::status::ExitStatus;
use crate::vectors::{self, Size};

/// A line of a `.jsonl` file; its other keys do not matter.
#[derive(Deserialize)]
struct Line {
    text: String,
}

/// Learns, and writes the vectors to a file.
pub fn run(arguments: &args::Learn, context: &mut Context<'_>) -> Result<ExitStatus, Error> {
    let mut texts = Vec::new();
    for path in &arguments.texts {
        read(path, &mut texts)?;
    }
    if texts.is_empty() {
        let names: Vec<String> = arguments
            .texts
            .iter()
            .map(|p| p.display().to_string())
            .collect();
        return Err(Error::NoTexts(names.join(", ")));
    }
    let size = Size {
        words: arguments.words as usize,
        dimensions: arguments.dimensions as usize,
    };
    let vectors = vectors::learn(&texts, &arguments.language, size);
    let path = &arguments.output;
    output::write(path, vectors.bytes())?;
    writeln!(
        context.out,
        "{}\t{} words\t{} texts\t{} bytes",
        path.display(),
        vectors.words(),
        texts.len(),
        vectors.bytes().len()
    )?;
    Ok(ExitStatus::Expected)
}

/// Adds the texts of a file, or of all files in a folder, by name.
fn read(path: &Path, texts: &mut Vec<String>) -> Result<(), Error> {
    let unreadable = |error: io::Error| Error::Input {
        path: path.to_owned(),
        error,
    };
    if path.is_dir() {
        let entries = fs::read_dir(path).map_err(unreadable)?;
        let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
        paths.sort();
        let is_text = |path: &PathBuf| {
            path.is_dir() || path.extension().is_some_and(|e| e == "txt" || e == "jsonl")
        };
        return paths
            .iter()
            .filter(|path| is_text(path))
            .try_for_each(|path| read(path, texts));
    }
    let text = fs::read_to_string(path).map_err(unreadable)?;
    if path
        .extension()
        .is_some_and(|extension| extension == "jsonl")
    {
        for (index, line) in text
            .lines()
            .enumerate()
            .filter(|(_, line)| !line.trim().is_empty())
        {
            let line: Line = serde_json::from_str(line).map_err(|error| Error::Line {
                path: path.to_owned(),
                line: index + 1,
                error,
            })?;
            texts.push(line.text);
        }
    } else if !text.trim().is_empty() {
        texts.push(text);
    }
    Ok(())
}
