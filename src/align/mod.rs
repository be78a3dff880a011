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
//! 4. `link`: of each two accounts by themselves, a pair is linked that is likely to answer each
//!    other, beside its rivals (`model`, learnt from labelled events; `features` says what it
//!    weighs). Links may cross. A sentence may have several, each for another clause of it, to
//!    sentences that have no other.
//! 5. `passage`: links between all pairs of accounts join into passages, the strongest first.
//!
//! Of Chinese and English accounts (`foreign`, `crossing`), words are compared as English ones by a
//! table, and embeddings in a space that both languages share, too ([`crate::crosslingual`]);
//! figures are terms of both. The score alone decides there, and `gap`: in two versions of one
//! text, what stands between the same links. Sentences of other different languages are linked only
//! where they match exactly. [`comparable`] says which texts are compared.
//!
//! # Growth
//!
//! Time and memory grow with the pairs of sentences that are compared: of two texts all of them up
//! to a million, beyond that those that share a rare term. The order of the texts is weighed up to
//! a quarter of a million pairs, and clauses are compared up to some sixteen million pairs of them.
//! Many texts share bounds for all (`effort`).
//!
//! # How well
//!
//! `cargo bench --bench alignment` measures it against accounts linked by hand: the saved events
//! (`tests/data/alignment`), and real ones and fables where they are at hand. `cargo xtask
//! learn-links` links each labelled event by weights learnt from the others: precision 0.807,
//! recall 0.691; without near topics 0.796, 0.646. Soft matches of words by their vectors, who
//! speaks, the act, and figures added nothing to what is weighed; boosted trees did no better.
//!
//! The result does not depend on the order of the accounts, and a pair scores the same from both
//! ends.

mod alignment;
mod bag;
mod candidates;
mod clause;
mod concept;
mod content;
mod crossing;
mod effort;
mod embedding;
mod exact;
mod features;
mod foreign;
mod gap;
mod held;
mod input;
pub mod learning;
mod link;
mod model;
mod neighbours;
mod opening;
mod order;
mod passage;
mod place;
mod posterior;
mod rows;
mod score;
mod similarity;
mod vocabulary;
mod weight;

pub use alignment::Alignment;
pub use input::Text;
pub use passage::Passage;
pub use place::{Link, Place};
pub(crate) use score::LINK_THRESHOLD;
pub use similarity::{Similarity, across_languages, comparable, in_one_language};

use std::borrow::Cow;

use crate::lexicon::Lexicon;

/// Aligns any number of texts.
///
/// The result does not depend on their order, except for the order of passages: reading order
/// follows the longest text, and among texts of one length the first.
pub fn align(texts: &[Text<'_>], lexicon: &Lexicon) -> Alignment {
    align_with(texts, lexicon, model::weights())
}

/// Aligns texts by other weights than those of the program.
fn align_with(texts: &[Text<'_>], lexicon: &Lexicon, weights: &model::Weights) -> Alignment {
    let read: Vec<Vec<Cow<'_, str>>> = texts.iter().map(Text::read).collect();
    let texts: Vec<Text<'_>> = (texts.iter().zip(&read))
        .map(|(text, read)| Text {
            sentences: read.iter().map(Cow::as_ref).collect(),
            ..text.clone()
        })
        .collect();
    let texts = &texts[..];
    let (similarity, links) = Similarity::of(texts, lexicon, weights);
    let passages = passage::passages(texts, similarity.sizes(), &links);
    Alignment::new(links, passages, similarity)
}
