//! Units: the smallest claims that a reader would check on their own, clause by clause, each with
//! its speaker and its act.
//!
//! "He called on Russia to de-escalate and agreed that diplomacy is the best way" is two units.
//! That another account has the first says nothing of the second. `cut` finds where they begin,
//! `act` what the speaker does with each.

mod act;
mod cut;

use crate::align::Place;
use crate::annotate::{AnnotatedSentence, AnnotatedStatement};
use crate::lexicon::Role;
use crate::text::NormalizedText;
use crate::voice::{Speaker, Voice};
pub use act::Act;
pub(crate) use cut::{begins_with_verb, depends, is_clause_at, is_remark, trimmed};

/// A clause with its speaker and act.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// Its sentence.
    pub place: Place,
    /// First character, counted in the sentence.
    pub start: usize,
    /// The character behind the last.
    pub end: usize,
    /// Who speaks or acts in it, where that is clear.
    pub speaker: Option<Speaker>,
    /// What the speaker does.
    pub act: Act,
    /// Whether its own words say so outright.
    pub is_outright: bool,
}

/// A unit, by its account and its index there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct UnitId {
    /// The account.
    pub text: usize,
    /// The index of the unit among those of the account.
    pub unit: usize,
}

/// The units of each account, in reading order.
#[derive(Debug)]
pub struct Units(Vec<Vec<Unit>>);

impl Units {
    /// Cuts the sentences of all accounts into units.
    pub fn of(accounts: &[AnnotatedStatement<'_>], voices: &[Vec<Voice>]) -> Self {
        let accounts = accounts.iter().zip(voices).enumerate();
        Self(
            accounts
                .map(|(text, (account, voices))| {
                    let sentences = account.sentences.iter().zip(voices).enumerate();
                    sentences
                        .flat_map(|(sentence, (annotated, voice))| {
                            of_sentence(Place { text, sentence }, annotated, voice)
                        })
                        .collect()
                })
                .collect(),
        )
    }

    /// The units of an account.
    pub fn of_account(&self, text: usize) -> &[Unit] {
        &self.0[text]
    }

    /// The units of a sentence.
    pub fn of_sentence(&self, place: Place) -> &[Unit] {
        let units = &self.0[place.text];
        let from = units.partition_point(|unit| unit.place < place);
        let to = units.partition_point(|unit| unit.place <= place);
        &units[from..to]
    }
}

/// Whether a unit begins with a verb of saying of its own: "He invited her, adding that" offers no
/// more behind "adding".
fn is_said_anew(sentence: &AnnotatedSentence<'_>, start: usize) -> bool {
    let mut verbs = sentence.roles().of(Role::Claim).iter();
    verbs.any(|verb| verb.start == start)
}

/// The units of a sentence.
fn of_sentence(place: Place, sentence: &AnnotatedSentence<'_>, voice: &Voice) -> Vec<Unit> {
    if !sentence.is_content() {
        return Vec::new();
    }
    let mut act = Act::Said;
    cut::cut(sentence)
        .into_iter()
        .map(|(start, end)| {
            let part: String = sentence.characters()[start..end].iter().collect();
            let shown = act::shown(&NormalizedText::new(&part));
            act = match shown {
                Some(shown) => shown.act,
                None if is_said_anew(sentence, start) => Act::Said,
                None => act,
            };
            Unit {
                place,
                start,
                end,
                speaker: voice.speaker.clone(),
                act,
                is_outright: shown.is_some_and(|shown| shown.is_outright),
            }
        })
        .collect()
}
