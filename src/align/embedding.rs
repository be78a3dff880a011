//! Sentence embeddings: the weighted sum of the vectors of its words.

use super::vocabulary::{TermId, Vocabulary};
use crate::vectors::{self, WordVector};

/// The length of an embedding. Whole numbers add up to the same sum in any order. The product of
/// two embeddings is below 2^31, and rounding takes away less than a ten-thousandth of it.
const LENGTH: f64 = 32_767.0;

/// The vectors of terms, with what makes the embeddings of texts of them.
pub(super) struct TermVectors {
    /// For each term, what is known of its vector.
    known: Vec<Option<KnownVector>>,
    /// The numbers of all vectors, one behind the other, in a form that is quickly added up.
    numbers: Vec<f32>,
    dimensions: usize,
}

#[derive(Clone, Copy)]
struct KnownVector {
    /// Where its numbers begin.
    start: usize,
    length: f64,
    idf: f32,
}

impl TermVectors {
    /// Of the terms of a vocabulary: `find` gives the vectors, which have so many dimensions.
    pub(crate) fn of<'v>(
        vocabulary: &Vocabulary,
        dimensions: usize,
        find: impl Fn(&str) -> Option<WordVector<'v>>,
    ) -> Self {
        let mut known = vec![None; vocabulary.len()];
        let mut numbers = Vec::new();
        for (term, id) in vocabulary.terms() {
            known[id as usize] = find(term).map(|vector| {
                let start = numbers.len();
                numbers.extend(vector.values().map(f32::from));
                KnownVector {
                    start,
                    length: vector.length(),
                    idf: vector.idf,
                }
            });
        }
        Self {
            known,
            numbers,
            dimensions,
        }
    }

    /// The inverse document frequency of a term in the language at large.
    pub(crate) fn idf(&self, term: TermId) -> Option<f64> {
        self.known[term as usize].map(|known| f64::from(known.idf))
    }

    /// The direction of weighted terms; `None` where no term has a vector.
    pub(crate) fn embedding(&self, terms: impl Iterator<Item = (TermId, f64)>) -> Option<Vec<i16>> {
        let mut sum = vec![0.0; self.dimensions];
        for (term, weight) in terms {
            let Some(known) = self.known[term as usize] else {
                continue;
            };
            let scale = weight / known.length;
            let numbers = &self.numbers[known.start..known.start + self.dimensions];
            for (sum, number) in sum.iter_mut().zip(numbers) {
                *sum += scale * f64::from(*number);
            }
        }
        let length = sum.iter().map(|value| value * value).sum::<f64>().sqrt();
        let scaled = |value: &f64| (value / length * LENGTH + 0.5_f64.copysign(*value)) as i16;
        (length > 0.0).then(|| sum.iter().map(scaled).collect())
    }
}

/// Makes the embeddings of English texts.
pub(super) struct Embedder(TermVectors);

impl Embedder {
    /// For the terms of a vocabulary; `None` where there are no vectors.
    pub(crate) fn new(vocabulary: &Vocabulary) -> Option<Self> {
        let vectors = vectors::of("en")?;
        let find = |term: &str| vectors.find(term);
        Some(Self(TermVectors::of(
            vocabulary,
            vectors.dimensions(),
            find,
        )))
    }

    /// The inverse document frequency of a term in the language at large.
    pub(crate) fn idf(&self, term: TermId) -> f64 {
        self.0.idf(term).unwrap_or(vectors::UNKNOWN_IDF)
    }

    /// The embedding of weighted terms; `None` where no term has a vector.
    pub(crate) fn embedding(&self, terms: &[(TermId, f64)]) -> Option<Vec<i16>> {
        self.0.embedding(terms.iter().copied())
    }
}

/// The cosine of two embeddings.
pub(super) fn cosine(left: &[i16], right: &[i16]) -> f64 {
    f64::from(vectors::product(left, right)) / (LENGTH * LENGTH)
}
