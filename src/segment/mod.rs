//! Text to sentences, and sentences to words, in every script.

mod abbreviation;
mod quotation;
mod script;
mod sentence;
mod token;
mod word;

pub use sentence::sentences;
pub use word::words;
