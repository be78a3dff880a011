//! A text against the earlier ones of its government, for a terminal and a spreadsheet.

mod csv;
mod terminal;

pub use csv::account_csv;
pub use terminal::account_terminal;

use crate::history::ChangeKind;

/// What a change is called.
fn kind_name(kind: ChangeKind) -> &'static str {
    match kind {
        ChangeKind::PhraseChanged => "phrase changed",
        ChangeKind::PhraseDropped => "phrase dropped",
        ChangeKind::PhraseFirstEver => "phrase, first ever",
        ChangeKind::PhraseFirstWith => "phrase, first with this counterpart",
        ChangeKind::PhraseFirstSince => "phrase, first for long",
        ChangeKind::Term => "another name",
        ChangeKind::Rung => "another step",
        ChangeKind::TopicNew => "topic new",
        ChangeKind::TopicGone => "topic gone",
        ChangeKind::NamedNew => "named for the first time",
        ChangeKind::NamedGone => "no longer named",
        ChangeKind::Length => "length",
        ChangeKind::Order => "order",
    }
}
