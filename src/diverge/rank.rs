//! What comes first.
//!
//! The weightiest finding does, by [`weight`]. A kind that was just shown counts for less the next
//! time, so that the first five answer several questions and not one five times; so does a topic
//! that one side was already found to lack.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::compared::Compared;
use super::finding::{Finding, Span};
use super::kind::Kind;
use super::weight::weight;

/// What each further finding of one kind keeps of its weight.
const KEPT_WHERE_KIND_REPEATS: f64 = 0.88;

/// What a finding keeps of its weight where a weightier one is of the same topic and side.
const KEPT_WHERE_TOPIC_REPEATS: f64 = 0.6;

/// A finding and its weight.
type Weighed = (f64, Finding);

/// Puts findings in the order of their importance.
pub(super) fn ordered(compared: &Compared<'_>, findings: Vec<Finding>) -> Vec<Finding> {
    let weighed = findings.into_iter();
    let mut weighed: Vec<Weighed> = weighed
        .map(|finding| (weight(compared, &finding), finding))
        .collect();
    weighed.sort_by(heaviest_first);
    let mut topics: BTreeSet<(usize, Option<usize>)> = BTreeSet::new();
    for (weight, finding) in &mut weighed {
        if finding
            .topic
            .is_some_and(|topic| !topics.insert((topic, finding.of)))
        {
            *weight *= KEPT_WHERE_TOPIC_REPEATS;
        }
    }
    weighed.sort_by(heaviest_first);
    kinds_in_turn(weighed)
}

/// Of each kind the weightiest come first, and a kind that came already weighs less.
fn kinds_in_turn(weighed: Vec<Weighed>) -> Vec<Finding> {
    // Sorted by weight within each kind, so the next is always the head of one of the queues.
    let mut queues: BTreeMap<Kind, VecDeque<Weighed>> = BTreeMap::new();
    for (weight, finding) in weighed {
        let queue = queues.entry(finding.claim.kind()).or_default();
        queue.push_back((weight, finding));
    }
    let mut taken: BTreeMap<Kind, i32> = BTreeMap::new();
    let mut ordered = Vec::new();
    loop {
        let heads = queues.iter().filter_map(|(kind, queue)| {
            let (weight, _) = queue.front()?;
            let times = *taken.get(kind).unwrap_or(&0);
            Some((weight * KEPT_WHERE_KIND_REPEATS.powi(times), *kind))
        });
        let best = heads.max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)));
        let Some((_, kind)) = best else {
            return ordered;
        };
        *taken.entry(kind).or_default() += 1;
        let next = queues.get_mut(&kind).and_then(VecDeque::pop_front);
        ordered.extend(next.map(|(_, finding)| finding));
    }
}

/// The weightiest first; of equal weight, by kind, place and subject.
fn heaviest_first(a: &Weighed, b: &Weighed) -> Ordering {
    let places = |finding: &Finding| -> Vec<Span> {
        finding
            .evidence
            .iter()
            .map(|evidence| evidence.span)
            .collect()
    };
    let subject = |finding: &Finding| (finding.topic, finding.of, finding.by);
    b.0.total_cmp(&a.0)
        .then_with(|| a.1.claim.kind().cmp(&b.1.claim.kind()))
        .then_with(|| places(&a.1).cmp(&places(&b.1)))
        .then_with(|| subject(&a.1).cmp(&subject(&b.1)))
}
