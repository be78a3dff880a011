//! The brief, and the findings behind it.

use std::ops::Range;

use anstyle::Style;
use unicode_width::UnicodeWidthStr;

use super::{GUTTER, MAX_NAME_WIDTH, Printer};
use crate::render::cell::{Cell, row};
use crate::text::english::agree;
use crate::view::brief::Lead;
use crate::view::excerpt::Excerpt;
use crate::view::finding::{Extent, NothingFound, OtherSide, ShownFinding};
use crate::view::labels::{AGAINST_LAST, COMMON_GROUND, FINDINGS, LEADS, OTHER_FINDINGS, TALKS};
use crate::view::last::ShownLast;
use crate::view::quote::Quote;
use crate::view::talks::{FactRow, not_said};
use crate::view::{Brief, findings};

/// A column of facts is no narrower, so that a name fits into it, and no wider, so that the eye
/// finds the next.
const MIN_FACT_WIDTH: usize = 18;
const MAX_FACT_WIDTH: usize = 40;

impl Printer<'_> {
    /// The page that is read before all else.
    pub(crate) fn brief(&self, brief: &Brief<'_>, extent: Extent, lines: &mut Vec<String>) {
        self.header(brief, lines);
        self.first_findings(brief, extent, lines);
        self.talks(brief, lines);
        self.common(brief, lines);
        self.leads(&brief.leads, lines);
        self.last(&brief.last, extent, lines);
        for remark in &brief.remarks {
            lines.push(String::new());
            self.paragraph(remark, self.styles.dim, 0, lines);
        }
    }

    /// What the brief leaves out, and how to see it.
    pub(crate) fn rest(&self, shown: usize, lines: &mut Vec<String>) {
        let more = findings(self.report).len().saturating_sub(shown);
        let note = match more {
            0 => "The issues one by one and the texts side by side: --all".to_owned(),
            more => format!(
                "{more} more {}, the issues one by one and the texts side by side: --all",
                agree(more, "finding", "findings")
            ),
        };
        lines.push(String::new());
        self.paragraph(&note, self.styles.dim, 0, lines);
    }

    /// The findings that are not in the brief.
    pub(crate) fn other_findings(&self, told_before: usize, lines: &mut Vec<String>) {
        let findings = findings(self.report);
        let others = findings.iter().skip(told_before);
        if others.len() > 0 {
            self.section(OTHER_FINDINGS, lines);
        }
        for finding in others {
            self.finding(finding, Extent::Whole, lines);
        }
    }

    fn header(&self, brief: &Brief<'_>, lines: &mut Vec<String>) {
        self.paragraph(brief.title, self.styles.heading, 0, lines);
        lines.push(String::new());
        let names = brief.accounts.iter().map(|account| account.name);
        let widths = self.behind_names(names);
        for account in &brief.accounts {
            let facts = account.published.join(" · ");
            self.named(account.name, &facts, &widths, lines);
            for warning in &account.warnings {
                let warning = format!("Warning: {warning}.");
                self.paragraph(&warning, self.styles.alarm, widths[0] + 2, lines);
            }
        }
        for note in &brief.notes {
            lines.push(String::new());
            self.paragraph(note, self.styles.dim, 0, lines);
        }
    }

    /// The widths of names, and of what stands behind them.
    fn behind_names<'n>(&self, names: impl Iterator<Item = &'n str>) -> [usize; 2] {
        let name = names.map(UnicodeWidthStr::width).max();
        let name = name.unwrap_or(0).min(MAX_NAME_WIDTH);
        [name, self.layout.width.saturating_sub(name + 2)]
    }

    /// A name, and lines beside it.
    fn named(&self, name: &str, text: &str, widths: &[usize; 2], lines: &mut Vec<String>) {
        let mut head = Cell::default();
        head.push(name, self.styles.heading);
        let mut cell = Cell::default();
        cell.push(text, Style::new());
        lines.extend(row(&[head, cell], widths, "  "));
    }

    fn first_findings(&self, brief: &Brief<'_>, extent: Extent, lines: &mut Vec<String>) {
        let shown = brief.findings.len();
        let note = match (shown, brief.more_findings) {
            (0, 0) => "none".to_owned(),
            (_, 0) => String::new(),
            (shown, more) => format!("{shown} of {}", shown + more),
        };
        self.section_with(FINDINGS, &note, lines);
        for finding in &brief.findings {
            self.finding(finding, extent, lines);
        }
    }

    fn finding(&self, finding: &ShownFinding<'_>, extent: Extent, lines: &mut Vec<String>) {
        let mut cell = Cell::default();
        cell.push(finding.headline, self.styles.heading);
        if let Some(doubt) = finding.doubt {
            cell.push(&format!(" {doubt}"), self.styles.dim);
        }
        self.numbered(finding.number, &cell, lines);
        for said in &finding.says {
            for quote in said.quoted(extent) {
                let is_told = extent == Extent::Brief && finding.headline_tells(quote);
                self.quote(&said.statement.name, quote, is_told, lines);
            }
            if let Some(left_out) = said.left_out(extent) {
                self.indented(&left_out, lines);
            }
        }
        if !finding.also.is_empty() {
            let names: Vec<&str> = finding.also.iter().map(|it| it.name.as_str()).collect();
            self.indented(&format!("also {}", names.join(", ")), lines);
        }
        for nothing in finding.nothing_shown(extent) {
            self.nothing(&nothing, lines);
        }
        for other in &finding.others {
            self.other(other, lines);
        }
    }

    /// What a side does of which the finding claims nothing.
    fn other(&self, other: &OtherSide<'_>, lines: &mut Vec<String>) {
        let mut cell = Cell::default();
        cell.push(&format!("{}: ", other.names.join(", ")), self.styles.dim);
        cell.push(&other.told, Style::new());
        if let Some(quote) = &other.quote {
            let place = format!(" [{}]: ", quote.sentence + 1);
            cell.push(&place, self.styles.dim);
            cell.push(quote.text(), self.styles.dim);
        }
        self.under_headline(&cell, lines);
    }

    fn nothing(&self, nothing: &NothingFound<'_>, lines: &mut Vec<String>) {
        let mut cell = Cell::default();
        if !nothing.names.is_empty() {
            let names = nothing.names.join(", ");
            cell.push(&format!("{names}: "), self.styles.dim);
        }
        cell.push(&nothing.told(), Style::new());
        if let Some(nearest) = &nothing.nearest {
            let place = format!("; nearest [{}]: ", nearest.sentence + 1);
            cell.push(&place, self.styles.dim);
            cell.push(nearest.text(), self.styles.dim);
        }
        self.under_headline(&cell, lines);
    }

    /// The sentence a finding rests on, with the words in question marked; its place alone where
    /// the headline tells it.
    fn quote(&self, name: &str, quote: &Quote<'_>, is_told: bool, lines: &mut Vec<String>) {
        let mut cell = Cell::default();
        cell.push(&format!("{name} [{}]", quote.sentence + 1), self.styles.dim);
        if !is_told {
            cell.push(": ", self.styles.dim);
            self.marked(quote.text(), &quote.marks, &mut cell);
        }
        self.under_headline(&cell, lines);
    }

    fn indented(&self, text: &str, lines: &mut Vec<String>) {
        let mut cell = Cell::default();
        cell.push(text, self.styles.dim);
        self.under_headline(&cell, lines);
    }

    /// Lines under the headline of a finding.
    fn under_headline(&self, cell: &Cell, lines: &mut Vec<String>) {
        let width = self.layout.width.saturating_sub(GUTTER + 2);
        for line in cell.lines(width) {
            lines.push(format!("{:indent$}{}", "", line.text, indent = GUTTER + 2));
        }
    }

    /// What each account says of the talks themselves.
    fn talks(&self, brief: &Brief<'_>, lines: &mut Vec<String>) {
        if brief.talks.is_empty() {
            return;
        }
        self.section(TALKS, lines);
        if let Some(alike) = brief.talks_alike() {
            self.paragraph(&alike, Style::new(), 0, lines);
        }
        let rows = brief.talks_apart();
        if rows.is_empty() {
            return;
        }
        let label = rows
            .iter()
            .map(|row| row.heading().width())
            .max()
            .unwrap_or(0);
        let rest = self.layout.width.saturating_sub(label);
        let fit = (rest / (MIN_FACT_WIDTH + 2)).max(1);
        let all = brief.accounts.len();
        // More accounts than fit beside each other go into several tables.
        for first in (0..all).step_by(fit) {
            let accounts = first..(first + fit).min(all);
            let column = (rest / accounts.len())
                .saturating_sub(2)
                .min(MAX_FACT_WIDTH);
            let mut widths = vec![column; accounts.len() + 1];
            widths[0] = label;
            let mut heads = vec![Cell::default()];
            for account in &brief.accounts[accounts.clone()] {
                let mut head = Cell::default();
                head.push(account.name, self.styles.heading);
                heads.push(head);
            }
            lines.extend(row(&heads, &widths, "  "));
            for fact in &rows {
                lines.extend(row(
                    &self.fact(brief, fact, accounts.clone()),
                    &widths,
                    "  ",
                ));
            }
        }
    }

    /// A row of the facts of the talks, for some accounts.
    fn fact(&self, brief: &Brief<'_>, fact: &FactRow<'_>, accounts: Range<usize>) -> Vec<Cell> {
        let style = if fact.in_conflict {
            self.styles.alarm
        } else {
            Style::new()
        };
        let mut label = Cell::default();
        label.push(&fact.heading(), style);
        let cells = brief.accounts.iter().zip(&fact.cells);
        let cells = cells.skip(accounts.start).take(accounts.len());
        let said = cells.map(|(account, said)| {
            let mut cell = Cell::default();
            match said {
                Some(said) => cell.push(&said.text, Style::new()),
                None => cell.push(not_said(account.statement), self.styles.dim),
            }
            cell
        });
        std::iter::once(label).chain(said).collect()
    }

    /// What all sides say.
    fn common(&self, brief: &Brief<'_>, lines: &mut Vec<String>) {
        let Some((all_say, together)) = brief.common_ground() else {
            return;
        };
        self.section(COMMON_GROUND, lines);
        for (index, common) in all_say.iter().enumerate() {
            let places = std::iter::once(&common.said).chain(&common.others);
            let places: Vec<String> = places.map(place).collect();
            let mut cell = Cell::default();
            cell.push(&common.said.text, Style::new());
            cell.push(&format!(" ({})", places.join(", ")), self.styles.dim);
            if let Some(doubt) = common.doubt {
                cell.push(&format!(" {doubt}"), self.styles.dim);
            }
            self.numbered(index + 1, &cell, lines);
        }
        if let Some(together) = together {
            self.paragraph(&together, Style::new(), 0, lines);
        }
    }

    /// What each says against its last account.
    fn last(&self, last: &[ShownLast<'_>], extent: Extent, lines: &mut Vec<String>) {
        if last.is_empty() {
            return;
        }
        self.section(AGAINST_LAST, lines);
        for shown in last {
            let mut cell = Cell::default();
            cell.push(&shown.statement.name, self.styles.heading);
            cell.push(&format!("  {}", shown.told), self.styles.dim);
            for line in cell.lines(self.layout.width) {
                lines.push(line.text);
            }
            if let Some(url) = shown.url() {
                self.indented(url, lines);
            }
            for change in shown.changes {
                let mut cell = Cell::default();
                cell.push("- ", self.styles.dim);
                cell.push(&change.headline, Style::new());
                if let Some(sentence) = change.sentence {
                    cell.push(&format!(" [{}]", sentence + 1), self.styles.dim);
                }
                for line in cell.lines(self.layout.width.saturating_sub(GUTTER)) {
                    lines.push(self.gutter("", &line.text));
                }
                if let Some((day, sentence)) = ShownLast::earlier(change, extent) {
                    self.indented(&format!("{day}: {sentence}"), lines);
                }
            }
        }
    }

    /// What each side leads with, and what it alone raises.
    fn leads(&self, leads: &[Lead<'_>], lines: &mut Vec<String>) {
        if leads.is_empty() {
            return;
        }
        self.section(LEADS, lines);
        let widths = self.behind_names(leads.iter().map(|lead| lead.side.name));
        for lead in leads {
            self.named(lead.side.name, &lead.told(), &widths, lines);
        }
    }
}

/// The account and the number of a sentence.
fn place(excerpt: &Excerpt<'_>) -> String {
    format!("{} [{}]", excerpt.statement.name, excerpt.sentence + 1)
}
