//! How the order of two texts bears on which sentences belong together.
//!
//! Two tellings of a story go through it in the same order. All ways to walk both texts from
//! front to back are weighed at once: a step passes over a sentence of either, or holds two sentences
//! to be one and goes on in either text or in both. What a pair is worth is the share of all ways that
//! hold it to be one (forward-backward summation, as in pair hidden Markov models: Durbin, Eddy,
//! Krogh, Mitchison, Biological Sequence Analysis, 1998, chapter 4).

/// How much more a way is worth when a pair on it is more alike by 1, as a logarithm.
const SHARPNESS: f64 = 8.0;

/// A pair less alike than this makes a way worth less.
const INDIFFERENT: f64 = 0.15;

/// What brings shares to the scale on which likeness is measured.
const POWER: f64 = 0.8;

/// How much of what order makes of a pair is that of its neighbours: where the sentences before or
/// behind both are one, so are these, even if they have few words in common.
const NEIGHBOURS: f64 = 0.2;

/// The largest product of the numbers of sentences for which this is done.
pub(super) const MAX_PAIRS: usize = 1 << 18;

/// For each pair of sentences, row by row, the share of ways that hold it to be one, from how
/// alike they are.
pub(super) fn shares(alike: &[f64], rows: usize, columns: usize) -> Vec<f64> {
    let half = 0.5_f64.ln();
    let quarter = 0.25_f64.ln();
    let width = columns + 1;
    let gains: Vec<f64> = alike
        .iter()
        .map(|alike| SHARPNESS * (alike - INDIFFERENT))
        .collect();
    let gain = |i: usize, j: usize| gains[i * columns + j];
    // A step into one text alone passes over its sentence, or holds the two to be one and stays in the
    // other text.
    let single: Vec<f64> = gains
        .iter()
        .map(|gain| sum(&[half, gain + quarter]))
        .collect();
    let step = |i: usize, j: usize| {
        if i < rows && j < columns {
            single[i * columns + j]
        } else {
            half
        }
    };

    // The worth of all ways from a point to the end.
    let mut rest = vec![f64::NEG_INFINITY; (rows + 1) * width];
    rest[rows * width + columns] = 0.0;
    for i in (0..=rows).rev() {
        for j in (0..=columns).rev() {
            let mut ways = [rest[i * width + j], f64::NEG_INFINITY, f64::NEG_INFINITY];
            if i < rows {
                ways[0] = step(i, j) + rest[(i + 1) * width + j];
            }
            if j < columns {
                ways[1] = step(i, j) + rest[i * width + j + 1];
            }
            if i < rows && j < columns {
                ways[2] = gain(i, j) + half + rest[(i + 1) * width + j + 1];
            }
            rest[i * width + j] = sum(&ways);
        }
    }

    // The worth of all ways from the start to a point.
    let mut come = vec![f64::NEG_INFINITY; (rows + 1) * width];
    come[0] = 0.0;
    let mut shares = vec![0.0; rows * columns];
    let all = rest[0];
    for i in 0..=rows {
        for j in 0..=columns {
            let mut ways = [come[i * width + j], f64::NEG_INFINITY, f64::NEG_INFINITY];
            if i > 0 {
                ways[0] = come[(i - 1) * width + j] + step(i - 1, j);
            }
            if j > 0 {
                ways[1] = come[i * width + j - 1] + step(i, j - 1);
            }
            if i > 0 && j > 0 {
                ways[2] = come[(i - 1) * width + j - 1] + gain(i - 1, j - 1) + half;
            }
            let here = sum(&ways);
            come[i * width + j] = here;
            if i < rows && j < columns {
                let onward = sum(&[
                    quarter + rest[(i + 1) * width + j],
                    quarter + rest[i * width + j + 1],
                    half + rest[(i + 1) * width + j + 1],
                ]);
                let share = here + gain(i, j) + onward - all;
                shares[i * columns + j] = share.exp().min(1.0);
            }
        }
    }
    shares
}

/// What order makes of each pair, from [`shares`]: its own share, and that of the likelier of the two
/// pairs that a step back, or on, in both texts leads to. Nothing of a pair whose share is no larger
/// than if all were equally alike: in short texts there are few ways, and the first sentences are held
/// to be one on many of them whatever they say.
pub(super) fn in_step(shares: &[f64], rows: usize, columns: usize) -> Vec<f64> {
    let by_chance = self::shares(&vec![INDIFFERENT; rows * columns], rows, columns);
    let share = |i: Option<usize>, j: Option<usize>| match (i, j) {
        (Some(i), Some(j)) if i < rows && j < columns => shares[i * columns + j],
        _ => 0.0,
    };
    let scaled = |share: f64| share.powf(POWER);
    let pairs = (0..rows).flat_map(|i| (0..columns).map(move |j| (i, j)));
    pairs
        .zip(shares.iter().zip(by_chance))
        .map(|((i, j), (own, by_chance))| {
            // Equal but for the last digits, which hang on the order of the texts.
            if own - by_chance < 1e-9 {
                return 0.0;
            }
            let before = share(i.checked_sub(1), j.checked_sub(1));
            let behind = share(i.checked_add(1), j.checked_add(1));
            (1.0 - NEIGHBOURS) * scaled(*own) + NEIGHBOURS * scaled(before.max(behind))
        })
        .collect()
}

/// The logarithm of the sum of what these are logarithms of.
fn sum(logarithms: &[f64]) -> f64 {
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
        let alike = [
            0.9, 0.0, 0.0, 0.0, //
            0.0, 0.3, 0.0, 0.0, //
            0.0, 0.0, 0.9, 0.3,
        ];
        let shares = shares(&alike, 3, 4);
        let inside = shares[5];
        let mut crossing = alike;
        crossing[5] = 0.0;
        crossing[7] = 0.3;
        let outside = super::shares(&crossing, 3, 4)[7];
        assert!(inside > 2.0 * outside, "{inside} {outside}");
        assert!(shares.iter().all(|share| (0.0..=1.0).contains(share)));
    }

    #[test]
    fn a_pair_in_step_with_a_likely_one_gains() {
        let shares = [
            0.9, 0.0, 0.0, //
            0.0, 0.5, 0.5, //
            0.0, 0.0, 0.0,
        ];
        let scores = in_step(&shares, 3, 3);
        assert!(scores[4] > scores[5], "{scores:?}");
        assert!(scores[5] > 0.0);
    }

    #[test]
    fn what_chance_gives_counts_for_nothing() {
        let of = |alike: f64| in_step(&shares(&[alike], 1, 1), 1, 1)[0];
        assert_eq!(of(INDIFFERENT), 0.0);
        assert!(of(INDIFFERENT + 0.1) > 0.5);
        let equal = shares(&[INDIFFERENT; 12], 3, 4);
        assert!(in_step(&equal, 3, 4).iter().all(|score| *score == 0.0));
    }

    #[test]
    fn it_is_the_same_from_both_sides() {
        let alike = [0.9, 0.1, 0.4, 0.2, 0.7, 0.3];
        let turned = [0.9, 0.2, 0.1, 0.7, 0.4, 0.3];
        let of =
            |alike: &[f64], rows, columns| in_step(&shares(alike, rows, columns), rows, columns);
        let (one, other) = (of(&alike, 2, 3), of(&turned, 3, 2));
        for i in 0..2 {
            for j in 0..3 {
                assert!((one[i * 3 + j] - other[j * 2 + i]).abs() < 1e-12);
            }
        }
    }

    #[test]
    fn hundreds_of_equal_sentences_stay_finite() {
        let shares = shares(&vec![1.0; 400 * 400], 400, 400);
        assert!(shares.iter().all(|share| share.is_finite()));
    }
}
