//! Which account speaks of which topic: a table with bars, and a card a topic.

use maud::{Markup, html};

use super::quote::block;
use super::side;
use crate::report::{Mention, Report, StatementFacts, TopicFacts};

pub(super) fn matrix(report: &Report) -> Markup {
    html! {
        section #topics aria-labelledby="h-topics" {
            h2 #h-topics { "Topics" }
            @if report.topics.is_empty() {
                p { "None of the topics that this tool knows is brought up." }
            } @else {
                p.note { "Sentences and words on each topic; the bar is the share of the account's words." }
                div.scroll {
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
                                tr {
                                    th scope="row" { a href={ "#t-" (topic.id) } { (topic.label) } }
                                    @for statement in &report.statements {
                                        td { (cell(report, topic, statement)) }
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

fn cell(report: &Report, topic: &TopicFacts, statement: &StatementFacts) -> Markup {
    let Some(mention) = mention(topic, statement) else {
        return html! { span.none { "Not mentioned" } };
    };
    let share = 100 * mention.words / statement.words.max(1);
    let sentences = if mention.sentences == 1 {
        "sentence"
    } else {
        "sentences"
    };
    html! {
        (mention.sentences) " " (sentences) ", " (mention.words) " words"
        svg.bar viewBox="0 0 100 8" preserveAspectRatio="none" role="img" aria-label={ (share) " percent of its words" } {
            rect.ground width="100" height="8" {}
            rect class=(side(report, &statement.id)) width=(share.clamp(1, 100)) height="8" {}
        }
    }
}

pub(super) fn cards(report: &Report) -> Markup {
    html! {
        section #cards aria-labelledby="h-cards" {
            h2 #h-cards { "Topic by topic" }
            p.note { "Where each account first brings the topic up." }
            div.cards {
                @for topic in &report.topics {
                    article.card id={ "t-" (topic.id) } {
                        h3 { (topic.label) }
                        @for statement in &report.statements {
                            @if let Some(mention) = mention(topic, statement) {
                                (block(report, statement, mention.first, &[], ""))
                            }
                        }
                        p.note { (line(report, topic)) }
                    }
                }
            }
        }
    }
}

/// A topic in one line: who spends how much on it, and who nothing.
fn line(report: &Report, topic: &TopicFacts) -> String {
    let told: Vec<String> = report
        .statements
        .iter()
        .map(|statement| match mention(topic, statement) {
            Some(mention) => format!("{}: {} words", statement.id, mention.words),
            None => format!("{}: Not mentioned", statement.id),
        })
        .collect();
    told.join("; ")
}
