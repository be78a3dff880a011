//! A text against the last one with the same counterpart alone: what a desk asks first.

use super::change::Change;
use super::earlier::{Against, Earlier};
use super::{ordered, phrases, rungs, terms, told_once, topics};
use crate::history::series::Series;
use crate::lexicon::Lexicon;

/// A text of a series against the last one with the same counterpart.
pub(in crate::history) struct AgainstLast {
    /// The place of the last one.
    pub last: usize,
    /// What has changed, the most telling first.
    pub changes: Vec<Change>,
}

/// Holds a text of a series against the last one with the same counterpart; `None` where there is
/// none.
pub(in crate::history) fn against_last(
    series: &Series,
    text: usize,
    lexicon: &Lexicon,
) -> Option<AgainstLast> {
    let earlier = Earlier::of(series, text, Against::Last);
    let last = *earlier.habit().0.last()?;
    let mut changes = phrases::changes(series, &earlier, lexicon);
    changes.extend(terms::changes(series, &earlier, lexicon));
    changes.extend(rungs::changes(series, &earlier, lexicon));
    changes.extend(topics::changes(series, &earlier, lexicon));
    // What is new or gone with one sentence is told once, by what is most telling of it.
    let changes = told_once(ordered(changes), |one, other| {
        match (&one.now, &other.now) {
            (None, None) => one.earlier == other.earlier,
            (one, other) => one == other,
        }
    });
    Some(AgainstLast { last, changes })
}
