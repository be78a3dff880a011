//! The report as one HTML file that works offline: nothing is loaded, and nothing of a page runs.
//!
//! All text goes through `maud`, which escapes it, and through [`without_deceit`], which takes
//! control and direction characters out. A Content-Security-Policy allows the style and the script of this
//! folder, by their hashes, and nothing else.

mod attributes;
mod brief;
mod colour;
mod finding;
mod issues;
mod order;
mod page;
mod picture;
mod sources;
mod texts;

use std::borrow::Cow;
use std::sync::LazyLock;

use data_encoding::BASE64;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use sha2::{Digest, Sha256};

use super::plain::replacing_obeyed;
use crate::report::{Kind, Report};
use crate::view::finding::ShownFinding;
use crate::view::labels::kind_name;
use crate::view::{BRIEF_FINDINGS, Brief, findings};
use attributes::kind_id;
use page::Page;

const STYLE: &str = include_str!("report.css");
const SCRIPT: &str = include_str!("report.js");

static POLICY: LazyLock<String> = LazyLock::new(|| {
    format!(
        "default-src 'none'; style-src '{}'; script-src '{}'; base-uri 'none'; form-action 'none'",
        hash(STYLE),
        hash(SCRIPT)
    )
});

/// A list of more findings than this, behind the first page, is folded.
const MAX_LINES: usize = 30;

/// Writes a report as one self-contained HTML page.
pub fn html(report: &Report) -> String {
    written(&Page::new(report, true), BRIEF_FINDINGS)
}

/// Writes the first page of a report alone, with so many findings.
pub fn html_brief(report: &Report, findings: usize) -> String {
    written(&Page::new(report, false), findings)
}

fn written(page: &Page<'_>, findings: usize) -> String {
    let brief = Brief::of(page.report, findings);
    let document = html! {
        (DOCTYPE)
        html lang="en" dir="ltr" {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(*POLICY);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="referrer" content="no-referrer";
                title { (brief.title) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                a.skip href="#findings" { "Skip to the findings" }
                (bar(page))
                main {
                    h1 dir="auto" { (brief.title) }
                    p #filtered.js-only hidden { output aria-live="polite" {} " " button.reset type="button" { "Show all" } }
                    (brief::brief(page, &brief))
                    @if page.is_whole { (behind(page, brief.findings.len())) }
                    (sources::sources(page))
                }
                (footer())
                script { (PreEscaped(SCRIPT)) }
            }
        }
    };
    without_deceit(&document.into_string())
}

/// All that stands behind the first page.
fn behind(page: &Page<'_>, told: usize) -> Markup {
    let findings = findings(page.report);
    html! {
        (filters(page.report))
        (others(page, findings.get(told..).unwrap_or_default()))
        (issues::table(page, &findings))
        (order::order(page))
        (texts::texts(page))
    }
}

/// The findings behind the first page, a line each.
fn others(page: &Page<'_>, findings: &[ShownFinding<'_>]) -> Markup {
    let lines = |findings: &[ShownFinding<'_>]| {
        html! {
            ol.findings { @for it in findings { (finding::folded(page, it)) } }
        }
    };
    let (seen, rest) = findings.split_at(MAX_LINES.min(findings.len()));
    html! {
        @if !findings.is_empty() {
            section #others aria-labelledby="h-others" {
                h2 #h-others { "Other findings" }
                (lines(seen))
                @if !rest.is_empty() {
                    details.rest { summary { (rest.len()) " more" } (lines(rest)) }
                }
                p.empty hidden { "No other finding passes the filter." }
            }
        }
    }
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

fn bar(page: &Page<'_>) -> Markup {
    let sections = [
        ("findings", "Findings"),
        ("issues", "Issues"),
        ("order", "Voice and order"),
        ("texts", "Side by side"),
        ("sources", "Sources"),
    ];
    html! {
        header.bar {
            @if page.is_whole {
                nav aria-label="Sections" {
                    ul {
                        @for (id, label) in sections { li { a href={ "#" (id) } { (label) } } }
                    }
                }
            }
            button #theme.js-only type="button" { "Light/dark" }
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
            output #count aria-live="polite" {}
        }
    }
}

fn footer() -> Markup {
    html! {
        footer {
            p {
                "Numbers are those of the sentences. “Nothing found” and “Not mentioned” say that none of the words "
                "looked for is there, nor a sentence that says as much. “Probable” and “uncertain” are estimates. "
                "All findings are readings by rule: look at the evidence. Nothing here says whom to believe."
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
