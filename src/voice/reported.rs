//! What a sentence reports that another side said, did or promised.

use std::ops::Range;

use super::grammar::{grammar, has_role, is_passive};
use super::parsed::ParsedSentence;
use super::party::Party;
use super::speaker::{Known, Speaker};
use crate::annotate::AnnotatedSentence;
use crate::lexicon::{Role, Roles};
use crate::text::Match;
use crate::text::normalize::lower;

/// At most this many words stand between a side and what it pledges: "Ukraine's firm commitment".
const MAX_PLEDGE_DISTANCE: usize = 3;

/// "by" is one of this many words before a name: "by the American President Joseph Biden".
const MAX_AGENT_DISTANCE: usize = 4;

/// At most this many characters stand between a name and its verb.
const MAX_GAP_TO_VERB: usize = 2;

/// Of words with one role at most this many are looked at on either side of a name. No more lie
/// within the distances above, but where no spaces part words.
const MAX_NEAR: usize = 16;

/// What a sentence reports that another side said, did or promised.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reported {
    /// The id of that side's first source.
    pub of: String,
    /// What it is said to have done.
    pub act: ReportedAct,
    /// First character of the part of the sentence that reports it.
    pub start: usize,
    /// The character behind that part.
    pub end: usize,
}

/// What another side is reported to have done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReportedAct {
    /// It said, asked or held something.
    Said,
    /// It asked for the call or the meeting, or invited to it.
    Asked,
    /// It gave or promised something: it is thanked for it, or welcomed in it.
    Pledged,
    /// It agreed on something together with the side that reports.
    Agreed,
    /// It said something together with the side that reports.
    Voiced,
    /// It spoke of something together with the side that reports.
    Discussed,
}

impl ReportedAct {
    /// Whether both sides are said to have done it.
    pub(crate) fn is_joint(self) -> bool {
        matches!(self, Self::Agreed | Self::Voiced | Self::Discussed)
    }
}

/// What a part of a sentence says that both did, by its first verb; `None` where it has none.
pub(crate) fn joint_act(roles: &Roles, part: &Range<usize>) -> Option<ReportedAct> {
    let verbs = roles.verbs().into_iter();
    let mut verbs = verbs.filter(|verb| part.contains(&verb.start) && !roles.cites(*verb));
    let verb = verbs.find(|verb| !has_role(*verb, Role::Meet))?;
    Some(if has_role(verb, Role::Discuss) {
        ReportedAct::Discussed
    } else if has_role(verb, Role::Agree) {
        ReportedAct::Agreed
    } else {
        ReportedAct::Voiced
    })
}

/// Whether a part of a sentence says nothing but what was agreed on an earlier day: "as the two had
/// agreed in May: to open talks".
pub(crate) fn only_cites(roles: &Roles, part: &Range<usize>) -> bool {
    let mut verbs = roles.verbs().into_iter();
    let last = verbs.rfind(|verb| verb.start < part.end);
    last.is_some_and(|verb| roles.cites(verb)) && joint_act(roles, part).is_none()
}

/// Whether the first verb of a part of a sentence is one by which words are told: "mentioned", and
/// not "accepted".
pub(crate) fn tells_words(sentence: &AnnotatedSentence<'_>, part: &Range<usize>) -> bool {
    let roles = sentence.roles();
    let verbs = roles.verbs().into_iter();
    let mut verbs = verbs.filter(|verb| part.contains(&verb.start) && !has_role(*verb, Role::Meet));
    verbs.next().is_some_and(|verb| {
        let words: String = sentence.characters()[verb.start..verb.end].iter().collect();
        let words = lower(&words);
        let mut tellings = grammar().tellings.iter();
        has_role(verb, Role::Claim) && tellings.any(|telling| words.starts_with(telling))
    })
}

/// Whether a part of a sentence tells what was said, and not by whom: "The readiness to help was
/// reaffirmed".
pub(crate) fn names_nobody(sentence: &AnnotatedSentence<'_>, part: &Range<usize>) -> bool {
    let characters = sentence.characters();
    let words: String = characters[part.clone()].iter().collect();
    let words = lower(&words);
    let mut participles = grammar().participles.iter();
    let claims = sentence.roles().of(Role::Claim).iter();
    let mut claims = claims.filter(|verb| part.contains(&verb.start)).peekable();
    participles.any(|participle| words.starts_with(participle))
        || claims.peek().is_some() && claims.all(|verb| is_passive(characters, *verb))
}

/// Of matches of one role, those nearest before another, the nearest first.
fn before(matches: &[Match], found: Match) -> impl Iterator<Item = &Match> {
    let nearer = matches.partition_point(|near| near.end < found.start);
    matches[..nearer].iter().rev().take(MAX_NEAR)
}

/// Of matches of one role, those nearest behind another, the nearest first.
fn behind(matches: &[Match], found: Match) -> impl Iterator<Item = &Match> {
    let nearer = matches.partition_point(|near| near.start <= found.end);
    matches[nearer..].iter().take(MAX_NEAR)
}

impl<'a> ParsedSentence<'a> {
    /// What the sentence reports of another side.
    pub(crate) fn reported(
        &self,
        own: Option<&str>,
        speaker: Option<&Speaker>,
    ) -> Option<Reported> {
        let own = own?;
        let act = match speaker {
            Some(Speaker::Government(code)) if code != own => self.said(own, code),
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
            let found = mention.found;
            let before = before(self.roles.of(Role::Request), found)
                .any(|request| self.words_between(request.end, found.start) <= MAX_PLEDGE_DISTANCE);
            let behind = self.is_possessive(found)
                && behind(self.roles.of(Role::Petition), found)
                    .any(|petition| self.words_between(found.end + 2, petition.start) == 0)
                && grammar()
                    .request_prepositions
                    .has(&self.preposition(found.start));
            mention.party.code != own && (before || behind)
        });
        named
            .map(|mention| self.report(mention.party, ReportedAct::Asked, whole))
            .or_else(|| {
                // "At the request of" a third is nothing that the other side did.
                let alone = |found: &Match| !grammar().genitives.has(&self.word_behind(found.end));
                let asks = self.roles.of(Role::Requested).iter().any(alone);
                only.filter(|_| asks)
                    .map(|party| self.report(party, ReportedAct::Asked, whole))
            })
    }

    /// What another side is the subject of, up to where somebody else speaks.
    fn said(&self, own: &str, code: &str) -> Option<Reported> {
        let party = self.parties.iter().find(|party| party.code == code)?;
        let mut verbs = self.verbs.iter();
        let verb = verbs.find(|verb| !has_role(**verb, Role::Meet))?;
        let end = self.next_speaker(own, code, verb.end);
        let end = end.unwrap_or(self.characters.len());
        Some(self.report(party, ReportedAct::Said, (0, end)))
    }

    /// Where a person of another side than the speaker's becomes the subject: "Roe invited Li, and
    /// Li said that he would come".
    fn next_speaker(&self, own: &str, code: &str, from: usize) -> Option<usize> {
        let named = self.people().filter(|mention| mention.party.code != code);
        let titles = self.roles.of(Role::Title).iter().filter(|_| own != code);
        let mut subjects: Vec<Match> = named.map(|mention| mention.found).collect();
        subjects.extend(titles);
        subjects.sort_unstable();
        let mut subjects = subjects.into_iter().filter(|found| found.start >= from);
        subjects.find_map(|found| {
            let speaks = self.verbs.iter().any(|verb| {
                let is_next = (found.end..=found.end + MAX_GAP_TO_VERB).contains(&verb.start);
                is_next && !has_role(*verb, Role::Meet)
            });
            speaks.then(|| self.clause_joined_at(found.start))?
        })
    }

    /// Where the clause begins that a subject opens, behind a comma or an "and".
    fn clause_joined_at(&self, subject: usize) -> Option<usize> {
        let clause = self.clause_start(subject);
        let between: String = self.characters[clause..subject].iter().collect();
        // Titles may stand between: they have capitals, or are articles.
        let is_title =
            |word: &str| grammar().articles.has(word) || word.starts_with(char::is_uppercase);
        if clause > 0 && between.split_whitespace().all(is_title) {
            return Some(clause);
        }
        let (before, word) = (self.before(subject), self.preposition(subject));
        let is_joined = grammar().conjunctions.has(&word);
        let at = before.rfind(&format!(" {word} ")).filter(|_| is_joined)?;
        Some(subject - before[at..].chars().count())
    }

    /// What both did. What several others did is nobody's alone.
    fn joint(&self, own: &str) -> Option<Reported> {
        let mut others = self.parties.iter().filter(|party| party.code != own);
        let party = others.next().filter(|_| others.next().is_none())?;
        // "Nothing was discussed", "no agreement was reached": no act.
        if self
            .roles
            .of(Role::Negation)
            .first()
            .is_some_and(|found| found.start == 0)
        {
            return None;
        }
        let act = match joint_act(self.roles, &(0..self.characters.len())) {
            Some(act) => act,
            None if !self.roles.has(Role::Together) => return None,
            None => ReportedAct::Discussed,
        };
        // "The leaders spoke of trade, and the President said": what he says is not what both did.
        let first = self.verbs.iter().find(|verb| !has_role(**verb, Role::Meet));
        let end = first.and_then(|verb| self.next_speaker(own, "", verb.end));
        let end = end.unwrap_or(self.characters.len());
        Some(self.report(party, act, (0, end)))
    }

    /// Another's person right before a later verb of speech ("with President Biden underscoring"),
    /// or behind a noun of speech with "by" ("the mention by Joseph Biden").
    fn named_speaker(&self, own: &str) -> Option<Reported> {
        let mut others = self
            .mentions
            .iter()
            .filter(|mention| mention.party.code != own && mention.is_person());
        others.find_map(|mention| {
            let end = mention.found.end;
            let first = self.verbs.partition_point(|verb| verb.start < end);
            let before_verb = self.verbs[first..]
                .iter()
                .take_while(|verb| verb.start - end <= MAX_GAP_TO_VERB)
                .any(|verb| has_role(*verb, Role::Claim) || has_role(*verb, Role::Agree));
            let nouns = self.roles.of(Role::Noun);
            let noun = nouns
                .first()
                .is_some_and(|noun| noun.end <= mention.found.start);
            let by = noun && self.has_agent_before(mention.found.start, MAX_AGENT_DISTANCE);
            let from = if before_verb { mention.found.start } else { 0 };
            (before_verb || by).then(|| {
                self.report(
                    mention.party,
                    ReportedAct::Said,
                    (from, self.characters.len()),
                )
            })
        })
    }

    /// What another side gives or promises, where it is thanked for it ("thanked the United States
    /// for") or welcomed in it ("welcomed Ukraine's commitment to").
    fn pledged(&self, own: &str) -> Option<Reported> {
        let thanks = self.roles.of(Role::Thanks).first()?;
        let mut others = self
            .mentions
            .iter()
            .filter(|mention| mention.party.code != own && mention.found.start >= thanks.end);
        others.find_map(|mention| {
            let found = mention.found;
            let thanked = self.words_between(thanks.end, found.start) <= MAX_PLEDGE_DISTANCE
                && grammar().reasons.has(&self.word_behind(found.end));
            let behind = self.is_possessive(found)
                && behind(self.roles.of(Role::Pledge), found).any(|pledge| {
                    self.words_between(found.end + 2, pledge.start) <= MAX_PLEDGE_DISTANCE
                });
            let before = self.follows_preposition(found)
                && before(self.roles.of(Role::Pledge), found).any(|pledge| {
                    pledge.start >= thanks.end
                        && self.words_between(pledge.end, found.start) <= MAX_PLEDGE_DISTANCE
                        && grammar()
                            .giver_prepositions
                            .has(&self.word_behind(pledge.end))
                });
            (thanked || behind || before).then(|| {
                let end = self.clause_end(found.end);
                self.report(mention.party, ReportedAct::Pledged, (thanks.start, end))
            })
        })
    }

    fn report(&self, party: &Party, act: ReportedAct, (start, end): (usize, usize)) -> Reported {
        Reported {
            of: party.source.clone(),
            act,
            start,
            end,
        }
    }

    /// Words of another side that are told within the account's own, up to where these go on:
    /// 美方多次表示不寻求脱钩，希望.
    pub(crate) fn told_within(&self, known: &Known<'_>) -> Option<Reported> {
        let verb = self.verbs.first().filter(|_| self.tells_words())?;
        let told = self.reported(known.own, self.speaker(known).as_ref())?;
        let mut later = self.verbs.iter().filter(|later| later.start > verb.end);
        let own =
            later.find(|it| has_role(**it, Role::Claim) && self.clause_start(it.start) == it.start);
        let end = own.map_or(told.end, |own| told.end.min(own.start));
        Some(Reported { end, ..told })
    }

    /// The whole sentence, as more of what a government said.
    pub(crate) fn as_continuation(&self, code: &str) -> Option<Reported> {
        let party = self.parties.iter().find(|party| party.code == code)?;
        Some(self.report(party, ReportedAct::Said, (0, self.characters.len())))
    }
}
