//! A sentence as it is compared: its terms, their embedding, its concepts.

use std::collections::{BTreeMap, BTreeSet};

use super::bag::{Bag, BagReader, counted};
use super::concept::{self, Concept, ConceptMention};
use super::embedding::Embedder;
use super::input::Text;
use super::opening::opening;
use super::vocabulary::{TermId, Vocabulary};
use super::weight::{term_weights, to_unit_length, weighted};
use crate::lexicon::{Lexicon, Table, Topic};

/// A sentence as it is compared.
#[derive(Debug, Clone)]
pub(super) struct SentenceContent {
    /// Its words.
    pub bag: Bag,
    /// What all of it says.
    pub whole: Content,
    /// What each of its clauses says; empty where there is only one.
    clauses: Vec<Content>,
    /// Whether it is the one that says that a call or a meeting took place.
    pub is_opening: bool,
}

/// What a sentence, or a clause of it, says.
#[derive(Debug, Clone)]
pub(super) struct Content {
    /// Its terms with their weights, at unit length.
    pub terms: Vec<(TermId, f64)>,
    /// The embedding of its terms; `None` in a language without vectors, or where no word is known.
    pub embedding: Option<Vec<i16>>,
    /// The concepts that it brings up with their weights, at unit length.
    pub concepts: Vec<(Concept, f64)>,
}

impl SentenceContent {
    /// Whether it brings up a topic of the lexicon.
    pub(crate) fn has_topic(&self) -> bool {
        let mut concepts = self.whole.concepts.iter();
        concepts.any(|(concept, _)| matches!(concept, Concept::Topic(_)))
    }

    /// What its clauses say, or the whole where there is only one.
    pub(crate) fn clauses(&self) -> &[Content] {
        if self.clauses.is_empty() {
            std::slice::from_ref(&self.whole)
        } else {
            &self.clauses
        }
    }
}

/// Reads the sentences of all texts together: what is rare among them all weighs most.
pub(super) fn contents(texts: &[Text<'_>], lexicon: &Lexicon) -> Vec<Vec<SentenceContent>> {
    let assumed = assumed_language(texts);
    let languages: Vec<&str> = texts
        .iter()
        .map(|text| text.language.unwrap_or(assumed))
        .collect();
    let mut vocabulary = Vocabulary::default();
    let bags = bags(texts, &languages, &mut vocabulary);
    let mentions = mentions(texts, &languages, lexicon.topics());
    let weights = Weights::new(&vocabulary, &bags, &mentions);
    let mut contents = Vec::with_capacity(texts.len());
    for (index, (bags, mentions)) in bags.into_iter().zip(mentions).enumerate() {
        let (sentences, language) = (&texts[index].sentences, languages[index]);
        let opening = opening(sentences, language);
        let sentences = sentences.iter().zip(bags).zip(mentions).enumerate();
        let contents_of_text = sentences.map(|(place, ((sentence, bag), mentions))| {
            let is_opening = opening == Some(place);
            weights.sentence(language, sentence, bag, &mentions, is_opening)
        });
        contents.push(contents_of_text.collect());
    }
    contents
}

/// The language of a text too short to tell: that of the others where they have one, else English,
/// whose function words do no harm to another language.
fn assumed_language<'a>(texts: &[Text<'a>]) -> &'a str {
    let mut known = texts.iter().filter_map(|text| text.language);
    match known.next() {
        Some(first) if known.all(|language| language == first) => first,
        _ => "en",
    }
}

/// The bags of all sentences, by text.
fn bags(texts: &[Text<'_>], languages: &[&str], vocabulary: &mut Vocabulary) -> Vec<Vec<Bag>> {
    let mut readers = BTreeMap::new();
    let texts = texts.iter().zip(languages);
    texts
        .map(|(text, language)| {
            let reader = readers.entry(*language);
            let reader = reader.or_insert_with(|| BagReader::new(language));
            reader.bags(vocabulary, &text.sentences)
        })
        .collect()
}

/// The concepts that all sentences bring up, by text.
fn mentions(
    texts: &[Text<'_>],
    languages: &[&str],
    topics: &Table<Topic>,
) -> Vec<Vec<Vec<ConceptMention>>> {
    let texts = texts.iter().zip(languages);
    texts
        .map(|(text, language)| {
            let sentences = text.sentences.iter();
            sentences
                .map(|sentence| concept::mentions(sentence, language, topics))
                .collect()
        })
        .collect()
}

/// What terms and concepts count among the texts that are compared.
struct Weights {
    terms: Vec<f64>,
    concepts: BTreeMap<Concept, f64>,
    embedder: Option<Embedder>,
}

impl Weights {
    fn new(
        vocabulary: &Vocabulary,
        bags: &[Vec<Bag>],
        mentions: &[Vec<Vec<ConceptMention>>],
    ) -> Self {
        let sentences = bags.iter().map(Vec::len).sum::<usize>() as f64;
        let embedder = Embedder::new(vocabulary);
        let idf = |term| embedder.as_ref().map_or(1.0, |embedder| embedder.idf(term));
        Self {
            terms: term_weights(vocabulary, bags, sentences, idf),
            concepts: concept::weights(mentions, sentences),
            embedder,
        }
    }

    fn sentence(
        &self,
        language: &str,
        sentence: &str,
        bag: Bag,
        mentions: &[ConceptMention],
        is_opening: bool,
    ) -> SentenceContent {
        let concepts = mentions.iter().map(|mention| mention.concept).collect();
        let by_clause = concept::by_clause(sentence, &bag.clauses, mentions);
        let clauses = bag.clauses.iter().zip(by_clause);
        SentenceContent {
            whole: self.content(language, &bag.terms, concepts),
            clauses: clauses
                .map(|(clause, concepts)| {
                    self.content(language, &counted(clause.terms.clone()), concepts)
                })
                .collect(),
            is_opening,
            bag,
        }
    }

    fn content(
        &self,
        language: &str,
        terms: &[(TermId, u32)],
        concepts: BTreeSet<Concept>,
    ) -> Content {
        let terms = weighted(terms, &self.terms);
        let embedder = self.embedder.as_ref().filter(|_| language == "en");
        let concepts = concepts.into_iter();
        let concepts = concepts.map(|concept| (concept, self.concepts[&concept]));
        Content {
            embedding: embedder.and_then(|embedder| embedder.embedding(&terms)),
            terms: to_unit_length(terms),
            concepts: to_unit_length(concepts.collect()),
        }
    }
}
