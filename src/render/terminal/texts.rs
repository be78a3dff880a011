//! The accounts side by side.

use anstyle::Style;
use unicode_width::UnicodeWidthStr;

use super::{COLUMN_RULE, GUTTER, MAX_NAME_WIDTH, MIN_COLUMN_WIDTH, Printer};
use crate::render::cell::{Cell, row};
use crate::report::StatementFacts;
use crate::view::gist;
use crate::view::labels::TEXTS;
use crate::view::quote::{MarksOf, marks};

impl Printer<'_> {
    pub(crate) fn side_by_side(&self, lines: &mut Vec<String>) {
        let statements = &self.report.statements;
        let marks = marks(self.report);
        let legend = if marks.values().all(Vec::is_empty) {
            ""
        } else if self.layout.colour {
            "underlined: words that this account alone has in the passage"
        } else {
            "{in braces}: words that this account alone has in the passage"
        };
        self.section_with(TEXTS, legend, lines);
        if gist::is_in(self.report) {
            self.paragraph(gist::NOTE, self.styles.dim, GUTTER, lines);
        }
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
        let name = names.max().unwrap_or(0).min(MAX_NAME_WIDTH);
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
                if let Some(gist) = &sentence.gist {
                    cell.push(&format!(" {}", gist::line(gist)), self.styles.dim);
                }
            }
        }
    }
}
