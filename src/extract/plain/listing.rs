//! A list of other pages that is pasted as if it were an account.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::furniture::LineKind;
use super::parts::{has_words, is_prose};
use super::piece::Piece;
use crate::extract::date::{Habit, day_at_an_end, read_line};

/// Entries that a list has at least. A statement may give its own day twice, and that of an update.
const MIN_ENTRIES: usize = 4;
/// Pieces past which a text is more than a page of a list.
const MAX_PIECES: usize = 1000;

/// Whether a text is a list of other pages: a day and a title for each, in one line or in two, and at
/// most a sentence of each.
pub(super) fn is_listing(pieces: &[Piece], habit: Habit) -> bool {
    if pieces.len() > MAX_PIECES {
        return false;
    }
    let is_told = |piece: &&Piece| !piece.is_point && !is_prose(piece);
    let days: Vec<Date> = pieces
        .iter()
        .filter(is_told)
        .filter_map(|piece| match piece.kind {
            LineKind::Day => read_line(&piece.text, habit)?.day.map(|(day, _)| day),
            LineKind::Text => day_at_an_end(&piece.text, habit),
            _ => None,
        })
        .collect();
    let count = |is: fn(&Piece) -> bool| pieces.iter().filter(|piece| is(piece)).count();
    let titles = count(|piece| match piece.kind {
        LineKind::Text => !is_prose(piece),
        LineKind::Day => has_words(&piece.text),
        _ => false,
    });
    let different: BTreeSet<&Date> = days.iter().collect();
    days.len() >= MIN_ENTRIES
        && different.len() > 1
        && titles >= days.len()
        && count(is_prose) <= days.len()
}
