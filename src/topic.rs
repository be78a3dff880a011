//! Which account speaks of which topic.

mod mention;
pub(crate) mod towns;
mod venue;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::align::Passage;
use crate::annotate::AnnotatedStatement;
use crate::lexicon::{Lexicon, Table, Topic, Words};
pub use mention::TopicMention;
use mention::TopicReader;

/// The topics of all statements: for each sentence, those it brings up.
#[derive(Debug, Clone)]
pub struct Topics {
    table: Arc<Table<Topic>>,
    sentences: Vec<Vec<Vec<TopicMention>>>,
    /// For each statement, the sentences that bring up each topic.
    places: Vec<Places>,
    /// The same, by more than a word in passing.
    about: Vec<Places>,
    words: Vec<Vec<usize>>,
    /// For each statement, the words on each topic, as [`share_of_words`](Self::share_of_words) has
    /// them.
    shares: Vec<BTreeMap<usize, f64>>,
    languages: Vec<Option<String>>,
}

/// The words of sentences by topic, those of a sentence with several topics shared among them.
fn shares(sentences: &[Vec<TopicMention>], words: &[usize]) -> BTreeMap<usize, f64> {
    let mut shares: BTreeMap<usize, f64> = BTreeMap::new();
    for (mentioned, words) in sentences.iter().zip(words) {
        let topics: BTreeSet<usize> = mentioned.iter().map(|m| m.topic).collect();
        let share = *words as f64 / topics.len() as f64;
        for topic in topics {
            *shares.entry(topic).or_default() += share;
        }
    }
    shares
}

/// The sentences that bring up each topic, in order.
type Places = BTreeMap<usize, Vec<usize>>;

/// The sentences that bring up each topic by mentions that count.
fn places(sentences: &[Vec<TopicMention>], counts: fn(&TopicMention) -> bool) -> Places {
    let mut places = Places::new();
    for (sentence, mentioned) in sentences.iter().enumerate() {
        let mentioned = mentioned.iter().filter(|mention| counts(mention));
        let topics: BTreeSet<usize> = mentioned.map(|mention| mention.topic).collect();
        for topic in topics {
            places.entry(topic).or_default().push(sentence);
        }
    }
    places
}

impl Topics {
    /// Looks for every topic of the lexicon in every sentence. The parties to the event are no
    /// topics of it.
    pub fn of(accounts: &[AnnotatedStatement<'_>], lexicon: &Lexicon) -> Self {
        let reader = TopicReader::of(accounts, lexicon);
        let of_account = |account: &AnnotatedStatement<'_>| {
            let language = account.statement.language.as_deref().unwrap_or("en");
            let sentences = account.sentences.iter();
            let mentions = sentences.map(|sentence| reader.mentions(language, sentence));
            mentions.collect()
        };
        let words = |account: &AnnotatedStatement<'_>| {
            let sentences = account.statement.sentences.iter();
            sentences.map(|sentence| sentence.words().len()).collect()
        };
        let sentences: Vec<Vec<Vec<TopicMention>>> = accounts.iter().map(of_account).collect();
        let words: Vec<Vec<usize>> = accounts.iter().map(words).collect();
        let with_words = sentences.iter().zip(&words);
        let shares = with_words.map(|(sentences, words)| shares(sentences, words));
        let all_places = |counts| {
            let places = sentences.iter().map(|sentences| places(sentences, counts));
            places.collect()
        };
        let shares = shares.collect();
        Self {
            table: lexicon.topics().clone(),
            places: all_places(|_| true),
            about: all_places(|mention| !mention.weak),
            sentences,
            languages: accounts
                .iter()
                .map(|account| account.statement.language.clone())
                .collect(),
            shares,
            words,
        }
    }

    /// A topic by its place in the lexicon.
    pub fn entry(&self, topic: usize) -> &Topic {
        &self.table.entries()[topic]
    }

    /// The words that a topic is looked for by in a statement; `None` where the lexicon has none in
    /// its language, so that nobody can say whether the statement brings it up.
    pub fn looked_for(&self, statement: usize, topic: usize) -> Option<&Words> {
        let language = self.languages[statement].as_ref()?;
        let words = self.entry(topic).terms.get(language)?;
        (!words.is_empty()).then_some(words)
    }

    /// What a sentence brings up.
    pub fn in_sentence(&self, statement: usize, sentence: usize) -> &[TopicMention] {
        &self.sentences[statement][sentence]
    }

    /// The sentences of a statement that bring up a topic.
    pub fn sentences_on(&self, statement: usize, topic: usize) -> &[usize] {
        self.places[statement]
            .get(&topic)
            .map_or(&[], Vec::as_slice)
    }

    /// The first sentence of a statement that is about a topic or, failing that, one near it.
    pub fn taken_up(&self, statement: usize, topic: usize) -> Option<usize> {
        self.with_near(topic)
            .find_map(|topic| self.sentences_about(statement, topic).first().copied())
    }

    /// Whether a sentence brings up a topic, be it in passing, or one near it.
    pub fn touches(&self, statement: usize, sentence: usize, topic: usize) -> bool {
        let mentioned = self.in_sentence(statement, sentence);
        self.with_near(topic)
            .any(|topic| mentioned.iter().any(|mention| mention.topic == topic))
    }

    /// The first sentence of a statement that brings up a topic, be it in passing, or one near it.
    pub fn raised(&self, statement: usize, topic: usize) -> Option<usize> {
        self.with_near(topic)
            .find_map(|topic| self.sentences_on(statement, topic).first().copied())
    }

    /// The sentences of a statement that bring up a topic or one near it, be it in passing, and
    /// whether they bring up the topic itself.
    pub(crate) fn sentences_touching(
        &self,
        statement: usize,
        topic: usize,
    ) -> impl Iterator<Item = (usize, bool)> {
        self.with_near(topic).flat_map(move |near| {
            let sentences = self.sentences_on(statement, near).iter();
            sentences.map(move |sentence| (*sentence, near == topic))
        })
    }

    /// A topic, and those near it.
    fn with_near(&self, topic: usize) -> impl Iterator<Item = usize> {
        let near = self.table.near(topic).iter().copied();
        std::iter::once(topic).chain(near)
    }

    /// Whether two topics are one, or either is near the other.
    pub(crate) fn are_near(&self, a: usize, b: usize) -> bool {
        self.table.are_near(a, b)
    }

    /// Whether a topic is a part of a wider one: Taiwan's independence, of Taiwan.
    pub(crate) fn is_part(&self, part: usize, whole: usize) -> bool {
        self.table.is_part(part, whole)
    }

    /// The sentences of a statement that bring up a topic by more than a word in passing.
    pub fn sentences_about(&self, statement: usize, topic: usize) -> &[usize] {
        self.about[statement].get(&topic).map_or(&[], Vec::as_slice)
    }

    /// All topics that any statement brings up by more than a word in passing, in the order of the
    /// lexicon.
    pub fn all(&self) -> BTreeSet<usize> {
        self.sentences
            .iter()
            .flatten()
            .flatten()
            .filter(|mentioned| !mentioned.weak)
            .map(|mentioned| mentioned.topic)
            .collect()
    }

    /// Words of the sentences of a statement that bring up a topic.
    pub fn words_on(&self, statement: usize, topic: usize) -> usize {
        let sentences = self.sentences_on(statement, topic).iter();
        sentences
            .map(|sentence| self.words[statement][*sentence])
            .sum()
    }

    /// Words of a statement on a topic, those of a sentence with several topics shared among them.
    pub fn share_of_words(&self, statement: usize, topic: usize) -> f64 {
        *self.shares[statement].get(&topic).unwrap_or(&0.0)
    }

    /// The topics of a passage, in the order of the lexicon.
    pub fn of_passage(&self, passage: &Passage) -> BTreeSet<usize> {
        passage
            .sentences
            .iter()
            .flat_map(|(text, sentences)| sentences.iter().map(move |s| (*text, *s)))
            .flat_map(|(text, sentence)| self.in_sentence(text, sentence))
            .filter(|mentioned| !mentioned.weak)
            .map(|mentioned| mentioned.topic)
            .collect()
    }
}
