//! How similar the sentences of different texts are.

use super::candidates;
use super::content::{SentenceContent, contents};
use super::effort::Effort;
use super::exact::ExactMatches;
use super::input::Text;
use super::place::Place;
use super::score::{ScoredPair, scored};
use crate::lexicon::Lexicon;
use crate::parallel;

/// From this number of texts on, pairs of them are compared side by side.
const MANY_TEXTS: usize = 6;

/// How similar the sentences of different texts are.
#[derive(Debug, Clone)]
pub struct Similarity {
    sizes: Vec<usize>,
    /// For each sentence, those of other texts that it was compared with, best first.
    neighbours: Vec<Vec<Vec<(Place, f64)>>>,
}

impl Similarity {
    /// Compares the sentences of each text with those of the other texts.
    pub fn of(texts: &[Text<'_>], lexicon: &Lexicon) -> Self {
        let contents = contents(texts, lexicon);
        let mut neighbours: Vec<Vec<Vec<(Place, f64)>>> = texts
            .iter()
            .map(|text| vec![Vec::new(); text.sentences.len()])
            .collect();
        let effort = Effort::of(texts.len());
        let is_unread = |text: usize, sentence| texts[text].unread.binary_search(&sentence).is_ok();
        for left in 0..texts.len() {
            let others: Vec<usize> = (left + 1..texts.len()).collect();
            let with = |right: &usize| {
                let comparable = comparable(texts[left].language, texts[*right].language);
                compared(&contents[left], &contents[*right], comparable, effort)
            };
            // With a few texts, threads cost more than they save.
            let pairs = if texts.len() < MANY_TEXTS {
                others.iter().map(with).collect()
            } else {
                parallel::each(&others, with)
            };
            for (right, pairs) in others.into_iter().zip(pairs) {
                for pair in pairs {
                    if is_unread(left, pair.left) || is_unread(right, pair.right) {
                        continue;
                    }
                    let place = |text, sentence| Place { text, sentence };
                    let (a, b) = (place(left, pair.left), place(right, pair.right));
                    neighbours[left][pair.left].push((b, pair.score));
                    neighbours[right][pair.right].push((a, pair.score));
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

    /// The sentences of other texts that this one was compared with, best first, with their scores.
    pub fn neighbours(&self, place: Place) -> &[(Place, f64)] {
        &self.neighbours[place.text][place.sentence]
    }

    /// How similar two sentences of different texts are; 0 where they were not compared.
    pub fn score(&self, a: Place, b: Place) -> f64 {
        let found = self.neighbours(a).iter().find(|(other, _)| *other == b);
        found.map_or(0.0, |(_, score)| *score)
    }

    /// The sentence of `text` that is most similar to this one.
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

/// The pairs of sentences of two texts that are compared, with their scores.
fn compared(
    left: &[SentenceContent],
    right: &[SentenceContent],
    comparable: bool,
    effort: Effort,
) -> Vec<ScoredPair> {
    let exact = ExactMatches::new(left, right);
    let pairs = candidates::pairs(left, right, &exact, comparable, effort);
    let all_pairs = comparable && pairs.len() == left.len() * right.len();
    scored(left, right, pairs, &exact, all_pairs, effort)
}
