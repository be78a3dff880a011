//! Which pairs of sentences become links.

use super::{Link, Place, Similarity};

/// A pair below this score is not linked: `cargo bench --bench alignment` prints what it gives.
pub(super) const THRESHOLD: f64 = 0.42;

/// A second-best partner is linked too when it comes this close to the best: one sentence that
/// answers two.
const NEAR_BEST: f64 = 0.98;

/// The links: pairs that are the best of either side, and above the threshold.
pub(super) fn links(similarity: &Similarity) -> Vec<Link> {
    let mut links = Vec::new();
    for (text, size) in similarity.sizes().iter().enumerate() {
        for sentence in 0..*size {
            let left = Place { text, sentence };
            for (right, score) in similarity.neighbours(left) {
                if right.text > text && *score >= THRESHOLD {
                    let best = is_best(similarity, left, *right, *score)
                        || is_best(similarity, *right, left, *score);
                    if best {
                        links.push(Link {
                            left,
                            right: *right,
                            score: *score,
                        });
                    }
                }
            }
        }
    }
    links.sort_by_key(|link| (link.left, link.right));
    links
}

/// Whether no other sentence of `to`'s text is clearly more like `from`. A sentence that has a
/// twin, equal to it, is linked to nothing less.
fn is_best(similarity: &Similarity, from: Place, to: Place, score: f64) -> bool {
    let Some((_, best)) = similarity.nearest(from, to.text) else {
        return false;
    };
    if best == 1.0 {
        score == 1.0
    } else {
        score >= best * NEAR_BEST
    }
}
