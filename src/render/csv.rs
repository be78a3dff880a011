//! A row a finding, for a spreadsheet.
//!
//! RFC 4180 with all fields in quotes, and the byte order mark that spreadsheets need to read
//! UTF-8.

use std::borrow::Cow;

use csv::{QuoteStyle, Terminator, WriterBuilder};

use super::plain::as_plain;
use crate::report::{Divergence, Report};
use crate::view::labels::{act_name, kind_name, status_name, warning_notes};
use crate::view::{issues, sides};

const HEADER: [&str; 17] = [
    "number",
    "kind",
    "status",
    "by",
    "of",
    "topic",
    "passage",
    "score",
    "summary",
    "evidence",
    "event",
    "date",
    "id",
    "confidence",
    "act",
    "warnings",
    "headline",
];

/// The findings of a report as CSV, the most important first. Numbers of passages and sentences
/// are those of the other formats for readers: from 1.
pub fn csv(report: &Report) -> String {
    let findings = report.divergences.iter().enumerate();
    let rows = findings.map(|(index, divergence)| row(report, index, divergence));
    table(HEADER, rows)
}

/// The table of issues as CSV: a row an issue, a column a side. Each sentence has its number before
/// it, and the outlet where a side has several accounts.
pub fn issues_csv(report: &Report) -> String {
    let sides = sides(report);
    let head = ["event", "issue"].into_iter();
    let head = head.chain(sides.iter().map(|side| side.name));
    let head = head.map(str::to_owned).collect();
    let issues = issues(report).into_iter();
    let rows = issues.map(|issue| {
        let subject = [&report.event.heading, &issue.topic.label].map(String::clone);
        let cells = issue.cells.iter().map(ToString::to_string);
        subject.into_iter().chain(cells).collect()
    });
    written(head, rows)
}

/// A table as CSV: its head, and its rows, in which no spreadsheet finds a formula.
pub(super) fn table<const N: usize>(
    head: [&str; N],
    rows: impl Iterator<Item = [String; N]>,
) -> String {
    written(head.map(str::to_owned).to_vec(), rows.map(Vec::from))
}

fn written(head: Vec<String>, rows: impl Iterator<Item = Vec<String>>) -> String {
    let mut writer = WriterBuilder::new()
        .terminator(Terminator::CRLF)
        .quote_style(QuoteStyle::Always)
        .from_writer("\u{feff}".as_bytes().to_vec());
    for record in std::iter::once(head).chain(rows) {
        let written = writer.write_record(record.iter().map(|field| harmless(field).into_owned()));
        written.expect("rows of one length, written to memory");
    }
    let bytes = writer.into_inner().expect("memory takes what it is given");
    String::from_utf8(bytes).expect("fields are UTF-8")
}

fn row(report: &Report, index: usize, divergence: &Divergence) -> [String; HEADER.len()] {
    let evidence: Vec<String> = divergence
        .evidence
        .iter()
        .map(|evidence| {
            format!(
                "{} [{}] “{}”",
                evidence.source,
                evidence.sentence + 1,
                evidence.text
            )
        })
        .collect();
    let label = |topic: &String| report.topic_label(topic).to_owned();
    [
        (index + 1).to_string(),
        kind_name(divergence.kind).to_owned(),
        divergence.status.map_or("", status_name).to_owned(),
        divergence.by.clone().unwrap_or_default(),
        divergence.of.clone().unwrap_or_default(),
        divergence.topic.as_ref().map(label).unwrap_or_default(),
        number(divergence.passage.map(|passage| passage + 1)),
        number(divergence.score),
        divergence.summary.clone(),
        evidence.join("; "),
        report
            .event
            .title
            .clone()
            .unwrap_or_else(|| report.event.heading.clone()),
        report.event.date.clone().unwrap_or_default(),
        divergence.id.clone(),
        number(divergence.confidence),
        divergence.act.map_or("", act_name).to_owned(),
        warning_notes(report).join(" "),
        divergence.headline.clone(),
    ]
}

fn number<T: ToString>(number: Option<T>) -> String {
    number.map(|number| number.to_string()).unwrap_or_default()
}

/// A field that no spreadsheet takes for a formula: pages are not ours, and `=` or `@` at the head
/// of a cell is carried out when the file is opened. An apostrophe before it stops that.
///
/// Where a spreadsheet splits at another separator than the comma, as it does in many countries,
/// quotes no longer hold a field together: each part of it is a cell.
pub(crate) fn harmless(field: &str) -> Cow<'_, str> {
    let field = as_plain(field);
    if !field.split([';', ',']).any(is_formula) {
        return field;
    }
    let cells = field.split_inclusive([';', ',']);
    let cells = cells.map(|cell| match is_formula(cell) {
        true => format!("'{cell}"),
        false => cell.to_owned(),
    });
    cells.collect()
}

/// Whether the first character that counts makes a formula. Apostrophes do not count, so that one
/// of ours can always be told from those of the text.
fn is_formula(cell: &str) -> bool {
    let formula = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '|', '%'];
    let passed_over =
        |c: char| c.is_whitespace() || matches!(c, '\'' | '"' | '\u{200c}' | '\u{200d}');
    cell.trim_start_matches(passed_over).starts_with(formula)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_taken_for_a_formula() {
        for field in [
            "=1+1",
            "@SUM(A1)",
            "+1",
            "-1",
            "\t=1",
            " =1",
            "\r\n=1",
            "＝1",
            "\u{200b}=1",
            "\u{200d}=1",
            "'=1",
            "\"=1\"",
        ] {
            assert!(harmless(field).starts_with('\''), "{field:?}");
        }
        assert_eq!(harmless("us reports: \"=1\""), "us reports: \"=1\"");
    }

    #[test]
    fn nothing_behind_a_separator_is_taken_for_a_formula() {
        assert_eq!(
            harmless("met;=1+1;and\t@SUM(1); \"-2\", +3; so; end;"),
            "met;'=1+1;and @SUM(1);' \"-2\",' +3; so; end;"
        );
    }
}
