//! Which pairs of sentences become links.

use super::place::{Link, Place};
use super::similarity::Similarity;

/// A pair scores at least this much, with its margins, or it is not linked. Below it nothing that
/// the other side says is close. `cargo bench --bench alignment` prints how good the links are.
pub(crate) const LINK_THRESHOLD: f64 = 0.45;

/// How much a margin adds to the score: the difference between a pair's score and the next best
/// score of either sentence. Where all sentences are much alike, a pair needs a higher score to be
/// linked; where nothing else comes near, a lower one is enough.
const MARGIN_WEIGHT: f64 = 0.4;

/// A margin counts up to this much.
const MAX_MARGIN: f64 = 0.2;

/// Links the pairs that score best from either side, score high enough, and stand out.
///
/// A sentence may have several links, and links may cross. A sentence with an exact match has no
/// other links.
pub(super) fn links(similarity: &Similarity) -> Vec<Link> {
    let best = Best::of(similarity);
    let mut links = Vec::new();
    for (text, size) in similarity.sizes().iter().enumerate() {
        for sentence in 0..*size {
            let left = Place { text, sentence };
            for (right, score) in similarity.neighbours(left) {
                let score = *score;
                if right.text > text && best.is_link(left, *right, score) {
                    let right = *right;
                    links.push(Link { left, right, score });
                }
            }
        }
    }
    links.sort_by_key(|link| (link.left, link.right));
    links
}

/// The two best scores that each sentence has with each other text.
struct Best {
    texts: usize,
    /// By text and sentence: a pair of scores for each other text.
    scores: Vec<Vec<[f64; 2]>>,
}

impl Best {
    fn of(similarity: &Similarity) -> Self {
        let texts = similarity.sizes().len();
        let sizes = similarity.sizes().iter().enumerate();
        let scores = sizes.map(|(text, size)| {
            let mut scores = vec![[0.0; 2]; size * texts];
            for sentence in 0..*size {
                for (other, score) in similarity.neighbours(Place { text, sentence }) {
                    // The best come first.
                    let [first, second] = &mut scores[sentence * texts + other.text];
                    if *first == 0.0 {
                        *first = *score;
                    } else if *second == 0.0 {
                        *second = *score;
                    }
                }
            }
            scores
        });
        Self {
            texts,
            scores: scores.collect(),
        }
    }

    fn is_link(&self, left: Place, right: Place, score: f64) -> bool {
        let of =
            |from: Place, to: Place| self.scores[from.text][from.sentence * self.texts + to.text];
        let (there, back) = (of(left, right), of(right, left));
        if score == 1.0 || there[0] == 1.0 || back[0] == 1.0 {
            return score == 1.0;
        }
        if score < there[0].min(back[0]) {
            return false;
        }
        let margin = |[first, second]: [f64; 2]| {
            let rival = if score < first { first } else { second };
            (score - rival).clamp(-MAX_MARGIN, MAX_MARGIN)
        };
        score + MARGIN_WEIGHT * (margin(there) + margin(back)) >= LINK_THRESHOLD
    }
}
