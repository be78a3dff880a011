//! Has a government changed its text since it was saved? Text is compared with text: a page may
//! change around a text that stays.
//!
//! `judgement` compares two pages, `verdict` is what is reported of them, and `record` keeps what was
//! seen.

mod judgement;
mod record;
mod verdict;

pub use self::record::{RecheckError, keep, recheck, url_of};
pub use self::verdict::{PageState, PageVerdict, SCHEMA};
