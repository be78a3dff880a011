//! The page of set phrases: what each government repeats word for word, with every use.

use maud::{Markup, html};

use super::archive::{Archive, Government};
use super::digest::{AccountDigest, EventDigest};
use super::events::{date, government};
use super::frame::{FROM_TOP, Section, SiteFile, page};
use super::slug::government_slug;
use crate::history::{Said, SetPhrase, set_phrases};
use crate::text::english::counted;
use crate::view::side::in_sentence;

/// So many phrases of a government are told.
const MOST_PHRASES: usize = 25;

/// So many uses of a phrase are told, the newest.
const MOST_USES: usize = 20;

/// The set phrases of an archive.
pub(super) struct Phrases<'a, 'd> {
    /// The accounts in which they are used.
    accounts: Vec<(&'a EventDigest, &'d AccountDigest)>,
    pub all: Vec<SetPhrase>,
}

impl<'d> Phrases<'d, 'd> {
    /// The oldest events come first, so that a phrase is told as it was first said.
    pub(super) fn of(archive: &Archive<'d>) -> Self {
        let events = archive.events.iter().rev().enumerate();
        let (mut accounts, mut said) = (Vec::new(), Vec::new());
        for (number, event) in events {
            for account in &event.accounts {
                let side = event.sides.get(account.side);
                let Some(government) = side.and_then(|side| side.government.as_deref()) else {
                    continue;
                };
                accounts.push((*event, account));
                said.push(Said {
                    government,
                    event: number,
                    runs: &account.runs,
                });
            }
        }
        let all = set_phrases(&said, MOST_PHRASES);
        Self { accounts, all }
    }

    fn of_government(&self, code: &str) -> Vec<&SetPhrase> {
        self.all.iter().filter(|it| it.government == code).collect()
    }
}

pub(super) fn phrases(archive: &Archive<'_>, phrases: &Phrases<'_, '_>) -> SiteFile {
    let governments = archive.governments_by_events().into_iter();
    let governments: Vec<_> = governments
        .map(|it| (it, phrases.of_government(it.code)))
        .filter(|(_, own)| !own.is_empty())
        .collect();
    let main = html! {
        p.lede {
            "What a government says again word for word, in at least three events. Names, titles and openings are "
            "none, and of a phrase inside another the longer one stands."
        }
        @if governments.is_empty() { p { "No government repeats one." } }
        @for (it, own) in &governments { (section(phrases, it, own)) }
    };
    let path = "phrases.html".to_owned();
    page(path, Section::Phrases, FROM_TOP, "Set phrases", &main)
}

/// Where the phrases of a government stand on the page.
pub(super) fn anchor(code: &str) -> String {
    format!("of-{}", government_slug(code))
}

fn section(phrases: &Phrases<'_, '_>, it: &Government<'_>, own: &[&SetPhrase]) -> Markup {
    let anchor = anchor(it.code);
    let heading = format!("h-{anchor}");
    html! {
        section id=(anchor) aria-labelledby=(heading) {
            h2 id=(heading) { (government(it.code, it.name, FROM_TOP)) }
            ul.lines { @for phrase in own { li { (told(phrases, phrase)) } } }
        }
    }
}

/// A phrase, and behind it its uses.
fn told(phrases: &Phrases<'_, '_>, phrase: &SetPhrase) -> Markup {
    let own = phrase
        .uses
        .iter()
        .map(|(account, _)| phrases.accounts[*account]);
    let own = own.filter(|(event, account)| code(event, account) == Some(&phrase.government));
    let own: Vec<&EventDigest> = own.map(|(event, _)| event).collect();
    let others = phrase.uses.len() - own.len();
    let language = phrase.uses.first();
    let language =
        language.and_then(|(account, _)| phrases.accounts[*account].1.language.as_deref());
    html! {
        details {
            summary {
                "“" span lang=[language.filter(|it| *it != "en")] { (phrase.words) } "”: in " (phrase.count) " of "
                (counted(phrase.of, "event", "events"))
                @if let (Some(first), Some(last)) = (own.first(), own.last()) {
                    ", first " (date(first)) ", last " (date(last))
                }
                @if others > 0 { "; others say it " (counted(others, "time", "times")) }
            }
            ul {
                @for (account, sentence) in phrase.uses.iter().rev().take(MOST_USES) {
                    @let (event, account) = phrases.accounts[*account];
                    li {
                        (date(event)) ", " (account.name) " "
                        a.place href=(FROM_TOP.sentence(event, &account.id, *sentence))
                            aria-label={ "sentence " (sentence + 1) " of " (in_sentence(&account.name)) } { (sentence + 1) }
                        ": " a href=(FROM_TOP.event(event)) dir="auto" { (event.called()) }
                    }
                }
            }
            @if phrase.uses.len() > MOST_USES {
                p.note { "and " (phrase.uses.len() - MOST_USES) " older" }
            }
        }
    }
}

/// The government of an account.
fn code<'d>(event: &'d EventDigest, account: &AccountDigest) -> Option<&'d String> {
    event.sides.get(account.side)?.government.as_ref()
}
