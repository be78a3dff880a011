//! The findings.

use super::columns::{
    day, day_of, from_one, government, governments, integer, name_of, number, of_source, text, url,
};
use super::table::{Column, Exported, Row, Table, Value};
use crate::report::{Divergence, Evidence, EvidenceRole, Report};

pub(super) static TABLE: Table = Table {
    name: "findings",
    row: "a finding, with what it quotes",
    columns: &COLUMNS,
    rows: |exported| {
        let findings = exported.report.divergences.iter().enumerate();
        findings.map(|(at, it)| row(exported, at, it)).collect()
    },
};

const COLUMNS: [Column; 29] = [
    text("event"),
    day("event_date"),
    text("event_title"),
    text("governments"),
    integer("number"),
    text("finding"),
    text("kind"),
    text("status"),
    text("act"),
    text("by"),
    text("by_government"),
    text("by_name"),
    text("of"),
    text("of_government"),
    text("of_name"),
    text("topic"),
    text("topic_label"),
    integer("passage"),
    number("score"),
    number("confidence"),
    text("headline"),
    text("summary"),
    text("quote"),
    text("quote_source"),
    text("quote_url"),
    text("answer"),
    text("answer_source"),
    text("answer_role"),
    text("answer_url"),
];

fn row(exported: &Exported<'_>, at: usize, finding: &Divergence) -> Row {
    let report = exported.report;
    let topic = finding.topic.as_ref();
    let quote = quote(finding);
    let answer = answer(finding, quote);
    let government = |source: &Option<String>| government(report, source.as_ref());
    let name =
        |source: &Option<String>| of_source(report, source.as_ref(), |it| Value::from(&it.name));
    let url = |evidence: Option<&Evidence>| url(report, evidence.map(|it| &it.source));
    let row: [Value; COLUMNS.len()] = [
        exported.event.into(),
        day_of(report.event.date.as_ref()),
        report.event.title.as_ref().into(),
        governments(report),
        from_one(at),
        (&finding.id).into(),
        name_of(&finding.kind),
        finding.status.map(|it| name_of(&it)).into(),
        finding.act.map(|it| name_of(&it)).into(),
        finding.by.as_ref().into(),
        government(&finding.by),
        name(&finding.by),
        finding.of.as_ref().into(),
        government(&finding.of),
        name(&finding.of),
        topic.into(),
        topic.map(|it| report.topic_label(it)).into(),
        finding.passage.map(from_one).into(),
        finding.score.into(),
        finding.confidence.into(),
        (&finding.headline).into(),
        (&finding.summary).into(),
        quote.map(|it| sentence(report, it)).into(),
        quote.map(|it| &it.source).into(),
        url(quote),
        answer.map(|it| sentence(report, it)).into(),
        answer.map(|it| &it.source).into(),
        answer.map(|it| name_of(&it.role)).into(),
        url(answer),
    ];
    row.into()
}

/// The place that the finding is about.
fn quote(finding: &Divergence) -> Option<&Evidence> {
    let claim = |it: &&Evidence| it.role == EvidenceRole::Claim;
    let evidence = &finding.evidence;
    evidence.iter().find(claim).or_else(|| evidence.first())
}

/// The place of another account that it is held against.
fn answer<'f>(finding: &'f Divergence, quote: Option<&Evidence>) -> Option<&'f Evidence> {
    let is_other = |it: &&Evidence| quote.is_some_and(|quote| quote.source != it.source);
    finding.evidence.iter().find(is_other)
}

/// The sentence that a place is in.
fn sentence(report: &Report, evidence: &Evidence) -> Value {
    of_source(report, Some(&evidence.source), |statement| {
        let sentence = statement.sentences.get(evidence.sentence);
        sentence.map(|it| &it.text).into()
    })
}
