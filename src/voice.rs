//! Who speaks or acts in each sentence, and whose words it reports.
//!
//! A readout is a chain of "X said, Y stressed, the two agreed". The subject of a sentence's first
//! verb of speech or act is looked for in front of it: a person or government by name, both sides
//! at once, a title that can only be the own leader's, or a pronoun for the one last named. Where
//! none is found, nobody is claimed to speak.

use std::fmt;

use crate::lexicon::{self, Hit, Matcher};
use crate::statement::Statement;

/// Who speaks or acts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Speaker {
    /// A government, by its code: its leader, an envoy, its side.
    Government(String),
    /// All sides together.
    Both,
}

/// The voice of a sentence.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Voice {
    /// Who speaks or acts in it.
    pub speaker: Option<Speaker>,
    /// The id of the source whose words or promises it reports, where that is another's.
    pub attributed_to: Option<String>,
}

impl fmt::Display for Speaker {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Government(code) => code,
            Self::Both => "both",
        })
    }
}

/// A government of the event, and how to find it in a sentence.
struct Party {
    code: String,
    /// The first source of that government.
    source: String,
    matcher: Matcher,
}

/// A mention of a party in a sentence.
struct Mention<'a> {
    party: &'a Party,
    hit: Hit,
}

/// Verb entries of the lexicon, by what they make of their subject.
const DISCUSS: usize = 2;

/// How many words ("and", "in addition") may stand before the subject of a clause.
const OPENING_WORDS: usize = 2;

/// The entry of a party's matcher for its people.
const PERSON: usize = 1;

/// The voices of all sentences of all statements, in their order.
pub fn voices(statements: &[Statement]) -> Vec<Vec<Voice>> {
    let mut parties: Vec<Party> = Vec::new();
    for statement in statements {
        let Some(code) = &statement.source.government else {
            continue;
        };
        let Some(government) = lexicon::government(code) else {
            continue;
        };
        if parties.iter().all(|party| party.code != *code) {
            parties.push(Party {
                code: code.clone(),
                source: statement.source.id.clone(),
                matcher: government.matcher(),
            });
        }
    }
    statements
        .iter()
        .map(|statement| of_statement(statement, &parties))
        .collect()
}

fn of_statement(statement: &Statement, parties: &[Party]) -> Vec<Voice> {
    let own = statement.source.government.as_deref();
    let mut last_named: Option<String> = None;
    statement
        .sentences
        .iter()
        .map(|sentence| {
            let reading = Reading::of(&sentence.text, parties);
            let speaker = reading.speaker(own, last_named.as_deref());
            match &speaker {
                Some(Speaker::Government(code)) => last_named = Some(code.clone()),
                // Who "he" is in the next sentence is open where several were named.
                _ if reading.names_people() => last_named = reading.only_person(),
                _ => {}
            }
            let attributed_to = reading
                .reported(own, speaker.as_ref())
                .map(|party| party.source.clone());
            Voice {
                speaker,
                attributed_to,
            }
        })
        .collect()
}

/// A sentence with the words in it that tell who speaks.
struct Reading<'a> {
    characters: Vec<char>,
    parties: &'a [Party],
    mentions: Vec<Mention<'a>>,
    verbs: Vec<Hit>,
    nouns: Vec<Hit>,
    both: Vec<Hit>,
    pronouns: Vec<Hit>,
    titles: Vec<Hit>,
    author: Vec<Hit>,
}

impl<'a> Reading<'a> {
    fn of(text: &str, parties: &'a [Party]) -> Self {
        let words = lexicon::verbs();
        let mut mentions: Vec<Mention<'a>> = parties
            .iter()
            .flat_map(|party| {
                party
                    .matcher
                    .find(text)
                    .into_iter()
                    .map(move |hit| Mention { party, hit })
            })
            .collect();
        mentions.sort_by_key(|mention| mention.hit);
        Self {
            characters: text.chars().collect(),
            parties,
            mentions,
            verbs: lexicon::longest(words.matcher.find(text)),
            nouns: words.nouns.find(text),
            both: words.both.find(text),
            pronouns: words.pronouns.find(text),
            titles: words.titles.find(text),
            author: words.self_words.find(text),
        }
    }

    fn people(&self) -> impl Iterator<Item = &Mention<'a>> {
        self.mentions
            .iter()
            .filter(|mention| mention.hit.entry == PERSON)
    }

    fn names_people(&self) -> bool {
        self.people().next().is_some()
    }

    /// The government of all people named, where it is one.
    fn only_person(&self) -> Option<String> {
        let first = &self.people().next()?.party.code;
        self.people()
            .all(|mention| mention.party.code == *first)
            .then(|| first.clone())
    }

    /// The subject of the first verb.
    fn speaker(&self, own: Option<&str>, last_named: Option<&str>) -> Option<Speaker> {
        let verb = self.verbs.first()?;
        if let Some(mention) = self.inverted(*verb) {
            return Some(Speaker::Government(mention.party.code.clone()));
        }
        let verb = verb.start;
        // What stands before a comma is mostly an adverbial ("On relations with China, ..."); it is
        // looked at only where the clause of the verb names nobody.
        let clause = self.clause_start(verb);
        self.subject(clause, verb, own, last_named).or_else(|| {
            if clause > 0 {
                self.subject(0, clause, own, last_named)
            } else {
                None
            }
        })
    }

    fn subject(
        &self,
        from: usize,
        to: usize,
        own: Option<&str>,
        last_named: Option<&str>,
    ) -> Option<Speaker> {
        let within = |hit: &&Hit| hit.start >= from && hit.end <= to;
        let named: Vec<&Mention<'_>> = self
            .mentions
            .iter()
            .filter(|mention| within(&&mention.hit))
            .collect();
        if self
            .both
            .iter()
            .any(|hit| within(&hit) && self.opens(from, *hit))
        {
            return Some(Speaker::Both);
        }
        let standing: Vec<&&Mention<'_>> = named
            .iter()
            .filter(|mention| !self.follows_preposition(mention.hit))
            .collect();
        let people: Vec<&&Mention<'_>> = standing
            .iter()
            .filter(|m| m.hit.entry == PERSON)
            .copied()
            .collect();
        for group in [&people, &standing] {
            let mut codes: Vec<&str> = group.iter().map(|m| m.party.code.as_str()).collect();
            codes.dedup();
            match codes.as_slice() {
                [] => {}
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
        // "The President of Ukraine": the government stands behind a preposition.
        if let Some(mention) = named.first() {
            return Some(Speaker::Government(mention.party.code.clone()));
        }
        if self.titles.iter().any(|hit| within(&hit)) {
            return own.map(|code| Speaker::Government(code.to_owned()));
        }
        if self.pronouns.iter().any(|hit| within(&hit)) {
            return last_named.map(|code| Speaker::Government(code.to_owned()));
        }
        if self.author.iter().any(|hit| within(&hit)) {
            return own.map(|code| Speaker::Government(code.to_owned()));
        }
        None
    }

    /// The other party whose words the sentence reports: it is the subject, or it is among both,
    /// or a person of it stands right before a later verb of speech ("with President Biden
    /// underscoring") or behind one with "by" ("the mention by Joseph Biden").
    fn reported(&self, own: Option<&str>, speaker: Option<&Speaker>) -> Option<&'a Party> {
        let own = own?;
        let claims: Vec<&Hit> = self
            .verbs
            .iter()
            .filter(|verb| verb.entry != DISCUSS)
            .collect();
        let first = claims.first().copied();
        match speaker {
            Some(Speaker::Government(code)) if code != own && first.is_some() => {
                return self.parties.iter().find(|party| party.code == *code);
            }
            // What several others did is nobody's alone.
            Some(Speaker::Both) if first.is_some() && self.verbs.first() == first => {
                let mut others = self.parties.iter().filter(|party| party.code != own);
                let other = others.next();
                return if others.next().is_none() { other } else { None };
            }
            _ => {}
        }
        self.mentions.iter().find_map(|mention| {
            if mention.party.code == own || mention.hit.entry != PERSON {
                return None;
            }
            let before_verb = claims
                .iter()
                .any(|verb| verb.start >= mention.hit.end && verb.start - mention.hit.end <= 2);
            let noun = self.nouns.iter().any(|noun| noun.end <= mention.hit.start);
            let by = noun && self.word_before(mention.hit.start, 4);
            (before_verb || by).then_some(mention.party)
        })
    }

    /// The person right behind a verb that closes a quotation: ", said President Xi".
    fn inverted(&self, verb: Hit) -> Option<&Mention<'a>> {
        let before = self.characters[..verb.start]
            .iter()
            .rev()
            .find(|c| !c.is_whitespace())?;
        if !matches!(before, ',' | '"' | '\u{201d}' | '\u{2019}') {
            return None;
        }
        let mention = self
            .people()
            .find(|mention| mention.hit.start >= verb.end)?;
        let between: String = self.characters[verb.end..mention.hit.start]
            .iter()
            .collect();
        // Titles may stand between: they have capitals, or are articles.
        between
            .split_whitespace()
            .all(|word| word == "the" || word.starts_with(char::is_uppercase))
            .then_some(mention)
    }

    /// Whether a mention stands at the beginning of a clause: in "what the two leaders had agreed" it
    /// is not the subject of the sentence.
    fn opens(&self, clause: usize, hit: Hit) -> bool {
        let before: String = self.characters[clause..hit.start].iter().collect();
        before.split_whitespace().count() <= OPENING_WORDS
    }

    /// Where the clause of a verb begins: behind the last comma or semicolon before it.
    fn clause_start(&self, verb: usize) -> usize {
        self.characters[..verb]
            .iter()
            .rposition(|c| matches!(c, ',' | ';' | '，' | '；' | '：' | ':'))
            .map_or(0, |comma| comma + 1)
    }

    /// Whether a mention stands behind a preposition, so that it is not a subject.
    fn follows_preposition(&self, hit: Hit) -> bool {
        let before: String = self.characters[..hit.start].iter().collect();
        // Titles and articles stand between the preposition and the name; a comma ends its reach.
        let mut words = before
            .split_whitespace()
            .rev()
            .take_while(|word| !word.ends_with(','));
        let word = words.find(|word| {
            let word = word.trim_matches(|c: char| !c.is_alphanumeric());
            !word.is_empty()
                && !matches!(word, "the" | "The")
                && !word.starts_with(char::is_uppercase)
        });
        word.is_some_and(|word| {
            matches!(
                word.to_lowercase().as_str(),
                "with"
                    | "of"
                    | "to"
                    | "by"
                    | "from"
                    | "for"
                    | "about"
                    | "against"
                    | "towards"
                    | "toward"
                    | "between"
                    | "on"
                    | "in"
                    | "at"
                    | "around"
            )
        })
    }

    /// Whether mentions are joined as equals: "Xi and Trump".
    fn joined(&self, group: &[&&Mention<'_>]) -> bool {
        group.windows(2).any(|pair| {
            let between: String = self.characters
                [pair[0].hit.end.min(pair[1].hit.start)..pair[1].hit.start]
                .iter()
                .collect();
            pair[0].party.code != pair[1].party.code
                && (between.split_whitespace().any(|word| word == "and")
                    || between.contains(['和', '与']))
        })
    }

    /// Whether "by" stands among the few words before a place.
    fn word_before(&self, place: usize, words: usize) -> bool {
        let before: String = self.characters[..place].iter().collect();
        before
            .split_whitespace()
            .rev()
            .take(words)
            .any(|word| word == "by")
    }
}
