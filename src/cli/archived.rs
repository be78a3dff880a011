//! The events of the folders that a command names.

use std::path::PathBuf;

use super::error::Error;
use crate::source::MANIFEST;
use crate::source::archive::{event_names, events_below};

/// An event of an archive.
pub(crate) struct ArchivedEvent {
    /// Its name, which no other event of the archive has.
    pub name: String,
    /// Its folder.
    pub folder: PathBuf,
}

/// The events of folders, each once: by folder as they are named, and by path within each.
///
/// # Errors
///
/// A folder holds no event.
pub(crate) fn events(folders: &[PathBuf]) -> Result<Vec<ArchivedEvent>, Error> {
    let mut events: Vec<PathBuf> = Vec::new();
    let mut known = std::collections::BTreeSet::new();
    for folder in folders {
        let found = events_below(folder);
        if found.is_empty() {
            return Err(Error::NoEvents(folder.clone()));
        }
        let new = found
            .into_iter()
            .filter(|event| known.insert(crate::files::real(event)));
        events.extend(new);
    }
    let names = event_names(&events);
    let events = names.into_iter().zip(events);
    Ok(events
        .map(|(name, folder)| ArchivedEvent { name, folder })
        .collect())
}

/// The events of folders where these are an archive: several folders, or one that is no event and
/// holds some.
///
/// # Errors
///
/// Of several folders, one holds no event.
pub(crate) fn events_of_many(folders: &[PathBuf]) -> Result<Option<Vec<ArchivedEvent>>, Error> {
    let are_many = match folders {
        [one] => !one.join(MANIFEST).exists() && !events_below(one).is_empty(),
        folders => folders.iter().all(|folder| folder.is_dir()),
    };
    are_many.then(|| events(folders)).transpose()
}
