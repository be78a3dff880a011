//! Sentence embeddings: the weighted sum of the vectors of its words.

use super::vocabulary::{TermId, Vocabulary};
use crate::vectors::{self, Vectors, WordVector};

/// The length of an embedding. Whole numbers add up to the same sum in any order. The product of
/// two embeddings is below 2^31, and rounding takes away less than a ten-thousandth of it.
const LENGTH: f64 = 32_767.0;

/// Makes the embeddings of English texts.
pub(super) struct Embedder {
    vectors: &'static Vectors,
    /// For each term, its vector.
    words: Vec<Option<WordVector<'static>>>,
}

impl Embedder {
    /// For the terms of a vocabulary; `None` where there are no vectors.
    pub(crate) fn new(vocabulary: &Vocabulary) -> Option<Self> {
        let vectors = vectors::of("en")?;
        let mut words = vec![None; vocabulary.len()];
        for (term, id) in vocabulary.terms() {
            words[id as usize] = vectors.find(term);
        }
        Some(Self { vectors, words })
    }

    /// The inverse document frequency of a term in the language at large.
    pub(crate) fn idf(&self, term: TermId) -> f64 {
        self.words[term as usize].map_or(vectors::UNKNOWN_IDF, |word| f64::from(word.idf))
    }

    /// The embedding of weighted terms; `None` where no term has a vector.
    pub(crate) fn embedding(&self, terms: &[(TermId, f64)]) -> Option<Vec<i16>> {
        let directed = terms.iter().filter_map(|(term, weight)| {
            let vector = self.words[*term as usize]?;
            Some(Directed {
                vector,
                weight: *weight,
            })
        });
        embedding(self.vectors.dimensions(), directed)
    }
}

/// A word vector with how much it counts in a sum.
pub(super) struct Directed {
    pub vector: WordVector<'static>,
    pub weight: f64,
}

/// The direction of a sum of vectors of so many numbers; `None` where there are none.
pub(super) fn embedding(
    dimensions: usize,
    words: impl Iterator<Item = Directed>,
) -> Option<Vec<i16>> {
    let mut sum = vec![0.0; dimensions];
    for word in words {
        let scale = word.weight / word.vector.length();
        for (sum, value) in sum.iter_mut().zip(word.vector.values()) {
            *sum += scale * f64::from(value);
        }
    }
    let length = sum.iter().map(|value| value * value).sum::<f64>().sqrt();
    let scaled = |value: &f64| (value / length * LENGTH + 0.5_f64.copysign(*value)) as i16;
    (length > 0.0).then(|| sum.iter().map(scaled).collect())
}

/// The cosine of two embeddings.
pub(super) fn cosine(left: &[i16], right: &[i16]) -> f64 {
    let products = left
        .iter()
        .zip(right)
        .map(|(a, b)| i32::from(*a) * i32::from(*b));
    f64::from(products.sum::<i32>()) / (LENGTH * LENGTH)
}
