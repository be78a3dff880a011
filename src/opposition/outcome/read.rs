//! Reads of a clause what talks came to in it.

use std::ops::Range;

use super::denial::{Kind, Outcome};
use super::words::{Hit, List, hits};

use crate::annotate::AnnotatedSentence;
use crate::opposition::agents::Agents;
use crate::opposition::content::ContentWord;
use crate::opposition::grammar::grammar;
use crate::opposition::operator::{Mood, Operator};
use crate::opposition::tokens::ReadSentence;
use crate::opposition::words::WordList;
use crate::text::figures::{FigureMatch, Unit};

/// So many words may stand between "no" and the noun that it denies: "no trade agreement".
const MAX_WORDS_OF_NOUN: usize = 3;

/// A word of an earlier day is one of so many before the verb: "as the two had agreed".
const MAX_WORDS_AFTER_CITED: usize = 2;

/// So many words may stand between "expressed" and "concern".
const MAX_WORDS_BEFORE_WORRY: usize = 2;

/// A sentence, read for what talks came to.
pub(crate) struct OutcomeReader<'r> {
    read: &'r ReadSentence,
    hits: Vec<Hit>,
    /// For each word, the term that it belongs to.
    at: Vec<Option<usize>>,
    /// Where days, months and years stand.
    dates: Vec<usize>,
    /// Where other figures stand.
    amounts: Vec<usize>,
}

/// A word by which talks came to something.
struct Found {
    at: usize,
    kind: Kind,
    /// The word that denies it.
    denied_by: Option<usize>,
    /// Whether what it is about is its subject: "was agreed", "did not come up".
    is_of_subject: bool,
}

/// Words that tell an outcome: the first, and the one behind which its thing stands.
struct Told {
    from: usize,
    to: usize,
    kind: Kind,
}

/// Whether a sentence in a language has the words by which an outcome is denied. What it says of
/// them takes a reading of its clauses.
pub(crate) fn may_deny(language: &str, sentence: &AnnotatedSentence<'_>) -> bool {
    hits(language, sentence)
        .iter()
        .any(|hit| hit.is(List::Denying))
}

impl<'r> OutcomeReader<'r> {
    /// `None` where no word of a sentence is of an outcome.
    pub(crate) fn of(
        language: &str,
        sentence: &AnnotatedSentence<'_>,
        read: &'r ReadSentence,
    ) -> Option<Self> {
        let hits = hits(language, sentence);
        let tells = [
            List::Agreed,
            List::Agreement,
            List::Settled,
            List::Spoken,
            List::Voicing,
            List::Wording,
            List::PutForward,
            List::CameUp,
            List::Scheduled,
            List::Date,
        ];
        let is_told = hits
            .iter()
            .any(|hit| tells.iter().any(|list| hit.is(*list)));
        let is_within = |hit: &Hit, at: usize| hit.start <= at && at < hit.end;
        let tokens = read.tokens.iter();
        let at = tokens.map(|token| hits.iter().position(|hit| is_within(hit, token.start)));
        let at = at.collect();
        let figures = sentence.figures();
        let is_date =
            |unit: &Unit| matches!(unit, Unit::Day | Unit::Month | Unit::Year | Unit::Ordinal);
        // "Within a year" is a term, as a day is.
        let is_term =
            |it: &FigureMatch| matches!(it.figure.unit, Unit::Span(_)) && it.lead == Some("in");
        let (dates, amounts): (Vec<_>, Vec<_>) = figures
            .matches
            .iter()
            .partition(|it| is_date(&it.figure.unit) || is_term(it));
        let months = figures.months.iter();
        let whens = hits.iter().filter(|hit| hit.is(List::When));
        let starts = dates.into_iter().chain(months).map(|it| it.start);
        let dates = starts.chain(whens.map(|hit| hit.start)).collect();
        is_told.then(|| Self {
            read,
            at,
            dates,
            amounts: amounts.into_iter().map(|it| it.start).collect(),
            hits,
        })
    }

    /// What talks came to by a clause of some words and characters, with its operators and agents.
    pub(crate) fn outcome(
        &self,
        tokens: &Range<usize>,
        span: &Range<usize>,
        operators: &[Operator],
        agents: &Agents,
    ) -> Option<Outcome> {
        let denying = tokens.clone().find(|at| self.denies(*at));
        let found = match denying {
            Some(denying) => self.denied(tokens, denying)?,
            None => self.affirmed(tokens, operators)?,
        };
        let limits = |at: usize| self.is(at, List::Limiting);
        let leaves_room = tokens.clone().any(|at| self.is(at, List::Leaving));
        if denying.is_some_and(|it| leaves_room || (it..found.at).any(limits)) {
            return None;
        }
        let about = match found.is_of_subject {
            true => tokens.clone(),
            false => found.at + 1..tokens.end,
        };
        let is_near = |starts: &[usize]| starts.iter().any(|start| span.contains(start));
        let leaves = |list: List| tokens.clone().any(|at| self.is(at, list));
        let is_denied = found.denied_by.is_some();
        let ranks = [List::Leaders, List::Ministers, List::Officials];
        let words = found.denied_by.into_iter().chain([found.at]);
        let before = self.about(tokens.start..about.start);
        let mut object = self.about(about.clone());
        // The year may stand in front: "in 2015 the sides agreed"; of what is to happen, the thing
        // itself: "the summit will be held".
        let is_scheduled = found.kind == Kind::Scheduled;
        object.extend(
            before.into_iter().filter(|word| {
                word.is_number || is_scheduled && !agents.named.contains(&word.stem)
            }),
        );
        Some(Outcome {
            kind: found.kind,
            is_denied,
            words: words.map(|at| self.span_of(at)).collect(),
            object,
            details: self.content(about.clone(), |at| self.is(at, List::Detail)),
            talk: self.content(about, |at| self.is(at, List::TalkOfIt)),
            context: Vec::new(),
            date: if is_denied {
                leaves(List::Date)
            } else {
                is_near(&self.dates)
            },
            amount: if is_denied {
                leaves(List::Amount)
            } else {
                is_near(&self.amounts)
            },
            ranks: ranks.map(leaves),
            agents: match found.is_of_subject {
                true => Agents::default(),
                false => agents.clone(),
            },
        })
    }

    /// The word that a clause denies: "no commitment was made", "did not come up", "no date was
    /// set".
    fn denied(&self, tokens: &Range<usize>, denying: usize) -> Option<Found> {
        let behind = denying + 1..tokens.end;
        let behind = behind.filter(|at| self.at[*at] != self.at[denying]);
        let is_no = grammar()
            .negative_determiners
            .contains(&self.read.tokens[denying].folded);
        for at in behind {
            let between = (denying + 1..at).filter(|it| self.at[*it] != self.at[denying]);
            let between: Vec<usize> = between.collect();
            let is_direct = between.iter().all(|it| self.is_small(*it));
            let leaves_open = |it: &usize| self.is(*it, List::Date) || self.is(*it, List::Amount);
            let is_passive = self.is_passive(at);
            let voiced = self.voiced(at, tokens.end);
            let kind = if voiced.is_some() {
                is_direct.then_some(Kind::Voiced)
            } else if self.is(at, List::Agreement) {
                let is_noun = is_direct || is_no && between.len() <= MAX_WORDS_OF_NOUN;
                is_noun.then_some(Kind::Agreed)
            } else if self.is(at, List::Agreed) {
                (is_direct || is_no && is_passive).then_some(Kind::Agreed)
            } else if self.is(at, List::Spoken) {
                // "Will not be raised" tells of no talks that were held.
                let is_to_come = tokens.start < denying && self.is_to_come(denying - 1);
                let is_denied = !is_to_come && (is_direct || is_no && is_passive);
                is_denied.then_some(Kind::Spoken)
            } else if self.is(at, List::CameUp) {
                is_direct.then_some(Kind::Spoken)
            } else if self.is(at, List::Settled) && between.iter().any(leaves_open) {
                (is_no && is_passive).then_some(Kind::Agreed)
            } else if self.is(at, List::Settled)
                && (tokens.start..denying).any(|it| leaves_open(&it))
            {
                // "A date has not been fixed".
                (is_direct && is_passive).then_some(Kind::Agreed)
            } else {
                continue;
            };
            let opens = denying == tokens.start || is_no && is_passive;
            let is_of_subject = is_passive || self.is(at, List::CameUp) || is_no && opens;
            if let Some(kind) = kind {
                return Some(Found {
                    at: voiced.unwrap_or(at),
                    kind,
                    denied_by: Some(denying),
                    is_of_subject,
                });
            }
        }
        // "There is no timetable for it".
        let is_there = grammar()
            .existentials
            .contains(&self.read.tokens[tokens.start].folded);
        let at = denying + 1;
        let is_open = is_no && is_there && at < tokens.end && self.is(at, List::Date);
        is_open.then_some(Found {
            at,
            kind: Kind::Agreed,
            denied_by: Some(denying),
            is_of_subject: true,
        })
    }

    /// The word by which a clause that denies nothing tells an outcome of these talks.
    fn affirmed(&self, tokens: &Range<usize>, operators: &[Operator]) -> Option<Found> {
        let mut words = tokens.clone();
        let (at, told) = words.find_map(|at| Some((at, self.told(at, tokens)?)))?;
        let start = self.read.tokens[told.from].start;
        let is_scheduled = told.kind == Kind::Scheduled;
        let turns = |it: &Operator| {
            // "They agreed that he will visit" tells when he will.
            let is_unreal = match it.mood() {
                Some(Mood::Future) => !is_scheduled,
                mood => matches!(mood, Some(Mood::Demand | Mood::Wish)),
            };
            // "The withdrawal was agreed", "the removal will end": the thing takes away, not the
            // clause.
            let denies = match is_scheduled || self.is_passive(at) {
                true => it.term.is(WordList::Denial),
                false => it.denies(),
            };
            it.term.end <= start && (is_unreal || denies || it.is_negated())
        };
        let before = (tokens.start..at).rev().take(MAX_WORDS_AFTER_CITED);
        let word = |at: usize| &self.read.tokens[at].folded;
        let is_cited = before.enumerate().any(|(distance, it)| match distance {
            0 => self.is(it, List::Cited) || grammar().infinitives.contains(word(it)),
            _ => grammar().past_perfects.contains(word(it)),
        });
        if is_cited || operators.iter().any(turns) {
            return None;
        }
        Some(Found {
            at: told.to,
            kind: told.kind,
            denied_by: None,
            is_of_subject: self.is(at, List::CameUp) || !is_scheduled && self.is_passive(at),
        })
    }

    /// What a word of a clause tells of an outcome.
    fn told(&self, at: usize, tokens: &Range<usize>) -> Option<Told> {
        let is_any = |lists: &[List]| lists.iter().any(|list| self.is(at, *list));
        let (from, to, kind) = if is_any(&[List::Agreed]) {
            (at, at, Kind::Agreed)
        } else if is_any(&[List::Scheduled]) {
            (at, at, Kind::Scheduled)
        } else if is_any(&[List::Spoken, List::PutForward, List::CameUp]) {
            (at, at, Kind::Spoken)
        } else if let Some(noun) = self.voiced(at, tokens.end) {
            (at, noun, Kind::Voiced)
        } else {
            // "Preliminary" before an understanding that was reached denies nothing of it.
            (self.reached(at, tokens)?.min(at), at, Kind::Agreed)
        };
        Some(Told { from, to, kind })
    }

    /// The word behind which stands what concern is expressed about, or what is said in so many
    /// words: "expressed deep concern", "used the phrase".
    fn voiced(&self, verb: usize, end: usize) -> Option<usize> {
        if self.is(verb, List::Wording) {
            return Some(verb);
        }
        let mut behind = verb + 1..end.min(verb + 2 + MAX_WORDS_BEFORE_WORRY);
        let is_verb = self.is(verb, List::Voicing);
        behind.find(|at| is_verb && self.is(*at, List::Worry))
    }

    /// For a noun of agreement, the word by which one was come to: "reached a preliminary
    /// understanding", "an understanding was found".
    fn reached(&self, noun: usize, tokens: &Range<usize>) -> Option<usize> {
        if !self.is(noun, List::Agreement) {
            return None;
        }
        let mut before = (tokens.start..noun).rev().take(MAX_WORDS_OF_NOUN + 1);
        let active = before.find(|at| self.is(*at, List::Reached));
        let active = active.filter(|at| !self.is_passive(*at));
        let mut behind = noun + 1..tokens.end.min(noun + 2 + MAX_WORDS_OF_NOUN);
        let passive = behind.find(|at| self.is(*at, List::Reached) || !self.is_small(*at));
        let passive = passive.filter(|at| self.is(*at, List::Reached) && self.is_passive(*at));
        active.or(passive)
    }

    fn is(&self, token: usize, list: List) -> bool {
        self.at[token].is_some_and(|hit| self.hits[hit].is(list))
    }

    fn denies(&self, token: usize) -> bool {
        self.is(token, List::Denying) && !self.read.is(token, WordList::Idiom)
    }

    /// Whether a form of "be" stands before a verb, or adverbs behind one.
    fn is_passive(&self, verb: usize) -> bool {
        let before = self.read.tokens[..verb].iter().enumerate().rev();
        let mut before = before.take(3).skip_while(|(at, token)| {
            let is_be = grammar().forms_of_be.contains(&token.folded);
            !is_be && (self.is_small(*at) || self.denies(*at))
        });
        before
            .next()
            .is_some_and(|(_, token)| grammar().forms_of_be.contains(&token.folded))
    }

    /// Whether a word says that what follows is to come, or is asked for.
    fn is_to_come(&self, token: usize) -> bool {
        let lists = [WordList::Future, WordList::Demand];
        lists.iter().any(|list| self.read.is(token, *list))
    }

    /// Whether a word may stand between a negation and the verb that it denies.
    fn is_small(&self, token: usize) -> bool {
        let read = self.read;
        let lists = [WordList::Adverb, WordList::Auxiliary, WordList::Light];
        read.tokens[token].stems.is_empty()
            || self.is(token, List::Settled)
            || lists.iter().any(|list| read.is(token, *list))
    }

    /// What some words are about, but for words of talk.
    pub(crate) fn about(&self, tokens: Range<usize>) -> Vec<ContentWord> {
        self.content(tokens, |at| !self.is(at, List::TalkOfIt))
    }

    /// What some words are about, function words and words of outcomes left out.
    fn content(&self, tokens: Range<usize>, takes: impl Fn(usize) -> bool) -> Vec<ContentWord> {
        let read = self.read;
        let means = |at: &usize| {
            let token = &read.tokens[*at];
            let own = [
                List::TalkOfIt,
                List::Occasion,
                List::Detail,
                List::Voicing,
                List::Worry,
            ];
            let is_own = own.iter().any(|list| self.is(*at, *list));
            let is_other = self.at[*at].is_some() && !is_own;
            let is_small = || {
                let term = read.term_at(*at);
                term.is_some_and(|term| !term.is_neutral() && term.poles().next().is_none())
            };
            let has_meaning = !token.stems.is_empty() || token.party.is_some();
            has_meaning && !self.is_setting(*at) && !is_other && (is_own || !is_small())
        };
        let words = tokens.filter(|at| means(at) && takes(*at));
        words
            .filter_map(|at| ContentWord::of(&read.tokens[at]))
            .collect()
    }

    /// Whether a word names the talks themselves as the place of what is told: "at the meeting".
    fn is_setting(&self, at: usize) -> bool {
        let folded = |at: usize| self.read.tokens[at].folded.as_str();
        self.is(at, List::Occasion)
            && at > 1
            && matches!(folded(at - 1), "the" | "this" | "their")
            && matches!(folded(at - 2), "at" | "during" | "in")
    }

    fn span_of(&self, token: usize) -> Range<usize> {
        match self.at[token] {
            Some(hit) => self.hits[hit].start..self.hits[hit].end,
            None => self.read.tokens[token].start..self.read.tokens[token].end,
        }
    }
}
