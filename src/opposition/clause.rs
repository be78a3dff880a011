//! A clause: what it affirms or denies, of what, who does it, and who says so.

use std::ops::Range;

use super::agents::Agents;
use super::content::ContentWord;
use super::operator::{Alone, Mood, Operator};
use super::outcome::Outcome;
use super::promise::Promise;
use super::words::{PairKind, WordList};

/// Of how much of its things a clause tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Extent {
    /// It does not say.
    Open,
    Part,
    /// Of all of them, or of none.
    Whole,
}

/// A free negation: of a thing, not of a word of the tables.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct FreeNegation {
    pub words: Range<usize>,
    /// What it denies.
    pub head: ContentWord,
}

/// What a clause says.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Clause {
    /// Its characters.
    pub span: Range<usize>,
    /// Its operators, behind those of the clauses that it depends on.
    pub operators: Vec<Operator>,
    /// How many of these it has from others.
    pub inherited: usize,
    /// Whether it is what another clause says: "agreed that ...".
    pub is_complement: bool,
    pub negations: Vec<FreeNegation>,
    pub content: Vec<ContentWord>,
    pub agents: Agents,
    /// Who says so, where it is not the account itself.
    pub holder: Option<Agents>,
    /// The government whose account it is.
    pub account: Option<String>,
    /// Whether nothing is claimed in it: a condition or a question.
    pub is_open: bool,
    /// The first word by which its sentence says until when: "until", "as".
    pub reservation: Option<String>,
    /// Whether its sentence says behind what: "after", "once".
    pub has_sequel: bool,
    /// Whether it tells of a part, of all or of none.
    pub extent: Extent,
    /// Whether its sentence tells of an earlier time, or of what is so now.
    pub is_of_earlier_time: bool,
    pub is_of_now: bool,
    /// What talks came to by it.
    pub outcome: Option<Outcome>,
    /// What it says of a promise.
    pub promise: Option<Promise>,
    /// The words by which it says that something is done whatever the other does, ...
    pub unconditional: Option<Range<usize>>,
    /// ... or only where something is done first.
    pub proviso: Option<Range<usize>>,
    /// Whether it says that something goes on as it is.
    pub is_steady: bool,
    /// Whether it denies for good, and not that something is so any longer.
    pub denies_flatly: bool,
    /// Whether a word of it denies, whatever words the other clause has. It is settled when the
    /// clause is whole, since it is asked of each clause that is held against it.
    pub denies_alone: bool,
}

impl Clause {
    /// The deed that it takes for granted in condemning it, or in asking for its end.
    pub(super) fn charge(&self) -> Option<Self> {
        let (first, others) = self.operators.split_first()?;
        let is_asked = first.term.is(WordList::Demand) && !first.is_negated();
        let asked = others.first().filter(|it| is_asked && !it.is_negated());
        let mut operators = others.to_vec();
        if asked.is_some_and(Operator::ends) {
            operators.remove(0);
        } else if asked.is_some_and(|it| it.stops && it.is_of(PairKind::Deed)) {
            // "Stop supplying" is one word of the tables: what is to end is that it is supplied.
            let words = operators[0].term.start..operators[0].term.end;
            operators[0].negations.push(words);
        } else if !first.blames() || first.is_negated() {
            return None;
        }
        let mut charge = Self {
            operators,
            inherited: 0,
            agents: Agents::default(),
            holder: None,
            ..self.clone()
        };
        charge.settle();
        Some(charge)
    }

    /// Settles what is asked of it often, when it is whole.
    pub(super) fn settle(&mut self) {
        let mut operators = self.operators.iter();
        self.denies_alone =
            !self.negations.is_empty() || operators.any(|it| it.alone() == Alone::Denied);
    }

    /// Whether an operator is what a deed right before it is done to: "resume the talks on cod".
    pub(super) fn is_object_of_deed(&self, operator: &Operator) -> bool {
        let mut before = self.operators.iter().filter(|it| it.is_of(PairKind::Deed));
        operator.mood() == Some(Mood::Talk)
            && before.any(|deed| self.is_right_before(deed, operator))
    }

    /// Whether an operator stands before another, and nothing that the clause is about between them.
    pub(super) fn is_right_before(&self, first: &Operator, second: &Operator) -> bool {
        let between = first.term.end..second.term.start;
        between.start <= between.end && !self.content.iter().any(|it| between.contains(&it.start))
    }

    /// Whether it says that something is not so, or will not be done.
    pub(super) fn denies(&self) -> bool {
        let denies = |it: &Operator| it.is_negated() || it.alone() == Alone::Denied;
        !self.negations.is_empty() || self.operators.iter().any(denies)
    }

    /// Whether it is against what it is about, or finds it bad.
    pub(super) fn is_against(&self) -> bool {
        let judges = |it: &&Operator| it.is_of(PairKind::Stance) || it.is_of(PairKind::Judgement);
        let mut own = self.operators.iter().filter(judges);
        own.any(|it| it.denies() != it.is_negated())
    }

    /// What it is about, meetings too where it says what came of one.
    pub(super) fn subject_matter(&self) -> Vec<ContentWord> {
        let of_outcome = self.outcome.iter().flat_map(Outcome::object);
        self.content.iter().chain(of_outcome).cloned().collect()
    }

    /// Whether its account says so itself, or has its own side or all say it.
    pub(super) fn is_held_by_account(&self) -> bool {
        self.holder.as_ref().is_none_or(|holder| {
            let own = self.account.as_ref();
            holder.joint
                || holder.named.is_empty()
                || own.is_some_and(|own| holder.named.contains(own))
        })
    }

    /// Whether a word of it asks for something, or says what will be.
    pub(super) fn takes_stand(&self) -> bool {
        self.has(Mood::Demand) || self.has(Mood::Future)
    }

    /// Whether a word of it gives it a mood.
    pub(super) fn has(&self, mood: Mood) -> bool {
        let mut moods = self.operators.iter().map(Operator::mood);
        moods.any(|it| it == Some(mood))
    }

    /// All of it, with the words that it depends on.
    pub(super) fn whole(&self) -> Range<usize> {
        let first = self.operators.iter().map(|it| it.term.start).min();
        first.unwrap_or(self.span.start).min(self.span.start)..self.span.end
    }

    /// Adds a part that belongs to it.
    pub(super) fn take_in(&mut self, part: Self) {
        self.span.end = part.span.end;
        match &mut self.outcome {
            Some(outcome) => outcome.extend(&part.content),
            None => self.outcome = part.outcome,
        }
        // "Neither signed nor initialled" is denied once.
        for operator in part.operators {
            if self
                .operators
                .iter()
                .all(|own| own.poles_with(&operator).is_none())
            {
                self.operators.push(operator);
            }
        }
        self.negations.extend(part.negations);
        self.content.extend(part.content);
        self.is_open |= part.is_open;
    }

    /// Makes it what another clause says, promises or denies.
    pub(super) fn depend_on(&mut self, holder: &Self) {
        let mut operators = holder.operators.clone();
        self.inherited = operators.len();
        operators.append(&mut self.operators);
        self.operators = operators;
        self.is_complement = true;
        self.holder = Some(holder.agents.clone());
        self.is_open |= holder.is_open;
    }
}
