//! What findings of other kinds say again of the facts of the talks.

use std::collections::BTreeSet;

use super::mark::span;
use crate::align::Place;
use crate::diverge::compared::Compared;
use crate::diverge::finding::{Claim, Finding, Span};
use crate::unit::UnitId;
use crate::voice::ReportedAct;

/// A sentence, or a clause, says nothing but facts where they have this share of its characters.
const SHARE_OF_FACTS: f64 = 0.4;

/// Findings without those that say again what is a fact of the talks.
pub(crate) fn without_repeats(compared: &Compared<'_>, found: Vec<Finding>) -> Vec<Finding> {
    let facts = MarkedFacts::of(compared);
    found
        .into_iter()
        .filter_map(|finding| facts.without(finding))
        .collect()
}

/// The units of sentences that say little else than facts, and those that do themselves ("which
/// lasted an hour"), each with the first account of every other side: they are no silences.
pub(crate) fn told(compared: &Compared<'_>) -> BTreeSet<(UnitId, usize)> {
    let sides = compared.sides;
    let marked = MarkedFacts::of(compared);
    let sentences = marked.full.iter();
    let of_sentences = sentences.flat_map(|place| compared.units_within(compared.whole(*place)));
    let lengths = compared
        .talks
        .iter()
        .enumerate()
        .filter_map(|(text, talks)| {
            let length = span(text, talks.length.as_ref()?.mark)?;
            let mut units = compared.units_touching(length).into_iter();
            let is_full = |id: &UnitId| {
                let unit = compared.unit_span(*id);
                let said = (unit.end - unit.start) as f64;
                (length.end - length.start) as f64 >= SHARE_OF_FACTS * said
            };
            units.find(is_full)
        });
    of_sentences
        .chain(lengths)
        .flat_map(|id| sides.iter().map(move |side| (id, side[0])))
        .collect()
}

/// Where the facts of all accounts stand.
struct MarkedFacts {
    spans: Vec<Span>,
    /// Sentences that say who asked.
    asks: BTreeSet<Place>,
    /// Sentences that say little else than facts.
    full: BTreeSet<Place>,
}

impl MarkedFacts {
    fn of(compared: &Compared<'_>) -> Self {
        let talks = compared.talks.iter().enumerate();
        let spans = talks.clone().flat_map(|(text, talks)| {
            let marks = talks.marks();
            marks.filter_map(move |mark| span(text, mark))
        });
        let asks = talks.clone().filter_map(|(text, talks)| {
            let mark = talks.asked_by.as_ref()?.mark;
            Some(span(text, mark)?.place)
        });
        let full = talks.flat_map(|(text, talks)| {
            let people = talks.participants.iter().map(|fact| fact.mark);
            let length = talks.length.iter().map(|fact| fact.mark);
            let places = people
                .chain(length)
                .filter_map(move |mark| span(text, mark));
            places.map(|span| span.place)
        });
        let spans: Vec<Span> = spans.collect();
        let is_full = |place: &Place| {
            let inside = spans.iter().filter(|span| span.place == *place);
            let covered: usize = inside.map(|span| span.end - span.start).sum();
            let all = compared.whole(*place).end.max(1);
            covered as f64 >= SHARE_OF_FACTS * all as f64
        };
        Self {
            asks: asks.collect(),
            full: full.filter(is_full).collect(),
            spans,
        }
    }

    /// A finding without what is a fact of the talks; `None` where nothing is left of it.
    fn without(&self, mut finding: Finding) -> Option<Finding> {
        match &mut finding.claim {
            Claim::FigureConflict { .. } => {
                let of_facts = finding.evidence.iter().any(|it| self.has(it.span));
                (!of_facts).then_some(finding)
            }
            Claim::MissingFigures { figures, .. } => {
                let kept: Vec<bool> = finding
                    .evidence
                    .iter()
                    .map(|it| !self.has(it.span))
                    .collect();
                retain(figures, &kept);
                let left = !figures.is_empty();
                retain(&mut finding.evidence, &kept);
                left.then_some(finding)
            }
            Claim::Attribution(attribution) => {
                let asks = attribution.act == ReportedAct::Asked
                    && self.asks.contains(&attribution.claim.place);
                let repeats = asks || self.full.contains(&attribution.claim.place);
                (!repeats).then_some(finding)
            }
            Claim::Wording { words } => {
                let mut spans = words.iter().flat_map(|(_, spans)| spans);
                let within = spans.all(|span| self.full.contains(&span.place) || self.has(*span));
                (!within).then_some(finding)
            }
            _ => Some(finding),
        }
    }

    /// Whether some characters are of a fact.
    fn has(&self, span: Span) -> bool {
        let mut facts = self.spans.iter();
        facts.any(|fact| fact.place == span.place && fact.start < span.end && span.start < fact.end)
    }
}

/// Keeps those of a list that are marked.
fn retain<T>(list: &mut Vec<T>, kept: &[bool]) {
    let mut kept = kept.iter();
    list.retain(|_| kept.next().copied().unwrap_or(true));
}
