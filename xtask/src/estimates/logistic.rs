//! Logistic regression with a ridge, by Newton's method.
//!
//! Features are put on one scale while the weights are learnt (mean 0, standard deviation 1), so that
//! the ridge holds all back alike.

use parallax::estimate::Logistic;

/// How strongly weights are held back: 10 is the inverse of the usual `C = 0.1`.
const RIDGE: f64 = 10.0;

/// Newton's method has settled long before.
const STEPS: usize = 30;

/// The weights that rows teach: features, and whether what is estimated is so.
pub(crate) fn learn<const N: usize>(rows: &[([f64; N], bool)], names: &[&str; N]) -> Logistic {
    let count = rows.len().max(1) as f64;
    let mean = |i: usize| rows.iter().map(|(x, _)| x[i]).sum::<f64>() / count;
    let means: [f64; N] = std::array::from_fn(mean);
    let deviations: [f64; N] = std::array::from_fn(|i| {
        let squares = rows.iter().map(|(x, _)| (x[i] - means[i]).powi(2));
        let deviation = (squares.sum::<f64>() / count).sqrt();
        // A feature that never changes teaches nothing.
        if deviation > 1e-9 {
            deviation
        } else {
            f64::INFINITY
        }
    });
    // The bias is the last of the weights.
    let scaled: Vec<(Vec<f64>, f64)> = rows
        .iter()
        .map(|(x, y)| {
            let mut x: Vec<f64> = (0..N).map(|i| (x[i] - means[i]) / deviations[i]).collect();
            x.push(1.0);
            (x, f64::from(u8::from(*y)))
        })
        .collect();
    let mut weights = vec![0.0; N + 1];
    for _ in 0..STEPS {
        let step = newton_step(&scaled, &weights);
        weights
            .iter_mut()
            .zip(step)
            .for_each(|(weight, step)| *weight += step);
    }
    let unscaled: Vec<f64> = (0..N).map(|i| weights[i] / deviations[i]).collect();
    let shift: f64 = unscaled
        .iter()
        .zip(&means)
        .map(|(weight, mean)| weight * mean)
        .sum();
    Logistic {
        bias: weights[N] - shift,
        weights: (names.iter().zip(unscaled))
            .map(|(name, weight)| ((*name).to_owned(), weight))
            .collect(),
    }
}

/// How the weights change for the better: the gradient over the curvature.
fn newton_step(rows: &[(Vec<f64>, f64)], weights: &[f64]) -> Vec<f64> {
    let size = weights.len();
    let ridge = |i: usize| if i + 1 < size { RIDGE } else { 1e-9 };
    let mut gradient: Vec<f64> = (0..size).map(|i| -ridge(i) * weights[i]).collect();
    let mut curvature = vec![vec![0.0; size]; size];
    for (i, row) in curvature.iter_mut().enumerate() {
        row[i] = ridge(i);
    }
    for (x, y) in rows {
        let score: f64 = x.iter().zip(weights).map(|(x, weight)| x * weight).sum();
        let p = 1.0 / (1.0 + (-score).exp());
        for i in 0..size {
            gradient[i] += (y - p) * x[i];
            for j in 0..size {
                curvature[i][j] += p * (1.0 - p) * x[i] * x[j];
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
            row.iter_mut()
                .zip(pivot)
                .for_each(|(value, above)| *value -= factor * above);
            right[i + 1 + offset] -= factor * right[i];
        }
    }
    for i in (0..size).rev() {
        let known: f64 = (i + 1..size).map(|j| matrix[i][j] * right[j]).sum();
        right[i] = (right[i] - known) / matrix[i][i];
    }
    right
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_decides_is_learnt() {
        // True where the first feature is large; the second says nothing.
        let rows: Vec<([f64; 2], bool)> = (0..200)
            .map(|i| ([f64::from(i % 20), f64::from(i % 7)], i % 20 >= 10))
            .collect();
        let learnt = learn(&rows, &["first", "second"]);
        assert!(learnt.weights["first"] > 0.2);
        assert!(learnt.weights["second"].abs() < 0.05);
        let score = |x: f64| learnt.bias + learnt.weights["first"] * x;
        assert!(score(0.0) < 0.0 && score(19.0) > 0.0);
    }
}
