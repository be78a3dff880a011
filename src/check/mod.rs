//! Saved events under regression: do they still give what is expected of them?
//!
//! Every event is extracted and compared again, and what comes out is compared with the files of
//! its folder `expected` (`expectation`): texts word by word, reports in their own terms
//! (`reported`). `list` says which events must be there. That gives a [`Verdict`] for each event,
//! which goes to who looks on (`watch`), and is written for a person (`text`), for a forge's runner
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
mod watch;

pub use annotation::annotations;
pub use change::Change;
#[cfg(feature = "cli")]
pub(crate) use expectation::EXPECTED;
#[cfg(feature = "cli")]
pub use junit::junit;
#[cfg(feature = "cli")]
pub(crate) use list::EVENT_LIST;
pub use settings::{Settings, TOLERANCE};
pub use text::{summary_lines, verdict_lines, whole_verdict_lines};
pub use verdict::{Outcome, Verdict};
pub use watch::Watch;

use std::path::{Path, PathBuf};

use rayon::prelude::*;

use self::verdict::Judged;
use crate::fault;
use crate::source::{MANIFEST, archive};
use crate::website::KEPT;

/// Events checked between two looks at what came out, so that a long run shows how it goes.
const BATCH: usize = 64;

/// Checks every event of the folders, side by side on all cores.
///
/// A folder with a manifest is an event; any other is a folder of events, or of such folders. A
/// broken event is a failure, and the others are still checked. `watch` is asked and told of the
/// events in the order of the folders, and by name within each. A list of events beside them
/// (`events.txt`) is checked last, and has a verdict of its own where it names what is no event.
///
/// # Errors
///
/// What `watch` returns.
pub fn check<W: Watch>(
    folders: &[PathBuf],
    settings: &Settings<'_>,
    watch: &mut W,
) -> Result<Vec<Verdict>, W::Error> {
    let judge = |event: &Path| Judged::of(event, settings);
    let mut verdicts = check_by(&events(folders), watch, judge)?;
    for folder in folders {
        let Some(judged) = Judged::of_list(folder, &events_of(folder)) else {
            continue;
        };
        verdicts.extend(settled_list(judged, watch)?);
    }
    Ok(verdicts)
}

/// Checks events by `judge`. Its panic is the failure of that event alone.
fn check_by<W: Watch>(
    events: &[PathBuf],
    watch: &mut W,
    judge: impl Fn(&Path) -> Judged + Sync,
) -> Result<Vec<Verdict>, W::Error> {
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
            verdicts.push(settled(judged, watch)?);
        }
    }
    Ok(verdicts)
}

/// The verdict on an event, of which `watch` is asked where it gives something else than expected.
fn settled<W: Watch>(judged: Judged, watch: &mut W) -> Result<Verdict, W::Error> {
    let is_accepted = judged.can_be_accepted() && watch.accepts(&judged.verdict)?;
    settled_as(judged, is_accepted, watch)
}

/// The verdict, after what was accepted is told and written.
fn settled_as<W: Watch>(
    mut judged: Judged,
    is_accepted: bool,
    watch: &mut W,
) -> Result<Verdict, W::Error> {
    if is_accepted {
        judged.count_as_accepted();
    }
    // A person sees what changed before anything is written.
    watch.seen(&judged.verdict)?;
    if is_accepted && judged.accept() {
        watch.seen(&judged.verdict)?;
    }
    Ok(judged.verdict)
}

/// The verdict on a list of events. A list that only lacks events is told where it is accepted.
fn settled_list<W: Watch>(judged: Judged, watch: &mut W) -> Result<Option<Verdict>, W::Error> {
    let only_lacks = matches!(judged.verdict.outcome, Outcome::Close(_));
    let is_accepted = judged.can_be_accepted() && watch.accepts(&judged.verdict)?;
    if only_lacks && !is_accepted {
        return Ok(None);
    }
    settled_as(judged, is_accepted, watch).map(Some)
}

/// The events of folders, in the order in which they are checked.
pub(crate) fn events(folders: &[PathBuf]) -> Vec<PathBuf> {
    folders
        .iter()
        .flat_map(|folder| events_of(folder))
        .collect()
}

/// The events of a folder, by name. A folder in it without an event is given back as one, and so is
/// a folder that cannot be read, so that it is named as a failure. The site of an archive may lie
/// in it.
fn events_of(folder: &Path) -> Vec<PathBuf> {
    if folder.join(MANIFEST).exists() {
        return vec![folder.to_owned()];
    }
    let Some(folders) = archive::folders_in(folder) else {
        return vec![folder.to_owned()];
    };
    let is_site = |below: &PathBuf| below.join(KEPT).exists();
    let folders = folders.into_iter().filter(|below| !is_site(below));
    let events = folders.flat_map(|below| {
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

    /// The events in the order in which they were told.
    struct Order(Vec<PathBuf>);

    impl Watch for Order {
        type Error = Infallible;

        fn seen(&mut self, verdict: &Verdict) -> Result<(), Infallible> {
            self.0.push(verdict.event.clone());
            Ok(())
        }
    }

    #[test]
    fn a_panic_fails_one_event_and_the_others_are_reported() {
        let events: Vec<PathBuf> = ["a", "b", "c"].map(PathBuf::from).into();
        let sites = Sites::default();
        let settings = Settings::new(&sites);
        let judge = |event: &Path| {
            assert!(!event.ends_with("b"), "at odds");
            Judged::of(event, &settings)
        };
        let mut order = Order(Vec::new());
        let Ok(verdicts) = check_by(&events, &mut order, judge);
        assert_eq!(order.0, events);
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
