//! An account as units of others are held against it.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::direction::Direction;
use super::vocabulary::{Counted, Vocabulary, WordId};
use crate::align::{Alignment, Place};
use crate::annotate::{AnnotatedSentence, AnnotatedStatement};
use crate::text;
use crate::text::figures::Figure;
use crate::topic::Topics;
use crate::unit::{Act, Unit, Units};
use crate::voice::{Speaker, Voice};

/// A unit is held against all sentences of an account of up to this many, and against as many of
/// those most like its own sentence in a longer one.
const MAX_CANDIDATES: usize = 48;

/// A word with a lower inverse document frequency in official texts does not tell what a unit is
/// about.
const MIN_TELLING_IDF: f64 = 4.0;

/// A unit needs at least this many such words to be looked for by them.
const MIN_TELLING_WORDS: usize = 2;

/// A word is a name of those who talk, or common to all talks, where it stands in at least
/// `MANY_SENTENCES` sentences of an account, and in at least one of `MANY_OF`.
const MANY_SENTENCES: usize = 3;
const MANY_OF: usize = 8;

/// What decides how far accounts bear each other out.
#[derive(Debug, Clone, Copy)]
pub struct Reading<'a> {
    /// The accounts with their sentences annotated.
    pub annotated: &'a [AnnotatedStatement<'a>],
    /// Who speaks in each of their sentences.
    pub voices: &'a [Vec<Voice>],
    /// Their units.
    pub units: &'a Units,
    /// Their topics.
    pub topics: &'a Topics,
    /// Which of their sentences answer each other.
    pub alignment: &'a Alignment,
}

impl Reading<'_> {
    /// Whether a sentence can answer another. One that only says that the sides met, and of no
    /// topic, answers only its like, and the opening.
    pub(super) fn may_answer(&self, asked: Place, answer: Place) -> bool {
        self.has_any_answer(asked) || self.answers_any(answer)
    }

    /// Whether any sentence can answer a sentence.
    fn has_any_answer(&self, asked: Place) -> bool {
        let is_long = self.annotated[asked.text].sentences.len() > 1;
        let opens = asked.sentence == 0 && is_long;
        opens || self.only_meets(asked)
    }

    /// Whether a sentence can answer any.
    fn answers_any(&self, answer: Place) -> bool {
        let topics = self.topics.in_sentence(answer.text, answer.sentence);
        !topics.is_empty() || !self.only_meets(answer)
    }

    fn only_meets(&self, place: Place) -> bool {
        self.voices[place.text][place.sentence].only_meets
    }
}

/// A unit or a sentence.
#[derive(Clone)]
pub(super) struct Piece {
    pub words: Counted,
    /// How much the words tell in all.
    pub weight: f64,
    pub direction: Option<Direction<'static>>,
    pub topics: BTreeSet<usize>,
    pub names: BTreeSet<String>,
    pub figures: BTreeSet<Figure>,
    pub speaker: Option<Speaker>,
    pub act: Act,
}

impl Piece {
    /// Finishes the reading, when the vocabulary is whole.
    pub(super) fn finish(&mut self, vocabulary: &Vocabulary) {
        self.weight = vocabulary.weight(&self.words);
        self.direction = vocabulary.direction(&self.words);
    }
}

/// An account.
pub(super) struct Account {
    pub sentences: Vec<Piece>,
    /// Its units, in reading order.
    pub pieces: Vec<Piece>,
    /// For each sentence, the index of its first unit, and one more at the end.
    first: Vec<usize>,
    /// For each sentence, whether it can answer any of another account.
    answers_any: Vec<bool>,
    /// For each word of the vocabulary, in how many sentences it stands here.
    sentences_with: Vec<usize>,
    pub names: BTreeSet<String>,
    pub figures: BTreeSet<Figure>,
    /// How many words it has.
    pub words: usize,
    government: Option<String>,
}

impl Account {
    /// Reads an account, and takes its words into a vocabulary.
    pub(super) fn of(
        vocabulary: &mut Vocabulary,
        account: &AnnotatedStatement<'_>,
        text: usize,
        reading: &Reading<'_>,
    ) -> Self {
        let Reading { units, topics, .. } = *reading;
        let mut sentences = Vec::new();
        let mut answers_any = Vec::new();
        let mut pieces = Vec::new();
        let mut first = vec![0];
        for (sentence, annotated) in account.sentences.iter().enumerate() {
            let place = Place { text, sentence };
            answers_any.push(reading.answers_any(place));
            let end = annotated.characters().len();
            let units = units.of_sentence(place);
            let whole = Unit {
                place,
                start: 0,
                end,
                speaker: units.first().and_then(|unit| unit.speaker.clone()),
                act: units.first().map_or(Act::Said, |unit| unit.act),
                is_outright: units.first().is_some_and(|unit| unit.is_outright),
            };
            let all = piece(vocabulary, annotated, topics, &whole);
            for unit in units {
                pieces.push(match (unit.start, unit.end) == (0, end) {
                    true => Piece {
                        speaker: unit.speaker.clone(),
                        act: unit.act,
                        ..all.clone()
                    },
                    false => piece(vocabulary, annotated, topics, unit),
                });
            }
            sentences.push(all);
            first.push(pieces.len());
        }
        let names = sentences
            .iter()
            .flat_map(|piece| piece.names.iter().cloned());
        let figures = sentences
            .iter()
            .flat_map(|piece| piece.figures.iter().cloned());
        Self {
            names: names.collect(),
            figures: figures.collect(),
            words: account.statement.words,
            government: account.statement.source.government.clone(),
            sentences_with: Vec::new(),
            sentences,
            pieces,
            first,
            answers_any,
        }
    }

    /// Finishes the reading, when the vocabulary is whole.
    pub(super) fn finish(&mut self, vocabulary: &Vocabulary) {
        self.sentences_with = vec![0; vocabulary.len()];
        for (word, _) in self.sentences.iter().flat_map(|piece| &piece.words) {
            self.sentences_with[*word as usize] += 1;
        }
        for piece in self.sentences.iter_mut().chain(&mut self.pieces) {
            piece.finish(vocabulary);
        }
    }

    pub(super) fn has(&self, word: WordId) -> bool {
        self.sentences_with[word as usize] > 0
    }

    /// The share of the weight of some words that this account has in some form, of those that tell
    /// what a unit is about; `None` where too few do. What is common, or stands in many sentences
    /// here (the states, those who talk), tells nothing.
    pub(super) fn telling_words(
        &self,
        words: &[(WordId, u32)],
        vocabulary: &Vocabulary,
    ) -> Option<f64> {
        let is_telling = |word: WordId| {
            let sentences = self.sentences_with[word as usize];
            let is_everywhere =
                sentences >= MANY_SENTENCES && sentences * MANY_OF >= self.sentences.len();
            vocabulary.idf(word) >= MIN_TELLING_IDF && !is_everywhere
        };
        let telling = words.iter().copied().filter(|(word, _)| is_telling(*word));
        let telling: Counted = telling.collect();
        (telling.len() >= MIN_TELLING_WORDS)
            .then(|| vocabulary.covered(&telling, |word| self.has(word)))
    }

    /// The units of a sentence.
    pub(super) fn pieces_of(&self, sentence: usize) -> &[Piece] {
        &self.pieces[self.first[sentence]..self.first[sentence + 1]]
    }

    /// Whether the government whose account this is speaks in a unit of it.
    pub(super) fn is_spoken_by(&self, unit: &Piece) -> bool {
        let government = self.government.as_deref();
        matches!(&unit.speaker, Some(Speaker::Government(code)) if Some(code.as_str()) == government)
    }

    /// The sentences against which a unit is held, in order.
    pub(super) fn candidates(
        &self,
        reading: &Reading<'_>,
        place: Place,
        text: usize,
    ) -> Vec<usize> {
        let has_any_answer = reading.has_any_answer(place);
        let answers = |sentence: &usize| has_any_answer || self.answers_any[*sentence];
        if self.sentences.len() <= MAX_CANDIDATES {
            return (0..self.sentences.len()).filter(answers).collect();
        }
        let neighbours = reading.alignment.similarity.neighbours(place, text);
        let mut candidates: Vec<usize> = neighbours
            .take(MAX_CANDIDATES)
            .map(|(other, _)| other.sentence)
            .filter(answers)
            .collect();
        candidates.sort_unstable();
        candidates
    }
}

/// A part of a sentence.
pub(super) fn piece(
    vocabulary: &mut Vocabulary,
    sentence: &AnnotatedSentence<'_>,
    topics: &Topics,
    unit: &Unit,
) -> Piece {
    let all = sentence.characters();
    let characters = &all[unit.start..unit.end];
    let text = sentence.part(unit.start..unit.end);
    // The words of a whole sentence are known.
    let is_whole = characters.len() == all.len();
    let mentioned = topics.in_sentence(unit.place.text, unit.place.sentence);
    let words = || match is_whole {
        true => Cow::Borrowed(sentence.words()),
        false => Cow::Owned(text::words(text)),
    };
    Piece {
        words: vocabulary.take_in(text, words, unit.place.text),
        weight: 0.0,
        direction: None,
        topics: mentioned
            .iter()
            .filter(|mention| unit.start <= mention.start && mention.end <= unit.end)
            .filter(|mention| !mention.weak && !topics.entry(mention.topic).general)
            .map(|mention| mention.topic)
            .collect(),
        names: names(characters, unit.start == 0),
        figures: (sentence.figures().matches.iter())
            .filter(|figure| unit.start <= figure.start && figure.end <= unit.end)
            .map(|figure| figure.figure.clone())
            .collect(),
        speaker: unit.speaker.clone(),
        act: unit.act,
    }
}

/// The names in a text: words with a capital that do not open it or a quotation.
fn names(characters: &[char], opens_sentence: bool) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    let mut at = 0;
    let mut opens = opens_sentence;
    while at < characters.len() {
        if !characters[at].is_alphanumeric() {
            opens |= matches!(characters[at], '"' | '\u{201c}' | '«' | '.' | ':');
            at += 1;
            continue;
        }
        let rest = characters[at..].iter();
        let length = rest
            .take_while(|c| c.is_alphanumeric() || **c == '-')
            .count();
        if characters[at].is_uppercase() && !opens && length > 1 {
            let word: String = characters[at..at + length].iter().collect();
            names.insert(word.to_lowercase());
        }
        opens = false;
        at += length;
    }
    names
}
