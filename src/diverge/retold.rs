//! What a government says a second time: in another account, or in another language.
//!
//! A ministry's readout, its translation and a newspaper's comment on it tell one thing. The first
//! telling that the readers of the other accounts can read comes first, and what a government's
//! other accounts say of the same stands far behind it.

use std::collections::BTreeSet;

use super::compared::Compared;
use crate::unit::UnitId;

impl Compared<'_> {
    /// Whether an account is its government's second telling: a later one, or one in a language
    /// that no other government's account has, where the government has told it in such a language
    /// too.
    pub(super) fn is_second_telling(&self, account: usize) -> bool {
        let day = |account: usize| self.statements[account].date;
        let mut others = (0..self.statements.len())
            .filter(|other| *other != account && self.same_side(*other, account));
        others.any(|first| {
            let is_later = day(first).zip(day(account)).is_some_and(|(a, b)| a < b);
            is_later || (self.is_read_abroad(first) && !self.is_read_abroad(account))
        })
    }

    /// Whether an account has the language of an account of another government.
    fn is_read_abroad(&self, account: usize) -> bool {
        (0..self.statements.len())
            .any(|other| !self.same_side(account, other) && self.same_language(account, other))
    }

    /// The units of other accounts of the same government that say what a unit says, as far as
    /// alignment and topics tell.
    pub(super) fn retold(&self, id: UnitId) -> Vec<UnitId> {
        let topics: BTreeSet<usize> = self.topics_of(id).into_iter().collect();
        self.alignment
            .linked_to(self.unit(id).place)
            .filter(|(place, _)| self.same_side(place.text, id.text))
            .flat_map(|(place, _)| self.units_touching(self.whole(place)))
            .filter(|other| {
                let others = self.topics_of(*other);
                topics.is_empty()
                    || others.is_empty()
                    || others.iter().any(|topic| topics.contains(topic))
            })
            .collect()
    }
}
