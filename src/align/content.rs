//! A sentence as it is compared: its terms, their embedding, its concepts.

use std::collections::{BTreeMap, BTreeSet};

use super::bag::{Bag, BagReader, counted};
use super::concept::{self, Concept, ConceptMention};
use super::embedding::Embedder;
use super::input::Text;
use super::opening::opening;
use super::vocabulary::{TermId, Vocabulary};
use super::weight::{term_weights, to_unit_length, weighted};
use crate::lexicon::Lexicon;

/// A sentence as it is compared.
#[derive(Debug, Clone)]
pub(super) struct SentenceContent {
    /// Its words.
    pub bag: Bag,
    /// What all of it says.
    pub whole: Content,
    /// What each of its clauses says; empty where there is only one.
    clauses: Vec<Content>,
    /// Its names with their weights, in order.
    pub names: Vec<(TermId, f64)>,
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

/// The texts with what their sentences bring up, before it is weighed.
pub(super) struct Reading<'t> {
    texts: &'t [Text<'t>],
    vocabulary: Vocabulary,
    embedder: Option<Embedder>,
    /// Each text as it is read in a language.
    read: BTreeMap<(usize, &'t str), Read>,
}

/// The words and the concepts of each sentence.
struct Read {
    bags: Vec<Bag>,
    mentions: Vec<Vec<ConceptMention>>,
    opening: Option<usize>,
}

impl<'t> Reading<'t> {
    /// Reads the texts, each once in each language that it may be in.
    pub(crate) fn new(texts: &'t [Text<'t>], lexicon: &Lexicon) -> Self {
        let mut vocabulary = Vocabulary::default();
        let mut readers = BTreeMap::new();
        let mut read = BTreeMap::new();
        for (text, language) in languages(texts) {
            let reader = readers.entry(language);
            let reader = reader.or_insert_with(|| BagReader::new(language));
            let sentences = &texts[text].sentences;
            let mentions = sentences
                .iter()
                .map(|sentence| concept::mentions(sentence, language, lexicon.topics()));
            let of_text = Read {
                bags: reader.bags(&mut vocabulary, sentences),
                mentions: mentions.collect(),
                opening: opening(sentences, language),
            };
            read.insert((text, language), of_text);
        }
        Self {
            texts,
            embedder: Embedder::new(&vocabulary),
            vocabulary,
            read,
        }
    }

    /// The sentences of two texts: what is rare among both weighs most. A third text changes
    /// nothing.
    pub(crate) fn contents(&self, left: usize, right: usize) -> [Vec<SentenceContent>; 2] {
        let languages = languages_of(&self.texts[left], &self.texts[right]);
        let read = [(left, languages[0]), (right, languages[1])].map(|key| (key, &self.read[&key]));
        let weights = Weights::new(
            &self.vocabulary,
            self.embedder.as_ref(),
            read.map(|(_, it)| it),
        );
        read.map(|((text, language), read)| {
            let sentences = self.texts[text].sentences.iter().zip(&read.bags);
            let sentences = sentences.zip(&read.mentions).enumerate();
            let content =
                |(place, ((sentence, bag), mentions)): (usize, ((&&str, &Bag), &Vec<_>))| {
                    let is_opening = read.opening == Some(place);
                    weights.sentence(language, sentence, bag.clone(), mentions, is_opening)
                };
            sentences.map(content).collect()
        })
    }
}

/// The texts with the languages in which they are read beside any other.
fn languages<'t>(texts: &'t [Text<'t>]) -> BTreeSet<(usize, &'t str)> {
    let mut languages = BTreeSet::new();
    for (left, text) in texts.iter().enumerate() {
        for (right, other) in texts.iter().enumerate().skip(left + 1) {
            let [of_left, of_right] = languages_of(text, other);
            languages.extend([(left, of_left), (right, of_right)]);
        }
    }
    languages
}

/// The languages of two texts. That of a text too short to tell is that of the other, else English,
/// whose function words do no harm to another language.
fn languages_of<'a>(left: &Text<'a>, right: &Text<'a>) -> [&'a str; 2] {
    let of = |text: &Text<'a>, other: &Text<'a>| text.language.or(other.language).unwrap_or("en");
    [of(left, right), of(right, left)]
}

/// What terms and concepts count among the texts that are compared.
struct Weights<'r> {
    terms: Vec<f64>,
    concepts: BTreeMap<Concept, f64>,
    embedder: Option<&'r Embedder>,
}

impl<'r> Weights<'r> {
    fn new(vocabulary: &Vocabulary, embedder: Option<&'r Embedder>, read: [&Read; 2]) -> Self {
        let sentences = read.iter().map(|text| text.bags.len()).sum::<usize>() as f64;
        let idf = |term| embedder.map_or(1.0, |embedder| embedder.idf(term));
        let bags = read.map(|text| text.bags.as_slice());
        let mentions = read.map(|text| text.mentions.as_slice());
        Self {
            terms: term_weights(vocabulary, &bags, sentences, idf),
            concepts: concept::weights(&mentions, sentences),
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
            names: bag
                .names
                .iter()
                .map(|term| (*term, self.terms[*term as usize]))
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
        let embedder = self.embedder.filter(|_| language == "en");
        let concepts = concepts.into_iter();
        let concepts = concepts.map(|concept| (concept, self.concepts[&concept]));
        Content {
            embedding: embedder.and_then(|embedder| embedder.embedding(&terms)),
            terms: to_unit_length(terms),
            concepts: to_unit_length(concepts.collect()),
        }
    }
}
