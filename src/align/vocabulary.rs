//! Numbers for the terms of all texts that are compared together.

use std::collections::HashMap;

/// Number of a term in a [`Vocabulary`].
pub(super) type Term = u32;

/// The terms of all texts that are compared together.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    numbers: HashMap<String, Term>,
}

impl Vocabulary {
    /// How many terms there are.
    pub fn len(&self) -> usize {
        self.numbers.len()
    }

    /// The terms, each with its number, in no order.
    pub fn terms(&self) -> impl Iterator<Item = (&str, Term)> {
        self.numbers
            .iter()
            .map(|(term, number)| (term.as_str(), *number))
    }

    /// The number of a term, which is new where nobody asked for it before.
    pub fn number(&mut self, term: String) -> Term {
        let next = self.numbers.len() as Term;
        *self.numbers.entry(term).or_insert(next)
    }
}
