//! Longer or shorter than the earlier texts.

use super::change::Change;
use super::earlier::Earlier;
use crate::history::series::Series;
use crate::report::ChangeKind;

/// Earlier texts that show how long they usually are.
const ENOUGH: usize = 5;

/// The part of earlier texts than which an unusual one is longer, or shorter.
const UNUSUAL: f64 = 0.9;

/// How much longer than the middle one.
const TIMES: f64 = 1.5;

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
    let shorter = before.partition_point(|words| *words < now);
    let longer = before.len() - before.partition_point(|words| *words <= now);
    let is_most = |count: usize| count as f64 >= before.len() as f64 * UNUSUAL;
    let (way, count) = match () {
        () if is_most(shorter) && now as f64 >= middle as f64 * TIMES => ("longer", shorter),
        () if is_most(longer) && middle as f64 >= now as f64 * TIMES => ("shorter", longer),
        () => return None,
    };
    let whose = earlier.whose();
    Some(Change {
        kind: ChangeKind::Length,
        headline: format!(
            "{now} words, {way} than {count} of {} earlier texts {whose} (half of them have {middle} or fewer)",
            before.len()
        ),
        what: format!("{now} words"),
        before: Some(format!("{middle} words")),
        with_counterpart: with,
        count,
        of: before.len(),
        now: None,
        earlier: None,
        weight: 1.1,
    })
}
