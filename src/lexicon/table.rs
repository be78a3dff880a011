//! Entries of one kind, and what finds their words.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use super::matchers::ForLanguages;
use super::words::Words;
use crate::text::Matcher;

/// An entry of the lexicon, with its words in running text.
pub trait Entry {
    /// Its id. A user's entry with the id of one of the program adds to that.
    fn id(&self) -> &str;

    /// Adds what an entry of the same id has.
    fn add(&mut self, more: Self);

    /// How many parts it has that are told from one another: names of a thing, rungs of a ladder.
    fn parts(&self) -> usize {
        1
    }

    /// The words of a part, each list with its language (primary BCP 47 subtag).
    fn words(&self, part: usize) -> impl Iterator<Item = (&str, &Words)>;

    /// Those of its words that may stand in passing.
    fn weak_words(&self) -> impl Iterator<Item = (&str, &Words)> {
        std::iter::empty()
    }

    /// Words that hold one of its own, and are about something else.
    fn other_words(&self) -> impl Iterator<Item = (&str, &Words)> {
        std::iter::empty()
    }

    /// The ids of those near it.
    fn near(&self) -> impl Iterator<Item = &str> {
        std::iter::empty()
    }
}

/// Entries of one kind, and what finds their words.
///
/// A matcher of the table counts the parts of all entries on; [`place`](Self::place) is the way
/// back.
#[derive(Debug)]
pub struct Table<E> {
    entries: Vec<E>,
    /// For each part, its entry and its place there.
    places: Vec<(usize, usize)>,
    matchers: ForLanguages,
    weak: ForLanguages,
    every_language: OnceLock<Matcher>,
    near: OnceLock<Vec<Vec<usize>>>,
}

impl<E: Entry> Table<E> {
    /// The entries of the program, and a user's own.
    pub(super) fn new(mut entries: Vec<E>, own: Vec<E>) -> Self {
        for more in own {
            match entries.iter_mut().find(|entry| entry.id() == more.id()) {
                Some(entry) => entry.add(more),
                None => entries.push(more),
            }
        }
        let parts =
            |(number, entry): (usize, &E)| (0..entry.parts()).map(move |part| (number, part));
        let places: Vec<(usize, usize)> = entries.iter().enumerate().flat_map(parts).collect();
        let words = places
            .iter()
            .flat_map(|(entry, part)| entries[*entry].words(*part));
        let languages: BTreeSet<&str> = words.map(|(language, _)| language).collect();
        let weak = entries.iter().flat_map(Entry::weak_words);
        let weak: BTreeSet<&str> = weak.map(|(language, _)| language).collect();
        Self {
            matchers: ForLanguages::new(languages),
            weak: ForLanguages::new(weak),
            every_language: OnceLock::new(),
            near: OnceLock::new(),
            places,
            entries,
        }
    }

    /// All entries.
    pub fn entries(&self) -> &[E] {
        &self.entries
    }

    /// The places of those near an entry, in order.
    pub fn near(&self, entry: usize) -> &[usize] {
        let all = || {
            let places = self.entries.iter().map(Entry::id).zip(0..);
            let places: BTreeMap<&str, usize> = places.collect();
            let near = |entry: &E| {
                let near = entry.near().filter_map(|id| places.get(id).copied());
                let near: BTreeSet<usize> = near.collect();
                near.into_iter().collect()
            };
            self.entries.iter().map(near).collect()
        };
        &self.near.get_or_init(all)[entry]
    }

    /// Whether two entries are one, or either is near the other.
    pub fn are_near(&self, a: usize, b: usize) -> bool {
        a == b || self.near(a).contains(&b) || self.near(b).contains(&a)
    }

    /// Whether an entry is a part of a wider one: who names the part names the whole, and not the
    /// other way round.
    pub fn is_part(&self, part: usize, whole: usize) -> bool {
        self.near(whole).contains(&part) && !self.near(part).contains(&whole)
    }

    /// The entry that a matcher's number stands for, and its part.
    pub fn place(&self, number: usize) -> (usize, usize) {
        self.places[number]
    }

    /// Finds the words of one language. `None` for a language without any.
    pub fn matcher(&self, language: &str) -> Option<&Matcher> {
        self.matchers
            .get(language, || self.built(|other| other == language))
    }

    /// Finds the words of all languages.
    pub fn matcher_of_every_language(&self) -> &Matcher {
        self.every_language.get_or_init(|| self.built(|_| true))
    }

    /// Finds the words of one language that may stand in passing; its numbers are of entries.
    pub fn weak_matcher(&self, language: &str) -> Option<&Matcher> {
        self.weak.get(language, || {
            let entries = self.entries.iter().enumerate();
            let words = entries.flat_map(|(number, entry)| {
                let lists = entry.weak_words().filter(|(other, _)| *other == language);
                lists.flat_map(move |(_, words)| words.iter().map(move |word| (number, word)))
            });
            Matcher::new(words)
        })
    }

    /// A matcher of the words in some languages.
    fn built(&self, includes: impl Fn(&str) -> bool) -> Matcher {
        let places = self.places.iter().enumerate();
        let words = places.flat_map(|(number, (entry, part))| {
            let lists = self.entries[*entry].words(*part);
            let lists = lists.filter(|(language, _)| includes(language));
            lists.flat_map(move |(_, words)| words.iter().map(move |word| (number, word)))
        });
        let firsts = self.places.iter().enumerate();
        let firsts = firsts.filter(|(_, (_, part))| *part == 0);
        let others = firsts.flat_map(|(number, (entry, _))| {
            let lists = self.entries[*entry].other_words();
            let lists = lists.filter(|(language, _)| includes(language));
            lists.flat_map(move |(_, words)| words.iter().map(move |word| (number, word)))
        });
        Matcher::new(words).without(others)
    }
}
