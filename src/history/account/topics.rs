//! Topics that are new or gone, and which comes first.

use std::collections::BTreeMap;

use super::change::{Change, ChangeKind, Quoted};
use super::earlier::{Earlier, FEWEST, run};
use crate::history::series::{Series, Text};
use crate::lexicon::{Lexicon, Topic};

/// The part of earlier texts that begin with a topic that is usually first.
const USUALLY: f64 = 0.6;

/// Earlier texts that show what is usually first.
const ENOUGH: usize = 4;

/// Where a text first brings up each topic, by more than a word in passing.
type Places = BTreeMap<usize, usize>;

/// Topics that are new, gone, or first in the place of another.
pub(super) fn changes(series: &Series, earlier: &Earlier, lexicon: &Lexicon) -> Vec<Change> {
    let (habit, with) = earlier.habit();
    if habit.len() < FEWEST {
        return Vec::new();
    }
    let own = &series.texts()[earlier.text];
    let topics = lexicon.topics().entries();
    let counts = |topic: &Topic| {
        let government = topic.government.as_ref();
        let is_party = government
            .is_some_and(|it| own.with.contains(it) || own.government.as_ref() == Some(it));
        !topic.general && !is_party
    };
    let of = |text: usize| -> Places {
        let mut places = places(&series.texts()[text], lexicon);
        places.retain(|topic, _| counts(&topics[*topic]));
        places
    };
    let now = of(earlier.text);
    let before: BTreeMap<usize, Places> = habit.iter().map(|text| (*text, of(*text))).collect();
    let whose = if with {
        "with this counterpart"
    } else {
        "of this government"
    };
    let mut changes = Vec::new();
    for (topic, sentence) in &now {
        if before.values().any(|places| places.contains_key(topic)) {
            continue;
        }
        changes.push(Change {
            kind: ChangeKind::TopicNew,
            headline: format!(
                "{} is new: none of the last {} texts {whose} brings it up",
                topics[*topic].label,
                habit.len()
            ),
            what: topics[*topic].label.clone(),
            before: None,
            with_counterpart: with,
            count: habit.len(),
            of: habit.len(),
            now: Some(Quoted::at(series, (earlier.text, *sentence))),
            earlier: None,
            weight: 0.8 + topics[*topic].weight + (habit.len() as f64).ln() / 4.0,
        });
    }
    let last = habit.last().map(|text| &before[text]);
    for (topic, sentence) in last.into_iter().flatten() {
        let in_a_row = run(habit, |text| before[&text].contains_key(topic));
        if now.contains_key(topic) || in_a_row < FEWEST {
            continue;
        }
        changes.push(Change {
            kind: ChangeKind::TopicGone,
            headline: format!(
                "{} is gone: each of the last {in_a_row} texts {whose} brings it up",
                topics[*topic].label
            ),
            what: topics[*topic].label.clone(),
            before: Some(topics[*topic].label.clone()),
            with_counterpart: with,
            count: in_a_row,
            of: in_a_row,
            now: None,
            earlier: habit
                .last()
                .map(|text| Quoted::at(series, (*text, *sentence))),
            weight: 1.0 + topics[*topic].weight + in_a_row.min(10) as f64 / 10.0,
        });
    }
    let first = |places: &Places| {
        let first = places
            .iter()
            .min_by_key(|(topic, sentence)| (**sentence, **topic));
        first.map(|(topic, _)| *topic)
    };
    let firsts: Vec<usize> = before.values().filter_map(first).collect();
    let mut counted: BTreeMap<usize, usize> = BTreeMap::new();
    for topic in &firsts {
        *counted.entry(*topic).or_default() += 1;
    }
    let usual = counted
        .iter()
        .max_by_key(|(topic, count)| (**count, std::cmp::Reverse(**topic)));
    if let (Some((usual, count)), Some(new)) = (usual, first(&now))
        && *usual != new
        && firsts.len() >= ENOUGH
        && *count as f64 >= firsts.len() as f64 * USUALLY
    {
        let [new_label, old_label] = [new, *usual].map(|topic| topics[topic].label.clone());
        changes.push(Change {
            kind: ChangeKind::Order,
            headline: format!(
                "{new_label} comes first, where {old_label} did in {count} of {} earlier texts {whose}",
                firsts.len()
            ),
            what: new_label,
            before: Some(old_label),
            with_counterpart: with,
            count: *count,
            of: firsts.len(),
            now: Some(Quoted::at(series, (earlier.text, now[&new]))),
            earlier: None,
            weight: 1.3,
        });
    }
    changes
}

fn places(text: &Text, lexicon: &Lexicon) -> Places {
    let table = lexicon.topics();
    let mut places = Places::new();
    for (place, sentence) in text.sentences.iter().enumerate() {
        let find = |matcher: Option<&crate::text::Matcher>| {
            matcher.map_or_else(Vec::new, |matcher| matcher.find(sentence.text()))
        };
        let weak = find(table.weak_matcher(text.language()));
        for hit in find(table.matcher(text.language())) {
            if !weak.contains(&hit) {
                places.entry(hit.entry).or_insert(place);
            }
        }
    }
    places
}
