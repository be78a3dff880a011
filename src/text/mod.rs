//! Text to sentences, words, terms and figures, in every script. It knows languages, not diplomacy.

mod abbreviation;
mod affix;
pub(crate) mod diff;
pub(crate) mod english;
pub(crate) mod figures;
pub(crate) mod language;
mod matcher;
pub(crate) mod months;
pub(crate) mod normalize;
pub(crate) mod numbering;
pub(crate) mod numerals;
mod quotation;
pub(crate) mod script;
mod sentence;
pub(crate) mod simplified;
mod synonyms;
mod terms;
mod token;
pub(crate) mod typography;
mod word;

pub(crate) use matcher::leftmost_longest;
pub use matcher::{Match, Matcher};
pub use normalize::NormalizedText;
pub use sentence::sentences;
pub(crate) use sentence::{MAX_SENTENCE_BYTES, sentence_parts};
pub(crate) use synonyms::{are_synonyms, first_synonym};
pub use terms::{KnownTerms, Terms};
pub use word::words;
