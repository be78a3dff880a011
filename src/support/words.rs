//! The words of the accounts, and which of them mean much the same.

use std::collections::BTreeMap;
use std::iter::successors;

use rustc_hash::FxHashMap;

use crate::crosslingual::Tongue;
use crate::parallel;
use crate::text::{self, Terms};
use crate::vectors::{self, Vectors};

/// Cosines of word vectors below this are no likeness; [`LIKENESS_RANGE`] above it, all of one.
const MIN_COSINE: f64 = 0.3;
const LIKENESS_RANGE: f64 = 0.5;

/// What stands for 1 where directions are written in whole numbers. A product of two directions of a
/// few hundred dimensions is off by less than a hundredth; so pairs below [`MIN_ROUGH_PRODUCT`] have
/// a cosine below [`MIN_COSINE`].
const ROUGH_ONE: f32 = 8191.0;
const ROUGH_ERROR: f64 = 0.01;
const MIN_ROUGH_PRODUCT: i32 = ((MIN_COSINE - ROUGH_ERROR) * (ROUGH_ONE * ROUGH_ONE) as f64) as i32;

/// How many English terms a word of another language has at most, and with what share at least. The
/// others are mostly wrong.
const MAX_TERMS: usize = 2;
const MIN_SHARE: f64 = 0.2;

/// With more different words than this, words are compared by their stems alone: comparing the
/// vectors of all of them takes time that grows with the square.
const MAX_COMPARED_WORDS: usize = 8_000;

/// From so many words on they are compared on two threads; below, a thread costs more than it saves.
const MIN_SIDE_BY_SIDE: usize = 600;

/// A word, by its place in the vocabulary.
pub(super) type WordId = u32;

/// The different words of all accounts of one language.
pub(super) struct Vocabulary {
    ids: FxHashMap<String, WordId>,
    terms: Terms,
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

/// The direction of a word's vector, at a length of 1.
struct Direction<'a> {
    word: WordId,
    only_in: Option<usize>,
    rough: Vec<i16>,
    exact: &'a [f32],
}

impl Direction<'_> {
    /// How much two words of different accounts mean the same.
    fn likeness(&self, other: &Self) -> f64 {
        let in_one_account = self.only_in.is_some() && self.only_in == other.only_in;
        if in_one_account || vectors::product(&self.rough, &other.rough) < MIN_ROUGH_PRODUCT {
            return 0.0;
        }
        likeness(cosine(self.exact, other.exact))
    }
}

/// The mean direction of some words, at a length of 1.
#[derive(Clone)]
pub(super) struct MeanDirection {
    rough: Vec<i16>,
    exact: Vec<f32>,
}

impl MeanDirection {
    /// The cosine of two where it is more than another, else that one: most that are not are told
    /// roughly.
    pub(super) fn cosine_above(&self, least: f64, other: &Self) -> f64 {
        let product = f64::from(vectors::product(&self.rough, &other.rough));
        match product / f64::from(ROUGH_ONE * ROUGH_ONE) + ROUGH_ERROR < least {
            true => least,
            false => cosine(&self.exact, &other.exact).max(least),
        }
    }
}

/// Words with how often they stand, ordered.
pub(super) type Counted = Vec<(WordId, u32)>;

/// Which of some words each word of the vocabulary answers, and how well: wholly where it is the
/// same, less where it means much the same. Worked out once where the words are held against many
/// others.
#[derive(Default)]
pub(super) struct Answers {
    /// For each of the words, how much it tells.
    idf: Vec<f64>,
    /// How much all of them tell.
    whole: f64,
    /// For each word of the vocabulary, the number of its last answer, from 1 on; most have none.
    last: Vec<u32>,
    answers: Vec<Answer>,
    /// The words that answer any.
    answering: Vec<WordId>,
    /// For each word of the vocabulary, whether it is one of the words.
    is_taken: Vec<bool>,
    /// For each of the words, how well the others in hand answer it.
    best: Vec<f32>,
}

/// What a word answers.
struct Answer {
    /// The place of the word that is answered.
    at: u32,
    likeness: f32,
    /// The number of another answer of the word, or 0.
    other: u32,
}

impl Answers {
    /// Takes some words in place of those before.
    pub(super) fn take(&mut self, words: &[(WordId, u32)], vocabulary: &Vocabulary) {
        for word in self.answering.drain(..) {
            self.last[word as usize] = 0;
            self.is_taken[word as usize] = false;
        }
        self.answers.clear();
        self.last.resize(vocabulary.len(), 0);
        self.is_taken.resize(vocabulary.len(), false);
        self.idf.clear();
        (self.idf).extend(words.iter().map(|(word, _)| vocabulary.idf(*word)));
        self.whole = self.idf.iter().sum();
        for (at, (word, _)) in words.iter().enumerate() {
            self.is_taken[*word as usize] = true;
            self.note(*word, at, 1.0);
            for (alike, likeness) in &vocabulary.alike[*word as usize] {
                self.note(*alike, at, *likeness);
            }
        }
    }

    fn note(&mut self, word: WordId, at: usize, likeness: f32) {
        let last = &mut self.last[word as usize];
        if *last == 0 {
            self.answering.push(word);
        }
        self.answers.push(Answer {
            at: at as u32,
            likeness,
            other: *last,
        });
        *last = self.answers.len() as u32;
    }

    /// What a word answers of the words taken.
    fn of_word(&self, word: WordId) -> impl Iterator<Item = &Answer> {
        let answer = |number: u32| self.answers.get((number as usize).checked_sub(1)?);
        successors(answer(self.last[word as usize]), move |it| answer(it.other))
    }

    /// The share of the weight of the words taken that others have.
    pub(super) fn shared(&self, others: &[(WordId, u32)], vocabulary: &Vocabulary) -> f64 {
        let mut shared = 0.0;
        for (word, _) in others {
            if self.is_taken[*word as usize] {
                shared += vocabulary.idf(*word);
            }
        }
        share(shared, self.whole)
    }

    /// How much of either some words, which tell so much in all, and those taken have of each other,
    /// words of much the same meaning counted too.
    pub(super) fn both_ways(
        &mut self,
        words: &[(WordId, u32)],
        whole: f64,
        vocabulary: &Vocabulary,
    ) -> f64 {
        let mut best = std::mem::take(&mut self.best);
        best.clear();
        best.resize(self.idf.len(), 0.0);
        let mut answered = 0.0;
        for (word, _) in words {
            let mut nearest: f32 = 0.0;
            for answer in self.of_word(*word) {
                let best: &mut f32 = &mut best[answer.at as usize];
                *best = best.max(answer.likeness);
                nearest = nearest.max(answer.likeness);
            }
            if nearest > 0.0 {
                answered += vocabulary.idf(*word) * f64::from(nearest);
            }
        }
        let mut had = 0.0;
        for (idf, best) in self.idf.iter().zip(&best) {
            had += idf * f64::from(*best);
        }
        self.best = best;
        (share(had, self.whole) * share(answered, whole)).sqrt()
    }
}

impl Vocabulary {
    /// An empty vocabulary of a language, into which some accounts are read from other languages.
    pub(super) fn new(language: &str, tongues: BTreeMap<usize, &'static Tongue>) -> Self {
        Self {
            tongues,
            ids: FxHashMap::default(),
            terms: Terms::new(language),
            vectors: vectors::of(language),
            idf: Vec::new(),
            units: Vec::new(),
            only_in: Vec::new(),
            met: FxHashMap::default(),
            alike: Vec::new(),
        }
    }

    /// Takes in the words of a text of an account.
    pub(super) fn take_in(&mut self, text: &str, account: usize) -> Counted {
        let mut ids: Vec<WordId> = Vec::new();
        let tongue = self.tongues.get(&account).copied();
        let words = tongue.map_or_else(|| text::words(text), |tongue| tongue.words(text));
        for range in words {
            let word = &text[range];
            if !self.met.contains_key(word) {
                let terms = match tongue.filter(|tongue| tongue.has_cut(word)) {
                    Some(tongue) => in_english(tongue, word),
                    None => self.terms.of_word(word),
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
        let known: Vec<Direction<'_>> = (self.units.iter().zip(&self.only_in).enumerate())
            .filter_map(|(word, (unit, only_in))| {
                let exact = unit.as_deref()?;
                Some(Direction {
                    word: word as WordId,
                    only_in: *only_in,
                    rough: roughly(exact),
                    exact,
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
                rights.map(move |right| (left.word, right.word, left.likeness(right) as f32))
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

    /// How much some words tell in all.
    pub(super) fn weight(&self, words: &[(WordId, u32)]) -> f64 {
        words.iter().map(|(word, _)| self.idf(*word)).sum()
    }

    /// The mean direction of some words, at a length of 1; `None` where no vector is known.
    pub(super) fn direction(&self, words: &[(WordId, u32)]) -> Option<MeanDirection> {
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
        (length > 0.0).then(|| {
            let exact: Vec<f32> = sum.iter().map(|value| value / length).collect();
            MeanDirection {
                rough: roughly(&exact),
                exact,
            }
        })
    }

    /// The share of the weight of some words that others have: `has` tells which words those are, and
    /// one of much the same meaning counts by how like it is.
    pub(super) fn covered(&self, words: &[(WordId, u32)], has: impl Fn(WordId) -> bool) -> f64 {
        let part = |word: WordId| {
            if has(word) {
                return 1.0;
            }
            let mut alike = self.alike[word as usize].iter();
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

fn share(part: f64, whole: f64) -> f64 {
    if whole > 0.0 { part / whole } else { 0.0 }
}

fn likeness(cosine: f64) -> f64 {
    ((cosine - MIN_COSINE) / LIKENESS_RANGE).clamp(0.0, 1.0)
}

/// A direction in whole numbers, which are multiplied several times as fast.
fn roughly(direction: &[f32]) -> Vec<i16> {
    let values = direction.iter();
    values
        .map(|value| (value * ROUGH_ONE).round() as i16)
        .collect()
}

/// The cosine of two directions.
fn cosine(left: &[f32], right: &[f32]) -> f64 {
    // In lanes, so that the compiler can add several products at once, in a fixed order.
    let mut lanes = [0.0f32; 8];
    let ((left, left_rest), (right, right_rest)) = (left.as_chunks::<8>(), right.as_chunks::<8>());
    let rest: f32 = (left_rest.iter().zip(right_rest)).map(|(a, b)| a * b).sum();
    for (a, b) in left.iter().zip(right) {
        for lane in 0..8 {
            lanes[lane] += a[lane] * b[lane];
        }
    }
    f64::from(lanes.iter().sum::<f32>() + rest)
}
