//! What is measured of a unit and an account.

use std::collections::BTreeSet;

use super::account::{Account, Piece, Reading};
use super::answers::Answers;
use super::vocabulary::Vocabulary;
use crate::align::Place;
use crate::unit::Act;
use crate::voice::Speaker;

/// How many features there are.
pub const FEATURES: usize = 18;

/// Their names, as the file of weights has them.
pub const NAMES: [&str; FEATURES] = [
    "meaning_of_clause",
    "meaning_anywhere",
    "words_in_a_sentence",
    "account_length",
    "topics_in_a_sentence",
    "topics_missing",
    "names_anywhere",
    "names_missing",
    "alignment",
    "linked",
    "same_speaker",
    "same_act",
    "figures_anywhere",
    "joint",
    "own_words",
    "only_meets",
    "discussed",
    "topics",
];

/// What is missing is counted up to this.
const MAX_COUNTED: usize = 4;

/// The share that counts where there is nothing to share: neither for nor against.
const NOTHING_TO_SHARE: f64 = 0.5;

/// The features of a unit of one account, held against another account, and the sentence of that
/// account which comes closest. `answers` are those to the words of the unit.
pub(super) fn features(
    vocabulary: &Vocabulary,
    reading: &Reading<'_>,
    unit: &Piece,
    place: Place,
    own: &Account,
    (text, other): (usize, &Account),
    answers: &mut Answers,
) -> ([f64; FEATURES], Option<Place>) {
    let words = &unit.words;
    let mut meaning_of_clause: f64 = 0.0;
    let mut words_in_a_sentence: f64 = 0.0;
    let mut topics_in_a_sentence: f64 = 0.0;
    let mut closest: Option<(f64, Place, &Piece)> = None;
    for sentence in other.candidates(reading, place, text) {
        let whole = &other.sentences[sentence];
        let shared = answers.shared(&whole.words, vocabulary);
        words_in_a_sentence = words_in_a_sentence.max(shared);
        let topics = share(&unit.topics, |topic| whole.topics.contains(topic));
        topics_in_a_sentence = topics_in_a_sentence.max(topics);
        for piece in other.pieces_of(sentence) {
            let meaning = match (&unit.direction, &piece.direction) {
                (Some(a), Some(b)) => a.cosine_above(meaning_of_clause, b),
                _ => vocabulary.cosine(words, &piece.words),
            };
            meaning_of_clause = meaning_of_clause.max(meaning);
            let least = closest.map_or(f64::NEG_INFINITY, |(score, ..)| score);
            let both_ways = answers.both_ways(&piece.words, piece.weight, least, vocabulary);
            if let Some(score) = both_ways {
                closest = Some((score, Place { text, sentence }, piece));
            }
        }
    }
    let answer = closest.map(|(_, _, piece)| piece);
    let mut neighbours = reading.alignment.similarity.neighbours(place, text);
    let nearest = neighbours.find(|(other, _)| reading.may_answer(place, *other));
    let mut linked = reading.alignment.linked_to(place);
    let topics_missing = unit
        .topics
        .iter()
        .filter(|topic| reading.topics.looked_for(text, **topic).is_some())
        .filter(|topic| reading.topics.raised(text, **topic).is_none());
    let names_missing = unit
        .names
        .iter()
        .filter(|name| !other.names.contains(*name));
    let features = [
        meaning_of_clause,
        vocabulary.covered(words, |word| other.has(word)),
        words_in_a_sentence,
        (1.0 + other.words as f64).ln(),
        topics_in_a_sentence,
        topics_missing.count().min(MAX_COUNTED) as f64,
        share(&unit.names, |name| other.names.contains(name)),
        names_missing.count().min(MAX_COUNTED) as f64,
        nearest.map_or(0.0, |(_, score)| score),
        is(linked.any(|(linked, _)| linked.text == text && reading.may_answer(place, linked))),
        is(answer.is_some_and(|answer| answer.speaker == unit.speaker)),
        is(answer.is_some_and(|answer| answer.act == unit.act)),
        share(&unit.figures, |figure| other.figures.contains(figure)),
        is(matches!(unit.speaker, Some(Speaker::Both))),
        is(own.is_spoken_by(unit)),
        is(reading.voices[place.text][place.sentence].only_meets),
        is(unit.act == Act::Discussed),
        unit.topics.len().min(MAX_COUNTED) as f64,
    ];
    (features, closest.map(|(_, place, _)| place))
}

fn is(so: bool) -> f64 {
    f64::from(u8::from(so))
}

/// The share of some things that are had.
fn share<T: Ord>(things: &BTreeSet<T>, has: impl Fn(&T) -> bool) -> f64 {
    if things.is_empty() {
        return NOTHING_TO_SHARE;
    }
    things.iter().filter(|thing| has(thing)).count() as f64 / things.len() as f64
}
