//! Pieces that tables and lists of the report are put together from.

use crate::render::markup::Markup;
use crate::render::pieces::pieces;

/// A paragraph where there is something to note.
pub(super) fn note(text: Markup, note: Option<&str>) -> Markup {
    match note {
        Some(note) => text.text(note).ours("\n\n"),
        None => text,
    }
}

/// Sentences with a space between them.
pub(super) fn spaced(sentences: impl Iterator<Item = Markup>) -> Markup {
    let joined = sentences.reduce(|text, sentence| text.ours(" ").append(&sentence));
    joined.unwrap_or_default()
}

/// Begins a table, whose columns have these heads.
pub(super) fn table(text: Markup, heads: impl IntoIterator<Item = Markup>) -> Markup {
    let heads: Vec<Markup> = heads.into_iter().collect();
    let rules = vec![Markup::default().ours("---"); heads.len()];
    text.row(heads).row(rules)
}

/// A sentence with marks, given in characters, in bold.
pub(super) fn marked(sentence: &str, marks: &[(usize, usize)]) -> Markup {
    let pieces = pieces(sentence, marks).into_iter();
    pieces.fold(Markup::default(), |text, (piece, is_marked)| {
        if is_marked {
            text.ours("**").text(&piece).ours("**")
        } else {
            text.text(&piece)
        }
    })
}

/// The heading of a section.
pub(super) fn section(name: &'static str, text: Markup) -> Markup {
    text.ours("## ").ours(name).ours("\n\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_bold() {
        assert_eq!(
            marked("The two leaders met", &[(4, 7), (16, 19)]).into_string(),
            "The **two** leaders **met**"
        );
    }
}
