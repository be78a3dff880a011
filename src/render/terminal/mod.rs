//! For a terminal: the brief, then all findings, issues, topics, and the accounts side by side.

mod brief;
mod issues;
mod texts;

use anstyle::{AnsiColor, Style};
use unicode_width::UnicodeWidthStr;

use super::cell::{Cell, row};
use super::pieces::pieces;
use crate::report::Report;
use crate::view::finding::Extent;
use crate::view::labels::TOPICS;
use crate::view::missing::{Missing, topic_note};
use crate::view::{BRIEF_FINDINGS, Brief};

/// What the output is laid out for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Layout {
    /// Columns.
    pub width: usize,
    /// Whether to use colour. Without it, marks are in braces.
    pub colour: bool,
}

/// Columns narrower than this are no longer read; accounts are then put under each other.
const MIN_COLUMN_WIDTH: usize = 23;

/// A name in front of its lines is broken where it is wider.
const MAX_NAME_WIDTH: usize = 24;

/// Between two columns.
const COLUMN_RULE: &str = " │ ";

/// Columns of the number of a passage, and the space behind it.
const GUTTER: usize = 4;

/// The report for a terminal.
pub fn terminal(report: &Report, layout: &Layout) -> String {
    terminal_whole(report, layout, BRIEF_FINDINGS)
}

/// The report for a terminal, with so many findings before all else.
pub fn terminal_whole(report: &Report, layout: &Layout, findings: usize) -> String {
    let printer = Printer::new(report, layout);
    let mut lines = Vec::new();
    printer.brief(&Brief::of(report, findings), Extent::Whole, &mut lines);
    printer.other_findings(findings, &mut lines);
    printer.issues(&mut lines);
    printer.topics(&mut lines);
    printer.voices(&mut lines);
    printer.orders(&mut lines);
    printer.side_by_side(&mut lines);
    text(&lines)
}

/// The brief for a terminal, with so many findings.
pub fn terminal_brief(report: &Report, layout: &Layout, findings: usize) -> String {
    let printer = Printer::new(report, layout);
    let mut lines = Vec::new();
    printer.brief(&Brief::of(report, findings), Extent::Brief, &mut lines);
    printer.rest(findings, &mut lines);
    text(&lines)
}

fn text(lines: &[String]) -> String {
    let mut text = lines.join("\n");
    text.push('\n');
    text
}

struct Styles {
    heading: Style,
    dim: Style,
    mark: Style,
    alarm: Style,
}

impl Styles {
    fn new(colour: bool) -> Self {
        if !colour {
            let none = Style::new();
            return Self {
                heading: none,
                dim: none,
                mark: none,
                alarm: none,
            };
        }
        Self {
            heading: Style::new().bold(),
            dim: Style::new().dimmed(),
            // Underlined as well, for those who do not see the colour.
            mark: AnsiColor::Yellow.on_default().underline(),
            alarm: AnsiColor::Red.on_default().bold(),
        }
    }
}

struct Printer<'a> {
    report: &'a Report,
    layout: Layout,
    styles: Styles,
}

impl<'a> Printer<'a> {
    fn new(report: &'a Report, layout: &Layout) -> Self {
        Self {
            report,
            layout: *layout,
            styles: Styles::new(layout.colour),
        }
    }

    fn topics(&self, lines: &mut Vec<String>) {
        let report = self.report;
        if report.topics.is_empty() {
            return;
        }
        self.section_with(TOPICS, "sentences (words)", lines);
        let label = report
            .topics
            .iter()
            .map(|topic| topic.label.width())
            .max()
            .unwrap_or(0);
        let column = Missing::NotMentioned.label().width();
        let label = label
            .min(28)
            .min(self.layout.width.saturating_sub(column + 2));
        let fit = (self.layout.width.saturating_sub(label) / (column + 2)).max(1);
        // More accounts than fit beside each other go into several tables.
        for statements in report.statements.chunks(fit) {
            let mut widths = vec![label];
            let mut heads = vec![Cell::default()];
            for statement in statements {
                widths.push(column);
                let mut head = Cell::default();
                head.push(&statement.name, self.styles.heading);
                heads.push(head);
            }
            lines.extend(row(&heads, &widths, "  "));
            for topic in &report.topics {
                let mut cells = vec![Cell::default()];
                cells[0].push(&topic.label, Style::new());
                for statement in statements {
                    let mut cell = Cell::default();
                    match topic.mentions.get(&statement.id).and_then(Option::as_ref) {
                        Some(mention) => {
                            let text = format!("{} ({})", mention.sentences, mention.words);
                            cell.push(&text, Style::new());
                        }
                        None => {
                            let missing = Missing::of(topic, statement).to_string();
                            cell.push(&missing, self.styles.dim);
                        }
                    }
                    cells.push(cell);
                }
                lines.extend(row(&cells, &widths, "  "));
            }
            lines.push(String::new());
        }
        lines.pop();
        if let Some(note) = topic_note(report) {
            self.paragraph(note, self.styles.dim, 0, lines);
        }
    }

    /// A sentence with marks, given in characters.
    fn marked(&self, text: &str, marks: &[(usize, usize)], cell: &mut Cell) {
        let (open, close) = if self.layout.colour {
            ("", "")
        } else {
            ("{", "}")
        };
        for (piece, is_marked) in pieces(text, marks) {
            if is_marked {
                cell.push(&format!("{open}{piece}{close}"), self.styles.mark);
            } else {
                cell.push(&piece, Style::new());
            }
        }
    }

    fn section(&self, name: &str, lines: &mut Vec<String>) {
        self.section_with(name, "", lines);
    }

    /// The heading of a section, with what is to be known of it.
    fn section_with(&self, name: &str, note: &str, lines: &mut Vec<String>) {
        lines.push(String::new());
        let heading = format!("{}  {note}", name.to_uppercase());
        self.paragraph(heading.trim_end(), self.styles.heading, 0, lines);
    }

    fn paragraph(&self, text: &str, style: Style, indent: usize, lines: &mut Vec<String>) {
        let mut cell = Cell::default();
        cell.push(text, style);
        for line in cell.lines(self.layout.width.saturating_sub(indent)) {
            lines.push(format!("{:indent$}{}", "", line.text));
        }
    }

    fn numbered(&self, number: usize, cell: &Cell, lines: &mut Vec<String>) {
        for (at, line) in cell
            .lines(self.layout.width.saturating_sub(GUTTER))
            .iter()
            .enumerate()
        {
            let number = if at == 0 {
                number.to_string()
            } else {
                String::new()
            };
            lines.push(self.gutter(&number, &line.text));
        }
    }

    fn gutter(&self, number: &str, line: &str) -> String {
        let dim = self.styles.dim;
        format!("{dim}{number:>width$}{dim:#} {line}", width = GUTTER - 1)
            .trim_end()
            .to_owned()
    }
}
