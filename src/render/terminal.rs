//! For a terminal: header, findings, topics, then the accounts side by side.

use std::ops::Range;

use anstyle::{AnsiColor, Style};
use unicode_width::UnicodeWidthStr;

use super::cell::{Cell, row};
use super::finding::{ShownFinding, shown};
use super::labels::{
    TOP_FINDINGS, across_languages, header_facts, no_mention, title, topic_notes, warning_note,
};
use super::quote::{MarksOf, Quote, marks, pieces};
use super::talks::{FactRow, fact_rows};
use crate::report::{Report, StatementFacts};

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

/// A column of facts is no narrower, so that a name fits into it, and no wider, so that the eye finds
/// the next.
const MIN_FACT_WIDTH: usize = 18;
const MAX_FACT_WIDTH: usize = 40;

/// A name in front of its lines is broken where it is wider.
const MAX_NAME_WIDTH: usize = 24;

/// Between two columns.
const COLUMN_RULE: &str = " │ ";

/// Columns of the number of a passage, and the space behind it.
const GUTTER: usize = 4;

/// The report for a terminal.
pub fn terminal(report: &Report, layout: &Layout) -> String {
    let printer = Printer {
        report,
        layout: *layout,
        styles: Styles::new(layout.colour),
    };
    let mut lines = Vec::new();
    printer.header(&mut lines);
    printer.talks(&mut lines);
    printer.findings(&mut lines);
    printer.topics(&mut lines);
    printer.side_by_side(&mut lines);
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

impl Printer<'_> {
    fn header(&self, lines: &mut Vec<String>) {
        self.paragraph(title(self.report), self.styles.heading, 0, lines);
        lines.push(String::new());
        let names = self
            .report
            .statements
            .iter()
            .map(|statement| statement.name.width());
        let indent = names.max().unwrap_or(0).min(MAX_NAME_WIDTH) + 2;
        for statement in &self.report.statements {
            let facts = header_facts(statement);
            let mut cell = Cell::default();
            cell.push(&facts.join(" · "), Style::new());
            let mut name = Cell::default();
            name.push(&statement.name, self.styles.heading);
            let widths = [indent - 2, self.layout.width.saturating_sub(indent)];
            lines.extend(row(&[name, cell], &widths, "  "));
            if let Some(title) = &statement.title {
                self.paragraph(title, Style::new(), indent, lines);
            }
            for warning in &statement.warnings {
                self.paragraph(&warning_note(warning), self.styles.alarm, indent, lines);
            }
        }
        if let Some(note) = across_languages(self.report) {
            lines.push(String::new());
            self.paragraph(&note, self.styles.dim, 0, lines);
        }
    }

    /// What each account says of the talks themselves.
    fn talks(&self, lines: &mut Vec<String>) {
        let rows = fact_rows(self.report);
        if rows.is_empty() {
            return;
        }
        self.section("THE TALKS", lines);
        let label = rows
            .iter()
            .map(|row| row.heading().width())
            .max()
            .unwrap_or(0);
        let rest = self.layout.width.saturating_sub(label);
        let fit = (rest / (MIN_FACT_WIDTH + 2)).max(1);
        let all = self.report.statements.len();
        // More accounts than fit beside each other go into several tables.
        for first in (0..all).step_by(fit) {
            let accounts = first..(first + fit).min(all);
            let column = (rest / accounts.len())
                .saturating_sub(2)
                .min(MAX_FACT_WIDTH);
            let mut widths = vec![column; accounts.len() + 1];
            widths[0] = label;
            let mut heads = vec![Cell::default()];
            for statement in &self.report.statements[accounts.clone()] {
                let mut head = Cell::default();
                head.push(&statement.name, self.styles.heading);
                heads.push(head);
            }
            lines.extend(row(&heads, &widths, "  "));
            for fact in &rows {
                lines.extend(row(&self.fact(fact, accounts.clone()), &widths, "  "));
            }
        }
    }

    /// A row of the facts of the talks, for some accounts.
    fn fact(&self, fact: &FactRow<'_>, accounts: Range<usize>) -> Vec<Cell> {
        let style = if fact.in_conflict {
            self.styles.alarm
        } else {
            Style::new()
        };
        let mut label = Cell::default();
        label.push(&fact.heading(), style);
        let said = fact.cells[accounts].iter().map(|said| {
            let mut cell = Cell::default();
            match said {
                Some(said) => cell.push(&said.text, Style::new()),
                None => cell.push("Not said", self.styles.dim),
            }
            cell
        });
        std::iter::once(label).chain(said).collect()
    }

    fn findings(&self, lines: &mut Vec<String>) {
        let all = self.report.divergences.len();
        let shown_findings = all.min(TOP_FINDINGS);
        let heading = match all {
            0 => "FINDINGS  none".to_owned(),
            _ if all > shown_findings => {
                format!("FINDINGS  {shown_findings} of {all}; --format json has all")
            }
            _ => "FINDINGS".to_owned(),
        };
        self.section(&heading, lines);
        let findings = self.report.divergences.iter().take(shown_findings);
        for (index, divergence) in findings.enumerate() {
            self.finding(index + 1, &shown(self.report, divergence), lines);
        }
    }

    fn finding(&self, number: usize, finding: &ShownFinding<'_>, lines: &mut Vec<String>) {
        let mut cell = Cell::default();
        cell.push(finding.headline, self.styles.heading);
        if let Some(doubt) = finding.doubt {
            cell.push(&format!(" ({doubt})"), self.styles.dim);
        }
        self.numbered(number, &cell, lines);
        for said in &finding.says {
            for quote in &said.quotes {
                self.quote(&said.statement.name, quote, lines);
            }
            if said.more > 0 {
                let mut cell = Cell::default();
                cell.push(&format!("and {} more", said.more), self.styles.dim);
                self.indented(&cell, lines);
            }
        }
        if let Some(nothing) = &finding.nothing {
            let mut cell = Cell::default();
            let names = match nothing.names.as_str() {
                "" => String::new(),
                names => format!("{names}: "),
            };
            cell.push(&format!("{names}nothing found"), Style::new());
            if let Some(nearest) = &nothing.nearest {
                let place = format!("; nearest [{}]: ", nearest.sentence + 1);
                cell.push(&place, self.styles.dim);
                cell.push(nearest.text(), self.styles.dim);
            }
            self.indented(&cell, lines);
        }
    }

    /// The sentence a finding rests on, with the words in question marked.
    fn quote(&self, name: &str, quote: &Quote<'_>, lines: &mut Vec<String>) {
        let mut cell = Cell::default();
        let place = format!("{name} [{}]: ", quote.sentence + 1);
        cell.push(&place, self.styles.dim);
        self.marked(quote.text(), &quote.marks, &mut cell);
        self.indented(&cell, lines);
    }

    /// Lines under the headline of a finding.
    fn indented(&self, cell: &Cell, lines: &mut Vec<String>) {
        let width = self.layout.width.saturating_sub(GUTTER + 2);
        for line in cell.lines(width) {
            lines.push(format!("{:indent$}{}", "", line.text, indent = GUTTER + 2));
        }
    }

    fn topics(&self, lines: &mut Vec<String>) {
        let report = self.report;
        if report.topics.is_empty() {
            return;
        }
        self.section("TOPICS  sentences (words)", lines);
        let label = report
            .topics
            .iter()
            .map(|topic| topic.label.width())
            .max()
            .unwrap_or(0);
        let missing = report.topics.iter().flat_map(|topic| {
            let statements = report.statements.iter();
            statements.map(|statement| no_mention(topic, statement).width())
        });
        let column = missing.max().unwrap_or(0);
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
                        None => cell.push(no_mention(topic, statement), self.styles.dim),
                    }
                    cells.push(cell);
                }
                lines.extend(row(&cells, &widths, "  "));
            }
            lines.push(String::new());
        }
        lines.pop();
        for note in topic_notes(report) {
            self.paragraph(note, self.styles.dim, 0, lines);
        }
    }

    fn side_by_side(&self, lines: &mut Vec<String>) {
        let statements = &self.report.statements;
        let marks = marks(self.report);
        let legend = if marks.values().all(Vec::is_empty) {
            "SIDE BY SIDE"
        } else if self.layout.colour {
            "SIDE BY SIDE  underlined: words that this account alone has in the passage"
        } else {
            "SIDE BY SIDE  {in braces}: words that this account alone has in the passage"
        };
        self.section(legend, lines);
        let rules = COLUMN_RULE.width() * statements.len().saturating_sub(1);
        let column = self.layout.width.saturating_sub(GUTTER + rules) / statements.len().max(1);
        if column >= MIN_COLUMN_WIDTH {
            self.columns(column, &marks, lines);
        } else {
            self.stacked(&marks, lines);
        }
    }

    /// A column for each account.
    fn columns(&self, column: usize, marks: &MarksOf<'_>, lines: &mut Vec<String>) {
        let statements = &self.report.statements;
        let widths = vec![column; statements.len()];
        let heads: Vec<Cell> = statements
            .iter()
            .map(|statement| {
                let mut head = Cell::default();
                head.push(&statement.name, self.styles.heading);
                head
            })
            .collect();
        for line in row(&heads, &widths, COLUMN_RULE) {
            lines.push(format!("{:GUTTER$}{line}", ""));
        }
        let line = widths
            .iter()
            .map(|width| "─".repeat(*width))
            .collect::<Vec<_>>()
            .join("─┼─");
        lines.push(format!("{:GUTTER$}{line}", ""));
        for (index, passage) in self.report.passages.iter().enumerate() {
            let cells: Vec<Cell> = statements
                .iter()
                .map(|statement| {
                    let mut cell = Cell::default();
                    if let Some(sentences) = passage.sentences.get(&statement.id) {
                        self.sentences(statement, sentences, marks, &mut cell);
                    }
                    cell
                })
                .collect();
            for (at, line) in row(&cells, &widths, COLUMN_RULE).into_iter().enumerate() {
                let number = if at == 0 {
                    (index + 1).to_string()
                } else {
                    String::new()
                };
                lines.push(self.gutter(&number, &line));
            }
            if index + 1 < self.report.passages.len() {
                let empty = vec![" ".repeat(column); statements.len()].join(COLUMN_RULE);
                lines.push(format!("{:GUTTER$}{empty}", "").trim_end().to_owned());
            }
        }
    }

    /// The accounts of a passage under each other, each behind its name.
    fn stacked(&self, marks: &MarksOf<'_>, lines: &mut Vec<String>) {
        let statements = &self.report.statements;
        let names = statements.iter().map(|statement| statement.name.width());
        let name = names.max().unwrap_or(0).min(MIN_FACT_WIDTH);
        let rest = self
            .layout
            .width
            .saturating_sub(GUTTER + name + COLUMN_RULE.width());
        for (index, passage) in self.report.passages.iter().enumerate() {
            let mut number = (index + 1).to_string();
            for statement in statements {
                let Some(sentences) = passage.sentences.get(&statement.id) else {
                    continue;
                };
                let mut head = Cell::default();
                head.push(&statement.name, self.styles.heading);
                let mut cell = Cell::default();
                self.sentences(statement, sentences, marks, &mut cell);
                for line in row(&[head, cell], &[name, rest], COLUMN_RULE) {
                    lines.push(self.gutter(&std::mem::take(&mut number), &line));
                }
            }
            if index + 1 < self.report.passages.len() {
                lines.push(String::new());
            }
        }
    }

    fn sentences(
        &self,
        statement: &StatementFacts,
        sentences: &[usize],
        marks: &MarksOf<'_>,
        cell: &mut Cell,
    ) {
        for (at, sentence) in sentences.iter().enumerate() {
            if at > 0 {
                cell.push(" ", Style::new());
            }
            cell.push(&format!("[{}] ", sentence + 1), self.styles.dim);
            let none = Vec::new();
            let marks = marks
                .get(&(statement.id.as_str(), *sentence))
                .unwrap_or(&none);
            if let Some(sentence) = statement.sentences.get(*sentence) {
                self.marked(&sentence.text, marks, cell);
            }
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

    fn section(&self, heading: &str, lines: &mut Vec<String>) {
        lines.push(String::new());
        self.paragraph(heading, self.styles.heading, 0, lines);
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
