//! In which passage a sentence stands.

use std::collections::BTreeMap;

use crate::report::Report;

/// The passages of a report, by the account and the index of each of their sentences.
pub(super) struct Passages<'r>(BTreeMap<(&'r str, usize), usize>);

impl<'r> Passages<'r> {
    pub(super) fn of(report: &'r Report) -> Self {
        let passages = report.passages.iter().enumerate();
        let places = passages.flat_map(|(passage, facts)| {
            let accounts = facts.sentences.iter();
            accounts.flat_map(move |(id, sentences)| {
                let places = sentences.iter();
                places.map(move |sentence| ((id.as_str(), *sentence), passage))
            })
        });
        Self(places.collect())
    }

    /// The passage of a sentence of an account.
    pub(super) fn of_sentence(&self, account: &str, sentence: usize) -> Option<usize> {
        self.0.get(&(account, sentence)).copied()
    }
}
