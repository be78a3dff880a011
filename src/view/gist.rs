//! What is known of a sentence in a language that the reader may not know, as one line.

use crate::report::{Gist, Report};

/// What stands before the first gist, wherever one is shown.
pub(crate) const NOTE: &str = "In angle brackets: topics, names and figures of a sentence in another language. It is no translation.";

/// `‹Taiwan; China, United States; 24 percent›`
pub(crate) fn line(gist: &Gist) -> String {
    let parts = [&gist.topics, &gist.names, &gist.figures];
    let parts: Vec<String> = (parts.into_iter())
        .filter(|part| !part.is_empty())
        .map(|part| part.join(", "))
        .collect();
    format!("‹{}›", parts.join("; "))
}

/// Whether any sentence of a report has one.
pub(crate) fn is_in(report: &Report) -> bool {
    let sentences = report.statements.iter().flat_map(|it| &it.sentences);
    sentences
        .into_iter()
        .any(|sentence| sentence.gist.is_some())
}
