//! The accounts themselves, whole: side by side where their sentences are linked, as plain text
//! where they are not.

use std::collections::{BTreeMap, BTreeSet};

use maud::{Markup, html};

use super::attributes::{kind_id, other_language, sentence_id};
use super::page::{Page, marked};
use crate::render::direction::direction;
use crate::report::{ComparedBy, PassageFacts, Report, StatementFacts};
use crate::view::gist;
use crate::view::labels::TEXTS;
use crate::view::quote::{MarksOf, marks};

/// More columns than this are scrolled.
const MAX_COLUMNS_IN_VIEW: usize = 5;

/// Texts of more words than this, together, are folded.
const MAX_WORDS_OPEN: usize = 1_200;

/// The texts of more accounts than this are folded.
const MAX_ACCOUNTS_OPEN: usize = 3;

pub(super) fn texts(page: &Page<'_>) -> Markup {
    let report = page.report;
    let words: usize = report.statements.iter().map(|it| it.words).sum();
    let is_open = words <= MAX_WORDS_OPEN && report.statements.len() <= MAX_ACCOUNTS_OPEN;
    html! {
        section #texts aria-labelledby="h-texts" {
            h2 #h-texts { (TEXTS) }
            @if is_open {
                (all(page))
            } @else {
                details.texts {
                    summary { "The whole texts: " (words) " words" }
                    (all(page))
                }
            }
            p.empty hidden { "No sentence passes the filter." }
        }
    }
}

fn all(page: &Page<'_>) -> Markup {
    let marks = marks(page.report);
    let (linked, unlinked): (Vec<_>, Vec<_>) = page
        .report
        .statements
        .iter()
        .partition(|it| is_linked(page.report, it));
    html! {
        @if gist::is_in(page.report) { p.note { (gist::NOTE) } }
        @if !linked.is_empty() { (aligned(page, &linked, &marks)) }
        @if !unlinked.is_empty() { (apart(page, &unlinked, &marks)) }
    }
}

/// Whether the sentences of an account are linked to those of any other.
fn is_linked(report: &Report, statement: &StatementFacts) -> bool {
    let mut pairs = report.compared.iter();
    pairs.any(|pair| pair.by == ComparedBy::Sentence && pair.sources.contains(&statement.id))
}

/// What a passage is linked to by: its first sentence, as no other passage has that one. A passage
/// of a text that is not linked is its sentence.
pub(super) fn passage_id(report: &Report, passage: usize) -> String {
    let first = report.passages.get(passage).and_then(|passage| {
        let (id, sentences) = passage.sentences.first_key_value()?;
        Some((report.statement(id)?, *sentences.first()?))
    });
    match first {
        Some((statement, first)) if is_linked(report, statement) => {
            format!("p-{}-{}", statement.id, first + 1)
        }
        Some((statement, first)) => sentence_id(statement, first),
        None => "texts".to_owned(),
    }
}

/// A row a passage, a column an account.
fn aligned(page: &Page<'_>, accounts: &[&StatementFacts], marks: &MarksOf<'_>) -> Markup {
    let columns = match accounts.len() {
        columns @ 1..=MAX_COLUMNS_IN_VIEW => format!("cols-{columns}"),
        _ => "cols-many".to_owned(),
    };
    html! {
        p.note {
            "A row says the same thing; a dash stands where an account has nothing like it. Marked words stand in "
            "one account of the row alone."
            label.js-only {
                " In the order of "
                select #reading {
                    option value="" { "the longest" }
                    @for statement in accounts { option value=(statement.id) { (statement.name) } }
                }
            }
        }
        div.scroll tabindex="0" role="group" aria-label="The accounts side by side" {
            table.texts.(columns) {
                thead {
                    tr { @for statement in accounts { th scope="col" class=(page.side(statement)) { (statement.name) } } }
                }
                tbody {
                    @for (index, passage) in page.report.passages.iter().enumerate() {
                        @if accounts.iter().any(|it| passage.sentences.contains_key(&it.id)) {
                            (row(page, accounts, (index, passage), marks))
                        }
                    }
                }
            }
        }
    }
}

fn row(
    page: &Page<'_>,
    accounts: &[&StatementFacts],
    (index, passage): (usize, &PassageFacts),
    marks: &MarksOf<'_>,
) -> Markup {
    let about = About::of(page.report, index, passage);
    html! {
        tr.passage id=(passage_id(page.report, index)) data-passage=(index + 1) data-topics=(about.topics)
            data-kinds=(about.kinds) data-differs[about.differs] {
            @for statement in accounts {
                (cell(page, passage, statement, marks))
            }
        }
    }
}

/// By what a passage is filtered.
struct About {
    topics: String,
    kinds: String,
    differs: bool,
}

impl About {
    fn of(report: &Report, index: usize, passage: &PassageFacts) -> Self {
        let kinds: BTreeSet<String> = report
            .divergences
            .iter()
            .filter(|divergence| divergence.passage == Some(index))
            .map(|divergence| kind_id(divergence.kind))
            .collect();
        let kinds: Vec<String> = kinds.into_iter().collect();
        Self {
            topics: passage.topics.join(" "),
            differs: !kinds.is_empty() || !is_same(report, passage),
            kinds: kinds.join(" "),
        }
    }
}

/// Whether every account has the passage, in the same words.
fn is_same(report: &Report, passage: &PassageFacts) -> bool {
    let texts: Option<BTreeSet<Vec<&str>>> = report
        .statements
        .iter()
        .map(|statement| {
            let sentences = passage.sentences.get(&statement.id)?.iter();
            let texts = sentences.filter_map(|index| statement.sentences.get(*index));
            Some(texts.map(|sentence| sentence.text.as_str()).collect())
        })
        .collect();
    texts.is_some_and(|texts| texts.len() == 1)
}

fn cell(
    page: &Page<'_>,
    passage: &PassageFacts,
    statement: &StatementFacts,
    marks: &MarksOf<'_>,
) -> Markup {
    let Some(sentences) = passage.sentences.get(&statement.id) else {
        return html! { td.nothing { span aria-label={ "Nothing in " (statement.name) } role="img" { "—" } } };
    };
    let is_alone = passage.sentences.len() == 1;
    html! {
        td.cell.alone[is_alone].(page.side(statement)) {
            span.side aria-hidden="true" { (statement.name) }
            @for index in sentences {
                p id=(sentence_id(statement, *index)) dir=(direction(statement)) { (sentence(page, statement, *index, marks)) }
            }
        }
    }
}

fn sentence(
    page: &Page<'_>,
    statement: &StatementFacts,
    index: usize,
    marks: &MarksOf<'_>,
) -> Markup {
    let marks = marks.get(&(statement.id.as_str(), index));
    html! {
        @if let Some(sentence) = statement.sentences.get(index) {
            (page.cite(statement, index)) " "
            span.text lang=[other_language(statement)] { (marked(&sentence.text, marks.map_or(&[], Vec::as_slice))) }
            @if let Some(gist) = &sentence.gist {
                " " span.gist lang="en" dir="ltr" { (gist::line(gist)) }
            }
        }
    }
}

/// Texts whose sentences are linked to no other, beside each other, as they are read.
fn apart(page: &Page<'_>, accounts: &[&StatementFacts], marks: &MarksOf<'_>) -> Markup {
    let passages = passages(page.report);
    html! {
        p.note { "Sentences are not linked across these languages: each text as it is read." }
        div.apart {
            @for statement in accounts {
                div.(page.side(statement)) dir=(direction(statement)) {
                    h3 dir="ltr" { (statement.name) }
                    @for paragraph in statement.sentences.iter().enumerate().collect::<Vec<_>>().chunk_by(|a, b| a.1.paragraph == b.1.paragraph) {
                        p {
                            @for (index, _) in paragraph {
                                (sentence_apart(page, statement, *index, &passages, marks))
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The passage of each sentence.
fn passages(report: &Report) -> BTreeMap<(&str, usize), usize> {
    let passages = report.passages.iter().enumerate();
    let places = passages.flat_map(|(index, passage)| {
        let accounts = passage.sentences.iter();
        accounts.flat_map(move |(id, sentences)| {
            let places = sentences.iter();
            places.map(move |sentence| ((id.as_str(), *sentence), index))
        })
    });
    places.collect()
}

fn sentence_apart(
    page: &Page<'_>,
    statement: &StatementFacts,
    index: usize,
    passages: &BTreeMap<(&str, usize), usize>,
    marks: &MarksOf<'_>,
) -> Markup {
    let passage = passages.get(&(statement.id.as_str(), index)).copied();
    let facts = passage.and_then(|it| page.report.passages.get(it));
    let about = passage.zip(facts);
    let about = about.map(|(passage, facts)| About::of(page.report, passage, facts));
    html! {
        span.sentence id=(sentence_id(statement, index)) data-passage=[passage.map(|it| it + 1)]
            data-topics=[about.as_ref().map(|it| &it.topics)] data-kinds=[about.as_ref().map(|it| &it.kinds)]
            data-differs {
            (sentence(page, statement, index, marks)) " "
        }
    }
}
