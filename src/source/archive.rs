//! An archive: a folder of events.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Component, Path, PathBuf};

use super::MANIFEST;

/// How many folders deep events are looked for: `archive/2025/11/24-call` is three below `archive`.
pub const MAX_DEPTH: usize = 4;

/// The events of a folder, by path: itself where it holds a manifest, or else those below it. What
/// lies in an event is no event of its own; folders whose names begin with a dot are passed over.
pub fn events_below(folder: &Path) -> Vec<PathBuf> {
    let mut events = Vec::new();
    gather(folder, MAX_DEPTH, &mut events);
    events
}

fn gather(folder: &Path, depth: usize, events: &mut Vec<PathBuf>) {
    if folder.join(MANIFEST).exists() {
        events.push(folder.to_owned());
    } else if depth > 0 {
        for below in folders_in(folder).unwrap_or_default() {
            gather(&below, depth - 1, events);
        }
    }
}

/// The files of a folder that are wanted, by path: those in it, and those as many folders below as
/// events may lie. What begins with a dot is passed over.
#[cfg(feature = "cli")]
pub(crate) fn files_below(folder: &Path, is_wanted: fn(&Path) -> bool) -> Vec<PathBuf> {
    let mut files = Vec::new();
    gather_files(folder, MAX_DEPTH, is_wanted, &mut files);
    files.sort();
    files
}

#[cfg(feature = "cli")]
fn gather_files(
    folder: &Path,
    depth: usize,
    is_wanted: fn(&Path) -> bool,
    files: &mut Vec<PathBuf>,
) {
    let entries = fs::read_dir(folder).into_iter().flatten();
    let paths = entries.filter_map(Result::ok).map(|entry| entry.path());
    files.extend(paths.filter(|path| is_wanted(path) && path.is_file() && !is_hidden(path)));
    if depth > 0 {
        for below in folders_in(folder).unwrap_or_default() {
            gather_files(&below, depth - 1, is_wanted, files);
        }
    }
}

fn is_hidden(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default();
    name.as_encoded_bytes().starts_with(b".")
}

/// The folders in a folder, by name; `None` where it cannot be read.
pub(crate) fn folders_in(folder: &Path) -> Option<Vec<PathBuf>> {
    let mut folders: Vec<PathBuf> = fs::read_dir(folder)
        .ok()?
        .filter_map(Result::ok)
        .map(|entry| entry.path())
        .filter(|path| path.is_dir() && !is_hidden(path))
        .collect();
    folders.sort();
    Some(folders)
}

/// Names for events, each of one event alone: that of its folder, with as many of the folders above it
/// as tell it from others.
pub fn event_names(events: &[PathBuf]) -> Vec<String> {
    let parts: Vec<Vec<String>> = events.iter().map(|event| parts_of(event)).collect();
    let mut names: Vec<String> = parts.iter().map(|parts| last_of(parts, 1)).collect();
    let most = parts.iter().map(Vec::len).max().unwrap_or_default();
    for length in 2..=most {
        let count = counts(&names);
        let are_shared = |name: &String| count[name.as_str()] > 1;
        if !names.iter().any(are_shared) {
            break;
        }
        let longer = names.iter().zip(&parts).map(|(name, parts)| {
            if are_shared(name) {
                last_of(parts, length)
            } else {
                name.clone()
            }
        });
        names = longer.collect();
    }
    numbered(names)
}

fn counts(names: &[String]) -> BTreeMap<&str, usize> {
    let mut count = BTreeMap::new();
    for name in names {
        *count.entry(name.as_str()).or_default() += 1;
    }
    count
}

/// Names of bytes that are no text can be the same as text; those have a number then.
fn numbered(names: Vec<String>) -> Vec<String> {
    let mut given = BTreeSet::new();
    let unlike = names.into_iter().map(|name| {
        let others = (2..).map(|number| format!("{name} ({number})"));
        let mut names = std::iter::once(name.clone()).chain(others);
        let own = names.find(|name| !given.contains(name)).unwrap_or_default();
        given.insert(own.clone());
        own
    });
    unlike.collect()
}

/// The names of the folders that a path leads through from the root, as it is written; where it leads
/// upwards, as it is meant.
fn parts_of(event: &Path) -> Vec<String> {
    let leads_up = event.components().any(|part| part == Component::ParentDir);
    let whole = match leads_up {
        true => event.canonicalize(),
        false => std::path::absolute(event),
    };
    let whole = whole.unwrap_or_else(|_| event.to_owned());
    let names = whole.components().filter_map(|part| match part {
        Component::Normal(name) => Some(name.to_string_lossy().into_owned()),
        _ => None,
    });
    names.collect()
}

/// The last parts of a path, with slashes between.
fn last_of(parts: &[String], length: usize) -> String {
    parts[parts.len().saturating_sub(length)..].join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_as_long_as_they_must_be() {
        let events = ["a/2025/call", "b/2025/call", "a/2025/visit"].map(PathBuf::from);
        assert_eq!(
            event_names(&events),
            ["a/2025/call", "b/2025/call", "visit"]
        );
    }

    #[test]
    fn names_lead_to_no_folder_above_and_are_of_one_event_alone() {
        let deep = ["p/q/1/2/3/4/5/6/call", "r/q/1/2/3/4/5/6/call"].map(PathBuf::from);
        let names = event_names(&deep);
        assert!(names[0].ends_with("p/q/1/2/3/4/5/6/call") && names[0] != names[1]);
        let folder = tempfile::tempdir().expect("a folder");
        let call = folder.path().join("a/call");
        fs::create_dir_all(&call).expect("a folder");
        let names = event_names(&[call.clone(), call.join("../../a/call"), call.join("..")]);
        assert!(!names.iter().any(|name| name.contains("..")), "{names:?}");
        assert_eq!(names[2], "a");
        assert_eq!(names[1], format!("{} (2)", names[0]));
    }
}
