//! The governments of an event, and where a sentence names them.

use std::sync::Arc;

use crate::annotate::AnnotatedStatement;
use crate::lexicon::{Government, Governments, Words, names_an_agreement};
use crate::text::{Match, Matcher, NormalizedText};

/// A government of the event, and how to find it in a sentence.
pub(super) struct Party<'a> {
    /// Its code.
    pub code: String,
    /// The first source of that government.
    pub source: String,
    /// What its state is called.
    pub names: &'a Words,
    /// Whether the family names of its people come first.
    pub is_family_first: bool,
    /// Finds its state and its people.
    pub matcher: Arc<Matcher>,
}

/// A place in a sentence that names a party.
pub(super) struct PartyMention<'a> {
    /// The party.
    pub party: &'a Party<'a>,
    /// Where it is named.
    pub found: Match,
}

/// The governments of all statements, in the order of their first.
pub(super) fn parties<'a>(
    accounts: &[AnnotatedStatement<'_>],
    governments: &'a Governments,
) -> Vec<Party<'a>> {
    let mut parties: Vec<Party<'_>> = Vec::new();
    for account in accounts {
        let source = &account.statement.source;
        let Some(code) = &source.government else {
            continue;
        };
        let (Some(government), Some(matcher)) = (governments.of(code), governments.matcher(code))
        else {
            continue;
        };
        if parties.iter().all(|party| party.code != *code) {
            parties.push(Party {
                code: code.clone(),
                source: source.id.clone(),
                names: &government.names,
                is_family_first: government.given_words.is_some(),
                matcher,
            });
        }
    }
    parties
}

impl Party<'_> {
    /// Whether a text names a person of this party whom the lexicon knows.
    pub(crate) fn has_person_in(&self, text: &NormalizedText) -> bool {
        self.matcher.find_in(text).into_iter().any(is_person)
    }

    /// Where a text names this party, its state or its people.
    pub(crate) fn named_in(&self, text: &NormalizedText) -> impl Iterator<Item = Match> {
        let matches = self.matcher.find_in(text).into_iter();
        matches.filter(|found| is_person(*found) || !names_an_agreement(text, *found))
    }

    /// Where a text names the state of this party.
    pub(crate) fn states_in(&self, text: &NormalizedText) -> impl Iterator<Item = Match> {
        self.named_in(text).filter(|found| !is_person(*found))
    }
}

impl PartyMention<'_> {
    /// Whether it names a person, and not the state.
    pub(crate) fn is_person(&self) -> bool {
        is_person(self.found)
    }
}

fn is_person(found: Match) -> bool {
    found.entry == Government::PERSON
}
