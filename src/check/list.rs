//! The list of events that a folder must hold. Without one, an event that is deleted is not missed.

use std::path::{Path, PathBuf};

use super::expectation::{self, CheckError, Expectation, Subject};
use crate::source::MANIFEST;

/// The file of the list, beside the folders of its events.
pub(crate) const EVENT_LIST: &str = "events.txt";

/// The list of a folder, against the events that are there.
pub(super) struct EventList {
    /// The file as it is, and as it would be accepted.
    pub expectation: Expectation,
    /// The lines that name no event, by their numbers from 1.
    pub missing: Vec<(usize, String)>,
}

impl EventList {
    /// Reads the list of a folder with these folders in it; `None` where it has none.
    ///
    /// # Errors
    ///
    /// It cannot be read.
    pub(super) fn read(folder: &Path, below: &[PathBuf]) -> Result<Option<Self>, CheckError> {
        let path = folder.join(EVENT_LIST);
        let Some(listed) = expectation::read(folder, &path)? else {
            return Ok(None);
        };
        let names: Vec<&str> = below
            .iter()
            .filter(|event| event.join(MANIFEST).exists())
            .filter_map(|event| event.file_name()?.to_str())
            .collect();
        let missing = lines(&listed)
            .filter(|(_, name)| !names.contains(name))
            .map(|(number, name)| (number, name.to_owned()))
            .collect();
        let is_whole = names
            .iter()
            .all(|name| lines(&listed).any(|(_, listed)| listed == *name));
        let new = if is_whole && names.len() == lines(&listed).count() {
            listed
        } else {
            names.iter().map(|name| format!("{name}\n")).collect()
        };
        Ok(Some(Self {
            expectation: Expectation::read(folder, Subject::Other, path, Some(new))?,
            missing,
        }))
    }
}

/// The names in a list, each with the number of its line. A line may be empty or a comment.
fn lines(list: &str) -> impl Iterator<Item = (usize, &str)> {
    list.lines()
        .enumerate()
        .map(|(index, line)| (index + 1, line.trim().trim_end_matches('/')))
        .filter(|(_, name)| !name.is_empty() && !name.starts_with('#'))
}
