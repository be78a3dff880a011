//! The one question behind every claim: does this account say what that unit says?
//!
//! A unit is held against all sentences and units of another account (`account`, `answers`): how
//! many of its words, topics, names and figures stand there, and how close the closest unit comes
//! (`features`). Logistic regressions over these, learnt from units that people labelled by
//! reading, give the probabilities of a [`Support`]. The probabilities are calibrated: of the units
//! to which 0.9 is given, about nine in ten have it (`cargo xtask learn-estimates`).
//!
//! An account in another language is read as English, word by word: each of its words counts as its
//! likeliest English terms (`crosslingual`). Many of these are wrong, so what is estimated across
//! languages has weights of its own. Of languages other than Chinese and English nothing was
//! labelled, and their accounts are not estimated.

mod account;
mod answers;
mod direction;
mod features;
mod vocabulary;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::align::Place;
use crate::annotate::AnnotatedStatement;
use crate::crosslingual::{Tongue, is_estimated, tongue};
use crate::estimate::{Regression, Weights};
use crate::parallel;
use crate::text::KnownTerms;
use crate::unit::Unit;
pub use account::Reading;
use account::{Account, Piece, piece};
use answers::Answers;
pub use features::{FEATURES, NAMES};
use vocabulary::Vocabulary;

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
    /// Across languages, the share of the weight of the unit's telling words that the account has
    /// in some form; `None` where the unit has too few of them, and in one language.
    pub telling_words: Option<f64>,
}

/// The three estimates, in one language and across languages, ready for use.
#[derive(Debug, Clone, PartialEq)]
pub struct Model {
    within: [Regression<FEATURES>; 3],
    across: [Regression<FEATURES>; 3],
}

impl Model {
    /// From weights.
    pub fn new(weights: &Weights) -> Self {
        let of = |logistic| Regression::new(logistic, &NAMES);
        let across = &weights.across;
        Self {
            within: [&weights.raised, &weights.partly, &weights.stated].map(of),
            across: [&across.raised, &across.partly, &across.stated].map(of),
        }
    }

    /// The probabilities that an account says anything on a unit's subject, a part of it, all of
    /// it: who says all of it says a part of it too.
    fn probabilities(&self, features: &[f64; FEATURES], is_across: bool) -> [f64; 3] {
        let model = if is_across {
            &self.across
        } else {
            &self.within
        };
        let [raised, partly, stated] = model.each_ref().map(|it| it.probability(features));
        let partly = partly.min(raised.max(stated)).max(stated.min(raised));
        [raised.max(partly), partly, stated.min(partly)]
    }
}

/// Whether it is estimated how far accounts in two languages bear each other out.
pub(crate) fn estimated(left: Option<&str>, right: Option<&str>) -> bool {
    let both = left.zip(right);
    left == right || both.is_none_or(|(left, right)| is_estimated(left, right))
}

/// How many units are held against one account before the next account is taken, so that the
/// account stays in the processor's cache.
const AT_ONCE: usize = 32;

/// The language in which accounts of two others are held against each other.
const BETWEEN: &str = "en";

/// The accounts, read so that units can be held against them.
pub struct Accounts<'a> {
    reading: Reading<'a>,
    languages: Vec<String>,
    vocabularies: BTreeMap<String, Vocabulary>,
    /// Each account as it is read in a language: its own, and English beside one that is in
    /// English.
    accounts: Vec<BTreeMap<String, Account>>,
}

impl<'a> Accounts<'a> {
    /// Reads the accounts.
    pub fn of(reading: Reading<'a>) -> Self {
        let language = |account: &AnnotatedStatement<'_>| {
            let language = account.statement.language.as_deref();
            language.unwrap_or("en").to_owned()
        };
        let languages: Vec<String> = reading.annotated.iter().map(language).collect();
        let read = (0..languages.len()).map(|text| read_in(&languages, text));
        let read: Vec<BTreeSet<&str>> = read.collect();
        let foreign = |text: &usize| languages[*text] != BETWEEN && read[*text].contains(BETWEEN);
        let tongues = (0..languages.len()).filter(foreign);
        let tongues = tongues.filter_map(|text| Some((text, tongue(&languages[text])?)));
        let mut tongues: BTreeMap<usize, &'static Tongue> = tongues.collect();
        let mut vocabularies: BTreeMap<String, Vocabulary> = BTreeMap::new();
        let mut accounts = Vec::new();
        for (text, account) in reading.annotated.iter().enumerate() {
            let in_language = |language: &&str| {
                let vocabulary = vocabularies.entry((*language).to_owned());
                let vocabulary = vocabulary.or_insert_with(|| {
                    let is_between = *language == BETWEEN;
                    let tongues = is_between.then(|| std::mem::take(&mut tongues));
                    let mut of_accounts = reading.annotated.iter().zip(&languages);
                    let own = of_accounts.find(|(_, own)| own == language);
                    let terms = own.map(|(account, _)| Arc::clone(&account.terms));
                    let terms = terms.unwrap_or_else(|| Arc::new(KnownTerms::new(language)));
                    Vocabulary::new(language, terms, tongues.unwrap_or_default())
                });
                let account = Account::of(vocabulary, account, text, &reading);
                ((*language).to_owned(), account)
            };
            accounts.push(read[text].iter().map(in_language).collect());
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
        for (language, account) in self.accounts.iter_mut().flatten() {
            account.finish(&self.vocabularies[language]);
        }
    }

    /// The features of any part of an account, held against another account: for those who learn
    /// weights. Its words must be words of its account.
    pub fn features(&mut self, unit: &Unit, other: usize) -> [f64; FEATURES] {
        let text = unit.place.text;
        let language = self.between(text, other).unwrap_or_default().to_owned();
        let Some(vocabulary) = self.vocabularies.get_mut(&language) else {
            return [0.0; FEATURES];
        };
        let sentence = &self.reading.annotated[text].sentences[unit.place.sentence];
        let mut piece = piece(vocabulary, sentence, self.reading.topics, unit);
        piece.finish(vocabulary);
        let mut answers = Answers::default();
        answers.take(&piece.words, vocabulary);
        let (features, _) = features::features(
            vocabulary,
            &self.reading,
            &piece,
            unit.place,
            &self.accounts[text][&language],
            (other, &self.accounts[other][&language]),
            &mut answers,
        );
        features
    }

    /// How far each account bears out each unit of the others.
    pub fn supports(&self, model: &Model) -> Supports {
        let of_text = |text: &usize| -> Vec<Vec<Option<Support>>> {
            let units = self.reading.units.of_account(*text);
            let mut of_units = vec![vec![None; self.accounts.len()]; units.len()];
            for (language, account) in &self.accounts[*text] {
                let vocabulary = &self.vocabularies[language];
                let others = 0..self.accounts.len();
                let others = others.filter(|other| self.between(*text, *other) == Some(language));
                let others: Vec<usize> = others.collect();
                let mut answers: [Answers; AT_ONCE] = Default::default();
                let pieces = units.iter().zip(&account.pieces);
                let mut held: Vec<_> = pieces.zip(&mut of_units).collect();
                for held in held.chunks_mut(AT_ONCE) {
                    for (((_, piece), _), answers) in held.iter().zip(&mut answers) {
                        answers.take(&piece.words, vocabulary);
                    }
                    for other in &others {
                        for (((unit, piece), supports), answers) in
                            held.iter_mut().zip(&mut answers)
                        {
                            let support = self.support(model, unit, piece, *other, answers);
                            supports[*other] = support;
                        }
                    }
                }
            }
            of_units
        };
        let texts: Vec<usize> = (0..self.accounts.len()).collect();
        Supports(parallel::each(&texts, of_text))
    }

    /// The language in which two accounts are held against each other; `None` where they are not.
    fn between(&self, text: usize, other: usize) -> Option<&str> {
        if text == other {
            return None;
        }
        let [own, of_other] = [text, other].map(|text| self.languages[text].as_str());
        if own == of_other {
            return Some(own);
        }
        // A text of no known language may be in the other's.
        let known =
            [text, other].map(|text| self.reading.annotated[text].statement.language.as_ref());
        let is_known = known.iter().all(Option::is_some);
        (is_known && is_estimated(own, of_other)).then_some(BETWEEN)
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
        let language = self.between(text, other)?;
        let (features, nearest) = features::features(
            &self.vocabularies[language],
            &self.reading,
            piece,
            unit.place,
            &self.accounts[text][language],
            (other, &self.accounts[other][language]),
            answers,
        );
        let is_across = self.languages[text] != self.languages[other];
        let [raised, partly, stated] = model.probabilities(&features, is_across);
        Some(Support {
            raised,
            partly,
            stated,
            nearest,
            telling_words: match is_across {
                true => {
                    let vocabulary = &self.vocabularies[language];
                    self.accounts[other][language].telling_words(&piece.words, vocabulary)
                }
                false => None,
            },
        })
    }
}

/// The languages in which an account is read: its own, and that between it and others.
fn read_in(languages: &[String], text: usize) -> BTreeSet<&str> {
    let own = languages[text].as_str();
    let meets = languages.iter().any(|other| is_estimated(own, other));
    std::iter::once(own)
        .chain(meets.then_some(BETWEEN))
        .collect()
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
