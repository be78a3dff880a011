//! Verdicts for a person.

use std::io::{self, Write};
use std::path::PathBuf;

use super::verdict::{Change, Outcome, Verdict};
use crate::source::MANIFEST;

/// Lines of one difference that are shown; what changed beyond that is counted.
const SHOWN: usize = 60;

/// Writes how one event fared, and what changed in it; `colour` marks the changed words.
///
/// # Errors
///
/// `out` cannot be written to.
pub fn write_verdict(verdict: &Verdict, colour: bool, out: &mut dyn Write) -> io::Result<()> {
    let name = verdict.event.display();
    match &verdict.outcome {
        Outcome::AsExpected => writeln!(out, "ok    {name}")?,
        Outcome::Broken { error, .. } => writeln!(out, "FAIL  {name}\n      {error}")?,
        Outcome::Changed(changes) => {
            writeln!(out, "FAIL  {name}")?;
            changes
                .iter()
                .try_for_each(|change| write_change(change, colour, out))?;
        }
        Outcome::Accepted(changes) => {
            writeln!(out, "NEW   {name}")?;
            changes
                .iter()
                .try_for_each(|change| write_change(change, colour, out))?;
        }
    }
    out.flush()
}

fn write_change(change: &Change, colour: bool, out: &mut dyn Write) -> io::Result<()> {
    let file = change.file.display();
    match &change.note {
        Some(note) => writeln!(out, "      {file} {note}")?,
        None => writeln!(out, "      {file}")?,
    }
    for line in change.lines.iter().take(SHOWN) {
        writeln!(out, "      {}", line.to_text(colour))?;
    }
    if change.lines.len() > SHOWN {
        writeln!(out, "      … and {} more lines", change.lines.len() - SHOWN)?;
    }
    Ok(())
}

/// Writes how many events are as expected, and what to do about the others.
///
/// # Errors
///
/// `out` cannot be written to.
pub fn write_summary(
    folders: &[PathBuf],
    verdicts: &[Verdict],
    out: &mut dyn Write,
) -> io::Result<()> {
    if verdicts.is_empty() {
        let places: Vec<String> = folders.iter().map(|f| f.display().to_string()).collect();
        let places = places.join(", ");
        writeln!(
            out,
            "FAIL  no event in {places}; an event is a folder with {MANIFEST}"
        )?;
    }
    let count = |wanted: fn(&Verdict) -> bool| verdicts.iter().filter(|v| wanted(v)).count();
    let passed = count(|verdict| verdict.outcome == Outcome::AsExpected);
    let failed = count(Verdict::failed);
    let accepted = count(|verdict| matches!(verdict.outcome, Outcome::Accepted(_)));
    write!(out, "\n{passed} as expected, {failed} not")?;
    if accepted > 0 {
        write!(out, ", {accepted} accepted: review them and commit")?;
    } else if failed > 0 {
        write!(out, "; parallax check --accept writes new expectations")?;
    }
    writeln!(out)
}
