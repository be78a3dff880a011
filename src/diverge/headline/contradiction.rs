//! Two clauses that say opposite things.

use super::Writer;
use super::excerpt::MAX_OF_CLAIM;
use crate::diverge::finding::Span;
use crate::diverge::quotation::whole;

impl Writer<'_> {
    pub(super) fn contradiction(&self, by: &str, of: &str, clauses: &[Span; 2]) -> String {
        let [a, b] = clauses.map(|clause| self.part(self.to_end_of_unit(clause), MAX_OF_CLAIM));
        format!("{by} and {of} contradict each other: {a} against {b}")
    }

    /// A clause with what follows it in its unit, where both can be quoted: "concern about false"
    /// with "and harmful reports".
    fn to_end_of_unit(&self, clause: Span) -> Span {
        let units = self.0.units_of(clause.place.text);
        let mut units = units.map(|unit| self.0.unit_span(unit));
        let holds = |unit: &Span| {
            unit.place == clause.place && unit.start < clause.end && clause.end <= unit.end
        };
        let end = units.find(holds).map_or(clause.end, |unit| unit.end);
        match end - clause.start <= whole(MAX_OF_CLAIM) {
            true => Span { end, ..clause },
            false => clause,
        }
    }
}
