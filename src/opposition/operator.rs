//! The words of a clause that affirm or deny what it is about, or say in which mood it is.

use std::ops::Range;

use super::words::{PairKind, Term, WordList, is_converse, kind};

/// The mood of a clause: a demand is no fact, and a promise no deed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mood {
    Fact,
    /// Promised, planned, possible: yet to come.
    Future,
    Demand,
    Wish,
    Talk,
}

/// What an operator says of its object where the other clause has none like it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Alone {
    /// Nothing that changes it.
    Ignored,
    /// A deed that leaves it as it is, or (false) takes it away.
    Deed(bool),
    /// That it is not so, or will not be done.
    Denied,
    /// It cannot be told.
    Unclear,
}

/// A word of the tables in a clause, with what negates it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Operator {
    pub term: Term,
    /// The words that negate it.
    pub negations: Vec<Range<usize>>,
    /// Whether a deed follows it: "agreed to lift".
    pub is_of_deed: bool,
    /// Whether it begins with a word that ends what the rest of it names: "stop supplying".
    pub stops: bool,
}

impl Operator {
    pub(crate) fn new(term: &Term, is_of_deed: bool) -> Self {
        Self {
            term: term.clone(),
            negations: Vec::new(),
            is_of_deed,
            stops: false,
        }
    }

    pub(crate) fn is_negated(&self) -> bool {
        self.negations.len() % 2 == 1
    }

    /// Whether it and another operator affirm, by the first pair that they have in common, or as
    /// two words that ask, hope or tell of talk.
    pub(crate) fn poles_with(&self, other: &Self) -> Option<(bool, bool)> {
        Some(self.common_with(other)?.1)
    }

    /// In place of a pair: both ask, hope or tell of talk.
    pub(crate) const ALIKE: usize = usize::MAX;

    /// The first pair that it and another operator have in common, or [`ALIKE`](Self::ALIKE), and
    /// whether they affirm.
    pub(crate) fn common_with(&self, other: &Self) -> Option<(usize, (bool, bool))> {
        let mut pairs = self.term.poles();
        let common = pairs.find_map(|(pair, own)| {
            let mut poles = other.term.poles();
            let (_, others) = poles.find(|(others, _)| *others == pair)?;
            Some((pair, (own, others)))
        });
        let both = |list: &WordList| self.term.is(*list) && other.term.is(*list);
        let alike = || {
            let are_alike = [WordList::Wish, WordList::Talk].iter().any(both);
            let asks = self.asks() && other.asks();
            let poles = (!self.dissuades(), !other.dissuades());
            (are_alike || asks).then_some((Self::ALIKE, poles))
        };
        let (pair, (own, others)) = common.or_else(alike)?;
        Some((
            pair,
            (own != self.is_negated(), others != other.is_negated()),
        ))
    }

    /// The mood that it gives a clause.
    pub(crate) fn mood(&self) -> Option<Mood> {
        let is = |list| self.term.is(list);
        let commits = |(pair, _): (usize, bool)| {
            matches!(kind(pair), PairKind::Commitment | PairKind::Accord)
        };
        let talks = |(pair, _): (usize, bool)| kind(pair) == PairKind::Talk;
        if self.asks() {
            Some(Mood::Demand)
        } else if is(WordList::Talk) || self.term.poles().any(talks) {
            Some(Mood::Talk)
        } else if is(WordList::Wish) {
            Some(Mood::Wish)
        } else if is(WordList::Future) || self.term.poles().any(commits) {
            Some(Mood::Future)
        } else {
            None
        }
    }

    /// What it says where the other clause has no word of its pairs.
    pub(crate) fn alone(&self) -> Alone {
        if self.term.is(WordList::Denial) || self.dissuades() {
            return if self.is_negated() {
                Alone::Ignored
            } else {
                Alone::Denied
            };
        }
        let Some((pair, affirms)) = self.term.poles().next() else {
            let is_asked = self.asks() || self.term.is(WordList::Wish);
            return if self.is_negated() && is_asked {
                Alone::Unclear
            } else {
                Alone::Ignored
            };
        };
        let affirms = affirms != self.is_negated();
        let kind = match self.is_of(PairKind::Accord) {
            true => PairKind::Accord,
            false => kind(pair),
        };
        match (kind, affirms) {
            (PairKind::Deed | PairKind::Judgement, affirms) => Alone::Deed(affirms),
            (PairKind::Stance, _) | (PairKind::Talk, false) => Alone::Unclear,
            // That a thing was not agreed on says nothing of the thing itself.
            (PairKind::Accord, false) if !self.is_of_deed => Alone::Unclear,
            (PairKind::Commitment | PairKind::Accord | PairKind::Claim, false) => Alone::Denied,
            (PairKind::Commitment | PairKind::Accord | PairKind::Claim | PairKind::Talk, true)
            | (PairKind::Quantity, _) => Alone::Ignored,
        }
    }

    /// Whether it takes its object away, or is against it.
    pub(crate) fn denies(&self) -> bool {
        let takes_away = |(_, affirms): (usize, bool)| !affirms;
        self.term.is(WordList::Denial) || self.dissuades() || self.term.poles().any(takes_away)
    }

    /// Whether it asks for its object, or that it be not done.
    fn asks(&self) -> bool {
        self.term.is(WordList::Demand) || self.dissuades()
    }

    /// Whether it asks that its object be not done: "warned against".
    fn dissuades(&self) -> bool {
        self.term.is(WordList::Dissuasion)
    }

    /// Whether it is of a kind of pair.
    pub(crate) fn is_of(&self, of: PairKind) -> bool {
        self.term.poles().any(|(pair, _)| kind(pair) == of)
    }

    /// Whether it and another are of one pair whose deed the object may tell as its own.
    pub(crate) fn is_converse_of(&self, other: &Self) -> bool {
        let mut pairs = self.term.poles().map(|(pair, _)| pair);
        pairs.any(|pair| is_converse(pair) && other.term.poles().any(|(it, _)| it == pair))
    }

    /// Whether it says that something goes on.
    pub(crate) fn goes_on(&self) -> bool {
        self.term.is(WordList::Steady) && !self.is_negated()
    }

    /// Whether it blames somebody for its object.
    pub(crate) fn blames(&self) -> bool {
        self.is_of(PairKind::Stance) && self.term.is(WordList::Charge)
    }

    /// Whether it lays its object on who does it, and on nobody else.
    pub(crate) fn lays_blame(&self) -> bool {
        self.term.is(WordList::Blame) && !self.is_negated()
    }

    /// Whether it ends its object.
    pub(crate) fn ends(&self) -> bool {
        self.term.is(WordList::End)
    }

    /// Its words and those that negate it.
    pub(crate) fn words(&self) -> impl Iterator<Item = Range<usize>> {
        let own = self.term.start..self.term.end;
        self.negations.iter().cloned().chain([own])
    }
}
