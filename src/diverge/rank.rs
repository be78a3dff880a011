//! What comes first.
//!
//! Analysts ask whether the sides contradict each other, then what one puts in the other's mouth
//! that the other does not own to, then what one leaves out and how much the other makes of it,
//! then how firmly a shared thing is said and how far it reaches, then how things are named; that a
//! sentence is worded otherwise they expect. Each finding is weighed by its kind and by the share of
//! its account that it is about. A kind that was just shown counts for less the next time, so that
//! the first five answer several questions and not one five times; so does a topic that one side was
//! already found to lack.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::Compared;
use crate::align::Place;
use crate::lexicon::Role;
use crate::report::{Divergence, Kind, Status};
use crate::text::figures::{Figures, Unit};
use crate::voice::Act;

/// What each further finding of one kind keeps of its weight.
const REPEATED: f64 = 0.88;

/// What a finding keeps of its weight where a weightier one is of the same topic and side.
const SAME_TOPIC: f64 = 0.6;

/// How much a claim tells whose weight of words is not cut short: some ten words of the middle sort.
const TELLING: f64 = 40.0;

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
            let act = act(compared, divergence);
            if divergence.topic.is_none() {
                return unnamed(compared, divergence, act);
            }
            let base = match act {
                Some(Act::Said) | None => 88.0,
                Some(Act::Pledged | Act::Asked) => 74.0,
                Some(Act::Agreed) => 70.0,
                Some(Act::Discussed) => 50.0,
            };
            base + 10.0 * topic_share(compared, divergence)
        }
        // A sentence of no topic: that nothing is like it is the weaker claim.
        (Kind::Silence, _) if divergence.topic.is_none() => 32.0,
        (Kind::Silence, _) => 40.0 + 150.0 * topic_share(compared, divergence),
        (Kind::Strength, _) => 60.0,
        (Kind::Scope, _) => 56.0,
        (Kind::Term, _) => 44.0,
        (Kind::Number, _) => figure(divergence),
        (Kind::Tone, _) => 40.0,
        (Kind::Attribution, Some(Status::Softened)) => match lacking(divergence) {
            // What a side is said not to do is a promise.
            Some(clause) if compared.lexicon.verbs().find(clause).has(Role::Negation) => 80.0,
            Some(_) => 46.0,
            None => 38.0,
        },
        (Kind::TopicOrder, _) => 36.0,
        (Kind::Length, _) => 34.0,
        (Kind::Wording, _) => 15.0 + 5.0 * divergence.score.unwrap_or_default(),
        (Kind::Attribution, _) => 10.0,
    }
}

/// A claim of no topic of which the other's account has nothing. There is only that no passage is
/// close, which proves less; and the less it tells ("the world is at a critical moment") the less it
/// matters.
fn unnamed(compared: &Compared<'_>, divergence: &Divergence, act: Option<Act>) -> f64 {
    let (base, most) = match act {
        Some(Act::Asked) => return 54.0,
        Some(Act::Said) | None => (30.0, 34.0),
        _ => (26.0, 22.0),
    };
    let claim = divergence.evidence.first().and_then(|claim| {
        Some(Place {
            text: compared.statement(&claim.source)?,
            sentence: claim.sentence,
        })
    });
    let coverage = compared.coverage;
    let told = claim.map_or(0.0, |claim| coverage.weight(&coverage.of_sentence(claim)));
    base + most * (told / TELLING).min(1.0)
}

/// The clause of a softened claim that the other's account lacks: it stands last in the evidence.
fn lacking(divergence: &Divergence) -> Option<&str> {
    let by = divergence.by.as_deref();
    let mut clauses = divergence.evidence.iter().skip(1);
    let clause = clauses.find(|evidence| Some(evidence.source.as_str()) == by)?;
    Some(&clause.text)
}

/// A figure that one side alone gives: sums and shares before days, days before what is counted.
fn figure(divergence: &Divergence) -> f64 {
    let figures = divergence
        .evidence
        .iter()
        .flat_map(|e| Figures::of(&e.text).matches);
    let weights = figures.map(|found| match found.figure.unit {
        Unit::Money(_) => 50.0,
        Unit::Percent | Unit::Points => 48.0,
        Unit::Span(_) => 46.0,
        Unit::Day => 42.0,
        Unit::Count(_) | Unit::Year | Unit::Ordinal => 34.0,
    });
    weights.fold(34.0, f64::max)
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
