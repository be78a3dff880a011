//! How telling a phrase is.

use super::Habit;
use crate::history::account::candidate::Candidate;
use crate::history::account::subject;

/// How telling a phrase is that is told, at least.
const TELLING: f64 = 8.0;

/// What the words of a phrase that is about no topic add up to, at least, for it to tell something.
const SAYS_MUCH: f64 = 16.0;

/// How much a topic counts on which a phrase of lesser words tells something.
const MATTERS: f64 = 0.4;

/// Words of a phrase that say something and do no more than name a topic, where they bring one up.
const OF_A_NAME: usize = 2;

/// How telling a phrase is that counts fully.
const MOST_TELLING: f64 = 20.0;

/// What a phrase gains by the bond to those to whom it is said, by what it is about, and by being
/// in all texts that show what is usual.
const OF_BINDING: f64 = 2.0;
const OF_SUBJECT: f64 = 5.0;
const OF_HABIT: f64 = 4.0;

impl Habit<'_> {
    /// How much analysts make of what a phrase is about; `None` where it brings up no topic.
    pub(super) fn subject(&self, phrase: &Candidate) -> Option<f64> {
        let text = &self.series.texts()[self.earlier.text];
        subject::weight(&phrase.text(self.series), text, self.lexicon)
    }

    /// Whether a phrase is no more than the name of a topic: whether that is gone, topics tell, in
    /// whatever words it stands.
    pub(super) fn names_topic(&self, phrase: &Candidate) -> bool {
        let words = phrase.words(self.series).iter();
        let saying = words.filter(|word| !word.kind.is_function).count();
        saying <= OF_A_NAME && self.subject(phrase).is_some()
    }

    /// How telling a phrase is, from 0 to 1: by its words, by those to whom it is said, by what it
    /// is about, and by how many of the texts that show what is usual have it; `None` where that is
    /// too little, or a courtesy.
    pub(super) fn telling(&self, phrase: &Candidate) -> Option<f64> {
        self.telling_on(phrase, self.subject(phrase))
    }

    /// How telling a phrase is in whose place nothing stands, or stood: what is about no topic
    /// needs words that say much.
    pub(super) fn telling_alone(&self, phrase: &Candidate) -> Option<f64> {
        let subject = self.subject(phrase);
        let says_much = phrase.content >= SAYS_MUCH;
        let matters = subject.is_some_and(|it| it >= MATTERS);
        (says_much || matters)
            .then(|| self.telling_on(phrase, subject))
            .flatten()
    }

    /// How telling a phrase is that is about what counts so much.
    fn telling_on(&self, phrase: &Candidate, subject: Option<f64>) -> Option<f64> {
        if subject.is_some_and(subject::is_courtesy) || self.is_open(phrase) {
            return None;
        }
        let binding = self.binding.of_texts(&self.uses.texts(phrase.key));
        let subject = OF_SUBJECT * subject.unwrap_or(0.0);
        let part = self.counts(phrase.key).1 as f64 / self.usual.len().max(1) as f64;
        let telling = phrase.content + OF_BINDING * binding + subject + OF_HABIT * part;
        (telling >= TELLING).then(|| (telling / MOST_TELLING).min(1.0))
    }
}
