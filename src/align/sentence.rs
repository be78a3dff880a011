//! A sentence as it is compared: its terms, what they mean, its topics.

use std::sync::LazyLock;

use std::collections::{BTreeMap, BTreeSet};

use super::Text;
use super::terms::{Bag, Term, Vocabulary};
use crate::data::data;
use crate::lexicon::{Matcher, topic_matcher};
use crate::vectors::{self, Vectors, Word};

/// How rare a word counts that the vectors do not know: as rare as the rarest they know are.
const UNKNOWN_RARITY: f64 = 8.0;

/// Of the first so many sentences, one may tell that a call or a meeting took place.
const OPENING: usize = 2;

/// A sentence as it is compared.
#[derive(Debug, Clone)]
pub(super) struct Sentence {
    /// Its words.
    pub bag: Bag,
    /// Its terms with their weights, at unit length.
    pub terms: Vec<(Term, f64)>,
    /// The direction in which its words point together, at unit length; `None` in a language
    /// without vectors, or where no word is known.
    pub meaning: Option<Vec<f64>>,
    /// The topics that it brings up with their weights, at unit length.
    pub topics: Vec<(usize, f64)>,
    /// Whether it is the one that tells that a call or a meeting took place.
    pub opens: bool,
}

/// Words by which accounts open, by language.
static OPENINGS: LazyLock<BTreeMap<String, Matcher>> = LazyLock::new(|| {
    let words: BTreeMap<String, Vec<String>> = data!("align/opening");
    let matcher = |words: Vec<String>| Matcher::new(words.iter().map(|word| (0, word.as_str())));
    words
        .into_iter()
        .map(|(language, words)| (language, matcher(words)))
        .collect()
});

/// Reads the sentences of all texts together: what is rare among them all weighs most.
pub(super) fn sentences(texts: &[Text<'_>]) -> Vec<Vec<Sentence>> {
    let mut vocabulary = Vocabulary::default();
    let assumed = assumed_language(texts);
    let languages: Vec<&str> = texts
        .iter()
        .map(|text| text.language.unwrap_or(assumed))
        .collect();
    let bags: Vec<Vec<Bag>> = texts
        .iter()
        .zip(&languages)
        .map(|(text, language)| vocabulary.bags(language, &text.sentences))
        .collect();
    let topics: Vec<Vec<BTreeSet<usize>>> = texts
        .iter()
        .zip(&languages)
        .map(|(text, language)| text.sentences.iter().map(|s| topics(s, language)).collect())
        .collect();
    let known = vectors::of("en").map(|vectors| (vectors, words(&vocabulary, vectors)));
    let rarity = |term: Term| match &known {
        Some((_, words)) => {
            words[term as usize].map_or(UNKNOWN_RARITY, |word| f64::from(word.rarity))
        }
        None => 1.0,
    };
    let count = bags.iter().map(Vec::len).sum::<usize>() as f64;
    let weights = weights(&vocabulary, &bags, count, rarity);
    let topic_weights = topic_weights(&topics, count);
    bags.into_iter()
        .zip(topics)
        .enumerate()
        .map(|(text, (bags, topics))| {
            let known = known.as_ref().filter(|_| languages[text] == "en");
            let opening = opening(&texts[text].sentences, languages[text]);
            bags.into_iter()
                .zip(topics)
                .enumerate()
                .map(|(place, (bag, topics))| {
                    let weighted = weighted(&bag, &weights);
                    Sentence {
                        meaning: known.and_then(|(vectors, words)| {
                            meaning(&weighted, words, vectors.dimensions())
                        }),
                        terms: unit(weighted),
                        topics: unit(
                            topics
                                .into_iter()
                                .map(|topic| (topic, topic_weights[&topic]))
                                .collect(),
                        ),
                        opens: opening == Some(place),
                        bag,
                    }
                })
                .collect()
        })
        .collect()
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

fn topics(sentence: &str, language: &str) -> BTreeSet<usize> {
    let hits = topic_matcher(language).map(|matcher| matcher.find(sentence));
    hits.into_iter().flatten().map(|hit| hit.entry).collect()
}

/// The sentence by which an account opens.
fn opening(sentences: &[&str], language: &str) -> Option<usize> {
    let matcher = OPENINGS.get(language)?;
    let mut first = sentences.iter().take(OPENING);
    first.position(|sentence| !matcher.find(sentence).is_empty())
}

/// What the vectors know of each term.
fn words<'v>(vocabulary: &Vocabulary, vectors: &'v Vectors) -> Vec<Option<Word<'v>>> {
    let mut words = vec![None; vocabulary.len()];
    for (term, number) in vocabulary.terms() {
        words[number as usize] = vectors.find(term);
    }
    words
}

/// How much each term tells: how rare it is among the sentences that are compared (inverse document
/// frequency), times the root of how rare it is in the language of officials at large. The names of
/// the parties, which stand in nearly every sentence, keep just enough for two texts of one
/// sentence each to be compared.
fn weights(
    vocabulary: &Vocabulary,
    bags: &[Vec<Bag>],
    count: f64,
    rarity: impl Fn(Term) -> f64,
) -> Vec<f64> {
    let mut frequency = vec![0u32; vocabulary.len()];
    for (term, _) in bags.iter().flatten().flat_map(|bag| &bag.terms) {
        frequency[*term as usize] += 1;
    }
    let terms = frequency.into_iter().zip(0..);
    terms
        .map(|(frequency, term)| {
            (0.2 + count / f64::from(frequency.max(1))).ln() * rarity(term).max(0.1).sqrt()
        })
        .collect()
}

fn topic_weights(topics: &[Vec<BTreeSet<usize>>], count: f64) -> BTreeMap<usize, f64> {
    let mut weights: BTreeMap<usize, f64> = BTreeMap::new();
    for topic in topics.iter().flatten().flatten() {
        *weights.entry(*topic).or_default() += 1.0;
    }
    weights
        .values_mut()
        .for_each(|weight| *weight = (1.0 + count / *weight).ln());
    weights
}

fn weighted(bag: &Bag, weights: &[f64]) -> Vec<(Term, f64)> {
    let weight = |(term, count): &(Term, u32)| {
        (
            *term,
            (1.0 + f64::from(*count).ln()) * weights[*term as usize],
        )
    };
    bag.terms.iter().map(weight).collect()
}

/// The sum of the directions of the words, each times its weight.
fn meaning(
    terms: &[(Term, f64)],
    words: &[Option<Word<'_>>],
    dimensions: usize,
) -> Option<Vec<f64>> {
    let mut sum = vec![0.0; dimensions];
    for (term, weight) in terms {
        let Some(word) = words[*term as usize] else {
            continue;
        };
        let scale = weight / word.length();
        for (sum, value) in sum.iter_mut().zip(word.values()) {
            *sum += scale * f64::from(value);
        }
    }
    let length = sum.iter().map(|value| value * value).sum::<f64>().sqrt();
    (length > 0.0).then(|| {
        sum.iter_mut().for_each(|value| *value /= length);
        sum
    })
}

fn unit<K>(mut vector: Vec<(K, f64)>) -> Vec<(K, f64)> {
    let length = vector
        .iter()
        .map(|(_, weight)| weight * weight)
        .sum::<f64>()
        .sqrt();
    if length > 0.0 {
        vector.iter_mut().for_each(|(_, weight)| *weight /= length);
    }
    vector
}
