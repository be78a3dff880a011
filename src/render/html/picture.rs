//! How the texts map onto each other, as a picture: crossings, gaps and order at a glance.

use maud::{Markup, html};

use super::side;
use crate::report::{Report, StatementFacts};

/// The picture's measures, in its own units.
const HEIGHT: f64 = 420.0;
const TOP: f64 = 24.0;
const BAR: f64 = 26.0;
const BETWEEN: f64 = 250.0;

/// A picture of more links than this says nothing.
const LINKS: usize = 1_500;

/// Where each sentence of an account begins and ends, from the top; words are height.
struct Column {
    left: f64,
    edges: Vec<f64>,
}

impl Column {
    fn new(statement: &StatementFacts, place: usize) -> Self {
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
        Self {
            left: place as f64 * (BAR + BETWEEN),
            edges,
        }
    }

    fn span(&self, sentence: usize) -> Option<(f64, f64)> {
        Some((*self.edges.get(sentence)?, *self.edges.get(sentence + 1)?))
    }
}

pub(super) fn ribbon(report: &Report) -> Markup {
    let columns: Vec<Column> = report
        .statements
        .iter()
        .enumerate()
        .map(|(place, statement)| Column::new(statement, place))
        .collect();
    let width = columns.last().map_or(0.0, |column| column.left + BAR);
    let label = "Each account is a bar from its first sentence to its last; bands join what says the \
                 same thing in neighbouring accounts.";
    html! {
        section #order aria-labelledby="h-order" {
            h2 #h-order { "Order" }
            p.note { (label) " What no band reaches is said by that account alone, or together with one that is not beside it." }
            svg.ribbon viewBox={ "-60 0 " (number(width + 120.0)) " " (number(TOP + HEIGHT + 8.0)) } role="group" aria-label=(label) {
                @for (place, statement) in report.statements.iter().enumerate() {
                    text class=(side(report, &statement.id)) x=(number(columns[place].left + BAR / 2.0)) y="14" text-anchor="middle" {
                        (statement.id)
                    }
                }
                @for (passage, from, to) in bands(report).into_iter().take(LINKS) {
                    (band(&columns, passage, from, to))
                }
                @for (place, statement) in report.statements.iter().enumerate() {
                    (bar(report, &columns[place], statement))
                }
            }
        }
    }
}

/// A sentence by the place of its account and its own.
type Place = (usize, usize);

/// Pairs of sentences of neighbouring accounts that stand in one passage.
fn bands(report: &Report) -> Vec<(usize, Place, Place)> {
    let mut bands = Vec::new();
    for (index, passage) in report.passages.iter().enumerate() {
        for place in 1..report.statements.len() {
            let of = |place: usize| {
                let id = &report.statements[place].id;
                passage.sentences.get(id).map_or(&[][..], Vec::as_slice)
            };
            for left in of(place - 1) {
                bands.extend(
                    of(place)
                        .iter()
                        .map(|right| (index, (place - 1, *left), (place, *right))),
                );
            }
        }
    }
    bands
}

fn band(columns: &[Column], passage: usize, from: Place, to: Place) -> Markup {
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
        a href={ "#p" (passage + 1) } data-of=(passage + 1) aria-label={ "Passage " (passage + 1) } {
            path.link d=(path) {}
        }
    }
}

fn bar(report: &Report, column: &Column, statement: &StatementFacts) -> Markup {
    html! {
        @for (passage, sentences) in report.passages.iter().enumerate().filter_map(|(index, passage)| {
            Some((index, (passage.sentences.get(&statement.id)?, passage.sentences.len() == 1)))
        }) {
            @for sentence in sentences.0 {
                @if let Some((top, bottom)) = column.span(*sentence) {
                    rect.(side(report, &statement.id)).alone[sentences.1] data-of=(passage + 1)
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
