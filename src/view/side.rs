//! The sides of an event: the accounts of one government together.

use crate::lexicon::Lexicon;
use crate::report::{Report, StatementFacts};
use crate::text::english::capitalised;

/// The accounts of one government.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Side<'r> {
    /// The plain name of the government.
    pub name: &'r str,
    /// In the order in which they are shown.
    pub accounts: Vec<&'r StatementFacts>,
}

/// The sides, in the order in which their first accounts are shown.
pub(crate) fn sides(report: &Report) -> Vec<Side<'_>> {
    let mut sides: Vec<Side<'_>> = Vec::new();
    for statement in &report.statements {
        let of_side = sides.iter_mut().find(|side| side.is_of(statement));
        match of_side {
            Some(side) => side.accounts.push(statement),
            None => sides.push(Side {
                name: &statement.government_name,
                accounts: vec![statement],
            }),
        }
    }
    sides
}

/// A name of a government or an account inside a sentence: `the United States`.
pub(crate) fn in_sentence(name: &str) -> String {
    Lexicon::standard().governments().in_sentence(name)
}

impl Side<'_> {
    /// Its name at the head of a sentence: `The United States`.
    pub(crate) fn at_head(&self) -> String {
        // An id is written as it was given.
        match self.accounts[0].government {
            Some(_) => capitalised(&in_sentence(self.name)),
            None => self.name.to_owned(),
        }
    }

    /// Whether an account is of this side. One whose government is not known stands for itself.
    pub(crate) fn is_of(&self, statement: &StatementFacts) -> bool {
        let first = self.accounts[0];
        first.id == statement.id
            || (first.government.is_some() && first.government == statement.government)
    }
}
