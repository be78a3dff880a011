//! Names and short sentences that the formats have in common.

use crate::report::{Act, Divergence, Kind, Report, StatementFacts, Status, Warning};
use crate::text::english::agree;

/// The sections of a report, by the same names in all formats.
pub(crate) const FINDINGS: &str = "Findings";
pub(crate) const TALKS: &str = "The talks";
pub(crate) const COMMON_GROUND: &str = "Common ground";
pub(crate) const LEADS: &str = "What each leads with";
pub(crate) const AGAINST_LAST: &str = "Against its last account";
pub(crate) const OTHER_FINDINGS: &str = "Other findings";
pub(crate) const ISSUES: &str = "Issue by issue";
pub(crate) const TOPICS: &str = "Topics";
pub(crate) const VOICES: &str = "Whose words each account gives";
pub(crate) const ORDER: &str = "Order of topics";
pub(crate) const VOICE_AND_ORDER: &str = "Voice and order";
pub(crate) const TEXTS: &str = "Side by side";
pub(crate) const SOURCES: &str = "Sources";

/// The kind of a finding as readers see it, with its status: `attribution, absent`.
pub(crate) fn kind_label(divergence: &Divergence) -> String {
    let kind = kind_name(divergence.kind);
    match divergence.status {
        None => kind.to_owned(),
        Some(status) => format!("{kind}, {}", status_name(status)),
    }
}

/// How probable it is that a finding holds, where that is estimated: `confidence 0.94`. It is never
/// certain.
pub(crate) fn confidence(divergence: &Divergence) -> Option<String> {
    let confidence = divergence.confidence?;
    Some(format!("confidence {:.2}", confidence.min(0.99)))
}

pub(crate) fn kind_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Contradiction => "contradiction",
        Kind::Length => "length",
        Kind::TopicOrder => "order of topics",
        Kind::Position => "position",
        Kind::Silence => "silence",
        Kind::Attribution => "attribution",
        Kind::Fact => "fact",
        Kind::Number => "number",
        Kind::Strength => "strength",
        Kind::Term => "term",
        Kind::Version => "version",
        Kind::Scope => "scope",
        Kind::Wording => "wording",
        Kind::Tone => "tone",
    }
}

pub(crate) fn status_name(status: Status) -> &'static str {
    match status {
        Status::Confirmed => "confirmed",
        Status::Softened => "softened",
        Status::Contradicted => "contradicted",
        Status::Absent => "absent",
        Status::Conflict => "conflict",
        Status::OneSide => "one side",
    }
}

pub(crate) fn act_name(act: Act) -> &'static str {
    match act {
        Act::Said => "said",
        Act::Demanded => "demanded",
        Act::Warned => "warned",
        Act::Promised => "promised",
        Act::Offered => "offered",
        Act::Concerned => "expressed concern",
        Act::Agreed => "agreed",
        Act::Discussed => "discussed",
        Act::Thanked => "thanked",
        Act::Praised => "praised",
    }
}

/// What a reader who has only a report needs to know to read it.
pub(crate) const HOW_TO_READ: &str = "Numbers are those of the sentences, and marked words are what a finding rests \
     on. “Nothing found” and “Not mentioned” say that none of the words looked for is there, nor a sentence that \
     says as much. “Probable” and “uncertain” are estimates. All findings are readings by rule: look at the \
     evidence. Nothing here says whom to believe.";

/// How many sentences are not shown.
pub(crate) fn more_sentences(count: usize) -> String {
    format!("and {count} more {}", agree(count, "sentence", "sentences"))
}

/// What a reader is told before an account is relied on.
pub(crate) fn warning_note(warning: &Warning) -> String {
    format!("Warning: {}.", warning.text)
}

/// The warnings on all accounts, each behind the name of its account.
pub(crate) fn warning_notes(report: &Report) -> Vec<String> {
    report
        .statements
        .iter()
        .flat_map(warning_notes_of)
        .collect()
}

/// The warnings on an account, behind its name.
pub(crate) fn warning_notes_of(statement: &StatementFacts) -> Vec<String> {
    let warnings = statement.warnings.iter();
    let notes = warnings.map(|it| format!("{}: {}", statement.name, warning_note(it)));
    notes.collect()
}

/// That an account is an archive's copy, and of which day.
pub(crate) fn archived(statement: &StatementFacts) -> Option<String> {
    let taken = &statement.archived.as_ref()?.taken;
    let day = taken.split('T').next().unwrap_or_default();
    Some(format!("archive's copy of {day}"))
}

/// The title over a report.
pub(crate) fn title(report: &Report) -> &str {
    &report.event.heading
}
