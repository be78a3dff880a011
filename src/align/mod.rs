//! Statements to passages: which sentences of different accounts say the same thing.
//!
//! # The method
//!
//! 1. `terms`: the words of a sentence become terms: their stems, without the words that every
//!    text has. `clause`: where it says one thing after another, it is parted.
//! 2. `sentence`: terms are weighted by how rare they are in this event and in the language of
//!    officials at large; together they point in a direction ([`crate::vectors`]), and bring up
//!    matters: topics of the lexicon, and ideas that accounts of talks put in many ways.
//! 3. `similarity`: two sentences of one language are alike in their words, their direction, their
//!    matters and their place: both open the account, or (`order`) the texts go the same way and
//!    what stands beside them belongs together too. Each is as like the other as all of it is, and
//!    as its likest clause: what one side packs into a sentence the other tells in three. `twins`:
//!    what is equal to the letter scores 1, also where the sentences are parted differently. In very
//!    large texts only sentences that share a telling term are compared.
//! 4. `link`: a pair is linked when it is the best that either side has, is alike, and stands
//!    out from what else either is like. Links may cross, and a sentence may have several.
//! 5. `passage`: links between all pairs of accounts join into passages, strongest first.
//!
//! Sentences of different languages meet only where they are equal to the letter; [`comparable`]
//! says which texts are compared, and a similarity that reads two languages has its place in
//! `similarity`, which knows the languages of both sides.
//!
//! # Growth
//!
//! Time and memory grow with the pairs of sentences that are compared: all of them up to a million,
//! beyond that those that share a telling term. The order of the texts is weighed up to a quarter
//! of a million pairs.
//!
//! # How well
//!
//! `cargo bench --bench alignment` measures it against accounts linked by hand: the saved events
//! (`tests/alignment`), and real ones and fables where they are at hand. The weights are round
//! figures that stand on a plateau. A logistic regression on the same features, each event scored
//! with weights learnt from the others, did no better than weights set by hand; clauses, ideas and
//! standing out added what no weights could.
//!
//! Nothing in it depends on the order of the accounts, and a pair scores the same from both ends.

mod clause;
mod exact;
mod link;
mod passage;
mod posterior;
mod sentence;
mod similarity;
mod terms;
mod vocabulary;

use crate::lexicon::Lexicon;
use crate::statement::Statement;

pub(crate) use link::LINK_THRESHOLD;
pub use passage::Passage;
pub use similarity::{Similarity, comparable};

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
    /// For each sentence, by text, the index of its passage.
    places: Vec<Vec<usize>>,
    /// Each link from both of its ends, ordered.
    partners: Vec<(Place, Place, f64)>,
}

impl Alignment {
    fn new(links: Vec<Link>, passages: Vec<Passage>, similarity: Similarity) -> Self {
        let ends = |link: &Link| {
            [
                (link.left, link.right, link.score),
                (link.right, link.left, link.score),
            ]
        };
        let mut partners: Vec<(Place, Place, f64)> = links.iter().flat_map(ends).collect();
        partners.sort_by_key(|(from, to, _)| (*from, *to));
        Self {
            places: passage::of_sentences(similarity.sizes(), &passages),
            links,
            passages,
            similarity,
            partners,
        }
    }

    /// The index of the passage that holds a sentence; `None` for a place in no text.
    pub fn passage_of(&self, place: Place) -> Option<usize> {
        self.places.get(place.text)?.get(place.sentence).copied()
    }

    /// The sentences that one is linked to, in the order of texts, with the score of each link.
    pub fn linked_to(&self, place: Place) -> impl Iterator<Item = (Place, f64)> {
        let first = self.partners.partition_point(|(from, _, _)| *from < place);
        let links = self.partners[first..].iter();
        links
            .take_while(move |(from, _, _)| *from == place)
            .map(|(_, to, score)| (*to, *score))
    }
}

impl<'a> From<&'a Statement> for Text<'a> {
    fn from(statement: &'a Statement) -> Self {
        Self {
            language: statement.language.as_deref(),
            sentences: statement
                .sentences
                .iter()
                .map(|sentence| sentence.text())
                .collect(),
        }
    }
}

/// Aligns any number of texts.
///
/// The result does not depend on their order, but for the order of passages: reading order
/// follows the longest text, and among texts of one length the first.
pub fn align(texts: &[Text<'_>], lexicon: &Lexicon) -> Alignment {
    let similarity = Similarity::of(texts, lexicon);
    let links = link::links(&similarity);
    let (passages, links) = passage::passages(texts, &similarity, links);
    Alignment::new(links, passages, similarity)
}
