//! The accounts as the head of a report names them.

use super::day::day;
use super::labels::archived;
use crate::report::{Report, StatementFacts};
use crate::text::english::{counted, language_name};

/// An account, and how it was published.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Account<'r> {
    pub statement: &'r StatementFacts,
    /// What it is called.
    pub name: &'r str,
    /// Outlet, day, words, language where it is not English, and whether it is an archive's copy.
    pub published: Vec<String>,
    /// What a reader should know before it is relied on.
    pub warnings: Vec<String>,
}

/// All accounts, in the order in which they are shown.
pub(crate) fn accounts(report: &Report) -> Vec<Account<'_>> {
    let statements = report.statements.iter();
    let accounts = statements.map(|statement| Account {
        statement,
        name: &statement.name,
        published: published(statement),
        warnings: statement
            .warnings
            .iter()
            .map(|it| it.text.clone())
            .collect(),
    });
    accounts.collect()
}

fn published(statement: &StatementFacts) -> Vec<String> {
    let language = statement.language.as_deref().filter(|it| *it != "en");
    let in_language = language.map(|code| format!("in {}", language_name(code)));
    let mark = statement.outlet_mark();
    let has_outlet = mark.is_some() && mark != in_language.as_deref();
    let facts = [
        // The name may have the outlet already, where two accounts are of one government.
        statement.outlet.clone().filter(|_| !has_outlet),
        statement.date.as_deref().map(day),
        Some(counted(statement.words, "word", "words")),
        in_language.filter(|it| mark != Some(it)),
        archived(statement),
    ];
    facts.into_iter().flatten().collect()
}
