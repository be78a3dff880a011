//! Who says what in a headline: governments and accounts by name, and verbs that agree with them.

use std::collections::BTreeSet;

use super::Writer;
use crate::diverge::finding::Finding;
use crate::text::english::{agree, capitalised, listed};

impl Writer<'_> {
    /// A sentence with a capital at its head, unless an id stands there: that is written as it was
    /// given.
    pub(super) fn capitalised(&self, sentence: &str) -> String {
        let sources = self.0.statements.iter().map(|it| &it.source);
        let mut unnamed = sources.filter(|it| it.government.is_none());
        let opens = |id: &str| {
            let behind = sentence.strip_prefix(id);
            behind.is_some_and(|behind| !behind.starts_with(char::is_alphanumeric))
        };
        match unnamed.any(|it| opens(&it.id)) {
            true => sentence.to_owned(),
            false => capitalised(sentence),
        }
    }

    /// Who says it and of whom, by outlet where both accounts are of one government.
    pub(super) fn parties(&self, finding: &Finding) -> [String; 2] {
        let ends = [finding.by, finding.of];
        let are_one = matches!(ends, [Some(by), Some(of)] if self.0.same_side(by, of));
        ends.map(|account| match account {
            Some(account) if are_one => self.account(account),
            Some(account) => self.government(account),
            None => String::new(),
        })
    }

    pub(super) fn account(&self, account: usize) -> String {
        self.0.account_in_sentence(account)
    }

    pub(super) fn government(&self, account: usize) -> String {
        self.0.government_in_sentence(account)
    }

    /// The governments of accounts, each once.
    pub(super) fn names(&self, accounts: &[usize]) -> String {
        let mut names: Vec<String> = Vec::new();
        for name in accounts.iter().map(|account| self.government(*account)) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        listed(&names)
    }

    /// Who says a thing that others do not: "only" where no side is left that may say it too.
    pub(super) fn alone(&self, by: &str, says: &str, others: &[usize]) -> String {
        let sides = self.0.sides;
        let is_silent = |side: &&Vec<usize>| others.iter().any(|it| side.contains(it));
        if sides.iter().filter(is_silent).count() + 1 < sides.len() {
            let others = format!("{} {}", self.names(others), self.do_not(others));
            format!("{by} {says}, and {others}")
        } else {
            format!("Only {by} {says}")
        }
    }

    pub(super) fn do_not(&self, silent: &[usize]) -> &'static str {
        self.agree(silent, "does not", "do not")
    }

    /// The verb of the governments of accounts: of one, or of several.
    pub(super) fn agree(
        &self,
        accounts: &[usize],
        one: &'static str,
        several: &'static str,
    ) -> &'static str {
        let names: BTreeSet<String> = accounts.iter().map(|it| self.government(*it)).collect();
        agree(names.len(), one, several)
    }
}
