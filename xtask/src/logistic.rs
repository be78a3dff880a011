//! Logistic regression with a ridge, by Newton's method.
//!
//! Values are put on one scale while the weights are learnt (mean 0, standard deviation 1), so that
//! the ridge holds all back alike.

/// Steps of Newton's method at most. It needs about ten.
const MAX_STEPS: usize = 50;

/// Where no weight changes by more than this, they are found.
const TOLERANCE: f64 = 1e-10;

/// What holds the intercept back: only so much that it can always be solved for.
const INTERCEPT_RIDGE: f64 = 1e-9;

/// What was learnt: the intercept, and a weight for each value.
pub(crate) struct Fit {
    pub intercept: f64,
    pub weights: Vec<f64>,
}

impl Fit {
    /// The log odds of the answer.
    pub(crate) fn log_odds(&self, values: &[f64]) -> f64 {
        let products = self.weights.iter().zip(values).map(|(a, b)| a * b);
        self.intercept + products.sum::<f64>()
    }
}

/// Learns from rows, of which there is one at least: values, and the answer that they should give.
/// The ridge says how strongly weights are held back.
pub(crate) fn fit<X: AsRef<[f64]>>(rows: &[(X, bool)], ridge: f64) -> Fit {
    let (means, deviations) = scales(rows);
    let scaled = |values: &[f64]| -> Vec<f64> {
        let scales = means.iter().zip(&deviations);
        let values = values.iter().zip(scales);
        let values = values.map(|(value, (mean, deviation))| (value - mean) / deviation);
        std::iter::once(1.0).chain(values).collect()
    };
    let rows: Vec<(Vec<f64>, f64)> = rows
        .iter()
        .map(|(values, answer)| (scaled(values.as_ref()), f64::from(u8::from(*answer))))
        .collect();
    let mut weights = vec![0.0; means.len() + 1];
    for _ in 0..MAX_STEPS {
        let step = newton_step(&rows, &weights, ridge);
        for (weight, step) in weights.iter_mut().zip(&step) {
            *weight += step;
        }
        if step.iter().all(|step| step.abs() < TOLERANCE) {
            break;
        }
    }
    let unscaled = weights[1..].iter().zip(&deviations);
    let unscaled: Vec<f64> = unscaled.map(|(weight, scale)| weight / scale).collect();
    let shift: f64 = unscaled.iter().zip(&means).map(|(w, mean)| w * mean).sum();
    Fit {
        intercept: weights[0] - shift,
        weights: unscaled,
    }
}

/// The mean and the standard deviation of each value.
fn scales<X: AsRef<[f64]>>(rows: &[(X, bool)]) -> (Vec<f64>, Vec<f64>) {
    let count = rows.len() as f64;
    let of = |place: usize| {
        let values = rows.iter().map(|(values, _)| values.as_ref()[place]);
        let mean = values.clone().sum::<f64>() / count;
        let variance = values.map(|value| (value - mean).powi(2)).sum::<f64>() / count;
        let deviation = variance.sqrt();
        // A value that never changes teaches nothing.
        let teaches = deviation > 1e-9;
        (mean, if teaches { deviation } else { f64::INFINITY })
    };
    (0..rows[0].0.as_ref().len()).map(of).unzip()
}

/// How the weights change for the better: the gradient over the curvature.
fn newton_step(rows: &[(Vec<f64>, f64)], weights: &[f64], ridge: f64) -> Vec<f64> {
    let size = weights.len();
    let ridge = |i: usize| if i > 0 { ridge } else { INTERCEPT_RIDGE };
    let mut gradient: Vec<f64> = (0..size).map(|i| -ridge(i) * weights[i]).collect();
    let mut curvature = vec![vec![0.0; size]; size];
    for (i, row) in curvature.iter_mut().enumerate() {
        row[i] = ridge(i);
    }
    for (values, answer) in rows {
        let odds: f64 = values.iter().zip(weights).map(|(a, b)| a * b).sum();
        let probability = 1.0 / (1.0 + (-odds).exp());
        for i in 0..size {
            gradient[i] += (answer - probability) * values[i];
            for j in 0..size {
                curvature[i][j] += probability * (1.0 - probability) * values[i] * values[j];
            }
        }
    }
    solve(curvature, gradient)
}

/// Solves a system of linear equations whose matrix is positive definite (Gauss).
fn solve(mut matrix: Vec<Vec<f64>>, mut right: Vec<f64>) -> Vec<f64> {
    let size = right.len();
    for i in 0..size {
        let (above, below) = matrix.split_at_mut(i + 1);
        let pivot = &above[i];
        for (offset, row) in below.iter_mut().enumerate() {
            let factor = row[i] / pivot[i];
            for (value, above) in row.iter_mut().zip(pivot) {
                *value -= factor * above;
            }
            right[i + 1 + offset] -= factor * right[i];
        }
    }
    for row in (0..size).rev() {
        let known: f64 = (row + 1..size)
            .map(|column| matrix[row][column] * right[column])
            .sum();
        right[row] = (right[row] - known) / matrix[row][row];
    }
    right
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_that_tells_gets_the_weight() {
        let rows: Vec<([f64; 3], bool)> = (0..200)
            .map(|k| {
                let (tells, noise) = (f64::from(k % 10), f64::from(k * 7 % 13));
                ([tells, noise, 1.0], tells + f64::from(k % 3) > 5.0)
            })
            .collect();
        let fit = fit(&rows, 1.0);
        assert!(fit.weights[0] > 10.0 * fit.weights[1].abs());
        assert!(fit.log_odds(&[9.0, 6.0, 1.0]) > 2.0 && fit.log_odds(&[0.0, 6.0, 1.0]) < -2.0);
    }

    #[test]
    fn equations_are_solved() {
        let solved = solve(vec![vec![4.0, 1.0], vec![1.0, 3.0]], vec![1.0, 2.0]);
        assert!((solved[0] - 1.0 / 11.0).abs() < 1e-12 && (solved[1] - 7.0 / 11.0).abs() < 1e-12);
    }
}
