//! The brief: the one page that is read before all else, and forwarded.

use std::collections::BTreeSet;

use super::account::{Account, accounts};
use super::common::{Common, common};
use super::contradicted::{Contradicted, contradicted};
use super::excerpt::Excerpt;
use super::finding::ShownFinding;
use super::issue::{Issue, IssueCell, issues};
use super::labels::title;
use super::languages::{across_languages, is_unread};
use super::last::{ShownLast, against_last};
use super::missing::Missing;
use super::order::begins_with;
use super::remark::remarks;
use super::shown::findings;
use super::side::{Side, sides};
use super::subject::is_taken_up;
use super::talks::{FactRow, PUBLISHED, fact_rows, told_alike};
use crate::report::{Report, StatementFacts, TopicFacts};
use crate::text::english::{agree, listed};

/// So many things are told that all sides say, the topics that they all bring up being one.
const MAX_COMMON: usize = 3;

/// So many topics are named that all sides bring up.
const MAX_TOGETHER: usize = 6;

/// A topic of less importance is common to all talks.
const MIN_TOGETHER: f64 = 0.2;

/// So many topics are named that a side alone raises.
const MAX_ALONE: usize = 4;

/// No side leads with a topic of less weight: good wishes, that they will stay in contact.
const MIN_WEIGHT_OF_ALONE: f64 = 0.2;

/// What stands on the first page.
#[derive(Debug)]
pub(crate) struct Brief<'r> {
    /// Who talked, how and when, or what the event is called.
    pub title: &'r str,
    pub accounts: Vec<Account<'r>>,
    /// What is to be known before anything is relied on.
    pub notes: Vec<String>,
    /// What those who saved the pages say of them.
    pub remarks: Vec<String>,
    /// The facts of the talks that any account gives; when each was published stands with the
    /// accounts.
    pub talks: Vec<FactRow<'r>>,
    /// The first findings.
    pub findings: Vec<ShownFinding<'r>>,
    /// How many more the report has.
    pub more_findings: usize,
    /// What all sides say.
    pub common: Vec<Common<'r>>,
    /// Topics that all sides bring up, the most important first, and that no contradiction is on.
    pub together: Vec<&'r TopicFacts>,
    /// On what sides contradict each other, in a sentence each.
    pub contradicted: Vec<String>,
    /// What each side begins with, and what it alone raises; none where neither is known of any.
    pub leads: Vec<Lead<'r>>,
    /// How many sides there are.
    sides: usize,
    /// What each says against its last account, where earlier ones were looked at.
    pub last: Vec<ShownLast<'r>>,
}

/// What a side leads with.
#[derive(Debug)]
pub(crate) struct Lead<'r> {
    pub side: Side<'r>,
    /// What its first account begins with that begins with a topic.
    pub begins_with: Option<Beginning<'r>>,
    /// Topics that no other side mentions, the most important first.
    pub alone: Vec<&'r TopicFacts>,
}

/// What an account begins with.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Beginning<'r> {
    pub account: &'r StatementFacts,
    pub topic: &'r TopicFacts,
    /// Index of its sentence.
    pub sentence: usize,
}

impl<'r> Brief<'r> {
    /// The brief of a report, with so many findings.
    pub(crate) fn of(report: &'r Report, max_findings: usize) -> Self {
        let mut findings = findings(report);
        let more_findings = findings.len().saturating_sub(max_findings);
        findings.truncate(max_findings);
        let (sides, issues) = (sides(report), issues(report));
        let contradicted = contradicted(report);
        let together = together(&sides, &issues, &contradicted);
        let mut common = common(report);
        common.truncate(MAX_COMMON - usize::from(!together.is_empty()));
        let talks = fact_rows(report).into_iter();
        Self {
            title: title(report),
            accounts: accounts(report),
            notes: across_languages(report).into_iter().collect(),
            remarks: remarks(report),
            talks: talks.filter(|row| row.label != PUBLISHED).collect(),
            findings,
            more_findings,
            common,
            together,
            contradicted: contradicted.iter().map(|it| it.told(&sides)).collect(),
            sides: sides.len(),
            leads: leads(report, sides, &issues),
            last: against_last(report),
        }
    }

    /// The facts of the talks that all accounts give alike, in a line.
    pub(crate) fn talks_alike(&self) -> Option<String> {
        told_alike(&self.talks)
    }

    /// The facts of the talks that not all accounts give alike.
    pub(crate) fn talks_apart(&self) -> Vec<&FactRow<'r>> {
        let rows = self.talks.iter();
        rows.filter(|row| row.agreed().is_none()).collect()
    }

    /// What all sides say, and which topics they bring up besides; `None` where there is nothing of
    /// either.
    pub(crate) fn common_ground(&self) -> Option<(&[Common<'r>], Option<String>)> {
        let together = self.told_together();
        let is_any = !self.common.is_empty() || together.is_some();
        is_any.then_some((self.common.as_slice(), together))
    }

    /// On what sides contradict each other, and what all bring up: `Both also bring up Taiwan and
    /// trade; what they say on these may differ.`
    fn told_together(&self) -> Option<String> {
        let topics: Vec<&str> = self.together.iter().map(|it| it.phrase.as_str()).collect();
        let all = if self.sides == 2 { "Both" } else { "All" };
        let also = if self.common.is_empty() { "" } else { "also " };
        let these = agree(topics.len(), "this", "these");
        let together = (!topics.is_empty()).then(|| {
            let topics = listed(&topics);
            format!("{all} {also}bring up {topics}; what they say on {these} may differ.")
        });
        let told: Vec<String> = self.contradicted.iter().cloned().chain(together).collect();
        (!told.is_empty()).then(|| told.join(" "))
    }
}

impl Lead<'_> {
    /// What is told where neither is known.
    pub(crate) fn told_nothing(&self) -> Option<&'static str> {
        let is_unread = |account: &&StatementFacts| is_unread(account);
        let is_nothing = self.begins_with.is_none() && self.alone.is_empty();
        is_nothing.then(|| match self.side.accounts.iter().all(is_unread) {
            true => "not searched: no words are known in its language",
            false => "no topic found that it takes up first or alone",
        })
    }

    /// What the side alone raises, behind what it begins with: `alone raises the Cairo Declaration`.
    pub(crate) fn told_alone(&self) -> Option<String> {
        let first = self.begins_with.map(|first| &first.topic.id);
        let (first, others): (Vec<&TopicFacts>, Vec<&TopicFacts>) =
            (self.alone.iter()).partition(|topic| first == Some(&topic.id));
        let first = first.iter().map(|_| "this");
        let others = others.iter().map(|topic| topic.phrase.as_str());
        let topics: Vec<&str> = first.chain(others).collect();
        (!topics.is_empty()).then(|| format!("alone raises {}", listed(&topics)))
    }

    /// In a line: `takes up Taiwan first [2]; alone raises the Cairo Declaration`.
    pub(crate) fn told(&self) -> String {
        let begins = self
            .begins_with
            .map(|it| format!("takes up {} first [{}]", it.topic.phrase, it.sentence + 1));
        let parts = begins.into_iter().chain(self.told_alone());
        let parts = parts.chain(self.told_nothing().map(str::to_owned));
        parts.collect::<Vec<_>>().join("; ")
    }
}

/// Leaves out the findings that the brief does not show, for formats that have nothing but
/// findings.
#[cfg(feature = "cli")]
pub(crate) fn shorten(report: &mut Report, max_findings: usize) {
    let shown = findings(report).into_iter().take(max_findings);
    let ids: std::collections::BTreeSet<String> = shown
        .flat_map(|it| it.ids.into_iter().chain([it.divergence.id.as_str()]))
        .map(str::to_owned)
        .collect();
    report.divergences.retain(|it| ids.contains(&it.id));
    let told = &mut report.told_together;
    told.retain(|it| it.findings.iter().all(|id| ids.contains(id)));
}

/// Topics of which every side says something and that no contradiction is on, the most important
/// first.
fn together<'r>(
    sides: &[Side<'_>],
    issues: &[Issue<'r>],
    contradicted: &[Contradicted<'_>],
) -> Vec<&'r TopicFacts> {
    if sides.len() < 2 {
        return Vec::new();
    }
    // "Ukraine" and "the war" of the same sentences read as one.
    let mut told = BTreeSet::new();
    let mut is_new = |issue: &Issue<'r>| {
        let new = issue
            .cells
            .iter()
            .map(|cell| has_other_sentence(cell, &mut told));
        new.fold(false, |any, it| any | it)
    };
    let topics = issues.iter().filter(|issue| {
        let topic = issue.topic;
        topic.importance >= MIN_TOGETHER
            && sides.iter().all(|side| is_taken_up(topic, side))
            && contradicted
                .iter()
                .all(|it| it.topic.is_none_or(|on| on.id != topic.id))
            && is_new(issue)
    });
    let topics = topics.map(|issue| issue.topic);
    topics.take(MAX_TOGETHER).collect()
}

/// Whether a cell has a sentence that is not told yet: one sentence on four topics is told once.
fn has_other_sentence<'r>(cell: &IssueCell<'r>, told: &mut BTreeSet<(&'r str, usize)>) -> bool {
    let IssueCell::Said(said) = cell else {
        return false;
    };
    let sentence = |it: &Excerpt<'r>| (it.statement.id.as_str(), it.sentence);
    let before = told.len();
    told.extend(said.iter().map(|it| sentence(&it.excerpt)));
    told.len() > before
}

fn leads<'r>(report: &'r Report, sides: Vec<Side<'r>>, issues: &[Issue<'r>]) -> Vec<Lead<'r>> {
    // Where nobody else speaks, nothing is raised alone.
    let max_alone = if sides.len() > 1 { MAX_ALONE } else { 0 };
    let leads = sides.into_iter().enumerate().map(|(place, side)| {
        let is_alone = |cells: &[IssueCell<'_>]| {
            let mut cells = cells.iter().enumerate();
            cells.all(|(at, cell)| match cell {
                IssueCell::Said(_) => at == place,
                IssueCell::Not(missing) => *missing == Missing::NotMentioned,
            })
        };
        let mut told = BTreeSet::new();
        let alone = issues.iter().filter(|issue| {
            issue.topic.weight >= MIN_WEIGHT_OF_ALONE
                && is_alone(&issue.cells)
                && has_other_sentence(&issue.cells[place], &mut told)
        });
        let accounts = side.accounts.iter().copied();
        let mut begins = accounts.filter_map(|account| {
            let (topic, sentence) = begins_with(report, account)?;
            Some(Beginning {
                account,
                topic,
                sentence,
            })
        });
        // "NATO" and "the enlargement of NATO" read as one.
        let mut named: Vec<&TopicFacts> = Vec::new();
        for topic in alone.map(|issue| issue.topic) {
            let phrase = |it: &TopicFacts| format!(" {} ", it.phrase);
            let is_within = |it: &&TopicFacts| {
                let (one, other) = (phrase(it), phrase(topic));
                one.contains(&other) || other.contains(&one)
            };
            if !named.iter().any(is_within) {
                named.push(topic);
            }
        }
        named.truncate(max_alone);
        Lead {
            begins_with: begins.next(),
            alone: named,
            side,
        }
    });
    let leads: Vec<Lead<'_>> = leads.collect();
    let is_known = |lead: &Lead<'_>| lead.begins_with.is_some() || !lead.alone.is_empty();
    match leads.iter().any(is_known) {
        true => leads,
        false => Vec::new(),
    }
}
