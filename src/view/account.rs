//! The accounts as the head of a report names them.

use super::day::day;
use super::labels::archived;
use crate::report::{Report, StatementFacts};
use crate::text::english::language_name;

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

/// `1 word`, `1,240 words`.
fn counted(count: usize, one: &str, many: &str) -> String {
    let digits = count.to_string();
    let groups: Vec<&str> = digits
        .as_bytes()
        .rchunks(3)
        .rev()
        .map(|group| std::str::from_utf8(group).unwrap_or_default())
        .collect();
    let noun = if count == 1 { one } else { many };
    format!("{} {noun}", groups.join(","))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped() {
        for (count, expected) in [
            (1, "1 word"),
            (999, "999 words"),
            (1240, "1,240 words"),
            (1_234_567, "1,234,567 words"),
        ] {
            assert_eq!(counted(count, "word", "words"), expected);
        }
    }
}
