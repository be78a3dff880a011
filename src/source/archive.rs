//! An archive: a folder of events.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

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

/// The folders in a folder, by name; `None` where it cannot be read.
pub(crate) fn folders_in(folder: &Path) -> Option<Vec<PathBuf>> {
    let hidden = |name: &OsStr| name.as_encoded_bytes().starts_with(b".");
    let mut folders: Vec<PathBuf> = fs::read_dir(folder)
        .ok()?
        .filter_map(Result::ok)
        .map(|entry| entry.path())
        .filter(|path| path.is_dir() && !path.file_name().is_some_and(hidden))
        .collect();
    folders.sort();
    Some(folders)
}

/// Names for events, each of one event alone: that of its folder, with as many of the folders above it
/// as tell it from others.
pub fn event_names(events: &[PathBuf]) -> Vec<String> {
    let mut names: Vec<String> = events.iter().map(|event| name_of(event, 1)).collect();
    for parts in 2..=MAX_DEPTH + 2 {
        let mut count: BTreeMap<&str, usize> = BTreeMap::new();
        for name in &names {
            *count.entry(name).or_default() += 1;
        }
        let longer = names
            .iter()
            .zip(events)
            .map(|(name, event)| match count[&**name] {
                1 => name.clone(),
                _ => name_of(event, parts),
            });
        names = longer.collect();
    }
    names
}

/// The last parts of a path, with slashes between.
fn name_of(event: &Path, parts: usize) -> String {
    // Of `.` or `..`, the folder that they mean.
    let real = match event.file_name() {
        Some(_) => event.to_owned(),
        None => event.canonicalize().unwrap_or_else(|_| event.to_owned()),
    };
    let names = real
        .components()
        .map(|part| part.as_os_str().to_string_lossy());
    let names: Vec<_> = names.collect();
    names[names.len().saturating_sub(parts)..].join("/")
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
}
