//! How the texts map onto each other, as a picture: crossings, gaps and order at a glance.

use maud::{Markup, html};

use super::page::Page;
use super::texts::passage_id;
use crate::report::{PassageFacts, Report, StatementFacts};

/// The picture's measures, in its own units, which are pixels where there is room.
const HEIGHT: f64 = 460.0;
const TOP: f64 = 24.0;
const BAR: f64 = 26.0;
const MARGIN: f64 = 40.0;

/// A picture of more bands than this says nothing.
const MAX_BANDS: usize = 1_500;

/// Between two bars; more bars stand closer.
fn between(bars: usize) -> f64 {
    match bars {
        0..=2 => 270.0,
        3 => 190.0,
        _ => 130.0,
    }
}

/// Where each sentence of an account begins and ends, from the top; length is height.
struct Column {
    left: f64,
    edges: Vec<f64>,
}

impl Column {
    fn new(statement: &StatementFacts, left: f64) -> Self {
        let lengths: Vec<f64> = statement
            .sentences
            .iter()
            .map(|sentence| sentence.text.chars().count().max(1) as f64)
            .collect();
        let all: f64 = lengths.iter().sum();
        let mut edges = vec![TOP];
        for length in lengths {
            let last = edges.last().copied().unwrap_or(TOP);
            edges.push(last + length / all.max(1.0) * HEIGHT);
        }
        Self { left, edges }
    }

    /// Top and bottom of a run of sentences.
    fn span(&self, run: PassageRun) -> Option<(f64, f64)> {
        Some((*self.edges.get(run.0)?, *self.edges.get(run.1 + 1)?))
    }
}

pub(super) fn ribbon(page: &Page<'_>) -> Markup {
    let report = page.report;
    let step = BAR + between(report.statements.len());
    let columns: Vec<Column> = report
        .statements
        .iter()
        .enumerate()
        .map(|(place, statement)| Column::new(statement, place as f64 * step))
        .collect();
    let width = columns.last().map_or(0.0, |column| column.left + BAR) + 2.0 * MARGIN;
    let height = TOP + HEIGHT + 8.0;
    let view = format!("-{MARGIN} 0 {} {}", number(width), number(height));
    html! {
        details #picture {
            summary { "How the texts map onto each other, as a picture" }
            p.note #picture-note {
                "Each account is a bar from its first sentence to its last, and bands join what says the same thing: "
                "bands that cross are told in another order. What is hollow is said by that account alone. A band "
                "behind a bar passes by an account that does not have it."
            }
            div.order {
                div.scroll {
                    svg.ribbon.many[columns.len() > 2] viewBox=(view) width=(number(width)) height=(number(height)) role="group" aria-label="How the texts map onto each other" aria-describedby="picture-note" {
                        @for (column, statement) in columns.iter().zip(&report.statements) {
                            text class=(page.side(statement)) x=(number(column.left + BAR / 2.0)) y="14" text-anchor="middle" {
                                (statement.government_name)
                            }
                        }
                        @for (passage, from, to) in bands(report).into_iter().take(MAX_BANDS) {
                            (band(report, &columns, passage, from, to))
                        }
                        @for (column, statement) in columns.iter().zip(&report.statements) {
                            (bar(page, column, statement))
                        }
                    }
                }
                div.partners.js-only aria-live="polite" {
                    p.note { "Choose a band or a bar, and its sentences are shown here." }
                }
            }
        }
    }
}

/// Sentences in a row: the first, and the last.
type PassageRun = (usize, usize);

/// A run of the account at a place.
type End = (usize, PassageRun);

/// The sentences of a passage in one account, in runs.
fn runs(passage: &PassageFacts, statement: &StatementFacts) -> Vec<PassageRun> {
    let mut runs: Vec<PassageRun> = Vec::new();
    for &sentence in passage.sentences.get(&statement.id).into_iter().flatten() {
        match runs.last_mut() {
            Some(run) if run.1 + 1 == sentence => run.1 = sentence,
            _ => runs.push((sentence, sentence)),
        }
    }
    runs
}

/// Pairs of runs that stand in one passage, each with the place of its account: of each account
/// with the next one that has the passage too.
fn bands(report: &Report) -> Vec<(usize, End, End)> {
    let mut bands = Vec::new();
    for (index, passage) in report.passages.iter().enumerate() {
        let having: Vec<(usize, Vec<PassageRun>)> = report
            .statements
            .iter()
            .map(|statement| runs(passage, statement))
            .enumerate()
            .filter(|(_, runs)| !runs.is_empty())
            .collect();
        for pair in having.windows(2) {
            let (left, right) = (&pair[0], &pair[1]);
            for from in &left.1 {
                let to = right.1.iter();
                bands.extend(to.map(|to| (index, (left.0, *from), (right.0, *to))));
            }
        }
    }
    bands
}

fn band(report: &Report, columns: &[Column], passage: usize, from: End, to: End) -> Markup {
    let (left, right) = (&columns[from.0], &columns[to.0]);
    let (Some((a, b)), Some((c, d))) = (left.span(from.1), right.span(to.1)) else {
        return Markup::default();
    };
    let (start, end) = (left.left + BAR, right.left);
    let middle = f64::midpoint(start, end);
    let [a, b, c, d, start, end, middle] = [a, b, c, d, start, end, middle].map(number);
    let path = format!(
        "M{start} {a}C{middle} {a} {middle} {c} {end} {c}L{end} {d}C{middle} {d} {middle} {b} {start} {b}Z"
    );
    html! {
        a href={ "#" (passage_id(report, passage)) } data-of=(passage + 1) aria-label={ "Passage " (passage + 1) } {
            path d=(path) {}
        }
    }
}

fn bar(page: &Page<'_>, column: &Column, statement: &StatementFacts) -> Markup {
    html! {
        @for (index, passage) in page.report.passages.iter().enumerate() {
            @for run in runs(passage, statement) {
                @if let Some((top, bottom)) = column.span(run) {
                    rect.(page.side(statement)).alone[passage.sentences.len() == 1] data-of=(index + 1)
                        x=(number(column.left)) y=(number(top)) width=(number(BAR)) height=(number((bottom - top - 1.0).max(0.5))) {}
                }
            }
        }
    }
}

/// A measure to a tenth.
fn number(value: f64) -> String {
    format!("{value:.1}")
}
