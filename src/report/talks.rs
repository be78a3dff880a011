//! What each account says of the talks themselves.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::talks::Bound;

/// What an account says of the talks themselves; null is what it does not say.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct TalksFacts {
    /// Who asked for them, or called.
    pub asked_by: Option<AskedByFact>,
    /// By what means they were held: `phone call`, `video call`, `call` (of whatever kind),
    /// `meeting`, `written message`.
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
    /// The last day, where they went on for several and `date` is the first; absent where not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_date: Option<String>,
    /// The time at which they began, `HH:MM`, where they were held or where the account was
    /// written.
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
