//! The one question behind every claim: does this account say what that unit says?
//!
//! A unit is held against all sentences and units of another account (`account`, `words`): how many
//! of its words, topics, names and figures stand there, and how close the closest unit comes
//! (`features`). Logistic regressions over these, learnt from units that people labelled
//! by reading, give the probabilities of a [`Support`]. The probabilities are calibrated: of the
//! units to which 0.9 is given, about nine in ten have it (`cargo xtask learn-estimates`).
//!
//! Accounts of different languages are not estimated.

mod account;
mod features;
mod words;

use std::collections::BTreeMap;

use crate::align::{Place, in_one_language};
use crate::annotate::AnnotatedStatement;
use crate::estimate::{Regression, Weights};
use crate::parallel;
use crate::unit::Unit;
pub use account::Reading;
use account::{Account, Piece, piece};
pub use features::{FEATURES, NAMES};
use words::{Answers, Vocabulary};

/// How far an account bears out a unit of another.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Support {
    /// The probability that it says anything on the subject.
    pub raised: f64,
    /// The probability that it says at least a part of the unit.
    pub partly: f64,
    /// The probability that it says all of it.
    pub stated: f64,
    /// The sentence that comes closest.
    pub nearest: Option<Place>,
}

/// The three estimates, ready for use.
#[derive(Debug, Clone, PartialEq)]
pub struct Model([Regression<FEATURES>; 3]);

impl Model {
    /// From weights.
    pub fn new(weights: &Weights) -> Self {
        let of = |logistic| Regression::new(logistic, &NAMES);
        Self([&weights.raised, &weights.partly, &weights.stated].map(of))
    }

    /// The probabilities that an account says anything on a unit's subject, a part of it, all of it:
    /// who says all of it says a part of it too.
    fn probabilities(&self, features: &[f64; FEATURES]) -> [f64; 3] {
        let [raised, partly, stated] = (self.0.each_ref()).map(|it| it.probability(features));
        let partly = partly.min(raised.max(stated)).max(stated.min(raised));
        [raised.max(partly), partly, stated.min(partly)]
    }
}

/// The accounts, read so that units can be held against them.
pub struct Accounts<'a> {
    reading: Reading<'a>,
    languages: Vec<String>,
    vocabularies: BTreeMap<String, Vocabulary>,
    accounts: Vec<Account>,
}

impl<'a> Accounts<'a> {
    /// Reads the accounts.
    pub fn of(reading: Reading<'a>) -> Self {
        let language = |account: &AnnotatedStatement<'_>| {
            let language = account.statement.language.as_deref();
            language.unwrap_or("en").to_owned()
        };
        let languages: Vec<String> = reading.annotated.iter().map(language).collect();
        let mut vocabularies: BTreeMap<String, Vocabulary> = BTreeMap::new();
        let mut accounts = Vec::new();
        for (text, account) in reading.annotated.iter().enumerate() {
            let language = &languages[text];
            let vocabulary = vocabularies
                .entry(language.clone())
                .or_insert_with(|| Vocabulary::new(language));
            accounts.push(Account::of(
                vocabulary,
                account,
                text,
                reading.units,
                reading.topics,
            ));
        }
        let mut this = Self {
            reading,
            languages,
            vocabularies,
            accounts,
        };
        this.finish();
        this
    }

    fn finish(&mut self) {
        for vocabulary in self.vocabularies.values_mut() {
            vocabulary.compare_words();
        }
        for (account, language) in self.accounts.iter_mut().zip(&self.languages) {
            account.finish(&self.vocabularies[language]);
        }
    }

    /// The features of any part of an account, held against another account: for those who learn
    /// weights. Its words must be words of its account.
    pub fn features(&mut self, unit: &Unit, other: usize) -> [f64; FEATURES] {
        let text = unit.place.text;
        let language = self.languages[text].clone();
        let Some(vocabulary) = self.vocabularies.get_mut(&language) else {
            return [0.0; FEATURES];
        };
        let sentence = &self.reading.annotated[text].sentences[unit.place.sentence];
        let mut piece = piece(vocabulary, sentence, self.reading.topics, unit);
        piece.direction = vocabulary.direction(&piece.words);
        let mut answers = Answers::default();
        answers.take(&piece.words, vocabulary);
        let (features, _) = features::features(
            vocabulary,
            &self.reading,
            &piece,
            unit.place,
            &self.accounts[text],
            (other, &self.accounts[other]),
            &mut answers,
        );
        features
    }

    /// How far each account bears out each unit of the others.
    pub fn supports(&self, model: &Model) -> Supports {
        let texts = self.accounts.len();
        let of_text = |text: &usize| -> Vec<Vec<Option<Support>>> {
            let vocabulary = &self.vocabularies[&self.languages[*text]];
            let mut answers = Answers::default();
            let units = self.reading.units.of_account(*text).iter();
            units
                .zip(&self.accounts[*text].pieces)
                .map(|(unit, piece)| {
                    answers.take(&piece.words, vocabulary);
                    (0..texts)
                        .map(|other| self.support(model, unit, piece, other, &mut answers))
                        .collect()
                })
                .collect()
        };
        Supports(parallel::each(&(0..texts).collect::<Vec<_>>(), of_text))
    }

    fn support(
        &self,
        model: &Model,
        unit: &Unit,
        piece: &Piece,
        other: usize,
        answers: &mut Answers,
    ) -> Option<Support> {
        let text = unit.place.text;
        let statement = |text: usize| self.reading.annotated[text].statement;
        let language = |text: usize| statement(text).language.as_deref();
        if text == other || !in_one_language(language(text), language(other)) {
            return None;
        }
        // Two texts of which one has no known language are compared as in the other's.
        let vocabulary = &self.vocabularies[&self.languages[text]];
        if self.languages[text] != self.languages[other] {
            return None;
        }
        let (features, nearest) = features::features(
            vocabulary,
            &self.reading,
            piece,
            unit.place,
            &self.accounts[text],
            (other, &self.accounts[other]),
            answers,
        );
        let [raised, partly, stated] = model.probabilities(&features);
        Some(Support {
            raised,
            partly,
            stated,
            nearest,
        })
    }
}

/// How far each account bears out each unit of the others: by account, unit and other account.
#[derive(Debug)]
pub struct Supports(Vec<Vec<Vec<Option<Support>>>>);

impl Supports {
    /// How far an account bears out a unit, by its index in its account; `None` where the two are
    /// not compared.
    pub fn of(&self, text: usize, unit: usize, other: usize) -> Option<Support> {
        self.0[text][unit][other]
    }
}
