//! Saved events under regression: do they still give what is expected of them?
//!
//! Every event is extracted and compared again, and what comes out is compared with the files of
//! its folder `expected` (`expectation`); `list` says which events must be there. That gives a
//! [`Verdict`] for each event, which is written for a person (`text`), for a forge's runner
//! (`annotation`) or for a program that collects test results (`junit`).

mod annotation;
mod expectation;
#[cfg(feature = "cli")]
mod junit;
mod list;
mod text;
mod verdict;

pub use annotation::annotations;
#[cfg(feature = "cli")]
pub(crate) use expectation::EXPECTED;
#[cfg(feature = "cli")]
pub use junit::junit;
#[cfg(feature = "cli")]
pub(crate) use list::EVENT_LIST;
pub use text::{summary_lines, verdict_lines};
pub use verdict::{Change, Outcome, Verdict};

use std::path::{Path, PathBuf};

use rayon::prelude::*;

use self::verdict::Judged;
use crate::compare::WordLimits;
use crate::fault;
use crate::site::Sites;
use crate::source::{MANIFEST, archive};

/// Events checked between two looks at what came out, so that a long run shows how it goes.
const BATCH: usize = 64;

/// Checks every event of the folders, side by side on all cores.
///
/// A folder with a manifest is an event; any other is a folder of events, or of such folders. A broken
/// event is a failure, and the others are still checked. `sites` are the newsrooms that are known; an
/// event with more words than `limits` admit is not compared. `seen` gets the verdicts in the order of
/// the folders, and by name within each. With `accept`, what comes out now becomes the new expectation
/// after `seen` has it. A list of events beside them (`events.txt`) is checked last, and has a verdict
/// of its own where it names what is no event.
///
/// # Errors
///
/// What `seen` returns.
pub fn check<E>(
    folders: &[PathBuf],
    sites: &Sites,
    limits: WordLimits,
    accept: bool,
    mut seen: impl FnMut(&Verdict) -> Result<(), E>,
) -> Result<Vec<Verdict>, E> {
    let judge = |event: &Path| Judged::of(event, sites, limits, accept);
    let mut verdicts = check_by(&events(folders), accept, &mut seen, judge)?;
    for folder in folders {
        if let Some(judged) = Judged::of_list(folder, &events_of(folder), accept) {
            verdicts.push(settled(judged, accept, &mut seen)?);
        }
    }
    Ok(verdicts)
}

/// Checks events by `judge`. Its panic is the failure of that event alone.
fn check_by<E>(
    events: &[PathBuf],
    accept: bool,
    mut seen: impl FnMut(&Verdict) -> Result<(), E>,
    judge: impl Fn(&Path) -> Judged + Sync,
) -> Result<Vec<Verdict>, E> {
    let mut verdicts = Vec::with_capacity(events.len());
    for batch in events.chunks(BATCH) {
        let batch: Vec<Judged> = batch
            .par_iter()
            .map(|event| {
                fault::caught(|| judge(event))
                    .unwrap_or_else(|fault| Judged::of_fault(event, &fault))
            })
            .collect();
        for judged in batch {
            verdicts.push(settled(judged, accept, &mut seen)?);
        }
    }
    Ok(verdicts)
}

/// The verdict, after `seen` has it and what changed is accepted.
fn settled<E>(
    mut judged: Judged,
    accept: bool,
    seen: &mut impl FnMut(&Verdict) -> Result<(), E>,
) -> Result<Verdict, E> {
    // A person sees what changed before anything is written.
    seen(&judged.verdict)?;
    if accept && judged.accept() {
        seen(&judged.verdict)?;
    }
    Ok(judged.verdict)
}

/// The events of folders, in the order in which they are checked.
pub(crate) fn events(folders: &[PathBuf]) -> Vec<PathBuf> {
    folders
        .iter()
        .flat_map(|folder| events_of(folder))
        .collect()
}

/// The events of a folder, by name. A folder in it without an event is given back as one, and so is a
/// folder that cannot be read, so that it is named as a failure.
fn events_of(folder: &Path) -> Vec<PathBuf> {
    if folder.join(MANIFEST).exists() {
        return vec![folder.to_owned()];
    }
    let Some(folders) = archive::folders_in(folder) else {
        return vec![folder.to_owned()];
    };
    let events = folders.into_iter().flat_map(|below| {
        let events = archive::events_below(&below);
        match events.is_empty() {
            true => vec![below],
            false => events,
        }
    });
    events.collect()
}

#[cfg(all(test, feature = "cli"))]
mod tests {
    use std::convert::Infallible;

    use super::*;

    #[test]
    fn a_panic_fails_one_event_and_the_others_are_reported() {
        let events: Vec<PathBuf> = ["a", "b", "c"].map(PathBuf::from).into();
        let judge = |event: &Path| {
            assert!(!event.ends_with("b"), "at odds");
            Judged::of(event, &Sites::default(), WordLimits::default(), false)
        };
        let mut seen = Vec::new();
        let verdicts = check_by(
            &events,
            false,
            |verdict| {
                seen.push(verdict.event.clone());
                Ok::<_, Infallible>(())
            },
            judge,
        );
        let Ok(verdicts) = verdicts;
        assert_eq!(seen, events);
        let Outcome::Broken { error, .. } = &verdicts[1].outcome else {
            panic!("{:?}", verdicts[1]);
        };
        assert!(
            error.contains("at odds") && error.contains("fault of the program"),
            "{error}"
        );
        let xml = junit(&verdicts);
        assert!(
            xml.contains("at odds") && xml.contains("tests=\"3\""),
            "{xml}"
        );
    }
}
