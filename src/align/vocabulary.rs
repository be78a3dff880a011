//! Numbers for the terms of all texts that are compared together.

use rustc_hash::FxHashMap;

/// Number of a term in a [`Vocabulary`].
pub(super) type TermId = u32;

/// The terms of all texts that are compared together.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    ids: FxHashMap<String, TermId>,
}

impl Vocabulary {
    /// How many terms there are.
    pub(crate) fn len(&self) -> usize {
        self.ids.len()
    }

    /// The terms, each with its number, in no order.
    pub(crate) fn terms(&self) -> impl Iterator<Item = (&str, TermId)> {
        self.ids.iter().map(|(term, id)| (term.as_str(), *id))
    }

    /// The number of a term. A new term gets the next number.
    pub(crate) fn id(&mut self, term: String) -> TermId {
        let next = self.ids.len() as TermId;
        *self.ids.entry(term).or_insert(next)
    }
}
