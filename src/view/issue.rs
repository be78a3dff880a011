//! The table that analysts publish: an issue a row, and beside it what each side says on it.

use std::fmt;

use super::excerpt::{Excerpt, excerpt};
use super::missing::Missing;
use super::passage::Passages;
use super::side::{Side, sides};
use crate::report::{ClauseFacts, Report, StatementFacts, TopicFacts};

/// A row of the table.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Issue<'r> {
    pub topic: &'r TopicFacts,
    /// What each side says, in the order of [`sides`].
    pub cells: Vec<IssueCell<'r>>,
}

/// What one side says on an issue.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum IssueCell<'r> {
    /// In reading order; account by account, where there are several.
    Said(Vec<IssueExcerpt<'r>>),
    Not(Missing<'r>),
}

/// A sentence on an issue.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct IssueExcerpt<'r> {
    pub excerpt: Excerpt<'r>,
    /// The other accounts of the side that say it, too.
    pub also: Vec<&'r StatementFacts>,
}

impl fmt::Display for IssueCell<'_> {
    /// As one line of text, each sentence behind its number.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let said = match self {
            Self::Not(missing) => return missing.fmt(f),
            Self::Said(said) => said,
        };
        let mut account = None;
        for (place, it) in said.iter().enumerate() {
            let statement = it.excerpt.statement;
            let space = if place > 0 { " " } else { "" };
            f.write_str(space)?;
            let is_new = account.replace(&statement.id) != Some(&statement.id);
            if let Some(mark) = statement.outlet_mark().filter(|_| is_new) {
                write!(f, "{mark} ")?;
            }
            write!(f, "[{}] {}", it.excerpt.sentence + 1, it.excerpt.text)?;
        }
        Ok(())
    }
}

/// Issues on which the same is said, as one row of the table: "Ukraine" and "The war" of one sentence.
#[derive(Debug)]
pub(crate) struct IssueRow<'r> {
    /// The most important first.
    pub topics: Vec<&'r TopicFacts>,
    pub cells: Vec<IssueCell<'r>>,
}

impl IssueRow<'_> {
    /// What the row is called.
    pub(crate) fn label(&self) -> String {
        let labels = self.topics.iter().map(|topic| topic.label.as_str());
        labels.collect::<Vec<_>>().join("; ")
    }
}

/// The rows of the table for readers, each at the place of its most important issue.
pub(crate) fn issue_rows(report: &Report) -> Vec<IssueRow<'_>> {
    let mut rows: Vec<IssueRow<'_>> = Vec::new();
    for Issue { topic, cells } in issues(report) {
        match rows.iter_mut().find(|row| row.cells == cells) {
            Some(row) => row.topics.push(topic),
            None => rows.push(IssueRow {
                topics: vec![topic],
                cells,
            }),
        }
    }
    rows
}

/// The issues, the most important first. What is only mentioned in passing is none.
pub(crate) fn issues(report: &Report) -> Vec<Issue<'_>> {
    let sides = sides(report);
    let passages = Passages::of(report);
    let mut topics: Vec<&TopicFacts> = report.topics.iter().collect();
    // The report has those with most words first. What is said in one clause is as important on
    // each of its topics: then the more contentious one names it best.
    topics.sort_by(|a, b| {
        let importance = b.importance.total_cmp(&a.importance);
        importance.then_with(|| b.weight.total_cmp(&a.weight))
    });
    let issues = topics.into_iter().map(|topic| Issue {
        topic,
        cells: sides
            .iter()
            .map(|side| cell(&passages, topic, side))
            .collect(),
    });
    let is_said = |cell: &IssueCell<'_>| matches!(cell, IssueCell::Said(_));
    issues
        .filter(|issue| issue.cells.iter().any(is_said))
        .collect()
}

fn cell<'r>(passages: &Passages<'_>, topic: &'r TopicFacts, side: &Side<'r>) -> IssueCell<'r> {
    let mut said: Vec<(IssueExcerpt<'r>, Option<usize>)> = Vec::new();
    for statement in &side.accounts {
        for (sentence, clauses) in on_topic(topic, statement) {
            let passage = passages.of_sentence(&statement.id, sentence);
            // Of what two accounts of a side both say, one is shown.
            let known = said.iter_mut().find(|(known, of)| {
                of.is_some() && *of == passage && known.excerpt.statement.id != statement.id
            });
            if let Some((known, _)) = known {
                if !known.also.iter().any(|it| it.id == statement.id) {
                    known.also.push(statement);
                }
                continue;
            }
            if let Some(excerpt) = excerpt(statement, sentence, &clauses) {
                let also = Vec::new();
                said.push((IssueExcerpt { excerpt, also }, passage));
            }
        }
    }
    match said.is_empty() {
        true => IssueCell::Not(not_said(topic, side)),
        false => IssueCell::Said(said.into_iter().map(|(it, _)| it).collect()),
    }
}

/// The sentences of an account on a topic, each with its clauses on it; those that only mention it
/// in passing where there are no others.
fn on_topic(topic: &TopicFacts, statement: &StatementFacts) -> Vec<(usize, Vec<(usize, usize)>)> {
    let Some(mention) = topic.mentions.get(&statement.id).and_then(Option::as_ref) else {
        return Vec::new();
    };
    if mention.clauses.is_empty() {
        return vec![(mention.first, Vec::new())];
    }
    let of_sentences = mention.clauses.chunk_by(|a, b| a.sentence == b.sentence);
    let range = |clause: &ClauseFacts| (clause.start, clause.end);
    of_sentences
        .map(|clauses| (clauses[0].sentence, clauses.iter().map(range).collect()))
        .collect()
}

/// Why nothing stands in a cell. A side is silent where all its accounts are.
pub(super) fn not_said<'r>(topic: &TopicFacts, side: &Side<'r>) -> Missing<'r> {
    let accounts = side.accounts.iter();
    let missing = accounts.map(|account| Missing::of(topic, account));
    let of_rank = |it: &Missing<'_>| match it {
        Missing::Near { .. } => 0,
        Missing::NotSearched => 1,
        Missing::NotMentioned => 2,
    };
    missing.min_by_key(of_rank).unwrap_or(Missing::NotMentioned)
}
