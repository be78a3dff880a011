//! The first page: the facts of the talks, the first findings, what all say, what each leads with.

use maud::{Markup, html};

use super::attributes::{link, other_direction, other_language, sentence_id};
use super::finding;
use super::page::Page;
use crate::report::{ComparedBy, EarlierAccount, StatementFacts};
use crate::view::Brief;
use crate::view::account::Account;
use crate::view::brief::Lead;
use crate::view::common::Common;
use crate::view::excerpt::Excerpt;
use crate::view::finding::Extent;
use crate::view::labels::{AGAINST_LAST, COMMON_GROUND, FINDINGS, LEADS, TALKS};
use crate::view::last::ShownLast;
use crate::view::talks::{FactCell, FactRow, not_said};

/// The facts of more accounts than this take all of the width.
const MAX_NARROW: usize = 3;

pub(super) fn brief(page: &Page<'_>, brief: &Brief<'_>) -> Markup {
    let is_wide = brief.accounts.len() > MAX_NARROW;
    html! {
        div #brief.brief.wide[is_wide] {
            (talks(page, brief))
            section #findings aria-labelledby="h-findings" {
                h2 #h-findings { (FINDINGS) }
                @if brief.findings.is_empty() {
                    p { (nothing(page)) }
                }
                ol.findings { @for it in &brief.findings { (finding::open(page, it)) } }
                @if !page.is_whole && brief.more_findings > 0 {
                    p.note { "The whole report has " (brief.more_findings) " more." }
                }
                p.empty hidden { "No finding here passes the filter." }
            }
            @if let Some((all_say, together)) = brief.common_ground() {
                section #common aria-labelledby="h-common" {
                    h2 #h-common { (COMMON_GROUND) }
                    @if !all_say.is_empty() {
                        ul.common { @for it in all_say { (common(page, it)) } }
                    }
                    @if let Some(together) = together { p.common { (together) } }
                }
            }
            @if !brief.leads.is_empty() {
                section #leads aria-labelledby="h-leads" {
                    h2 #h-leads { (LEADS) }
                    ul.leads { @for it in &brief.leads { (lead(page, it)) } }
                }
            }
            @if !brief.last.is_empty() {
                section #last aria-labelledby="h-last" {
                    h2 #h-last { (AGAINST_LAST) }
                    ul.leads { @for it in &brief.last { (last(page, it)) } }
                }
            }
        }
    }
}

/// What is said where there is no finding.
fn nothing(page: &Page<'_>) -> &'static str {
    let mut pairs = page.report.compared.iter();
    match pairs.any(|pair| pair.by == ComparedBy::Sentence) {
        true => "Nothing: the accounts tell the same, as far as this tool can see.",
        false => "Nothing was found; the sentences of these languages are not compared.",
    }
}

fn talks(page: &Page<'_>, brief: &Brief<'_>) -> Markup {
    html! {
        section #talks aria-labelledby="h-talks" {
            h2 #h-talks { (TALKS) }
            div.scroll tabindex="0" role="group" aria-label="What each account says of the talks" {
                table {
                    thead {
                        tr {
                            th scope="col" { span.unseen { "Fact" } }
                            @for account in &brief.accounts {
                                th scope="col" class=(page.side(account.statement)) { (account.name) }
                            }
                        }
                    }
                    tbody {
                        tr {
                            th scope="row" { "Published" }
                            @for account in &brief.accounts { td { (published(account)) } }
                        }
                        @for row in &brief.talks {
                            tr.conflict[row.in_conflict] {
                                th scope="row" { (row.label) @if row.in_conflict { " " strong { "(conflict)" } } }
                                @if row.agreed().is_some() {
                                    td colspan=(row.cells.len()) { (said_by_all(page, brief, row)) }
                                } @else {
                                    @for (account, cell) in brief.accounts.iter().zip(&row.cells) {
                                        td { (said(page, account.statement, cell.as_ref())) }
                                    }
                                }
                            }
                        }
                    }
                }
            }
            @for remark in &brief.remarks { p.note { (remark) } }
            @for note in &brief.notes {
                details.note { summary { "How the languages were compared" } p { (note) } }
            }
        }
    }
}

/// Outlet, day and length, leading to where it was published.
fn published(account: &Account<'_>) -> Markup {
    let facts = account.published.join(", ");
    let warnings = account.warnings.iter();
    html! {
        @match account.statement.url.as_deref().and_then(link) {
            Some(url) => a href=(url) rel="noopener noreferrer nofollow" { (facts) },
            None => (facts),
        }
        @for warning in warnings { p.warning { "Warning: " (warning) } }
    }
}

fn said(page: &Page<'_>, statement: &StatementFacts, cell: Option<&FactCell<'_>>) -> Markup {
    let Some(cell) = cell else {
        return html! { span.none { (not_said(statement)) } };
    };
    let (language, direction) = (other_language(statement), other_direction(statement));
    let place = cell.sentence().filter(|_| page.is_whole);
    html! {
        @match place {
            Some(sentence) => {
                a lang=[language] dir=[direction] href={ "#" (sentence_id(statement, sentence)) } { (cell.text) }
            }
            None => (cell.text),
        }
    }
}

/// A fact that all accounts give alike: once, and where each says so.
fn said_by_all(page: &Page<'_>, brief: &Brief<'_>, row: &FactRow<'_>) -> Markup {
    let cells = brief.accounts.iter().zip(&row.cells);
    let places = cells.filter_map(|(account, cell)| {
        let sentence = cell.as_ref()?.sentence().filter(|_| page.is_whole)?;
        let cite = page.cite(account.statement, sentence);
        Some(html! { (account.statement.name) " " (cite) })
    });
    html! {
        @if let Some(cell) = row.agreed() { (cell.text) }
        " " span.cites {
            @for (index, place) in places.enumerate() {
                @if index > 0 { "; " }
                (place)
            }
        }
    }
}

/// What all say, in the words of one.
fn common(page: &Page<'_>, common: &Common<'_>) -> Markup {
    html! {
        li {
            (excerpt(&common.said))
            " " span.cites {
                (common.said.statement.name) " " (page.cite(common.said.statement, common.said.sentence))
                @for other in &common.others {
                    "; " (other.statement.name) " " (page.cite(other.statement, other.sentence))
                }
            }
            @if let Some(doubt) = common.doubt { " " span.doubt { (doubt) } }
        }
    }
}

/// The words of an excerpt, marked up with their language.
pub(super) fn excerpt(excerpt: &Excerpt<'_>) -> Markup {
    let statement = excerpt.statement;
    html! {
        span lang=[other_language(statement)] dir=[other_direction(statement)] { (excerpt.text) }
    }
}

/// An account against its last one.
fn last(page: &Page<'_>, shown: &ShownLast<'_>) -> Markup {
    let statement = shown.statement;
    html! {
        li {
            span class={ "side " (page.side(statement)) } { (statement.name) }
            " " (shown.told)
            @if let Some(account) = shown.last {
                ": " cite lang=[other_language(statement)] dir="auto" { (linked(account)) }
            }
            @if !shown.changes.is_empty() {
                ul {
                    @for change in shown.changes {
                        li {
                            span dir="auto" { (change.headline) }
                            @if let Some(sentence) = change.sentence { " " (page.cite(statement, sentence)) }
                            @if let Some((day, sentence)) = ShownLast::earlier(change, Extent::of(page.is_whole)) {
                                p.note {
                                    (day) ": "
                                    span lang=[other_language(statement)] dir=[other_direction(statement)] { (sentence) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The title of an earlier account, leading to it where that is known.
fn linked(account: &EarlierAccount) -> Markup {
    match account.url.as_deref().and_then(link) {
        Some(url) => html! { a href=(url) { (account.title) } },
        None => html! { (account.title) },
    }
}

fn lead(page: &Page<'_>, lead: &Lead<'_>) -> Markup {
    let first = lead.side.accounts.first();
    let joins = if lead.begins_with.is_some() {
        "; "
    } else {
        " "
    };
    html! {
        li {
            span class={ "side " (first.map_or_else(String::new, |it| page.side(it))) } { (lead.side.at_head()) }
            @if let Some(it) = lead.begins_with {
                " takes up " (it.topic.phrase) " first " (page.cite(it.account, it.sentence))
            }
            @if let Some(alone) = lead.told_alone() { (joins) (alone) }
            @if let Some(nothing) = lead.told_nothing() { ": " (nothing) }
        }
    }
}
