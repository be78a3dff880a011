//! What changed between two texts, word by word.

use std::fmt;

use anstyle::{AnsiColor, Style};
use serde::{Serialize, Serializer};
use similar::{Algorithm, ChangeTag, DiffOp, DiffableStr, group_diff_ops};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::plain::plain;
use super::styled::StyledLine;
use crate::text::diff::diff;

/// Lines around a change that are shown with it.
const CONTEXT: usize = 1;

/// Lines of a text that are compared; what is behind them is left out. No text that is read has
/// more.
const MAX_LINES: usize = 500_000;

/// Bytes of a changed line, as it was and as it is, up to which its words are compared. A longer
/// one is shown as gone and new: its words would take many seconds, and a gigabyte.
const MAX_LINE_BYTES: usize = 4 << 20;

/// Columns of equal words that are shown beside a change.
const BESIDE: usize = 40;

/// What stands before all rows of a changed line but the first.
const HANGING: &str = "  ";

/// The mark of words that are gone.
const GONE: Style = AnsiColor::Red.on_default();

/// The mark of words that are new.
const NEW: Style = AnsiColor::Green.on_default();

/// One line of what changed. As text, and as JSON, it has no colour: `~ the leaders
/// [-met-]{+spoke+}`.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum ChangedLine {
    /// Equal lines that are left out.
    Gap,
    /// An equal line, beside a change.
    Same(String),
    /// A line that is gone.
    Gone(String),
    /// A line that is new.
    New(String),
    /// A line of which some words changed.
    Edited(Vec<Run>),
    /// A part of a report, by its name, of which some words changed.
    Part {
        /// What readers call it.
        name: String,
        /// What it says.
        runs: Vec<Run>,
    },
}

/// Words of an edited line that had the same fate.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Run {
    /// They stay.
    Same(String),
    /// They are gone.
    Gone(String),
    /// They are new.
    New(String),
}

impl ChangedLine {
    /// The line for a terminal.
    pub fn styled(&self) -> StyledLine {
        let mut line = StyledLine::default();
        match self {
            Self::Gap => line.push("…", Style::new()),
            Self::Same(words) => line.push(format_args!("  {words}"), Style::new()),
            Self::Gone(words) => line.push(format_args!("- {words}"), GONE),
            Self::New(words) => line.push(format_args!("+ {words}"), NEW),
            Self::Edited(runs) => {
                line.push("~ ", Style::new());
                push_runs(&mut line, runs);
            }
            Self::Part { name, runs } => {
                line.push(format_args!("~ {name}: "), Style::new());
                push_runs(&mut line, runs);
            }
        }
        line
    }

    /// The line as a person looks at it: what did not change is cut to a few words, and the rest
    /// wrapped to `width` columns.
    pub fn rows(&self, width: usize) -> Vec<StyledLine> {
        let cut = match self {
            Self::Same(words) => Self::Same(around(words, false, false)),
            Self::Edited(runs) => Self::Edited(cut(runs)),
            Self::Part { name, runs } => Self::Part {
                name: name.clone(),
                runs: cut(runs),
            },
            Self::Gap | Self::Gone(_) | Self::New(_) => self.clone(),
        };
        cut.styled().wrapped(width, HANGING)
    }

    /// A part of a report that said `old` and says `new`; `key` is what of it does.
    pub(crate) fn part(name: &str, key: &str, old: &str, new: &str) -> Self {
        let mut found = if old.len() + new.len() > MAX_LINE_BYTES {
            vec![Run::Gone(plain(old)), Run::New(plain(new))]
        } else {
            runs(old, new)
        };
        if !key.is_empty() {
            found.insert(0, Run::Same(format!("{} ", plain(key))));
        }
        Self::Part {
            name: plain(name),
            runs: found,
        }
    }
}

fn push_runs(line: &mut StyledLine, runs: &[Run]) {
    for run in runs {
        match run {
            Run::Same(words) => line.push(words, Style::new()),
            Run::Gone(words) => line.push(format_args!("[-{words}-]"), GONE),
            Run::New(words) => line.push(format_args!("{{+{words}+}}"), NEW),
        }
    }
}

/// Runs of words of which those that stay are cut to what is beside a change.
fn cut(runs: &[Run]) -> Vec<Run> {
    let last = runs.len().saturating_sub(1);
    let cut = |(index, run): (usize, &Run)| match run {
        Run::Same(words) => Run::Same(around(words, index > 0, index < last)),
        run => run.clone(),
    };
    runs.iter().enumerate().map(cut).collect()
}

/// The words of a text that are beside what stands before it, or behind it; all of a short one.
/// With nothing before it, a text is cut at its beginning, unless it stands alone.
fn around(words: &str, has_before: bool, has_behind: bool) -> String {
    let is_alone = !has_before && !has_behind;
    let head = if has_before || is_alone { BESIDE } else { 0 };
    let tail = if has_behind { BESIDE } else { 0 };
    if words.width() <= head + tail + BESIDE / 2 {
        return words.to_owned();
    }
    let first = words[..within(words.split_word_bounds(), head)].trim_end();
    let behind = within(words.split_word_bounds().rev(), tail);
    let second = words[words.len() - behind..].trim_start();
    let gap = |side: &str| if side.is_empty() { "" } else { " " };
    format!("{first}{}…{}{second}", gap(first), gap(second))
}

/// The bytes of the first words that `columns` hold.
fn within<'w>(words: impl Iterator<Item = &'w str>, columns: usize) -> usize {
    let mut filled = 0;
    words
        .take_while(|word| {
            filled += word.width();
            filled <= columns
        })
        .map(str::len)
        .sum()
}

impl fmt::Display for ChangedLine {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.styled().to_text(false))
    }
}

impl Serialize for ChangedLine {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// The lines that changed between two texts, with a line around each.
pub fn changes(old: &str, new: &str) -> Vec<ChangedLine> {
    let (first_old, first_new) = (first_lines(old), first_lines(new));
    let is_cut = (first_old.len(), first_new.len()) != (old.len(), new.len());
    let (old, new) = (first_old.tokenize_lines(), first_new.tokenize_lines());
    let operations = diff(Algorithm::Patience, &old, &new);
    let mut lines = Vec::new();
    for (index, group) in group_diff_ops(operations, CONTEXT).iter().enumerate() {
        if index > 0 {
            lines.push(ChangedLine::Gap);
        }
        for operation in group {
            let old_lines = &old[operation.old_range()];
            let new_lines = &new[operation.new_range()];
            match operation {
                DiffOp::Equal { .. } => lines.extend(whole(old_lines, ChangedLine::Same)),
                DiffOp::Replace { .. } if old_lines.len() == new_lines.len() => {
                    let pairs = old_lines.iter().zip(new_lines);
                    lines.extend(pairs.flat_map(|(old, new)| edited(old, new)));
                }
                _ => {
                    lines.extend(whole(old_lines, ChangedLine::Gone));
                    lines.extend(whole(new_lines, ChangedLine::New));
                }
            }
        }
    }
    if is_cut {
        lines.push(ChangedLine::Gap);
    }
    lines
}

/// The lines of a text that are compared.
fn first_lines(text: &str) -> &str {
    let end = text.match_indices(['\n', '\r']).nth(MAX_LINES - 1);
    end.map_or(text, |(end, _)| &text[..=end])
}

/// A line that changed.
fn edited(old: &str, new: &str) -> Vec<ChangedLine> {
    if old.len() + new.len() > MAX_LINE_BYTES {
        let line = |line: &str| plain(line.trim_end());
        return vec![ChangedLine::Gone(line(old)), ChangedLine::New(line(new))];
    }
    vec![ChangedLine::Edited(runs(old, new))]
}

/// Lines that had one fate as a whole.
fn whole(
    lines: &[&str],
    fate: impl Fn(String) -> ChangedLine,
) -> impl Iterator<Item = ChangedLine> {
    lines.iter().map(move |line| fate(plain(line.trim_end())))
}

/// A changed line, in runs of words that had the same fate.
fn runs(old: &str, new: &str) -> Vec<Run> {
    let (old, new) = (plain(old.trim_end()), plain(new.trim_end()));
    let (old, new) = (old.tokenize_unicode_words(), new.tokenize_unicode_words());
    let operations = diff(Algorithm::Myers, &old, &new);
    let words: Vec<(ChangeTag, &str)> = operations
        .iter()
        .flat_map(|operation| operation.iter_changes(&old[..], &new[..]))
        .map(|change| (change.tag(), change.value()))
        .collect();
    words
        .chunk_by(|(one, _), (other, _)| one == other)
        .map(|run| {
            let words = run.iter().map(|(_, word)| *word).collect();
            match run[0].0 {
                ChangeTag::Equal => Run::Same(words),
                ChangeTag::Delete => Run::Gone(words),
                ChangeTag::Insert => Run::New(words),
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_texts_without_end_a_part_is_compared() {
        let endless = "a\n".repeat(MAX_LINES + 10);
        let found = changes(&endless, &format!("b\n{endless}"));
        assert_eq!(found.last(), Some(&ChangedLine::Gap));
        assert!(found.len() < 10);

        let long = "word ".repeat(MAX_LINE_BYTES / 8);
        let found = changes(&long, &format!("{long}more"));
        let [ChangedLine::Gone(_), ChangedLine::New(_)] = &found[..] else {
            panic!("{} lines", found.len());
        };
    }

    fn texts(old: &str, new: &str) -> Vec<String> {
        changes(old, new).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_changed_word_is_marked_in_its_line() {
        let (old, new) = (
            "one\nthe leaders met\nend\n",
            "one\nthe leaders spoke\nend\n",
        );
        assert_eq!(
            texts(old, new),
            ["  one", "~ the leaders [-met-]{+spoke+}", "  end"]
        );
        let edited = &changes(old, new)[1];
        assert_eq!(
            edited.styled().to_text(true),
            "~ the leaders \u{1b}[31m[-met-]\u{1b}[0m\u{1b}[32m{+spoke+}\u{1b}[0m"
        );
    }

    #[test]
    fn equal_texts_have_no_changes() {
        assert!(changes("a\nb\n", "a\nb\n").is_empty());
    }

    #[test]
    fn added_and_deleted_lines_are_whole() {
        assert_eq!(texts("a\n", "a\nb\n"), ["  a", "+ b"]);
        assert_eq!(texts("a\nb\n", "a\n"), ["  a", "- b"]);
    }

    #[test]
    fn data_has_no_colour() {
        let json = serde_json::to_string(&changes("a b\n", "a c\n")).unwrap();
        assert_eq!(json, r#"["~ a [-b-]{+c+}"]"#);
    }
}
