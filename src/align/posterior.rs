//! Posterior probabilities that two sentences belong together, given the order of the texts.
//!
//! Two tellings of a story go through it in the same order. A pair hidden Markov model weighs all
//! paths through both texts from front to back at once: a step skips a sentence of either text, or
//! matches two sentences and goes on in either text or in both. The posterior of a pair is the
//! share of all paths that match it (forward-backward algorithm; Durbin, Eddy, Krogh, Mitchison,
//! Biological Sequence Analysis, 1998, chapter 4). All probabilities are logarithms.

use std::f64::consts::LN_2;

/// How much a match adds to the logarithm of a path's weight for each 1 of similarity.
const EMISSION_SCALE: f64 = 8.0;

/// A match of this similarity leaves the weight of a path as it is; a lower one reduces it.
const NEUTRAL_SIMILARITY: f64 = 0.15;

/// The power that brings posteriors to the scale of similarities.
const POSTERIOR_POWER: f64 = 0.8;

/// How much of a pair's score by order is that of its neighbours: where the sentences before or
/// behind both match, so do these, even with few words in common.
const NEIGHBOUR_WEIGHT: f64 = 0.2;

/// Differences of posteriors below this are rounding, which depends on the order of the texts.
const MIN_DIFFERENCE: f64 = 1e-9;

/// The weight of a step that skips one sentence, and of one that goes on in both texts.
const LN_HALF: f64 = -LN_2;

/// The weight of a step that matches two sentences and goes on in one text alone.
const LN_QUARTER: f64 = -2.0 * LN_2;

/// The posterior of each pair of sentences, row by row, from the similarity of each.
pub(super) fn posteriors(similarities: &[f64], rows: usize, columns: usize) -> Vec<f64> {
    let model = PairModel::new(similarities, rows, columns);
    let backward = model.backward();
    let forward = model.forward();
    let all_paths = backward[0];
    let mut posteriors = vec![0.0; rows * columns];
    for i in 0..rows {
        for j in 0..columns {
            let onward = log_sum_exp(&[
                LN_QUARTER + backward[model.point(i + 1, j)],
                LN_QUARTER + backward[model.point(i, j + 1)],
                LN_HALF + backward[model.point(i + 1, j + 1)],
            ]);
            let matched = forward[model.point(i, j)] + model.emission(i, j) + onward - all_paths;
            posteriors[i * columns + j] = matched.exp().min(1.0);
        }
    }
    posteriors
}

/// The weights of the steps between points. A point lies before a sentence of each text, or at the
/// end of a text.
struct PairModel {
    rows: usize,
    columns: usize,
    /// For each pair, the weight of matching it.
    emissions: Vec<f64>,
    /// For each pair, the weight of a step into one text alone, which skips its sentence, or
    /// matches the pair and stays in the other text.
    single_steps: Vec<f64>,
}

impl PairModel {
    fn new(similarities: &[f64], rows: usize, columns: usize) -> Self {
        let emissions: Vec<f64> = similarities
            .iter()
            .map(|similarity| EMISSION_SCALE * (similarity - NEUTRAL_SIMILARITY))
            .collect();
        let single_steps = emissions
            .iter()
            .map(|emission| log_sum_exp(&[LN_HALF, emission + LN_QUARTER]))
            .collect();
        Self {
            rows,
            columns,
            emissions,
            single_steps,
        }
    }

    /// The index of a point.
    fn point(&self, i: usize, j: usize) -> usize {
        i * (self.columns + 1) + j
    }

    fn points(&self) -> usize {
        (self.rows + 1) * (self.columns + 1)
    }

    fn emission(&self, i: usize, j: usize) -> f64 {
        self.emissions[i * self.columns + j]
    }

    /// The weight of a step from a point into one text alone.
    fn single_step(&self, i: usize, j: usize) -> f64 {
        if i < self.rows && j < self.columns {
            self.single_steps[i * self.columns + j]
        } else {
            LN_HALF
        }
    }

    /// For each point, the weight of all paths from there to the end.
    fn backward(&self) -> Vec<f64> {
        let mut backward = vec![f64::NEG_INFINITY; self.points()];
        backward[self.point(self.rows, self.columns)] = 0.0;
        for i in (0..=self.rows).rev() {
            for j in (0..=self.columns).rev() {
                let here = self.point(i, j);
                let mut paths = [backward[here], f64::NEG_INFINITY, f64::NEG_INFINITY];
                if i < self.rows {
                    paths[0] = self.single_step(i, j) + backward[self.point(i + 1, j)];
                }
                if j < self.columns {
                    paths[1] = self.single_step(i, j) + backward[self.point(i, j + 1)];
                }
                if i < self.rows && j < self.columns {
                    let matched = self.emission(i, j) + LN_HALF;
                    paths[2] = matched + backward[self.point(i + 1, j + 1)];
                }
                backward[here] = log_sum_exp(&paths);
            }
        }
        backward
    }

    /// For each point, the weight of all paths from the start to there.
    fn forward(&self) -> Vec<f64> {
        let mut forward = vec![f64::NEG_INFINITY; self.points()];
        forward[0] = 0.0;
        for i in 0..=self.rows {
            for j in 0..=self.columns {
                let here = self.point(i, j);
                let mut paths = [forward[here], f64::NEG_INFINITY, f64::NEG_INFINITY];
                if i > 0 {
                    paths[0] = forward[self.point(i - 1, j)] + self.single_step(i - 1, j);
                }
                if j > 0 {
                    paths[1] = forward[self.point(i, j - 1)] + self.single_step(i, j - 1);
                }
                if i > 0 && j > 0 {
                    let matched = forward[self.point(i - 1, j - 1)] + self.emission(i - 1, j - 1);
                    paths[2] = matched + LN_HALF;
                }
                forward[here] = log_sum_exp(&paths);
            }
        }
        forward
    }
}

/// The score of each pair by order, from [`posteriors`]: its own posterior, and that of the
/// likelier of the two pairs one step back, or one step on, in both texts. A pair scores 0 where
/// its posterior is no higher than if all pairs were equally similar: short texts have few paths,
/// and many of them match the first sentences whatever these say.
pub(super) fn order_scores(posteriors: &[f64], rows: usize, columns: usize) -> Vec<f64> {
    let by_chance = self::posteriors(&vec![NEUTRAL_SIMILARITY; rows * columns], rows, columns);
    let posterior = |i: Option<usize>, j: Option<usize>| match (i, j) {
        (Some(i), Some(j)) if i < rows && j < columns => posteriors[i * columns + j],
        _ => 0.0,
    };
    let scaled = |posterior: f64| posterior.powf(POSTERIOR_POWER);
    let pairs = (0..rows).flat_map(|i| (0..columns).map(move |j| (i, j)));
    pairs
        .zip(posteriors.iter().zip(by_chance))
        .map(|((i, j), (own, by_chance))| {
            if own - by_chance < MIN_DIFFERENCE {
                return 0.0;
            }
            let before = posterior(i.checked_sub(1), j.checked_sub(1));
            let behind = posterior(i.checked_add(1), j.checked_add(1));
            (1.0 - NEIGHBOUR_WEIGHT) * scaled(*own) + NEIGHBOUR_WEIGHT * scaled(before.max(behind))
        })
        .collect()
}

/// The logarithm of a sum, from the logarithms of its terms.
fn log_sum_exp(logarithms: &[f64]) -> f64 {
    let largest = logarithms.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    if largest == f64::NEG_INFINITY {
        return largest;
    }
    let others: f64 = logarithms
        .iter()
        .map(|logarithm| (logarithm - largest).exp())
        .sum();
    largest + others.ln()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pair_in_order_is_worth_more_than_one_that_crosses() {
        // Two clear pairs, and between them two that are equally alike.
        let similarities = [
            0.9, 0.0, 0.0, 0.0, //
            0.0, 0.3, 0.0, 0.0, //
            0.0, 0.0, 0.9, 0.3,
        ];
        let posteriors = posteriors(&similarities, 3, 4);
        let inside = posteriors[5];
        let mut crossing = similarities;
        crossing[5] = 0.0;
        crossing[7] = 0.3;
        let outside = super::posteriors(&crossing, 3, 4)[7];
        assert!(inside > 2.0 * outside, "{inside} {outside}");
        assert!(posteriors.iter().all(|p| (0.0..=1.0).contains(p)));
    }

    #[test]
    fn a_pair_in_order_with_a_likely_one_gains() {
        let posteriors = [
            0.9, 0.0, 0.0, //
            0.0, 0.5, 0.5, //
            0.0, 0.0, 0.0,
        ];
        let scores = order_scores(&posteriors, 3, 3);
        assert!(scores[4] > scores[5], "{scores:?}");
        assert!(scores[5] > 0.0);
    }

    #[test]
    fn what_chance_gives_counts_for_nothing() {
        let of = |similarity: f64| order_scores(&posteriors(&[similarity], 1, 1), 1, 1)[0];
        assert_eq!(of(NEUTRAL_SIMILARITY), 0.0);
        assert!(of(NEUTRAL_SIMILARITY + 0.1) > 0.5);
        let equal = posteriors(&[NEUTRAL_SIMILARITY; 12], 3, 4);
        assert!(order_scores(&equal, 3, 4).iter().all(|score| *score == 0.0));
    }

    #[test]
    fn it_is_the_same_from_both_sides() {
        let similarities = [0.9, 0.1, 0.4, 0.2, 0.7, 0.3];
        let turned = [0.9, 0.2, 0.1, 0.7, 0.4, 0.3];
        let of = |similarities: &[f64], rows, columns| {
            order_scores(&posteriors(similarities, rows, columns), rows, columns)
        };
        let (one, other) = (of(&similarities, 2, 3), of(&turned, 3, 2));
        for i in 0..2 {
            for j in 0..3 {
                assert!((one[i * 3 + j] - other[j * 2 + i]).abs() < 1e-12);
            }
        }
    }

    #[test]
    fn hundreds_of_equal_sentences_stay_finite() {
        let posteriors = posteriors(&vec![1.0; 400 * 400], 400, 400);
        assert!(posteriors.iter().all(|p| p.is_finite()));
    }
}
