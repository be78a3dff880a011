//! What was fetched is judged, kept, and recorded in the pages of its event.

use std::io;
use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::history::{inside, retrieved};
use super::judgement::{self, Judgement};
use super::verdict::{PageState, PageVerdict, SinceLast};
use crate::extract;
use crate::fault;
use crate::fetch::{FetchError, truncated_to_second};
use crate::files::in_words;
use crate::files::leaves;
use crate::site::Sites;
use crate::source::Source;
use crate::source::event::EventError;
use crate::source::pages::{self, Kept, Observation, Pages, PagesError, Sighting};
use crate::source::retrieval::Retrieval;
use crate::source::snapshot::{Snapshot, SnapshotError};
use crate::statement::StandIn;

/// Why a page could not be rechecked.
#[derive(Debug, thiserror::Error)]
pub enum RecheckError {
    /// The saved page cannot be read again.
    #[error(transparent)]
    Snapshot(#[from] SnapshotError),
    /// The page cannot be kept, or the sighting of it.
    #[error(transparent)]
    Pages(#[from] PagesError),
    /// The temporary file of the page cannot be read.
    #[error("cannot read back {url}: {}", in_words(source))]
    Retrieval {
        /// The page.
        url: String,
        /// What the system said.
        source: io::Error,
    },
    /// The program itself fails on a page.
    #[error(
        "the page of {id} makes parallax fail ({fault}): that is a fault of the program; please \
         report it, with the page"
    )]
    Fault {
        /// The source.
        id: String,
        /// What failed, and where.
        fault: String,
    },
}

/// What `task` gives for a source. Its panic is the failure of this source alone.
fn guarded<T>(
    source: &Source,
    task: impl FnOnce() -> Result<T, RecheckError>,
) -> Result<T, RecheckError> {
    fault::caught(task).unwrap_or_else(|fault| {
        let id = source.id.clone();
        Err(RecheckError::Fault { id, fault })
    })
}

/// What became of a page that was fetched to be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Keeping {
    /// It is kept; of a page that holds no account, with what stands in its place.
    Kept(Kept, Option<StandIn>),
    /// The site showed another page in its place, which is not kept.
    StandIn(StandIn),
    /// It could not be had.
    NotHad,
}

/// Keeps the page of a source that was fetched, and records that it was, or that it could not be
/// had. A page that stands in place of the one asked for is not kept.
///
/// # Errors
///
/// The event folder cannot be written to, or the temporary file of the page cannot be read.
pub fn keep(
    folder: &Path,
    sites: &Sites,
    source: &Source,
    page: Result<&mut Retrieval, &FetchError>,
) -> Result<Keeping, RecheckError> {
    guarded(source, || keep_page(folder, sites, source, page))
}

fn keep_page(
    folder: &Path,
    sites: &Sites,
    source: &Source,
    page: Result<&mut Retrieval, &FetchError>,
) -> Result<Keeping, RecheckError> {
    let at = truncated_to_second(Timestamp::now());
    let mut pages = Pages::open(folder)?;
    let (keeping, observed, sha256) = match page {
        Ok(retrieval) => {
            let sha256 = retrieval.provenance.sha256.clone();
            let now = read_back(source, retrieval)?;
            match extract::stand_in(&now, sites) {
                Some(found) if found.is_another_page() => {
                    (Keeping::StandIn(found), Observation::Suspect, sha256)
                }
                found => {
                    let kept = pages.keep(&source.id, source.file(), retrieval)?;
                    let observed = match found {
                        Some(_) => Observation::Suspect,
                        None => Observation::Page,
                    };
                    (Keeping::Kept(kept, found), observed, sha256)
                }
            }
        }
        Err(error) => {
            let observed = judgement::of_failure(error).observation();
            (Keeping::NotHad, observed, None)
        }
    };
    pages.record(&Sighting {
        at,
        id: source.id.clone(),
        observed,
        sha256: sha256.unwrap_or_default(),
    })?;
    Ok(keeping)
}

/// What was fetched for a source, as a snapshot.
fn read_back(source: &Source, retrieval: &mut Retrieval) -> Result<Snapshot, RecheckError> {
    Snapshot::of_retrieval(source.clone(), retrieval).map_err(|error| RecheckError::Retrieval {
        url: retrieval.provenance.url.clone().unwrap_or_default(),
        source: error,
    })
}

/// The URL at which a saved page is looked for: the manifest's, or else the one it was saved from.
pub fn url_of(saved: &Snapshot) -> Option<&str> {
    let manifest = saved.source.url.as_deref();
    manifest.or(saved.provenance.url.as_deref())
}

/// The page that a source is compared with: the one that the manifest names, or else the first that
/// was saved, so that an edit is not forgotten once it was kept.
///
/// # Errors
///
/// Nothing is saved yet.
pub fn first_saved(folder: &Path, source: &Source) -> Result<PathBuf, EventError> {
    let page = source.saved_page()?;
    let snapshots = pages::snapshots(folder, &source.id);
    let first = snapshots
        .into_iter()
        .next()
        .filter(|first| !source.names_page && !leaves(folder, first));
    Ok(first.unwrap_or_else(|| page.to_owned()))
}

/// Judges what was fetched against what was saved first, and what was kept last; keeps a changed
/// text, and records what was seen. The bytes of `saved` are not asked for: they are read again
/// where they are compared.
///
/// # Errors
///
/// A saved page cannot be read, or the event folder cannot be written to.
pub fn recheck(
    folder: &Path,
    sites: &Sites,
    saved: &Snapshot,
    page: Result<&mut Retrieval, &FetchError>,
) -> Result<PageVerdict, RecheckError> {
    guarded(&saved.source, || recheck_page(folder, sites, saved, page))
}

fn recheck_page(
    folder: &Path,
    sites: &Sites,
    saved: &Snapshot,
    page: Result<&mut Retrieval, &FetchError>,
) -> Result<PageVerdict, RecheckError> {
    let checked = truncated_to_second(Timestamp::now());
    let source = &saved.source;
    let mut pages = Pages::open(folder)?;
    let sightings = pages.sightings(&source.id)?;
    let (judgement, since_last, retrieval) = match page {
        Ok(retrieval) => {
            let now = read_back(source, retrieval)?;
            let since_last = since_last(folder, sites, saved, &sightings, &now)?;
            (judge(saved, &now, sites)?, since_last, Some(retrieval))
        }
        Err(error) => (Judgement::of_failure(error), None, None),
    };
    let sha256 = retrieval
        .as_ref()
        .and_then(|retrieval| retrieval.provenance.sha256.clone())
        .unwrap_or_default();
    let (last_seen, first_different) =
        interval(saved, &sightings, judgement.state, &sha256, checked);
    let newest = since_last.as_ref().map(|last| last.verdict);
    let kept = match retrieval {
        Some(retrieval) if newest.unwrap_or(judgement.state).is_change() => {
            let (Kept::New(path) | Kept::Known(path)) =
                pages.keep(&source.id, source.file(), retrieval)?;
            Some(inside(folder, &path))
        }
        _ => None,
    };
    pages.record(&Sighting {
        at: checked,
        id: source.id.clone(),
        observed: judgement.state.observation(),
        sha256,
    })?;
    Ok(PageVerdict {
        source: source.id.clone(),
        url: url_of(saved).unwrap_or_default().to_owned(),
        saved: inside(folder, &saved.path),
        verdict: judgement.state,
        checked,
        last_seen,
        first_different,
        reason: judgement.reason,
        changes: judgement.changes,
        kept,
        since_last,
    })
}

/// Judges a page against a saved one, whose bytes are read again where they are needed.
fn judge(saved: &Snapshot, now: &Snapshot, sites: &Sites) -> Result<Judgement, SnapshotError> {
    if now.sha256 == saved.sha256 {
        return Ok(Judgement::of_same_bytes(now, sites));
    }
    let saved = Snapshot::read(saved.source.clone(), &saved.path)?;
    Ok(Judgement::of_pages(&saved, now, sites))
}

/// Judges a page against the one that was kept last, where that came after the one first saved.
fn since_last(
    folder: &Path,
    sites: &Sites,
    saved: &Snapshot,
    sightings: &[Sighting],
    now: &Snapshot,
) -> Result<Option<SinceLast>, SnapshotError> {
    let source = &saved.source;
    let newest = pages::newest(folder, &source.id)
        .filter(|newest| *newest != saved.path && !leaves(folder, newest));
    let Some(newest) = newest else {
        return Ok(None);
    };
    let last = Snapshot::read(source.clone(), &newest)?;
    if last.sha256 == saved.sha256 || !is_later(&last, saved, sightings) {
        return Ok(None);
    }
    let judgement = judge(&last, now, sites)?;
    Ok(Some(SinceLast {
        page: inside(folder, &newest),
        verdict: judgement.state,
        reason: judgement.reason,
        changes: judgement.changes,
    }))
}

/// Whether the newest snapshot was retrieved after the page first saved. A person may have saved
/// that one later, and named it in the manifest.
fn is_later(last: &Snapshot, saved: &Snapshot, sightings: &[Sighting]) -> bool {
    match (retrieved(saved), retrieved(last)) {
        _ if !saved.source.names_page => true,
        (Some(saved), Some(last)) => last >= saved,
        _ => sightings.iter().any(|sighting| {
            let differed = matches!(
                sighting.observed,
                Observation::OtherText | Observation::Moved
            );
            differed && sighting.sha256 == last.sha256
        }),
    }
}

/// When the text was last seen as it was saved, and when it was first seen otherwise, if it is
/// otherwise at the moment `now`, on a page whose bytes have the SHA-256 `sha256`.
fn interval(
    saved: &Snapshot,
    sightings: &[Sighting],
    state: PageState,
    sha256: &str,
    now: Timestamp,
) -> (Option<Timestamp>, Option<Timestamp>) {
    if state.is_same_text() {
        return (Some(now), None);
    }
    let same = |sighting: &&Sighting| match sighting.observed {
        Observation::SameText | Observation::Cosmetic => true,
        // An earlier page may have been the one to compare with.
        _ => sighting.sha256 == saved.sha256,
    };
    let last_seen = sightings
        .iter()
        .filter(same)
        .map(|sighting| sighting.at)
        .chain(retrieved(saved))
        .max();
    let first_different = state.is_change().then(|| {
        sightings
            .iter()
            .filter(|sighting| match sighting.observed {
                Observation::OtherText | Observation::Moved | Observation::Gone => true,
                Observation::Page => sighting.sha256 == sha256,
                _ => false,
            })
            .map(|sighting| sighting.at)
            .filter(|at| last_seen.is_none_or(|last| *at >= last))
            .min()
            .unwrap_or(now)
    });
    (last_seen, first_different)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_the_failure_of_one_source() {
        let source = Snapshot::from_bytes("us", None, "Text.").source;
        let failed = guarded(&source, || -> Result<(), _> { panic!("at odds") });
        let said = failed.expect_err("it fails").to_string();
        for part in ["page of us", "at odds", "fault of the program"] {
            assert!(said.contains(part), "{said}");
        }
    }
}
