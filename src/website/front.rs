//! The first page: all events by date, the governments and the topics.

use maud::{Markup, html};

use super::archive::Archive;
use super::changes::{changes, list};
use super::events::{by_year, government};
use super::frame::{FROM_TOP, Section, SiteFile, page};
use crate::text::english::counted;

/// So many governments and topics are named on the first page.
const MOST_NAMED: usize = 24;

pub(super) fn front(archive: &Archive<'_>, title: &str) -> SiteFile {
    let changes = changes(&archive.events, None);
    let main = html! {
        p.lede { (lede(archive)) }
        div.two {
            section aria-labelledby="h-governments" {
                h2 #h-governments { "Governments" }
                ul.tags {
                    @for it in archive.governments_by_events().into_iter().take(MOST_NAMED) {
                        li { (government(it.code, it.name, FROM_TOP)) " " span.note { (it.events.len()) } }
                    }
                }
            }
            section aria-labelledby="h-topics" {
                h2 #h-topics { "Topics" }
                ul.tags {
                    @for it in archive.topics_by_events().into_iter().take(MOST_NAMED) {
                        li { a href=(FROM_TOP.topic(it.id)) { (it.label) } " " span.note { (it.events.len()) } }
                    }
                }
            }
        }
        @if !changes.is_empty() {
            section aria-labelledby="h-changes" {
                h2 #h-changes { "Changed after they were saved" }
                (list(&changes, FROM_TOP))
            }
        }
        section aria-labelledby="h-events" {
            h2 #h-events { "Events" }
            @if archive.events.is_empty() { p { "No event could be compared." } }
            (by_year(&archive.events, FROM_TOP))
        }
    };
    page(
        "index.html".to_owned(),
        Section::Events,
        FROM_TOP,
        title,
        &main,
    )
}

fn lede(archive: &Archive<'_>) -> Markup {
    let accounts: usize = archive.events.iter().map(|it| it.accounts.len()).sum();
    html! {
        (counted(archive.events.len(), "event", "events")) ", told by "
        (counted(archive.governments.len(), "government", "governments")) " in "
        (counted(accounts, "account", "accounts")) ": what each says, what another leaves out, and where they differ."
    }
}
