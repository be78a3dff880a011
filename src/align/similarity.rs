//! How similar the sentences of different texts are.

use super::candidates;
use super::content::{Reading, SentenceContent};
use super::effort::Effort;
use super::exact::ExactMatches;
use super::input::Text;
use super::link::{self, Rules};
use super::model::Weights;
use super::neighbours::Neighbours;
use super::place::{Link, Place};
use super::score::{ScoredPair, scored};
use crate::crosslingual;
use crate::lexicon::Lexicon;
use crate::parallel;

/// From this number of pairs of texts on, those of six texts, they are compared side by side.
const MANY_PAIRS: usize = 15;

/// How similar the sentences of different texts are.
#[derive(Debug, Clone)]
pub struct Similarity {
    sizes: Vec<usize>,
    /// For each two texts, the sentences that were compared.
    neighbours: Vec<Vec<Neighbours>>,
}

impl Similarity {
    /// Compares the sentences of each text with those of the other texts. Gives the links of each
    /// two texts too, ordered by place.
    pub(super) fn of(
        texts: &[Text<'_>],
        lexicon: &Lexicon,
        weights: &Weights,
    ) -> (Self, Vec<Link>) {
        let reading = Reading::new(texts, lexicon);
        let effort = Effort::of(texts.len());
        let sizes: Vec<usize> = texts.iter().map(|text| text.sentences.len()).collect();
        let of_two = |[left, right]: &[usize; 2]| {
            let two = [&texts[*left], &texts[*right]];
            let [of_left, of_right] = reading.contents(*left, *right);
            let pairs = compared(two, &of_left, &of_right, effort, weights);
            let across = across_languages(two[0].language, two[1].language);
            let rules = match across {
                true => Rules::across(),
                false => Rules::within(&weights.link),
            };
            let links = link::links(&pairs, two[0], two[1], &rules);
            let pairs = pairs.iter();
            let of_left = pairs.clone().map(|it| (it.left, it.right, it.score));
            let of_right = pairs.map(|it| (it.right, it.left, it.score));
            let neighbours = [
                Neighbours::of(sizes[*left], of_left),
                Neighbours::of(sizes[*right], of_right),
            ];
            (links, neighbours)
        };
        let all = 0..texts.len();
        let two_texts = all.flat_map(|left| (left + 1..texts.len()).map(move |it| [left, it]));
        let two_texts: Vec<[usize; 2]> = two_texts.collect();
        let found = parallel::each_of_many(&two_texts, MANY_PAIRS, of_two);
        let mut links = Vec::new();
        let mut neighbours = vec![vec![Neighbours::default(); texts.len()]; texts.len()];
        for ([left, right], (linked, [of_left, of_right])) in two_texts.into_iter().zip(found) {
            links.extend(linked.iter().map(|pair| pair.link(left, right)));
            neighbours[left][right] = of_left;
            neighbours[right][left] = of_right;
        }
        links.sort_by_key(|link| (link.left, link.right));
        (Self { sizes, neighbours }, links)
    }

    /// How many sentences each text has.
    pub fn sizes(&self) -> &[usize] {
        &self.sizes
    }

    /// The sentences of another text that this one was compared with, best first, with their
    /// scores.
    pub fn neighbours(
        &self,
        place: Place,
        text: usize,
    ) -> impl Iterator<Item = (Place, f64)> + use<'_> {
        let of_sentence = self.neighbours[place.text][text].of_sentence(place.sentence);
        of_sentence.map(move |(sentence, score)| (Place { text, sentence }, score))
    }

    /// How similar two sentences of different texts are; 0 where they were not compared.
    pub fn score(&self, a: Place, b: Place) -> f64 {
        let mut neighbours = self.neighbours(a, b.text);
        let found = neighbours.find(|(other, _)| *other == b);
        found.map_or(0.0, |(_, score)| score)
    }

    /// The sentence of `text` that is most similar to this one.
    pub fn nearest(&self, place: Place, text: usize) -> Option<(Place, f64)> {
        self.neighbours(place, text).next()
    }
}

/// Whether sentences of two languages can be compared. An unknown language may be any.
pub fn comparable(left: Option<&str>, right: Option<&str>) -> bool {
    in_one_language(left, right) || across_languages(left, right)
}

/// Whether two texts may be in one language, so that their very words can be compared.
pub fn in_one_language(left: Option<&str>, right: Option<&str>) -> bool {
    left.is_none() || right.is_none() || left == right
}

/// Whether two texts are in different languages that can be compared.
pub fn across_languages(left: Option<&str>, right: Option<&str>) -> bool {
    let both = left.zip(right);
    both.is_some_and(|(left, right)| crosslingual::meet(left, right))
}

impl ScoredPair {
    /// The pair as a link of two texts.
    fn link(&self, left: usize, right: usize) -> Link {
        let place = |text, sentence| Place { text, sentence };
        Link {
            left: place(left, self.left),
            right: place(right, self.right),
            score: self.score,
        }
    }
}

/// The pairs of sentences of two texts that are compared, with their scores. A sentence that is no
/// content is in none.
fn compared(
    texts: [&Text<'_>; 2],
    left: &[SentenceContent<'_>],
    right: &[SentenceContent<'_>],
    effort: Effort,
    weights: &Weights,
) -> Vec<ScoredPair> {
    let comparable = comparable(texts[0].language, texts[1].language);
    let exact = ExactMatches::new(left, right);
    let pairs = candidates::pairs(left, right, &exact, comparable, effort);
    let all_pairs = comparable && pairs.len() == left.len() * right.len();
    let across = across_languages(texts[0].language, texts[1].language);
    let of_pair = Some(&weights.pair).filter(|_| !across);
    let mut scored = scored(left, right, pairs, &exact, all_pairs, effort, of_pair);
    let is_unread = |text: usize, sentence| texts[text].unread.binary_search(&sentence).is_ok();
    scored.retain(|pair| !is_unread(0, pair.left) && !is_unread(1, pair.right));
    scored
}
