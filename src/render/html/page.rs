//! What all parts of a page share: the report, the colours of its sides, and how a place is cited.

use maud::{Markup, html};

use super::attributes::{link, other_direction, other_language, sentence_id};
use super::colour::Colours;
use crate::render::pieces::pieces;
use crate::report::{Report, StatementFacts};
use crate::view::quote::Quote;
use crate::view::side::in_sentence;

/// A page that is written.
#[derive(Debug)]
pub(super) struct Page<'r> {
    pub report: &'r Report,
    /// Whether the accounts themselves stand on it.
    pub is_whole: bool,
    colours: Colours<'r>,
}

impl<'r> Page<'r> {
    pub(super) fn new(report: &'r Report, is_whole: bool) -> Self {
        Self {
            report,
            is_whole,
            colours: Colours::of(report),
        }
    }

    /// The class that gives an account its colour.
    pub(super) fn side(&self, statement: &StatementFacts) -> String {
        self.colours.class(statement)
    }

    /// The number of a sentence as readers count, from 1: a link to the sentence, or where that
    /// does not stand on the page, to where it was published.
    pub(super) fn cite(&self, statement: &StatementFacts, sentence: usize) -> Markup {
        let label = format!(
            "sentence {} of {}",
            sentence + 1,
            in_sentence(&statement.name)
        );
        html! {
            @if self.is_whole {
                a.place href={ "#" (sentence_id(statement, sentence)) } aria-label=(label) { (sentence + 1) }
            } @else if let Some(url) = statement.url.as_deref().and_then(link) {
                a.place href=(url) rel="noopener noreferrer nofollow" aria-label=(label) { (sentence + 1) }
            } @else {
                span.place { (sentence + 1) }
            }
        }
    }

    /// A sentence as a quotation, and where it stands.
    pub(super) fn quote(&self, quote: &Quote<'_>) -> Markup {
        let statement = quote.statement;
        html! {
            blockquote.(self.side(statement)) data-source=(statement.id) dir=[other_direction(statement)] {
                p {
                    span.said lang=[other_language(statement)] { (marked(quote.text(), &quote.marks)) }
                    " " (self.cite(statement, quote.sentence))
                }
            }
        }
    }
}

/// Text with ranges of characters marked.
pub(super) fn marked(text: &str, marks: &[(usize, usize)]) -> Markup {
    html! {
        @for (text, is_marked) in &pieces(text, marks) {
            @if *is_marked { mark { (text) } } @else { (text) }
        }
    }
}

/// What tells an account from the others of its government.
pub(super) fn outlet(statement: &StatementFacts) -> &str {
    let rest = statement.name.strip_prefix(&statement.government_name);
    let rest = rest.map(|rest| rest.trim().trim_start_matches('('));
    match rest {
        Some("") | None => &statement.name,
        Some(rest) => rest.strip_suffix(')').unwrap_or(rest),
    }
}
