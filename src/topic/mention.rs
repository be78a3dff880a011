//! Which topics a sentence brings up, and by which words.

use std::collections::{BTreeMap, HashSet};

use super::venue;
use crate::annotate::{AnnotatedSentence, AnnotatedStatement};
use crate::lexicon::{Lexicon, Table, Topic};
use crate::text::{Match, Matcher};

/// A topic in a sentence: which, and where (characters).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TopicMention {
    /// Place of the topic in the lexicon.
    pub topic: usize,
    /// First character of the term that brings it up.
    pub start: usize,
    /// The character behind the term.
    pub end: usize,
    /// Whether the term may stand in passing, so that it makes no topic by itself.
    pub weak: bool,
}

/// Which states of a topic a sentence names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum States {
    /// Two or more, or one besides a party.
    Several,
    /// One, or none that is known.
    One,
    /// None but parties to the event.
    PartiesAlone,
}

/// Reads the topics of sentences.
pub(super) struct TopicReader<'a> {
    lexicon: &'a Lexicon,
    /// The governments that give the accounts. They are no topics.
    parties: Vec<&'a str>,
}

impl<'a> TopicReader<'a> {
    pub(super) fn of(accounts: &'a [AnnotatedStatement<'_>], lexicon: &'a Lexicon) -> Self {
        let governments = accounts
            .iter()
            .map(|it| it.statement.source.government.as_deref());
        Self {
            lexicon,
            parties: governments.flatten().collect(),
        }
    }

    /// The topics that a sentence in a language brings up.
    pub(super) fn mentions(
        &self,
        language: &str,
        sentence: &AnnotatedSentence<'_>,
    ) -> Vec<TopicMention> {
        let table = self.lexicon.topics();
        let find = |matcher: Option<&Matcher>| {
            matcher.map_or_else(Vec::new, |matcher| matcher.find_in(sentence.normalized()))
        };
        let hits = find(table.matcher(language));
        let weak: HashSet<Match> = find(table.weak_matcher(language)).into_iter().collect();
        let venues = match language {
            "en" => venue::venues(sentence.normalized()),
            _ => Vec::new(),
        };
        let topic = |hit: &Match| &table.entries()[hit.entry];
        let states = hits.iter().filter(|hit| weak.contains(*hit));
        let states: BTreeMap<usize, States> = states
            .map(|hit| (hit.entry, self.states_in(sentence, topic(hit))))
            .collect();
        // A term that counts by itself needs no states.
        let named = |hit: &Match| match weak.contains(hit) {
            true => states[&hit.entry],
            false => States::Several,
        };
        let is_of_others = |hit: &&Match| {
            let owner = topic(hit).government.as_deref();
            !owner.is_some_and(|owner| self.is_party(owner))
                && named(hit) != States::PartiesAlone
                && (weak.contains(*hit) || !self.names_a_party(hit, sentence, topic(hit)))
        };
        let is_venue = |hit: &Match| {
            let mut venues = venues.iter();
            venues.any(|it| (it.start, it.end) == (hit.start, hit.end))
        };
        // "Trade" in the name of the Trade and Cooperation Agreement.
        let is_in_weak = |hit: &Match| {
            let holds = |it: &&Match| it.start <= hit.start && hit.end <= it.end;
            let mut holding = weak.iter().filter(holds);
            holding.any(|it| it.entry == hit.entry && it.end - it.start > hit.end - hit.start)
        };
        let is_weak = |hit: &Match| {
            weak.contains(hit) && named(hit) != States::Several
                || is_in_weak(hit)
                || is_venue(hit)
                || is_in_finer(hit, &hits, table)
        };
        let mentions = hits.iter().filter(is_of_others).map(|hit| TopicMention {
            topic: hit.entry,
            start: hit.start,
            end: hit.end,
            weak: is_weak(hit),
        });
        mentions.collect()
    }

    fn is_party(&self, government: &str) -> bool {
        self.parties.contains(&government)
    }

    fn states_in(&self, sentence: &AnnotatedSentence<'_>, topic: &Topic) -> States {
        let (parties, others): (Vec<&str>, Vec<&str>) =
            topic.states.iter().partition(|code| self.is_party(code));
        let is_named = |code: &&&str| {
            let matcher = self.lexicon.governments().matcher(code);
            matcher.is_some_and(|matcher| !matcher.find_in(sentence.normalized()).is_empty())
        };
        match (others.iter().filter(is_named).count(), parties.is_empty()) {
            (0 | 1, true) => States::One,
            (0, false) if parties.iter().any(|code| is_named(&code)) => States::PartiesAlone,
            (0, false) => States::One,
            _ => States::Several,
        }
    }

    /// Whether a word of a topic is the name of one of its states that takes part: between others,
    /// "Nepal" brings up the region.
    fn names_a_party(&self, hit: &Match, sentence: &AnnotatedSentence<'_>, topic: &Topic) -> bool {
        let holds = |it: &Match| it.start <= hit.start && hit.end <= it.end;
        let mut parties = topic.states.iter().filter(|code| self.is_party(code));
        parties.any(|code| {
            let matcher = self.lexicon.governments().matcher(code);
            matcher.is_some_and(|it| it.find_in(sentence.normalized()).iter().any(holds))
        })
    }
}

/// Whether a term is a part of one of a finer topic near it: "the climate summit" is about the
/// summit, and names the climate in passing.
fn is_in_finer(hit: &Match, hits: &[Match], topics: &Table<Topic>) -> bool {
    let is_near = |of: &Match, other: &Match| topics.near(of.entry).contains(&other.entry);
    let holds = |other: &Match| {
        let is_longer = other.end - other.start > hit.end - hit.start;
        let within = other.start <= hit.start && hit.end <= other.end;
        // Two topics that are near each other are equally fine.
        within && is_near(hit, other) && (is_longer || !is_near(other, hit))
    };
    hits.iter().any(holds)
}
