//! The issues with what each side says on them, whose words each account gives, and in which order.

use anstyle::Style;
use unicode_width::UnicodeWidthStr;

use super::{COLUMN_RULE, MAX_NAME_WIDTH, MIN_COLUMN_WIDTH, Printer};
use crate::render::cell::{Cell, row};
use crate::report::StatementFacts;
use crate::view::issue::{IssueCell, IssueRow, issue_rows};
use crate::view::labels::{ISSUES, ORDER, VOICES};
use crate::view::{sides, topics, voices};

/// The column of the issues is no wider.
const MAX_ISSUE_WIDTH: usize = 20;

impl Printer<'_> {
    /// An issue a row, a side a column.
    pub(crate) fn issues(&self, lines: &mut Vec<String>) {
        let issues = issue_rows(self.report);
        if issues.is_empty() {
            return;
        }
        self.section(ISSUES, lines);
        let sides = sides(self.report);
        let labels: Vec<String> = issues.iter().map(IssueRow::label).collect();
        let label = labels
            .iter()
            .map(|it| it.width())
            .max()
            .unwrap_or(0)
            .min(MAX_ISSUE_WIDTH);
        let rest = self.layout.width.saturating_sub(label);
        let fit = (rest / (MIN_COLUMN_WIDTH + COLUMN_RULE.width())).max(1);
        // More sides than fit beside each other go into several tables.
        for first in (0..sides.len()).step_by(fit) {
            let shown = first..(first + fit).min(sides.len());
            let column = (rest / shown.len()).saturating_sub(COLUMN_RULE.width());
            let mut widths = vec![column; shown.len() + 1];
            widths[0] = label;
            let heads = sides[shown.clone()].iter().map(|side| self.head(side.name));
            let heads: Vec<Cell> = std::iter::once(Cell::default()).chain(heads).collect();
            lines.extend(row(&heads, &widths, COLUMN_RULE));
            let rules: Vec<String> = widths.iter().map(|width| "─".repeat(*width)).collect();
            for (issue, label) in issues.iter().zip(&labels) {
                lines.push(rules.join("─┼─"));
                let mut cells = vec![self.head(label)];
                cells.extend(
                    issue.cells[shown.clone()]
                        .iter()
                        .map(|cell| self.issue(cell)),
                );
                lines.extend(row(&cells, &widths, COLUMN_RULE));
            }
        }
    }

    fn head(&self, text: &str) -> Cell {
        let mut cell = Cell::default();
        cell.push(text, self.styles.heading);
        cell
    }

    /// What a side says on an issue.
    fn issue(&self, said: &IssueCell<'_>) -> Cell {
        let mut cell = Cell::default();
        let said = match said {
            IssueCell::Not(missing) => {
                cell.push(&missing.to_string(), self.styles.dim);
                return cell;
            }
            IssueCell::Said(said) => said,
        };
        let mut account = None;
        for (index, it) in said.iter().enumerate() {
            let statement = it.excerpt.statement;
            let is_new = account.replace(&statement.id) != Some(&statement.id);
            let mark = statement.outlet_mark().filter(|_| is_new);
            let mark = mark.map_or_else(String::new, |mark| format!("{mark} "));
            let space = if index > 0 { " " } else { "" };
            let place = format!("{space}{mark}[{}] ", it.excerpt.sentence + 1);
            cell.push(&place, self.styles.dim);
            cell.push(&it.excerpt.text, Style::new());
            let also = it.also.iter().filter_map(|it| it.outlet_mark());
            let also: Vec<&str> = also.collect();
            if !also.is_empty() {
                cell.push(&format!(" (also {})", also.join(", ")), self.styles.dim);
            }
        }
        cell
    }

    /// Whose words each account gives.
    pub(crate) fn voices(&self, lines: &mut Vec<String>) {
        self.section(VOICES, lines);
        self.each_account(lines, |printer, statement| {
            let shares = voices(printer.report, statement).into_iter();
            let shares: Vec<String> = shares
                .map(|it| format!("{} {} % ({} words)", it.label, it.percent, it.words))
                .collect();
            shares.join(" · ")
        });
    }

    /// The order in which each account brings up its topics.
    pub(crate) fn orders(&self, lines: &mut Vec<String>) {
        if self.report.topics.is_empty() {
            return;
        }
        self.section(ORDER, lines);
        self.each_account(lines, |printer, statement| {
            let topics = topics(printer.report, statement).into_iter().zip(1..);
            let topics: Vec<String> = topics
                .map(|((topic, _), number)| format!("{number} {}", topic.label))
                .collect();
            topics.join(" · ")
        });
    }

    /// A line of text behind the name of each account.
    fn each_account(
        &self,
        lines: &mut Vec<String>,
        text: impl Fn(&Self, &StatementFacts) -> String,
    ) {
        let statements = &self.report.statements;
        let names = statements.iter().map(|it| it.name.width()).max();
        let name = names.unwrap_or(0).min(MAX_NAME_WIDTH);
        let widths = [name, self.layout.width.saturating_sub(name + 2)];
        for statement in statements {
            let mut cell = Cell::default();
            cell.push(&text(self, statement), Style::new());
            lines.extend(row(&[self.head(&statement.name), cell], &widths, "  "));
        }
    }
}
