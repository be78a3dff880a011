//! The report: everything that comparing found, as `parallax.report/1`.
//!
//! It holds all that a reader is shown, so that [`crate::render`] needs nothing else. A JSON
//! Schema comes out of the same types.

use std::collections::BTreeMap;
use std::ops::Range;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use crate::diverge::kind::{EvidenceRole, Kind, Status};
use crate::source::provenance::Archive;
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
    /// What of these readers are told otherwise than one by one: what several sides lack alike, and topics of
    /// the same sentences.
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
    /// Each account against its government's last one with the same counterpart, in the order of the
    /// accounts; absent where no earlier accounts were looked at.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub against_last: Vec<AgainstLast>,
}

/// An account against its government's last one with the same counterpart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct AgainstLast {
    /// The account, by its source's id.
    pub source: String,
    /// With whom its talks were and those of the last account, by the plain names of their governments.
    pub with: Vec<String>,
    /// The last account; null where none is known.
    pub last: Option<EarlierAccount>,
    /// Earlier accounts of the government by which its set phrases are told, the last one among them.
    pub earlier: usize,
    /// What is new, gone or in other words, the most telling first; a few.
    pub changes: Vec<AccountChange>,
}

/// An earlier account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct EarlierAccount {
    /// Its day, ISO 8601.
    pub date: String,
    /// Its heading.
    pub title: String,
    /// Where it was published.
    pub url: Option<String>,
}

/// What has changed in an account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct AccountChange {
    /// What has changed.
    pub kind: ChangeKind,
    /// It in a line.
    pub headline: String,
    /// The phrase, the topic, the step.
    pub what: String,
    /// What stood in its place; null for what is new.
    pub before: Option<String>,
    /// The index of the sentence that has it; null for what is gone.
    pub sentence: Option<usize>,
    /// The sentence of an earlier account; null where none is shown.
    pub earlier: Option<String>,
    /// The day of that account, ISO 8601.
    pub earlier_date: Option<String>,
}

/// What has changed.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ChangeKind {
    /// A set phrase stands in other words.
    PhraseChanged,
    /// A set phrase stood in the last texts, and not now.
    PhraseDropped,
    /// A phrase that no earlier text has, and that is said again.
    PhraseFirstEver,
    /// A set phrase that no earlier text with this counterpart has.
    PhraseFirstWith,
    /// A set phrase that no text had for long.
    PhraseFirstSince,
    /// Another name for the same thing.
    Term,
    /// Another step on a scale.
    Rung,
    /// A topic that no earlier text had.
    TopicNew,
    /// A topic that the last texts had.
    TopicGone,
    /// Somebody or something is named for the first time.
    NamedNew,
    /// Somebody or something that the last texts named is not named.
    NamedGone,
    /// Longer or shorter than the others.
    Length,
    /// Another topic comes first.
    Order,
}

/// What the accounts are of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct EventFacts {
    /// What happened; null for sources given on the command line.
    pub title: Option<String>,
    /// The day it happened, ISO 8601.
    pub date: Option<String>,
    /// What readers are told it is: its title and day; without a title, who talked, how and when, as
    /// the accounts say.
    #[serde(default)]
    pub heading: String,
}

/// One account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct StatementFacts {
    /// The source's id.
    pub id: String,
    /// What readers call it: the plain name of its government, with the outlet where two accounts are
    /// of one government.
    #[serde(default)]
    pub name: String,
    /// The plain name of its government; its id where nobody knows whose it is.
    #[serde(default)]
    pub government_name: String,
    /// ISO 3166 alpha-2 code, or `EU`, `UN`.
    pub government: Option<String>,
    /// Who speaks for its government in the talks, by the fullest name that an account gives; null
    /// where no account names a person whom the lexicon knows.
    #[serde(default)]
    pub leader: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// Where it was published.
    pub url: Option<String>,
    /// Its heading.
    pub title: Option<String>,
    /// The day of publication, ISO 8601.
    pub date: Option<String>,
    /// Primary language subtag, BCP 47.
    pub language: Option<String>,
    /// When the page was retrieved, RFC 3339.
    pub retrieved: Option<String>,
    /// What whoever saved the page says of it.
    #[serde(default)]
    pub note: Option<String>,
    /// The archive's copy that the page is; null for a page from its own site.
    pub archived: Option<Archive>,
    /// SHA-256 of the page's bytes.
    pub sha256: String,
    /// How many words its sentences have.
    pub words: usize,
    /// How many paragraphs it has.
    pub paragraphs: usize,
    /// What a reader should know of it: that the page seems to hold no account, that nobody knows
    /// whose it is.
    #[serde(default)]
    pub warnings: Vec<Warning>,
    /// Its sentences in reading order.
    pub sentences: Vec<SentenceFacts>,
}

/// One sentence of an account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct SentenceFacts {
    /// The sentence.
    pub text: String,
    /// Index of its paragraph.
    pub paragraph: usize,
    /// How many words it has.
    #[serde(default)]
    pub words: usize,
    /// The government that speaks or acts in it, `both`, or null where that is not clear.
    pub speaker: Option<String>,
    /// The source whose words or promises it reports; null where it reports nobody else's.
    pub attributed_to: Option<String>,
    /// What is known of it in English, where it is in another language; absent where nothing is. It is no
    /// translation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gist: Option<Gist>,
}

/// What a reader who does not know a sentence's language can see of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Gist {
    /// The labels of its topics.
    pub topics: Vec<String>,
    /// The English names of the states that it names, or whose people it names.
    pub names: Vec<String>,
    /// Its figures and days, in English.
    pub figures: Vec<String>,
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
    /// Whether it is told by topic alone what one says and the other does not, though sentences of the
    /// two languages are linked: how sure a link is missing was not learnt of them; absent where not.
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

/// One typed finding, with its evidence.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Divergence {
    /// Its name, made from what it claims: no other finding of the report has it, and it stays the
    /// same when others come or go. Letters, digits, `-` and `_`.
    pub id: String,
    /// What kind of finding.
    pub kind: Kind,
    /// What became of an attribution or a number; null for other kinds.
    pub status: Option<Status>,
    /// The source that says it, or alone has it.
    pub by: Option<String>,
    /// The source whose words they would be, or that lacks it.
    pub of: Option<String>,
    /// Index of its passage.
    pub passage: Option<usize>,
    /// Id of its topic.
    pub topic: Option<String>,
    /// How alike the passages in evidence are, 0 to 1.
    pub score: Option<f64>,
    /// The probability that the claim is true, from 0 to 1. It is calibrated: of the findings with
    /// 0.9, about nine in ten hold. It is learnt from 721 units of 21 events that people labelled by
    /// reading, and checked on each event with what the others teach. Of a finding that says several
    /// things, it is that of the least sure of them; of a position, that of the surer side. Null where
    /// the claim is read off the text and not estimated.
    #[serde(default)]
    pub confidence: Option<f64>,
    /// What the side that says it does: demands, warns, promises.
    #[serde(default)]
    pub act: Option<Act>,
    /// What it claims, in one plain sentence with the names of the governments.
    #[serde(default)]
    pub headline: String,
    /// The finding in one line, with what it quotes and the ids of its sources.
    pub summary: String,
    /// The sentences of the evidence that the summary quotes, in order. JSON does not have them.
    #[serde(skip)]
    pub quotations: Vec<Quotation>,
    /// Where it can be checked.
    pub evidence: Vec<Evidence>,
}

/// What readers are told of several findings at once, or of a part of one: what several sides do not
/// say is one thing, though each side is a finding.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct TellingFacts {
    /// The id of the finding at whose place it is told; null where it stands behind all others.
    pub in_place_of: Option<String>,
    /// The ids of the findings that claim it; the first stands for all.
    pub findings: Vec<String>,
    /// What it claims, in one plain sentence.
    pub headline: String,
    /// The sources that lack it; none where each side says something else.
    pub lacked_by: Vec<String>,
    /// The probability that it is true, as that of a finding.
    pub confidence: Option<f64>,
    /// Where it can be checked.
    pub evidence: Vec<Evidence>,
}

/// A sentence in a summary, which may be cut there.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Quotation {
    /// The index of the evidence that is quoted.
    pub evidence: usize,
    /// Where in the summary, in bytes, with the quotation marks.
    pub range: Range<usize>,
}

/// A place in a statement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Evidence {
    /// What it is to the finding.
    pub role: EvidenceRole,
    /// The source.
    pub source: String,
    /// Index of the sentence.
    pub sentence: usize,
    /// First character, counted in the sentence.
    pub start: usize,
    /// The character behind the last.
    pub end: usize,
    /// The characters themselves.
    pub text: String,
}

/// What all sides say.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct CommonFacts {
    /// A claim of one side, then the sentence of each other side that comes closest to it.
    pub evidence: Vec<Evidence>,
    /// The probability that every other side says all of the claim.
    pub confidence: f64,
}

/// A topic, and who speaks of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct TopicFacts {
    /// The topic's id.
    pub id: String,
    /// Its name for readers.
    pub label: String,
    /// Its name inside a sentence: "tariffs".
    #[serde(default)]
    pub phrase: String,
    /// The probability that an analyst would lead with the most telling of what is said on it.
    #[serde(default)]
    pub importance: f64,
    /// How contentious the topic is by itself, from 0 to 1, as the lexicon has it.
    #[serde(default)]
    pub weight: f64,
    /// For each source, how it speaks of it; null where it does not.
    pub mentions: BTreeMap<String, Option<Mention>>,
    /// Sources in whose language no words for the topic are known: null says nothing of them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unread: Vec<String>,
    /// Sources that have no word for the topic, but speak of one that is near it (of the war of aggression, where
    /// this one is the war) or probably (0.5 or more) take up what another source says on it: null is then no
    /// silence.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub otherwise: Vec<String>,
}

/// What an account says of the talks themselves; null is what it does not say.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct TalksFacts {
    /// Who asked for them, or called.
    pub asked_by: Option<AskedByFact>,
    /// By what means they were held: `phone call`, `video call`, `call` (of whatever kind), `meeting`,
    /// `written message`.
    pub format: Option<WordFact>,
    /// Where they were held, as the account names it.
    pub place: Option<WordFact>,
    /// How long they took.
    pub minutes: Option<MinutesFact>,
    /// When they were held.
    pub time: Option<TimeFact>,
    /// Who took part besides those who spoke.
    pub participants: Vec<ParticipantFact>,
    /// When the account was published, as its page says.
    pub published: Option<PublishedFact>,
}

/// Who asked for the talks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct AskedByFact {
    /// The code of the government, as sources have it; null where it is not known.
    pub government: Option<String>,
    /// The name of the government, or the words of the account.
    pub name: String,
    /// Where the account says so.
    pub evidence: FactEvidence,
}

/// A fact in a word.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct WordFact {
    /// The word.
    pub name: String,
    /// Where the account says so.
    pub evidence: FactEvidence,
}

/// How long the talks took.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct MinutesFact {
    /// How many minutes.
    pub minutes: u32,
    /// How exact the account is: `exact`, `about`, `more` (than that), `less`.
    pub bound: Bound,
    /// Where the account says so.
    pub evidence: FactEvidence,
}

/// When the talks were held.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct TimeFact {
    /// The day, ISO 8601; of `today`, that of publication.
    pub date: Option<String>,
    /// The time at which they began, `HH:MM`, where they were held or where the account was written.
    pub hour: Option<String>,
    /// Where the account says so: the day, then the time.
    pub evidence: Vec<FactEvidence>,
}

/// Who took part in the talks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct ParticipantFact {
    /// The name; null where only the office is given.
    pub name: Option<String>,
    /// The office; null where it is not given.
    pub role: Option<String>,
    /// Where the account says so.
    pub evidence: FactEvidence,
}

/// When an account was published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct PublishedFact {
    /// The day, ISO 8601.
    pub date: String,
    /// The time, `HH:MM`.
    pub time: Option<String>,
    /// Its offset from UTC, `±HH:MM`.
    pub zone: Option<String>,
    /// The text of the page that says so.
    pub text: Option<String>,
}

/// A place in an account that gives a fact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct FactEvidence {
    /// Index of the sentence; null for the title.
    pub sentence: Option<usize>,
    /// First character, counted in the sentence or the title.
    pub start: usize,
    /// The character behind the last.
    pub end: usize,
    /// The characters themselves.
    pub text: String,
}

/// How an account speaks of a topic.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Mention {
    /// How many sentences.
    pub sentences: usize,
    /// How many words those sentences have.
    pub words: usize,
    /// Index of the first of them.
    pub first: usize,
    /// Where the account takes it up; `None` where it only mentions it in passing, or where it says
    /// that the sides met.
    #[serde(default)]
    pub taken_up: Option<TakenUpFacts>,
    /// The clauses on it, in reading order; none where it is only mentioned in passing.
    #[serde(default)]
    pub clauses: Vec<ClauseFacts>,
}

/// Where an account takes up a topic.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct TakenUpFacts {
    /// Its place, from 0, in the order in which the account takes up its topics.
    pub order: usize,
    /// Index of the sentence that does so first.
    pub sentence: usize,
}

/// A clause of a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct ClauseFacts {
    /// Index of the sentence.
    pub sentence: usize,
    /// First character, counted in the sentence.
    pub start: usize,
    /// The character behind the last.
    pub end: usize,
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

/// Who talked, side by side: leaders by name where those of two sides or more are known, and else
/// governments.
pub(crate) fn parties(statements: &[StatementFacts]) -> String {
    let mut sides: Vec<&StatementFacts> = Vec::new();
    for statement in statements {
        let is_same = |it: &&StatementFacts| {
            statement.government.is_some() && it.government == statement.government
        };
        if !sides.iter().any(is_same) {
            sides.push(statement);
        }
    }
    let are_named = sides.iter().filter(|it| it.leader.is_some()).count() > 1;
    let party = |it: &&StatementFacts| match &it.leader {
        Some(leader) if are_named => leader.clone(),
        _ => it.government_name.clone(),
    };
    sides.iter().map(party).collect::<Vec<_>>().join(" – ")
}

impl StatementFacts {
    /// What tells an account from the others of its government, where there are any: the outlet, in
    /// most cases.
    pub fn outlet_mark(&self) -> Option<&str> {
        let mark = self.name.strip_prefix(&self.government_name)?;
        mark.strip_prefix(" (")?.strip_suffix(')')
    }

    /// Government and id, as a column is headed: `CN cn-mfa`.
    pub fn heading(&self) -> String {
        match &self.government {
            Some(government) => format!("{government} {}", self.id),
            None => self.id.clone(),
        }
    }
}
