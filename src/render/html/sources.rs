//! Where the accounts come from.

use maud::{Markup, html};

use super::attributes::{link, source_id};
use super::page::Page;
use crate::render::direction::direction;
use crate::report::StatementFacts;
use crate::view::account::accounts;
use crate::view::labels::SOURCES;

pub(super) fn sources(page: &Page<'_>) -> Markup {
    html! {
        section #sources aria-labelledby="h-sources" {
            h2 #h-sources { (SOURCES) }
            ul.sources {
                @for account in accounts(page.report) {
                    li id=(source_id(account.statement)) data-cite=(citation(account.statement)) {
                        (source(page, account.statement, &account.published))
                    }
                }
            }
        }
    }
}

/// What stands behind a quotation that is copied: the government, the outlet, the day, the address.
fn citation(statement: &StatementFacts) -> String {
    let facts = [
        Some(statement.government_name.as_str()),
        statement.outlet.as_deref(),
        statement.date.as_deref(),
        statement.url.as_deref(),
    ];
    let facts: Vec<&str> = facts.into_iter().flatten().collect();
    facts.join(", ")
}

fn source(page: &Page<'_>, statement: &StatementFacts, published: &[String]) -> Markup {
    html! {
        span.side.(page.side(statement)) { (statement.name) }
        @if let Some(title) = &statement.title {
            ": " span lang=[statement.language.as_deref()] dir=(direction(statement)) { (title) }
        }
        span.facts {
            " " (published.join(", "))
            @if let Some(url) = statement.url.as_deref() {
                ", "
                @match link(url) {
                    Some(url) => { a href=(url) rel="noopener noreferrer nofollow" { (url) } }
                    None => { (url) }
                }
            }
            @if let Some(retrieved) = &statement.retrieved { "; retrieved " (retrieved) }
            @if let Some(archive) = &statement.archived {
                "; copy taken " (archive.taken) " of " (archive.original)
            }
            @if page.is_whole { "; SHA-256 " code { (statement.sha256) } }
        }
    }
}
