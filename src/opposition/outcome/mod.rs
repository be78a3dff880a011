//! What talks came to, and whether one clause denies what another tells.
//!
//! "No commitment on volumes was made" has no verb that "China committed to buy" has the opposite
//! of, and few words of it: what is denied is an outcome. It is opposed to an outcome that is told
//! of the same thing, however much more that clause says.

mod denial;
mod read;
mod words;

pub(super) use denial::Outcome;
pub(super) use read::{OutcomeReader, may_deny};
