//! Plain text, as people paste it, to a title, a day and paragraphs.
//!
//! The text is cut into lines (`lines`), rid of the marks of Markdown (`markdown`), and each line is
//! told by its words (`furniture`). Lines that were broken for their length are joined (`wrap`,
//! `hyphen`). What stands before and behind the statement is then told by its place (`parts`). A list of
//! other pages is told by its days (`listing`).

mod furniture;
mod hyphen;
mod lines;
mod listing;
mod markdown;
mod parts;
mod piece;
mod wrap;

pub(super) use self::parts::PlainText;
use self::piece::Piece;
use super::date::Habit;
use super::fold::fold;
use super::parse::TooComplex;
use crate::text::language;

/// Characters at the start of a text from which its language is read.
const CHARACTERS_OF_LANGUAGE: usize = 4000;
/// Paragraphs from which the language is read.
const PARAGRAPHS_OF_LANGUAGE: usize = 20;

/// Reads a text; `is_markdown` where its file says so. The government says how it writes days.
pub(super) fn read(
    text: &str,
    is_markdown: bool,
    government: Option<&str>,
) -> Result<PlainText, TooComplex> {
    let mut lines = lines::of(text)?;
    let is_marked = markdown::unmark(&mut lines, is_markdown);
    let opening: String = text.chars().take(CHARACTERS_OF_LANGUAGE).collect();
    let language = language::find(&[opening], None);
    let habit = Habit::of(None, language.as_deref(), government);
    let mut pieces = wrap::pieces(&lines, habit);
    // A text of many lines costs many times its bytes; what is read is not held twice.
    drop(lines);
    if is_marked {
        for piece in &mut pieces {
            piece.text = markdown::without_links(&piece.text);
        }
    }
    Ok(put_in_place(pieces, habit))
}

/// Reads paragraphs that another format keeps apart; what its site prints around them is told as in a
/// text.
pub(super) fn read_paragraphs(paragraphs: &[String], government: Option<&str>) -> PlainText {
    let folded = paragraphs.iter().map(|text| fold(text));
    let paragraphs: Vec<String> = folded.filter(|text| !text.is_empty()).collect();
    let opening = &paragraphs[..paragraphs.len().min(PARAGRAPHS_OF_LANGUAGE)];
    let language = language::find(opening, None);
    let habit = Habit::of(None, language.as_deref(), government);
    put_in_place(wrap::apart(&paragraphs, habit), habit)
}

fn put_in_place(pieces: Vec<Piece>, habit: Habit) -> PlainText {
    PlainText {
        is_listing: listing::is_listing(&pieces, habit),
        ..parts::read(pieces, habit)
    }
}

/// The paragraphs of a text, of which nothing is left out.
pub(super) fn paragraphs(text: &str) -> Result<Vec<String>, TooComplex> {
    let pieces = wrap::pieces(&lines::of(text)?, Habit::default());
    Ok(pieces.into_iter().map(|piece| piece.text).collect())
}
