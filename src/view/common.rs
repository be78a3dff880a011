//! What all sides say.

use super::excerpt::{Excerpt, excerpt};
use crate::report::{Evidence, Report};

/// What all sides say, in the words of one, and where the others say it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Common<'r> {
    pub said: Excerpt<'r>,
    /// The sentences of the other sides that come closest.
    pub others: Vec<Excerpt<'r>>,
}

/// What all sides say, what matters most first.
pub(crate) fn common(report: &Report) -> Vec<Common<'_>> {
    let common = report.common.iter().filter_map(|common| {
        let excerpts = common.evidence.iter();
        let mut excerpts = excerpts.filter_map(|evidence| of_evidence(report, evidence));
        Some(Common {
            said: excerpts.next()?,
            others: excerpts.collect(),
        })
    });
    common.collect()
}

fn of_evidence<'r>(report: &'r Report, evidence: &Evidence) -> Option<Excerpt<'r>> {
    let statement = report.statement(&evidence.source)?;
    let clause = (evidence.start, evidence.end);
    excerpt(statement, evidence.sentence, &[clause])
}
