//! A sentence as it is compared: its terms, their embedding, its concepts.

use std::collections::{BTreeMap, BTreeSet};

use super::bag::{Bag, BagReader, counted};
use super::concept::{self, Concept};
use super::crossing::{Crossing, English};
use super::embedding::Embedder;
use super::input::Text;
use super::opening::opening;
use super::rows::row_hashes;
use super::vocabulary::{TermId, Vocabulary};
use super::weight::{term_weights, to_unit_length, weighted};
use crate::crosslingual;
use crate::lexicon::Lexicon;

/// A sentence as it is compared.
#[derive(Debug, Clone)]
pub(super) struct SentenceContent<'r> {
    /// Its words.
    pub bag: &'r Bag,
    /// Its concepts with how rare they are in both texts.
    pub rarity: Vec<(Concept, f64)>,
    /// The [`row_hashes`] from it on.
    pub rows: &'r [u64],
    /// What all of it says.
    pub whole: Content,
    /// What each of its clauses says; empty where there is only one.
    clauses: Vec<Content>,
    /// The topics that it brings up, without those that all talks have and without states.
    pub subjects: &'r BTreeSet<Concept>,
    /// The topics near those that it brings up, in order, without these.
    pub near: &'r [Concept],
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

impl SentenceContent<'_> {
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
    /// Each text as it is read in a language.
    read: BTreeMap<Key<'t>, Read>,
    /// For each language that is held against another, what leads there.
    crossings: BTreeMap<&'t str, Crossing>,
}

/// A text, the language that it is read in, and whether it is held against one of another language.
type Key<'t> = (usize, &'t str, bool);

/// What each sentence brings up, whatever text it is held against.
struct Read {
    sentences: Vec<ReadSentence>,
    opening: Option<usize>,
}

/// A sentence, before it is weighed.
struct ReadSentence {
    bag: Bag,
    rows: Vec<u64>,
    /// Its concepts, in order.
    concepts: BTreeSet<Concept>,
    /// The subjects among them.
    subjects: BTreeSet<Concept>,
    /// The topics near them, in order, without these.
    near: Vec<Concept>,
    clauses: Vec<ReadClause>,
}

/// A clause of it.
struct ReadClause {
    terms: Vec<(TermId, u32)>,
    concepts: BTreeSet<Concept>,
}

impl Read {
    fn bags(&self) -> impl Iterator<Item = &Bag> {
        self.sentences.iter().map(|sentence| &sentence.bag)
    }
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
            let bags = reader.bags(&mut vocabulary, sentences);
            let fingerprints = bags.iter().map(|bag| bag.fingerprint.as_str());
            let rows = row_hashes(&fingerprints.collect::<Vec<_>>());
            let read_sentence = |((bag, rows), sentence): ((Bag, Vec<u64>), &&str)| {
                let mut mentions = concept::mentions(sentence, language, lexicon.topics());
                // Ideas are listed for some languages alone; topics for all.
                mentions.retain(|mention| !crosses || mention.concept.is_topic());
                let concepts: BTreeSet<Concept> = mentions.iter().map(|it| it.concept).collect();
                let by_clause = concept::by_clause(sentence, &bag.clauses, &mentions);
                let clauses = bag.clauses.iter().zip(by_clause);
                ReadSentence {
                    clauses: clauses
                        .map(|(clause, concepts)| ReadClause {
                            terms: counted(clause.terms.clone()),
                            concepts,
                        })
                        .collect(),
                    near: concept::near_any(&concepts, lexicon.topics()),
                    subjects: concept::subjects(&concepts, lexicon.topics()),
                    concepts,
                    rows,
                    bag,
                }
            };
            let of_text = Read {
                sentences: (bags.into_iter().zip(rows).zip(sentences))
                    .map(read_sentence)
                    .collect(),
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
                let bags = of_language.flat_map(|(_, read)| read.bags());
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
            vocabulary,
            read,
        }
    }

    /// The sentences of two texts: what is rare among both weighs most. A third text changes
    /// nothing.
    pub(crate) fn contents(&self, left: usize, right: usize) -> [Vec<SentenceContent<'_>>; 2] {
        let languages = languages_of(&self.texts[left], &self.texts[right]);
        let crosses = crosslingual::meet(languages[0], languages[1]);
        let read = [
            (left, languages[0], crosses),
            (right, languages[1], crosses),
        ];
        let read = read.map(|key| (key, &self.read[&key]));
        let both = read.map(|(_, it)| it);
        read.map(|((_, language, _), read)| {
            // In two languages, what is rare in its own text weighs most.
            let counted = if crosses { vec![read] } else { both.to_vec() };
            let crossing = self.crossings.get(language).filter(|_| crosses);
            let weights = Weights::new(self, &counted, &both, crossing);
            let sentences = read.sentences.iter().enumerate();
            sentences
                .map(|(place, sentence)| {
                    weights.sentence(language, sentence, read.opening == Some(place))
                })
                .collect()
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
        let count = |read: &[&Read]| read.iter().map(|it| it.sentences.len()).sum::<usize>();
        let [in_counted, in_both] = [counted, both].map(|read| count(read) as f64);
        let idf = |term| match crossing {
            // The rarity of the English word counts, once it is known.
            Some(_) => 1.0,
            None => embedder.map_or(1.0, |embedder| embedder.idf(term)),
        };
        let bags = counted.iter().flat_map(|text| text.bags());
        let concepts = both.iter().flat_map(|text| &text.sentences);
        let concepts = concepts.map(|sentence| &sentence.concepts);
        Self {
            terms: term_weights(&reading.vocabulary, bags, in_counted, idf),
            concepts: concept::weights(concepts, in_both),
            embedder,
            crossing,
        }
    }

    fn sentence<'s>(
        &self,
        language: &str,
        sentence: &'s ReadSentence,
        is_opening: bool,
    ) -> SentenceContent<'s> {
        let bag = &sentence.bag;
        let whole = self.content(language, &bag.terms, &sentence.concepts);
        let clauses = sentence.clauses.iter();
        let mut clauses: Vec<Content> = clauses
            .map(|clause| self.content(language, &clause.terms, &clause.concepts))
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
            rarity: sentence
                .concepts
                .iter()
                .map(|it| (*it, self.concepts[it]))
                .collect(),
            rows: &sentence.rows,
            near: &sentence.near,
            subjects: &sentence.subjects,
            is_opening,
            bag,
        }
    }

    fn content(
        &self,
        language: &str,
        terms: &[(TermId, u32)],
        concepts: &BTreeSet<Concept>,
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
        let concepts = concepts.iter();
        let concepts = concepts.map(|concept| (*concept, self.concepts[concept]));
        Content {
            embedding: embedder.and_then(|embedder| embedder.embedding(&terms)),
            shared,
            terms: to_unit_length(terms),
            concepts: to_unit_length(concepts.collect()),
        }
    }
}
