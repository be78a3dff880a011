//! People whom accounts in Chinese introduce: behind a title in one sentence, and alone before what
//! they say in another.
//!
//! No space shows where such a name ends: it is as much as both places have in common.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use super::grammar::{grammar, has_role};
use super::party::Party;
use crate::annotate::{AnnotatedSentence, AnnotatedStatement};
use crate::lexicon::{Governments, Role};
use crate::text::NormalizedText;
use crate::text::script::is_wide;

/// A name has at least and at most so many characters.
const LENGTH: RangeInclusive<usize> = 2..=8;

/// At most this many characters stand between a name and its verb: 某某首先介绍.
const MAX_GAP_TO_VERB: usize = 4;

/// In this many first sentences, who has a title of no state is of the account's own government.
const OWN_PEOPLE_SENTENCES: usize = 2;

/// A title, and the state before it, have at most this many characters.
const MAX_TITLE: usize = 16;

/// No title reaches back beyond these.
const STOPS: &str = "的，,；;、。：:与和同及向对";

/// The names by which an account introduces people, each with the code of their government.
pub(super) fn introduced(
    account: &AnnotatedStatement<'_>,
    parties: &[Party<'_>],
    governments: &Governments,
) -> Vec<(String, String)> {
    let names = opening_names(account, governments);
    let own = account.statement.source.government.as_deref();
    let mut found = Vec::new();
    for (place, sentence) in account.sentences.iter().enumerate() {
        if names.is_empty() {
            break;
        }
        let knows_own = || {
            let mut parties = parties.iter().filter(|it| Some(it.code.as_str()) == own);
            parties.any(|party| party.has_person_in(sentence.normalized()))
        };
        for title in title_ends(sentence.characters()) {
            let behind = &sentence.characters()[title..];
            let prefix = |length: usize| Some(behind.get(..length)?.iter().collect::<String>());
            let mut lengths = LENGTH.rev().filter_map(prefix);
            let Some(name) = lengths.find(|name| names.contains(name)) else {
                continue;
            };
            let code = match state_before(sentence, title, governments) {
                Some(code) => Some(code),
                None => own.filter(|_| place < OWN_PEOPLE_SENTENCES && !knows_own()),
            };
            found.extend(code.map(|code| (name, code.to_owned())));
        }
    }
    found
}

/// What may be the name of somebody at the head of a sentence that tells what he says.
fn opening_names(account: &AnnotatedStatement<'_>, governments: &Governments) -> BTreeSet<String> {
    let is_listed = |name: &str| {
        let found = governments
            .matcher_of_all()
            .find_in(&NormalizedText::new(name));
        !found.is_empty()
    };
    let mut names = BTreeSet::new();
    for sentence in &account.sentences {
        let roles = sentence.roles();
        let verbs = roles.verbs();
        let Some(verb) = verbs.first().filter(|verb| has_role(**verb, Role::Claim)) else {
            continue;
        };
        let from = verb
            .start
            .saturating_sub(MAX_GAP_TO_VERB)
            .max(*LENGTH.start());
        for length in from..=verb.start.min(*LENGTH.end()) {
            let name: String = sentence.characters()[..length].iter().collect();
            let is_name = name.chars().all(is_wide) && !roles.touch(&(0..length));
            if is_name && !is_listed(&name) {
                names.insert(name);
            }
        }
    }
    names
}

/// Where titles end.
fn title_ends(characters: &[char]) -> BTreeSet<usize> {
    let titles: Vec<Vec<char>> = grammar()
        .suffixed_titles
        .iter()
        .map(|it| it.chars().collect())
        .collect();
    let ends = |title: &Vec<char>| {
        let windows = characters.windows(title.len()).zip(title.len()..);
        let found = windows.filter(|(window, _)| *window == title.as_slice());
        found.map(|(_, end)| end).collect::<Vec<_>>()
    };
    titles.iter().flat_map(ends).collect()
}

/// The code of the state that a title is of, which stands before it.
fn state_before<'a>(
    sentence: &AnnotatedSentence<'_>,
    title: usize,
    governments: &'a Governments,
) -> Option<&'a str> {
    let before = sentence.characters()[..title].iter().rev();
    let length = before.take(MAX_TITLE).take_while(|c| !STOPS.contains(**c));
    let from = title - length.count();
    let hits = governments.matcher_of_all().find_in(sentence.normalized());
    let mut states = hits
        .iter()
        .filter(|hit| from <= hit.start && hit.end <= title);
    let state = states.next_back()?;
    Some(governments.entries()[state.entry].code.as_str())
}
