//! The words of the accounts, how much each tells, and which of them mean much the same.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::direction::Direction;
use crate::crosslingual::Tongue;
use crate::parallel;
use crate::text::{self, KnownTerms};
use crate::vectors::{self, Vectors};

/// How many English terms a word of another language has at most, and with what share at least. The
/// others are mostly wrong.
const MAX_TERMS: usize = 2;
const MIN_SHARE: f64 = 0.2;

/// With more different words than this, words are compared by their stems alone: comparing the
/// vectors of all of them takes time that grows with the square.
const MAX_COMPARED_WORDS: usize = 8_000;

/// From so many words on they are compared on two threads; below, a thread costs more than it
/// saves.
const MIN_SIDE_BY_SIDE: usize = 600;

/// A word, by its place in the vocabulary.
pub(super) type WordId = u32;

/// Words with how often they stand, ordered.
pub(super) type Counted = Vec<(WordId, u32)>;

/// The different words of all accounts of one language.
pub(super) struct Vocabulary {
    ids: FxHashMap<String, WordId>,
    terms: Arc<KnownTerms>,
    vectors: Option<&'static Vectors>,
    idf: Vec<f64>,
    units: Vec<Option<Vec<f32>>>,
    /// For each word, the only account that has it; `None` where several have it.
    only_in: Vec<Option<usize>>,
    /// The terms of each word that was met.
    met: FxHashMap<String, Vec<WordId>>,
    /// The languages of accounts that are read as English, by account.
    tongues: BTreeMap<usize, &'static Tongue>,
    /// For each word, those that mean much the same, the likest first, with how much.
    alike: Vec<Vec<(WordId, f32)>>,
}

/// A word with a vector.
struct KnownWord<'a> {
    id: WordId,
    /// The only account that has it; `None` where several have it.
    only_in: Option<usize>,
    direction: Direction<'a>,
}

impl KnownWord<'_> {
    /// How much two words of different accounts mean the same; 0 for words of one account.
    fn likeness(&self, other: &Self) -> f64 {
        match self.only_in.is_some() && self.only_in == other.only_in {
            true => 0.0,
            false => self.direction.likeness(&other.direction),
        }
    }
}

impl Vocabulary {
    /// An empty vocabulary of a language, whose words `terms` makes terms of, and into which some
    /// accounts are read from other languages.
    pub(super) fn new(
        language: &str,
        terms: Arc<KnownTerms>,
        tongues: BTreeMap<usize, &'static Tongue>,
    ) -> Self {
        Self {
            tongues,
            ids: FxHashMap::default(),
            terms,
            vectors: vectors::of(language),
            idf: Vec::new(),
            units: Vec::new(),
            only_in: Vec::new(),
            met: FxHashMap::default(),
            alike: Vec::new(),
        }
    }

    /// Takes in a text of an account by its words, or as it is cut where it is read in another
    /// language.
    pub(super) fn take_in<'w>(
        &mut self,
        text: &str,
        words: impl FnOnce() -> Cow<'w, [Range<usize>]>,
        account: usize,
    ) -> Counted {
        let mut ids: Vec<WordId> = Vec::new();
        let tongue = self.tongues.get(&account).copied();
        let words = tongue.map_or_else(words, |tongue| tongue.words(text).into());
        for range in words.iter() {
            let word = &text[range.clone()];
            if !self.met.contains_key(word) {
                let terms = match tongue.filter(|tongue| tongue.has_cut(word)) {
                    Some(tongue) => in_english(tongue, word),
                    None => self.terms.of_word(word).into_owned(),
                };
                let terms = terms.into_iter();
                let terms = terms.map(|term| self.id(term, account)).collect();
                self.met.insert(word.to_owned(), terms);
            }
            ids.extend(&self.met[word]);
        }
        ids.sort_unstable();
        ids.chunk_by(|a, b| a == b)
            .map(|same| {
                let only_in = &mut self.only_in[same[0] as usize];
                *only_in = only_in.filter(|only| *only == account);
                (same[0], same.len() as u32)
            })
            .collect()
    }

    fn id(&mut self, word: String, account: usize) -> WordId {
        if let Some(id) = self.ids.get(&word) {
            return *id;
        }
        let id = self.idf.len() as WordId;
        let known = self.vectors.and_then(|vectors| vectors.find(&word));
        self.idf
            .push(known.map_or(vectors::UNKNOWN_IDF, |word| f64::from(word.idf)));
        self.units.push(known.map(|word| {
            let length = word.length() as f32;
            word.values()
                .map(|value| f32::from(value) / length)
                .collect()
        }));
        self.only_in.push(Some(account));
        self.ids.insert(word, id);
        id
    }

    /// Finds the words of different accounts that mean much the same, when all words are taken in.
    pub(super) fn compare_words(&mut self) {
        self.alike = vec![Vec::new(); self.idf.len()];
        if self.idf.len() > MAX_COMPARED_WORDS {
            return;
        }
        let known: Vec<KnownWord<'_>> = (self.units.iter().zip(&self.only_in).enumerate())
            .filter_map(|(word, (unit, only_in))| {
                let exact = unit.as_deref()?;
                Some(KnownWord {
                    id: word as WordId,
                    only_in: *only_in,
                    direction: Direction::of(Cow::Borrowed(exact)),
                })
            })
            .collect();
        let halves: &[usize] = match known.len() {
            few if few < MIN_SIDE_BY_SIDE => &[0],
            _ => &[0, 1],
        };
        let alike_of_half = |half: &usize| {
            let lefts = known.iter().enumerate().skip(*half).step_by(halves.len());
            let pairs = lefts.flat_map(|(at, left)| {
                let rights = known[..at].iter();
                rights.map(move |right| (left.id, right.id, left.likeness(right) as f32))
            });
            pairs
                .filter(|(.., likeness)| *likeness > 0.0)
                .collect::<Vec<_>>()
        };
        for (a, b, likeness) in parallel::each(halves, alike_of_half).into_iter().flatten() {
            self.alike[a as usize].push((b, likeness));
            self.alike[b as usize].push((a, likeness));
        }
        for (a, b) in self.synonyms() {
            self.alike[a as usize].retain(|(word, _)| *word != b);
            self.alike[a as usize].push((b, 1.0));
        }
        for alike in &mut self.alike {
            alike.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        }
    }

    /// Each two words for one thing, both ways.
    fn synonyms(&self) -> Vec<(WordId, WordId)> {
        let mut groups: BTreeMap<&str, Vec<WordId>> = BTreeMap::new();
        for (word, id) in &self.ids {
            if let Some(first) = text::first_synonym(word) {
                groups.entry(first).or_default().push(*id);
            }
        }
        let pairs = groups.values().flat_map(|group| {
            let others = |a: WordId| group.iter().filter(move |b| **b != a).map(move |b| (a, *b));
            group.iter().flat_map(move |a| others(*a))
        });
        pairs.collect()
    }

    pub(super) fn len(&self) -> usize {
        self.idf.len()
    }

    /// How much a word tells: the logarithm of one over the share of sentences that have it.
    pub(super) fn idf(&self, word: WordId) -> f64 {
        self.idf[word as usize]
    }

    /// The words that mean much the same as a word, the likest first, with how much.
    pub(super) fn alike(&self, word: WordId) -> &[(WordId, f32)] {
        &self.alike[word as usize]
    }

    /// How much some words tell in all.
    pub(super) fn weight(&self, words: &[(WordId, u32)]) -> f64 {
        words.iter().map(|(word, _)| self.idf(*word)).sum()
    }

    /// The mean direction of some words, at a length of 1; `None` where no vector is known.
    pub(super) fn direction(&self, words: &[(WordId, u32)]) -> Option<Direction<'static>> {
        let mut sum = vec![0.0f32; self.vectors?.dimensions()];
        for (word, count) in words {
            if let Some(unit) = &self.units[*word as usize] {
                let weight = (self.idf(*word) * f64::from(*count)) as f32;
                sum.iter_mut()
                    .zip(unit)
                    .for_each(|(sum, value)| *sum += weight * value);
            }
        }
        let length = sum.iter().map(|value| value * value).sum::<f32>().sqrt();
        let mean = || sum.iter().map(|value| value / length).collect();
        (length > 0.0).then(|| Direction::of(Cow::Owned(mean())))
    }

    /// The share of the weight of some words that others have: `has` tells which words those are,
    /// and one of much the same meaning counts by how like it is.
    pub(super) fn covered(&self, words: &[(WordId, u32)], has: impl Fn(WordId) -> bool) -> f64 {
        let part = |word: WordId| {
            if has(word) {
                return 1.0;
            }
            let mut alike = self.alike(word).iter();
            let nearest = alike.find(|(other, _)| has(*other));
            nearest.map_or(0.0, |(_, likeness)| f64::from(*likeness))
        };
        let (mut whole, mut covered) = (0.0, 0.0);
        for (word, _) in words {
            whole += self.idf(*word);
            covered += self.idf(*word) * part(*word);
        }
        share(covered, whole)
    }

    /// The cosine of two bags of words, weighted by how much each word tells.
    pub(super) fn cosine(&self, left: &[(WordId, u32)], right: &[(WordId, u32)]) -> f64 {
        let weight =
            |(word, count): &(WordId, u32)| self.idf(*word) * (1.0 + f64::from(*count).ln());
        let length = |words: &[(WordId, u32)]| {
            words
                .iter()
                .map(|word| weight(word).powi(2))
                .sum::<f64>()
                .sqrt()
        };
        let product: f64 = left
            .iter()
            .filter_map(|word| {
                let found = right
                    .binary_search_by_key(&word.0, |(other, _)| *other)
                    .ok()?;
                Some(weight(word) * weight(&right[found]))
            })
            .sum();
        let lengths = length(left) * length(right);
        if lengths > 0.0 {
            product / lengths
        } else {
            0.0
        }
    }
}

/// The likeliest English terms for a word of another language.
fn in_english(tongue: &Tongue, word: &str) -> Vec<String> {
    let mut terms = tongue.in_english(word);
    terms.retain(|(_, share)| *share >= MIN_SHARE);
    terms.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    terms.truncate(MAX_TERMS);
    terms.into_iter().map(|(term, _)| term).collect()
}

pub(super) fn share(part: f64, whole: f64) -> f64 {
    if whole > 0.0 { part / whole } else { 0.0 }
}
