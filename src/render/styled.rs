//! One line for a terminal or a log.

use std::fmt::Display;
use std::ops::Range;

use anstyle::Style;

use super::cell::wrapped;
use super::plain::plain;

/// One line for a terminal or a log. Whatever is put into it, it stays one line, and only its own
/// styles act on the terminal.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct StyledLine(Vec<(String, Style)>);

impl StyledLine {
    /// A line of fields with a tab between them.
    pub fn of_fields<'f>(fields: impl IntoIterator<Item = &'f str>) -> Self {
        let fields: Vec<String> = fields.into_iter().map(plain).collect();
        Self(vec![(fields.join("\t"), Style::new())])
    }

    /// The line behind an indent, which may be a tab.
    #[must_use]
    pub fn indented(mut self, indent: &'static str) -> Self {
        self.0.insert(0, (indent.to_owned(), Style::new()));
        self
    }

    /// Appends text in a style.
    pub fn push(&mut self, text: impl Display, style: Style) {
        self.0.push((plain(&text.to_string()), style));
    }

    /// The line in as many lines as `width` columns need, all but the first behind `indent`.
    pub fn wrapped(&self, width: usize, indent: &'static str) -> Vec<Self> {
        let text = self.to_text(false);
        let room = width.saturating_sub(indent.len()).max(1);
        let lines = wrapped(&text, room).into_iter().enumerate();
        lines
            .map(|(number, line)| {
                let end = line.start + text[line.clone()].trim_end().len();
                let line = self.part(line.start..end);
                if number == 0 {
                    line
                } else {
                    line.indented(indent)
                }
            })
            .collect()
    }

    /// The bytes `range` of the text, with their styles.
    fn part(&self, range: Range<usize>) -> Self {
        let mut start = 0;
        let mut pieces = Vec::new();
        for (text, style) in &self.0 {
            let end = start + text.len();
            let (from, to) = (range.start.clamp(start, end), range.end.clamp(start, end));
            if from < to {
                pieces.push((text[from - start..to - start].to_owned(), *style));
            }
            start = end;
        }
        Self(pieces)
    }

    /// The line with its styles, or without.
    pub fn to_text(&self, colour: bool) -> String {
        let piece = |(text, style): &(String, Style)| {
            let style = if colour { *style } else { Style::new() };
            format!("{style}{text}{style:#}")
        };
        self.0.iter().map(piece).collect()
    }
}

impl<T: Display> From<T> for StyledLine {
    fn from(text: T) -> Self {
        let mut line = Self::default();
        line.push(text, Style::new());
        line
    }
}

#[cfg(test)]
mod tests {
    use anstyle::AnsiColor;

    use super::*;

    #[test]
    fn nothing_put_in_adds_a_line_or_a_style() {
        let hostile = "\u{1b}[31ma\n::error::b\u{9b}1m\u{202e}\tc";
        assert_eq!(
            StyledLine::from(hostile).to_text(true),
            "[31ma ::error::b1m c"
        );
        let fields = StyledLine::of_fields(["us", hostile]).indented("\t");
        assert_eq!(fields.to_text(true), "\tus\t[31ma ::error::b1m c");
        let mut red = StyledLine::from("say ");
        red.push("no\u{1b}[0m", AnsiColor::Red.on_default());
        assert_eq!(red.to_text(true), "say \u{1b}[31mno[0m\u{1b}[0m");
        assert_eq!(red.to_text(false), "say no[0m");
    }

    #[test]
    fn a_wrapped_line_keeps_its_words_and_styles() {
        let mut line = StyledLine::from("one two ");
        line.push("three four", AnsiColor::Red.on_default());
        line.push(" 中文字", Style::new());
        let rows = line.wrapped(12, "  ");
        let plain: Vec<String> = rows.iter().map(|row| row.to_text(false)).collect();
        assert_eq!(plain, ["one two", "  three four", "  中文字"]);
        assert_eq!(rows[1].to_text(true), "  \u{1b}[31mthree four\u{1b}[0m");
    }

    #[test]
    fn a_change_is_not_broken_at_its_mark() {
        let rows = StyledLine::from("one two [-three-]{+four+}").wrapped(12, "");
        let plain: Vec<String> = rows.iter().map(|row| row.to_text(false)).collect();
        assert_eq!(plain, ["one two", "[-three-]", "{+four+}"]);
    }
}
