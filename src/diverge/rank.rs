//! What comes first.
//!
//! The weightiest finding does, by [`Weight`](super::weight): its kind, and how much the units
//! matter that it shows. A unit that a finding further up shows counts for little the next time, as
//! does what another account of the same government says of it (`retold`), so that the first five
//! tell five things and not one thing five times. What tells how the accounts are made (their
//! length, the order of topics, other words for one thing) comes behind what they surely say
//! otherwise.

use std::cmp::Ordering;
use std::collections::{BTreeSet, BinaryHeap};

use super::compared::Compared;
use super::finding::{Finding, Span};
use super::kind::Kind;
use super::weight::Weighed;
use crate::unit::UnitId;

/// A finding with less confidence is never among the first.
pub(super) const MIN_CONFIDENCE_OF_FIRST: f64 = 0.77;

/// Puts findings in the order of their importance.
pub(super) fn ordered(compared: &Compared<'_>, findings: Vec<Finding>) -> Vec<Finding> {
    let accounts = 0..compared.statements.len();
    let second: Vec<bool> = accounts
        .map(|account| compared.is_second_telling(account))
        .collect();
    let mut queue: BinaryHeap<Candidate> = findings
        .into_iter()
        .map(|finding| {
            let weighed = Weighed::of(compared, &finding, finding.by.is_some_and(|by| second[by]));
            Candidate {
                may_be_first: may_be_first(&finding),
                weight: weighed.weight(&BTreeSet::new(), &BTreeSet::new()),
                weighed,
                finding,
            }
        })
        .collect();
    let mut shown: BTreeSet<UnitId> = BTreeSet::new();
    let mut retold: BTreeSet<UnitId> = BTreeSet::new();
    let mut ordered = Vec::with_capacity(queue.len());
    // What is shown only lowers weights. So the first finding whose weight has not changed is the
    // weightiest.
    while let Some(mut first) = queue.pop() {
        let weight = first.weighed.weight(&shown, &retold);
        if weight < first.weight && queue.peek().is_some() {
            first.weight = weight;
            queue.push(first);
            continue;
        }
        for id in first.weighed.units() {
            if shown.insert(id) {
                retold.extend(compared.retold(id));
            }
        }
        ordered.push(first.finding);
    }
    ordered
}

/// Whether a finding may come among the first: it is sure, and tells what is said, not in what
/// form, and of more than one government.
fn may_be_first(finding: &Finding) -> bool {
    let confidence = finding.confidence;
    let is_sure = confidence.is_none_or(|confidence| confidence >= MIN_CONFIDENCE_OF_FIRST);
    let is_of_others = matches!(
        finding.claim.kind(),
        Kind::Length | Kind::TopicOrder | Kind::Wording | Kind::Version
    );
    is_sure && !is_of_others
}

/// A finding that waits for its place.
struct Candidate {
    may_be_first: bool,
    weight: f64,
    weighed: Weighed,
    finding: Finding,
}

impl Candidate {
    /// Where the finding stands: its kind, the places of its evidence and its subject.
    fn subject(&self) -> impl Ord {
        let finding = &self.finding;
        let places: Vec<Span> = finding
            .evidence
            .iter()
            .map(|evidence| evidence.span)
            .collect();
        (
            finding.claim.kind(),
            places,
            finding.topic,
            finding.of,
            finding.by,
        )
    }
}

/// The greatest comes first: the surest, the weightiest; of equals, the first by its subject.
impl Ord for Candidate {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.may_be_first.cmp(&other.may_be_first))
            .then(self.weight.total_cmp(&other.weight))
            .then_with(|| other.subject().cmp(&self.subject()))
    }
}

impl PartialOrd for Candidate {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Candidate {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Candidate {}
