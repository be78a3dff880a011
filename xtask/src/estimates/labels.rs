//! Units that people labelled by reading, with the features that the program sees in them.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use parallax::align::{Place, Text, align};
use parallax::annotate::annotate;
use parallax::salience;
use parallax::support::{Accounts, FEATURES, Reading};
use parallax::topic::Topics;
use parallax::unit::{Act, Unit, Units};
use parallax::voice::voices;
use parallax::{Lexicon, Snapshot, Statement, extract};
use serde::Deserialize;

/// The shortest part of a label that is looked for where a sentence ends within it.
const MIN_PART: usize = 20;

/// What a reader found an account to have of a unit, from least to most.
pub(crate) const GRADES: [&str; 4] = ["none", "near", "part", "same"];

/// Why labels cannot be read.
#[derive(Debug, thiserror::Error)]
pub(crate) enum LabelError {
    #[error("{path} cannot be read: {error}", path = path.display())]
    Read {
        path: PathBuf,
        error: std::io::Error,
    },
    #[error("{path}, line {line}: {error}", path = path.display())]
    Line {
        path: PathBuf,
        line: usize,
        error: serde_json::Error,
    },
    #[error("{path} cannot be written: {error}", path = path.display())]
    Write {
        path: PathBuf,
        error: std::io::Error,
    },
    #[error("{path}: {error}", path = path.display())]
    Text {
        path: PathBuf,
        error: parallax::ExtractError,
    },
}

/// A line of `coverage.jsonl`.
#[derive(Debug, Deserialize)]
struct Row {
    source: String,
    other: String,
    unit: String,
    label: Label,
    matters: u8,
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Label {
    One(String),
    Doubtful(Vec<String>),
}

/// A labelled unit.
#[derive(Debug, Clone)]
pub(crate) struct Labelled {
    pub event: String,
    pub unit: String,
    pub features: [f64; FEATURES],
    /// Places in [`GRADES`]: one, or two where a careful reader could not decide.
    pub grades: Vec<usize>,
    /// The features of how much it matters.
    pub salience: [f64; salience::FEATURES],
    /// How much it matters, 1 to 3.
    pub matters: u8,
}

/// The labelled units of an event: a folder with a text an account, and `coverage.jsonl`.
pub(crate) fn of_event(folder: &Path) -> Result<Vec<Labelled>, LabelError> {
    let statements = statements(folder)?;
    let path = folder.join("coverage.jsonl");
    let read = |error| LabelError::Read {
        path: path.clone(),
        error,
    };
    let rows = fs::read_to_string(&path).map_err(read)?;
    let lexicon = Lexicon::standard();
    let texts: Vec<Text<'_>> = statements.iter().map(Text::from).collect();
    let alignment = align(&texts, lexicon);
    let annotated = annotate(&statements, lexicon);
    let voices = voices(&annotated, lexicon);
    let topics = Topics::of(&annotated, lexicon);
    let units = Units::of(&annotated, &voices);
    let mut accounts = Accounts::of(Reading {
        annotated: &annotated,
        voices: &voices,
        units: &units,
        topics: &topics,
        alignment: &alignment,
    });
    let event = folder.file_name().unwrap_or_default().to_string_lossy();
    let index: BTreeMap<&str, usize> = (statements.iter().enumerate())
        .map(|(index, statement)| (statement.source.id.as_str(), index))
        .collect();
    let mut labelled = Vec::new();
    for (number, line) in rows.lines().enumerate() {
        if line.trim().is_empty() {
            continue;
        }
        let row: Row = serde_json::from_str(line).map_err(|error| LabelError::Line {
            path: path.clone(),
            line: number + 1,
            error,
        })?;
        let (Some(text), Some(other)) = (
            index.get(row.source.as_str()),
            index.get(row.other.as_str()),
        ) else {
            continue;
        };
        let Some((place, start, end)) = find(&statements[*text], *text, &row.unit) else {
            eprintln!("{event}: not found in {}: {}", row.source, row.unit);
            continue;
        };
        let of_sentence = units.of_sentence(place).iter();
        let known =
            of_sentence.max_by_key(|unit| unit.end.min(end).saturating_sub(unit.start.max(start)));
        let unit = Unit {
            place,
            start,
            end,
            speaker: known.and_then(|unit| unit.speaker.clone()),
            act: known.map_or(Act::Said, |unit| unit.act),
        };
        let labels = match row.label {
            Label::One(label) => vec![label],
            Label::Doubtful(labels) => labels,
        };
        let grade = |label: &String| GRADES.iter().position(|grade| grade == label);
        labelled.push(Labelled {
            event: event.to_string(),
            features: accounts.features(&unit, *other),
            salience: salience::features(&annotated[*text], &voices[*text], &topics, &unit),
            unit: row.unit,
            grades: labels.iter().filter_map(grade).collect(),
            matters: row.matters,
        });
    }
    Ok(labelled)
}

/// The accounts of an event; a source is called as its file's name begins.
fn statements(folder: &Path) -> Result<Vec<Statement>, LabelError> {
    let read = |path: &Path, error| LabelError::Read {
        path: path.to_owned(),
        error,
    };
    let mut statements = Vec::new();
    for entry in fs::read_dir(folder).map_err(|error| read(folder, error))? {
        let path = entry.map_err(|error| read(folder, error))?.path();
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let Some(stem) = name
            .strip_suffix(".txt")
            .filter(|stem| !stem.ends_with("-zh"))
        else {
            continue;
        };
        let id = stem.split('-').next().unwrap_or(stem);
        let bytes = fs::read(&path).map_err(|error| read(&path, error))?;
        let snapshot = Snapshot::from_bytes(id, None, bytes);
        statements.push(extract(&snapshot).map_err(|error| LabelError::Text { path, error })?);
    }
    statements.sort_by(|a, b| a.source.id.cmp(&b.source.id));
    Ok(statements)
}

/// The sentence that holds a unit, or most of it, and the characters of the unit in it.
fn find(statement: &Statement, text: usize, unit: &str) -> Option<(Place, usize, usize)> {
    let unit: Vec<char> = squeezed(unit);
    let mut best: Option<(usize, Place, usize, usize)> = None;
    for (sentence, whole) in statement.sentences.iter().enumerate() {
        let whole: Vec<char> = squeezed(whole.text());
        let found = position(&whole, &unit)
            .map(|start| (start, start + unit.len()))
            .or_else(|| position(&unit, &whole).map(|_| (0, whole.len())))
            .or_else(|| overlap(&whole, &unit));
        if let Some((start, end)) = found {
            let length = end - start;
            if best.is_none_or(|(longest, ..)| length > longest) {
                best = Some((length, Place { text, sentence }, start, end));
            }
        }
    }
    best.map(|(_, place, start, end)| (place, start, end))
}

fn squeezed(text: &str) -> Vec<char> {
    text.split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .chars()
        .collect()
}

fn position(whole: &[char], part: &[char]) -> Option<usize> {
    whole
        .windows(part.len().max(1))
        .position(|window| window == part)
}

/// Where a unit that runs over sentences begins or ends in one.
fn overlap(whole: &[char], unit: &[char]) -> Option<(usize, usize)> {
    (MIN_PART..=whole.len().min(unit.len()))
        .rev()
        .find_map(|length| {
            if whole.starts_with(&unit[unit.len() - length..]) {
                Some((0, length))
            } else if whole.ends_with(&unit[..length]) {
                Some((whole.len() - length, whole.len()))
            } else {
                None
            }
        })
}
