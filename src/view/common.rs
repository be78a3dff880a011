//! What all sides say.

use super::excerpt::{Excerpt, clause};
use super::finding::doubt;
use crate::report::Report;

/// What all sides say, in the words of one, in English where there are such, and where the others
/// say it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Common<'r> {
    pub said: Excerpt<'r>,
    /// The sentences of the other sides that come closest.
    pub others: Vec<Excerpt<'r>>,
    /// In a word in brackets, that it is not sure.
    pub doubt: Option<&'static str>,
}

/// What all sides say, what matters most first.
pub(crate) fn common(report: &Report) -> Vec<Common<'_>> {
    let common = report.common.iter().filter_map(|common| {
        let excerpts = common.evidence.iter();
        let excerpts = excerpts.filter_map(|evidence| {
            let statement = report.statement(&evidence.source)?;
            clause(statement, evidence.sentence, (evidence.start, evidence.end))
        });
        let mut others: Vec<Excerpt<'_>> = excerpts.collect();
        let in_english = others.iter().position(is_in_english);
        let said = (!others.is_empty()).then(|| others.remove(in_english.unwrap_or(0)))?;
        Some(Common {
            said,
            others,
            doubt: doubt(Some(common.confidence)),
        })
    });
    common.collect()
}

/// Whether words are in the language of the report itself.
fn is_in_english(excerpt: &Excerpt<'_>) -> bool {
    excerpt.statement.language.as_deref() == Some("en")
}
