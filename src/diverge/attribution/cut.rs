//! Where the clauses of an English sentence begin, and what a clause reads like alone.

use std::collections::BTreeSet;

use super::case::Case;
use crate::diverge::compared::Compared;
use crate::diverge::english::english;
use crate::diverge::finding::Span;

/// How many words of a subject may stand between ", and" and its verb.
const MAX_WORDS_OF_SUBJECT: usize = 5;

/// Where clauses of a claim begin, in characters: behind a semicolon, at ", that", at "and that",
/// at "and" before a verb, and at ", and" before a subject with a verb.
pub(super) fn cuts(case: &Case<'_>) -> Vec<usize> {
    let words = &english().clause;
    let verbs = CutVerbs::of(case);
    let characters = verbs.characters;
    let begins = |at: usize, phrase: &str| begins(characters, at, phrase);
    let behind = words.conjunction.chars().count();
    let joins = |at: usize| {
        let has_subject = || at > 0 && characters[at - 1] == ',';
        let clause = || has_subject() && verbs.follows_subject(at + behind);
        begins(at, &words.conjunction) && (verbs.begins(at + behind) || clause())
    };
    (0..characters.len())
        .filter(|at| {
            words.marks.contains(characters[*at])
                || words.phrases.iter().any(|phrase| begins(*at, phrase))
                || joins(*at)
        })
        .collect()
}

/// A clause without the "and" or comma that it begins with, and without its last stop.
pub(super) fn trimmed(compared: &Compared<'_>, clause: Span) -> Span {
    let whole = compared.characters(clause);
    let conjunction = english().clause.conjunction.trim_start();
    let led = whole.trim_start_matches([',', ';', ' ']);
    let led = led.strip_prefix(conjunction).unwrap_or(led);
    let start = clause.start + whole.chars().count() - led.chars().count();
    let length = led.trim_end_matches([',', ';', '.', ' ']).chars().count();
    Span {
        start,
        end: start + length,
        ..clause
    }
}

fn begins(characters: &[char], at: usize, phrase: &str) -> bool {
    let mut phrase = phrase.chars().enumerate();
    phrase.all(|(place, c)| characters.get(at + place) == Some(&c))
}

/// The verbs of a sentence, those of saying and auxiliaries.
struct CutVerbs<'a> {
    characters: &'a [char],
    /// First characters of verbs of saying.
    saying: BTreeSet<usize>,
}

impl<'a> CutVerbs<'a> {
    fn of(case: &Case<'a>) -> Self {
        let saying = case.roles(case.place).verbs();
        Self {
            characters: case.compared.sentence(case.place).characters(),
            saying: saying.iter().map(|verb| verb.start).collect(),
        }
    }

    /// Whether a verb begins here.
    fn begins(&self, at: usize) -> bool {
        let is_here = |word: &str| {
            let end = at + word.chars().count();
            begins(self.characters, at, word) && self.characters.get(end) == Some(&' ')
        };
        self.saying.contains(&at) || english().clause.auxiliaries().any(is_here)
    }

    /// Whether a few words and then a verb stand here, before any punctuation.
    fn follows_subject(&self, from: usize) -> bool {
        let clause = self.characters[from..].iter();
        let end = clause.take_while(|c| !matches!(c, ',' | ';' | '.')).count();
        (from..from + end)
            .filter(|at| *at == from || self.characters[at - 1] == ' ')
            .take(MAX_WORDS_OF_SUBJECT + 1)
            .any(|at| self.begins(at))
    }
}
