//! The words of a sentence, with the terms that they belong to.

use std::ops::Range;

use super::grammar::grammar;
use super::parties::Parties;
use super::words::{PolarityWords, Term, WordList, parts_clauses};
use crate::annotate::AnnotatedSentence;
use crate::text::KnownTerms;
use crate::text::figures::Unit;
use crate::text::normalize::lower;

/// A word of a sentence.
pub(super) struct Token {
    /// Its first character.
    pub start: usize,
    pub end: usize,
    /// In small letters.
    pub folded: String,
    /// Its stems; none of a function word.
    pub stems: Vec<String>,
    /// Whether it begins with a capital that its place does not ask for.
    pub is_name: bool,
    /// Whether a mark stands before it that parts clauses.
    pub follows_mark: bool,
    /// The term that it belongs to.
    pub term: Option<usize>,
    /// The government that it names.
    pub party: Option<String>,
    /// Whether it does so by naming one of its people.
    pub is_person: bool,
    /// Whether it says how much something changed: "25 percent".
    pub is_measure: bool,
    /// Whether it is of a day, a month or a year.
    pub is_date: bool,
}

/// A sentence with its words and terms.
pub(super) struct ReadSentence {
    pub tokens: Vec<Token>,
    pub terms: Vec<Term>,
}

impl ReadSentence {
    pub(crate) fn of(
        sentence: &AnnotatedSentence<'_>,
        words: &PolarityWords,
        reader: &KnownTerms,
        parties: &Parties,
    ) -> Self {
        let terms = words.terms(sentence);
        let named = parties.named(sentence.normalized());
        let measures = measures(sentence);
        let dates = dates(sentence);
        let text = sentence.text();
        let mut tokens: Vec<Token> = Vec::new();
        let mut counted = (0, 0);
        for range in sentence.words().iter().cloned() {
            let gap = &text[counted.0..range.start];
            let start = counted.1 + gap.chars().count();
            let word = &text[range.clone()];
            let end = start + word.chars().count();
            let follows_mark = gap.chars().any(parts_clauses);
            counted = (range.end, end);
            if !word.chars().any(char::is_alphanumeric) {
                // A sign that is a word of its own parts clauses like one that is none.
                if word.chars().any(parts_clauses) {
                    counted.0 = range.start;
                    counted.1 = start;
                }
                continue;
            }
            let capital = word.chars().next().is_some_and(char::is_uppercase);
            let within = |from: usize, to: usize| from <= start && start < to;
            let mut parties = named.iter();
            let party = parties.find(|named| within(named.start, named.end));
            tokens.push(Token {
                start,
                end,
                folded: lower(word),
                stems: reader.of_word(word).into_owned(),
                is_name: capital && !tokens.is_empty(),
                follows_mark: follows_mark && !tokens.is_empty(),
                term: terms.iter().position(|term| within(term.start, term.end)),
                party: party.map(|named| named.code.clone()),
                is_person: party.is_some_and(|named| named.is_person),
                is_measure: measures.iter().any(|it| it.contains(&start)),
                is_date: dates.iter().any(|it| it.contains(&start)),
            });
        }
        let is_stress = |term: usize| terms[term].is(WordList::Stress);
        tokens.retain(|token| !token.term.is_some_and(is_stress));
        take_in_first_names(&mut tokens, text);
        date_relative_times(&mut tokens);
        Self { tokens, terms }
    }

    /// The term that a word belongs to.
    pub(crate) fn term_at(&self, token: usize) -> Option<&Term> {
        self.tokens[token].term.map(|term| &self.terms[term])
    }

    /// Whether a word belongs to a term of a list.
    pub(crate) fn is(&self, token: usize, list: WordList) -> bool {
        self.term_at(token).is_some_and(|term| term.is(list))
    }

    /// Whether a word goes on with the name of a government before it: "States".
    pub(crate) fn continues_name(&self, token: usize) -> bool {
        let party = |at: usize| self.tokens[at].party.as_ref();
        token > 0
            && party(token).is_some()
            && party(token) == party(token - 1)
            && !self.tokens[token].follows_mark
    }

    /// Whether a word is the first of its term.
    pub(crate) fn begins_term(&self, token: usize) -> bool {
        let term = self.tokens[token].term;
        term.is_some() && (token == 0 || self.tokens[token - 1].term != term)
    }
}

/// Where shares stand, in percent or points.
fn measures(sentence: &AnnotatedSentence<'_>) -> Vec<Range<usize>> {
    let figures = sentence.figures().matches.iter();
    let shares = figures.filter(|it| matches!(it.figure.unit, Unit::Percent | Unit::Points));
    shares.map(|it| it.start..it.end).collect()
}

/// Where days, months and years stand.
fn dates(sentence: &AnnotatedSentence<'_>) -> Vec<Range<usize>> {
    let figures = sentence.figures();
    let is_date = |unit: &Unit| matches!(unit, Unit::Day | Unit::Month | Unit::Year);
    let dates = figures.matches.iter().filter(|it| is_date(&it.figure.unit));
    let dates = dates.chain(&figures.months);
    dates.map(|it| it.start..it.end).collect()
}

/// "Last week" is a date as a day is.
fn date_relative_times(tokens: &mut [Token]) {
    for at in 1..tokens.len() {
        let [before, token] = &mut tokens[at - 1..=at] else {
            continue;
        };
        let is_relative = grammar().relative_times.contains(&before.folded);
        if is_relative && grammar().periods.contains(&token.folded) {
            before.is_date = true;
            token.is_date = true;
        }
    }
}

/// A word with a capital right before a person of a party is the first name: "Vladimir Putin".
fn take_in_first_names(tokens: &mut [Token], text: &str) {
    let capitals: Vec<bool> = {
        let characters: Vec<char> = text.chars().collect();
        let starts = tokens.iter().map(|token| characters[token.start]);
        starts.map(char::is_uppercase).collect()
    };
    for at in (1..tokens.len()).rev() {
        let [before, token] = &mut tokens[at - 1..=at] else {
            continue;
        };
        let is_free = before.term.is_none() && before.party.is_none();
        if is_free && capitals[at - 1] && !token.follows_mark && !before.stems.is_empty() {
            before.party.clone_from(&token.party);
            before.is_person = token.is_person;
        }
    }
}
