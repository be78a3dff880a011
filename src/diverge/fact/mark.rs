//! Where a fact stands in its account.

use crate::align::Place;
use crate::diverge::finding::Span;
use crate::talks::Mark;

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
