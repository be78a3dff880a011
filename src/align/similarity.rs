//! How alike two sentences are.

use std::cmp::Ordering;
use std::collections::HashMap;

use super::exact::twins;
use super::sentence::{self, Content, Sentence};
use super::terms::Bag;
use super::vocabulary::Term;
use super::{Place, Text, posterior};
use crate::lexicon::Lexicon;

/// Of two texts with more pairs of sentences than this, only pairs that share a telling term are
/// compared: what all pairs cost grows with the square of what the texts cost.
const MAX_PAIRS: usize = 1 << 20;

/// A term that stands in more sentences than this share of them finds no pairs in large texts.
const COMMON_SHARE: f64 = 0.02;

/// In large texts a sentence looks for as many partners in the other text, among as many places of its
/// rarest terms (and those of one term more), so that cost grows with the texts and not with their
/// square.
const CANDIDATES: usize = 50;
const POSTINGS: usize = 1000;

/// How likeness is made up: of the words in common, of what the words mean, of the topics in
/// common, of both being the opening sentence, and of the order of the texts. Round figures, set by
/// hand on real accounts: with words and meaning anywhere from even to 7:3, topics from 0.1 to 0.2
/// and order from 0.05 to 0.15, F1 on these stayed between 0.70 and 0.78.
const WORDS: f64 = 0.6;
const MEANING: f64 = 0.4;
const MATTERS: f64 = 0.15;
const OPENING: f64 = 0.2;
const ORDER: f64 = 0.1;

/// How much of the likeness is that of the likest clauses.
const CLAUSES: f64 = 0.4;

/// How much more order counts, in texts that have no topics, for a pair with e times as many terms as
/// two sentences of [`TERMS`] each have, and no more for longer ones: that a short sentence is like
/// another is sooner chance, and a long one tells what the other text tells somewhere.
const LENGTH: f64 = 0.12;
const TERMS: f64 = 10.0;

/// What meaning is taken for where it is not known, at no word in common: somewhat less than two
/// sentences of one event have that say different things, so that it is no reason to link them.
const UNKNOWN_MEANING: f64 = 0.35;

/// From this share of common terms on (Dice), sentences are edited copies of each other, however
/// little the terms weigh: where two short texts share a sentence but for one figure, the figure
/// is all that is rare.
const COPY: f64 = 0.6;

/// What the places of two copies take away: of several, those at the same point belong together.
const COPY_POSITION: f64 = 0.1;

/// How alike the sentences of different texts are.
#[derive(Debug, Clone)]
pub struct Similarity {
    sizes: Vec<usize>,
    /// For each sentence, those of other texts that it was compared with, best first.
    neighbours: Vec<Vec<Vec<(Place, f64)>>>,
}

impl Similarity {
    /// Compares all sentences of each text with those of the other texts.
    pub fn of(texts: &[Text<'_>], lexicon: &Lexicon) -> Self {
        let sentences = sentence::sentences(texts, lexicon);
        let mut neighbours: Vec<Vec<Vec<(Place, f64)>>> = texts
            .iter()
            .map(|text| vec![Vec::new(); text.sentences.len()])
            .collect();
        for left in 0..texts.len() {
            for right in left + 1..texts.len() {
                let comparable = comparable(texts[left].language, texts[right].language);
                let (a, b) = (&sentences[left], &sentences[right]);
                for (i, j, score) in compare(a, b, comparable) {
                    let [a, b] =
                        [(left, i), (right, j)].map(|(text, sentence)| Place { text, sentence });
                    neighbours[left][i].push((b, score));
                    neighbours[right][j].push((a, score));
                }
            }
        }
        for sentence in neighbours.iter_mut().flatten() {
            sentence.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        }
        Self {
            sizes: texts.iter().map(|text| text.sentences.len()).collect(),
            neighbours,
        }
    }

    /// How many sentences each text has.
    pub fn sizes(&self) -> &[usize] {
        &self.sizes
    }

    /// Sentences of other texts that are somewhat like this one, best first, with their scores.
    pub fn neighbours(&self, place: Place) -> &[(Place, f64)] {
        &self.neighbours[place.text][place.sentence]
    }

    /// How alike two sentences of different texts are; 0 where they share nothing.
    pub fn score(&self, a: Place, b: Place) -> f64 {
        let found = self.neighbours(a).iter().find(|(other, _)| *other == b);
        found.map_or(0.0, |(_, score)| *score)
    }

    /// The sentence of `text` that is most like this one.
    pub fn nearest(&self, place: Place, text: usize) -> Option<(Place, f64)> {
        self.neighbours(place)
            .iter()
            .find(|(other, _)| other.text == text)
            .copied()
    }
}

/// Whether sentences of two languages can be compared word by word. An unknown language may be
/// any.
pub fn comparable(left: Option<&str>, right: Option<&str>) -> bool {
    left.is_none() || right.is_none() || left == right
}

/// Pairs of sentences of two texts with their likeness. Where the languages cannot be compared, only
/// sentences equal to the letter meet.
fn compare(left: &[Sentence], right: &[Sentence], comparable: bool) -> Vec<(usize, usize, f64)> {
    let twins = twins(left, right);
    let is_twin = |i: usize, j: usize| twins.get(&i).is_some_and(|twins| twins.contains(&j));
    let twins_alone = || {
        let pairs = twins
            .iter()
            .flat_map(|(i, twins)| twins.iter().map(move |j| (*i, *j)));
        pairs.collect::<Vec<_>>()
    };
    let pairs = match left.len().saturating_mul(right.len()) {
        _ if !comparable => twins_alone(),
        0..=MAX_PAIRS => (0..left.len())
            .flat_map(|i| (0..right.len()).map(move |j| (i, j)))
            .collect(),
        _ => candidates(left, right, twins_alone()),
    };
    let likeness: Vec<f64> = pairs
        .iter()
        .map(|(i, j)| likeness(&left[*i], &right[*j]))
        .collect();
    let whole = comparable && pairs.len() == left.len() * right.len();
    let shares = (whole && pairs.len() <= posterior::MAX_PAIRS)
        .then(|| posterior::shares(&likeness, left.len(), right.len()));
    let by_topic = by_topic(left, right);
    // Where topics tell all, a story's order tells nothing.
    let in_story = shares
        .as_ref()
        .filter(|_| by_topic < 1.0)
        .map(|shares| in_story(left, right, shares));
    pairs
        .into_iter()
        .zip(likeness)
        .enumerate()
        .map(|(place, ((i, j), likeness))| {
            let score = match &shares {
                _ if is_twin(i, j) => return (i, j, 1.0),
                _ if !(left[i].bag.has_letters() && right[j].bag.has_letters()) => 0.0,
                Some(shares) => {
                    let in_story = in_story.as_ref().map_or(0.0, |scores| scores[place]);
                    by_topic * (likeness + ORDER * shares[place]) + (1.0 - by_topic) * in_story
                }
                None => likeness,
            };
            let copy = copied(&left[i].bag, &right[j].bag)
                * (1.0 - COPY_POSITION * apart(i, left.len(), j, right.len()));
            (i, j, steady(below_one(score.max(copy))))
        })
        .collect()
}

/// What the order of two texts, and the lengths of their sentences, make of each pair, row by row, in
/// texts that have no topics.
fn in_story(left: &[Sentence], right: &[Sentence], shares: &[f64]) -> Vec<f64> {
    let lengths =
        |sentences: &[Sentence]| -> Vec<f64> { sentences.iter().map(|s| s.bag.length()).collect() };
    let (rows, columns) = (lengths(left), lengths(right));
    let terms = rows
        .iter()
        .flat_map(|row| columns.iter().map(move |column| row * column));
    posterior::in_step(shares, left.len(), right.len())
        .into_iter()
        .zip(terms)
        .map(|(in_step, terms)| {
            let length = (terms.max(1.0) / (TERMS * TERMS)).ln().min(1.0);
            in_step * (1.0 + LENGTH * length)
        })
        .collect()
}

/// A score below 1, which is for what is equal to the letter. The more alike stays the more alike:
/// of many that are nearly the same, one is the best.
fn below_one(score: f64) -> f64 {
    const KNEE: f64 = 0.9;
    const REST: f64 = 0.099;
    if score <= KNEE {
        score
    } else {
        KNEE + REST * (1.0 - (-(score - KNEE) / REST).exp())
    }
}

/// How far topics, and not the order of the texts, tell what belongs together: wholly where half of
/// the sentences bring up a topic of diplomacy. Talks have topics, and each side its own order of
/// them; a story has an order.
fn by_topic(left: &[Sentence], right: &[Sentence]) -> f64 {
    let all = left.len() + right.len();
    let with = left
        .iter()
        .chain(right)
        .filter(|sentence| sentence.has_topic())
        .count();
    (2.0 * with as f64 / all.max(1) as f64).min(1.0)
}

/// How alike two sentences are in what they say: all of it, and their likest clauses.
fn likeness(left: &Sentence, right: &Sentence) -> f64 {
    let clauses = left.clauses().iter().flat_map(|left| {
        let alike = move |right| in_content(left, right);
        right.clauses().iter().map(alike)
    });
    let opening = f64::from(u8::from(left.opens && right.opens));
    (1.0 - CLAUSES) * in_content(&left.whole, &right.whole)
        + CLAUSES * clauses.fold(0.0, f64::max)
        + OPENING * opening
}

/// How alike two sentences, or clauses, are in words, meaning and topics.
fn in_content(left: &Content, right: &Content) -> f64 {
    let words = cosine(&left.terms, &right.terms);
    let meaning = match (&left.meaning, &right.meaning) {
        (Some(left), Some(right)) => dot(left, right).max(0.0),
        _ => UNKNOWN_MEANING + (1.0 - UNKNOWN_MEANING) * words,
    };
    WORDS * words + MEANING * meaning + MATTERS * cosine(&left.matters, &right.matters)
}

/// The cosine of two directions.
fn dot(left: &[i16], right: &[i16]) -> f64 {
    let products = left
        .iter()
        .zip(right)
        .map(|(a, b)| i32::from(*a) * i32::from(*b));
    f64::from(products.sum::<i32>()) / (sentence::UNIT * sentence::UNIT)
}

/// The cosine of two sparse vectors of unit length, each in order of its keys.
fn cosine<K: Ord>(left: &[(K, f64)], right: &[(K, f64)]) -> f64 {
    let (mut i, mut j, mut sum) = (0, 0, 0.0);
    while let (Some((a, x)), Some((b, y))) = (left.get(i), right.get(j)) {
        match a.cmp(b) {
            Ordering::Less => i += 1,
            Ordering::Greater => j += 1,
            Ordering::Equal => {
                sum += x * y;
                i += 1;
                j += 1;
            }
        }
    }
    sum
}

/// The share of terms that two sentences have in common, where they are edited copies; else 0.
fn copied(left: &Bag, right: &Bag) -> f64 {
    let shared = left.terms.iter().filter(|(term, _)| {
        right
            .terms
            .binary_search_by_key(term, |(other, _)| *other)
            .is_ok()
    });
    let all = left.terms.len() + right.terms.len();
    let overlap = 2.0 * shared.count() as f64 / all.max(1) as f64;
    if overlap >= COPY { overlap } else { 0.0 }
}

/// Pairs of which one sentence finds the other by a telling term, and those that are equal.
fn candidates(
    left: &[Sentence],
    right: &[Sentence],
    twins: Vec<(usize, usize)>,
) -> Vec<(usize, usize)> {
    let mut pairs = twins;
    pairs.extend(found(left, right));
    pairs.extend(found(right, left).into_iter().map(|(j, i)| (i, j)));
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// For each sentence, those of another text with which it shares most by the weight of its rarest
/// terms there. Of several that share as much, those at the same point of their text come first: in a
/// text of one stock of phrases, there is no end of them.
fn found(from: &[Sentence], to: &[Sentence]) -> Vec<(usize, usize)> {
    let mut index: HashMap<Term, Vec<(usize, f64)>> = HashMap::new();
    for (j, sentence) in to.iter().enumerate() {
        for (term, weight) in &sentence.whole.terms {
            index.entry(*term).or_default().push((j, *weight));
        }
    }
    let common = ((to.len() as f64 * COMMON_SHARE) as usize).max(1);
    let mut shared = vec![0.0; to.len()];
    let mut pairs = Vec::new();
    for (i, sentence) in from.iter().enumerate() {
        let terms = sentence.whole.terms.iter();
        let mut postings: Vec<(&[(usize, f64)], f64)> = terms
            .filter_map(|(term, weight)| Some((index.get(term)?.as_slice(), *weight)))
            .filter(|(places, _)| places.len() <= common)
            .collect();
        // By what they hold, and not by the numbers of terms, which hang on the order of the texts.
        postings.sort_by(|(a, x), (b, y)| {
            let by_place = || a.iter().map(|(j, _)| j).cmp(b.iter().map(|(j, _)| j));
            let by_length = a.len().cmp(&b.len());
            by_length.then_with(by_place).then(x.total_cmp(y))
        });
        let mut met = Vec::new();
        let mut read = 0;
        for (places, weight) in postings {
            if read >= POSTINGS {
                break;
            }
            read += places.len();
            for (j, other) in places {
                if shared[*j] == 0.0 {
                    met.push(*j);
                }
                shared[*j] += weight * other;
            }
        }
        let key = |j: usize| (steady(shared[j]), apart(i, from.len(), j, to.len()), j);
        let best_first = |a: &usize, b: &usize| {
            let ((x, near, a), (y, far, b)) = (key(*a), key(*b));
            y.total_cmp(&x).then(near.total_cmp(&far)).then(a.cmp(&b))
        };
        if met.len() > CANDIDATES {
            met.select_nth_unstable_by(CANDIDATES, best_first);
            met[CANDIDATES..].iter().for_each(|j| shared[*j] = 0.0);
            met.truncate(CANDIDATES);
        }
        for j in met {
            shared[j] = 0.0;
            pairs.push((i, j));
        }
    }
    pairs
}

/// A score without its last digits, which depend on the order in which terms were met and so on
/// that of the texts.
fn steady(score: f64) -> f64 {
    (score * 1e9).round() / 1e9
}

/// How far apart two sentences stand in their texts, from 0 (same point) to 1 (opposite ends).
fn apart(i: usize, left: usize, j: usize, right: usize) -> f64 {
    let point = |index: usize, size: usize| (index as f64 + 0.5) / size as f64;
    (point(i, left) - point(j, right)).abs()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_has_so_many_partners_in_whatever_order_texts_come() {
        let text = |seed: u64| -> Vec<String> {
            // Each word in some five sentences, without a pattern.
            let mut state = seed;
            let mut word = || {
                state = state
                    .wrapping_mul(6_364_136_223_846_793_005)
                    .wrapping_add(1);
                format!("word{}", (state >> 33) % 1601)
            };
            let mut sentence = || (0..20).map(|_| word()).collect::<Vec<_>>().join(" ");
            (0..400).map(|_| sentence()).collect()
        };
        let texts = [text(7), text(31)];
        let [one, other] = [0, 1].map(|text: usize| Text {
            language: Some("en"),
            sentences: texts[text].iter().map(String::as_str).collect(),
        });
        let straight = sentence::sentences(&[one.clone(), other.clone()], Lexicon::standard());
        let turned = sentence::sentences(&[other, one], Lexicon::standard());
        let mut pairs = found(&straight[0], &straight[1]);
        let mut again = found(&turned[1], &turned[0]);
        pairs.sort_unstable();
        again.sort_unstable();
        assert_eq!(pairs, again);
        let partners = pairs.chunk_by(|a, b| a.0 == b.0).map(<[_]>::len);
        assert_eq!(partners.max(), Some(CANDIDATES));
    }

    #[test]
    fn of_equal_partners_those_at_the_same_point_are_taken() {
        // Fifty times as many as the rest, so that the term is none that stands everywhere.
        let rest = (0..50 * 3 * CANDIDATES).map(|place| format!("word{place}"));
        let text: Vec<String> = (0..3 * CANDIDATES)
            .map(|_| "zebra".to_owned())
            .chain(rest)
            .collect();
        let text = Text {
            language: Some("en"),
            sentences: text.iter().map(String::as_str).collect(),
        };
        let sentences = sentence::sentences(&[text.clone(), text], Lexicon::standard());
        let pairs = found(&sentences[0], &sentences[1]);
        let middle = 3 * CANDIDATES / 2;
        let partners: Vec<usize> = pairs
            .iter()
            .filter(|(i, _)| *i == middle)
            .map(|(_, j)| *j)
            .collect();
        assert_eq!(partners.len(), CANDIDATES);
        assert!(
            partners
                .iter()
                .all(|j| middle.abs_diff(*j) <= CANDIDATES / 2)
        );
    }
}
