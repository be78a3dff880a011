//! A day, and what it is taken from.

use jiff::civil::Date;

use super::clock;
use super::habit::Habit;
use super::written::{self, Label, Written};
use crate::document::StatedDate;
use crate::statement::{DateEvidence, DateSource};

/// Longest text, in characters, that is quoted as evidence.
const MAX_QUOTE: usize = 240;

/// A day, and what it is taken from.
pub(crate) type DatedEvidence = (Date, DateEvidence);

/// The first day that a text writes out and does not call that of a change.
pub(super) fn read(
    text: &str,
    habit: Habit,
    from: DateSource,
    name: Option<&str>,
) -> Option<DatedEvidence> {
    let (found, _) = labelled(text, habit)
        .into_iter()
        .find(|(_, label)| *label != Some(Label::Updated))?;
    Some(evidence(text, found, from, name))
}

/// The days of a text, and what the words before each say it is.
pub(super) fn labelled(text: &str, habit: Habit) -> Vec<(Written, Option<Label>)> {
    let mut before = 0;
    written::all(text, habit)
        .into_iter()
        .map(|found| {
            let label = written::label(&text[before..found.start]);
            before = found.end;
            (found, label)
        })
        .collect()
}

pub(super) fn evidence(
    text: &str,
    found: Written,
    from: DateSource,
    name: Option<&str>,
) -> DatedEvidence {
    let clock =
        clock::read(&text[found.end..]).or_else(|| clock::read_before(&text[..found.start]));
    let (time, zone) = clock.map_or((None, None), |clock| (Some(clock.time), clock.zone));
    let evidence = DateEvidence {
        from,
        name: name.map(str::to_owned),
        text: text.chars().take(MAX_QUOTE).collect(),
        time,
        zone,
    };
    (found.day, evidence)
}

/// A day that the file of a document states.
pub(crate) fn stated(stated: &StatedDate) -> DatedEvidence {
    let evidence = DateEvidence {
        from: DateSource::Document,
        name: Some(stated.name.to_owned()),
        text: stated.text.chars().take(MAX_QUOTE).collect(),
        time: None,
        zone: None,
    };
    (stated.date, evidence)
}
