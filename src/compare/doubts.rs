//! What a person should know of accounts that are compared: one that is none, one that stands for
//! two sides, one of nobody.

use std::collections::BTreeMap;

use super::days::far_apart;
use crate::align::comparable;
use crate::lexicon::Lexicon;
use crate::source::event::Event;
use crate::source::government_id::government_in_name;
use crate::statement::{Sentence, StandIn, Statement, Warning, WarningCode};
use crate::text::english::language_name;

/// Accounts that are none, and are not compared.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "{}; compare --force compares it all the same, and force = true in event.toml always does",
    listed(.0)
)]
pub struct NoAccounts(Vec<(String, StandIn)>);

fn listed(found: &[(String, StandIn)]) -> String {
    let each = found
        .iter()
        .map(|(account, found)| format!("{account} is {found}, no account"));
    each.collect::<Vec<_>>().join("; ")
}

/// Refuses accounts that are none.
pub(crate) fn admit(statements: &[Statement]) -> Result<(), NoAccounts> {
    let none = statements.iter().filter_map(|statement| {
        let found = statement.stand_in.clone()?;
        Some((statement.source.name(), found))
    });
    let none: Vec<_> = none.collect();
    if none.is_empty() {
        return Ok(());
    }
    Err(NoAccounts(none))
}

/// What is known of each account only beside the others, and what is not known of it.
pub(crate) fn of_each(event: &Event, statements: &[Statement]) -> Vec<Vec<Warning>> {
    let mut warnings: Vec<Vec<Warning>> = statements.iter().map(of_one).collect();
    let mut pages: BTreeMap<&str, usize> = BTreeMap::new();
    let mut texts: BTreeMap<Vec<&str>, usize> = BTreeMap::new();
    let mut addresses: BTreeMap<&str, usize> = BTreeMap::new();
    for (at, statement) in statements.iter().enumerate() {
        let page = *pages.entry(&statement.sha256).or_insert(at);
        let text = *texts.entry(text(statement)).or_insert(at);
        let address = match statement.source.url.as_deref() {
            Some(url) => *addresses.entry(url).or_insert(at),
            None => at,
        };
        let id = |at: usize| &statements[at].source.id;
        let name = |at: usize| statements[at].source.name();
        let governments = [address, at].map(|at| &statements[at].source.government);
        if page != at {
            let said = format!(
                "{} and {} are the same page; name the page of each side",
                name(page),
                name(at)
            );
            warnings[at].push(Warning::new(WarningCode::SamePage, said));
        } else if text != at {
            let said = format!(
                "{} and {} have the same text, so that one is compared with itself; a joint text has \
                 no sides",
                name(text),
                name(at)
            );
            warnings[at].push(Warning::new(WarningCode::SameText, said));
        }
        if governments[0] != governments[1] {
            let said = format!(
                "{} and {} have one address, {}, and are of two governments; name the page of each",
                id(address),
                id(at),
                statement.source.url.as_deref().unwrap_or_default()
            );
            warnings[at].push(Warning::new(WarningCode::SameUrl, said));
        }
    }
    for (at, warning) in unread(statements) {
        warnings[at].push(warning);
    }
    for (at, warning) in far_apart(event, statements) {
        warnings[at].push(warning);
    }
    if let (Some(first), Some(warning)) = (warnings.first_mut(), of_one_side(statements)) {
        first.push(warning);
    }
    warnings
}

/// The accounts that nothing is read of beside one in another language: without words for topics, "no
/// findings" would be taken for "no difference".
fn unread(statements: &[Statement]) -> Vec<(usize, Warning)> {
    let topics = Lexicon::standard().topics();
    let compared = |one: &Statement, other: &Statement| {
        comparable(one.language.as_deref(), other.language.as_deref())
    };
    let accounts = statements.iter().enumerate();
    let unread = accounts.filter_map(|(at, statement)| {
        let language = statement.language.as_deref()?;
        let is_compared = statements.iter().all(|other| compared(statement, other));
        (!is_compared && topics.matcher(language).is_none()).then(|| {
            let said = format!(
                "it is in {}, of which no words are known, so that it was not compared with accounts in \
                 other languages: where no finding is told, they may differ all the same; compare its \
                 English text",
                language_name(language)
            );
            (at, Warning::new(WarningCode::UnreadLanguage, said))
        })
    });
    unread.collect()
}

/// Says that no side is compared with another.
fn of_one_side(statements: &[Statement]) -> Option<Warning> {
    let said = match statements {
        [_] => {
            "it is the only account, and is compared with none: what its government leaves out or \
                words in its own way is seen beside an account of another one"
                .to_owned()
        }
        [first, rest @ ..] => {
            let government = first.source.government.as_ref()?;
            let is_theirs = |it: &Statement| it.source.government.as_ref() == Some(government);
            if !rest.iter().all(is_theirs) {
                return None;
            }
            format!(
                "all accounts are of one government, {government}, and are compared with each other \
                 alone; no other side tells the event"
            )
        }
        [] => return None,
    };
    Some(Warning::new(WarningCode::OneSide, said))
}

fn of_one(statement: &Statement) -> Vec<Warning> {
    let mut warnings = Vec::new();
    if statement.source.government.is_none() {
        let id = &statement.source.id;
        let mend = match government_in_name(id) {
            Some(code) => format!(
                "if it is that of {}, say --government {id}={code}, or write government = \"{code}\" \
                 in event.toml",
                in_sentence(&code)
            ),
            None => format!(
                "say --government {id}=CC, with a code such as CN or EU, or write government = \"CC\" \
                 in event.toml"
            ),
        };
        let said = format!(
            "whose account it is, is not known, so that who speaks, what it puts in the other's mouth \
             and its own ladder are not found; {mend}"
        );
        warnings.push(Warning::new(WarningCode::NoGovernment, said));
    }
    if statement.language.is_none() {
        let said = "its language is not known, so that it is compared by little more than names and \
                    figures; check that its text is one, with parallax extract";
        warnings.push(Warning::new(WarningCode::NoLanguage, said));
    }
    warnings
}

/// A government by its code, inside a sentence.
fn in_sentence(code: &str) -> String {
    let governments = Lexicon::standard().governments();
    let name = governments.of(code).map_or(code, |it| it.name.as_str());
    governments.in_sentence(name)
}

/// The sentences of an account.
fn text(statement: &Statement) -> Vec<&str> {
    statement.sentences.iter().map(Sentence::text).collect()
}
