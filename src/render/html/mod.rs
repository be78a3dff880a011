//! The report as one HTML file that works offline: nothing is loaded, and nothing of a page runs.
//!
//! All text goes through `maud`, which escapes it, and through [`Frame::page`], which takes control
//! and direction characters out. A Content-Security-Policy allows the style and the script of this
//! folder, by their hashes, and nothing else.

mod attributes;
mod brief;
mod colour;
mod document;
mod finding;
mod issues;
mod order;
mod page;
mod picture;
mod sources;
mod texts;

use std::sync::LazyLock;

use maud::{Markup, html};

use crate::report::{Kind, Report};
use crate::view::finding::ShownFinding;
use crate::view::labels::{
    FINDINGS, HOW_TO_READ, ISSUES, OTHER_FINDINGS, SOURCES, TEXTS, VOICE_AND_ORDER, kind_name,
};
use crate::view::{BRIEF_FINDINGS, Brief, findings};
use attributes::kind_id;
pub(crate) use attributes::link;
pub(crate) use colour::side_classes;
pub(crate) use document::{Frame, STYLE};
use page::Page;

const SCRIPT: &str = include_str!("report.js");

static FRAME: LazyLock<Frame> = LazyLock::new(|| Frame::new(vec![STYLE], Some(SCRIPT)));

/// A list of more findings than this, behind the first page, is folded.
const MAX_LINES: usize = 30;

/// Writes a report as one self-contained HTML page.
pub fn html(report: &Report) -> String {
    html_whole(report, BRIEF_FINDINGS)
}

/// Writes a report as one page, with so many findings before all else.
pub fn html_whole(report: &Report, findings: usize) -> String {
    written(&Page::new(report, true), findings, None)
}

/// Writes the first page of a report alone, with so many findings.
pub fn html_brief(report: &Report, findings: usize) -> String {
    written(&Page::new(report, false), findings, None)
}

/// A report as a page of a site.
#[derive(Debug)]
pub(crate) struct OnSite<'a> {
    /// What stands in its head, besides what all reports have.
    pub head: Markup,
    /// Where its first page lies, seen from the report.
    pub home: &'a str,
}

/// Writes a report as one HTML page that leads to the site around it.
pub(crate) fn html_on_site(report: &Report, site: &OnSite<'_>) -> String {
    written(&Page::new(report, true), BRIEF_FINDINGS, Some(site))
}

fn written(page: &Page<'_>, findings: usize, site: Option<&OnSite<'_>>) -> String {
    let brief = Brief::of(page.report, findings);
    let body = html! {
        a.skip href="#findings" { "Skip to the findings" }
        (bar(page, site))
        main {
            h1 dir="auto" { (brief.title) }
            p #filtered.js-only hidden { output aria-live="polite" {} " " button.reset type="button" { "Show all" } }
            (brief::brief(page, &brief))
            @if page.is_whole { (behind(page, brief.findings.len())) }
            (sources::sources(page))
        }
        (footer())
    };
    let head = site.map_or_else(Markup::default, |site| site.head.clone());
    FRAME.page(brief.title, &head, &body)
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
                h2 #h-others { (OTHER_FINDINGS) }
                (lines(seen))
                @if !rest.is_empty() {
                    details.rest { summary { (rest.len()) " more" } (lines(rest)) }
                }
                p.empty hidden { "No other finding passes the filter." }
            }
        }
    }
}

fn bar(page: &Page<'_>, site: Option<&OnSite<'_>>) -> Markup {
    let sections = [
        ("findings", FINDINGS),
        ("issues", ISSUES),
        ("order", VOICE_AND_ORDER),
        ("texts", TEXTS),
        ("sources", SOURCES),
    ];
    html! {
        header.bar {
            @if page.is_whole {
                nav aria-label="Sections" {
                    ul {
                        @if let Some(site) = site { li { a href=(site.home) { "All events" } } }
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
            p { (HOW_TO_READ) }
            p { "Made by parallax " (env!("CARGO_PKG_VERSION")) "." }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::document::without_deceit;
    use super::*;

    #[test]
    fn the_style_and_the_script_stay_as_they_were_hashed() {
        for ours in [STYLE, SCRIPT] {
            assert_eq!(without_deceit(ours.to_owned()), ours);
        }
    }
}
