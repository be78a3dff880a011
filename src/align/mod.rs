//! Statements to passages: which sentences of different accounts say the same thing.
//!
//! # The method
//!
//! 1. `bag`: the words of a sentence become terms: stems, without function words. `clause`: a
//!    sentence that says one thing after another is split into clauses.
//! 2. `content`: terms are weighted by how rare they are in this event and in the language of
//!    officials at large (`weight`). Together they give an embedding (`embedding`, from
//!    [`crate::vectors`]). They bring up concepts (`concept`): topics of the lexicon, and ideas
//!    that accounts of talks put in many ways.
//! 3. `score`: two sentences of one language are similar in their words, their embeddings and their
//!    concepts, and where both open the account (`opening`). They are compared as wholes and by
//!    their most similar clauses: one side packs into a sentence what the other says in three.
//!    `order`: pairs score higher where both texts go the same way, by a pair hidden Markov model
//!    (`posterior`). `exact`: sentences that are equal but for punctuation score 1, even where the
//!    texts split them differently. `candidates`: in very large texts, and among very many, only
//!    sentences that share a rare term are compared.
//! 4. `link`: a pair is linked when it scores best from either side, scores high enough, and stands
//!    out from what else either is similar to. Links may cross, and a sentence may have several.
//! 5. `passage`: links between all pairs of accounts join into passages, the strongest first.
//!
//! Sentences of different languages are linked only where they match exactly. [`comparable`] says
//! which texts are compared. A similarity that reads two languages would belong in `score`.
//!
//! # Growth
//!
//! Time and memory grow with the pairs of sentences that are compared: of two texts all of them up
//! to a million, beyond that those that share a rare term. The order of the texts is weighed up to a
//! quarter of a million pairs, and clauses are compared up to some sixteen million pairs of them.
//! Many texts share bounds for all (`effort`).
//!
//! # How well
//!
//! `cargo bench --bench alignment` measures it against accounts linked by hand: the saved events
//! (`tests/data/alignment`), and real ones and fables where they are at hand. The weights are round
//! figures that stand on a plateau. A logistic regression on the same features, each event scored
//! with weights learnt from the others, did no better than weights set by hand. Clauses,
//! paraphrases and margins added what no weights could.
//!
//! The result does not depend on the order of the accounts, and a pair scores the same from both
//! ends.

mod alignment;
mod bag;
mod candidates;
mod clause;
mod concept;
mod content;
mod effort;
mod embedding;
mod exact;
mod input;
mod link;
mod opening;
mod order;
mod passage;
mod place;
mod posterior;
mod score;
mod similarity;
mod vocabulary;
mod weight;

pub use alignment::Alignment;
pub use input::Text;
pub(crate) use link::LINK_THRESHOLD;
pub use passage::Passage;
pub use place::{Link, Place};
pub use similarity::{Similarity, comparable};

use crate::lexicon::Lexicon;

/// Aligns any number of texts.
///
/// The result does not depend on their order, except for the order of passages: reading order
/// follows the longest text, and among texts of one length the first.
pub fn align(texts: &[Text<'_>], lexicon: &Lexicon) -> Alignment {
    let similarity = Similarity::of(texts, lexicon);
    let links = link::links(&similarity);
    let (passages, links) = passage::passages(texts, &similarity, links);
    Alignment::new(links, passages, similarity)
}
