//! Statements to passages: which sentences of different accounts say the same thing.
//!
//! # The method
//!
//! 1. `terms`: the words of a sentence become terms: their stems, without the words that every
//!    text has.
//! 2. `sentence`: terms are weighted by how rare they are in this event and in the language of
//!    officials at large; together they point in a direction ([`crate::vectors`]), and bring up
//!    topics.
//! 3. `similarity`: two sentences of one language are alike in their words, their direction, their
//!    topics and their place: both open the account, or (`order`) the texts go the same way.
//!    Sentences equal but for punctuation and spacing score 1. In very large texts only sentences
//!    that share a telling term are compared.
//! 4. `matching`: a pair is linked when it is the best that either side has and above a
//!    threshold. Links may cross, and a sentence may have several.
//! 5. `passage`: links between all pairs of accounts join into passages, strongest first.
//!
//! Nothing in it depends on the order of the accounts, and a pair scores the same from both ends.

mod clause;
mod matching;
mod order;
mod passage;
mod sentence;
mod similarity;
mod terms;

use crate::statement::Statement;

pub use passage::Passage;
pub use similarity::{Similarity, comparable};
pub use terms::Terms;

/// A text to align: its sentences in reading order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text<'a> {
    /// Primary BCP 47 subtag. Sentences of texts in different languages are not compared.
    pub language: Option<&'a str>,
    /// The sentences.
    pub sentences: Vec<&'a str>,
}

/// A sentence, by its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// Index of the text.
    pub text: usize,
    /// Index of the sentence in it.
    pub sentence: usize,
}

/// Two sentences of different texts that say the same thing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Link {
    /// The sentence of the text that comes first.
    pub left: Place,
    /// The sentence of the text that comes later.
    pub right: Place,
    /// How alike they are, from 0 to 1; 1 is equal but for punctuation and spacing.
    pub score: f64,
}

/// What aligning found.
#[derive(Debug, Clone)]
pub struct Alignment {
    /// Pairs of sentences, ordered by place.
    pub links: Vec<Link>,
    /// Every sentence of every text, in exactly one passage, in reading order.
    pub passages: Vec<Passage>,
    /// How alike any two sentences are, also those not linked.
    pub similarity: Similarity,
}

impl<'a> From<&'a Statement> for Text<'a> {
    fn from(statement: &'a Statement) -> Self {
        Self {
            language: statement.language.as_deref(),
            sentences: statement
                .sentences
                .iter()
                .map(|s| s.text.as_str())
                .collect(),
        }
    }
}

/// Aligns any number of texts.
///
/// The result does not depend on their order, but for the order of passages: reading order
/// follows the longest text, and among texts of one length the first.
pub fn align(texts: &[Text<'_>]) -> Alignment {
    let similarity = Similarity::of(texts);
    let links = matching::links(&similarity);
    let (passages, links) = passage::passages(texts, &similarity, links);
    Alignment {
        links,
        passages,
        similarity,
    }
}
