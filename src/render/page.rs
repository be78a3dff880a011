//! A page for a terminal: paragraphs behind an indent, wrapped to a width.

use anstyle::Style;

use super::cell::Cell;
use super::terminal::Layout;

/// What is printed so far.
pub(super) struct Page {
    width: usize,
    /// The style of what stands out.
    pub bold: Style,
    /// The style of what stands back.
    pub dim: Style,
    /// The lines.
    pub text: String,
}

impl Page {
    /// An empty page.
    pub(super) fn new(layout: &Layout) -> Self {
        let style = |style: Style| if layout.colour { style } else { Style::new() };
        Self {
            width: layout.width,
            bold: style(Style::new().bold()),
            dim: style(Style::new().dimmed()),
            text: String::new(),
        }
    }

    /// Adds pieces of text as a paragraph.
    pub(super) fn line(&mut self, indent: usize, pieces: &[(&str, Style)]) {
        let mut cell = Cell::default();
        for (text, style) in pieces {
            cell.push(text, *style);
        }
        for line in cell.lines(self.width.saturating_sub(indent).max(1)) {
            self.text.extend(std::iter::repeat_n(' ', indent));
            self.text.push_str(line.text.trim_end());
            self.text.push('\n');
        }
    }

    /// Adds a paragraph in one style.
    pub(super) fn plain(&mut self, indent: usize, text: &str) {
        self.line(indent, &[(text, Style::new())]);
    }

    /// Begins a part.
    pub(super) fn head(&mut self, text: &str) {
        self.text.push('\n');
        self.line(0, &[(text, self.bold)]);
    }
}
