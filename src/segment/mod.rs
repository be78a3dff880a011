//! Text to sentences, and sentences to words, in every script.

mod sentence;
mod word;

pub use sentence::sentences;
pub use word::words;
