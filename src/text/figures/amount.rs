//! A number, and where it ends.

use super::bound::Bound;

/// A number with its magnitude.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Quantity {
    /// In thousandths.
    pub value: u64,
    /// The piece behind it.
    pub next: usize,
    /// What its magnitude in words multiplies it by: `1.5 billion`.
    pub scale: u64,
    pub bound: Option<Bound>,
}

impl Quantity {
    /// A bare number, up to a piece.
    pub(super) fn new(value: u64, next: usize) -> Self {
        Self {
            value,
            next,
            scale: 1,
            bound: None,
        }
    }
}
