//! A place that can be checked, as the report holds it.

use crate::diverge::Compared;
use crate::diverge::finding::EvidenceSpan;
use crate::report::Evidence;

pub(super) fn evidence_facts(compared: &Compared<'_>, evidence: &EvidenceSpan) -> Evidence {
    let span = evidence.span;
    Evidence {
        role: evidence.role,
        source: compared.id(span.place.text).to_owned(),
        sentence: span.place.sentence,
        start: span.start,
        end: span.end,
        text: compared.written(span).to_owned(),
    }
}
