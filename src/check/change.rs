//! What changed in one file of expectations.

use std::collections::BTreeSet;
use std::path::PathBuf;

use super::expectation::{Expectation, Subject};
use super::reported::{Reported, reported};
use crate::render::{self, ChangedLine};

/// What changed in one file of expectations.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Change {
    /// The file.
    pub file: PathBuf,
    /// The line on which the first change is, from 1.
    pub line: usize,
    /// The saved page that caused it: the only one, or for a text its own, that has other bytes
    /// than the expected report says. `None` where the pages are the same, and something else is
    /// another.
    pub page: Option<PathBuf>,
    /// What happened to the file, where there is nothing to compare: it is new, or belongs to no
    /// source.
    pub note: Option<String>,
    /// What changed: of a text word by word, of a report in its own terms.
    pub lines: Vec<ChangedLine>,
    /// Whether it makes an event fail.
    pub counts: bool,
}

impl Change {
    /// What changed in the files of an event.
    pub(super) fn of_event(files: &[Expectation], tolerance: f64) -> Vec<Self> {
        let report = files.iter().find(|it| it.subject == Subject::Report);
        let report = report.filter(|it| it.changed());
        let found =
            report.and_then(|it| reported(it.old.as_deref()?, it.new.as_deref()?, tolerance));
        let empty = BTreeSet::new();
        let saved_again = found.as_ref().map_or(&empty, |found| &found.saved_again);
        let pages = |source: &str| {
            files.iter().find_map(|it| match &it.subject {
                Subject::Text { source: id, page } if id == source => Some(page.clone()),
                _ => None,
            })
        };
        files
            .iter()
            .filter(|it| it.changed())
            .map(|it| match (&it.subject, &found) {
                (Subject::Report, Some(found)) => {
                    let mut sources = saved_again.iter();
                    let page = match (sources.next(), sources.next()) {
                        (Some(only), None) => pages(only),
                        _ => None,
                    };
                    Self::of_report(it, found, page)
                }
                (Subject::Text { source, page }, _) if saved_again.contains(source) => Self {
                    page: Some(page.clone()),
                    ..Self::of_text(it)
                },
                _ => Self::of_text(it),
            })
            .collect()
    }

    fn of_report(report: &Expectation, found: &Reported, page: Option<PathBuf>) -> Self {
        let first = found.first.as_ref();
        let line = first.and_then(|id| report.line_of(&format!("\"id\": \"{id}\"")));
        Self {
            file: report.path.clone(),
            line: line.unwrap_or_else(|| report.first_change()),
            page,
            note: None,
            lines: found
                .counted
                .iter()
                .chain(&found.uncounted)
                .cloned()
                .collect(),
            counts: !found.counted.is_empty(),
        }
    }

    fn of_text(expectation: &Expectation) -> Self {
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
            page: None,
            note,
            lines,
            counts: true,
        }
    }

    /// What changed in a list of events, which names `missing` by their lines.
    pub(super) fn of_list(list: &Expectation, missing: &[(usize, String)]) -> Self {
        let names: Vec<&str> = missing.iter().map(|(_, name)| name.as_str()).collect();
        let changes = match (&list.old, &list.new) {
            (Some(old), Some(new)) => render::changes(old, new),
            _ => vec![],
        };
        Self {
            file: list.path.clone(),
            line: missing.first().map_or(1, |(line, _)| *line),
            page: None,
            note: match names.as_slice() {
                [] => None,
                names => Some(format!("names what is no event here: {}", names.join(", "))),
            },
            lines: changes,
            counts: !missing.is_empty(),
        }
    }
}
