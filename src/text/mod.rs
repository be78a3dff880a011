//! Text to sentences, and sentences to words, in every script.

mod abbreviation;
pub(crate) mod figures;
pub(crate) mod language;
pub(crate) mod letters;
pub(crate) mod matcher;
mod quotation;
mod script;
mod sentence;
mod token;
mod word;

pub use sentence::sentences;
pub use word::words;
