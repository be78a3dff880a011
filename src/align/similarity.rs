//! How alike two sentences are.

use std::collections::{BTreeMap, HashMap};

use super::terms::{Bag, Term, Vocabulary};
use super::{Place, Text};

/// A term that stands in more sentences than this share of them says nothing about a pair: it is
/// weighed, but brings no candidates. Texts below [`COMMON_FLOOR`] sentences are searched whole.
const COMMON_SHARE: f64 = 0.1;

/// See [`COMMON_SHARE`].
const COMMON_FLOOR: usize = 200;

/// What the places of two sentences add: sentences at the same point of two accounts are a
/// little likelier to answer each other, and a shared term more telling. At 0 order is ignored.
const POSITION: f64 = 0.5;

/// From this share of common terms on (Dice), sentences are edited copies of each other, however
/// little the terms weigh: where two short texts share a sentence but for one figure, the figure
/// is all that is rare.
const COPY: f64 = 0.6;

/// How alike the sentences of different texts are.
#[derive(Debug, Clone)]
pub struct Similarity {
    sizes: Vec<usize>,
    /// For each sentence, those of other texts that share a term with it, best first.
    neighbours: Vec<Vec<Vec<(Place, f64)>>>,
}

impl Similarity {
    /// Compares all sentences of each text with those of the other texts.
    pub fn of(texts: &[Text<'_>]) -> Self {
        let mut vocabulary = Vocabulary::default();
        let assumed = assumed_language(texts);
        let bags: Vec<Vec<Bag>> = texts
            .iter()
            .map(|text| vocabulary.bags(text.language.unwrap_or(assumed), &text.sentences))
            .collect();
        let weights = weights(&vocabulary, &bags);
        let vectors: Vec<Vec<Vec<(Term, f64)>>> = bags
            .iter()
            .map(|text| text.iter().map(|bag| vector(bag, &weights)).collect())
            .collect();
        let mut neighbours: Vec<Vec<Vec<(Place, f64)>>> = texts
            .iter()
            .map(|text| vec![Vec::new(); text.sentences.len()])
            .collect();
        for left in 0..texts.len() {
            for right in left + 1..texts.len() {
                let comparable = comparable(texts[left].language, texts[right].language);
                compare(left, right, comparable, &bags, &vectors, &mut neighbours);
            }
        }
        for sentence in neighbours.iter_mut().flatten() {
            sentence.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        }
        Self {
            sizes: texts.iter().map(|text| text.sentences.len()).collect(),
            neighbours,
        }
    }

    /// How many sentences each text has.
    pub fn sizes(&self) -> &[usize] {
        &self.sizes
    }

    /// Sentences of other texts that are somewhat like this one, best first, with their scores.
    pub fn neighbours(&self, place: Place) -> &[(Place, f64)] {
        &self.neighbours[place.text][place.sentence]
    }

    /// How alike two sentences of different texts are; 0 where they share nothing.
    pub fn score(&self, a: Place, b: Place) -> f64 {
        let found = self.neighbours(a).iter().find(|(other, _)| *other == b);
        found.map_or(0.0, |(_, score)| *score)
    }

    /// The sentence of `text` that is most like this one.
    pub fn nearest(&self, place: Place, text: usize) -> Option<(Place, f64)> {
        self.neighbours(place)
            .iter()
            .find(|(other, _)| other.text == text)
            .copied()
    }
}

/// Whether sentences of two languages can be compared word by word. An unknown language may be
/// any.
pub fn comparable(left: Option<&str>, right: Option<&str>) -> bool {
    left.is_none() || right.is_none() || left == right
}

/// The language of a text too short to tell: that of the others where they have one, else English,
/// whose function words do no harm to what is not English.
fn assumed_language<'a>(texts: &[Text<'a>]) -> &'a str {
    let mut known = texts.iter().filter_map(|text| text.language);
    match known.next() {
        Some(first) if known.all(|language| language == first) => first,
        _ => "en",
    }
}

/// Inverse document frequency, a sentence being the document: rarer terms weigh more. The names of
/// the parties, which stand in nearly every sentence, keep just enough for two texts of one
/// sentence each to be compared.
fn weights(vocabulary: &Vocabulary, bags: &[Vec<Bag>]) -> Vec<f64> {
    let mut frequency = vec![0u32; vocabulary.len()];
    let mut sentences = 0u32;
    for bag in bags.iter().flatten() {
        sentences += 1;
        for (term, _) in &bag.terms {
            frequency[*term as usize] += 1;
        }
    }
    frequency
        .into_iter()
        .map(|count| (0.2 + f64::from(sentences) / f64::from(count.max(1))).ln())
        .collect()
}

/// The terms of a sentence with their weights, at unit length.
fn vector(bag: &Bag, weights: &[f64]) -> Vec<(Term, f64)> {
    let mut vector: Vec<(Term, f64)> = bag
        .terms
        .iter()
        .map(|(term, count)| {
            (
                *term,
                (1.0 + f64::from(*count).ln()) * weights[*term as usize],
            )
        })
        .collect();
    let length = vector
        .iter()
        .map(|(_, weight)| weight * weight)
        .sum::<f64>()
        .sqrt();
    if length > 0.0 {
        for (_, weight) in &mut vector {
            *weight /= length;
        }
    }
    vector
}

/// Compares the sentences of two texts. Where their languages cannot be compared, only sentences
/// equal to the letter meet.
fn compare(
    left: usize,
    right: usize,
    comparable: bool,
    bags: &[Vec<Bag>],
    vectors: &[Vec<Vec<(Term, f64)>>],
    neighbours: &mut [Vec<Vec<(Place, f64)>>],
) {
    let mut index: HashMap<Term, Vec<(usize, f64)>> = HashMap::new();
    let indexed = if comparable {
        vectors[right].as_slice()
    } else {
        &[]
    };
    for (sentence, vector) in indexed.iter().enumerate() {
        for (term, weight) in vector {
            index.entry(*term).or_default().push((sentence, *weight));
        }
    }
    let common = if vectors[right].len() <= COMMON_FLOOR {
        usize::MAX
    } else {
        COMMON_FLOOR.max((vectors[right].len() as f64 * COMMON_SHARE) as usize)
    };
    let twins = twins(&bags[left], &bags[right]);
    let mut cosines = vec![0.0; vectors[right].len()];
    let mut shared = vec![0u32; vectors[right].len()];
    let mut touched = Vec::new();
    for (i, vector) in vectors[left].iter().enumerate() {
        for (term, weight) in vector {
            let postings = index.get(term).map(Vec::as_slice).unwrap_or_default();
            for (j, other) in postings {
                if cosines[*j] == 0.0 {
                    if postings.len() > common {
                        continue;
                    }
                    touched.push(*j);
                }
                cosines[*j] += weight * other;
                shared[*j] += 1;
            }
        }
        for j in twins.get(&i).into_iter().flatten() {
            if cosines[*j] == 0.0 {
                touched.push(*j);
            }
        }
        for j in touched.drain(..) {
            let cosine = std::mem::take(&mut cosines[j]);
            let terms = vector.len() + vectors[right][j].len();
            let overlap = 2.0 * f64::from(std::mem::take(&mut shared[j])) / terms.max(1) as f64;
            let alike = if overlap >= COPY {
                cosine.max(overlap)
            } else {
                cosine
            };
            let same = twins.get(&i).is_some_and(|twins| twins.contains(&j));
            let score = if same {
                1.0
            } else {
                let apart = apart(i, vectors[left].len(), j, vectors[right].len());
                steady((alike * (1.0 - POSITION * apart)).min(0.999))
            };
            let (a, b) = (
                Place {
                    text: left,
                    sentence: i,
                },
                Place {
                    text: right,
                    sentence: j,
                },
            );
            neighbours[left][i].push((b, score));
            neighbours[right][j].push((a, score));
        }
    }
}

/// A score without its last digits, which depend on the order in which terms were met and so on
/// that of the texts.
fn steady(score: f64) -> f64 {
    (score * 1e9).round() / 1e9
}

/// How far apart two sentences stand in their texts, from 0 (same point) to 1 (opposite ends).
fn apart(i: usize, left: usize, j: usize, right: usize) -> f64 {
    let point = |index: usize, size: usize| (index as f64 + 0.5) / size as f64;
    (point(i, left) - point(j, right)).abs()
}

/// Sentences equal but for punctuation, case and spacing: the first of a kind on one side with
/// the first of it on the other, the second with the second; what is left over with the last.
fn twins(left: &[Bag], right: &[Bag]) -> BTreeMap<usize, Vec<usize>> {
    let mut places: BTreeMap<&str, (Vec<usize>, Vec<usize>)> = BTreeMap::new();
    for (i, bag) in left.iter().enumerate() {
        places.entry(&bag.skeleton).or_default().0.push(i);
    }
    for (j, bag) in right.iter().enumerate() {
        places.entry(&bag.skeleton).or_default().1.push(j);
    }
    places.remove("");
    let mut twins: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (left, right) in places.into_values() {
        let (Some(last_left), Some(last_right)) = (left.last(), right.last()) else {
            continue;
        };
        for k in 0..left.len().max(right.len()) {
            let i = *left.get(k).unwrap_or(last_left);
            let j = *right.get(k).unwrap_or(last_right);
            twins.entry(i).or_default().push(j);
        }
    }
    twins
}
