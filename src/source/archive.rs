//! An archive: a folder of events.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Component, Path, PathBuf};

use super::MANIFEST;
use crate::files;

/// How many folders deep events are looked for: `archive/2025/11/24-call` is three below `archive`.
pub const MAX_DEPTH: usize = 4;

/// The events of a folder, by path: itself where it holds a manifest, or else those below it. What
/// lies in an event is no event of its own; folders whose names begin with a dot are passed over.
pub fn events_below(folder: &Path) -> Vec<PathBuf> {
    let mut events = Vec::new();
    Walk::below(folder).gather(folder, MAX_DEPTH, &mut |folder| {
        let is_event = folder.join(MANIFEST).exists();
        if is_event {
            events.push(folder.to_owned());
        }
        !is_event
    });
    events
}

/// The files of a folder that are wanted, by path: those in it, and those as many folders below as
/// events may lie. What begins with a dot is passed over.
#[cfg(feature = "cli")]
pub(crate) fn files_below(folder: &Path, is_wanted: fn(&Path) -> bool) -> Vec<PathBuf> {
    let mut files = Vec::new();
    Walk::below(folder).gather(folder, MAX_DEPTH, &mut |folder| {
        let entries = fs::read_dir(folder).into_iter().flatten();
        let paths = entries.filter_map(Result::ok).map(|entry| entry.path());
        files.extend(paths.filter(|path| is_wanted(path) && path.is_file() && !is_hidden(path)));
        true
    });
    files.sort();
    files
}

/// A walk through folders, each once: a link may lead back to a folder above it.
struct Walk {
    /// Where the walk begins. A link to what lies below is not followed, for that is met as it is.
    root: PathBuf,
    seen: BTreeSet<PathBuf>,
}

impl Walk {
    fn below(folder: &Path) -> Self {
        Self {
            root: files::real(folder),
            seen: BTreeSet::new(),
        }
    }

    /// Gives a folder and those below it to `visit`, by path, which says whether to go further
    /// down.
    fn gather(&mut self, folder: &Path, depth: usize, visit: &mut dyn FnMut(&Path) -> bool) {
        if !visit(folder) || depth == 0 {
            return;
        }
        for below in folders_in(folder).unwrap_or_default() {
            if self.is_new(&below) {
                self.gather(&below, depth - 1, visit);
            }
        }
    }

    fn is_new(&mut self, folder: &Path) -> bool {
        let real = files::real(folder);
        let leads_back = folder.is_symlink() && real.starts_with(&self.root);
        // A link that led out of the root may lead to what holds it.
        let holds_root = self.root.starts_with(&real);
        !leads_back && !holds_root && self.seen.insert(real)
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

/// Names for events, each of one event alone: that of its folder, with as many of the folders above
/// it as tell it from others.
pub fn event_names(events: &[PathBuf]) -> Vec<String> {
    let parts: Vec<Vec<String>> = events.iter().map(|event| parts_of(event)).collect();
    // Names of bytes that are no text can read alike up to the root, which would tell them apart no
    // more.
    let unlike: Vec<Vec<String>> = parts
        .iter()
        .cloned()
        .collect::<BTreeSet<_>>()
        .into_iter()
        .collect();
    let names: BTreeMap<&[String], String> = unlike
        .iter()
        .map(Vec::as_slice)
        .zip(names_of_unlike(&unlike))
        .collect();
    let names = parts.iter().map(|parts| names[parts.as_slice()].clone());
    numbered(names.collect())
}

/// Names for folders of which no two have the same path.
fn names_of_unlike(parts: &[Vec<String>]) -> Vec<String> {
    let mut names: Vec<String> = parts.iter().map(|parts| last_of(parts, 1)).collect();
    let most = parts.iter().map(Vec::len).max().unwrap_or_default();
    for length in 2..=most {
        let count = counts(&names);
        let are_shared = |name: &String| count[name.as_str()] > 1;
        if !names.iter().any(are_shared) {
            break;
        }
        let longer = names.iter().zip(parts).map(|(name, parts)| {
            if are_shared(name) {
                last_of(parts, length)
            } else {
                name.clone()
            }
        });
        names = longer.collect();
    }
    names
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

/// The names of the folders that a path leads through from the root, as it is written; where it
/// leads upwards, as it is meant.
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

    #[cfg(unix)]
    #[test]
    fn a_folder_is_walked_once_wherever_links_lead() {
        use std::os::unix::fs::symlink;
        let folder = tempfile::tempdir().expect("a folder");
        let root = folder.path().join("root");
        let (inside, outside) = (root.join("2025/call"), folder.path().join("other/visit"));
        for event in [&inside, &outside] {
            fs::create_dir_all(event).expect("a folder");
            fs::write(event.join(MANIFEST), "").expect("written");
        }
        for (to, at) in [
            (root.clone(), root.join("2025/loop")),
            (root.join("2025"), root.join("again")),
            (folder.path().join("other"), root.join("other")),
            (folder.path().join("other"), root.join("twice")),
            (root.clone(), folder.path().join("other/back")),
            (folder.path().to_owned(), root.join("above")),
        ] {
            symlink(to, at).expect("a link");
        }
        assert_eq!(events_below(&root), [inside, root.join("other/visit")]);
        assert_eq!(events_below(&root.join("again")).len(), 1);
    }

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
        assert_eq!(names[0], "call");
        assert_eq!(names[1], format!("{} (2)", names[0]));
    }
}
