//! Which government a phrase for a side stands for.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use super::cue::Cue;
use super::fact::Asker;
use super::line::{GovernmentMention, Line};
use crate::lexicon::{Governments, Role, names_an_agreement};
use crate::text::{Match, Matcher, leftmost_longest};

/// A state stands at most this many words behind a name or before it: "X, Prime Minister of the
/// United Kingdom".
const MAX_WORDS_TO_STATE: usize = 6;

/// A state and its people have this many first letters in common.
const LETTERS_OF_STATE: usize = 4;

/// What the accounts of an event say of who is of which government.
pub(super) struct Sides<'a> {
    governments: &'a Governments,
    /// The governments that published, each with what finds it.
    parties: Vec<(String, Arc<Matcher>)>,
    /// The lines of each account.
    pub accounts: Vec<TalksAccount<'a>>,
}

/// An account, as facts are read from it.
pub(super) struct TalksAccount<'a> {
    /// The code of its government.
    pub own: Option<String>,
    pub lines: Vec<Line<'a>>,
}

impl<'a> Sides<'a> {
    pub(crate) fn new(governments: &'a Governments, accounts: Vec<TalksAccount<'a>>) -> Self {
        let codes = accounts.iter().filter_map(|account| account.own.as_deref());
        let codes: BTreeSet<&str> = codes.collect();
        let parties = codes.into_iter().filter_map(|code| {
            let matcher = governments.matcher(code)?;
            Some((code.to_owned(), matcher))
        });
        Self {
            governments,
            parties: parties.collect(),
            accounts,
        }
    }

    /// The places that name any government.
    pub(crate) fn mentions<'l>(&self, line: &'l Line<'_>) -> &'l [GovernmentMention] {
        line.mentions.get_or_init(|| self.find_mentions(line))
    }

    fn find_mentions(&self, line: &Line<'_>) -> Vec<GovernmentMention> {
        let entries = self.governments.entries();
        let all = self.governments.matcher_of_all();
        let place = |code: &str| entries.iter().position(|entry| entry.code == code);
        let of_parties = self.parties.iter().filter_map(|(code, matcher)| {
            let entry = place(code)?;
            let found = matcher.find_in(line.sentence.normalized()).into_iter();
            Some(found.map(move |found| Match { entry, ..found }))
        });
        let mut found: Vec<Match> = of_parties.flatten().collect();
        found.extend(all.find_in(line.sentence.normalized()));
        let text = line.sentence.normalized();
        let found = leftmost_longest(found).into_iter();
        found
            .filter(|found| !names_an_agreement(text, *found))
            .map(|found| GovernmentMention {
                code: entries[found.entry].code.clone(),
                span: found.start..found.end,
            })
            .collect()
    }

    /// The name of a government for readers.
    pub(crate) fn name(&self, code: &str) -> String {
        let government = self.governments.of(code);
        government.map_or_else(|| code.to_owned(), |government| government.name.clone())
    }

    /// Whether a name is one of the state itself, and not of its capital: the lexicon has the
    /// state's people beside it ("Korea", "Korean"), or it is the usual name, or one of several
    /// words.
    pub(crate) fn is_country(&self, code: &str, name: &str) -> bool {
        let letters = |word: &str| {
            word.to_lowercase()
                .chars()
                .take(LETTERS_OF_STATE)
                .collect::<String>()
        };
        self.governments.of(code).is_some_and(|government| {
            let names = std::iter::once(government.name.as_str()).chain(government.names.iter());
            let mut others = names.filter(|other| *other != name);
            name.contains(' ')
                || government.name == name
                || others.any(|other| letters(other) == letters(name))
        })
    }

    pub(crate) fn government(&self, code: &str) -> Asker {
        Asker {
            government: Some(code.to_owned()),
            state: None,
            person: None,
            label: self.name(code),
        }
    }

    /// The side that some words of a line stand for.
    pub(crate) fn asker(
        &self,
        line: &Line<'_>,
        phrase: &Range<usize>,
        mentions: &[GovernmentMention],
    ) -> Option<Asker> {
        let span = line.span(phrase);
        let inside = |mention: &&GovernmentMention| {
            span.start <= mention.span.start && mention.span.start < span.end
        };
        if let Some(mention) = mentions.iter().find(inside) {
            return Some(self.government(&mention.code));
        }
        let names = runs(line, phrase);
        let (name, state) = match names.as_slice() {
            [] => return None,
            // "the Ruritanian side".
            [only] if self.is_adjective(line, phrase, only) => (None, Some(only.clone())),
            [only] => (Some(only.clone()), None),
            [first, second, ..] if is_behind_of(line, second) => {
                (Some(first.clone()), Some(second.clone()))
            }
            [first, second, ..] => (Some(second.clone()), Some(first.clone())),
        };
        let state = state.map(|state| line.text(line.span(&state)));
        let person = name.map(|name| line.words[name.end - 1].text.clone());
        let mut asker = Asker {
            government: None,
            state,
            person,
            label: line.sentence.written(span).to_owned(),
        };
        if let (None, Some(person)) = (&asker.state, &asker.person) {
            asker.government = self.government_of(person);
            if asker.government.is_none() {
                asker.state = self.free_state_of(person);
            }
        }
        Some(asker)
    }

    /// Whether a side stands for nobody but a state: a name before a word that is no title.
    fn is_adjective(&self, line: &Line<'_>, phrase: &Range<usize>, run: &Range<usize>) -> bool {
        let behind = &line.words[run.end..phrase.end];
        behind.iter().any(|word| !word.is_capitalised())
    }

    /// The other side than that of an account, as a sentence of it names it.
    pub(crate) fn other(&self, account: usize, mentions: &[GovernmentMention]) -> Option<Asker> {
        let own = self.accounts[account].own.as_deref()?;
        let named = mentions.iter().map(|mention| mention.code.as_str());
        let named: BTreeSet<&str> = named.filter(|code| *code != own).collect();
        // Who gives no account may be the host.
        let has_account = |code: &&str| self.parties.iter().any(|(party, _)| party == code);
        let parties: Vec<&str> = named.iter().copied().filter(has_account).collect();
        let mut others = match parties.is_empty() {
            true => named.into_iter().collect(),
            false => parties,
        }
        .into_iter();
        let other = match (others.next(), others.next()) {
            (Some(other), None) => Some(other),
            (None, _) => self.only_other(own),
            _ => None,
        };
        other.map(|other| self.government(other))
    }

    pub(crate) fn own(&self, account: usize) -> Option<Asker> {
        let own = self.accounts[account].own.as_deref()?;
        Some(self.government(own))
    }

    /// The only government besides one that published an account.
    fn only_other(&self, own: &str) -> Option<&str> {
        let mut others = self.parties.iter().filter(|(code, _)| code != own);
        let (other, _) = others.next()?;
        others.next().is_none().then_some(other)
    }

    /// The government of a person whom the lexicon does not know, as any account introduces them:
    /// with a state, or as the first in an account of their own.
    fn government_of(&self, person: &str) -> Option<String> {
        let mut codes = BTreeSet::new();
        for line in self.openings() {
            let named = line.words.iter().position(|word| word.text == person);
            let Some(at) = named else { continue };
            codes.extend(self.state_beside(line, at));
        }
        if !codes.is_empty() {
            let mut codes = codes.into_iter();
            return codes.next().filter(|_| codes.next().is_none());
        }
        if self.free_state_of(person).is_some() {
            return None;
        }
        // Who opens an account without a state is its own leader, if no other account has it so.
        let supposed: BTreeSet<&str> = (0..self.accounts.len())
            .filter_map(|account| self.supposed(account, person))
            .collect();
        let mut supposed = supposed.into_iter();
        let code = supposed.next().filter(|_| supposed.next().is_none())?;
        Some(code.to_owned())
    }

    /// The government of a person as an account that opens with two people lets one suppose: its
    /// own leader stands first.
    fn supposed(&self, account: usize, person: &str) -> Option<&str> {
        let own = self.accounts[account].own.as_deref()?;
        let people = self.people_of_opening(account);
        let [first, second] = people.as_slice() else {
            return None;
        };
        if self.free_state_of(first).is_some() {
            return None;
        }
        match person {
            name if name == first => Some(own),
            name if name == second => self.only_other(own),
            _ => None,
        }
    }

    /// The sentences in which accounts introduce people.
    fn openings(&self) -> impl Iterator<Item = &Line<'a>> {
        let lines = self.accounts.iter().flat_map(|account| &account.lines);
        lines.filter(|line| line.opens_account())
    }

    /// The government that is named beside a name: "X of Japan", "Japanese Prime Minister X", "X,
    /// Prime Minister of Japan".
    fn state_beside(&self, line: &Line<'_>, at: usize) -> Option<String> {
        let mentions = self.mentions(line);
        let spans: Vec<Range<usize>> = mentions.iter().map(|it| it.span.clone()).collect();
        let name = &line.words[at];
        let before = line.phrase_before(at, &spans);
        let mut behind = at + 1..at + 1;
        if !name.possessive {
            let offices = line.sentence.roles().of(Role::Office);
            let is_apposition = line.words.get(at + 1).is_some_and(|next| {
                offices
                    .iter()
                    .any(|office| office.start <= next.start && next.end <= office.end)
            });
            let is_of = line.words.get(at + 1).is_some_and(|next| is_of(&next.text));
            if is_of && !name.closes || is_apposition && name.closes {
                behind = line.phrase_from(at + 1, &spans);
            }
        }
        let nearest = |words: Range<usize>| {
            let span = line.span(&words);
            let close = words.len() <= MAX_WORDS_TO_STATE;
            let inside = |mention: &&GovernmentMention| span.contains(&mention.span.start);
            mentions.iter().find(inside).filter(|_| close)
        };
        let found = nearest(behind).or_else(|| nearest(before))?;
        Some(found.code.clone())
    }

    /// The state that no lexicon knows and some account names behind a person: "X of Ruritania".
    fn free_state_of(&self, person: &str) -> Option<String> {
        self.openings().find_map(|line| {
            let at = line.words.iter().position(|word| word.text == person)?;
            let [name, of, state] = line.words.get(at..at + 3)? else {
                return None;
            };
            let is_state = !name.closes && is_of(&of.text) && state.is_capitalised();
            let is_known = || {
                self.mentions(line)
                    .iter()
                    .any(|it| it.span.contains(&state.start))
            };
            (is_state && !is_known()).then(|| state.text.clone())
        })
    }

    /// The last names of the people with titles in the first sentence of an account.
    fn people_of_opening(&self, account: usize) -> Vec<String> {
        let first = self.accounts[account].lines.first();
        let Some(line) = first.filter(|line| line.is_first()) else {
            return Vec::new();
        };
        let mut people: Vec<String> = Vec::new();
        for run in runs(line, &(0..line.words.len())) {
            let before = run.start.checked_sub(1).map(|before| &line.words[before]);
            let titled = before.is_some_and(|word| {
                word.is_capitalised() && line.cues.covers(Cue::Side, word.start, word.end)
            });
            let last = &line.words[run.end - 1].text;
            if titled && !people.contains(last) {
                people.push(last.clone());
            }
        }
        people
    }
}

fn is_of(word: &str) -> bool {
    matches!(word, "of" | "from")
}

fn is_behind_of(line: &Line<'_>, run: &Range<usize>) -> bool {
    let before = run
        .start
        .checked_sub(1)
        .map(|before| &line.words[before].text);
    before.is_some_and(|word| is_of(word))
}

/// The names in some words: words with capitals that are no titles, in rows.
fn runs(line: &Line<'_>, phrase: &Range<usize>) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    let mut closed = true;
    for at in phrase.clone() {
        let word = &line.words[at];
        let is_name = word.is_capitalised() && !line.cues.covers(Cue::Side, word.start, word.end);
        match runs.last_mut() {
            Some(run) if is_name && !closed && run.end == at => run.end = at + 1,
            _ if is_name => runs.push(at..at + 1),
            _ => {}
        }
        closed = word.closes;
    }
    runs
}
