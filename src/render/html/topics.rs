//! Which account speaks of which topic: a table with bars, and a card a topic.

use maud::{Markup, html};

use super::attributes::side;
use super::quote::block;
use crate::report::{Divergence, Kind, Mention, Report, StatementFacts, TopicFacts};
use crate::view::labels::{no_mention, topic_notes};

pub(super) fn matrix(report: &Report) -> Markup {
    let most = report
        .topics
        .iter()
        .flat_map(|topic| report.statements.iter().map(move |s| share(topic, s)))
        .fold(1.0, f64::max);
    html! {
        section #topics aria-labelledby="h-topics" {
            h2 #h-topics { "Topics" }
            @if report.topics.is_empty() {
                p { "None of the topics that this tool knows is brought up." }
            } @else {
                p.note {
                    "How much of its words each account gives to each topic; a sentence may be on several. "
                    "“Not mentioned” leads to the finding on it, where there is one."
                    @for note in topic_notes(report) { " " (note) }
                }
                div.scroll tabindex="0" role="region" aria-labelledby="h-topics" {
                    table {
                        thead {
                            tr {
                                th scope="col" { "Topic" }
                                @for statement in &report.statements {
                                    th scope="col" class=(side(report, &statement.id)) { (statement.id) }
                                }
                            }
                        }
                        tbody {
                            @for topic in &report.topics {
                                tr data-card=(topic.id) {
                                    th scope="row" { a href={ "#t-" (topic.id) } { (topic.label) } }
                                    @for statement in &report.statements {
                                        td { (cell(report, topic, statement, most)) }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn mention<'t>(topic: &'t TopicFacts, statement: &StatementFacts) -> Option<&'t Mention> {
    topic.mentions.get(&statement.id)?.as_ref()
}

/// How much of its words an account gives to a topic, in percent.
fn share(topic: &TopicFacts, statement: &StatementFacts) -> f64 {
    let words = mention(topic, statement).map_or(0, |mention| mention.words);
    100.0 * words as f64 / statement.words.max(1) as f64
}

fn cell(report: &Report, topic: &TopicFacts, statement: &StatementFacts, most: f64) -> Markup {
    let Some(mention) = mention(topic, statement) else {
        return not_mentioned(report, topic, statement);
    };
    let share = share(topic, statement);
    // The longest bar fills the cell, so that the others can be compared.
    let width = format!("{:.1}%", 100.0 * share / most);
    html! {
        span.share { (format!("{share:.0}")) "%" }
        svg.bar aria-hidden="true" {
            rect class=(side(report, &statement.id)) width=(width) height="100%" {}
        }
        span.count { (mention.words) " words in " (sentences(mention.sentences)) }
    }
}

fn sentences(count: usize) -> String {
    match count {
        1 => "1 sentence".to_owned(),
        count => format!("{count} sentences"),
    }
}

/// The words, as a link to the finding that bears them out, where there is one.
fn not_mentioned(report: &Report, topic: &TopicFacts, statement: &StatementFacts) -> Markup {
    let silent = |divergence: &&Divergence| {
        let of = divergence.of.as_deref().and_then(|id| report.statement(id));
        divergence.kind == Kind::Silence
            && divergence.topic.as_ref() == Some(&topic.id)
            && of.is_some_and(|of| match &of.government {
                Some(government) => statement.government.as_ref() == Some(government),
                None => of.id == statement.id,
            })
    };
    let label = no_mention(topic, statement);
    let finding = report.divergences.iter().find(silent);
    html! {
        @match finding {
            Some(finding) => { a.none href={ "#" (finding.id) } { (label) } }
            None => { span.none { (label) } }
        }
    }
}

pub(super) fn cards(report: &Report) -> Markup {
    html! {
        section #cards aria-labelledby="h-cards" {
            h2 #h-cards { "Topic by topic" }
            p.note { "Where each account first brings the topic up." }
            @for topic in &report.topics {
                article.card id={ "t-" (topic.id) } data-card=(topic.id) {
                    h3 { (topic.label) }
                    div.quotes {
                        @for statement in &report.statements {
                            @if let Some(mention) = mention(topic, statement) {
                                (block(report, statement, mention.first, &[], ""))
                            } @else {
                                p.lacking.(side(report, &statement.id)) {
                                    span.side { (statement.id) } ": "
                                    (not_mentioned(report, topic, statement))
                                }
                            }
                        }
                    }
                    p.note { (line(report, topic)) (findings(report, topic)) }
                }
            }
        }
    }
}

/// A topic in one line: who gives it how much.
fn line(report: &Report, topic: &TopicFacts) -> String {
    let shares: Vec<String> = report
        .statements
        .iter()
        .filter_map(|statement| {
            let mention = mention(topic, statement)?;
            let share = share(topic, statement);
            let words = mention.words;
            Some(format!(
                "{}: {share:.0}% of its words ({words})",
                statement.id
            ))
        })
        .collect();
    shares.join("; ")
}

/// Links to the findings on a topic.
fn findings(report: &Report, topic: &TopicFacts) -> Markup {
    let findings: Vec<(usize, &Divergence)> = report
        .divergences
        .iter()
        .enumerate()
        .filter(|(_, divergence)| divergence.topic.as_ref() == Some(&topic.id))
        .collect();
    html! {
        @if !findings.is_empty() {
            ". Findings:"
            @for (index, finding) in findings {
                " " a href={ "#" (finding.id) } { (index + 1) }
            }
        }
    }
}
