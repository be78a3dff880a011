//! Where a fact stands in its account, and its words there.

use crate::align::Place;
use crate::diverge::compared::Compared;
use crate::diverge::finding::Span;
use crate::talks::{Fact, Length, Mark};

/// The characters of a mark; a title has no place in the text.
pub(super) fn span(text: usize, mark: Mark) -> Option<Span> {
    Some(Span {
        place: Place {
            text,
            sentence: mark.sentence?,
        },
        start: mark.start,
        end: mark.end,
    })
}

/// A length in the account's own words where they are English.
pub(super) fn length_label(compared: &Compared<'_>, text: usize, length: &Fact<Length>) -> String {
    let is_english = compared.statements[text].language.as_deref() == Some("en");
    let words = span(text, length.mark).map(|span| compared.written(span));
    words
        .filter(|_| is_english)
        .unwrap_or_else(|| length.value.to_string())
}
