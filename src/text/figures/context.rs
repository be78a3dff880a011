//! What the words around a figure say of it.

use super::bound::Bound;
use super::piece::Pieces;
use super::tongue::chinese;

/// The most words of a bound before a number.
const MAX_BOUND_WORDS: usize = 3;

/// The most words between a figure and what it is of its thing.
const MAX_LEAD_DISTANCE: usize = 6;

impl Pieces<'_> {
    /// How what stands before a figure, or behind it, makes it inexact.
    pub(super) fn bound(&self, at: usize, next: usize) -> Option<Bound> {
        let words = self.tongue.words;
        let behind = || {
            let phrase = format!("{} {}", self.word(next)?, self.word(next + 1)?);
            words.bounds_after.get(&phrase).copied()
        };
        let chinese_before = || {
            let bounds = chinese().bounds.iter();
            let before = |phrase: &str| {
                at.checked_sub(phrase.chars().count())
                    .is_some_and(|at| self.signs(at, phrase))
            };
            let found = bounds.filter(|(phrase, _)| before(phrase));
            found
                .max_by_key(|(phrase, _)| phrase.len())
                .map(|(_, bound)| *bound)
        };
        self.phrase_before(at, &|phrase| words.bounds.get(phrase).copied())
            .or_else(behind)
            .or_else(chinese_before)
    }

    /// What the longest phrase of up to three words before a place is, where it is anything.
    pub(crate) fn phrase_before<T>(&self, at: usize, is: &dyn Fn(&str) -> Option<T>) -> Option<T> {
        let mut phrase = String::new();
        let mut found = None;
        for at in (0..at)
            .rev()
            .filter(|at| !matches!(self.sign(*at), Some('\'' | '’')))
            .take(MAX_BOUND_WORDS)
        {
            let Some(word) = self.word(at) else {
                break;
            };
            phrase = if phrase.is_empty() {
                word.to_owned()
            } else {
                format!("{word} {phrase}")
            };
            found = is(&phrase).or(found);
        }
        found
    }

    /// What a figure is of its thing, by the word before it.
    pub(super) fn lead(&self, at: usize) -> Option<&'static str> {
        let before = at - self.words_before_lead(at).count();
        let word = self.word_before(before)?;
        self.tongue.words.leads.get(word).map(String::as_str)
    }

    /// The words right before a figure, the last first, that stand between it and what says what it
    /// is of its thing.
    pub(super) fn words_before_lead(&self, at: usize) -> impl Iterator<Item = &str> {
        let words = self.tongue.words;
        let is_bound = |word: &str| {
            let mut bounds = words.bounds.keys();
            bounds.any(|bound| bound.split(' ').any(|part| part == word))
        };
        let before = (0..at).rev().take(MAX_LEAD_DISTANCE - 1);
        before
            .map_while(|at| self.word(at))
            .take_while(move |word| {
                !words.leads.contains_key(*word)
                    && (words.passed_over.contains(*word) || is_bound(word))
            })
    }
}
