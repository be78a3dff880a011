//! How one event fared.

use std::path::{Path, PathBuf};

use super::change::Change;
use super::expectation::{self, Expectation};
use super::list::{EVENT_LIST, EventList};
use super::settings::Settings;
use crate::render;
use crate::source::MANIFEST;

/// How one event fared.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Verdict {
    /// The event's folder, as it was named.
    pub event: PathBuf,
    /// What became of it.
    pub outcome: Outcome,
}

/// What became of an event.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Outcome {
    /// It gives what is expected.
    AsExpected,
    /// It does, but for what does not count: scores that moved within the tolerance, how a page was
    /// saved, keys that are new in the format.
    Close(Vec<Change>),
    /// It does not.
    Changed(Vec<Change>),
    /// It did not; what it gives is the expectation now.
    Accepted(Vec<Change>),
    /// It could not be checked, or its expectations could not be written.
    Broken {
        /// The file to mend, as far as it is known.
        file: PathBuf,
        /// What is wrong, as [`render::message`] says it.
        error: String,
    },
}

/// A verdict, and what to write if a person accepts what changed.
pub(super) struct Judged {
    pub verdict: Verdict,
    changed: Vec<Expectation>,
}

impl Judged {
    /// Checks one event.
    pub(crate) fn of(event: &Path, settings: &Settings<'_>) -> Self {
        let expectations = expectation::expectations(event, settings.sites, settings.limits);
        let (outcome, changed) = match expectations {
            Err(error) => (broken(event, &error), vec![]),
            Ok(mut files) => {
                let outcome = outcome(&files, settings.tolerance);
                files.retain(Expectation::changed);
                (outcome, files)
            }
        };
        let event = event.to_owned();
        Self {
            verdict: Verdict { event, outcome },
            changed,
        }
    }

    /// Checks the list of events of a folder, which has these folders in it; `None` where it has no
    /// list, or names just what is there. An event that it does not name is no failure.
    pub(crate) fn of_list(folder: &Path, below: &[PathBuf]) -> Option<Self> {
        let event = folder.join(EVENT_LIST);
        let EventList {
            expectation,
            missing,
        } = match EventList::read(folder, below).transpose()? {
            Ok(list) => list,
            Err(error) => {
                let outcome = Outcome::Broken {
                    file: event.clone(),
                    error: error.to_string(),
                };
                return Some(Self {
                    verdict: Verdict { event, outcome },
                    changed: vec![],
                });
            }
        };
        let change = Change::of_list(&expectation, &missing);
        let outcome = match missing.is_empty() {
            true if !expectation.changed() => return None,
            true => Outcome::Close(vec![change]),
            false => Outcome::Changed(vec![change]),
        };
        Some(Self {
            verdict: Verdict { event, outcome },
            changed: vec![expectation],
        })
    }

    /// The failure of an event that makes the program itself fail.
    pub(crate) fn of_fault(event: &Path, fault: &str) -> Self {
        let outcome = Outcome::Broken {
            file: event.join(MANIFEST),
            error: format!(
                "it makes parallax fail ({fault}): that is a fault of the program; please report \
                 it, with the event"
            ),
        };
        Self {
            verdict: Verdict {
                event: event.to_owned(),
                outcome,
            },
            changed: vec![],
        }
    }

    /// Whether a person can accept something of it.
    pub(crate) fn can_be_accepted(&self) -> bool {
        !self.changed.is_empty()
    }

    /// Counts what changed as accepted; nothing is written yet. A file that belongs to no source is
    /// for a person to delete, and its event stays a failure.
    pub(crate) fn count_as_accepted(&mut self) {
        if self.changed.iter().any(|it| it.new.is_none()) {
            return;
        }
        if let Outcome::Close(changes) | Outcome::Changed(changes) = &mut self.verdict.outcome {
            self.verdict.outcome = Outcome::Accepted(std::mem::take(changes));
        }
    }

    /// Writes what changed as the new expectations; `true` where that failed, which the verdict
    /// says since.
    pub(crate) fn accept(&mut self) -> bool {
        match self.changed.iter().try_for_each(Expectation::accept) {
            Ok(()) => false,
            Err(error) => {
                self.verdict.outcome = broken(&self.verdict.event, &error);
                true
            }
        }
    }
}

impl Verdict {
    /// Whether the event counts as failed.
    pub fn failed(&self) -> bool {
        matches!(self.outcome, Outcome::Changed(_) | Outcome::Broken { .. })
    }
}

fn broken(event: &Path, error: &expectation::CheckError) -> Outcome {
    Outcome::Broken {
        file: event.join(MANIFEST),
        error: render::message(error),
    }
}

fn outcome(files: &[Expectation], tolerance: f64) -> Outcome {
    let changes = Change::of_event(files, tolerance);
    if changes.is_empty() {
        return Outcome::AsExpected;
    }
    if changes.iter().any(|change| change.counts) {
        Outcome::Changed(changes)
    } else {
        Outcome::Close(changes)
    }
}
