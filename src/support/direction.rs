//! The directions of word vectors, and how near two of them are.

use std::borrow::Cow;

use crate::vectors;

/// Cosines of word vectors below this are no likeness; [`LIKENESS_RANGE`] above it, all of one.
const MIN_COSINE: f64 = 0.3;
const LIKENESS_RANGE: f64 = 0.5;

/// What stands for 1 where directions are written in whole numbers. A product of two directions of
/// a few hundred dimensions is off by less than a hundredth; so pairs below [`MIN_ROUGH_PRODUCT`]
/// have a cosine below [`MIN_COSINE`].
const ROUGH_ONE: f32 = 8191.0;
const ROUGH_ERROR: f64 = 0.01;
const MIN_ROUGH_PRODUCT: i32 = ((MIN_COSINE - ROUGH_ERROR) * (ROUGH_ONE * ROUGH_ONE) as f64) as i32;

/// The direction of a word's vector, or of several, at a length of 1.
#[derive(Clone)]
pub(super) struct Direction<'a> {
    /// It in whole numbers, which are multiplied several times as fast.
    rough: Vec<i16>,
    exact: Cow<'a, [f32]>,
}

impl<'a> Direction<'a> {
    /// Of a vector that has a length of 1.
    pub(super) fn of(exact: Cow<'a, [f32]>) -> Self {
        // To round by the library takes as long as all else.
        let rounded = |value: &f32| (value * ROUGH_ONE + 0.5_f32.copysign(*value)) as i16;
        Self {
            rough: exact.iter().map(rounded).collect(),
            exact,
        }
    }

    /// How much two words mean the same, 0 to 1. Most pairs of words are far apart, which their
    /// rough directions show.
    pub(super) fn likeness(&self, other: &Self) -> f64 {
        match vectors::product(&self.rough, &other.rough) < MIN_ROUGH_PRODUCT {
            true => 0.0,
            false => {
                let above = cosine(&self.exact, &other.exact) - MIN_COSINE;
                (above / LIKENESS_RANGE).clamp(0.0, 1.0)
            }
        }
    }

    /// The cosine of two directions, or `least` where that is more. Most cosines are less, which
    /// the rough directions show.
    pub(super) fn cosine_above(&self, least: f64, other: &Self) -> f64 {
        let product = f64::from(vectors::product(&self.rough, &other.rough));
        match product / f64::from(ROUGH_ONE * ROUGH_ONE) + ROUGH_ERROR < least {
            true => least,
            false => cosine(&self.exact, &other.exact).max(least),
        }
    }
}

/// The cosine of two directions.
fn cosine(left: &[f32], right: &[f32]) -> f64 {
    // In lanes, so that the compiler can add several products at once, in a fixed order.
    let mut lanes = [0.0f32; 8];
    let ((left, left_rest), (right, right_rest)) = (left.as_chunks::<8>(), right.as_chunks::<8>());
    let rest: f32 = (left_rest.iter().zip(right_rest)).map(|(a, b)| a * b).sum();
    for (a, b) in left.iter().zip(right) {
        for lane in 0..8 {
            lanes[lane] += a[lane] * b[lane];
        }
    }
    f64::from(lanes.iter().sum::<f32>() + rest)
}
