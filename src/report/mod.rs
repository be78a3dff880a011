//! The report: everything that comparing found, as `parallax.report/1`.
//!
//! It holds all that a reader is shown, so that [`crate::render`] needs nothing else. A JSON
//! Schema comes out of the same types: here those of the whole, and a file for each of its parts.

mod against_last;
mod finding;
mod statement;
mod talks;
mod topic;

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use self::against_last::{AccountChange, AgainstLast, ChangeKind, EarlierAccount};
pub use self::finding::{CommonFacts, Divergence, Evidence, Quotation, TellingFacts};
pub use self::statement::{Gist, SentenceFacts, StatementFacts};
pub(crate) use self::statement::{have_leaders, parties};
pub use self::talks::{
    AskedByFact, FactEvidence, MinutesFact, ParticipantFact, PublishedFact, TalksFacts, TimeFact,
    WordFact,
};
pub use self::topic::{ClauseFacts, Mention, TakenUpFacts, TopicFacts};
pub use crate::diverge::kind::{EvidenceRole, Kind, Status};
pub use crate::statement::{StandInKind, Warning, WarningCode};
pub use crate::talks::Bound;
pub use crate::unit::Act;

/// The version of the format, as reports name it.
pub const SCHEMA: &str = "parallax.report/1";

/// Everything that comparing the accounts of one event found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Report {
    /// Always `parallax.report/1`.
    pub schema: String,
    /// What the accounts are of.
    pub event: EventFacts,
    /// The accounts, ordered by id, unless they are put into the order in which readers see them.
    pub statements: Vec<StatementFacts>,
    /// How each pair of accounts was compared.
    pub compared: Vec<PairFacts>,
    /// Every sentence of every account, in exactly one passage, in reading order.
    pub passages: Vec<PassageFacts>,
    /// What diverges, the most important first.
    pub divergences: Vec<Divergence>,
    /// What of these readers are told otherwise than one by one: what several sides lack alike, and
    /// topics of the same sentences.
    #[serde(default)]
    pub told_together: Vec<TellingFacts>,
    /// Which account speaks of which topic.
    pub topics: Vec<TopicFacts>,
    /// What each account says of the talks themselves, by the source's id.
    #[serde(default)]
    pub facts: BTreeMap<String, TalksFacts>,
    /// What all sides say, what matters most first.
    #[serde(default)]
    pub common: Vec<CommonFacts>,
    /// Each account against its government's last one with the same counterpart, in the order of
    /// the accounts; absent where no earlier accounts were looked at.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub against_last: Vec<AgainstLast>,
}

/// What the accounts are of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct EventFacts {
    /// What happened; null for sources given on the command line.
    pub title: Option<String>,
    /// The day it happened, ISO 8601.
    pub date: Option<String>,
    /// What readers are told it is: its title and day; without a title, who talked, how and when,
    /// as the accounts say.
    #[serde(default)]
    pub heading: String,
}

/// How a pair of accounts was compared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "Compared")]
pub struct PairFacts {
    /// The two sources.
    pub sources: [String; 2],
    /// Sentence by sentence, or by topic alone where the languages differ and do not meet.
    pub by: ComparedBy,
    /// Whether the two are in different languages and were compared sentence by sentence all the
    /// same; absent where not.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub across_languages: bool,
    /// Whether it is told by topic alone what one says and the other does not, though sentences of
    /// the two languages are linked: how sure a link is missing was not learnt of them; absent
    /// where not.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub missing_by_topic: bool,
}

/// What two accounts were compared by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum ComparedBy {
    /// Sentences were aligned.
    Sentence,
    /// Only topics were compared.
    Topic,
}

/// Sentences that say the same thing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct PassageFacts {
    /// For each source that has it, the indexes of its sentences.
    pub sentences: BTreeMap<String, Vec<usize>>,
    /// How alike the sentences are, 0 to 1; null for a passage of one side alone.
    pub score: Option<f64>,
    /// The topics it speaks of.
    pub topics: Vec<String>,
    /// Whether it holds sentences of different languages, which were linked without being
    /// translated; absent where not.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub across_languages: bool,
}

impl Report {
    /// Whether the accounts differ: there is a finding, or a sentence that an account it was
    /// compared with does not have.
    pub fn differs(&self) -> bool {
        let differ = |compared: &PairFacts| {
            compared.by == ComparedBy::Sentence
                && self.passages.iter().any(|passage| {
                    let has = |id: &String| passage.sentences.contains_key(id);
                    has(&compared.sources[0]) != has(&compared.sources[1])
                })
        };
        !self.divergences.is_empty() || self.compared.iter().any(differ)
    }

    /// Leaves out the findings with less confidence than this. Those that are read off the text,
    /// without confidence, stay.
    pub fn leave_out_below(&mut self, confidence: f64) {
        self.divergences
            .retain(|it| it.confidence.is_none_or(|it| it >= confidence));
    }

    /// Puts the accounts into the order in which readers are shown them; those that are not named
    /// stay behind the others. JSON has them in the order of their ids.
    pub fn show_in_order(&mut self, ids: &[impl AsRef<str>]) {
        let place = |it: &StatementFacts| ids.iter().position(|id| id.as_ref() == it.id);
        let before = parties(&self.statements);
        self.statements
            .sort_by_key(|it| place(it).unwrap_or(ids.len()));
        // The line over the report names who talked in the same order.
        if self.event.title.is_none()
            && let Some(rest) = self.event.heading.strip_prefix(&before)
        {
            self.event.heading = parties(&self.statements) + rest;
        }
    }

    /// The statement of a source.
    pub fn statement(&self, id: &str) -> Option<&StatementFacts> {
        self.statements.iter().find(|statement| statement.id == id)
    }

    /// The label of a topic.
    pub fn topic_label<'a>(&'a self, id: &'a str) -> &'a str {
        self.topics
            .iter()
            .find(|topic| topic.id == id)
            .map_or(id, |topic| &topic.label)
    }
}
