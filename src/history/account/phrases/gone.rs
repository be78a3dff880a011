//! Set phrases of the last texts that are gone.

use std::collections::BTreeSet;

use super::Habit;
use super::pieces::Side;
use crate::history::account::candidate::Candidate;
use crate::history::account::change::Change;
use crate::history::account::earlier::{FEWEST, run};
use crate::history::account::fold::folded;
use crate::report::ChangeKind;

impl Habit<'_> {
    /// Phrases of the last texts that are gone, or in other words.
    pub(super) fn gone(&self, before: &[Candidate]) -> Vec<Change> {
        let (mut told, mut seen) = (Vec::new(), BTreeSet::new());
        for phrase in before {
            if !seen.insert(phrase.key) || self.is_now(phrase.key) {
                continue;
            }
            let (count, usual) = self.counts(phrase.key);
            if count < FEWEST || usual < self.earlier.at_least(2) {
                continue;
            }
            let change = match self.other_form(phrase) {
                Some((sentence, form)) => self.changed(phrase, sentence, &form),
                None if self.earlier.is_last_alone() => self.dropped_since_last(phrase),
                None => self.dropped(phrase),
            };
            told.extend(change.map(|change| (phrase, change)));
        }
        folded(told, |phrase| self.counts(phrase.key).1, self.series)
    }

    /// A phrase that stood in each of the last texts.
    fn dropped(&self, phrase: &Candidate) -> Option<Change> {
        let texts = self.uses.texts(phrase.key);
        let in_a_row = run(self.usual, |text| texts.contains(&text));
        if in_a_row < FEWEST
            || !self.earlier.is_usual(|text| texts.contains(&text))
            || self.names_topic(phrase)
            || self.is_piece(phrase, Side::Behind)
            || self.is_said_in(phrase, &[self.earlier.text])
        {
            return None;
        }
        let (words, whose) = (phrase.text(self.series), self.whose());
        Some(Change {
            kind: ChangeKind::PhraseDropped,
            headline: format!(
                "“{words}” is gone: it stood in each of the last {in_a_row} texts {whose}"
            ),
            before: Some(words.clone()),
            what: words,
            with_counterpart: self.is_with,
            count: in_a_row,
            of: in_a_row,
            now: None,
            earlier: self.last_in(phrase.key, self.usual),
            weight: 1.2 + self.telling_alone(phrase)? + in_a_row.min(10) as f64 / 10.0,
        })
    }
}
