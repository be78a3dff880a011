//! A report to text: one file a format.

mod cell;
mod changes;
mod csv;
mod html;
mod json;
mod markdown;
mod quote;
mod sites;
mod terminal;

pub use changes::{ChangedLine, Run, changes};
pub use csv::csv;
pub use html::html;
pub use json::json;
pub use markdown::{markdown, statement_markdown};
pub use sites::sites;
pub use terminal::{Page, terminal};

use crate::report::{Divergence, Kind, Report, StatementFacts, Status, TopicFacts};

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

/// That an account is an archive's copy, and of which day.
fn archived(statement: &StatementFacts) -> Option<String> {
    let taken = &statement.archived.as_ref()?.taken;
    let day = taken.split('T').next().unwrap_or_default();
    Some(format!("archive's copy of {day}"))
}

/// What stands where an account has nothing on a topic: that it does not mention it, or that
/// nobody can tell, as no words for it are known in that language.
fn lacking(topic: &TopicFacts, statement: &StatementFacts) -> &'static str {
    if topic.unread.contains(&statement.id) {
        "Not searched"
    } else {
        "Not mentioned"
    }
}

/// What “Not searched” means, where it is said.
fn not_searched(report: &Report) -> Option<&'static str> {
    let any = report.topics.iter().any(|topic| !topic.unread.is_empty());
    any.then_some("Not searched: no words for the topic are known in the language of that account.")
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

/// Text without control characters, which a terminal or an editor would obey, and without those
/// that turn the direction of the text around them. What joins letters stays: Persian and Hindi are
/// written with it.
fn plain(text: &str) -> String {
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return text.to_owned();
    }
    text.chars()
        .map(|c| {
            if matches!(c, '\n' | '\t' | '\u{2028}' | '\u{2029}') {
                ' '
            } else {
                c
            }
        })
        .filter(|c| !c.is_control())
        .filter(|c| {
            !matches!(
                c,
                '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{feff}'
            )
        })
        .filter(|c| !matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn what_deceives_is_taken_out_and_what_spells_stays() {
        assert_eq!(
            plain("a\u{202e}b\u{2066}c\u{61c}d\u{1b}[1m\u{200f}"),
            "abcd[1m"
        );
        assert_eq!(plain("one\ntwo\u{2028}three"), "one two three");
        assert_eq!(plain("می\u{200c}خواهد"), "می\u{200c}خواهد");
    }
}
