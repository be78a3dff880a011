//! Accounts of which nobody knows whose they are: a few are told one by one, many in one line.

use std::io;

use super::context::Context;
use crate::statement::{Warning, WarningCode};

/// Accounts that are told one by one, and those that are named where there are more.
const FEW: usize = 3;

/// The names of accounts of no known government, each with what is said of it alone.
#[derive(Default)]
pub(crate) struct Nobody(Vec<(String, String)>);

impl Nobody {
    /// Takes what says whose an account is not, and gives the other warnings of it back.
    pub(super) fn sift(&mut self, name: &str, warnings: Vec<Warning>) -> Vec<Warning> {
        let (own, other): (Vec<_>, Vec<_>) = warnings
            .into_iter()
            .partition(|warning| warning.code == WarningCode::NoGovernment);
        let own = own
            .into_iter()
            .map(|warning| (name.to_owned(), warning.text));
        self.0.extend(own);
        other
    }

    /// Takes those of another event.
    pub(super) fn take(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// Says it.
    pub(super) fn warn(&self, context: &mut Context<'_>) -> io::Result<()> {
        if self.0.len() <= FEW {
            let mut each = self.0.iter();
            return each.try_for_each(|(name, said)| context.warn(format_args!("{name}: {said}")));
        }
        let first = self.0.iter().take(FEW).map(|(name, _)| name.as_str());
        let first = first.collect::<Vec<_>>().join(", ");
        context.warn(format_args!(
            "{} accounts are of no known government: {first} and {} more; who speaks in them, and what \
             they put in the other's mouth, is not found; write government = \"CC\", with a code such as \
             CN or EU, into the entry of each in event.toml",
            self.0.len(),
            self.0.len() - FEW
        ))
    }
}
