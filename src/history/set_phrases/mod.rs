//! What governments repeat word for word, over many accounts: found, not listed.
//!
//! `runs` cuts an account into runs of words, which are kept of it, and `find` finds the set phrases of
//! many accounts in these alone.

mod find;
mod runs;

pub use find::{Said, SetPhrase, set_phrases};
pub use runs::{Run, runs_of};
