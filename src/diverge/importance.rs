//! What comes first.
//!
//! Analysts ask whether the sides contradict each other, then what one puts in the other's mouth
//! that the other does not own to, then what one leaves out and how much the other makes of it,
//! then how firmly a shared thing is said and how far it reaches, then how things are named; that a sentence is worded
//! otherwise they expect. Each finding is weighed by its kind and by the share of its account that
//! it is about. A kind that was just shown counts for less the next time, so that the first five
//! answer several questions and not one five times; so does a topic that one side was already found
//! to lack.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::Compared;
use crate::report::{Divergence, Kind, Status};
use crate::voice::Act;

/// What each further finding of one kind keeps of its weight.
const REPEATED: f64 = 0.88;

/// What a finding keeps of its weight where a weightier one is of the same topic and side.
const SAME_TOPIC: f64 = 0.6;

/// Puts findings in the order of their importance.
pub(super) fn ordered(compared: &Compared<'_>, found: Vec<Divergence>) -> Vec<Divergence> {
    let mut left: Vec<(f64, Divergence)> = found
        .into_iter()
        .map(|divergence| (weight(compared, &divergence), divergence))
        .collect();
    by_weight(&mut left);
    let mut told: BTreeSet<(String, Option<String>)> = BTreeSet::new();
    for (weight, divergence) in &mut left {
        let Some(topic) = &divergence.topic else {
            continue;
        };
        if !told.insert((topic.clone(), divergence.of.clone())) {
            *weight *= SAME_TOPIC;
        }
    }
    by_weight(&mut left);
    // Sorted by weight within each kind, so the next is always the head of one of the queues.
    let mut queues: BTreeMap<Kind, VecDeque<(f64, Divergence)>> = BTreeMap::new();
    for (weight, divergence) in left {
        queues
            .entry(divergence.kind)
            .or_default()
            .push_back((weight, divergence));
    }
    let mut taken: BTreeMap<Kind, i32> = BTreeMap::new();
    let mut ordered = Vec::new();
    loop {
        let best = queues
            .iter()
            .filter_map(|(kind, queue)| {
                let (weight, _) = queue.front()?;
                Some((
                    weight * REPEATED.powi(*taken.get(kind).unwrap_or(&0)),
                    *kind,
                ))
            })
            .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)));
        let Some((_, kind)) = best else {
            return ordered;
        };
        *taken.entry(kind).or_default() += 1;
        ordered.extend(
            queues
                .get_mut(&kind)
                .and_then(|queue| queue.pop_front())
                .map(|(_, d)| d),
        );
    }
}

/// The weightiest first; of equal weight, by kind and place.
fn by_weight(findings: &mut [(f64, Divergence)]) {
    findings.sort_by(|a, b| {
        let places = |divergence: &Divergence| -> Vec<(String, usize, usize)> {
            let place = |e: &crate::report::Evidence| (e.source.clone(), e.sentence, e.start);
            divergence.evidence.iter().map(place).collect()
        };
        b.0.total_cmp(&a.0)
            .then_with(|| a.1.kind.cmp(&b.1.kind))
            .then_with(|| places(&a.1).cmp(&places(&b.1)))
            .then_with(|| a.1.summary.cmp(&b.1.summary))
    });
}

fn weight(compared: &Compared<'_>, divergence: &Divergence) -> f64 {
    match (divergence.kind, divergence.status) {
        (Kind::Number, Some(Status::Conflict)) => 100.0,
        (Kind::Attribution, Some(Status::Absent)) => {
            // Words put in one mouth weigh more than what both are said to have done.
            // Without a topic there is only that no passage is close, which proves less.
            let base = match act(compared, divergence) {
                _ if divergence.topic.is_none() => 42.0,
                Some(Act::Said) | None => 88.0,
                Some(Act::Pledged) => 74.0,
                Some(Act::Agreed) => 70.0,
                Some(Act::Discussed) => 50.0,
            };
            base + 10.0 * topic_share(compared, divergence)
        }
        (Kind::Silence, _) => 40.0 + 150.0 * topic_share(compared, divergence),
        (Kind::Strength, _) => 60.0,
        (Kind::Scope, _) => 56.0,
        (Kind::Term, _) => 44.0,
        (Kind::Number, _) => 48.0,
        (Kind::Tone, _) => 40.0,
        (Kind::Attribution, Some(Status::Softened)) => 38.0,
        (Kind::TopicOrder, _) => 36.0,
        (Kind::Length, _) => 34.0,
        (Kind::Wording, _) => 15.0 + 5.0 * divergence.score.unwrap_or_default(),
        (Kind::Attribution, _) => 10.0,
    }
}

/// What the other side is reported to have done, in the sentence that an attribution is about.
fn act(compared: &Compared<'_>, divergence: &Divergence) -> Option<Act> {
    let evidence = divergence.evidence.first()?;
    let text = compared.statement(&evidence.source)?;
    let reported = compared.voices[text][evidence.sentence].reported.as_ref();
    reported.map(|reported| reported.act)
}

/// The share of the words of the account that makes the claim which are about its topic.
fn topic_share(compared: &Compared<'_>, divergence: &Divergence) -> f64 {
    let topic = divergence
        .topic
        .as_ref()
        .and_then(|id| compared.topics.place(id));
    let by = divergence.by.as_ref().and_then(|by| compared.statement(by));
    match (topic, by) {
        (Some(topic), Some(by)) => {
            let words = compared.statements[by].words.max(1);
            compared.topics.share_of_words(by, topic) / words as f64
        }
        _ => 0.0,
    }
}
