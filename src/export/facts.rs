//! What each account says of the talks themselves.

use super::columns::{from_one, government, integer, name_of, text};
use super::table::{Column, Exported, Row, Table, Value};
use crate::report::{FactEvidence, TalksFacts};

pub(super) static TABLE: Table = Table {
    name: "facts",
    row: "a fact of the talks that an account gives",
    columns: &COLUMNS,
    rows,
};

const COLUMNS: [Column; 9] = [
    text("event"),
    text("source"),
    text("government"),
    text("fact"),
    text("value"),
    text("detail"),
    integer("minutes"),
    integer("sentence"),
    text("text"),
];

fn rows(exported: &Exported<'_>) -> Vec<Row> {
    let report = exported.report;
    let mut rows = Vec::new();
    for (source, talks) in &report.facts {
        let government = government(report, Some(source));
        for fact in facts(talks) {
            let row: [Value; COLUMNS.len()] = [
                exported.event.into(),
                source.into(),
                government.clone(),
                fact.name.into(),
                fact.value.into(),
                fact.detail,
                fact.minutes.map(|it| Value::Integer(it.into())).into(),
                fact.sentence.map(from_one).into(),
                fact.text.into(),
            ];
            rows.push(row.into());
        }
    }
    rows
}

/// A fact, whatever it is of.
struct Fact {
    /// The key under which the report has it.
    name: &'static str,
    value: String,
    /// What else is known: the code of a government, how exact a length is, the office of a person,
    /// the time of a publication.
    detail: Value,
    minutes: Option<u32>,
    sentence: Option<usize>,
    text: Option<String>,
}

impl Fact {
    fn new(name: &'static str, value: impl Into<String>, evidence: Option<&FactEvidence>) -> Self {
        Self {
            name,
            value: value.into(),
            detail: Value::Null,
            minutes: None,
            sentence: evidence.and_then(|it| it.sentence),
            text: evidence.map(|it| it.text.clone()),
        }
    }

    fn with(self, detail: impl Into<Value>) -> Self {
        let detail = detail.into();
        Self { detail, ..self }
    }
}

fn facts(talks: &TalksFacts) -> Vec<Fact> {
    let mut facts = Vec::new();
    if let Some(it) = &talks.asked_by {
        let fact = Fact::new("asked_by", &it.name, Some(&it.evidence));
        facts.push(fact.with(it.government.as_ref()));
    }
    if let Some(it) = &talks.format {
        facts.push(Fact::new("format", &it.name, Some(&it.evidence)));
    }
    if let Some(it) = &talks.place {
        facts.push(Fact::new("place", &it.name, Some(&it.evidence)));
    }
    if let Some(it) = &talks.minutes {
        let fact = Fact::new("minutes", it.minutes.to_string(), Some(&it.evidence));
        facts.push(Fact {
            minutes: Some(it.minutes),
            ..fact.with(name_of(&it.bound))
        });
    }
    if let Some(it) = &talks.time {
        let days = it.date.iter().map(|day| ("date", day));
        let hours = it.hour.iter().map(|hour| ("hour", hour));
        for ((name, value), evidence) in days.chain(hours).zip(it.evidence.iter().cycle()) {
            facts.push(Fact::new(name, value, Some(evidence)));
        }
    }
    for it in &talks.participants {
        let named = it.name.as_ref().or(it.role.as_ref());
        let fact = Fact::new(
            "participant",
            named.cloned().unwrap_or_default(),
            Some(&it.evidence),
        );
        facts.push(fact.with(it.name.as_ref().and(it.role.as_ref())));
    }
    if let Some(it) = &talks.published {
        let zone = it.zone.as_deref().unwrap_or_default();
        let time = it.time.as_ref().map(|time| format!("{time}{zone}"));
        facts.push(Fact {
            text: it.text.clone(),
            ..Fact::new("published", &it.date, None).with(time)
        });
    }
    facts
}
