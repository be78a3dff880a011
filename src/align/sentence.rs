//! A sentence as it is compared: its terms, what they mean, its topics.

use std::sync::LazyLock;

use std::collections::{BTreeMap, BTreeSet};

use super::Text;
use super::clause::Clause;
use super::terms::{Bag, Reader, counted};
use super::vocabulary::{Term, Vocabulary};
use crate::data::data;
use crate::lexicon::{Lexicon, Table, Topic};
use crate::text::{Matcher, NormalizedText};
use crate::vectors::{self, Vectors, Word};

/// Of the first so many sentences, one may tell that a call or a meeting took place.
const OPENING: usize = 2;

/// What an idea counts against a topic of the same rarity: ideas are wider.
const IDEA: f64 = 0.7;

/// The length of a direction. In whole numbers a sum of products is exact, in whatever order, and
/// that of two directions is below 2^31; what is rounded away is below a ten-thousandth of it.
pub(super) const UNIT: f64 = 32_767.0;

/// A sentence as it is compared.
#[derive(Debug, Clone)]
pub(super) struct Sentence {
    /// Its words.
    pub bag: Bag,
    /// What all of it says.
    pub whole: Content,
    /// What each of its clauses says; none where it is but one.
    clauses: Vec<Content>,
    /// Whether it is the one that tells that a call or a meeting took place.
    pub opens: bool,
}

/// What a sentence, or a clause of it, says.
#[derive(Debug, Clone)]
pub(super) struct Content {
    /// Its terms with their weights, at unit length.
    pub terms: Vec<(Term, f64)>,
    /// The direction in which its words point together, at a length of [`UNIT`]; `None` in a
    /// language without vectors, or where no word is known.
    pub meaning: Option<Vec<i16>>,
    /// The matters that it brings up with their weights, at unit length.
    pub matters: Vec<(Matter, f64)>,
}

/// What sentences may have in common, in whatever words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Matter {
    /// A topic of the lexicon.
    Topic(usize),
    /// What accounts of talks say again and again.
    Idea(usize),
}

impl Sentence {
    /// Whether it brings up a topic of the lexicon.
    pub fn has_topic(&self) -> bool {
        let mut matters = self.whole.matters.iter();
        matters.any(|(matter, _)| matches!(matter, Matter::Topic(_)))
    }

    /// What its clauses say, or all of it where it is but one.
    pub fn clauses(&self) -> &[Content] {
        if self.clauses.is_empty() {
            std::slice::from_ref(&self.whole)
        } else {
            &self.clauses
        }
    }
}

/// A matter that a sentence brings up, and the character at which it does.
type Mention = (Matter, usize);

/// Words by which accounts open, by language.
static OPENINGS: LazyLock<BTreeMap<String, Matcher>> = LazyLock::new(|| {
    let words: BTreeMap<String, Vec<String>> = data!("align/meeting-verbs");
    let matcher = |words: Vec<String>| Matcher::new(words.iter().map(|word| (0, word.as_str())));
    words
        .into_iter()
        .map(|(language, words)| (language, matcher(words)))
        .collect()
});

/// Finds the ideas of a language. In the order of their names, which only tells them apart.
static IDEAS: LazyLock<BTreeMap<String, Matcher>> = LazyLock::new(|| {
    let ideas: BTreeMap<String, BTreeMap<String, Vec<String>>> = data!("align/paraphrases");
    let matcher = |ideas: BTreeMap<String, Vec<String>>| {
        let words = ideas.values().enumerate();
        Matcher::new(
            words.flat_map(|(idea, words)| words.iter().map(move |word| (idea, word.as_str()))),
        )
    };
    ideas
        .into_iter()
        .map(|(language, ideas)| (language, matcher(ideas)))
        .collect()
});

/// Reads the sentences of all texts together: what is rare among them all weighs most.
pub(super) fn sentences(texts: &[Text<'_>], lexicon: &Lexicon) -> Vec<Vec<Sentence>> {
    let mut vocabulary = Vocabulary::default();
    let assumed = assumed_language(texts);
    let languages: Vec<&str> = texts
        .iter()
        .map(|text| text.language.unwrap_or(assumed))
        .collect();
    let mut readers = BTreeMap::new();
    let mut bags: Vec<Vec<Bag>> = Vec::new();
    for (text, language) in texts.iter().zip(&languages) {
        let reader = readers.entry(*language);
        let reader = reader.or_insert_with(|| Reader::new(language));
        bags.push(reader.bags(&mut vocabulary, &text.sentences));
    }
    let matters: Vec<Vec<Vec<Mention>>> = texts
        .iter()
        .zip(&languages)
        .map(|(text, language)| {
            text.sentences
                .iter()
                .map(|s| matters(s, language, lexicon.topics()))
                .collect()
        })
        .collect();
    let known = vectors::of("en").map(|vectors| (vectors, words(&vocabulary, vectors)));
    let rarity = |term: Term| match &known {
        Some((_, words)) => {
            words[term as usize].map_or(vectors::UNKNOWN_RARITY, |word| f64::from(word.rarity))
        }
        None => 1.0,
    };
    let count = bags.iter().map(Vec::len).sum::<usize>() as f64;
    let weights = weights(&vocabulary, &bags, count, rarity);
    let matter_weights = matter_weights(&matters, count);
    bags.into_iter()
        .zip(matters)
        .enumerate()
        .map(|(text, (bags, matters))| {
            let known = known.as_ref().filter(|_| languages[text] == "en");
            let content = |terms: &[(Term, u32)], matters: BTreeSet<Matter>| {
                let weighted = weighted(terms, &weights);
                Content {
                    meaning: known.and_then(|(vectors, words)| {
                        meaning(&weighted, words, vectors.dimensions())
                    }),
                    terms: unit(weighted),
                    matters: unit(
                        matters
                            .into_iter()
                            .map(|matter| (matter, matter_weights[&matter]))
                            .collect(),
                    ),
                }
            };
            let opening = opening(&texts[text].sentences, languages[text]);
            bags.into_iter()
                .zip(matters)
                .enumerate()
                .map(|(place, (bag, matters))| {
                    let parted = by_clause(texts[text].sentences[place], &bag.clauses, &matters);
                    let clauses = bag.clauses.iter().zip(parted);
                    Sentence {
                        whole: content(
                            &bag.terms,
                            matters.iter().map(|(matter, _)| *matter).collect(),
                        ),
                        clauses: clauses
                            .map(|(clause, matters)| {
                                content(&counted(clause.terms.clone()), matters)
                            })
                            .collect(),
                        opens: opening == Some(place),
                        bag,
                    }
                })
                .collect()
        })
        .collect()
}

/// The matters that each clause of a sentence brings up.
fn by_clause(sentence: &str, clauses: &[Clause], mentions: &[Mention]) -> Vec<BTreeSet<Matter>> {
    let starts: Vec<usize> = clauses
        .iter()
        .map(|clause| sentence[..clause.start].chars().count())
        .collect();
    let mut parted = vec![BTreeSet::new(); clauses.len()];
    for (matter, character) in mentions {
        let clause = starts.partition_point(|start| start <= character).max(1);
        if let Some(matters) = parted.get_mut(clause - 1) {
            matters.insert(*matter);
        }
    }
    parted
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

fn matters(sentence: &str, language: &str, topics: &Table<Topic>) -> Vec<Mention> {
    let folded = NormalizedText::new(sentence);
    let hits = |matcher: Option<&Matcher>| matcher.map(|matcher| matcher.find_in(&folded));
    let topics = hits(topics.matcher(language)).into_iter().flatten();
    let ideas = hits(IDEAS.get(language)).into_iter().flatten();
    topics
        .map(|hit| (Matter::Topic(hit.entry), hit.start))
        .chain(ideas.map(|hit| (Matter::Idea(hit.entry), hit.start)))
        .collect()
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

/// How much each matter tells: the rarer among the sentences, the more.
fn matter_weights(mentions: &[Vec<Vec<Mention>>], count: f64) -> BTreeMap<Matter, f64> {
    let mut weights: BTreeMap<Matter, f64> = BTreeMap::new();
    for sentence in mentions.iter().flatten() {
        let matters: BTreeSet<Matter> = sentence.iter().map(|(matter, _)| *matter).collect();
        for matter in matters {
            *weights.entry(matter).or_default() += 1.0;
        }
    }
    for (matter, weight) in &mut weights {
        let share = match matter {
            Matter::Topic(_) => 1.0,
            Matter::Idea(_) => IDEA,
        };
        *weight = share * (1.0 + count / *weight).ln();
    }
    weights
}

fn weighted(terms: &[(Term, u32)], weights: &[f64]) -> Vec<(Term, f64)> {
    let weight = |(term, count): &(Term, u32)| {
        (
            *term,
            (1.0 + f64::from(*count).ln()) * weights[*term as usize],
        )
    };
    terms.iter().map(weight).collect()
}

/// The direction of the sum of those of the words, each times its weight.
fn meaning(
    terms: &[(Term, f64)],
    words: &[Option<Word<'_>>],
    dimensions: usize,
) -> Option<Vec<i16>> {
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
    let scaled = |value: &f64| (value / length * UNIT + 0.5_f64.copysign(*value)) as i16;
    (length > 0.0).then(|| sum.iter().map(scaled).collect())
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
