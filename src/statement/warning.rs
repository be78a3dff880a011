//! What a person should know of an account before relying on what is found in it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::stand_in::{StandIn, StandInKind};

/// What a person should know of an account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Warning {
    /// What it is about, for programs.
    pub code: WarningCode,
    /// A sentence for readers, without a stop at its end.
    pub text: String,
}

/// What a warning is about.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum WarningCode {
    /// The text is not where the pages of its site have it.
    Layout,
    /// The text is very short.
    Short,
    /// A sentence is too long for one, and is compared in parts.
    LongSentence,
    /// Another account has the same bytes.
    SamePage,
    /// Another account has the same text.
    SameText,
    /// An account of another government has the same address.
    SameUrl,
    /// Its day is far from that of the event, or of another account.
    OtherDay,
    /// All accounts are of one side, or there is only this one.
    OneSide,
    /// The language of the text is not known.
    NoLanguage,
    /// No words are known in its language, in which no other account is.
    UnreadLanguage,
    /// Nobody knows whose account it is.
    NoGovernment,
    /// Two things say whose account it is, and not alike.
    OtherGovernment,
    /// The page holds no account, but what is named.
    #[serde(untagged)]
    StandIn(StandInKind),
}

impl Warning {
    pub(crate) fn new(code: WarningCode, text: impl Into<String>) -> Self {
        let text = text.into();
        Self { code, text }
    }

    /// The warning that a page holds no account.
    pub(crate) fn of_stand_in(found: &StandIn) -> Self {
        Self::new(WarningCode::StandIn(found.kind), found.advice())
    }
}
