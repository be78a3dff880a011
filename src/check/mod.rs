//! Saved events under regression: do they still give what is expected of them?
//!
//! Every event is extracted and compared again, and what comes out is compared with the files of
//! its folder `expected` (`expectation`): texts word by word, reports in their own terms (`reported`).
//! `list` says which events must be there. That gives a [`Verdict`] for each event, which is written for a person (`text`), for a forge's runner
//! (`annotation`) or for a program that collects test results (`junit`).

mod annotation;
mod change;
mod expectation;
#[cfg(feature = "cli")]
mod junit;
mod list;
mod reported;
mod settings;
mod text;
mod verdict;

pub use annotation::annotations;
pub use change::Change;
#[cfg(feature = "cli")]
pub(crate) use expectation::EXPECTED;
#[cfg(feature = "cli")]
pub use junit::junit;
#[cfg(feature = "cli")]
pub(crate) use list::EVENT_LIST;
pub use settings::{Settings, TOLERANCE};
pub use text::{summary_lines, verdict_lines};
pub use verdict::{Outcome, Verdict};

use std::path::{Path, PathBuf};

use rayon::prelude::*;

use self::verdict::Judged;
use crate::fault;
use crate::source::{MANIFEST, archive};

/// Events checked between two looks at what came out, so that a long run shows how it goes.
const BATCH: usize = 64;

/// Checks every event of the folders, side by side on all cores.
///
/// A folder with a manifest is an event; any other is a folder of events, or of such folders. A broken
/// event is a failure, and the others are still checked. `accepts` is asked of what is another than
/// expected, in the order of the folders, and by name within each: where it says yes, what comes out now
/// becomes the new expectation. `seen` gets every verdict, before anything of it is written. A list of
/// events beside them (`events.txt`) is checked last, and has a verdict of its own where it names what
/// is no event.
///
/// # Errors
///
/// What `accepts` and `seen` return.
pub fn check<E>(
    folders: &[PathBuf],
    settings: &Settings<'_>,
    accepts: impl FnMut(&Verdict) -> Result<bool, E>,
    seen: impl FnMut(&Verdict) -> Result<(), E>,
) -> Result<Vec<Verdict>, E> {
    let judge = |event: &Path| Judged::of(event, settings);
    let mut watch = Watch { accepts, seen };
    let mut verdicts = check_by(&events(folders), &mut watch, judge)?;
    for folder in folders {
        let Some(judged) = Judged::of_list(folder, &events_of(folder)) else {
            continue;
        };
        verdicts.extend(watch.settled_list(judged)?);
    }
    Ok(verdicts)
}

/// Checks events by `judge`. Its panic is the failure of that event alone.
fn check_by<E>(
    events: &[PathBuf],
    watch: &mut Watch<
        impl FnMut(&Verdict) -> Result<bool, E>,
        impl FnMut(&Verdict) -> Result<(), E>,
    >,
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
            verdicts.push(watch.settled(judged)?);
        }
    }
    Ok(verdicts)
}

/// Those who look on: who decides, and who is told.
struct Watch<A, S> {
    accepts: A,
    seen: S,
}

impl<A, S> Watch<A, S> {
    /// The verdict, after what was accepted is told and written.
    fn settled<E>(&mut self, mut judged: Judged) -> Result<Verdict, E>
    where
        A: FnMut(&Verdict) -> Result<bool, E>,
        S: FnMut(&Verdict) -> Result<(), E>,
    {
        let is_accepted = judged.can_be_accepted() && (self.accepts)(&judged.verdict)?;
        if is_accepted {
            judged.count_as_accepted();
        }
        // A person sees what changed before anything is written.
        (self.seen)(&judged.verdict)?;
        if is_accepted && judged.accept() {
            (self.seen)(&judged.verdict)?;
        }
        Ok(judged.verdict)
    }

    /// The verdict on a list of events. A list that only lacks events is told where it is accepted.
    fn settled_list<E>(&mut self, judged: Judged) -> Result<Option<Verdict>, E>
    where
        A: FnMut(&Verdict) -> Result<bool, E>,
        S: FnMut(&Verdict) -> Result<(), E>,
    {
        let only_lacks = matches!(judged.verdict.outcome, Outcome::Close(_));
        if only_lacks && !(self.accepts)(&judged.verdict)? {
            return Ok(None);
        }
        self.settled(judged).map(Some)
    }
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
    use crate::site::Sites;

    #[test]
    fn a_panic_fails_one_event_and_the_others_are_reported() {
        let events: Vec<PathBuf> = ["a", "b", "c"].map(PathBuf::from).into();
        let sites = Sites::default();
        let settings = Settings::new(&sites);
        let judge = |event: &Path| {
            assert!(!event.ends_with("b"), "at odds");
            Judged::of(event, &settings)
        };
        let mut seen = Vec::new();
        let mut watch = Watch {
            accepts: |_: &Verdict| Ok::<_, Infallible>(false),
            seen: |verdict: &Verdict| {
                seen.push(verdict.event.clone());
                Ok(())
            },
        };
        let verdicts = check_by(&events, &mut watch, judge);
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
