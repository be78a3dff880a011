//! The events of an archive, by time, by government, by pair of governments and by topic.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::digest::{EventDigest, TopicDigest};

/// An event that more governments tell than this is no talks of two: it is of no pair. A summit of
/// forty would be of 780.
const MOST_PAIRED: usize = 10;

/// The events of an archive, and by what they are looked up.
pub(super) struct Archive<'d> {
    /// The newest first; those without a day last.
    pub events: Vec<&'d EventDigest>,
    /// By code.
    pub governments: BTreeMap<&'d str, Government<'d>>,
    /// By their codes, the alphabetically first one first.
    pub pairs: BTreeMap<(&'d str, &'d str), Vec<&'d EventDigest>>,
    /// By id.
    pub topics: BTreeMap<&'d str, Topic<'d>>,
}

/// A government that tells of events.
pub(super) struct Government<'d> {
    /// Its code.
    pub code: &'d str,
    /// Its plain name.
    pub name: &'d str,
    /// Its events, the newest first.
    pub events: Vec<&'d EventDigest>,
}

/// A topic that is raised in events.
pub(super) struct Topic<'d> {
    /// Its id.
    pub id: &'d str,
    /// Its name for readers.
    pub label: &'d str,
    /// The events in which it is raised, the newest first.
    pub events: Vec<(&'d EventDigest, &'d TopicDigest)>,
}

impl<'d> Archive<'d> {
    /// Events in any order, each name once.
    pub(super) fn of(mut events: Vec<&'d EventDigest>) -> Self {
        events.sort_by_key(|event| (Reverse(event.date), event.name.as_str()));
        let mut archive = Self {
            events: Vec::new(),
            governments: BTreeMap::new(),
            pairs: BTreeMap::new(),
            topics: BTreeMap::new(),
        };
        for event in &events {
            archive.take(event);
        }
        archive.events = events;
        archive
    }

    fn take(&mut self, event: &'d EventDigest) {
        let mut codes = BTreeSet::new();
        for side in &event.sides {
            let Some(code) = side.government.as_deref() else {
                continue;
            };
            codes.insert(code);
            let new = || Government {
                code,
                name: &side.name,
                events: Vec::new(),
            };
            let government = self.governments.entry(code).or_insert_with(new);
            government.events.push(event);
        }
        if codes.len() <= MOST_PAIRED {
            for (at, one) in codes.iter().enumerate() {
                for other in codes.iter().skip(at + 1) {
                    self.pairs.entry((one, other)).or_default().push(event);
                }
            }
        }
        for topic in &event.topics {
            let new = || Topic {
                id: &topic.id,
                label: &topic.label,
                events: Vec::new(),
            };
            let known = self.topics.entry(&topic.id).or_insert_with(new);
            known.events.push((event, topic));
        }
    }

    /// The plain name of a government; its code where no event has it.
    pub(super) fn name<'a>(&'a self, code: &'a str) -> &'a str {
        self.governments.get(code).map_or(code, |it| it.name)
    }

    /// The topics, those of most events first.
    pub(super) fn topics_by_events(&self) -> Vec<&Topic<'d>> {
        let mut topics: Vec<&Topic<'_>> = self.topics.values().collect();
        topics.sort_by_key(|topic| Reverse(topic.events.len()));
        topics
    }

    /// The governments, those of most events first.
    pub(super) fn governments_by_events(&self) -> Vec<&Government<'d>> {
        let mut governments: Vec<&Government<'_>> = self.governments.values().collect();
        governments.sort_by_key(|government| Reverse(government.events.len()));
        governments
    }

    /// With whom a government told of events, and in how many, most first.
    pub(super) fn counterparts(&self, code: &str) -> Vec<(&'d str, usize)> {
        let pairs = self.pairs.iter().filter_map(|((one, other), events)| {
            let with = match code {
                code if code == *one => other,
                code if code == *other => one,
                _ => return None,
            };
            Some((*with, events.len()))
        });
        let mut with: Vec<_> = pairs.collect();
        with.sort_by_key(|(_, count)| Reverse(*count));
        with
    }
}
