//! Phrases that no earlier text has, or none with the counterpart.

use std::collections::BTreeSet;

use super::{Habit, LATEST, SET};
use crate::history::account::candidate::Candidate;
use crate::history::account::change::{Change, Quoted};
use crate::history::account::earlier::{ENOUGH_FOR_FIRSTS, FEWEST};
use crate::history::account::fold::folded;
use crate::history::account::subject;
use crate::history::series::Text;
use crate::history::words::Word;
use crate::report::ChangeKind;
use crate::statement::Sentence;

/// Uses with a counterpart that would be expected of a phrase that others hear, at least, for none
/// of them to be no chance; and how much a topic counts on which the first is news all the same.
const EXPECTED: f64 = 0.5;
const GRAVE: f64 = 0.6;

/// Times that a text says what nobody took up.
const REPEATED: usize = 2;

impl Habit<'_> {
    /// Phrases of the text that are new.
    pub(super) fn firsts(&self, own: &[Candidate]) -> Vec<Change> {
        let mut firsts = self.folded_news(own, |phrase| self.news(phrase));
        // One sentence is one piece of news, by the phrase that tells most.
        let mut seen = BTreeSet::new();
        firsts.retain(|first| {
            let sentence = first.now.as_ref().map(|it| it.sentence.clone());
            seen.insert(sentence)
        });
        firsts
    }

    /// What is new of the phrases of the text, each thing told once.
    pub(super) fn folded_news(
        &self,
        own: &[Candidate],
        news: impl Fn(&Candidate) -> Option<Change>,
    ) -> Vec<Change> {
        let told = own
            .iter()
            .filter_map(|phrase| Some((phrase, news(phrase)?)));
        let count = |phrase: &Candidate| self.counts(phrase.key).0;
        folded(told.collect(), count, self.series)
    }

    /// What is new of a phrase of the text.
    fn news(&self, phrase: &Candidate) -> Option<Change> {
        let (count, _) = self.counts(phrase.key);
        if count == 0 {
            return self.first_ever(phrase);
        }
        if !self.is_set(count) {
            return None;
        }
        self.first_with(phrase, count)
            .or_else(|| self.first_since(phrase, count))
    }

    /// A phrase that no earlier text has, and that is said again: here, or in later texts.
    fn first_ever(&self, phrase: &Candidate) -> Option<Change> {
        let all = self.earlier.all.len();
        if all < ENOUGH_FOR_FIRSTS || self.has_figure(phrase) {
            return None;
        }
        let places = self.uses.places(phrase.key);
        let mut later: Vec<usize> = places.iter().map(|(text, _)| *text).collect();
        later.retain(|text| *text > self.earlier.text);
        later.dedup();
        let here = places.iter().filter(|(text, _)| *text == self.earlier.text);
        let here = here.count();
        let (again, taken_up) = match later.len() {
            later if later >= SET => (
                format!("and again in {later} later texts"),
                0.6 + later.min(20) as f64 / 40.0,
            ),
            _ if here >= REPEATED => (format!("{here} times in this text"), 0.0),
            _ => return None,
        };
        let telling = self.telling_alone(phrase)?;
        // All earlier sentences are read for this, so it is asked last.
        if self.is_said_in(phrase, &self.earlier.all) {
            return None;
        }
        let words = phrase.text(self.series);
        Some(Change {
            kind: ChangeKind::PhraseFirstEver,
            headline: format!("“{words}” for the first time in {all} texts, {again}"),
            what: words,
            before: None,
            with_counterpart: false,
            count: all,
            of: all,
            now: Some(Quoted::at(self.series, phrase.place)),
            earlier: None,
            weight: 0.4 + telling + taken_up,
        })
    }

    /// Whether a phrase has a figure: dates and numbers change from text to text.
    fn has_figure(&self, phrase: &Candidate) -> bool {
        phrase.text(self.series).contains(char::is_numeric)
    }

    /// Whether a sentence of texts has all words of a phrase that say something, in whatever order:
    /// "support Ukraine" is nothing new behind "support for Ukraine".
    pub(super) fn is_said_in(&self, phrase: &Candidate, texts: &[usize]) -> bool {
        let words = phrase.words(self.series).iter();
        let saying = words.filter(|word| !word.kind.is_function);
        let stems: Vec<u32> = saying.map(|word| word.stem).collect();
        let has = |words: &[Word], stem: u32| words.iter().any(|word| word.stem == stem);
        texts.iter().any(|text| {
            let mut sentences = 0..self.series.texts()[*text].sentences.len();
            sentences.any(|sentence| {
                let words = self.series.words(*text, sentence);
                stems.iter().all(|stem| has(words, *stem))
            })
        })
    }

    /// Whether a phrase is about a grave topic that none of the last texts with the counterpart
    /// brings up: what they have in other words is no news.
    fn brings_up(&self, phrase: &Candidate) -> bool {
        let topics = self.lexicon.topics().entries();
        let own = &self.series.texts()[self.earlier.text];
        let mut grave = self.topics_in(own, &phrase.text(self.series));
        grave.retain(|topic| {
            let topic = &topics[*topic];
            topic.weight >= GRAVE && !topic.general && !subject::is_party(topic, own)
        });
        !grave.is_empty() && !self.are_raised(&grave)
    }

    /// The topics that words of a text bring up.
    fn topics_in(&self, text: &Text, words: &str) -> Vec<usize> {
        let found = subject::mentions(words, text.language(), self.lexicon).into_iter();
        found.map(|it| it.topic).collect()
    }

    /// Whether one of the last texts with the counterpart brings up one of some topics.
    fn are_raised(&self, topics: &[usize]) -> bool {
        let texts = self.series.texts();
        let with = &self.earlier.with;
        let last = &with[with.len().saturating_sub(LATEST)..];
        let mut sentences = last.iter().flat_map(|text| {
            let sentences = texts[*text].sentences.iter();
            sentences.map(move |sentence| (*text, sentence))
        });
        let is_on_it = |(text, sentence): (usize, &Sentence)| {
            let found = self.topics_in(&texts[text], sentence.text());
            topics.iter().any(|topic| found.contains(topic))
        };
        sentences.any(is_on_it)
    }

    /// A set phrase that no earlier text with this counterpart has.
    fn first_with(&self, phrase: &Candidate, count: usize) -> Option<Change> {
        let (all, counterparts) = (self.earlier.all.len(), self.earlier.with.len());
        let texts = self.uses.texts(phrase.key);
        let has = |text: &usize| self.earlier.with.contains(text);
        if counterparts < FEWEST || texts.iter().any(has) {
            return None;
        }
        // The more often others heard it, and the more texts the counterpart had, the less it is
        // chance that this is the first.
        let expected = count as f64 / all as f64 * counterparts as f64;
        if expected < EXPECTED && (counterparts < LATEST || !self.brings_up(phrase)) {
            return None;
        }
        let telling = self.telling_alone(phrase)?;
        if self.is_said_in(phrase, &self.earlier.with) {
            return None;
        }
        let words = phrase.text(self.series);
        // The name of a topic is no news to whom the topic was raised in other words.
        let own = &self.series.texts()[self.earlier.text];
        if self.names_topic(phrase) && self.are_raised(&self.topics_in(own, &words)) {
            return None;
        }
        Some(Change {
            kind: ChangeKind::PhraseFirstWith,
            headline: format!(
                "“{words}” for the first time with this counterpart: in none of {counterparts} earlier \
                 texts, in {count} of {all} of all"
            ),
            what: words,
            before: None,
            with_counterpart: true,
            count: counterparts,
            of: counterparts,
            now: Some(Quoted::at(self.series, phrase.place)),
            earlier: self.last_in(phrase.key, &self.earlier.all),
            weight: 0.4 + telling + expected.min(3.0) / 4.0,
        })
    }
}
