//! What was fetched is judged, kept, and recorded in the pages of its event.

use std::io;
use std::path::Path;

use jiff::Timestamp;

use super::judgement::{self, Judgement};
use super::stand_in::StandIn;
use super::verdict::{PageState, PageVerdict};
use crate::fetch::{FetchError, truncated_to_second};
use crate::files::in_words;
use crate::site::Sites;
use crate::source::Source;
use crate::source::pages::{Kept, Observation, Pages, PagesError, Sighting};
use crate::source::retrieval::Retrieval;
use crate::source::snapshot::{Snapshot, SnapshotError};

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
}

/// What became of a page that was fetched to be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Keeping {
    /// It is kept.
    Kept(Kept),
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
    let at = truncated_to_second(Timestamp::now());
    let mut pages = Pages::open(folder)?;
    let (keeping, observed, sha256) = match page {
        Ok(retrieval) => {
            let sha256 = retrieval.provenance.sha256.clone();
            let now = read_back(source, retrieval)?;
            match StandIn::of_page(&now, sites) {
                Some(found) => (Keeping::StandIn(found), Observation::Suspect, sha256),
                None => {
                    let kept = pages.keep(&source.id, source.file(), retrieval)?;
                    (Keeping::Kept(kept), Observation::Page, sha256)
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

/// Judges what was fetched against what was saved, keeps a changed text, and records what
/// was seen. The bytes of `saved` are not asked for: they are read again where they are compared.
///
/// # Errors
///
/// The saved page cannot be read, or the event folder cannot be written to.
pub fn recheck(
    folder: &Path,
    sites: &Sites,
    saved: &Snapshot,
    page: Result<&mut Retrieval, &FetchError>,
) -> Result<PageVerdict, RecheckError> {
    let checked = truncated_to_second(Timestamp::now());
    let source = &saved.source;
    let (judgement, retrieval) = match page {
        Ok(retrieval) => (judge(saved, retrieval, sites)?, Some(retrieval)),
        Err(error) => (Judgement::of_failure(error), None),
    };
    let sha256 = retrieval
        .as_ref()
        .and_then(|retrieval| retrieval.provenance.sha256.clone())
        .unwrap_or_default();
    let mut pages = Pages::open(folder)?;
    let sightings = pages.sightings(&source.id)?;
    let (last_seen, first_different) =
        interval(saved, &sightings, judgement.state, &sha256, checked);
    let kept = match retrieval {
        Some(retrieval) if judgement.state.is_change() => {
            let (Kept::New(path) | Kept::Known(path)) =
                pages.keep(&source.id, source.file(), retrieval)?;
            let inside = path.strip_prefix(folder).unwrap_or(&path);
            Some(inside.display().to_string())
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
        verdict: judgement.state,
        checked,
        last_seen,
        first_different,
        reason: judgement.reason,
        changes: judgement.changes,
        kept,
    })
}

fn judge(
    saved: &Snapshot,
    retrieval: &mut Retrieval,
    sites: &Sites,
) -> Result<Judgement, RecheckError> {
    if retrieval.provenance.sha256.as_ref() == Some(&saved.sha256) {
        return Ok(Judgement::of_same_bytes());
    }
    let source = &saved.source;
    let saved = Snapshot::read(source.clone(), &saved.path)?;
    let now = read_back(source, retrieval)?;
    Ok(Judgement::of_pages(&saved, &now, sites))
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
    let retrieved = saved.provenance.retrieved.as_deref();
    let same = |sighting: &&Sighting| match sighting.observed {
        Observation::SameText | Observation::Cosmetic => true,
        Observation::Page => sighting.sha256 == saved.sha256,
        _ => false,
    };
    let last_seen = sightings
        .iter()
        .filter(same)
        .map(|sighting| sighting.at)
        .chain(retrieved.and_then(|at| at.parse().ok()))
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
            .filter(|at| last_seen.is_none_or(|last| *at > last))
            .min()
            .unwrap_or(now)
    });
    (last_seen, first_different)
}
