//! What diplomats call their talks.

use super::rows::{Tone, ToneFile};
use super::table::Table;
use super::words::{ByLanguage, Words};
use crate::text::Matcher;

/// The adjectives, and the nouns they must stand beside to speak of the talks.
#[derive(Debug)]
pub struct Tones {
    /// The adjectives.
    pub adjectives: Table<Tone>,
    /// Finds the nouns for talks.
    pub nouns: Matcher,
    /// Finds words for talks that are wished for, not held.
    pub unreal: Matcher,
    /// Finds words for talks on an earlier day.
    pub earlier: Matcher,
}

impl Tones {
    /// Those of the program, and a user's own adjectives.
    pub(super) fn new(file: ToneFile, own: Vec<Tone>) -> Self {
        let matcher = |words: &ByLanguage| {
            Matcher::new(words.values().flat_map(Words::iter).map(|word| (0, word)))
        };
        Self {
            nouns: matcher(&file.nouns),
            unreal: matcher(&file.unreal),
            earlier: matcher(&file.earlier),
            adjectives: Table::new(file.tone, own),
        }
    }
}
