//! How one event fared.

use std::path::{Path, PathBuf};

use super::expectation::{self, Expectation};
use super::list::{EVENT_LIST, EventList};
use crate::compare::WordLimits;
use crate::render::{self, ChangedLine};
use crate::site::Sites;
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

/// What changed in one file of expectations.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Change {
    /// The file.
    pub file: PathBuf,
    /// The line on which the first change is, from 1.
    pub line: usize,
    /// What happened to the file, where there is nothing to compare: it is new, or belongs to no
    /// source.
    pub note: Option<String>,
    /// What changed, word by word.
    pub lines: Vec<ChangedLine>,
}

/// A verdict, and what to write if a person accepts what changed.
pub(super) struct Judged {
    pub verdict: Verdict,
    changed: Vec<Expectation>,
}

impl Judged {
    /// Checks one event. With `accept`, its changes count as accepted; nothing is written yet.
    pub(crate) fn of(event: &Path, sites: &Sites, limits: WordLimits, accept: bool) -> Self {
        let (outcome, changed) = match expectation::expectations(event, sites, limits) {
            Err(error) => (broken(event, &error), vec![]),
            Ok(mut changed) => {
                changed.retain(Expectation::changed);
                (outcome(&changed, accept), changed)
            }
        };
        let event = event.to_owned();
        Self {
            verdict: Verdict { event, outcome },
            changed,
        }
    }

    /// Checks the list of events of a folder, which has these folders in it; `None` where it has no
    /// list, or nothing is to be said of it.
    pub(crate) fn of_list(folder: &Path, below: &[PathBuf], accept: bool) -> Option<Self> {
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
        let names: Vec<&str> = missing.iter().map(|(_, name)| name.as_str()).collect();
        let change = Change {
            file: event.clone(),
            line: missing.first().map_or(1, |(line, _)| *line),
            note: match names.as_slice() {
                [] => None,
                names => Some(format!("names what is no event here: {}", names.join(", "))),
            },
            lines: match &expectation.old {
                Some(old) if accept => render::changes(old, expectation.new.as_deref()?),
                _ => vec![],
            },
        };
        let outcome = match (accept, missing.is_empty()) {
            (false, true) => return None,
            (true, _) if !expectation.changed() => return None,
            (true, _) => Outcome::Accepted(vec![change]),
            (false, false) => Outcome::Changed(vec![change]),
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

    /// Writes what changed as the new expectations; `true` where the verdict is another since.
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

fn outcome(changed: &[Expectation], accept: bool) -> Outcome {
    if changed.is_empty() {
        return Outcome::AsExpected;
    }
    let changes = changed.iter().map(Change::of).collect();
    // A file that belongs to no source is for a person to delete.
    let stale = changed.iter().any(|expectation| expectation.new.is_none());
    if accept && !stale {
        Outcome::Accepted(changes)
    } else {
        Outcome::Changed(changes)
    }
}

impl Change {
    fn of(expectation: &Expectation) -> Self {
        let (note, lines) = match (&expectation.old, &expectation.new) {
            (_, None) => (Some("belongs to no source; delete it".to_owned()), vec![]),
            (None, Some(new)) => (
                Some(format!("is new ({} lines)", new.lines().count())),
                vec![],
            ),
            (Some(old), Some(new)) => (None, render::changes(old, new)),
        };
        Self {
            file: expectation.path.clone(),
            line: expectation.first_change(),
            note,
            lines,
        }
    }
}
