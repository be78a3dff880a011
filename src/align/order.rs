//! What the order of two texts says about which sentences belong together.
//!
//! Accounts of talks have topics, and each side has its own order of them. A story has an order. So
//! the fewer sentences have a topic, the more the order counts.

use super::content::SentenceContent;
use super::posterior;

/// How much the posterior of a pair adds to its similarity, where topics say what belongs together.
const POSTERIOR_WEIGHT: f64 = 0.1;

/// How much more the order counts for a pair with e times as many terms as two sentences of
/// [`TYPICAL_TERMS`] have. Longer pairs count no more. Short sentences are similar by chance; a
/// long one says what the other text says somewhere.
const LENGTH_WEIGHT: f64 = 0.12;

/// How many terms a sentence of a story has.
const TYPICAL_TERMS: f64 = 10.0;

/// The order of two texts, pair by pair.
pub(super) struct Order {
    posteriors: Vec<f64>,
    /// From 0, where no sentence has a topic and only the order counts, to 1.
    by_topic: f64,
    /// The score of each pair by order alone; `None` where topics count alone.
    by_order: Option<Vec<f64>>,
}

impl Order {
    /// For all pairs of sentences of two texts, with the similarity of each, row by row.
    pub(crate) fn new(
        left: &[SentenceContent<'_>],
        right: &[SentenceContent<'_>],
        similarities: &[f64],
    ) -> Self {
        let posteriors = posterior::posteriors(similarities, left.len(), right.len());
        let by_topic = topic_weight(left, right);
        Self {
            by_order: (by_topic < 1.0).then(|| order_scores(left, right, &posteriors)),
            by_topic,
            posteriors,
        }
    }

    /// The posterior of a pair.
    pub(crate) fn posterior(&self, pair: usize) -> f64 {
        self.posteriors[pair]
    }

    /// The evidence of a pair: where topics say what belongs together, by what was learnt; in a
    /// story, by its score.
    pub(crate) fn evidence(&self, learnt: f64, of_score: f64) -> f64 {
        self.by_topic * learnt + (1.0 - self.by_topic) * of_score
    }

    /// The score of a pair from its similarity.
    pub(crate) fn score(&self, pair: usize, similarity: f64) -> f64 {
        let by_order = self.by_order.as_ref().map_or(0.0, |scores| scores[pair]);
        self.by_topic * (similarity + POSTERIOR_WEIGHT * self.posteriors[pair])
            + (1.0 - self.by_topic) * by_order
    }
}

/// How far topics say what belongs together, and the order does not: wholly where half of the
/// sentences have a topic.
fn topic_weight(left: &[SentenceContent<'_>], right: &[SentenceContent<'_>]) -> f64 {
    let all = left.len() + right.len();
    let with = left
        .iter()
        .chain(right)
        .filter(|sentence| sentence.has_topic())
        .count();
    (2.0 * with as f64 / all.max(1) as f64).min(1.0)
}

/// The score of each pair by the order of the texts and the lengths of the sentences, row by row.
fn order_scores(
    left: &[SentenceContent<'_>],
    right: &[SentenceContent<'_>],
    posteriors: &[f64],
) -> Vec<f64> {
    let lengths = |sentences: &[SentenceContent<'_>]| -> Vec<f64> {
        sentences.iter().map(|s| s.bag.length()).collect()
    };
    let (rows, columns) = (lengths(left), lengths(right));
    let terms = rows
        .iter()
        .flat_map(|row| columns.iter().map(move |column| row * column));
    posterior::order_scores(posteriors, left.len(), right.len())
        .into_iter()
        .zip(terms)
        .map(|(score, terms)| {
            let length = (terms.max(1.0) / (TYPICAL_TERMS * TYPICAL_TERMS)).ln();
            score * (1.0 + LENGTH_WEIGHT * length.min(1.0))
        })
        .collect()
}
