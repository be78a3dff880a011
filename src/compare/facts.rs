//! What was compared and found, as the report holds it.

use super::common::common;
use super::doubts;
use super::evidence::evidence_facts;
use super::gist::Gists;
use super::heading::heading;
use super::leader::Leaders;
use super::talks;
use super::topics::{topic_id, topics};
use crate::align::{Passage, across_languages, comparable};
use crate::diverge::finding::{Finding, rounded};
use crate::diverge::headline::{headline, joint_headline};
use crate::diverge::id::Ids;
use crate::diverge::summary::summary;
use crate::diverge::together::{JointClaim, Telling, together};
use crate::diverge::{Compared, Shared};
use crate::parallel;
use crate::report::{
    ComparedBy, Divergence, EventFacts, PairFacts, PassageFacts, Quotation, Report, SCHEMA,
    SentenceFacts, StatementFacts, TellingFacts,
};
use crate::source::event::Event;
use crate::statement::{Statement, Warning};
use crate::support::estimated;
use crate::voice::{ReportedAct, Voice};

/// With fewer findings, threads cost more than they save.
const MANY_FINDINGS: usize = 500;

/// The report of a comparison.
pub(super) fn report(
    event: &Event,
    compared: &Compared<'_>,
    shared: &[Shared],
    findings: &[Finding],
) -> Report {
    let accounts = 0..compared.statements.len();
    let warnings = doubts::of_each(event, compared.statements);
    let passages = compared.alignment.passages.iter();
    let ids = Ids::of(compared);
    let leaders = Leaders::of(compared);
    let divergence = |finding: &Finding| divergence(compared, &ids, finding);
    let divergences = parallel::each_of_many(findings, MANY_FINDINGS, divergence);
    let statements: Vec<StatementFacts> = accounts
        .zip(warnings)
        .map(|(account, warnings)| statement_facts(compared, account, &leaders, warnings))
        .collect();
    Report {
        against_last: Vec::new(),
        schema: SCHEMA.to_owned(),
        event: EventFacts {
            title: (!event.title.is_empty()).then(|| event.title.clone()),
            date: event.date.map(|date| date.to_string()),
            heading: heading(event, compared, &statements),
        },
        statements,
        compared: pairs(compared.statements),
        passages: passages
            .map(|passage| passage_facts(compared, passage))
            .collect(),
        told_together: together(compared, findings)
            .iter()
            .map(|told| telling(compared, &divergences, told))
            .collect(),
        divergences,
        topics: topics(compared),
        facts: talks::by_source(compared),
        common: common(compared, shared, findings),
    }
}

fn statement_facts(
    compared: &Compared<'_>,
    account: usize,
    leaders: &Leaders,
    warnings: Vec<Warning>,
) -> StatementFacts {
    let statement = &compared.statements[account];
    let source = &statement.source;
    let gists = Gists::of(compared, account);
    StatementFacts {
        id: source.id.clone(),
        name: compared.account_name(account),
        government_name: compared.plain_name(account),
        government: source.government.clone(),
        leader: leaders.of_account(account).map(str::to_owned),
        outlet: source.outlet.clone(),
        url: source.url.clone(),
        title: statement.title.clone(),
        date: statement.date.map(|date| date.to_string()),
        language: statement.language.clone(),
        retrieved: statement.retrieved.clone(),
        note: statement.note.clone(),
        archived: statement.archived.clone(),
        sha256: statement.sha256.clone(),
        words: statement.words,
        paragraphs: statement.paragraphs.len(),
        warnings: statement.warnings.iter().cloned().chain(warnings).collect(),
        sentences: statement
            .sentences
            .iter()
            .zip(&compared.voices[account])
            .enumerate()
            .map(|(index, (sentence, voice))| SentenceFacts {
                gist: gists.as_ref().and_then(|gists| gists.of_sentence(index)),
                paragraph: sentence.paragraph(),
                words: sentence.words().len(),
                text: sentence.text().to_owned(),
                speaker: voice.speaker.as_ref().map(ToString::to_string),
                attributed_to: attributed_to(voice),
            })
            .collect(),
    }
}

/// Whose words or promises a sentence reports. Who asked for the talks has said nothing in them.
fn attributed_to(voice: &Voice) -> Option<String> {
    let reported = voice.reported.as_ref();
    let reported = reported.filter(|reported| reported.act != ReportedAct::Asked);
    reported.map(|reported| reported.of.clone())
}

/// By what each pair of accounts is compared.
fn pairs(statements: &[Statement]) -> Vec<PairFacts> {
    let mut pairs = Vec::new();
    for (index, left) in statements.iter().enumerate() {
        for right in &statements[index + 1..] {
            let languages = [left, right].map(|account| account.language.as_deref());
            let by = if comparable(languages[0], languages[1]) {
                ComparedBy::Sentence
            } else {
                ComparedBy::Topic
            };
            let sources = [left.source.id.clone(), right.source.id.clone()];
            let across_languages = across_languages(languages[0], languages[1]);
            pairs.push(PairFacts {
                sources,
                by,
                across_languages,
                missing_by_topic: across_languages && !estimated(languages[0], languages[1]),
            });
        }
    }
    pairs
}

fn passage_facts(compared: &Compared<'_>, passage: &Passage) -> PassageFacts {
    let sentences = passage.sentences.iter();
    let topics = compared.topics.of_passage(passage).into_iter();
    PassageFacts {
        sentences: sentences
            .map(|(text, sentences)| (compared.id(*text).to_owned(), sentences.clone()))
            .collect(),
        score: passage.score.map(rounded),
        topics: topics.map(|topic| topic_id(compared, topic)).collect(),
        across_languages: compared.has_languages(passage),
    }
}

fn divergence(compared: &Compared<'_>, ids: &Ids<'_>, finding: &Finding) -> Divergence {
    let source = |account: usize| compared.id(account).to_owned();
    let summary = summary(compared, finding);
    let quotation = |(evidence, range)| Quotation { evidence, range };
    let evidence = finding.evidence.iter();
    Divergence {
        id: ids.id(finding),
        kind: finding.claim.kind(),
        status: finding.claim.status(),
        by: finding.by.map(source),
        of: finding.of.map(source),
        passage: finding.passage,
        topic: finding.topic.map(|topic| topic_id(compared, topic)),
        score: finding.score,
        confidence: finding.confidence,
        act: finding.act,
        headline: headline(compared, finding),
        summary: summary.text,
        quotations: summary.quotes.into_iter().map(quotation).collect(),
        evidence: evidence
            .map(|evidence| evidence_facts(compared, evidence))
            .collect(),
    }
}

/// What is told of several findings at once.
fn telling(compared: &Compared<'_>, divergences: &[Divergence], telling: &Telling) -> TellingFacts {
    let lacked_by: &[usize] = match &telling.claim {
        JointClaim::MissingUnits { silent, .. } | JointClaim::MissingTopics { silent, .. } => {
            silent
        }
        JointClaim::Position { .. } => &[],
    };
    let id = |place: usize| divergences[place].id.clone();
    let (told, evidence) = (telling.findings.iter(), telling.evidence.iter());
    TellingFacts {
        in_place_of: telling.in_place_of.map(id),
        findings: told.map(|place| id(*place)).collect(),
        headline: joint_headline(compared, &telling.claim),
        lacked_by: (lacked_by.iter())
            .map(|account| compared.id(*account).to_owned())
            .collect(),
        confidence: telling.confidence,
        evidence: evidence
            .map(|evidence| evidence_facts(compared, evidence))
            .collect(),
    }
}
