//! Figures that stand together, before it is known what the words around them say.

use super::bound::Bound;
use super::figure::Figure;

/// Figures that stand together, and the piece behind them.
#[derive(Debug)]
pub(super) struct Reading {
    pub figures: Vec<Figure>,
    pub next: usize,
    pub bound: Option<Bound>,
    pub is_common: bool,
}

impl Reading {
    /// Exact figures.
    pub(crate) fn of(figures: Vec<Figure>, next: usize) -> Self {
        Self {
            figures,
            next,
            bound: None,
            is_common: false,
        }
    }
}
