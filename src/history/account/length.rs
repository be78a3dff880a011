//! Longer or shorter than the earlier texts.

use super::change::Change;
use super::earlier::Earlier;
use crate::history::series::Series;
use crate::report::ChangeKind;

/// Earlier texts that show how long they usually are.
const ENOUGH: usize = 5;

/// How much longer than the longest of them, or shorter than the shortest.
const TIMES: f64 = 2.0;

/// The length of a text, where it is unusual.
pub(super) fn changes(series: &Series, earlier: &Earlier) -> Option<Change> {
    let (habit, with) = earlier.habit();
    if habit.len() < ENOUGH {
        return None;
    }
    let words = |text: usize| -> usize {
        let sentences = series.texts()[text].sentences.iter();
        sentences.map(|sentence| sentence.words().len()).sum()
    };
    let now = words(earlier.text);
    let mut before: Vec<usize> = habit.iter().map(|text| words(*text)).collect();
    before.sort_unstable();
    let middle = before[before.len() / 2];
    let (shortest, longest) = (*before.first()?, *before.last()?);
    let way = match () {
        () if now as f64 >= longest as f64 * TIMES => "longer",
        () if now as f64 * TIMES <= shortest as f64 => "shorter",
        () => return None,
    };
    let whose = earlier.whose();
    Some(Change {
        kind: ChangeKind::Length,
        headline: format!(
            "{now} words, {way} than any of {} earlier texts {whose} (from {shortest} to {longest}, half of \
             them {middle} or fewer)",
            before.len()
        ),
        what: format!("{now} words"),
        before: Some(format!("{middle} words")),
        with_counterpart: with,
        count: before.len(),
        of: before.len(),
        now: None,
        earlier: None,
        weight: 0.6,
    })
}
