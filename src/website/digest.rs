//! What the pages that sum up an archive need of one event. It is kept between two runs, so that an
//! event that did not change need not be compared again.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::change::Change;
use crate::history::{CutText, Run, runs_of};
use crate::lexicon::Lexicon;
use crate::report::{Divergence, Kind, Report, StatementFacts};
use crate::view::excerpt::Excerpt;
use crate::view::finding::ShownFinding;
use crate::view::issue::{Issue, IssueCell};
use crate::view::labels::{kind_label, title};
use crate::view::missing::Missing;
use crate::view::side::Side;
use crate::view::{BRIEF_FINDINGS, findings, issues, sides, voices};

/// So many findings of one kind are kept of an event, besides the first of all. Others are counted.
const MOST_OF_A_KIND: usize = 3;

/// A topic's words in an account are shown up to so many characters.
const MOST_CHARACTERS: usize = 220;

/// An event, as summary pages have it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EventDigest {
    /// Its name in the archive, which no other event has.
    pub name: String,
    /// What readers are told it is.
    pub heading: String,
    /// What its manifest calls it.
    pub title: Option<String>,
    /// The day it happened; of an event without, that of its first account.
    pub date: Option<Date>,
    /// Its sides, in the order in which they are shown.
    pub sides: Vec<SideDigest>,
    /// Its accounts, in the order in which they are shown.
    pub accounts: Vec<AccountDigest>,
    /// Its topics, the most important first.
    pub topics: Vec<TopicDigest>,
    /// How many findings it has, as readers count them.
    pub finding_count: usize,
    /// The first of them, and the first of each kind.
    pub findings: Vec<FindingDigest>,
    /// All of them, counted.
    pub counts: Vec<FindingCount>,
    /// What became of its accounts since they were saved, the oldest change first.
    pub changes: Vec<Change>,
}

/// A side of an event: the accounts of one government.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SideDigest {
    /// The plain name of the government.
    pub name: String,
    /// Its code; of an account whose government nobody knows, none.
    pub government: Option<String>,
}

/// An account.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AccountDigest {
    /// Its id in the event.
    pub id: String,
    /// What readers call it.
    pub name: String,
    /// Which side it is of.
    pub side: usize,
    /// Who speaks for its government.
    pub leader: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// Where it was published.
    pub url: Option<String>,
    /// Its heading.
    pub title: Option<String>,
    /// When its page was retrieved, RFC 3339.
    pub retrieved: Option<String>,
    /// Its language, BCP 47.
    pub language: Option<String>,
    /// How many words it gives to whom: governments by their codes, `both`, and nobody.
    pub voices: Vec<(Option<String>, usize)>,
    /// Its runs of words, in which set phrases are found.
    pub runs: Vec<Run>,
}

/// A topic of an event.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TopicDigest {
    /// The topic's id.
    pub id: String,
    /// Its name for readers.
    pub label: String,
    /// What each side has on it, in the order of the sides.
    pub cells: Vec<TopicCell>,
}

/// What a side has on a topic.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum TopicCell {
    /// Its first words on it, and how many more sentences it has.
    Said {
        /// The account that says it.
        account: usize,
        /// The index of the sentence.
        sentence: usize,
        /// Its words.
        text: String,
        /// How many more sentences are on it.
        more: usize,
    },
    /// It does not mention it.
    Silent,
    /// Why nobody can say.
    Unknown(String),
}

/// A finding.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FindingDigest {
    /// Its id, which its place on the page of the event has.
    pub id: String,
    /// Its place among all of the event, from 1.
    pub number: usize,
    /// What kind it is of.
    pub kind: Kind,
    /// The kind as readers see it, with its status.
    pub label: String,
    /// What it claims.
    pub headline: String,
    /// In a word in brackets, that it is not sure.
    pub doubt: Option<String>,
    /// The governments that it is about.
    pub parties: Vec<String>,
}

/// So many findings of one kind are about the same governments.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FindingCount {
    /// The kind.
    pub kind: Kind,
    /// The government that says it, or alone has it.
    pub by: Option<String>,
    /// The government whose words they would be, or that lacks it.
    pub of: Option<String>,
    /// All governments that they are about.
    pub parties: Vec<String>,
    /// How many.
    pub count: usize,
}

impl EventDigest {
    /// What is kept of the report of an event, whose accounts are in the order in which they are
    /// shown, and of these as texts that are cut into words, by their ids.
    pub fn of(
        name: &str,
        report: &Report,
        texts: &BTreeMap<String, Arc<CutText>>,
        lexicon: &Lexicon,
        changes: Vec<Change>,
    ) -> Self {
        let sides = sides(report);
        let shown = findings(report);
        Self {
            name: name.to_owned(),
            heading: title(report).to_owned(),
            title: report.event.title.clone(),
            date: date(report),
            accounts: accounts(report, &sides, texts, lexicon),
            topics: issues(report)
                .iter()
                .map(|issue| topic(report, issue))
                .collect(),
            finding_count: shown.len(),
            findings: kept(report, &shown),
            counts: counts(report, &shown),
            sides: sides.iter().map(side).collect(),
            changes,
        }
    }

    /// The finding that stands first.
    pub fn first_finding(&self) -> Option<&FindingDigest> {
        self.findings.first()
    }

    /// What it is called where its day stands beside it.
    pub fn called(&self) -> &str {
        self.title.as_ref().unwrap_or(&self.heading)
    }

    /// Which of its sides a government is.
    pub fn side_of(&self, government: &str) -> Option<usize> {
        let is_it = |side: &SideDigest| side.government.as_deref() == Some(government);
        self.sides.iter().position(is_it)
    }

    /// The codes of its governments, in the order in which they are shown.
    pub fn governments(&self) -> impl Iterator<Item = &str> {
        self.sides
            .iter()
            .filter_map(|side| side.government.as_deref())
    }
}

impl TopicDigest {
    /// Whether a side raises the topic.
    pub fn is_said_by(&self, side: usize) -> bool {
        matches!(self.cells.get(side), Some(TopicCell::Said { .. }))
    }

    /// Whether a side leaves out the topic, which another raises.
    pub fn is_left_out_by(&self, side: usize) -> bool {
        matches!(self.cells.get(side), Some(TopicCell::Silent))
    }
}

fn date(report: &Report) -> Option<Date> {
    let own = report.event.date.iter();
    let own = own.filter_map(|date| date.parse().ok()).next();
    let accounts = report.statements.iter().filter_map(|it| it.date.as_deref());
    own.or_else(|| accounts.filter_map(|date| date.parse().ok()).min())
}

fn side(side: &Side<'_>) -> SideDigest {
    SideDigest {
        name: side.name.to_owned(),
        government: side.accounts[0].government.clone(),
    }
}

fn accounts(
    report: &Report,
    sides: &[Side<'_>],
    texts: &BTreeMap<String, Arc<CutText>>,
    lexicon: &Lexicon,
) -> Vec<AccountDigest> {
    let accounts = report.statements.iter().map(|statement| AccountDigest {
        id: statement.id.clone(),
        name: statement.name.clone(),
        side: place(sides, statement),
        leader: statement.leader.clone(),
        outlet: statement.outlet.clone(),
        url: statement.url.clone(),
        title: statement.title.clone(),
        retrieved: statement.retrieved.clone(),
        language: statement.language.clone(),
        voices: voices(report, statement)
            .into_iter()
            .map(|share| (share.speaker, share.words))
            .collect(),
        runs: (texts.get(&statement.id)).map_or_else(Vec::new, |it| runs_of(it, lexicon)),
    });
    accounts.collect()
}

fn place(sides: &[Side<'_>], statement: &StatementFacts) -> usize {
    let place = sides.iter().position(|side| side.is_of(statement));
    place.unwrap_or_default()
}

fn topic(report: &Report, issue: &Issue<'_>) -> TopicDigest {
    TopicDigest {
        id: issue.topic.id.clone(),
        label: issue.topic.label.clone(),
        cells: issue.cells.iter().map(|it| cell(report, it)).collect(),
    }
}

fn cell(report: &Report, cell: &IssueCell<'_>) -> TopicCell {
    match cell {
        IssueCell::Said(said) => match said.split_first() {
            Some((first, rest)) => of_excerpt(report, &first.excerpt, rest.len()),
            None => TopicCell::Silent,
        },
        IssueCell::Not(Missing::NotMentioned) => TopicCell::Silent,
        IssueCell::Not(missing) => TopicCell::Unknown(missing.to_string()),
    }
}

fn of_excerpt(report: &Report, excerpt: &Excerpt<'_>, more: usize) -> TopicCell {
    let mut accounts = report.statements.iter();
    let account = accounts.position(|it| it.id == excerpt.statement.id);
    TopicCell::Said {
        account: account.unwrap_or_default(),
        sentence: excerpt.sentence,
        text: cut(&excerpt.text),
        more,
    }
}

/// A text of at most [`MOST_CHARACTERS`], cut behind a word where it has spaces.
fn cut(text: &str) -> String {
    let Some((end, _)) = text.char_indices().nth(MOST_CHARACTERS) else {
        return text.to_owned();
    };
    let kept = &text[..end];
    let words = kept.rsplit_once(' ').map_or(kept, |(words, _)| words);
    format!("{} …", words.trim_end_matches(" …"))
}

/// The findings that are kept: the first, and the first of each kind.
fn kept(report: &Report, shown: &[ShownFinding<'_>]) -> Vec<FindingDigest> {
    let mut of_kind: BTreeMap<Kind, usize> = BTreeMap::new();
    let kept = shown.iter().filter(|finding| {
        let before = of_kind.entry(finding.divergence.kind).or_default();
        *before += 1;
        *before <= MOST_OF_A_KIND || finding.number <= BRIEF_FINDINGS
    });
    let kept = kept.map(|finding| FindingDigest {
        id: finding.anchor.clone(),
        number: finding.number,
        kind: finding.divergence.kind,
        label: kind_label(finding.divergence),
        headline: finding.headline.to_owned(),
        doubt: finding.doubt.map(str::to_owned),
        parties: parties(report, finding.divergence),
    });
    kept.collect()
}

fn counts(report: &Report, shown: &[ShownFinding<'_>]) -> Vec<FindingCount> {
    let mut counts: BTreeMap<_, usize> = BTreeMap::new();
    for finding in shown {
        let finding = finding.divergence;
        let of_source = |source: &Option<String>| government(report, source.as_deref()?);
        let (by, of) = (of_source(&finding.by), of_source(&finding.of));
        let key = (finding.kind, by, of, parties(report, finding));
        *counts.entry(key).or_default() += 1;
    }
    let counts = counts.into_iter();
    counts
        .map(|((kind, by, of, parties), count)| FindingCount {
            kind,
            by,
            of,
            parties,
            count,
        })
        .collect()
}

fn government(report: &Report, source: &str) -> Option<String> {
    report.statement(source)?.government.clone()
}

/// The governments that a finding is about: those of its evidence, and those that it names. One
/// that names none and rests on nothing is about all.
fn parties(report: &Report, finding: &Divergence) -> Vec<String> {
    let evidence = finding.evidence.iter().map(|it| &it.source);
    let sources = evidence.chain(&finding.by).chain(&finding.of);
    let parties = sources.filter_map(|source| government(report, source));
    let mut parties: BTreeSet<String> = parties.collect();
    if parties.is_empty() {
        let all = report.statements.iter();
        parties.extend(all.filter_map(|it| it.government.clone()));
    }
    parties.into_iter().collect()
}
