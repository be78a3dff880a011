//! How much a unit matters: would an analyst lead with it?
//!
//! A logistic regression over what the unit is about (the weight of its topics), what its speaker
//! does (a demand, a warning), whose words it reports and where it stands, learnt from units whose
//! importance people noted (`cargo xtask learn-estimates`).

use crate::annotate::AnnotatedStatement;
use crate::estimate::{Logistic, Regression};
use crate::support::Reading;
use crate::topic::Topics;
use crate::unit::{Act, Unit};
use crate::voice::{Speaker, Voice};

/// How many features there are.
pub const FEATURES: usize = 20;

/// Their names, as the file of weights has them.
pub const NAMES: [&str; FEATURES] = [
    "topic_weight",
    "topics",
    "demanded",
    "warned",
    "promised",
    "offered",
    "concerned",
    "agreed",
    "discussed",
    "thanked",
    "praised",
    "own_words",
    "others_words",
    "joint_words",
    "words",
    "position",
    "only_meets",
    "figures",
    "quotes",
    "account_length",
];

/// The weight of a unit of no topic.
const NO_TOPIC: f64 = 0.3;

/// The estimate, ready for use.
#[derive(Debug, Clone, PartialEq)]
pub struct Salience(Regression<FEATURES>);

impl Salience {
    /// From weights.
    pub fn new(weights: &Logistic) -> Self {
        Self(Regression::new(weights, &NAMES))
    }

    /// The probability that an analyst would lead with a unit.
    pub fn of(
        &self,
        account: &AnnotatedStatement<'_>,
        voices: &[Voice],
        topics: &Topics,
        unit: &Unit,
    ) -> f64 {
        self.0.probability(&features(account, voices, topics, unit))
    }
}

/// How much each unit matters, by account.
pub fn of_units(reading: &Reading<'_>, salience: &Salience) -> Vec<Vec<f64>> {
    let accounts = reading.annotated.iter().zip(reading.voices).enumerate();
    accounts
        .map(|(text, (account, voices))| {
            let units = reading.units.of_account(text).iter();
            units
                .map(|unit| salience.of(account, voices, reading.topics, unit))
                .collect()
        })
        .collect()
}

/// The features of a unit.
pub fn features(
    account: &AnnotatedStatement<'_>,
    voices: &[Voice],
    topics: &Topics,
    unit: &Unit,
) -> [f64; FEATURES] {
    let sentence = &account.sentences[unit.place.sentence];
    let voice = &voices[unit.place.sentence];
    let is_inside = |start: usize, end: usize| unit.start <= start && end <= unit.end;
    let mentioned = topics.in_sentence(unit.place.text, unit.place.sentence);
    let mut own: Vec<usize> = mentioned
        .iter()
        .filter(|mention| !mention.weak && is_inside(mention.start, mention.end))
        .map(|mention| mention.topic)
        .collect();
    own.sort_unstable();
    own.dedup();
    let weights = own.iter().map(|topic| topics.entry(*topic).weight);
    let topic_weight = weights.fold(f64::NAN, f64::max);
    let figures = sentence.figures().matches.iter();
    let figures = figures.filter(|figure| is_inside(figure.start, figure.end));
    let characters = &sentence.characters()[unit.start..unit.end];
    let words = characters.split(|c| c.is_whitespace()).count();
    let is = |matches: bool| f64::from(u8::from(matches));
    let own_government = account.statement.source.government.as_deref();
    let act = |act: Act| is(unit.act == act);
    [
        if topic_weight.is_nan() {
            NO_TOPIC
        } else {
            topic_weight
        },
        own.len().min(4) as f64,
        act(Act::Demanded),
        act(Act::Warned),
        act(Act::Promised),
        act(Act::Offered),
        act(Act::Concerned),
        act(Act::Agreed),
        act(Act::Discussed),
        act(Act::Thanked),
        act(Act::Praised),
        is(
            matches!(&unit.speaker, Some(Speaker::Government(code)) if Some(code.as_str()) == own_government),
        ),
        is(voice.reported.is_some()),
        is(matches!(unit.speaker, Some(Speaker::Both))),
        words.min(30) as f64,
        unit.place.sentence as f64 / account.sentences.len().max(1) as f64,
        is(voice.only_meets),
        figures.count().min(3) as f64,
        is(characters
            .iter()
            .any(|c| matches!(c, '"' | '\u{201c}' | '«'))),
        (1.0 + account.statement.words as f64).ln(),
    ]
}
