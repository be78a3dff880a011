//! A data file in TOML: its rows, checked, and what is wrong in it shown where it stands.

use std::error::Error;
use std::fmt;
use std::ops::Range;

use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::{DeTable, DeValue};
use unicode_width::UnicodeWidthStr;

/// The most characters of a line that are shown before its fault, and the most behind.
const SHOWN: usize = 60;

/// A step from a document down to one of its values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum PathStep {
    /// To the value of a key.
    Key(String),
    /// To a key itself.
    Name(String),
    /// To the value at a place of a list.
    Index(usize),
}

impl From<&str> for PathStep {
    fn from(key: &str) -> Self {
        Self::Key(key.to_owned())
    }
}

impl From<usize> for PathStep {
    fn from(place: usize) -> Self {
        Self::Index(place)
    }
}

/// What is wrong with rows: a reason, and the way to the value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Fault {
    /// The steps, the last one first.
    way: Vec<PathStep>,
    reason: String,
}

impl Fault {
    /// A fault of the value itself.
    pub(crate) fn new(reason: impl Into<String>) -> Self {
        Self {
            way: Vec::new(),
            reason: reason.into(),
        }
    }

    /// The fault, as it is reached from one step up.
    pub(crate) fn within(mut self, step: impl Into<PathStep>) -> Self {
        self.way.push(step.into());
        self
    }

    /// Where it stands in the text, as far as the way can be followed.
    fn span(&self, text: &str) -> Range<usize> {
        let Ok(document) = DeTable::parse(text) else {
            return 0..0;
        };
        let mut span = 0..0;
        let mut value = &Spanned::new(document.span(), DeValue::Table(document.into_inner()));
        for step in self.way.iter().rev() {
            let next = match (step, value.get_ref()) {
                (PathStep::Index(place), DeValue::Array(list)) => list.get(*place),
                (PathStep::Key(key), DeValue::Table(table)) => table.get(key.as_str()),
                (PathStep::Name(name), DeValue::Table(table)) => {
                    let entry = table.get_key_value(name.as_str());
                    span = entry.map_or(span, |(key, _)| key.span());
                    None
                }
                _ => None,
            };
            let Some(next) = next else { break };
            value = next;
            span = value.span();
        }
        span
    }
}

/// Adds a step to the fault of a check.
pub(crate) trait Within {
    /// As [`Fault::within`].
    fn within(self, step: impl Into<PathStep>) -> Self;
}

impl Within for Result<(), Fault> {
    fn within(self, step: impl Into<PathStep>) -> Self {
        self.map_err(|fault| fault.within(step))
    }
}

/// A data file that cannot be used: what is wrong, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Malformed {
    /// The line, from 1.
    pub line: usize,
    /// The character in the line, from 1.
    pub column: usize,
    /// What is wrong, and what would be right.
    pub reason: String,
    /// The line, or the part of a long one.
    shown: String,
    /// What is marked in it, in columns of a terminal.
    marked: Range<usize>,
}

impl Malformed {
    /// What is wrong in a part of a text.
    fn new(text: &str, span: Range<usize>, reason: &str) -> Self {
        let start = boundary(text, span.start);
        let before = &text[..start];
        let line_start = before.rfind('\n').map_or(0, |end| end + 1);
        let rest = &text[start..];
        let line_end = rest.find(['\n', '\r']).unwrap_or(rest.len());
        let end = boundary(rest, (span.end.max(start) - start).min(line_end));
        let [lead, part, tail] = [&text[line_start..start], &rest[..end], &rest[end..line_end]];
        let skipped = lead.chars().count().saturating_sub(SHOWN);
        let lead: String = lead.chars().skip(skipped).collect();
        let part: String = part.chars().take(SHOWN).collect();
        let tail: String = tail.chars().take(SHOWN).collect();
        Self {
            line: before.matches('\n').count() + 1,
            column: text[line_start..start].chars().count() + 1,
            reason: reason.to_owned(),
            marked: lead.width()..lead.width() + part.width().max(1),
            shown: lead + &part + &tail,
        }
    }
}

/// The last boundary of characters up to a byte.
fn boundary(text: &str, byte: usize) -> usize {
    let mut bytes = (0..=byte.min(text.len())).rev();
    bytes.find(|byte| text.is_char_boundary(*byte)).unwrap_or(0)
}

impl fmt::Display for Malformed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let number = self.line.to_string();
        let margin = " ".repeat(number.len());
        let indent = " ".repeat(self.marked.start);
        let carets = "^".repeat(self.marked.len());
        writeln!(f, "line {number}, column {}: {}", self.column, self.reason)?;
        writeln!(f, "{margin} |")?;
        writeln!(f, "{number} | {}", self.shown.replace('\t', " "))?;
        write!(f, "{margin} | {indent}{carets}")
    }
}

impl Error for Malformed {}

/// Reads rows, and checks what their shape does not rule out.
///
/// # Errors
///
/// The text is no TOML, has keys that rows do not have, or fails the check.
pub(crate) fn parse<T: DeserializeOwned>(
    text: &str,
    check: impl FnOnce(&T) -> Result<(), Fault>,
) -> Result<T, Malformed> {
    let rows = toml::from_str(text).map_err(|error| {
        let span = error.span().unwrap_or_default();
        Malformed::new(text, span, error.message())
    })?;
    check(&rows).map_err(|fault| Malformed::new(text, fault.span(text), &fault.reason))?;
    Ok(rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is said of a text whose rows have a fault.
    fn said(text: &str, fault: Fault) -> String {
        let malformed = parse::<toml::Table>(text, |_| Err(fault)).expect_err("a fault");
        malformed.to_string()
    }

    #[test]
    fn a_fault_is_shown_where_it_stands() {
        let text = "[[row]]\nlist = { zh = [\"一\", \"二三\"] }\n[[row]]\n";
        let fault = || Fault::new("twice");
        let list = |fault: Fault| fault.within("list").within(0).within("row");
        assert_eq!(
            said(text, list(fault().within(1).within("zh"))),
            "line 2, column 21: twice\n  |\n2 | list = { zh = [\"一\", \"二三\"] }\n  |                      ^^^^^^"
        );
        let name = PathStep::Name("zh".to_owned());
        assert_eq!(
            said(text, list(fault().within(name))),
            "line 2, column 10: twice\n  |\n2 | list = { zh = [\"一\", \"二三\"] }\n  |          ^^"
        );
        assert_eq!(
            said(text, fault().within("missing").within(1).within("row")),
            "line 3, column 1: twice\n  |\n3 | [[row]]\n  | ^^^^^^^"
        );
        assert!(said("", fault().within("missing")).starts_with("line 1, column 1: twice"));
    }

    #[test]
    fn of_a_long_line_a_part_is_shown() {
        let text = format!(
            "list = [\"{}\", 1, \"{}\"]\n",
            "a".repeat(200),
            "b".repeat(200)
        );
        let said = said(&text, Fault::new("no word").within(1).within("list"));
        assert!(said.starts_with("line 1, column 213: no word\n"), "{said}");
        assert!(
            said.lines()
                .all(|line| line.chars().count() <= 2 * SHOWN + 5)
        );
        assert!(said.ends_with(&format!("\n  | {}^", " ".repeat(SHOWN))));
    }

    #[test]
    fn what_is_no_toml_is_shown_alike() {
        let malformed = parse::<toml::Table>("a = 1\nb =\n", |_| Ok(())).expect_err("no TOML");
        assert_eq!(malformed.line, 2);
        assert!(malformed.to_string().ends_with('^'), "{malformed}");
    }
}
