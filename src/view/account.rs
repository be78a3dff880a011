//! The accounts as the head of a report names them.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::day::day;
use super::labels::archived;
use crate::data::data;
use crate::report::{Report, StatementFacts};

/// A name of more letters is too long for the head of a narrow column.
const MAX_SHORT_NAME: usize = 16;

/// An account, and how it was published.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Account<'r> {
    pub statement: &'r StatementFacts,
    /// What it is called.
    pub name: &'r str,
    /// The same for the head of a narrow column: a long name of a state by its code.
    pub short: String,
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
        short: short_name(statement),
        published: published(statement),
        warnings: statement
            .warnings
            .iter()
            .map(|it| it.text.clone())
            .collect(),
    });
    accounts.collect()
}

/// `China`, `US`, `US (The White House)`.
fn short_name(statement: &StatementFacts) -> String {
    let government = &statement.government_name;
    let is_long = government.chars().count() > MAX_SHORT_NAME;
    let (Some(code), Some(rest)) = (
        &statement.government,
        statement.name.strip_prefix(government),
    ) else {
        return statement.name.clone();
    };
    // "United States" fits, and is read at once only where no outlet stands behind it.
    match rest.is_empty() && !is_long {
        true => government.clone(),
        false => format!("{code}{rest}"),
    }
}

fn published(statement: &StatementFacts) -> Vec<String> {
    let language = statement.language.as_deref().filter(|it| *it != "en");
    let facts = [
        // The name has the outlet where two accounts are of one government.
        statement
            .outlet
            .clone()
            .filter(|_| statement.outlet_mark().is_none()),
        statement.date.as_deref().map(day),
        Some(counted(statement.words, "word", "words")),
        language.map(|code| format!("in {}", language_name(code))),
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

/// The names of languages, as `data/view/languages.toml` has them.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Languages {
    names: BTreeMap<String, String>,
}

static LANGUAGES: LazyLock<Languages> = LazyLock::new(|| data!("view/languages"));

/// What readers call a language.
fn language_name(code: &str) -> &str {
    LANGUAGES.names.get(code).map_or(code, String::as_str)
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

    #[test]
    fn languages_have_names() {
        assert_eq!(language_name("zh"), "Chinese");
        assert_eq!(language_name("xx"), "xx");
    }
}
