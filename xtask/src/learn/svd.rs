//! The largest singular vectors of a large sparse matrix: randomised subspace iteration (Halko,
//! Martinsson, Tropp: Finding structure with randomness, 2011, algorithms 4.4 and 5.1), with a
//! fixed seed.

use rayon::prelude::*;

/// Directions beyond those wanted, which make the wanted ones exact.
const OVERSAMPLING: usize = 20;

/// Rounds of subspace iteration. Co-occurrence matrices have slowly falling singular values.
const ROUNDS: usize = 4;

/// A sparse matrix by rows.
#[derive(Debug, Clone, Default)]
pub(super) struct Sparse {
    /// Where each row begins in `cells`, and where the last ends.
    pub starts: Vec<usize>,
    /// Column and value.
    pub cells: Vec<(u32, f32)>,
}

/// A dense matrix, row by row.
#[derive(Debug, Clone)]
pub(super) struct Dense {
    pub columns: usize,
    pub values: Vec<f32>,
}

impl Dense {
    fn rows(&self) -> usize {
        self.values.len() / self.columns.max(1)
    }

    /// A row.
    pub(crate) fn row(&self, row: usize) -> &[f32] {
        &self.values[row * self.columns..(row + 1) * self.columns]
    }
}

impl Sparse {
    fn rows(&self) -> usize {
        self.starts.len() - 1
    }

    /// This matrix times a dense one.
    fn mul(&self, other: &Dense) -> Dense {
        let columns = other.columns;
        let mut values = vec![0.0; self.rows() * columns];
        values
            .par_chunks_mut(columns)
            .enumerate()
            .for_each(|(row, sum)| {
                for (column, value) in &self.cells[self.starts[row]..self.starts[row + 1]] {
                    for (sum, other) in sum.iter_mut().zip(other.row(*column as usize)) {
                        *sum += value * other;
                    }
                }
            });
        Dense { columns, values }
    }

    /// The transpose of the matrix, which is square.
    fn transpose(&self) -> Self {
        let size = self.rows();
        let mut starts = vec![0; size + 1];
        for (column, _) in &self.cells {
            starts[*column as usize + 1] += 1;
        }
        for row in 0..size {
            starts[row + 1] += starts[row];
        }
        let mut next = starts.clone();
        let mut cells = vec![(0, 0.0); self.cells.len()];
        for row in 0..size {
            for (column, value) in &self.cells[self.starts[row]..self.starts[row + 1]] {
                let place = &mut next[*column as usize];
                cells[*place] = (row as u32, *value);
                *place += 1;
            }
        }
        Self { starts, cells }
    }
}

/// For each row of a square matrix, its coordinates along the `wanted` largest left singular
/// vectors, each times the root of its singular value.
pub(super) fn embed(matrix: &Sparse, wanted: usize) -> Dense {
    let columns = (wanted + OVERSAMPLING).min(matrix.rows());
    let transposed = matrix.transpose();
    let mut basis = orthonormal(matrix.mul(&noise(matrix.rows(), columns)));
    for _ in 0..ROUNDS {
        let other = orthonormal(transposed.mul(&basis));
        basis = orthonormal(matrix.mul(&other));
    }
    // The matrix seen in this basis: B = Qᵀ A, so B Bᵀ is small and has the same left vectors.
    let seen = transposed.mul(&basis);
    let (values, vectors) = eigen(gram(&seen), columns);
    let wanted = wanted.min(columns);
    let mut rows = vec![0.0; basis.rows() * wanted];
    rows.par_chunks_mut(wanted)
        .enumerate()
        .for_each(|(row, out)| {
            let from = basis.row(row);
            for (rank, out) in out.iter_mut().enumerate() {
                let direction = &vectors[rank];
                let along: f64 = from
                    .iter()
                    .zip(direction)
                    .map(|(a, b)| f64::from(*a) * b)
                    .sum();
                // The eigenvalues are squares of singular values.
                *out = (along * values[rank].max(0.0).powf(0.25)) as f32;
            }
        });
    Dense {
        columns: wanted,
        values: rows,
    }
}

/// Numbers between -1 and 1 that are the same every time (SplitMix64).
fn noise(rows: usize, columns: usize) -> Dense {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let values = (0..rows * columns)
        .map(|_| {
            state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mut z = state;
            z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            ((z ^ (z >> 31)) >> 40) as f32 / (1 << 23) as f32 - 1.0
        })
        .collect();
    Dense { columns, values }
}

/// The same span with columns of unit length at right angles, by Gram-Schmidt done twice; a column
/// that adds nothing becomes zero.
fn orthonormal(matrix: Dense) -> Dense {
    let (rows, size) = (matrix.rows(), matrix.columns);
    let mut columns: Vec<Vec<f32>> = (0..size)
        .map(|column| {
            (0..rows)
                .map(|row| matrix.values[row * size + column])
                .collect()
        })
        .collect();
    for column in 0..size {
        let (done, rest) = columns.split_at_mut(column);
        let Some(column) = rest.first_mut() else {
            break;
        };
        let before = dot(column, column).sqrt();
        for _ in 0..2 {
            for other in done.iter() {
                let along = dot(column, other) as f32;
                for (value, other) in column.iter_mut().zip(other) {
                    *value -= along * other;
                }
            }
        }
        let length = dot(column, column).sqrt();
        let scale = if length > 1e-5 * before {
            (1.0 / length) as f32
        } else {
            0.0
        };
        column.iter_mut().for_each(|value| *value *= scale);
    }
    let values = (0..rows).flat_map(|row| columns.iter().map(move |column| column[row]));
    Dense {
        columns: size,
        values: values.collect(),
    }
}

fn dot(a: &[f32], b: &[f32]) -> f64 {
    // In parts, which the processor adds side by side, each too short to lose figures.
    let part = |(a, b): (&[f32], &[f32])| -> f64 {
        f64::from(a.iter().zip(b).map(|(a, b)| a * b).sum::<f32>())
    };
    a.chunks(64).zip(b.chunks(64)).map(part).sum()
}

/// Every column times every column, row by row. Summed in blocks of a fixed size, so that the
/// number of cores changes nothing.
fn gram(matrix: &Dense) -> Vec<f64> {
    const BLOCK: usize = 512;
    let size = matrix.columns;
    let blocks: Vec<Vec<f64>> = matrix
        .values
        .par_chunks(size * BLOCK)
        .map(|rows| {
            let mut sum = vec![0.0; size * size];
            for row in rows.chunks(size) {
                for (i, a) in row.iter().enumerate() {
                    let a = f64::from(*a);
                    for (sum, b) in sum[i * size..(i + 1) * size].iter_mut().zip(row) {
                        *sum += a * f64::from(*b);
                    }
                }
            }
            sum
        })
        .collect();
    let mut sum = vec![0.0; size * size];
    for block in blocks {
        for (sum, value) in sum.iter_mut().zip(block) {
            *sum += value;
        }
    }
    sum
}

/// The eigenvalues of a symmetric matrix, largest first, and their vectors (cyclic Jacobi; Golub
/// and Van Loan, Matrix Computations, 8.5).
fn eigen(mut matrix: Vec<f64>, size: usize) -> (Vec<f64>, Vec<Vec<f64>>) {
    const SWEEPS: usize = 30;
    let mut vectors = vec![0.0; size * size];
    for i in 0..size {
        vectors[i * size + i] = 1.0;
    }
    for _ in 0..SWEEPS {
        let (mut off, mut on) = (0.0, 0.0);
        for i in 0..size {
            on += matrix[i * size + i].powi(2);
            off += (0..i).map(|j| matrix[i * size + j].powi(2)).sum::<f64>();
        }
        if off <= 1e-22 * on {
            break;
        }
        for p in 0..size {
            for q in p + 1..size {
                rotate(&mut matrix, &mut vectors, size, p, q);
            }
        }
    }
    let mut order: Vec<usize> = (0..size).collect();
    order.sort_by(|a, b| {
        matrix[b * size + b]
            .total_cmp(&matrix[a * size + a])
            .then(a.cmp(b))
    });
    order
        .into_iter()
        .map(|i| {
            let vector = vectors[i * size..(i + 1) * size].to_vec();
            (matrix[i * size + i], vector)
        })
        .unzip()
}

/// Rotates the matrix so that its cell (p, q) is zero, and the vectors (as rows) with it.
fn rotate(matrix: &mut [f64], vectors: &mut [f64], size: usize, p: usize, q: usize) {
    let cell = matrix[p * size + q];
    if cell == 0.0 {
        return;
    }
    let angle = (matrix[q * size + q] - matrix[p * size + p]) / (2.0 * cell);
    let tangent = angle.signum() / (angle.abs() + angle.hypot(1.0));
    let tangent = if angle == 0.0 { 1.0 } else { tangent };
    let cosine = 1.0 / tangent.hypot(1.0);
    let sine = tangent * cosine;
    for k in 0..size {
        let (a, b) = (matrix[k * size + p], matrix[k * size + q]);
        matrix[k * size + p] = cosine * a - sine * b;
        matrix[k * size + q] = sine * a + cosine * b;
    }
    for k in 0..size {
        let (a, b) = (matrix[p * size + k], matrix[q * size + k]);
        matrix[p * size + k] = cosine * a - sine * b;
        matrix[q * size + k] = sine * a + cosine * b;
        let (a, b) = (vectors[p * size + k], vectors[q * size + k]);
        vectors[p * size + k] = cosine * a - sine * b;
        vectors[q * size + k] = sine * a + cosine * b;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_largest_directions_are_found() {
        // Two blocks, the first the stronger, and a weak cell that is neither.
        let rows: Vec<Vec<(u32, f32)>> = vec![
            vec![(0, 4.0), (1, 4.0)],
            vec![(0, 4.0), (1, 4.0)],
            vec![(2, 1.0), (3, 1.0)],
            vec![(2, 1.0), (3, 1.0)],
            vec![(4, 0.1)],
        ];
        let mut matrix = Sparse {
            starts: vec![0],
            cells: vec![],
        };
        for row in rows {
            matrix.cells.extend(row);
            matrix.starts.push(matrix.cells.len());
        }
        let embedded = embed(&matrix, 2);
        let close = |a: f32, b: f32| (a.abs() - b).abs() < 1e-3;
        // Singular values 8 and 2; unit vectors have 1/√2 in each row of a block.
        for row in [0, 1] {
            assert!(
                close(embedded.row(row)[0], 2.0) && close(embedded.row(row)[1], 0.0),
                "{embedded:?}"
            );
        }
        for row in [2, 3] {
            assert!(
                close(embedded.row(row)[0], 0.0) && close(embedded.row(row)[1], 1.0),
                "{embedded:?}"
            );
        }
        assert!(embedded.row(4).iter().all(|value| close(*value, 0.0)));
    }
}
