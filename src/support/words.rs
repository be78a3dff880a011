//! The words of the accounts, and which of them mean much the same.

use std::collections::HashMap;

use crate::text::Terms;
use crate::vectors::{self, Vectors};

/// Cosines of word vectors below this are no likeness; [`LIKENESS_RANGE`] above it, all of one.
const MIN_COSINE: f64 = 0.3;
const LIKENESS_RANGE: f64 = 0.5;

/// What stands for 1 where directions are written in whole numbers. A product of two directions of a
/// few hundred dimensions is off by less than a hundredth; so pairs below [`MIN_ROUGH_PRODUCT`] have
/// a cosine below [`MIN_COSINE`].
const ROUGH_ONE: f32 = 8191.0;
const MIN_ROUGH_PRODUCT: i32 = ((MIN_COSINE - 0.01) * (ROUGH_ONE * ROUGH_ONE) as f64) as i32;

/// With more different words than this, words are compared by their stems alone: comparing the
/// vectors of all of them takes time that grows with the square.
const MAX_COMPARED_WORDS: usize = 8_000;

/// A word, by its place in the vocabulary.
pub(super) type WordId = u32;

/// The different words of all accounts of one language.
pub(super) struct Vocabulary {
    ids: HashMap<String, WordId>,
    terms: Terms,
    vectors: Option<&'static Vectors>,
    idf: Vec<f64>,
    units: Vec<Option<Vec<f32>>>,
    /// For each word, those that mean much the same, the likest first, with how much.
    alike: Vec<Vec<(WordId, f32)>>,
}

/// Words with how often they stand.
pub(super) type Counted = Vec<(WordId, u32)>;

impl Vocabulary {
    /// An empty vocabulary of a language.
    pub(super) fn new(language: &str) -> Self {
        Self {
            ids: HashMap::new(),
            terms: Terms::new(language),
            vectors: vectors::of(language),
            idf: Vec::new(),
            units: Vec::new(),
            alike: Vec::new(),
        }
    }

    /// Takes in the words of a text.
    pub(super) fn take_in(&mut self, text: &str) -> Counted {
        let words = self.terms.of(text);
        let mut ids: Vec<WordId> = words.into_iter().map(|word| self.id(word)).collect();
        ids.sort_unstable();
        ids.chunk_by(|a, b| a == b)
            .map(|same| (same[0], same.len() as u32))
            .collect()
    }

    fn id(&mut self, word: String) -> WordId {
        if let Some(id) = self.ids.get(&word) {
            return *id;
        }
        let id = self.idf.len() as WordId;
        let known = self.vectors.and_then(|vectors| vectors.find(&word));
        self.idf
            .push(known.map_or(vectors::UNKNOWN_IDF, |word| f64::from(word.idf)));
        self.units.push(known.map(|word| {
            let length = word.length() as f32;
            word.values()
                .map(|value| f32::from(value) / length)
                .collect()
        }));
        self.ids.insert(word, id);
        id
    }

    /// Finds the words that mean much the same, when all words are taken in.
    pub(super) fn compare_words(&mut self) {
        self.alike = vec![Vec::new(); self.idf.len()];
        if self.idf.len() > MAX_COMPARED_WORDS {
            return;
        }
        let rough: Vec<Option<Vec<i16>>> = (self.units.iter())
            .map(|unit| unit.as_deref().map(roughly))
            .collect();
        for a in 0..self.units.len() {
            let (Some(left), Some(rough_left)) = (&self.units[a], &rough[a]) else {
                continue;
            };
            let before = self.units.iter().zip(&rough).take(a).enumerate();
            for (b, (right, rough_right)) in before {
                let (Some(right), Some(rough_right)) = (right, rough_right) else {
                    continue;
                };
                if rough_product(rough_left, rough_right) < MIN_ROUGH_PRODUCT {
                    continue;
                }
                let likeness = likeness(cosine(left, right));
                if likeness > 0.0 {
                    self.alike[a].push((b as WordId, likeness as f32));
                    self.alike[b].push((a as WordId, likeness as f32));
                }
            }
        }
        for alike in &mut self.alike {
            alike.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        }
    }

    pub(super) fn len(&self) -> usize {
        self.idf.len()
    }

    /// How much a word tells: the logarithm of one over the share of sentences that have it.
    pub(super) fn idf(&self, word: WordId) -> f64 {
        self.idf[word as usize]
    }

    /// The mean direction of some words, at a length of 1; `None` where no vector is known.
    pub(super) fn direction(&self, words: &[(WordId, u32)]) -> Option<Vec<f32>> {
        let mut sum = vec![0.0f32; self.vectors?.dimensions()];
        for (word, count) in words {
            if let Some(unit) = &self.units[*word as usize] {
                let weight = (self.idf(*word) * f64::from(*count)) as f32;
                sum.iter_mut()
                    .zip(unit)
                    .for_each(|(sum, value)| *sum += weight * value);
            }
        }
        let length = sum.iter().map(|value| value * value).sum::<f32>().sqrt();
        (length > 0.0).then(|| sum.iter().map(|value| value / length).collect())
    }

    /// The share of the weight of some words that others have, where `has` tells which they are.
    pub(super) fn shared(&self, words: &[(WordId, u32)], has: impl Fn(WordId) -> bool) -> f64 {
        self.share(words, |word| f64::from(u8::from(has(word))))
    }

    /// The same, where a word of much the same meaning counts by how like it is.
    pub(super) fn covered(&self, words: &[(WordId, u32)], has: impl Fn(WordId) -> bool) -> f64 {
        self.share(words, |word| {
            if has(word) {
                return 1.0;
            }
            let mut alike = self.alike[word as usize].iter();
            let nearest = alike.find(|(other, _)| has(*other));
            nearest.map_or(0.0, |(_, likeness)| f64::from(*likeness))
        })
    }

    fn share(&self, words: &[(WordId, u32)], part: impl Fn(WordId) -> f64) -> f64 {
        let (mut whole, mut shared) = (0.0, 0.0);
        for (word, _) in words {
            whole += self.idf(*word);
            shared += self.idf(*word) * part(*word);
        }
        if whole > 0.0 { shared / whole } else { 0.0 }
    }

    /// The cosine of two bags of words, weighted by how much each word tells.
    pub(super) fn cosine(&self, left: &[(WordId, u32)], right: &[(WordId, u32)]) -> f64 {
        let weight =
            |(word, count): &(WordId, u32)| self.idf(*word) * (1.0 + f64::from(*count).ln());
        let length = |words: &[(WordId, u32)]| {
            words
                .iter()
                .map(|word| weight(word).powi(2))
                .sum::<f64>()
                .sqrt()
        };
        let product: f64 = left
            .iter()
            .filter_map(|word| {
                let found = right
                    .binary_search_by_key(&word.0, |(other, _)| *other)
                    .ok()?;
                Some(weight(word) * weight(&right[found]))
            })
            .sum();
        let lengths = length(left) * length(right);
        if lengths > 0.0 {
            product / lengths
        } else {
            0.0
        }
    }
}

fn likeness(cosine: f64) -> f64 {
    ((cosine - MIN_COSINE) / LIKENESS_RANGE).clamp(0.0, 1.0)
}

/// A direction in whole numbers, which are multiplied several times as fast.
fn roughly(direction: &[f32]) -> Vec<i16> {
    let values = direction.iter();
    values
        .map(|value| (value * ROUGH_ONE).round() as i16)
        .collect()
}

fn rough_product(left: &[i16], right: &[i16]) -> i32 {
    let products = left.iter().zip(right);
    products.map(|(a, b)| i32::from(*a) * i32::from(*b)).sum()
}

/// The cosine of two directions.
pub(super) fn cosine(left: &[f32], right: &[f32]) -> f64 {
    // In lanes, so that the compiler can add several products at once, in a fixed order.
    let mut lanes = [0.0f32; 8];
    let ((left, left_rest), (right, right_rest)) = (left.as_chunks::<8>(), right.as_chunks::<8>());
    let rest: f32 = (left_rest.iter().zip(right_rest)).map(|(a, b)| a * b).sum();
    for (a, b) in left.iter().zip(right) {
        for lane in 0..8 {
            lanes[lane] += a[lane] * b[lane];
        }
    }
    f64::from(lanes.iter().sum::<f32>() + rest)
}
