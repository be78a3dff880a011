//! What a government says now against what it said before.
//!
//! `record` reads a line of a series, `counterpart` tells with whom a text was, `words` cuts its
//! sentences, and `series` holds the texts, the oldest first. `phrase` finds every use of a phrase,
//! whose other forms `variant` knows, and `account` holds a text against earlier ones; `last` does
//! so with each account of an event. `set_phrases` finds what governments repeat word for word.

mod account;
mod counterpart;
mod last;
mod phrase;
mod record;
mod series;
mod set_phrases;
mod variant;
mod words;

pub use account::{
    ACCOUNT_HISTORY_SCHEMA, AccountHistory, Change, ChangeKind, Quoted, TextName, account_history,
};
pub use counterpart::counterparts;
pub use last::{LATEST_TEXTS, LATEST_WITH, hold_against_last};
pub use phrase::{
    PHRASE_SCHEMA, PhraseError, PhraseHistory, PhrasePeriod, PhraseUse, PhraseVariant, PhraseWith,
    phrase,
};
pub use record::{LineError, read_lines};
pub use series::{BadDay, CutText, Cutter, Series, Text, plausible};
pub use set_phrases::{Run, Said, SetPhrase, runs_of, set_phrases};
