//! The topics, account by account.

use super::columns::{from_one, government, integer, of_source, text};
use super::table::{Column, Exported, Row, Table, Value};
use crate::report::TopicFacts;

pub(super) static TABLE: Table = Table {
    name: "topics",
    row: "a topic in an account, spoken of or not",
    columns: &COLUMNS,
    rows,
};

const COLUMNS: [Column; 10] = [
    text("event"),
    text("topic"),
    text("label"),
    text("source"),
    text("government"),
    text("mentioned"),
    integer("sentences"),
    integer("words"),
    integer("first_sentence"),
    integer("account_words"),
];

fn rows(exported: &Exported<'_>) -> Vec<Row> {
    let report = exported.report;
    let mut rows = Vec::new();
    for topic in &report.topics {
        for (source, mention) in &topic.mentions {
            let mention = mention.as_ref();
            let row: [Value; COLUMNS.len()] = [
                exported.event.into(),
                (&topic.id).into(),
                (&topic.label).into(),
                source.into(),
                government(report, Some(source)),
                mentioned(topic, source).into(),
                mention.map_or(0, |it| it.sentences).into(),
                mention.map_or(0, |it| it.words).into(),
                mention.map(|it| from_one(it.first)).into(),
                of_source(report, Some(source), |it| it.words.into()),
            ];
            rows.push(row.into());
        }
    }
    rows
}

/// How an account speaks of a topic: `yes`; `otherwise`, without a word for it; `no`; `unread`,
/// where no words for it are known in its language.
fn mentioned(topic: &TopicFacts, source: &String) -> &'static str {
    let is_said = topic.mentions.get(source).is_some_and(Option::is_some);
    if is_said {
        "yes"
    } else if topic.otherwise.contains(source) {
        "otherwise"
    } else if topic.unread.contains(source) {
        "unread"
    } else {
        "no"
    }
}
