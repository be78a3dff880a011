//! The governments of an event, as clauses name them.

use std::sync::Arc;

use crate::annotate::AnnotatedStatement;
use crate::lexicon::{Government, Lexicon};
use crate::text::{Matcher, NormalizedText};
use crate::voice::People;

/// A family name of fewer characters may be a word of another meaning.
const MIN_FAMILY_NAME: usize = 4;

/// The governments that have an account of the event, each with what finds it and its people.
pub(super) struct Parties(Vec<(String, Arc<Matcher>)>);

/// Where a sentence names a government or one of its people.
pub(super) struct Named {
    pub start: usize,
    pub end: usize,
    pub code: String,
    /// Whether it is one of its people.
    pub is_person: bool,
}

impl Parties {
    /// Those of accounts, with the people whom they introduce.
    pub(crate) fn of(
        accounts: &[AnnotatedStatement<'_>],
        introduced: &People,
        lexicon: &Lexicon,
    ) -> Self {
        let mut parties: Vec<(String, Arc<Matcher>)> = Vec::new();
        for account in accounts {
            let Some(code) = &account.statement.source.government else {
                continue;
            };
            let known = parties.iter().any(|(own, _)| own == code);
            let governments = lexicon.governments();
            if let (false, Some(government)) = (known, governments.of(code)) {
                let mut people = family_names(government);
                people.extend(introduced.get(code).into_iter().flatten().cloned());
                let matcher = governments.matcher_with(code, &people);
                parties.extend(matcher.map(|matcher| (code.clone(), matcher)));
            }
        }
        Self(parties)
    }

    /// Where a sentence names one of them, in order.
    pub(crate) fn named(&self, sentence: &NormalizedText) -> Vec<Named> {
        let mut named: Vec<Named> = Vec::new();
        for (code, matcher) in &self.0 {
            named.extend(matcher.find_in(sentence).into_iter().map(|found| Named {
                start: found.start,
                end: found.end,
                code: code.clone(),
                is_person: found.entry == Government::PERSON,
            }));
        }
        named.sort_by(|a, b| (a.start, a.end, &a.code).cmp(&(b.start, b.end, &b.code)));
        named
    }
}

/// The last words of the names of a government's people.
fn family_names(government: &Government) -> Vec<String> {
    let last = |name: &str| name.rsplit_once(' ').map(|(_, last)| last.to_owned());
    let names = government.people.iter().filter_map(last);
    names
        .filter(|name| name.chars().count() >= MIN_FAMILY_NAME)
        .collect()
}
