//! Pieces of a Word document: runs of text, paragraphs, tables.
//!
//! They are XML: `maud` escapes all text, and closes each element that is written with braces.

use maud::{Markup, html};

use crate::render::direction::direction;
use crate::render::pieces::pieces;
use crate::render::plain::plain;
use crate::report::StatementFacts;

/// How a run looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    Plain,
    Bold,
    Italic,
    /// Words that count in their sentence.
    Marked,
    Quiet,
}

/// A style of paragraphs, by its name in `styles.xml`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    Title,
    Heading,
    Finding,
    Text,
    Quote,
    Note,
    Cell,
}

impl Style {
    fn name(self) -> &'static str {
        match self {
            Self::Title => "Title",
            Self::Heading => "Heading1",
            Self::Finding => "Heading2",
            Self::Text => "Normal",
            Self::Quote => "Quote",
            Self::Note => "Note",
            Self::Cell => "Cell",
        }
    }
}

/// Text of ours, or of any account.
pub(super) fn run(text: &str, look: Look) -> Markup {
    written(text, look, None)
}

/// Words of an account, in its language.
pub(super) fn words(text: &str, statement: &StatementFacts) -> Markup {
    written(text, Look::Plain, Some(statement))
}

/// A sentence of an account, with ranges of characters marked.
pub(super) fn marked(text: &str, marks: &[(usize, usize)], statement: &StatementFacts) -> Markup {
    html! {
        @for (piece, is_marked) in &pieces(text, marks) {
            @let look = if *is_marked { Look::Marked } else { Look::Plain };
            (written(piece, look, Some(statement)))
        }
    }
}

fn written(text: &str, look: Look, statement: Option<&StatementFacts>) -> Markup {
    let language = statement.and_then(|it| it.language.as_deref());
    let language = language.filter(|language| *language != "en");
    html! {
        w:r {
            w:rPr {
                @match look {
                    Look::Plain => {}
                    Look::Bold => { w:b {} w:bCs {} }
                    Look::Italic => { w:i {} w:iCs {} }
                    Look::Marked => { w:b {} w:bCs {} w:u w:val="single" {} }
                    Look::Quiet => { w:color w:val="555555" {} }
                }
                @if statement.is_some_and(is_right_to_left) { w:rtl {} }
                @if let Some(language) = language {
                    w:lang w:val=(language) w:eastAsia=(language) w:bidi=(language) {}
                }
            }
            w:t xml:space="preserve" { (storable(text)) }
        }
    }
}

/// Text without what XML cannot hold or what turns the text around it.
pub(super) fn storable(text: &str) -> String {
    let text = plain(text);
    text.replace(['\u{fffe}', '\u{ffff}'], "")
}

/// A paragraph.
pub(super) fn paragraph(style: Style, content: &Markup) -> Markup {
    html! {
        w:p {
            w:pPr { w:pStyle w:val=(style.name()) {} }
            (content)
        }
    }
}

/// A paragraph of an account's own words: from the right, where they are written so.
pub(super) fn paragraph_of(style: Style, statement: &StatementFacts, content: &Markup) -> Markup {
    html! {
        w:p {
            w:pPr {
                w:pStyle w:val=(style.name()) {}
                @if is_right_to_left(statement) { w:bidi {} }
            }
            (content)
        }
    }
}

fn is_right_to_left(statement: &StatementFacts) -> bool {
    direction(statement) == "rtl"
}

/// A table whose first row is repeated on every page. The first column may be narrow.
pub(super) fn table(width: usize, first: Option<usize>, rows: &[Vec<Markup>]) -> Markup {
    let columns = rows.first().map_or(0, Vec::len);
    let widths = widths(width, first, columns);
    html! {
        w:tbl {
            w:tblPr {
                w:tblStyle w:val="TableGrid" {}
                w:tblW w:w=(width) w:type="dxa" {}
                w:tblLayout w:type="fixed" {}
            }
            w:tblGrid { @for width in &widths { w:gridCol w:w=(width) {} } }
            @for (place, row) in rows.iter().enumerate() {
                w:tr {
                    w:trPr { w:cantSplit {} @if place == 0 { w:tblHeader {} } }
                    @for (cell, width) in row.iter().zip(&widths) {
                        w:tc {
                            w:tcPr { w:tcW w:w=(width) w:type="dxa" {} }
                            (cell)
                        }
                    }
                }
            }
        }
        // Two tables in a row would be one.
        (paragraph(Style::Note, &Markup::default()))
    }
}

fn widths(all: usize, first: Option<usize>, columns: usize) -> Vec<usize> {
    let others = columns.saturating_sub(usize::from(first.is_some())).max(1);
    let other = all.saturating_sub(first.unwrap_or(0)) / others;
    let first = first.into_iter();
    first.chain(std::iter::repeat_n(other, others)).collect()
}

/// What the relationship to an address is called, by its place among them; the style has the first
/// name.
pub(super) fn relationship_id(place: usize) -> String {
    format!("rId{}", place + 2)
}
