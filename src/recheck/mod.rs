//! Has a government changed its text since it was saved? Text is compared with text: a page may
//! change around a text that stays.
//!
//! `judgement` compares two pages, `verdict` is what is reported of them, and `record` keeps what was
//! seen. `difference` says in what two texts differ, and `passing` knows lines that change by
//! themselves. `history` shows what was seen over time.

mod difference;
mod history;
mod judgement;
mod passing;
mod record;
mod verdict;

pub use self::history::{HISTORY_SCHEMA, PageHistory, Seen, history};
pub use self::record::{Keeping, RecheckError, first_saved, keep, recheck, url_of};
pub use self::verdict::{PageState, PageVerdict, SCHEMA, SinceLast};
