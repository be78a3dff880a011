//! A cell of a table on a terminal: text with marks, wrapped to a width.

use std::ops::Range;
use std::sync::LazyLock;

use anstyle::Style;
use icu_segmenter::options::LineBreakOptions;
use icu_segmenter::{LineSegmenter, LineSegmenterBorrowed};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::plain::plain;

/// Text in which some characters are marked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Cell {
    text: String,
    /// Byte ranges, in order, with their style.
    marks: Vec<(Range<usize>, Style)>,
}

/// A line of a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    /// The line as it is printed.
    pub text: String,
    /// Columns it fills.
    pub width: usize,
}

static BREAKS: LazyLock<LineSegmenterBorrowed<'static>> =
    LazyLock::new(|| LineSegmenter::new_for_non_complex_scripts(LineBreakOptions::default()));

impl Cell {
    /// Appends text in a style, without what a terminal would obey.
    pub(crate) fn push(&mut self, text: &str, style: Style) {
        let start = self.text.len();
        self.text.push_str(&plain(text));
        if style != Style::new() {
            self.marks.push((start..self.text.len(), style));
        }
    }

    /// Wraps to `width` columns, at the places where the script allows it. Words longer than a
    /// line are broken.
    pub(crate) fn lines(&self, width: usize) -> Vec<Line> {
        let lines = wrapped(&self.text, width).into_iter();
        lines.map(|line| self.line(line)).collect()
    }

    fn line(&self, range: Range<usize>) -> Line {
        let end = range.start + self.text[range.clone()].trim_end().len();
        let mut text = String::new();
        let mut at = range.start;
        for (mark, style) in &self.marks {
            let from = mark.start.clamp(at, end);
            let to = mark.end.clamp(from, end);
            if from == to {
                continue;
            }
            text.push_str(&self.text[at..from]);
            text.push_str(&format!("{style}{}{style:#}", &self.text[from..to]));
            at = to;
        }
        text.push_str(&self.text[at..end]);
        Line {
            text,
            width: self.text[range.start..end].width(),
        }
    }
}

/// The lines of a text in `width` columns, broken at the places where the script allows it. Words
/// longer than a line are broken.
pub(super) fn wrapped(text: &str, width: usize) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut start = 0;
    let mut filled = 0;
    let mut previous = 0;
    for end in BREAKS
        .segment_str(text)
        .filter(|end| !opens_change(&text[..*end]))
    {
        let piece = &text[previous..end];
        let visible = piece.trim_end().width();
        if filled > 0 && filled + visible > width {
            lines.push(start..previous);
            start = previous;
            filled = 0;
        }
        if visible > width {
            // Only a piece that begins a line gets here: break it where the line is full.
            for (offset, c) in piece.char_indices() {
                let columns = c.width().unwrap_or(0);
                if filled + columns > width && filled > 0 {
                    lines.push(start..previous + offset);
                    start = previous + offset;
                    filled = 0;
                }
                filled += columns;
            }
        } else {
            filled += piece.width();
        }
        previous = end;
    }
    if start < text.len() {
        lines.push(start..text.len());
    }
    lines
}

/// Whether a text ends with the mark that opens a change. The hyphen of `[-` is no place to break a
/// line.
fn opens_change(text: &str) -> bool {
    text.ends_with("[-")
}

/// Puts cells beside each other, each as wide as its column, with a rule between them.
pub(super) fn row(cells: &[Cell], widths: &[usize], rule: &str) -> Vec<String> {
    let columns: Vec<Vec<Line>> = cells
        .iter()
        .zip(widths)
        .map(|(cell, width)| cell.lines(*width))
        .collect();
    let height = columns.iter().map(Vec::len).max().unwrap_or(0);
    (0..height)
        .map(|line| {
            let mut text = String::new();
            for (index, (column, width)) in columns.iter().zip(widths).enumerate() {
                if index > 0 {
                    text.push_str(rule);
                }
                let (content, filled) = column
                    .get(line)
                    .map_or(("", 0), |line| (line.text.as_str(), line.width));
                text.push_str(content);
                text.extend(std::iter::repeat_n(' ', width.saturating_sub(filled)));
            }
            text.trim_end().to_owned()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_never_exceed_their_width_and_lose_nothing() {
        let texts = [
            "The two leaders discussed the implementation of what was agreed.",
            "两国元首就共同关心的问题深入交换意见，并同意保持经常性联系。",
            "Donaudampfschifffahrtsgesellschaftskapitän",
            "mixed 中文 and English, with “quotes”",
            "",
        ];
        for text in texts {
            for width in [2, 3, 8, 24, 100] {
                let mut cell = Cell::default();
                cell.push(text, Style::new());
                let lines = cell.lines(width);
                assert!(
                    lines.iter().all(|line| line.width <= width),
                    "{text} at {width}"
                );
                let bare = |text: &str| text.replace(' ', "");
                let joined: String = lines.iter().map(|line| bare(&line.text)).collect();
                assert_eq!(joined, bare(text));
            }
        }
    }

    #[test]
    fn marks_survive_a_line_break() {
        let mut cell = Cell::default();
        cell.push("plain ", Style::new());
        cell.push("marked words", Style::new().bold());
        let lines: Vec<String> = cell.lines(8).into_iter().map(|line| line.text).collect();
        assert_eq!(
            lines,
            [
                "plain",
                "\u{1b}[1mmarked\u{1b}[0m",
                "\u{1b}[1mwords\u{1b}[0m"
            ]
        );
    }
}
