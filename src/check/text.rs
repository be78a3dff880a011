//! Verdicts for a person.

use std::path::PathBuf;

use super::change::Change;
use super::verdict::{Outcome, Verdict};
use crate::render::StyledLine;
use crate::source::MANIFEST;

/// Changes of one file that are shown; what changed beyond that is counted.
const SHOWN: usize = 60;

/// What stands before all lines on an event but the first.
const INDENT: &str = "      ";

/// How one event fared, and what changed in it, in `width` columns; of very many changes the first.
pub fn verdict_lines(verdict: &Verdict, width: usize) -> Vec<StyledLine> {
    lines_of(verdict, width, SHOWN)
}

/// The same with all changes, for who judges them.
pub fn whole_verdict_lines(verdict: &Verdict, width: usize) -> Vec<StyledLine> {
    lines_of(verdict, width, usize::MAX)
}

fn lines_of(verdict: &Verdict, width: usize, shown: usize) -> Vec<StyledLine> {
    let room = width.saturating_sub(INDENT.len());
    let told = |changes: &[Change]| {
        changes
            .iter()
            .flat_map(|it| change_lines(it, room, shown))
            .collect()
    };
    let name = verdict.event.display();
    let (state, below) = match &verdict.outcome {
        Outcome::AsExpected => ("ok  ", vec![]),
        Outcome::Close(changes) => {
            let lines = changes.iter().flat_map(|change| &change.lines);
            ("ok  ", lines.flat_map(|line| line.rows(room)).collect())
        }
        Outcome::Broken { error, .. } => ("FAIL", error.lines().map(StyledLine::from).collect()),
        Outcome::Changed(changes) => ("FAIL", told(changes)),
        Outcome::Accepted(changes) => ("NEW ", told(changes)),
    };
    let below = below.into_iter().map(|line| line.indented(INDENT));
    let head = StyledLine::from(format_args!("{state}  {name}"));
    std::iter::once(head).chain(below).collect()
}

fn change_lines(change: &Change, width: usize, shown: usize) -> Vec<StyledLine> {
    let file = change.file.display();
    let head = match &change.note {
        Some(note) => StyledLine::from(format_args!("{file} {note}")),
        None => StyledLine::from(file),
    };
    let mut lines = vec![head];
    lines.extend(
        change
            .lines
            .iter()
            .take(shown)
            .flat_map(|line| line.rows(width)),
    );
    if change.lines.len() > shown {
        let more = change.lines.len() - shown;
        lines.push(format_args!("… and {more} more changes; --review shows all").into());
    }
    lines
}

/// How many events are as expected, and what to do about the others.
pub fn summary_lines(folders: &[PathBuf], verdicts: &[Verdict]) -> Vec<StyledLine> {
    let mut lines = Vec::new();
    if verdicts.is_empty() {
        let places: Vec<String> = folders.iter().map(|f| f.display().to_string()).collect();
        let places = places.join(", ");
        let none = format_args!("FAIL  no event in {places}; an event is a folder with {MANIFEST}");
        lines.push(none.into());
    }
    lines.push(StyledLine::default());
    let count = |wanted: fn(&Verdict) -> bool| verdicts.iter().filter(|v| wanted(v)).count();
    let passed =
        count(|verdict| matches!(verdict.outcome, Outcome::AsExpected | Outcome::Close(_)));
    let failed = count(Verdict::failed);
    let accepted = count(|verdict| matches!(verdict.outcome, Outcome::Accepted(_)));
    let advice = if accepted > 0 {
        format!(", {accepted} accepted: review them and commit")
    } else if verdicts
        .iter()
        .any(|it| matches!(it.outcome, Outcome::Changed(_)))
    {
        "; parallax check --review goes through them, --accept writes new expectations".to_owned()
    } else {
        String::new()
    };
    lines.push(format_args!("{passed} as expected, {failed} not{advice}").into());
    lines
}
