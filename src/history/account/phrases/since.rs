//! Set phrases that come back.

use jiff::civil::Date;

use super::Habit;
use crate::history::account::candidate::Candidate;
use crate::history::account::change::{Change, Quoted};
use crate::history::account::uses::Key;
use crate::report::ChangeKind;

/// Days after which a phrase comes back.
const LONG: i32 = 365;

/// How much longer than usual it was away.
const LONGER: i32 = 5;

impl Habit<'_> {
    /// A set phrase that comes back.
    pub(super) fn first_since(&self, phrase: &Candidate, count: usize) -> Option<Change> {
        let away = self.days_away(phrase.key)?;
        // What is said in other words meanwhile was not away.
        let uses = self.uses.texts(phrase.key);
        let before = uses.partition_point(|text| *text < self.earlier.text);
        let last_use = *uses[..before].last()?;
        let all = &self.earlier.all;
        let since = &all[all.partition_point(|text| *text <= last_use)..];
        if self.is_said_in(phrase, since) {
            return None;
        }
        let words = phrase.text(self.series);
        let last = self.last_in(phrase.key, &self.earlier.all)?;
        Some(Change {
            kind: ChangeKind::PhraseFirstSince,
            headline: format!(
                "“{words}” for the first time since {}, after {count} texts with it",
                last.date
            ),
            what: words,
            before: None,
            with_counterpart: false,
            count,
            of: self.earlier.all.len(),
            now: Some(Quoted::at(self.series, phrase.place)),
            earlier: Some(last),
            weight: 0.5
                + self.telling_alone(phrase)?
                + f64::from(away.min(3 * LONG)) / f64::from(6 * LONG),
        })
    }

    /// For how many days nobody said a phrase, where that is long, and much longer than between its
    /// other uses.
    fn days_away(&self, key: Key) -> Option<i32> {
        let texts = self.uses.texts(key);
        let texts = texts.iter().filter(|text| **text <= self.earlier.text);
        let days: Vec<_> = texts.map(|text| self.series.texts()[*text].date).collect();
        let gap = |pair: &[Date]| (pair[1] - pair[0]).get_days();
        let mut gaps: Vec<i32> = days.windows(2).map(gap).collect();
        let away = gaps.pop()?;
        gaps.sort_unstable();
        let usual = gaps.get(gaps.len() / 2).copied().unwrap_or(0);
        (away >= LONG && away >= LONGER * usual.max(1)).then_some(away)
    }
}
