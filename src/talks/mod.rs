//! What each account says of the talks themselves: who asked for them, by what means they were
//! held, where, when and how long, and who took part.
//!
//! Accounts say so in their first and last sentences. Other talks are spoken of there too: a call
//! two days earlier, a meeting that is planned. A fact is taken only where its words are those for
//! the talks of the account, and no word before it points to others; no fact is better than a false
//! one.

mod asked;
mod cue;
mod dateline;
mod duration;
mod fact;
mod format;
mod length;
mod line;
mod participant;
mod sides;
mod venue;
mod when;

pub(crate) use fact::Mark;
pub use fact::{Asker, Bound, Day, Fact, Format, Length, Participant, Talks, Venue};

use crate::annotate::AnnotatedStatement;
use crate::lexicon::Lexicon;
use crate::statement::Statement;
use crate::text::simplified::as_read;
use dateline::Dateline;
use sides::{Sides, TalksAccount};

/// Languages in which facts are looked for so widely that an account can lack them.
const LANGUAGES: [&str; 5] = ["en", "fr", "ru", "uk", "zh"];

/// Whether an account in a language that does not give a fact lacks it. A text too short to tell its
/// language by is read too.
pub(crate) fn can_lack(language: Option<&str>) -> bool {
    language.is_none_or(|code| LANGUAGES.contains(&code))
}

/// The facts of the talks as each account gives them, in the order of the accounts.
pub fn talks(accounts: &[AnnotatedStatement<'_>], lexicon: &Lexicon) -> Vec<Talks> {
    let read = accounts.iter().map(|account| TalksAccount {
        own: account.statement.source.government.clone(),
        lines: line::lines(&account.sentences),
    });
    let sides = Sides::new(lexicon.governments(), read.collect());
    let spoke = sides.accounts.iter();
    let spoke: Vec<String> = spoke
        .flat_map(|account| participant::speakers(&account.lines))
        .collect();
    (0..accounts.len())
        .map(|account| of_account(&sides, account, &spoke, accounts[account].statement))
        .collect()
}

fn of_account(sides: &Sides<'_>, account: usize, spoke: &[String], statement: &Statement) -> Talks {
    let lines = &sides.accounts[account].lines;
    let asked_by = asked::asked_by(sides, account);
    let called = asked_by.as_ref();
    let called = called.and_then(|fact| asked::call(lines, fact.mark));
    let called = called.map(|mark| Fact {
        value: Format::Call,
        mark,
    });
    let title = statement.title.as_deref();
    let title = title.map(|title| as_read(title, statement.language.as_deref()));
    let format = format::format(lines, title.as_deref()).or(called);
    let dateline = Dateline::of(lines, statement.dateline.as_deref());
    let means = format.as_ref().map(|fact| fact.value);
    let place = venue::venue(sides, lines, means, dateline.as_ref());
    // "The talks were held in Sochi" tells of a meeting.
    let at_place = place.as_ref().map(|fact| Fact {
        value: Format::Meeting,
        mark: fact.mark,
    });
    Talks {
        asked_by,
        format: format.or(at_place),
        place,
        length: length::length(lines),
        day: when::day(
            lines,
            statement.date,
            dateline.as_ref().filter(|_| means.is_some()),
        ),
        hour: when::hour(lines),
        participants: participant::participants(lines, spoke),
        is_read: can_lack(statement.language.as_deref()),
        may_say_who_asked: asked::may_say(lines),
    }
}
