//! A piece of a text: a paragraph, or a line that its words tell.

use super::furniture::LineKind;

/// A paragraph, or a line that its words tell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    /// What its words say it is.
    pub kind: LineKind,
    /// Its text.
    pub text: String,
    /// The level of a heading that is marked as one.
    pub heading: Option<usize>,
    /// Whether a blank line stands before it.
    pub is_apart: bool,
    /// Whether it is marked as a point of a list.
    pub is_point: bool,
}
