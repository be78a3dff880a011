//! How the entries of each table are told apart, grow, and are found in running text.

use std::collections::BTreeMap;

use super::rows::{Ladder, Scope, Term, Tone, Topic};
use super::table::{Entry, Table};
use super::words::{ByLanguage, Words};
use crate::text::{Match, NormalizedText, leftmost_longest};

/// The lists of words, each with its language.
fn lists(words: &ByLanguage) -> impl Iterator<Item = (&str, &Words)> {
    words
        .iter()
        .map(|(language, words)| (language.as_str(), words))
}

/// Adds words by language to others.
fn add(words: &mut ByLanguage, more: ByLanguage) {
    for (language, more) in more {
        words.entry(language).or_default().add(&more);
    }
}

impl Topic {
    /// Its name inside a sentence: "raises tariffs".
    pub fn phrase(&self) -> &str {
        self.phrase.as_deref().unwrap_or(&self.label)
    }
}

impl Entry for Topic {
    fn id(&self) -> &str {
        &self.id
    }

    fn add(&mut self, more: Self) {
        self.near.add(&more.near);
        self.states.add(&more.states);
        add(&mut self.terms, more.terms);
        add(&mut self.weak, more.weak);
        add(&mut self.not, more.not);
        if !more.why.is_empty() {
            self.weight = more.weight;
            self.why = more.why;
        }
    }

    fn words(&self, _: usize) -> impl Iterator<Item = (&str, &Words)> {
        lists(&self.terms).chain(lists(&self.weak))
    }

    fn weak_words(&self) -> impl Iterator<Item = (&str, &Words)> {
        lists(&self.weak)
    }

    fn other_words(&self) -> impl Iterator<Item = (&str, &Words)> {
        lists(&self.not)
    }

    fn near(&self) -> impl Iterator<Item = &str> {
        self.near.iter()
    }
}

impl Entry for Term {
    fn id(&self) -> &str {
        &self.id
    }

    fn add(&mut self, more: Self) {
        self.variants.extend(more.variants);
    }

    /// The variants.
    fn parts(&self) -> usize {
        self.variants.len()
    }

    fn words(&self, variant: usize) -> impl Iterator<Item = (&str, &Words)> {
        let variant = &self.variants[variant];
        std::iter::once((variant.language.as_str(), &variant.forms))
    }
}

impl Entry for Ladder {
    fn id(&self) -> &str {
        &self.id
    }

    fn add(&mut self, more: Self) {
        add(&mut self.passing, more.passing);
        self.rungs.extend(more.rungs);
    }

    /// The rungs, and one more for forms that are none.
    fn parts(&self) -> usize {
        self.rungs.len() + 1
    }

    fn words(&self, rung: usize) -> impl Iterator<Item = (&str, &Words)> {
        let rung = self.rungs.get(rung);
        lists(rung.map_or(&self.passing, |rung| &rung.forms))
    }
}

impl Entry for Scope {
    fn id(&self) -> &str {
        &self.label
    }

    fn add(&mut self, more: Self) {
        add(&mut self.forms, more.forms);
    }

    fn words(&self, _: usize) -> impl Iterator<Item = (&str, &Words)> {
        lists(&self.forms)
    }
}

impl Entry for Tone {
    fn id(&self) -> &str {
        &self.word
    }

    fn add(&mut self, more: Self) {
        self.forms.add(&more.forms);
    }

    fn words(&self, _: usize) -> impl Iterator<Item = (&str, &Words)> {
        std::iter::once((self.language.as_str(), &self.forms))
    }
}

impl Table<Ladder> {
    /// For each ladder, the rungs of it that a sentence stands on, in the order of its words; the
    /// entry of a hit is the place of the rung.
    pub fn rungs_in(
        &self,
        language: &str,
        sentence: &NormalizedText,
    ) -> BTreeMap<usize, Vec<Match>> {
        let mut rungs: BTreeMap<usize, Vec<Match>> = BTreeMap::new();
        let hits = self.matcher(language).map(|it| it.find_in(sentence));
        for hit in hits.into_iter().flatten() {
            let (ladder, entry) = self.place(hit.entry);
            rungs
                .entry(ladder)
                .or_default()
                .push(Match { entry, ..hit });
        }
        for (ladder, hits) in &mut rungs {
            *hits = leftmost_longest(std::mem::take(hits));
            hits.retain(|hit| hit.entry < self.entries()[*ladder].rungs.len());
        }
        rungs
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn topic(more: &str) -> Topic {
        let row = format!(r#"{{"id": "a", "label": "A", "terms": {{"en": ["a"]}} {more}}}"#);
        serde_json::from_str(&row).unwrap()
    }

    #[test]
    fn a_weight_is_taken_over_with_its_reason() {
        let mut known = topic(r#", "weight": 0.9, "why": "a quarrel""#);
        known.add(topic(""));
        assert_eq!(known.weight, 0.9, "words alone leave the weight");
        known.add(topic(r#", "weight": 0.5, "why": "settled""#));
        assert_eq!(known.weight, 0.5);
        assert_eq!(known.why, "settled");
        assert_eq!(topic("").weight, 0.5);
    }
}
