//! A sentence as it is compared: its terms, their embedding, its concepts.

use std::collections::{BTreeMap, BTreeSet};

use super::bag::{Bag, BagReader, counted};
use super::concept::{self, Concept, ConceptMention};
use super::crossing::{Crossing, English};
use super::embedding::Embedder;
use super::input::Text;
use super::opening::opening;
use super::vocabulary::{TermId, Vocabulary};
use super::weight::{term_weights, to_unit_length, weighted};
use crate::crosslingual;
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
    /// The topics near those that it brings up, in order, without these.
    pub near: Vec<Concept>,
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
    /// The same in the space that languages share, where two languages are compared.
    pub shared: Option<Vec<i16>>,
    /// The concepts that it brings up with their weights, at unit length.
    pub concepts: Vec<(Concept, f64)>,
}

impl SentenceContent {
    /// Whether it brings up a topic of the lexicon.
    pub(crate) fn has_topic(&self) -> bool {
        let mut concepts = self.whole.concepts.iter();
        concepts.any(|(concept, _)| concept.is_topic())
    }

    /// What its clauses say, or the whole where there is only one. Across languages the whole comes
    /// behind them: a clause of a list may answer all of a sentence.
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
    /// For each topic of the lexicon, those near it.
    near: Vec<Vec<Concept>>,
    /// Each text as it is read in a language.
    read: BTreeMap<Key<'t>, Read>,
    /// For each language that is held against another, what leads there.
    crossings: BTreeMap<&'t str, Crossing>,
}

/// A text, the language that it is read in, and whether it is held against one of another language.
type Key<'t> = (usize, &'t str, bool);

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
        for (text, language, crosses) in languages(texts) {
            let reader = readers.entry((language, crosses));
            let reader = reader.or_insert_with(|| match crosses {
                true => BagReader::crossing(language),
                false => BagReader::new(language),
            });
            let sentences = &texts[text].sentences;
            let mentions = sentences.iter().map(|sentence| {
                let mut mentions = concept::mentions(sentence, language, lexicon.topics());
                // Ideas are listed for some languages alone; topics for all.
                mentions.retain(|mention| !crosses || mention.concept.is_topic());
                mentions
            });
            let of_text = Read {
                bags: reader.bags(&mut vocabulary, sentences),
                mentions: mentions.collect(),
                opening: opening(sentences, language),
            };
            read.insert((text, language, crosses), of_text);
        }
        let crossed: BTreeSet<&str> = (read.keys())
            .filter(|(_, _, crosses)| *crosses)
            .map(|(_, language, _)| *language)
            .collect();
        let english: BTreeMap<&str, _> = crossed
            .into_iter()
            .map(|language| {
                let of_language = read
                    .iter()
                    .filter(|(key, _)| (key.1, key.2) == (language, true));
                let bags = of_language.flat_map(|(_, read)| &read.bags);
                (language, English::of(language, &mut vocabulary, bags))
            })
            .collect();
        let crossings = english.into_iter();
        Self {
            crossings: crossings
                .map(|(language, english)| {
                    (language, Crossing::new(language, english, &vocabulary))
                })
                .collect(),
            texts,
            embedder: Embedder::new(&vocabulary),
            near: concept::near(lexicon.topics()),
            vocabulary,
            read,
        }
    }

    /// The sentences of two texts: what is rare among both weighs most. A third text changes
    /// nothing.
    pub(crate) fn contents(&self, left: usize, right: usize) -> [Vec<SentenceContent>; 2] {
        let languages = languages_of(&self.texts[left], &self.texts[right]);
        let crosses = crosslingual::meet(languages[0], languages[1]);
        let read = [
            (left, languages[0], crosses),
            (right, languages[1], crosses),
        ];
        let read = read.map(|key| (key, &self.read[&key]));
        let both = read.map(|(_, it)| it);
        read.map(|((text, language, _), read)| {
            // In two languages, what is rare in its own text weighs most.
            let counted = if crosses { vec![read] } else { both.to_vec() };
            let crossing = self.crossings.get(language).filter(|_| crosses);
            let weights = Weights::new(self, &counted, &both, crossing);
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
fn languages<'t>(texts: &'t [Text<'t>]) -> BTreeSet<Key<'t>> {
    let mut languages = BTreeSet::new();
    for (left, text) in texts.iter().enumerate() {
        for (right, other) in texts.iter().enumerate().skip(left + 1) {
            let [of_left, of_right] = languages_of(text, other);
            let crosses = crosslingual::meet(of_left, of_right);
            languages.extend([(left, of_left, crosses), (right, of_right, crosses)]);
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
    crossing: Option<&'r Crossing>,
    near: &'r [Vec<Concept>],
}

impl<'r> Weights<'r> {
    /// Terms count by `counted`, concepts by `both`.
    fn new(
        reading: &'r Reading<'_>,
        counted: &[&Read],
        both: &[&Read; 2],
        crossing: Option<&'r Crossing>,
    ) -> Self {
        let embedder = reading.embedder.as_ref();
        let sentences = |read: &[&Read]| read.iter().map(|it| it.bags.len()).sum::<usize>() as f64;
        let idf = |term| match crossing {
            // The rarity of the English word counts, once it is known.
            Some(_) => 1.0,
            None => embedder.map_or(1.0, |embedder| embedder.idf(term)),
        };
        let bags: Vec<&[Bag]> = counted.iter().map(|text| text.bags.as_slice()).collect();
        let mentions = both.map(|text| text.mentions.as_slice());
        Self {
            terms: term_weights(&reading.vocabulary, &bags, sentences(counted), idf),
            concepts: concept::weights(&mentions, sentences(both)),
            embedder,
            crossing,
            near: &reading.near,
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
        let concepts: BTreeSet<Concept> = mentions.iter().map(|it| it.concept).collect();
        let near = concepts.iter().flat_map(|concept| match concept {
            Concept::Topic(topic) => self.near[*topic].as_slice(),
            Concept::Paraphrase(_) => &[],
        });
        let near: BTreeSet<Concept> = near.copied().filter(|it| !concepts.contains(it)).collect();
        let by_clause = concept::by_clause(sentence, &bag.clauses, mentions);
        let clauses = bag.clauses.iter().zip(by_clause);
        let whole = self.content(language, &bag.terms, concepts);
        let mut clauses: Vec<Content> = clauses
            .map(|(clause, concepts)| {
                self.content(language, &counted(clause.terms.clone()), concepts)
            })
            .collect();
        if self.crossing.is_some() && !clauses.is_empty() {
            clauses.push(whole.clone());
        }
        SentenceContent {
            whole,
            clauses,
            names: bag
                .names
                .iter()
                .map(|term| (*term, self.terms[*term as usize]))
                .collect(),
            near: near.into_iter().collect(),
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
        let mut terms = weighted(terms, &self.terms);
        let shared = self
            .crossing
            .and_then(|crossing| crossing.embedding(&terms));
        if let (Some(crossing), Some(embedder)) = (self.crossing, self.embedder) {
            terms = crossing.in_english(&terms, |term| embedder.idf(term));
        }
        let in_english = language == "en" || self.crossing.is_some();
        let embedder = self.embedder.filter(|_| in_english);
        let concepts = concepts.into_iter();
        let concepts = concepts.map(|concept| (concept, self.concepts[&concept]));
        Content {
            embedding: embedder.and_then(|embedder| embedder.embedding(&terms)),
            shared,
            terms: to_unit_length(terms),
            concepts: to_unit_length(concepts.collect()),
        }
    }
}
