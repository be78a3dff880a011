//! A part of a sentence, read for itself: its operators and what negates them, its content, and who
//! does it.

use std::ops::Range;

use super::cut::{Joint, Part};
use super::reader::{ClauseReader, is_operator};
use crate::opposition::agents::Agents;
use crate::opposition::clause::{Clause, Extent, FreeNegation};
use crate::opposition::content::ContentWord;
use crate::opposition::grammar::grammar;
use crate::opposition::operator::Operator;
use crate::opposition::outcome::OutcomeReader;
use crate::opposition::words::{PairKind, WordList};
use crate::voice::Speaker;

impl ClauseReader<'_> {
    pub(super) fn clause(&self, part: &Part) -> Clause {
        let read = self.read;
        let tokens = part.tokens.clone();
        let zone = self.subject_zone(&tokens);
        // "The crisis in Mali": a name behind another word is of what the clause is about.
        let is_noun = |at: &usize| self.is_content(*at) && !self.is_agent(*at);
        let subject = || zone.start..zone.clone().find(is_noun).unwrap_or(zone.end);
        let doer = self.doer(&tokens);
        let agents = self.agents(doer.as_ref().unwrap_or(&zone));
        let subject = doer.unwrap_or_else(subject);
        let content: Vec<ContentWord> = tokens
            .clone()
            .filter(|at| self.is_content(*at) && !(subject.contains(at) && self.is_agent(*at)))
            .filter_map(|at| ContentWord::of(&read.tokens[at]))
            .collect();
        let mut operators: Vec<Operator> = Vec::new();
        let mut at_token: Vec<usize> = Vec::new();
        for at in tokens.clone() {
            let term = read.term_at(at).filter(|_| read.begins_term(at));
            let term = term.filter(|_| !self.is_attribute(at) && !self.names_part(at));
            if let Some(term) = term.filter(|term| is_operator(term)) {
                let mut operator = Operator::new(term, self.precedes_deed(at));
                operator.stops = grammar().endings.contains(&read.tokens[at].folded);
                operators.push(operator);
                at_token.push(at);
            }
        }
        drop_light(&mut operators, &mut at_token);
        let negations = self.negations(&tokens, &mut operators, &at_token);
        let is_limited = self.is_limited(&tokens, &operators);
        let first = &read.tokens[tokens.start];
        let last = &read.tokens[tokens.end - 1];
        let mut clause = Clause {
            span: first.start..last.end,
            operators,
            inherited: 0,
            is_complement: false,
            negations,
            content,
            agents,
            holder: None,
            account: self.account.clone(),
            is_open: is_limited || self.is_unclaimed(part),
            reservation: None,
            has_sequel: false,
            extent: self.extent(&tokens),
            is_of_earlier_time: false,
            is_of_now: false,
            outcome: None,
            promise: None,
            unconditional: self.first_of(&tokens, WordList::Unconditional),
            proviso: self.first_of(&tokens, WordList::Proviso),
            is_steady: tokens.clone().any(|at| read.is(at, WordList::Steady)),
            denies_flatly: tokens
                .clone()
                .any(|at| grammar().flat_denials.contains(&read.tokens[at].folded)),
            denies_alone: false,
        };
        let promises = self.promises.as_ref();
        clause.promise = promises.and_then(|reader| reader.promise(&clause.span));
        let outcomes = self.outcomes.as_ref();
        let outcome = |reader: &OutcomeReader<'_>| {
            reader.outcome(&tokens, &clause.span, &clause.operators, &clause.agents)
        };
        clause.outcome = outcomes.and_then(outcome);
        clause
    }

    /// The first term of a list among some words.
    fn first_of(&self, tokens: &Range<usize>, list: WordList) -> Option<Range<usize>> {
        let mut terms = tokens.clone().filter_map(|at| self.read.term_at(at));
        let found = terms.find(|term| term.is(list))?;
        Some(found.start..found.end)
    }

    /// Whether a word tells more of the noun behind it: "the detained sailors".
    fn is_attribute(&self, at: usize) -> bool {
        let read = self.read;
        let folded = |at: usize| read.tokens[at].folded.as_str();
        let follows_determiner = at > 0 && grammar().determiners.contains(folded(at - 1));
        let is_noun = |at: usize| {
            at < read.tokens.len() && self.is_content(at) && !read.tokens[at].follows_mark
        };
        follows_determiner && folded(at).ends_with("ed") && is_noun(at + 1)
    }

    /// Whether the term of a word ends in "to", or that follows it.
    fn precedes_deed(&self, at: usize) -> bool {
        let tokens = &self.read.tokens;
        let is_inside = |it: &usize| tokens[*it].term == tokens[at].term;
        let behind = (at..tokens.len()).find(|it| !is_inside(it));
        let last = behind.unwrap_or(tokens.len()) - 1;
        let mut ends = [Some(last), behind].into_iter().flatten();
        ends.any(|it| grammar().infinitives.contains(&tokens[it].folded))
    }

    /// Whether it denies with an exception, which may as well be told as an affirmation: "no peace
    /// without talks", "peace only through talks".
    fn is_limited(&self, tokens: &Range<usize>, operators: &[Operator]) -> bool {
        let read = self.read;
        let terms = tokens.clone().filter(|at| read.begins_term(*at));
        let has = |list: WordList| terms.clone().any(|at| read.is(at, list));
        let denies =
            |at: usize| read.is(at, WordList::Negation) && !read.is(at, WordList::Exception);
        has(WordList::Restriction)
            || has(WordList::Exception)
                && (terms.clone().any(denies) || operators.iter().any(Operator::denies))
    }

    /// Whether the way in which a part is joined leaves open whether it is so: "whether", "reports
    /// that".
    fn is_unclaimed(&self, part: &Part) -> bool {
        let noun = part.tokens.start.checked_sub(2);
        let is_claim = |noun: usize| {
            !self.read.is(noun, WordList::Denial)
                && grammar().claims.contains(&self.read.tokens[noun].folded)
        };
        match part.joint {
            Joint::Question | Joint::Reservation => true,
            Joint::Complement => noun.is_some_and(is_claim),
            Joint::Start | Joint::Mark | Joint::Conjunction => false,
        }
    }

    /// Of how much of its things a part tells.
    fn extent(&self, tokens: &Range<usize>) -> Extent {
        let has = |list: WordList| tokens.clone().any(|at| self.read.is(at, list));
        match (has(WordList::Whole), has(WordList::Partial)) {
            (true, _) => Extent::Whole,
            (false, true) => Extent::Part,
            (false, false) => Extent::Open,
        }
    }

    /// The words of a part before its first verb that is known.
    fn subject_zone(&self, tokens: &Range<usize>) -> Range<usize> {
        let read = self.read;
        let is_verb = |at: &usize| {
            self.verbs.contains(&read.tokens[*at].start)
                || read.is(*at, WordList::Negation)
                || read.is(*at, WordList::Auxiliary)
                || read.term_at(*at).is_some_and(is_operator)
        };
        let end = tokens.clone().find(is_verb).unwrap_or(tokens.end);
        tokens.start..end
    }

    /// The words behind "by" that name who does what a passive tells: "was rejected by Chad".
    fn doer(&self, tokens: &Range<usize>) -> Option<Range<usize>> {
        let folded = |at: usize| &self.read.tokens[at].folded;
        let is_be = |at: usize| grammar().forms_of_be.contains(folded(at));
        let mut words = tokens.clone().skip_while(|at| !is_be(*at));
        let start = 1 + words.find(|at| grammar().doers.contains(folded(*at)))?;
        let is_small = |at: usize| {
            self.read.tokens[at].stems.is_empty()
                || self.read.is(at, WordList::Light)
                || self.read.is(at, WordList::Adverb)
        };
        let names = |at: &usize| self.is_agent(*at) || is_small(*at);
        let doer = start
            ..(start..tokens.end)
                .find(|at| !names(at))
                .unwrap_or(tokens.end);
        doer.clone().any(|at| self.is_agent(at)).then_some(doer)
    }

    /// Who a subject names.
    fn agents(&self, zone: &Range<usize>) -> Agents {
        let read = self.read;
        let mut agents = Agents::default();
        let mut follows_noun = false;
        for at in zone.clone() {
            let token = &read.tokens[at];
            follows_noun |= self.is_content(at) && !self.is_agent(at);
            if let Some(code) = token.party.as_ref().filter(|_| self.is_agent(at)) {
                agents.named.insert(code.clone());
                if token.is_person && !read.is(at, WordList::Light) {
                    agents.people.insert(token.folded.clone());
                }
            } else if read.is(at, WordList::Joint) {
                agents.joint = true;
            } else if read.is(at, WordList::Pronoun) {
                match self.speaker {
                    Some(Speaker::Government(code)) => {
                        agents.named.insert(code.clone());
                    }
                    Some(Speaker::Both) => agents.joint = true,
                    None => {}
                }
            } else if self.is_agent(at) && !follows_noun && !read.is(at, WordList::Light) {
                agents.named.insert(token.folded.clone());
            }
        }
        agents
    }

    /// Whether a name tells more of a thing behind it: "the Geneva agreements", "the Chadian
    /// sailors".
    fn is_part_of_noun(&self, at: usize) -> bool {
        let read = self.read;
        let is_name = |at: usize| read.tokens[at].is_name && !read.tokens[at].is_person;
        let start = (0..at).rev().find(|at| !is_name(*at));
        let follows_determiner =
            start.is_some_and(|at| grammar().determiners.contains(&read.tokens[at].folded));
        let end = (at..read.tokens.len()).find(|at| !is_name(*at));
        let is_noun = |at: usize| {
            self.is_content(at) && read.tokens[at].party.is_none() && !read.tokens[at].follows_mark
        };
        follows_determiner && end.is_some_and(is_noun)
    }

    fn is_agent(&self, at: usize) -> bool {
        let token = &self.read.tokens[at];
        (token.party.is_some() || token.is_name) && !self.is_part_of_noun(at)
            || self.read.is(at, WordList::Joint)
            || self.read.is(at, WordList::Pronoun)
    }

    /// Hangs each negation on the operator that it stands before, or gives it with the word that it
    /// denies.
    fn negations(
        &self,
        tokens: &Range<usize>,
        operators: &mut [Operator],
        at_token: &[usize],
    ) -> Vec<FreeNegation> {
        let read = self.read;
        let mut free = Vec::new();
        for at in tokens.clone() {
            let Some(term) = read.term_at(at) else {
                continue;
            };
            if !read.begins_term(at) || !term.is(WordList::Negation) || is_operator(term) {
                continue;
            }
            let words = term.start..term.end;
            let behind = at..tokens.end;
            let head = behind.skip(1).find(|next| {
                read.tokens[*next].start >= term.end
                    && (at_token.contains(next)
                        || self.is_content(*next) && read.tokens[*next].party.is_none())
            });
            let operator = head.and_then(|head| at_token.iter().position(|at| *at == head));
            let operator = operator.map(|at| given(operators, at));
            match (operator, head) {
                (Some(operator), _) => operators[operator].negations.push(words),
                (None, Some(head)) => {
                    let head = ContentWord::of(&read.tokens[head]);
                    free.extend(head.map(|head| FreeNegation { words, head }));
                }
                // Nothing stands behind it: it denies the verb before it.
                (None, None) => {
                    let before = at_token.iter().rposition(|operator| *operator < at);
                    if let Some(before) = before {
                        operators[before].negations.push(words);
                    }
                }
            }
        }
        free
    }
}

/// What is denied where a verb is: who "never gave his consent" did not consent.
fn given(operators: &[Operator], verb: usize) -> usize {
    let is_accord = |it: &Operator| it.is_of(PairKind::Accord) || it.is_of(PairKind::Commitment);
    let gives = operators[verb].term.is(WordList::Giving);
    let has_accord = operators.get(verb + 1).is_some_and(is_accord);
    verb + usize::from(gives && has_accord)
}

/// Drops light verbs before the word of their pair that counts: "reached a deadlock" is no success.
fn drop_light(operators: &mut Vec<Operator>, at_token: &mut Vec<usize>) {
    for at in (1..operators.len()).rev() {
        let [verb, noun] = &operators[at - 1..=at] else {
            continue;
        };
        if verb.term.is(WordList::Light) && verb.poles_with(noun).is_some() {
            operators.remove(at - 1);
            at_token.remove(at - 1);
        }
    }
}
