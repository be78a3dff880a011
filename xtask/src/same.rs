//! `cargo xtask same`: do two builds give the same reports?

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use clap::Args;
use serde_json::Value;

use crate::command::{self, root};
use crate::data::{self, entries};

/// Arguments of `same`.
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// The program of another build.
    old: PathBuf,
    /// The program of this one; without it, it is built.
    new: Option<PathBuf>,
    /// A key of the report that may differ, wherever it stands; may be given several times.
    #[arg(long, value_name = "KEY")]
    but: Vec<String>,
}

/// Why reports were not compared, or are not the same.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Error {
    /// Building failed.
    #[error(transparent)]
    Build(#[from] command::Error),
    /// A program could not be started.
    #[error("cannot run {program}: {source}")]
    Run {
        /// The program.
        program: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// Some reports differ.
    #[error("{differ} of {events} events differ")]
    Differ {
        /// How many events differ.
        differ: usize,
        /// How many were compared.
        events: usize,
    },
}

/// Compares the reports of all events at hand: the shipped ones and, where the measuring data is at
/// hand, those of its folders that hold two texts or more.
///
/// # Errors
///
/// A program does not run, or a report differs.
pub(crate) fn run(arguments: &Arguments) -> Result<String, Error> {
    let new = match &arguments.new {
        Some(new) => new.clone(),
        None => {
            command::run("cargo", ["build", "--release"], &[])?;
            root().join("target/release/parallax")
        }
    };
    let events = events();
    let but: BTreeSet<&str> = arguments.but.iter().map(String::as_str).collect();
    let mut differ = 0;
    for (name, sources) in &events {
        let old = report(&arguments.old, sources, &but)?;
        let new = report(&new, sources, &but)?;
        if let Some(place) = difference(&old, &new, String::new()) {
            println!("{name}: {place}");
            differ += 1;
        }
    }
    if differ > 0 {
        let events = events.len();
        return Err(Error::Differ { differ, events });
    }
    Ok(format!("{} events, all the same", events.len()))
}

/// The events at hand, each with its name and what `compare` is given of it.
fn events() -> Vec<(String, Vec<OsString>)> {
    let mut events = Vec::new();
    for folder in data::accounts().iter().chain([&root().join("fixtures")]) {
        for event in entries(folder) {
            let sources = if event.join("event.toml").is_file() {
                vec![event.clone().into_os_string()]
            } else {
                let texts = entries(&event).into_iter();
                let texts = texts.filter(|path| path.extension().is_some_and(|it| it == "txt"));
                texts.map(PathBuf::into_os_string).collect()
            };
            let name = event.display().to_string();
            if sources.len() > 1 || event.join("event.toml").is_file() {
                events.push((name, sources));
            }
        }
    }
    events
}

/// The report of a program, or what it says where it gives none, without some keys.
fn report(program: &Path, sources: &[OsString], but: &BTreeSet<&str>) -> Result<Value, Error> {
    let output = Command::new(program)
        .args(["compare", "--format", "json"])
        .args(sources)
        .output()
        .map_err(|source| Error::Run {
            program: program.to_owned(),
            source,
        })?;
    let mut report = serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|_| Value::String(String::from_utf8_lossy(&output.stderr).into_owned()));
    remove(&mut report, but);
    Ok(report)
}

fn remove(value: &mut Value, keys: &BTreeSet<&str>) {
    match value {
        Value::Object(object) => {
            object.retain(|key, _| !keys.contains(key.as_str()));
            object.values_mut().for_each(|value| remove(value, keys));
        }
        Value::Array(values) => values.iter_mut().for_each(|value| remove(value, keys)),
        _ => {}
    }
}

/// The first place where two values differ, with both values there.
fn difference(old: &Value, new: &Value, place: String) -> Option<String> {
    match (old, new) {
        (Value::Object(a), Value::Object(b)) => {
            let keys: BTreeSet<&String> = a.keys().chain(b.keys()).collect();
            keys.into_iter().find_map(|key| {
                let value = |object: &serde_json::Map<String, Value>| {
                    object.get(key).cloned().unwrap_or_default()
                };
                difference(&value(a), &value(b), format!("{place}/{key}"))
            })
        }
        (Value::Array(a), Value::Array(b)) if a.len() == b.len() => {
            let pairs = a.iter().zip(b).enumerate();
            pairs
                .filter_map(|(index, (a, b))| difference(a, b, format!("{place}/{index}")))
                .next()
        }
        _ if old == new => None,
        _ => Some(format!("{place}: {} → {}", short(old), short(new))),
    }
}

fn short(value: &Value) -> String {
    const SHOWN: usize = 120;
    let text = value.to_string();
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn the_first_difference_is_named_by_its_place() {
        let old = json!({"a": [1, {"id": "x", "b": 2}]});
        let mut new = json!({"a": [1, {"id": "y", "b": 3}]});
        assert_eq!(
            difference(&old, &new, String::new()).as_deref(),
            Some("/a/1/b: 2 → 3")
        );
        new["a"][1]["b"] = json!(2);
        let mut old = old;
        let but = BTreeSet::from(["id"]);
        remove(&mut old, &but);
        remove(&mut new, &but);
        assert_eq!(difference(&old, &new, String::new()), None);
    }
}
