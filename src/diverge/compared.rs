//! What is compared: the accounts, and what every stage found out about them.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::finding::Span;
use crate::align::{Alignment, Passage, Place, across_languages, in_one_language};
use crate::annotate::{AnnotatedSentence, AnnotatedStatement};
use crate::extract::without_dateline;
use crate::lexicon::Lexicon;
use crate::opposition::Polarity;
use crate::statement::Statement;
use crate::support::{Supports, estimated};
use crate::talks::Talks;
use crate::text::simplified::as_read;
use crate::topic::Topics;
use crate::unit::Units;
use crate::voice::{People, Voice};

/// Terms, each once; those of words of the accounts are not copied.
pub(super) type Words<'a> = BTreeSet<Cow<'a, str>>;

/// Everything that is compared.
#[derive(Debug, Clone, Copy)]
pub struct Compared<'a> {
    /// The accounts, ordered by id.
    pub statements: &'a [Statement],
    /// The [`sides`] of the event.
    pub sides: &'a [Vec<usize>],
    /// The same accounts with their sentences annotated.
    pub annotated: &'a [AnnotatedStatement<'a>],
    /// Which of their sentences answer each other.
    pub alignment: &'a Alignment,
    /// Who speaks in each sentence.
    pub voices: &'a [Vec<Voice>],
    /// The people whom the accounts introduce.
    pub people: &'a People,
    /// Which topics each sentence brings up.
    pub topics: &'a Topics,
    /// The units of each account.
    pub units: &'a Units,
    /// How far each account bears out the units of the others.
    pub supports: &'a Supports,
    /// How much each unit matters, by account.
    pub salience: &'a [Vec<f64>],
    /// What each affirms and denies.
    pub polarity: &'a Polarity<'a>,
    /// What each account says of the talks themselves.
    pub talks: &'a [Talks],
    /// The words that findings are made by.
    pub lexicon: &'a Lexicon,
}

/// The sides of an event: accounts of one government together, in order of id.
pub fn sides(statements: &[Statement]) -> Vec<Vec<usize>> {
    let mut sides: Vec<Vec<usize>> = Vec::new();
    for index in 0..statements.len() {
        let is_own = |side: &&mut Vec<usize>| are_one_side(statements, side[0], index);
        match sides.iter_mut().find(is_own) {
            Some(side) => side.push(index),
            None => sides.push(vec![index]),
        }
    }
    sides
}

/// Whether two statements come from one government. A statement whose government is not known
/// stands for itself alone.
fn are_one_side(statements: &[Statement], a: usize, b: usize) -> bool {
    let government = |index: usize| statements[index].source.government.as_deref();
    a == b || (government(a).is_some() && government(a) == government(b))
}

impl<'a> Compared<'a> {
    /// The id of an account's source.
    pub(crate) fn id(&self, statement: usize) -> &str {
        &self.statements[statement].source.id
    }

    /// The account of a source.
    pub(super) fn statement(&self, id: &str) -> Option<usize> {
        self.statements
            .iter()
            .position(|statement| statement.source.id == id)
    }

    pub(crate) fn sentence(&self, place: Place) -> &'a AnnotatedSentence<'a> {
        &self.annotated[place.text].sentences[place.sentence]
    }

    pub(super) fn text(&self, place: Place) -> &str {
        self.sentence(place).text()
    }

    /// The terms of some words of an account, each once.
    pub(super) fn terms(&self, text: usize, words: &str) -> Words<'a> {
        self.annotated[text].terms.of(words).collect()
    }

    /// The terms of a sentence, each once.
    pub(super) fn terms_of(&self, place: Place) -> Words<'a> {
        let (sentence, terms) = (self.sentence(place), &self.annotated[place.text].terms);
        let words = sentence.words().iter().cloned();
        words
            .flat_map(|word| terms.each_of_word(&sentence.text()[word]))
            .collect()
    }

    /// Whether an account has a word, as it is spelt in either kind of Chinese characters.
    pub(super) fn has_word(&self, text: usize, word: &str) -> bool {
        let statement = &self.statements[text];
        let read = |text| as_read(text, statement.language.as_deref());
        let word = read(word);
        let mut paragraphs = statement.paragraphs.iter();
        paragraphs.any(|paragraph| read(paragraph).contains(&*word))
    }

    /// The characters of a span as they are read.
    pub(crate) fn characters(&self, span: Span) -> &'a str {
        self.sentence(span.place).part(span.start..span.end)
    }

    /// The characters of a span as they stand on the page, to be shown.
    pub(crate) fn written(&self, span: Span) -> &'a str {
        self.sentence(span.place).written(span.start..span.end)
    }

    /// Words of an account without the dateline that opens it.
    pub(super) fn behind_dateline(&self, span: Span) -> Span {
        let place = span.place;
        let dateline = self.statements[place.text].dateline.as_ref();
        if place.sentence > 0 || span.start > 0 || dateline.is_none() {
            return span;
        }
        let sentence = self.characters(self.whole(place));
        let length = |words: &str| words.chars().count();
        let start = length(sentence) - length(without_dateline(sentence));
        Span {
            start: start.min(span.end),
            ..span
        }
    }

    /// All of a sentence.
    pub(crate) fn whole(&self, place: Place) -> Span {
        Span {
            place,
            start: 0,
            end: self.sentence(place).characters().len(),
        }
    }

    /// Whether two statements come from one government.
    pub(super) fn same_side(&self, a: usize, b: usize) -> bool {
        are_one_side(self.statements, a, b)
    }

    pub(crate) fn same_language(&self, a: usize, b: usize) -> bool {
        let language = |index: usize| self.statements[index].language.as_deref();
        in_one_language(language(a), language(b))
    }

    /// Whether two accounts are in different languages that are held against each other.
    pub(super) fn meet(&self, a: usize, b: usize) -> bool {
        let language = |index: usize| self.statements[index].language.as_deref();
        across_languages(language(a), language(b))
    }

    /// Whether it is estimated how far two accounts bear each other out. Of languages of which it
    /// is not, what is missing is told by topic.
    pub(super) fn are_estimated(&self, a: usize, b: usize) -> bool {
        let language = |index: usize| self.statements[index].language.as_deref();
        estimated(language(a), language(b))
    }

    /// Whether two accounts are versions of one government's account in languages that meet.
    pub(super) fn are_versions(&self, a: usize, b: usize) -> bool {
        a != b && self.same_side(a, b) && self.meet(a, b)
    }

    /// Whether a passage holds sentences of different languages.
    pub(crate) fn has_languages(&self, passage: &Passage) -> bool {
        let accounts: Vec<usize> = passage.sentences.keys().copied().collect();
        let differ = |pair: &[usize]| !self.same_language(pair[0], pair[1]);
        accounts.windows(2).any(differ)
    }

    /// The sentences of an account that a sentence of another is linked to, in order.
    pub(super) fn linked_in(&self, account: usize, place: Place) -> Vec<usize> {
        let linked = self.alignment.linked_to(place);
        let in_account = linked.filter(|(other, _)| other.text == account);
        in_account.map(|(other, _)| other.sentence).collect()
    }

    /// The passage that holds a sentence.
    pub(super) fn passage_of(&self, place: Place) -> Option<usize> {
        self.alignment.passage_of(place)
    }
}
