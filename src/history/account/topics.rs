//! Topics that are new or gone, and which comes first.

use std::cell::OnceCell;
use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::change::{Change, Quoted};
use super::earlier::{Earlier, FEWEST, LAST, run};
use super::subject;
use super::wording::is_list_of_people;
use crate::history::series::{CutText, Series, Subjects, Text};
use crate::lexicon::{Lexicon, Table, Topic};
use crate::report::ChangeKind;
use crate::text::english::{agree, listed};

/// The part of earlier texts that begin with a topic that is usually first.
const USUALLY: f64 = 0.6;

/// Earlier texts that show what is usually first.
const ENOUGH: usize = 4;

/// Earlier texts without which no topic is said to be new.
const ENOUGH_FOR_NEW: usize = 5;

/// Sentences of a text, one of which on a topic takes it up. A press conference touches on
/// everything.
const SENTENCES: usize = 20;

/// How much a topic counts that one sentence does not make news, and one that it does whoever hears
/// it.
const LITTLE: f64 = 0.4;
const MUCH: f64 = 0.6;

/// The last texts of a government that show what it says to anybody, and the part of them that has
/// it.
const STOCK: usize = 100;
const OF_STOCK: f64 = 0.1;

/// The sentences of a text by topic.
#[derive(Default)]
struct Places {
    /// Those that bring it up by more than a word in passing.
    about: BTreeMap<usize, Vec<usize>>,
    /// The first that brings it up.
    touched: BTreeMap<usize, usize>,
    sentences: usize,
}

impl Places {
    /// Whether a text brings a topic up, or one near it, be it in passing.
    fn raises(&self, topic: usize, topics: &Table<Topic>) -> bool {
        let mut touched = self.touched.keys();
        touched.any(|other| topics.are_near(topic, *other))
    }

    /// The sentences on a topic, where they are so many that the text takes it up. States are named
    /// in passing.
    fn taken_up(&self, topic: usize, topics: &[Topic]) -> Option<&[usize]> {
        let about = self.about.get(&topic)?;
        let is_state = usize::from(topics[topic].government.is_some());
        (about.len() > is_state + self.sentences / SENTENCES).then_some(about)
    }

    /// The topic that comes first.
    fn first(&self) -> Option<usize> {
        let topics = self.about.iter().map(|(topic, places)| (places[0], *topic));
        topics.min().map(|(_, topic)| topic)
    }
}

/// What the topics of a text are held against.
struct Habit<'a> {
    series: &'a Series,
    lexicon: &'a Lexicon,
    earlier: &'a Earlier,
    topics: &'a [Topic],
    now: Places,
    /// The earlier texts, in order.
    usual: &'a [usize],
    is_with: bool,
    before: BTreeMap<usize, Places>,
    /// The last texts of the government, with whomever, where somebody asks for them.
    stock: OnceCell<Vec<Places>>,
}

/// Topics that are new, gone, or first in the place of another.
pub(super) fn changes(series: &Series, earlier: &Earlier, lexicon: &Lexicon) -> Vec<Change> {
    let (usual, is_with) = earlier.habit();
    if usual.len() < earlier.at_least(FEWEST) {
        return Vec::new();
    }
    let own = &series.texts()[earlier.text];
    let of = |text: usize| places(&series.texts()[text], own, lexicon);
    let habit = Habit {
        series,
        lexicon,
        earlier,
        topics: lexicon.topics().entries(),
        now: of(earlier.text),
        usual,
        is_with,
        before: usual.iter().map(|text| (*text, of(*text))).collect(),
        stock: OnceCell::new(),
    };
    let mut changes = habit.firsts();
    changes.extend(habit.gone());
    changes.extend(habit.order());
    changes
}

impl Habit<'_> {
    fn firsts(&self) -> Vec<Change> {
        let count = self.usual.len();
        if count < self.earlier.at_least(ENOUGH_FOR_NEW) {
            return Vec::new();
        }
        let is_new = |topic: usize| {
            let mut before = self.before.values();
            !before.any(|places| places.raises(topic, self.lexicon.topics()))
        };
        let taken_up = |topic: &usize| Some((*topic, self.now.taken_up(*topic, self.topics)?));
        let taken_up = self.now.about.keys().filter_map(taken_up);
        let new = taken_up.filter(|(topic, _)| is_new(*topic));
        let new = new.filter(|(topic, sentences)| !self.is_in_passing(*topic, sentences));
        // What one sentence brings up is told once, by what analysts make most of.
        let mut told: BTreeMap<usize, Vec<(usize, &[usize])>> = BTreeMap::new();
        for (topic, sentences) in new {
            told.entry(sentences[0])
                .or_default()
                .push((topic, sentences));
        }
        let weight = |topic: usize| self.topics[topic].weight;
        let change = |mut topics: Vec<(usize, &[usize])>| {
            topics.sort_by(|(a, _), (b, _)| weight(*b).total_cmp(&weight(*a)));
            let (topic, sentences) = *topics.first()?;
            let label = &self.topics[topic].label;
            Some(Change {
                kind: ChangeKind::TopicNew,
                headline: format!(
                    "{label} is new: {}{}",
                    self.not_before(),
                    self.beside(topics[1..].iter().map(|(topic, _)| *topic))
                ),
                what: label.clone(),
                before: None,
                with_counterpart: self.is_with,
                count,
                of: count,
                now: Some(Quoted::at(self.series, (self.earlier.text, sentences[0]))),
                earlier: None,
                weight: 0.5
                    + weight(topic)
                    + (count as f64).ln() / 4.0
                    + (sentences.len() - 1).min(4) as f64 / 10.0,
            })
        };
        told.into_values().filter_map(change).collect()
    }

    /// Whether one sentence brings up what analysts make little of, or less than much where the
    /// government says it to anybody: that it has not yet said it to this counterpart is no news.
    fn is_in_passing(&self, topic: usize, sentences: &[usize]) -> bool {
        let weight = self.topics[topic].weight;
        !self.earlier.is_last_alone()
            && sentences.len() == 1
            && (weight < LITTLE || weight < MUCH && self.is_of_stock(topic))
    }

    /// Whether many of the last texts of the government bring a topic up.
    fn is_of_stock(&self, topic: usize) -> bool {
        let texts = self.series.texts();
        let stock = self.stock.get_or_init(|| {
            let all = &self.earlier.all;
            let last = all[all.len().saturating_sub(STOCK)..].iter();
            let of = |text: &usize| places(&texts[*text], &texts[self.earlier.text], self.lexicon);
            last.map(of).collect()
        });
        let has = stock
            .iter()
            .filter(|places| places.about.contains_key(&topic));
        has.count() as f64 >= stock.len() as f64 * OF_STOCK
    }

    /// What else is new, or gone, in the sentence that brings up a topic.
    fn beside(&self, others: impl Iterator<Item = usize>) -> String {
        let others: Vec<String> = others
            .map(|topic| format!("“{}”", self.topics[topic].label))
            .collect();
        match others.len() {
            0 => String::new(),
            count => {
                let are = agree(count, "is", "are");
                format!("; so {are} {}, in the same sentence", listed(&others))
            }
        }
    }

    /// That none of the texts that show what is usual brings something up.
    fn not_before(&self) -> String {
        match self.earlier.is_last_alone() {
            true => format!("{LAST} does not bring it up"),
            false => format!(
                "none of the last {} texts {} brings it up",
                self.usual.len(),
                self.earlier.whose()
            ),
        }
    }

    fn gone(&self) -> Vec<Change> {
        let Some(last) = self.usual.last() else {
            return Vec::new();
        };
        let is_about = |text: usize, topic: usize| self.before[&text].about.contains_key(&topic);
        // In how many of the last texts a topic stood that is gone.
        let stood = |topic: usize| {
            let count = run(self.usual, |text| is_about(text, topic));
            // A habit shows that it is no mention in passing; one text must take it up.
            let is_in_passing = self.earlier.is_last_alone()
                && self.before[last].taken_up(topic, self.topics).is_none();
            let is_gone = !is_in_passing
                && count >= self.earlier.at_least(FEWEST)
                && self.earlier.is_usual(|text| is_about(text, topic))
                && !self.now.raises(topic, self.lexicon.topics());
            is_gone.then_some(count)
        };
        let weight = |topic: usize, count: usize| {
            0.9 + self.topics[topic].weight + count.min(10) as f64 / 10.0
        };
        // What stood in one sentence is gone with it.
        let mut gone: BTreeMap<usize, Vec<(usize, usize)>> = BTreeMap::new();
        for (topic, sentences) in &self.before[last].about {
            let topics = stood(*topic).map(|count| (*topic, count));
            gone.entry(sentences[0]).or_default().extend(topics);
        }
        let change = |(sentence, mut topics): (usize, Vec<(usize, usize)>)| {
            topics.sort_by(|a, b| weight(b.0, b.1).total_cmp(&weight(a.0, a.1)));
            let (topic, count) = *topics.first()?;
            let others = topics[1..].iter().map(|(topic, _)| *topic);
            let label = &self.topics[topic].label;
            Some(Change {
                kind: ChangeKind::TopicGone,
                headline: format!(
                    "{label} is gone: {} brings it up{}",
                    self.earlier.each_of_last(count),
                    self.beside(others)
                ),
                what: label.clone(),
                before: Some(label.clone()),
                with_counterpart: self.is_with,
                count,
                of: count,
                now: None,
                earlier: Some(Quoted::at(self.series, (*last, sentence))),
                weight: weight(topic, count),
            })
        };
        gone.into_iter().filter_map(change).collect()
    }

    fn order(&self) -> Option<Change> {
        let firsts: Vec<usize> = self.before.values().filter_map(Places::first).collect();
        let mut counted: BTreeMap<usize, usize> = BTreeMap::new();
        for topic in &firsts {
            *counted.entry(*topic).or_default() += 1;
        }
        let (usual, count) =
            (counted.into_iter()).max_by_key(|(topic, count)| (*count, Reverse(*topic)))?;
        let new = self.now.first()?;
        let is_usual = count as f64 >= firsts.len() as f64 * USUALLY;
        if usual == new || firsts.len() < ENOUGH || !is_usual {
            return None;
        }
        let [new_label, old_label] = [new, usual].map(|topic| self.topics[topic].label.clone());
        let place = (self.earlier.text, self.now.about[&new][0]);
        Some(Change {
            kind: ChangeKind::Order,
            headline: format!(
                "{new_label} comes first, where {old_label} did in {count} of {} earlier texts {}",
                firsts.len(),
                self.earlier.whose()
            ),
            what: new_label,
            before: Some(old_label),
            with_counterpart: self.is_with,
            count,
            of: firsts.len(),
            now: Some(Quoted::at(self.series, place)),
            earlier: None,
            weight: 1.2,
        })
    }
}

/// The sentences of a text by topic, without what every text has, courtesies, and the parties to
/// the talks of another.
fn places(text: &CutText, own: &Text, lexicon: &Lexicon) -> Places {
    let topics = lexicon.topics().entries();
    let counts = |topic: &Topic| {
        !topic.general && !subject::is_courtesy(topic.weight) && !subject::is_party(topic, own)
    };
    let mut places = Places {
        sentences: text.sentences.len(),
        ..Places::default()
    };
    for (place, subjects) in subjects(text, lexicon).iter().enumerate() {
        let found = subjects.mentions.iter();
        for mention in found.filter(|it| counts(&topics[it.topic])) {
            places.touched.entry(mention.topic).or_insert(place);
            let about = places.about.entry(mention.topic);
            if !mention.in_passing && !subjects.lists_people {
                let about = about.or_default();
                if about.last() != Some(&place) {
                    about.push(place);
                }
            }
        }
    }
    places
}

/// What each sentence of a text brings up.
fn subjects<'t>(text: &'t CutText, lexicon: &Lexicon) -> &'t [Subjects] {
    let of_sentence = |sentence: &str| {
        let mentions = subject::mentions(sentence, text.language(), lexicon);
        let lists_people = !mentions.is_empty() && is_list_of_people(sentence, lexicon);
        Subjects {
            mentions,
            lists_people,
        }
    };
    text.subjects.get_or_init(|| {
        let sentences = text.sentences.iter();
        sentences.map(|it| of_sentence(it.read())).collect()
    })
}
