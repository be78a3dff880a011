//! Has a government changed its text since it was saved? Text is compared with text: a page may
//! change around a text that stays.
//!
//! `judgement` compares two pages, `verdict` is what is reported of them, and `record` keeps what was
//! seen. `difference` says in what two texts differ; `typography` and `passing` know what does not
//! count: other quotes, and lines that change by themselves. `stand_in` knows the pages that a site shows
//! in place of the one asked for. `history` shows what was seen over time.

mod difference;
mod history;
mod judgement;
mod passing;
mod record;
mod stand_in;
mod typography;
mod verdict;

pub use self::history::{HISTORY_SCHEMA, PageHistory, Seen, history};
pub use self::record::{Keeping, RecheckError, first_saved, keep, recheck, url_of};
pub use self::stand_in::{StandIn, StandInKind};
pub use self::verdict::{PageState, PageVerdict, SCHEMA, SinceLast};
