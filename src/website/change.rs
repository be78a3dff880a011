//! That a government changed its account after it was saved, as `recheck` found.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::source::pages::Observation;

/// What became of an account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// The account, by its id.
    pub source: String,
    /// When it was first seen.
    pub at: Timestamp,
    /// What was seen.
    pub what: WhatChanged,
    /// How many words the text before has and this one has not, and how many are new, where both
    /// texts were kept.
    pub words: Option<(usize, usize)>,
}

/// What became of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum WhatChanged {
    /// It is another.
    Text,
    /// Its parts are in another order.
    Order,
    /// It is gone.
    Gone,
}

impl WhatChanged {
    /// What a sighting says of a change; `None` where it says of none.
    pub fn of(observation: Observation) -> Option<Self> {
        match observation {
            Observation::OtherText => Some(Self::Text),
            Observation::Moved => Some(Self::Order),
            Observation::Gone => Some(Self::Gone),
            Observation::Page
            | Observation::SameText
            | Observation::Cosmetic
            | Observation::Suspect
            | Observation::Unreachable => None,
        }
    }
}

impl Change {
    /// What the account did, behind its name: `changed its text (3 words gone, 5 new)`.
    pub(super) fn told(&self) -> String {
        let what = match self.what {
            WhatChanged::Text => "changed its text",
            WhatChanged::Order => "put its text into another order",
            WhatChanged::Gone => "took its page away",
        };
        match self.words {
            Some((gone, new)) => format!("{what} ({gone} words gone, {new} new)"),
            None => what.to_owned(),
        }
    }
}
