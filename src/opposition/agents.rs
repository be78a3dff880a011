//! Who does or says something.

use std::collections::BTreeSet;

/// Who does or says something.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Agents {
    /// Governments by their codes, others by their names.
    pub named: BTreeSet<String>,
    /// All sides together.
    pub joint: bool,
}

/// Whether two groups may be one. Nobody named may be anybody.
pub(super) fn meet(a: &Agents, b: &Agents) -> bool {
    let is_open = |agents: &Agents| agents.joint || agents.named.is_empty();
    is_open(a) || is_open(b) || !a.named.is_disjoint(&b.named)
}
