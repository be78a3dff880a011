//! How much of a claim a sentence has, word by word.
//!
//! The estimate sees that two sentences are about one thing, and forgives a word that only one of
//! them has. A reader does not: "agreed on the celebrations of the anniversary" is not confirmed by
//! "agreed, on the anniversary, to deepen relations".

use crate::align::Place;
use crate::diverge::compared::Compared;
use crate::text::are_synonyms;
use crate::unit::UnitId;
use crate::vectors::{self, WordVector};

/// Words whose directions have this cosine mean much the same.
const MIN_COSINE: f64 = 0.55;

/// The share of the weight of a unit's words that stand in the sentence that answers it, in some
/// form or by another word for the same.
pub(super) fn share_of_words(compared: &Compared<'_>, id: UnitId, answer: Place) -> f64 {
    let language = compared.statements[id.text].language.as_deref();
    let vectors = vectors::of(language.unwrap_or("en"));
    let find = |word: &str| vectors.and_then(|vectors| vectors.find(word));
    let words = compared.terms(id.text, compared.characters(compared.unit_span(id)));
    let others = compared.terms_of(answer);
    let others: Vec<(&str, Option<WordVector<'_>>)> = others
        .iter()
        .map(|word| (word.as_ref(), find(word)))
        .collect();
    let (mut whole, mut had) = (0.0, 0.0);
    for word in &words {
        let known = find(word);
        let weight = known.map_or(vectors::UNKNOWN_IDF, |word| f64::from(word.idf));
        let is_alike = |(other, vector): &(&str, Option<WordVector<'_>>)| {
            let both = known.as_ref().zip(vector.as_ref());
            word == other
                || are_synonyms(word, other)
                || both.is_some_and(|(one, other)| one.cosine(other) >= MIN_COSINE)
        };
        whole += weight;
        if others.iter().any(is_alike) {
            had += weight;
        }
    }
    if whole > 0.0 { had / whole } else { 1.0 }
}
