//! Who speaks or acts in a sentence: the subject of its first verb of speech or act.

use std::fmt;

use super::grammar::{LOOK_BEHIND, grammar, has_role, is_side_noun};
use super::office::Offices;
use super::parsed::{MAX_WORDS_BEFORE_SUBJECT, ParsedSentence};
use super::party::PartyMention;
use crate::lexicon::Role;
use crate::text::Match;
use crate::text::normalize::lower;
use crate::text::script::is_wide;

/// At most this many characters stand between an office and the person that it is joined to.
const MAX_GAP_OF_LINK: usize = 60;

/// An adjective of a state has so many words before it in the name of an office at most: "avec
/// le chef de la diplomatie russe".
const WORDS_OF_OFFICE: usize = 5;

/// Who speaks or acts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Speaker {
    /// A government, by its code: its leader, an envoy, its side.
    Government(String),
    /// All sides together.
    Both,
}

impl fmt::Display for Speaker {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Government(code) => code,
            Self::Both => "both",
        })
    }
}

/// What is known of who may speak, from the account and its earlier sentences.
pub(super) struct Known<'k> {
    /// The government whose account it is.
    pub own: Option<&'k str>,
    /// The government that a pronoun refers to.
    pub last_named: Option<&'k str>,
    /// Whether the author told in the sentence before what somebody else and he himself did: he and
    /// that one are "we".
    pub author_with_other: bool,
    pub offices: &'k Offices,
}

impl<'a> ParsedSentence<'a> {
    /// The subject of the first verb.
    pub(crate) fn speaker(&self, known: &Known<'_>) -> Option<Speaker> {
        let verb = self.verbs.first();
        if self.is_together() {
            return Some(Speaker::Both);
        }
        let verb = verb?;
        if let Some(mention) = self.inverted(*verb) {
            return Some(Speaker::Government(mention.party.code.clone()));
        }
        if self.is_as_said(*verb) {
            let end = self.clause_behind(verb.end);
            return self.subject(verb.end, end, known);
        }
        let verb = verb.start;
        // What stands before a comma is mostly an adverbial ("On relations with China, ..."); it is
        // looked at only where the clause of the verb names nobody.
        let clause = self.clause_start(verb);
        let subject = self.subject(clause, verb, known).or_else(|| {
            if clause > 0 {
                self.subject(0, clause, known)
            } else {
                None
            }
        });
        // "Having confirmed this, the President declared": the first verb's subject is the
        // second's. So is that of "In response to what was said, the President declared".
        let subject = subject.or_else(|| {
            let second = self.verbs.iter().find(|other| {
                self.clause_start(other.start) > verb && !has_role(**other, Role::Meet)
            })?;
            // Who "he" is, nobody can say where nobody was named; he is no later subject.
            let is_pronoun = |found: &Match| found.end <= verb;
            let by_pronoun = self.roles.of(Role::Pronoun).iter().any(is_pronoun);
            let is_near = self.words_between(0, verb) <= MAX_WORDS_BEFORE_SUBJECT;
            let opens = !by_pronoun && (is_near || self.opens_with_preposition());
            let clause = self.clause_start(second.start);
            opens
                .then(|| self.subject(clause, second.start, known))
                .flatten()
        });
        let shared = self.verbs.first().is_some_and(|verb| {
            let is_joint = has_role(*verb, Role::Agree) || has_role(*verb, Role::Discuss);
            (is_joint || known.author_with_other)
                && self
                    .roles
                    .of(Role::We)
                    .iter()
                    .any(|found| found.end <= verb.start && found.start >= clause)
        });
        if shared && subject == known.own.map(|code| Speaker::Government(code.to_owned())) {
            return Some(Speaker::Both);
        }
        subject
    }

    /// Whether words for both sides are the subject of a clause, whose verb stands at a place.
    /// "Both" alone is it right before its verb, and where nobody is named before it.
    fn is_both(&self, clause: usize, found: Match, verb: usize) -> bool {
        let is_lone = || {
            let begins = self.words_between(clause, found.start) == 0;
            begins && self.words_between(found.end, verb) == 0
        };
        let needs_verb = grammar().lone_pairs.has(&self.words_of(found));
        self.opens(clause, found) && (!needs_verb || is_lone()) && !self.is_urged(found)
    }

    fn subject(&self, from: usize, to: usize, known: &Known<'_>) -> Option<Speaker> {
        let within = |found: &&Match| found.start >= from && found.end <= to;
        let named: Vec<&PartyMention<'_>> = self
            .mentions
            .iter()
            .filter(|mention| within(&&mention.found))
            .collect();
        if self
            .roles
            .of(Role::Both)
            .iter()
            .any(|found| within(&found) && self.is_both(from, *found, to))
        {
            return Some(Speaker::Both);
        }
        // "President Example, with Mr. Sample at his side, said".
        if from == 0 && self.opens_with_unknown() {
            return None;
        }
        let standing: Vec<&&PartyMention<'_>> = named
            .iter()
            .filter(|mention| !self.follows_preposition(mention.found))
            .filter(|mention| !self.owns(mention.found))
            .filter(|mention| mention.is_person() || !self.is_in_compound(mention.found))
            .filter(|mention| !self.asks(mention.found) && !self.names_a_thing(mention))
            .filter(|mention| !self.names_a_body(mention))
            .filter(|mention| !self.is_loose_adjective(mention))
            .collect();
        let people: Vec<&&PartyMention<'_>> =
            standing.iter().filter(|m| m.is_person()).copied().collect();
        for group in [&people, &standing] {
            let mut codes: Vec<&str> = group.iter().map(|m| m.party.code.as_str()).collect();
            codes.dedup();
            match codes.as_slice() {
                [] => {}
                [_] if self.is_joined_by_office(group, known) || self.has_author(group) => {
                    return Some(Speaker::Both);
                }
                [code] => return Some(Speaker::Government((*code).to_owned())),
                // "the U.S. President Trump": the last name is the subject, unless joined.
                [.., last] => {
                    return Some(if self.joined(group) {
                        Speaker::Both
                    } else {
                        Speaker::Government((*last).to_owned())
                    });
                }
            }
        }
        // "The President of Ukraine": the government stands behind a preposition; "Ukraine's
        // President".
        let office = named.iter().find(|mention| {
            if !self.follows_preposition(mention.found) && self.has_office(mention.found) {
                return true;
            }
            let words = self.before(mention.found.start);
            let mut words = words.split_whitespace().rev();
            words
                .find(|word| !grammar().articles.has(word))
                .is_some_and(|word| grammar().genitives.has(word))
        });
        if let Some(mention) = office {
            return Some(Speaker::Government(mention.party.code.clone()));
        }
        if let Some(code) = self.office_of_one(from, to) {
            return Some(Speaker::Government(code));
        }
        let mut titles = self.bare_titles().into_iter();
        if let Some(title) = titles.find(|title| within(&title)) {
            let called = known.offices.called(&self.words_of(title), known.own);
            return called.map(Speaker::Government);
        }
        if self
            .roles
            .of(Role::Pronoun)
            .iter()
            .any(|found| within(&found))
        {
            return known
                .last_named
                .map(|code| Speaker::Government(code.to_owned()));
        }
        if self
            .roles
            .of(Role::Author)
            .iter()
            .any(|found| within(&found))
        {
            return known.own.map(|code| Speaker::Government(code.to_owned()));
        }
        None
    }

    /// Whether a verb of speech stands before its speaker: "Как отметил глава".
    fn is_as_said(&self, verb: Match) -> bool {
        let before: String = self.characters[..verb.start].iter().collect();
        has_role(verb, Role::Claim) && grammar().as_said.has(lower(&before).trim())
    }

    /// Whether a state is named by an adjective of something that is no speaker: "российские
    /// рубежи", "avec le président russe".
    fn is_loose_adjective(&self, mention: &PartyMention<'_>) -> bool {
        let found = mention.found;
        if mention.is_person() || !self.is_state_adjective(found) {
            return false;
        }
        let behind = self.word_behind(found.end);
        let before = self.word_ahead(found.start);
        let clause = self.clause_start(found.start);
        let words: String = self.characters[clause..found.start].iter().collect();
        let mut near = words.split_whitespace().rev().take(WORDS_OF_OFFICE);
        let is_addressed = near.any(|word| grammar().prepositions.has(&lower(word)));
        is_addressed || !(is_side_noun(&behind) || is_side_noun(&before))
    }

    /// The government of an office that one state alone has, where it is named without a
    /// preposition.
    fn office_of_one(&self, from: usize, to: usize) -> Option<String> {
        let text: String = self.characters[from..to].iter().collect();
        let text = lower(&text);
        let is_office = |office: &String| {
            text.match_indices(office.as_str()).any(|(at, _)| {
                let edge = |c: Option<char>| !c.is_some_and(char::is_alphabetic);
                let is_wide = office.chars().any(is_wide);
                let behind = text[at + office.len()..].chars().next();
                is_wide || edge(text[..at].chars().next_back()) && edge(behind)
            })
        };
        let mut offices = grammar().offices_of_one.iter();
        let (code, _) = offices.find(|(_, offices)| offices.iter().any(is_office))?;
        let mut parties = self.parties.iter();
        parties
            .any(|party| party.code == *code)
            .then(|| code.clone())
    }

    /// Whether a name is of who asked for the talks, in a language that has it behind no
    /// preposition: "По инициативе германской стороны".
    fn asks(&self, found: Match) -> bool {
        let mut requests = self.roles.of(Role::Request).iter();
        requests.any(|request| {
            request.end <= found.start && self.words_between(request.end, found.start) == 0
        })
    }

    /// Whether a state or a body only says whose a thing is: "UN Security Council resolutions".
    fn names_a_thing(&self, mention: &PartyMention<'_>) -> bool {
        let behind = self.characters[mention.found.end..].iter();
        let behind: String = behind.take(LOOK_BEHIND).collect();
        let mut words = behind.split_whitespace();
        let noun = words.find(|word| !word.starts_with(char::is_uppercase));
        let is_thing = |word: &str| grammar().things.has(word.trim_end_matches([',', '.']));
        !mention.is_person() && behind.starts_with(' ') && noun.is_some_and(is_thing)
    }

    /// Whether somebody of another government, called by his office alone, is joined to a person
    /// who is named: "the Prime Minister and President Example".
    fn is_joined_by_office(&self, group: &[&&PartyMention<'_>], known: &Known<'_>) -> bool {
        let of_other = |title: &Match, mention: &PartyMention<'_>| {
            let called = known.offices.called(&self.words_of(*title), known.own);
            called.is_some_and(|code| code != mention.party.code)
        };
        let is_link = |from: usize, to: usize| {
            if to - from > MAX_GAP_OF_LINK {
                return false;
            }
            let between: String = self.characters[from..to].iter().collect();
            let is_capital = |word: &&str| word.starts_with(char::is_uppercase);
            let mut words = between.split_whitespace().skip_while(is_capital);
            let opens = words
                .next()
                .is_some_and(|word| grammar().conjunctions.has(word));
            let mut rest = words;
            opens
                && rest.all(|word| {
                    word.starts_with(char::is_uppercase) || grammar().articles.has(word)
                })
        };
        let titles = self.bare_titles();
        group.iter().any(|mention| {
            let found = mention.found;
            titles.iter().any(|title| {
                let is_linked = title.end <= found.start && is_link(title.end, found.start)
                    || found.end <= title.start && is_link(found.end, title.start);
                is_linked && of_other(title, mention)
            })
        })
    }

    /// Whether the author is joined to one of those who are named: "President Example and I".
    fn has_author(&self, group: &[&&PartyMention<'_>]) -> bool {
        let mut authors = self.roles.of(Role::Author).iter();
        authors.any(|author| {
            let mut ends = group.iter().map(|mention| mention.found.end);
            ends.any(|end| end < author.start && self.is_conjunction(end, author.start))
        })
    }

    /// Whether nothing but a conjunction stands between two places.
    fn is_conjunction(&self, from: usize, to: usize) -> bool {
        let between: String = self.characters[from..to].iter().collect();
        grammar().conjunctions.has(between.trim())
    }

    /// Whether the author tells what somebody else and he himself did.
    pub(super) fn tells_of_author_and_other(&self) -> bool {
        let people: Vec<&PartyMention<'_>> = self.people().collect();
        self.has_author(&people.iter().collect::<Vec<_>>())
    }

    /// The person right behind a verb that closes a quotation: ", said President Xi".
    fn inverted(&self, verb: Match) -> Option<&PartyMention<'a>> {
        let before = self.characters[..verb.start]
            .iter()
            .rev()
            .find(|c| !c.is_whitespace())?;
        if !matches!(
            before,
            ',' | '"' | '\u{201d}' | '\u{2019}' | '\u{bb}' | '\u{2014}' | '\u{2013}'
        ) {
            return None;
        }
        if let Some(mention) = self.side_behind(verb) {
            return Some(mention);
        }
        let mention = self
            .people()
            .find(|mention| mention.found.start >= verb.end)?;
        let between: String = self.characters[verb.end..mention.found.start]
            .iter()
            .collect();
        // Titles may stand between: they have capitals, or are articles.
        between
            .split_whitespace()
            .all(|word| grammar().articles.has(word) || word.starts_with(char::is_uppercase))
            .then_some(mention)
    }

    /// The side right behind a verb that is named by an adjective: ", подчеркнул российский лидер".
    fn side_behind(&self, verb: Match) -> Option<&PartyMention<'a>> {
        let end = self.clause_behind(verb.end);
        let mut mentions = self.mentions.iter();
        let first = mentions.find(|mention| (verb.end..end).contains(&mention.found.start))?;
        let is_near = self.words_between(verb.end, first.found.start) <= MAX_WORDS_BEFORE_SUBJECT;
        let is_side = !first.is_person() && self.is_state_adjective(first.found);
        (is_near && is_side && !self.is_loose_adjective(first)).then_some(first)
    }

    /// Whether mentions are joined as equals: "Xi and Trump".
    fn joined(&self, group: &[&&PartyMention<'_>]) -> bool {
        group.windows(2).any(|pair| {
            let between: String = self.characters
                [pair[0].found.end.min(pair[1].found.start)..pair[1].found.start]
                .iter()
                .collect();
            pair[0].party.code != pair[1].party.code
                && (between
                    .split_whitespace()
                    .any(|word| grammar().conjunctions.has(word))
                    || grammar()
                        .infixed_conjunctions
                        .iter()
                        .any(|word| between.contains(word)))
        })
    }
}
