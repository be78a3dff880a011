//! What the sources of an event must not have in common: an id, a page, a URL.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use url::Url;

use super::error::{EventError, MAX_SOURCES};
use super::manifest::SourceEntry;
use crate::files;
use crate::source::{Source, pages};
use crate::warc;

pub(super) fn ordered(mut sources: Vec<Source>, place: &str) -> Result<Vec<Source>, EventError> {
    let mut seen = BTreeSet::new();
    for source in &sources {
        if !seen.insert(source.id.as_str()) {
            return Err(EventError::IdTwice {
                place: place.to_owned(),
                id: source.id.clone(),
            });
        }
    }
    sources.sort_by(|a, b| a.id.cmp(&b.id));
    Ok(sources)
}

/// Checks that there are not too many sources, each of which is held against the others.
pub(super) fn check_count(count: usize, place: &str) -> Result<(), EventError> {
    if count <= MAX_SOURCES {
        return Ok(());
    }
    let place = place.to_owned();
    Err(EventError::TooManySources { place, count })
}

/// Checks that no source names a page that belongs to another: one under which that is kept.
pub(super) fn check_names(
    entries: &[SourceEntry],
    folder: &Path,
    place: &str,
) -> Result<(), EventError> {
    for one in entries {
        let Some(page) = &one.page else { continue };
        let page = folder.join(page);
        let owner = entries
            .iter()
            .find(|entry| entry.page.is_none() && pages::is_snapshot(folder, &page, &entry.id));
        if let Some(other) = owner.filter(|other| other.id != one.id) {
            return Err(EventError::OnePage {
                place: place.to_owned(),
                one: one.id.clone(),
                other: other.id.clone(),
                page,
            });
        }
    }
    Ok(())
}

/// Checks that no two sources have one page.
pub(super) fn check_pages(sources: &[Source], place: &str) -> Result<(), EventError> {
    let mut seen: BTreeMap<PathBuf, Vec<&Source>> = BTreeMap::new();
    for source in sources {
        let Some(page) = source.file() else { continue };
        let before = seen.entry(files::real(page)).or_default();
        let same = before.iter().find(|other| {
            // A WARC file holds many pages, each under its URL.
            let are_apart = source.url.is_some() && other.url.is_some() && source.url != other.url;
            !(are_apart && warc::is_warc_file(page))
        });
        if let Some(other) = same {
            return Err(EventError::OnePage {
                place: place.to_owned(),
                one: other.id.clone(),
                other: source.id.clone(),
                page: page.to_owned(),
            });
        }
        before.push(source);
    }
    Ok(())
}

/// Checks that no two governments have one URL.
pub(super) fn check_urls(sources: &[Source], place: &str) -> Result<(), EventError> {
    let mut seen: BTreeMap<String, &Source> = BTreeMap::new();
    for source in sources {
        let (Some(url), Some(government)) = (&source.url, &source.government) else {
            continue;
        };
        let other = *seen.entry(comparable(url)).or_insert(source);
        if other.government.as_ref() != Some(government) {
            return Err(EventError::OneUrl {
                place: place.to_owned(),
                one: other.id.clone(),
                other: source.id.clone(),
                url: url.clone(),
            });
        }
    }
    Ok(())
}

/// A URL as it is asked for, so that two ways to write one are the same.
fn comparable(url: &str) -> String {
    match Url::parse(url.trim()) {
        Ok(mut url) => {
            url.set_fragment(None);
            url.into()
        }
        Err(_) => url.to_owned(),
    }
}
