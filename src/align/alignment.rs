//! What alignment gives.

use super::passage::{self, Passage};
use super::place::{Link, Place};
use super::similarity::Similarity;

/// What aligning found.
#[derive(Debug, Clone)]
pub struct Alignment {
    /// Pairs of sentences, ordered by place.
    pub links: Vec<Link>,
    /// Every sentence of every text, in exactly one passage, in reading order.
    pub passages: Vec<Passage>,
    /// How similar any two sentences are, linked or not.
    pub similarity: Similarity,
    /// For each sentence, by text, the index of its passage.
    passage_indices: Vec<Vec<usize>>,
    /// Each link from both of its ends, ordered.
    directed_links: Vec<DirectedLink>,
}

/// A link, seen from one of its ends.
#[derive(Debug, Clone, Copy)]
struct DirectedLink {
    from: Place,
    to: Place,
    score: f64,
}

impl Alignment {
    pub(super) fn new(links: Vec<Link>, passages: Vec<Passage>, similarity: Similarity) -> Self {
        let mut directed_links: Vec<DirectedLink> = links.iter().flat_map(both_ends).collect();
        directed_links.sort_by_key(|link| (link.from, link.to));
        Self {
            passage_indices: passage::indices(similarity.sizes(), &passages),
            links,
            passages,
            similarity,
            directed_links,
        }
    }

    /// The index of the passage that holds a sentence; `None` for a place in no text.
    pub fn passage_of(&self, place: Place) -> Option<usize> {
        let text = self.passage_indices.get(place.text)?;
        text.get(place.sentence).copied()
    }

    /// The sentences that one is linked to, in the order of texts, with the score of each link.
    pub fn linked_to(&self, place: Place) -> impl Iterator<Item = (Place, f64)> {
        let links = &self.directed_links;
        let first = links.partition_point(|link| link.from < place);
        links[first..]
            .iter()
            .take_while(move |link| link.from == place)
            .map(|link| (link.to, link.score))
    }
}

fn both_ends(link: &Link) -> [DirectedLink; 2] {
    let (left, right, score) = (link.left, link.right, link.score);
    [(left, right), (right, left)].map(|(from, to)| DirectedLink { from, to, score })
}
