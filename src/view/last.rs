//! Each account against its government's last one with the same counterpart.

use super::day::day;
use super::finding::Extent;
use super::side::{in_sentence, sides};
use crate::report::{AccountChange, AgainstLast, EarlierAccount, Report, StatementFacts};
use crate::text::english::{counted, listed};

/// Earlier accounts without which nothing is said of set phrases.
const ENOUGH: usize = 3;

/// An account against the last one.
#[derive(Debug)]
pub(crate) struct ShownLast<'r> {
    pub statement: &'r StatementFacts,
    /// What it is held against, or that nothing is known, behind its name.
    pub told: String,
    /// The last account.
    pub last: Option<&'r EarlierAccount>,
    /// What has changed.
    pub changes: &'r [AccountChange],
}

/// The sides whose accounts were held against earlier ones, each by the first of its accounts that
/// has an earlier one.
pub(crate) fn against_last(report: &Report) -> Vec<ShownLast<'_>> {
    let held = |statement: &StatementFacts| {
        let mut all = report.against_last.iter();
        all.find(|it| it.source == statement.id)
    };
    let sides = sides(report).into_iter().filter_map(|side| {
        let accounts = side.accounts.iter();
        let own = accounts.filter_map(|statement| Some((*statement, held(statement)?)));
        let own: Vec<(&StatementFacts, &AgainstLast)> = own.collect();
        let known = own.iter().find(|(_, held)| held.last.is_some());
        let (statement, held) = known.or(own.first())?;
        Some(ShownLast {
            statement,
            told: told(held),
            last: held.last.as_ref(),
            changes: &held.changes,
        })
    });
    sides.collect()
}

fn told(own: &AgainstLast) -> String {
    let with: Vec<String> = own.with.iter().map(|name| in_sentence(name)).collect();
    let with = listed(&with);
    let Some(last) = &own.last else {
        return format!("no earlier account with {with} is known");
    };
    let mut told = format!("with {with} on {}", day(&last.date));
    if own.changes.is_empty() {
        told += ": no set phrase, step or topic is new or gone";
    }
    if own.earlier < ENOUGH {
        let earlier = counted(own.earlier, "earlier account", "earlier accounts");
        told += &format!(" (only {earlier}: nothing can be said of set phrases)");
    }
    told
}

impl ShownLast<'_> {
    /// Where the last account was published.
    pub(crate) fn url(&self) -> Option<&str> {
        self.last?.url.as_deref()
    }

    /// The earlier sentence of a change, behind its day; on the first page none.
    pub(crate) fn earlier(change: &AccountChange, extent: Extent) -> Option<(String, &str)> {
        if extent == Extent::Brief {
            return None;
        }
        let (date, sentence) = change.earlier_date.as_ref().zip(change.earlier.as_ref())?;
        Some((day(date), sentence))
    }
}
