//! A text to its lines, without the marks of a quotation.

use crate::extract::fold::fold;
use crate::extract::parse::TooComplex;

/// Lines of a text. A page of 16 MiB, wrapped by hand, has half as many.
const MAX_LINES: usize = 500_000;
/// Columns to the next stop of a tabulator.
const TAB: usize = 4;

/// A line of a text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Line {
    /// Its text, without white space at both ends.
    pub text: String,
    /// How many columns it is indented.
    pub indent: usize,
    /// Whether it is marked as a heading, and of which level.
    pub heading: Option<usize>,
}

impl Line {
    /// Whether nothing is to be seen on it.
    pub(super) fn is_blank(&self) -> bool {
        self.text.is_empty()
    }

    fn of(line: &str) -> Self {
        let indent = line
            .chars()
            .map_while(|c| match c {
                '\t' => Some(TAB),
                '\u{3000}' => Some(2),
                c if c.is_whitespace() => Some(1),
                _ => None,
            })
            .sum();
        let text = if fold(line).is_empty() {
            ""
        } else {
            line.trim()
        };
        Self {
            text: text.to_owned(),
            indent,
            heading: None,
        }
    }
}

/// The lines of a text, from the first that is not blank to the last.
pub(super) fn of(text: &str) -> Result<Vec<Line>, TooComplex> {
    let lines: Vec<&str> = text
        .split(['\n', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'])
        .flat_map(|line| line.strip_suffix('\r').unwrap_or(line).split('\r'))
        .take(MAX_LINES + 1)
        .collect();
    if lines.len() > MAX_LINES {
        return Err(TooComplex);
    }
    let is_quoted = is_quoted(&lines);
    let mut lines: Vec<Line> = lines
        .into_iter()
        .map(|line| Line::of(if is_quoted { unquoted(line) } else { line }))
        .collect();
    let is_full = |line: &Line| !line.is_blank();
    let last = lines.iter().rposition(is_full);
    lines.truncate(last.map_or(0, |last| last + 1));
    let first = lines.iter().position(is_full);
    lines.drain(..first.unwrap_or(0));
    Ok(lines)
}

/// Whether most lines that are not blank are marked as those of a quotation, as mail programs do.
fn is_quoted(lines: &[&str]) -> bool {
    let full = lines.iter().filter(|line| !line.trim().is_empty()).count();
    let quoted = lines
        .iter()
        .filter(|line| line.trim_start().starts_with('>'))
        .count();
    quoted * 2 > full
}

fn unquoted(line: &str) -> &str {
    let mut rest = line;
    while let Some(inner) = rest.trim_start().strip_prefix('>') {
        rest = inner;
    }
    // A space belongs to the mark.
    if rest.len() < line.len() {
        rest.strip_prefix(' ').unwrap_or(rest)
    } else {
        line
    }
}
