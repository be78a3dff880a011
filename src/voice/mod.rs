//! Who speaks or acts in each sentence, and whose words it reports.
//!
//! A readout is a chain of "X said, Y stressed, the two agreed". The subject of a sentence's first
//! verb of speech or act is looked for in front of it: a person or government by name, both sides
//! at once, a title that can only be the own leader's, or a pronoun for the one last named. Where
//! none is found, nobody is claimed to speak, but for one habit of the genre: a paragraph that opens
//! with what somebody said goes on with it in sentences that name nobody ("Biden said that … . The
//! United States does not …"). These are the same speaker's.

mod people;

use std::fmt;
use std::sync::Arc;

use crate::annotate::{AnnotatedSentence, AnnotatedStatement};
use crate::lexicon::{Lexicon, Role, Roles, Words};
use crate::text::{Match, Matcher};

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
    /// What it reports of another side.
    pub reported: Option<Reported>,
    /// Whether it tells that the sides met, and with no verb what was said.
    pub only_meets: bool,
}

/// What a sentence reports that another side said, did or promised.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reported {
    /// The id of that side's first source.
    pub of: String,
    /// What it is said to have done.
    pub act: Act,
    /// First character of the part of the sentence that reports it.
    pub start: usize,
    /// The character behind that part.
    pub end: usize,
}

/// What another side is reported to have done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// It said, asked or held something.
    Said,
    /// It asked for the call or the meeting, or invited to it.
    Asked,
    /// It gave or promised something: it is thanked for it, or welcomed in it.
    Pledged,
    /// It agreed on something, or said it, together with the side that reports.
    Agreed,
    /// It spoke of something together with the side that reports.
    Discussed,
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
struct Party<'a> {
    code: String,
    /// The first source of that government.
    source: String,
    /// What its state is called.
    names: &'a Words,
    matcher: Arc<Matcher>,
}

/// A mention of a party in a sentence.
struct Mention<'a> {
    party: &'a Party<'a>,
    hit: Match,
}

/// How many words may stand between a side and what it pledges: "Ukraine's firm commitment".
const PLEDGE_WORDS: usize = 3;

/// How many words ("and", "in addition") may stand before the subject of a clause.
const OPENING_WORDS: usize = 2;

/// How far one looks back from a name, in characters.
const SIGHT: usize = 120;

/// Titles that stand between a preposition and a name, or behind a name.
const CHINESE_TITLES: [&str; 6] = ["总统", "主席", "总理", "首相", "国务卿", "外长"];

/// Words behind which a name is no subject.
const PREPOSITIONS: [&str; 15] = [
    "with", "of", "to", "by", "from", "for", "about", "against", "towards", "toward", "between",
    "on", "in", "at", "around",
];

/// The entry of a party's matcher for its people.
const PERSON: usize = 1;

/// The voices of all sentences of all statements, in their order.
pub fn voices(accounts: &[AnnotatedStatement<'_>], lexicon: &Lexicon) -> Vec<Vec<Voice>> {
    let governments = lexicon.governments();
    let mut parties: Vec<Party<'_>> = Vec::new();
    for account in accounts {
        let source = &account.statement.source;
        let Some(code) = &source.government else {
            continue;
        };
        let (Some(government), Some(matcher)) = (governments.of(code), governments.matcher(code))
        else {
            continue;
        };
        if parties.iter().all(|party| party.code != *code) {
            parties.push(Party {
                code: code.clone(),
                source: source.id.clone(),
                names: &government.names,
                matcher,
            });
        }
    }
    let introduced = people::introduced(accounts, &parties);
    for party in &mut parties {
        let known = governments.of(&party.code);
        if let (Some(government), Some(people)) = (known, introduced.get(&party.code)) {
            party.matcher = Arc::new(government.matcher(people));
        }
    }
    accounts
        .iter()
        .map(|account| of_account(account, &parties))
        .collect()
}

fn of_account(account: &AnnotatedStatement<'_>, parties: &[Party<'_>]) -> Vec<Voice> {
    let own = account.statement.source.government.as_deref();
    let mut last_named: Option<String> = None;
    // Whose words the paragraph goes on with, and in which paragraph.
    let mut holds: Option<(String, usize)> = None;
    account
        .sentences
        .iter()
        .map(|sentence| {
            let reading = Reading::of(sentence, parties);
            let paragraph = sentence.paragraph();
            let held = holds
                .take()
                .filter(|(_, held_in)| *held_in == paragraph)
                .map(|(code, _)| code);
            let mut speaker = reading.speaker(own, last_named.as_deref());
            match &speaker {
                Some(Speaker::Government(code)) => last_named = Some(code.clone()),
                // A sentence without a verb of speech: "President Trump called him a great leader."
                None if reading.opening_person().is_some() => last_named = reading.opening_person(),
                // Who "he" is in the next sentence is open where several were named.
                _ if reading.names_people() => last_named = reading.only_person(),
                _ => {}
            }
            let goes_on =
                held.is_some() && (speaker.is_none() || reading.only_meets()) && reading.goes_on();
            let reported;
            match held {
                Some(code) if goes_on => {
                    reported = reading.goes_on_with(&code).filter(|_| own != Some(&code));
                    holds = Some((code.clone(), paragraph));
                    speaker = Some(Speaker::Government(code));
                }
                held => {
                    reported = reading.reported(own, speaker.as_ref());
                    holds = match &speaker {
                        Some(Speaker::Government(code)) if reading.claims() => {
                            Some((code.clone(), paragraph))
                        }
                        None if reading.is_of_event() => held.map(|code| (code, paragraph)),
                        _ => None,
                    };
                }
            }
            Voice {
                speaker,
                reported,
                only_meets: reading.only_meets(),
            }
        })
        .collect()
}

fn is(verb: Match, role: Role) -> bool {
    verb.entry == role as usize
}

/// Whether a verb is passive: who "was informed" has said nothing.
pub(crate) fn is_passive(characters: &[char], verb: Match) -> bool {
    let from = verb.start.saturating_sub(SIGHT);
    let before: String = characters[from..verb.start].iter().collect();
    let word = before.split_whitespace().next_back();
    word.is_some_and(|word| {
        matches!(
            word,
            "is" | "are" | "was" | "were" | "been" | "being" | "be"
        )
    })
}

/// Whether a form of a verb is said of a noun: "a detailed exchange".
fn is_adjective(characters: &[char], verb: Match) -> bool {
    let from = verb.start.saturating_sub(SIGHT);
    let before: String = characters[from..verb.start].iter().collect();
    let word = before.split_whitespace().next_back();
    word.is_some_and(|word| matches!(word, "a" | "an" | "the" | "more" | "most" | "its" | "their"))
}

/// A sentence with the words in it that tell who speaks.
struct Reading<'a> {
    characters: &'a [char],
    parties: &'a [Party<'a>],
    mentions: Vec<Mention<'a>>,
    /// The verbs that tell what their subject does.
    verbs: Vec<Match>,
    words: &'a Roles,
}

impl<'a> Reading<'a> {
    fn of(sentence: &'a AnnotatedSentence<'_>, parties: &'a [Party<'a>]) -> Self {
        let mut mentions: Vec<Mention<'a>> = parties
            .iter()
            .flat_map(|party| {
                let hits = party.matcher.find_in(sentence.normalized()).into_iter();
                hits.map(move |hit| Mention { party, hit })
            })
            .collect();
        mentions.sort_by_key(|mention| mention.hit);
        let characters = sentence.characters();
        let words = sentence.roles();
        let mut verbs = words.verbs();
        verbs.retain(|verb| {
            !is(*verb, Role::Claim)
                || !(is_passive(characters, *verb) || is_adjective(characters, *verb))
        });
        Self {
            characters,
            parties,
            mentions,
            verbs,
            words,
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

    fn only_meets(&self) -> bool {
        !self.verbs.is_empty() && self.verbs.iter().all(|verb| is(*verb, Role::Meet))
    }

    /// Whether its subject says something.
    fn claims(&self) -> bool {
        self.verbs.iter().any(|verb| is(*verb, Role::Claim))
    }

    /// Whether a sentence that names no speaker can be more of what somebody said: it tells of no
    /// meeting and no person, the author does not speak in it, and it is not about the event itself.
    fn goes_on(&self) -> bool {
        let told = self.is_together()
            || self
                .verbs
                .iter()
                .any(|verb| !is(*verb, Role::Meet) && !is_passive(self.characters, *verb));
        let by_author = self.words.has(Role::Author) || self.words.has(Role::We);
        !told && !self.is_of_event() && !by_author && self.opening_person().is_none()
    }

    /// Whether a sentence is about the event itself: "The call lasted an hour."
    fn is_of_event(&self) -> bool {
        self.words
            .of(Role::Event)
            .iter()
            .any(|hit| self.opens(0, *hit))
    }

    /// The whole sentence, as more of what a government said.
    fn goes_on_with(&self, code: &str) -> Option<Reported> {
        let party = self.parties.iter().find(|party| party.code == code)?;
        Some(self.report(party, Act::Said, (0, self.characters.len())))
    }

    /// The government of the person whose name opens the sentence.
    fn opening_person(&self) -> Option<String> {
        let first = self.people().next()?;
        let opens = self.opens(0, first.hit) && !self.is_possessive(first.hit);
        opens.then(|| first.party.code.clone())
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
        let verb = self.verbs.first();
        if self.is_together() {
            return Some(Speaker::Both);
        }
        let verb = verb?;
        if let Some(mention) = self.inverted(*verb) {
            return Some(Speaker::Government(mention.party.code.clone()));
        }
        let verb = verb.start;
        // What stands before a comma is mostly an adverbial ("On relations with China, ..."); it is
        // looked at only where the clause of the verb names nobody.
        let clause = self.clause_start(verb);
        let subject = self.subject(clause, verb, own, last_named).or_else(|| {
            if clause > 0 {
                self.subject(0, clause, own, last_named)
            } else {
                None
            }
        });
        // "Having confirmed this, the President declared": the first verb's subject is the second's.
        let subject = subject.or_else(|| {
            let second = self
                .verbs
                .iter()
                .find(|other| self.clause_start(other.start) > verb && !is(**other, Role::Meet))?;
            let before: String = self.characters[..verb].iter().collect();
            let opens = before.split_whitespace().count() <= OPENING_WORDS;
            let clause = self.clause_start(second.start);
            opens
                .then(|| self.subject(clause, second.start, own, last_named))
                .flatten()
        });
        let shared = self.verbs.first().is_some_and(|verb| {
            (is(*verb, Role::Agree) || is(*verb, Role::Discuss))
                && self
                    .words
                    .of(Role::We)
                    .iter()
                    .any(|hit| hit.end <= verb.start && hit.start >= clause)
        });
        if shared && subject == own.map(|code| Speaker::Government(code.to_owned())) {
            return Some(Speaker::Both);
        }
        subject
    }

    fn subject(
        &self,
        from: usize,
        to: usize,
        own: Option<&str>,
        last_named: Option<&str>,
    ) -> Option<Speaker> {
        let within = |hit: &&Match| hit.start >= from && hit.end <= to;
        let named: Vec<&Mention<'_>> = self
            .mentions
            .iter()
            .filter(|mention| within(&&mention.hit))
            .collect();
        if self
            .words
            .of(Role::Both)
            .iter()
            .any(|hit| within(&hit) && self.opens(from, *hit))
        {
            return Some(Speaker::Both);
        }
        let standing: Vec<&&Mention<'_>> = named
            .iter()
            .filter(|mention| !self.follows_preposition(mention.hit))
            .filter(|mention| !self.is_possessive(mention.hit))
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
        let office = named.iter().find(|mention| {
            let words = self.before(mention.hit.start);
            let mut words = words.split_whitespace().rev().filter(|word| *word != "the");
            words.next() == Some("of")
        });
        if let Some(mention) = office {
            return Some(Speaker::Government(mention.party.code.clone()));
        }
        if self.words.of(Role::Title).iter().any(|hit| within(&hit)) {
            return own.map(|code| Speaker::Government(code.to_owned()));
        }
        if self.words.of(Role::Pronoun).iter().any(|hit| within(&hit)) {
            return last_named.map(|code| Speaker::Government(code.to_owned()));
        }
        if self.words.of(Role::Author).iter().any(|hit| within(&hit)) {
            return own.map(|code| Speaker::Government(code.to_owned()));
        }
        None
    }

    /// Whether the first verb says that something was done together, without anybody who did it.
    fn is_together(&self) -> bool {
        self.words
            .of(Role::Together)
            .first()
            .is_some_and(|together| {
                let first = self
                    .verbs
                    .iter()
                    .all(|verb| is(*verb, Role::Meet) || verb.start >= together.start);
                // "What was agreed in Busan" tells of an earlier day.
                let before = self.word_ahead(together.start).to_lowercase();
                let relative = ["what", "which", "that", "as"].contains(&before.as_str());
                first && !relative && self.word_behind(together.end) != "by"
            })
    }

    /// What the sentence reports of another side.
    fn reported(&self, own: Option<&str>, speaker: Option<&Speaker>) -> Option<Reported> {
        let own = own?;
        let act = match speaker {
            Some(Speaker::Government(code)) if code != own => self.said(code),
            Some(Speaker::Both) => self.joint(own),
            _ => None,
        };
        act.or_else(|| self.named_speaker(own))
            .or_else(|| self.pledged(own))
            .or_else(|| self.asked(own))
    }

    /// Another side that asked for the call or the meeting: "at the request of the other side".
    fn asked(&self, own: &str) -> Option<Reported> {
        let mut others = self.parties.iter().filter(|party| party.code != own);
        let only = others.next().filter(|_| others.next().is_none());
        let whole = (0, self.characters.len());
        let named = self.mentions.iter().find(|mention| {
            let hit = mention.hit;
            let before = self.words.of(Role::Request).iter().any(|request| {
                request.end < hit.start
                    && self.words_between(request.end, hit.start) <= PLEDGE_WORDS
            });
            let behind = self.is_possessive(hit)
                && self.words.of(Role::Petition).iter().any(|petition| {
                    petition.start > hit.end && self.words_between(hit.end + 2, petition.start) == 0
                })
                && matches!(self.preposition(hit.start).as_str(), "at" | "on" | "upon");
            mention.party.code != own && (before || behind)
        });
        named
            .map(|mention| self.report(mention.party, Act::Asked, whole))
            .or_else(|| {
                // "At the request of" a third is nothing that the other side did.
                let alone = |hit: &Match| self.word_behind(hit.end) != "of";
                let asks = self.words.of(Role::Requested).iter().any(alone);
                only.filter(|_| asks)
                    .map(|party| self.report(party, Act::Asked, whole))
            })
    }

    /// What another side is the subject of.
    fn said(&self, code: &str) -> Option<Reported> {
        let party = self.parties.iter().find(|party| party.code == code)?;
        let speaks = self.verbs.iter().any(|verb| !is(*verb, Role::Meet));
        speaks.then(|| self.report(party, Act::Said, (0, self.characters.len())))
    }

    /// What both did. What several others did is nobody's alone.
    fn joint(&self, own: &str) -> Option<Reported> {
        let mut others = self.parties.iter().filter(|party| party.code != own);
        let party = others.next().filter(|_| others.next().is_none())?;
        // "Nothing was discussed", "no agreement was reached": no act.
        if self
            .words
            .of(Role::Negation)
            .first()
            .is_some_and(|hit| hit.start == 0)
        {
            return None;
        }
        let verb = self.verbs.iter().find(|verb| !is(**verb, Role::Meet));
        let act = match verb {
            Some(verb) if is(*verb, Role::Discuss) => Act::Discussed,
            Some(_) => Act::Agreed,
            None if !self.words.has(Role::Together) => return None,
            None => Act::Discussed,
        };
        Some(self.report(party, act, (0, self.characters.len())))
    }

    /// Another's person right before a later verb of speech ("with President Biden underscoring"),
    /// or behind a noun of speech with "by" ("the mention by Joseph Biden").
    fn named_speaker(&self, own: &str) -> Option<Reported> {
        let mut others = self
            .mentions
            .iter()
            .filter(|mention| mention.party.code != own && mention.hit.entry == PERSON);
        others.find_map(|mention| {
            let before_verb = self
                .verbs
                .iter()
                .filter(|verb| is(**verb, Role::Claim) || is(**verb, Role::Agree))
                .any(|verb| verb.start >= mention.hit.end && verb.start - mention.hit.end <= 2);
            let noun = self
                .words
                .of(Role::Noun)
                .iter()
                .any(|noun| noun.end <= mention.hit.start);
            let by = noun && self.word_before(mention.hit.start, 4);
            let from = if before_verb { mention.hit.start } else { 0 };
            (before_verb || by)
                .then(|| self.report(mention.party, Act::Said, (from, self.characters.len())))
        })
    }

    /// What another side gives or promises, where it is thanked for it ("thanked the United States
    /// for") or welcomed in it ("welcomed Ukraine's commitment to").
    fn pledged(&self, own: &str) -> Option<Reported> {
        let thanks = self.words.of(Role::Thanks).first()?;
        let mut others = self
            .mentions
            .iter()
            .filter(|mention| mention.party.code != own && mention.hit.start >= thanks.end);
        others.find_map(|mention| {
            let hit = mention.hit;
            let thanked = self.words_between(thanks.end, hit.start) <= PLEDGE_WORDS
                && self.word_behind(hit.end) == "for";
            let behind = self.is_possessive(hit)
                && self.words.of(Role::Pledge).iter().any(|pledge| {
                    pledge.start > hit.end
                        && self.words_between(hit.end + 2, pledge.start) <= PLEDGE_WORDS
                });
            let before = self.follows_preposition(hit)
                && self.words.of(Role::Pledge).iter().any(|pledge| {
                    pledge.start >= thanks.end
                        && pledge.end < hit.start
                        && self.words_between(pledge.end, hit.start) <= PLEDGE_WORDS
                        && ["of", "by", "from", "provided"]
                            .contains(&self.word_behind(pledge.end).as_str())
                });
            let end = self.clause_end(hit.end);
            (thanked || behind || before)
                .then(|| self.report(mention.party, Act::Pledged, (thanks.start, end)))
        })
    }

    fn report(&self, party: &Party, act: Act, (start, end): (usize, usize)) -> Reported {
        Reported {
            of: party.source.clone(),
            act,
            start,
            end,
        }
    }

    /// The person right behind a verb that closes a quotation: ", said President Xi".
    fn inverted(&self, verb: Match) -> Option<&Mention<'a>> {
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
    fn opens(&self, clause: usize, hit: Match) -> bool {
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

    /// Where what is said of a mention ends: before the next verb of the sentence that follows
    /// "and" ("thanked ... and stressed").
    fn clause_end(&self, from: usize) -> usize {
        self.verbs
            .iter()
            .filter(|verb| verb.start > from)
            .find(|verb| self.word_ahead(verb.start) == "and")
            .map_or(self.characters.len(), |verb| verb.start)
    }

    /// Whether a mention owns what stands behind it: "Ukraine's", "the United States' ".
    fn is_possessive(&self, hit: Match) -> bool {
        matches!(self.characters.get(hit.end), Some('\'' | '\u{2019}'))
    }

    /// Whether a mention stands behind a preposition, so that it is not a subject.
    fn follows_preposition(&self, hit: Match) -> bool {
        self.is_addressed(&self.before(hit.start))
            || PREPOSITIONS.contains(&self.preposition(hit.start).as_str())
    }

    /// The word in front of a name, titles and articles left out, in lower case; empty behind a comma.
    fn preposition(&self, place: usize) -> String {
        let before = self.before(place);
        let mut words = before
            .split_whitespace()
            .rev()
            .take_while(|word| !word.ends_with(','));
        let words = words
            .by_ref()
            .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
        let mut last = "";
        for word in words.filter(|word| !word.is_empty() && !matches!(*word, "the" | "The")) {
            last = word;
            if !word.starts_with(char::is_uppercase) {
                break;
            }
        }
        last.to_lowercase()
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

    /// Whether a text ends in a Chinese word for "to" or "with", titles and states left out:
    /// 同美国总统.
    fn is_addressed(&self, before: &str) -> bool {
        let mut before = before;
        let names = self.parties.iter().flat_map(|party| party.names.iter());
        let words: Vec<&str> = names.chain(CHINESE_TITLES).collect();
        while let Some(rest) = words.iter().find_map(|word| before.strip_suffix(word)) {
            before = rest;
        }
        before.ends_with(['对', '向', '同', '给', '由'])
    }

    /// The characters before a place, as far as one needs to look.
    fn before(&self, place: usize) -> String {
        let from = place.saturating_sub(SIGHT);
        self.characters[from..place].iter().collect()
    }

    /// The word behind a place; empty where a comma or the end comes first.
    fn word_behind(&self, place: usize) -> String {
        let rest = self.characters[place..].iter();
        rest.skip_while(|c| matches!(c, ' ' | '\'' | '\u{2019}'))
            .take_while(|c| c.is_alphanumeric())
            .collect()
    }

    /// The word before a place.
    fn word_ahead(&self, place: usize) -> String {
        let before = self.before(place);
        before
            .split_whitespace()
            .next_back()
            .unwrap_or_default()
            .to_owned()
    }

    fn words_between(&self, from: usize, to: usize) -> usize {
        let between: String = self.characters[from.min(to)..to].iter().collect();
        between.split_whitespace().count()
    }

    /// Whether "by" stands among the few words before a place.
    fn word_before(&self, place: usize, words: usize) -> bool {
        self.before(place)
            .split_whitespace()
            .rev()
            .take(words)
            .any(|word| word == "by")
    }
}
