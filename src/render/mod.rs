//! A report to text: one file a format.

mod cell;
mod changes;
mod csv;
mod html;
mod json;
mod markdown;
mod sites;
mod terminal;

pub use changes::changes;
pub use csv::csv;
pub use html::html;
pub use json::json;
pub use markdown::{markdown, statement_markdown};
pub use sites::sites;
pub use terminal::{Page, terminal};

use std::collections::BTreeMap;

use crate::report::{Divergence, Evidence, Kind, Report, StatementFacts, Status};

/// How many findings are numbered at the top; the report holds all.
const NUMBERED: usize = 5;

/// The kind of a finding as readers see it, with its status: `attribution, absent`.
fn kind_label(divergence: &Divergence) -> String {
    let kind = kind_name(divergence.kind);
    match divergence.status {
        None => kind.to_owned(),
        Some(status) => format!("{kind}, {}", status_name(status)),
    }
}

fn kind_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Length => "length",
        Kind::TopicOrder => "order of topics",
        Kind::Silence => "silence",
        Kind::Attribution => "attribution",
        Kind::Number => "number",
        Kind::Strength => "strength",
        Kind::Term => "term",
        Kind::Scope => "scope",
        Kind::Wording => "wording",
        Kind::Tone => "tone",
    }
}

fn status_name(status: Status) -> &'static str {
    match status {
        Status::Confirmed => "confirmed",
        Status::Softened => "softened",
        Status::Absent => "absent",
        Status::Conflict => "conflict",
        Status::OneSide => "one side",
    }
}

/// Marked characters by source and sentence.
type Marks<'a> = BTreeMap<(&'a str, usize), Vec<(usize, usize)>>;

/// The words that an account alone has in its passage, from the findings on wording and scope.
fn marks(report: &Report) -> Marks<'_> {
    let mut marks: Marks<'_> = BTreeMap::new();
    let wording = report
        .divergences
        .iter()
        .filter(|divergence| matches!(divergence.kind, Kind::Wording | Kind::Scope));
    // A whole sentence is shown for what it lacks, not for what it has.
    let whole = |evidence: &Evidence| {
        let statement = report.statement(&evidence.source);
        statement.is_some_and(|s| s.sentences[evidence.sentence].text == evidence.text)
    };
    for evidence in wording.flat_map(|divergence| &divergence.evidence) {
        if whole(evidence) {
            continue;
        }
        let place = (evidence.source.as_str(), evidence.sentence);
        marks
            .entry(place)
            .or_default()
            .push((evidence.start, evidence.end));
    }
    marks.values_mut().for_each(|marks| marks.sort_unstable());
    marks
}

/// What stands before evidence that is no proof, but the nearest thing the other side says.
fn nearest_note(divergence: &Divergence, evidence: &Evidence) -> String {
    let nearest = match (divergence.kind, divergence.status) {
        (Kind::Silence, _) => true,
        (Kind::Attribution, status) => status != Some(Status::Confirmed),
        _ => false,
    };
    match divergence.score {
        Some(score) if nearest && divergence.by.as_ref() != Some(&evidence.source) => {
            format!("nearest ({score:.2}): ")
        }
        _ => String::new(),
    }
}

/// That an account is an archive's copy, and of which day.
fn archived(statement: &StatementFacts) -> Option<String> {
    let taken = &statement.archived.as_ref()?.taken;
    let day = taken.split('T').next().unwrap_or_default();
    Some(format!("archive's copy of {day}"))
}

/// The title over a report.
fn title(report: &Report) -> String {
    let sources: Vec<&str> = report
        .statements
        .iter()
        .map(|statement| statement.id.as_str())
        .collect();
    let title = report
        .event
        .title
        .clone()
        .unwrap_or_else(|| sources.join(" · "));
    match &report.event.date {
        Some(date) => format!("{title} ({date})"),
        None => title,
    }
}

/// Pairs of accounts that were compared by topic alone, as a sentence for readers.
fn topic_only(report: &Report) -> Option<String> {
    let pairs: Vec<String> = report
        .compared
        .iter()
        .filter(|compared| compared.by == crate::report::ComparedBy::Topic)
        .map(|compared| format!("{}/{}", compared.sources[0], compared.sources[1]))
        .collect();
    (!pairs.is_empty()).then(|| {
        format!(
            "Different languages, so compared by topic alone: {}.",
            pairs.join(", ")
        )
    })
}

/// Text without control characters, which a terminal or an editor would obey.
fn plain(text: &str) -> String {
    text.chars()
        .map(|c| if c == '\n' || c == '\t' { ' ' } else { c })
        .filter(|c| !c.is_control() && !matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'))
        .collect()
}
