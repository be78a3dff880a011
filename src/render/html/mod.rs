//! The report as one HTML file that works offline: nothing is loaded, and nothing of a page runs.
//!
//! All text goes through `maud`, which escapes it, and through [`without_deceit`], which takes
//! control and direction characters out. A Content-Security-Policy allows the style and the script of this
//! folder, by their hashes, and nothing else.

mod attributes;
mod findings;
mod picture;
mod quote;
mod talks;
mod texts;
mod topics;

use std::borrow::Cow;
use std::sync::LazyLock;

use data_encoding::BASE64;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use sha2::{Digest, Sha256};

use super::plain::replacing_obeyed;
use crate::report::{Kind, Report, StatementFacts};
use crate::view::labels::{across_languages, header_facts, kind_name, title, warning_note};
use attributes::{direction, kind_id, side};

const STYLE: &str = include_str!("report.css");
const SCRIPT: &str = include_str!("report.js");

static POLICY: LazyLock<String> = LazyLock::new(|| {
    format!(
        "default-src 'none'; style-src '{}'; script-src '{}'; base-uri 'none'; form-action 'none'",
        hash(STYLE),
        hash(SCRIPT)
    )
});

/// Writes a report as one self-contained HTML page.
pub fn html(report: &Report) -> String {
    let title = title(report);
    let page = html! {
        (DOCTYPE)
        html lang="en" dir="ltr" {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(*POLICY);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="referrer" content="no-referrer";
                title { (title) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                a.skip href="#findings" { "Skip to the findings" }
                (header(report, title))
                (contents())
                main {
                    (filters(report))
                    (talks::facts(report))
                    (findings::findings(report))
                    (topics::matrix(report))
                    (picture::ribbon(report))
                    (topics::cards(report))
                    (texts::texts(report))
                    (provenance(report))
                }
                (footer())
                script { (PreEscaped(SCRIPT)) }
            }
        }
    };
    without_deceit(&page.into_string())
}

/// A page without characters that turn the text around them or that no one sees, and without what
/// the runner of GitHub Actions would take for a command.
fn without_deceit(page: &str) -> String {
    let shown = replacing_obeyed(page, |_, _| ()).replace("##[", "##&#91;");
    let lines = shown.split_inclusive('\n').map(|line| {
        let begins_command = line.trim_start().starts_with("::");
        if begins_command {
            Cow::Owned(line.replacen("::", "&#58;:", 1))
        } else {
            Cow::Borrowed(line)
        }
    });
    lines.collect()
}

fn hash(text: &str) -> String {
    format!("sha256-{}", BASE64.encode(&Sha256::digest(text)))
}

fn header(report: &Report, title: &str) -> Markup {
    html! {
        header.page {
            h1 dir="auto" { (title) }
            p.lead {
                (report.statements.len()) " accounts of one event, "
                (report.divergences.len()) " findings"
            }
            @if let Some(note) = across_languages(report) {
                p.note { (note) }
            }
            ol.sources {
                @for statement in &report.statements {
                    li class=(side(report, &statement.id)) {
                        span.side { (statement.id) }
                        (facts(statement))
                    }
                }
            }
        }
    }
}

fn facts(statement: &StatementFacts) -> Markup {
    let government = statement.government.clone().into_iter();
    let facts: Vec<String> = government.chain(header_facts(statement)).collect();
    html! {
        p.facts {
            @for (place, fact) in facts.iter().enumerate() {
                @if place > 0 { " · " }
                // A date is not to be broken at its hyphens.
                @if fact.contains(' ') { (fact) } @else { span.fact { (fact) } }
            }
        }
        @if let Some(title) = &statement.title {
            p lang=[statement.language.as_deref()] dir=(direction(statement)) { (title) }
        }
        @for warning in &statement.warnings {
            p.warning { (warning_note(warning)) }
        }
        @if let Some(url) = statement.url.as_deref().and_then(link) {
            p.address { a href=(url) title=(url) rel="noopener noreferrer nofollow" { (url) } }
        }
    }
}

/// A URL that may be followed.
fn link(url: &str) -> Option<String> {
    let parsed = url::Url::parse(url).ok()?;
    matches!(parsed.scheme(), "http" | "https").then(|| parsed.to_string())
}

fn contents() -> Markup {
    let sections = [
        ("findings", "Findings"),
        ("topics", "Topics"),
        ("order", "Order"),
        ("cards", "Topic by topic"),
        ("texts", "Side by side"),
        ("provenance", "Provenance"),
    ];
    html! {
        nav.contents aria-label="Sections" {
            ul {
                @for (id, label) in sections {
                    li { a href={ "#" (id) } { (label) } }
                }
            }
        }
    }
}

fn filters(report: &Report) -> Markup {
    let mut kinds: Vec<Kind> = report.divergences.iter().map(|d| d.kind).collect();
    kinds.sort_unstable();
    kinds.dedup();
    html! {
        form #filters.filters.js-only role="search" aria-label="Filter the report" {
            label { "Search " input type="search" name="search"; }
            label {
                "Kind "
                select name="kind" {
                    option value="" { "all" }
                    @for kind in kinds {
                        option value=(kind_id(kind)) { (kind_name(kind)) }
                    }
                }
            }
            label {
                "Topic "
                select name="topic" {
                    option value="" { "all" }
                    @for topic in &report.topics {
                        option value=(topic.id) { (topic.label) }
                    }
                }
            }
            label { input type="checkbox" name="differs"; " Only what differs" }
            button type="reset" { "Show all" }
            button #theme type="button" { "Light/dark" }
            output #count aria-live="polite" {}
        }
    }
}

fn provenance(report: &Report) -> Markup {
    html! {
        section #provenance aria-labelledby="h-provenance" {
            h2 #h-provenance { "Provenance" }
            @for statement in &report.statements {
                h3 class=(side(report, &statement.id)) { (statement.id) }
                dl.provenance {
                    @if let Some(url) = statement.url.as_deref() {
                        dt { "URL" }
                        dd {
                            @match link(url) {
                                Some(url) => { a href=(url) rel="noopener noreferrer nofollow" { (url) } }
                                None => { (url) }
                            }
                        }
                    }
                    @if let Some(retrieved) = &statement.retrieved {
                        dt { "Retrieved" }
                        dd { (retrieved) }
                    }
                    @if let Some(archive) = &statement.archived {
                        dt { "Archive" }
                        dd { "copy taken " (archive.taken) " of " (archive.original) }
                    }
                    dt { "SHA-256" }
                    dd { code { (statement.sha256) } }
                }
            }
        }
    }
}

fn footer() -> Markup {
    html! {
        footer {
            p {
                "“Not mentioned” means that none of the terms looked for is there; the nearest sentence "
                "stands beside the claim, with its likeness from 0 to 1. “Absent” means that the other account neither brings up the topic nor has a sentence close "
                "to it. All findings are readings by rule: look at the evidence. Nothing here says whom to "
                "believe."
            }
            p { "Made by parallax " (env!("CARGO_PKG_VERSION")) "." }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_style_and_the_script_stay_as_they_were_hashed() {
        for ours in [STYLE, SCRIPT] {
            assert_eq!(without_deceit(ours), ours);
        }
    }
}
