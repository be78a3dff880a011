//! Set phrases that the last text with the counterpart has, and this one has not, or the other way
//! round.

use super::{Habit, SET};
use crate::history::account::candidate::Candidate;
use crate::history::account::change::{Change, Quoted};
use crate::history::account::earlier::{FEWEST, LAST};
use crate::report::ChangeKind;

/// The part of the earlier texts in which a phrase stands that is how the government writes.
const MOST: f64 = 0.8;

impl Habit<'_> {
    /// Whether so many of the earlier texts have a phrase that it is no chance, and so few that it
    /// says something.
    fn is_repeated(&self, count: usize) -> bool {
        let most = (self.earlier.all.len() as f64 * MOST).max(SET as f64);
        count >= FEWEST && count as f64 <= most
    }

    /// Set phrases of the text that the last one has not.
    pub(super) fn new_since_last(&self, own: &[Candidate]) -> Vec<Change> {
        self.folded_news(own, |phrase| self.new_phrase(phrase))
    }

    fn new_phrase(&self, phrase: &Candidate) -> Option<Change> {
        let (count, in_last) = self.counts(phrase.key);
        if in_last > 0 || !self.is_repeated(count) {
            return None;
        }
        // To ask for a topic takes longer than to read one text.
        if self.is_said_in(phrase, self.usual) {
            return None;
        }
        let telling = self.telling_alone(phrase)?;
        let (words, all) = (phrase.text(self.series), self.earlier.all.len());
        Some(Change {
            kind: ChangeKind::PhraseFirstWith,
            headline: format!(
                "“{words}” is new: {LAST} does not have it, {count} of {all} earlier texts do"
            ),
            what: words,
            before: None,
            with_counterpart: true,
            count,
            of: all,
            now: Some(Quoted::at(self.series, phrase.place)),
            earlier: self.last_in(phrase.key, &self.earlier.all),
            weight: 0.4 + telling,
        })
    }

    /// A set phrase that the last text has, and this one in no words.
    pub(super) fn dropped_since_last(&self, phrase: &Candidate) -> Option<Change> {
        let (count, _) = self.counts(phrase.key);
        if !self.is_repeated(count)
            || self.is_said_in(phrase, &[self.earlier.text])
            || self.names_topic(phrase)
        {
            return None;
        }
        let (words, all) = (phrase.text(self.series), self.earlier.all.len());
        Some(Change {
            kind: ChangeKind::PhraseDropped,
            headline: format!(
                "“{words}” is gone: {LAST} has it, {count} of {all} earlier texts do"
            ),
            before: Some(words.clone()),
            what: words,
            with_counterpart: true,
            count,
            of: all,
            now: None,
            earlier: self.last_in(phrase.key, self.usual),
            weight: 0.8 + self.telling_alone(phrase)?,
        })
    }
}
