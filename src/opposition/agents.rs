//! Who does or says something.

use std::collections::BTreeSet;

/// Who does or says something.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Agents {
    /// Governments by their codes, others by their names.
    pub named: BTreeSet<String>,
    /// The words of the names of their people, in small letters.
    pub people: BTreeSet<String>,
    /// All sides together.
    pub joint: bool,
}

/// Whether two groups may be one. Nobody named may be anybody, and a government any of its people.
pub(super) fn meet(a: &Agents, b: &Agents) -> bool {
    let is_open = |agents: &Agents| agents.joint || agents.named.is_empty();
    let are_others =
        || !a.people.is_empty() && !b.people.is_empty() && a.people.is_disjoint(&b.people);
    is_open(a) || is_open(b) || !a.named.is_disjoint(&b.named) && !are_others()
}
