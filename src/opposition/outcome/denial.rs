//! An outcome of talks, and whether another denies it.

use std::ops::Range;

use crate::opposition::agents::{Agents, meet};
use crate::opposition::content::{ContentWord, covered, name_others};

/// The other clause must have at least this share of what is denied.
const MIN_COVERED: f64 = 0.7;

/// The same, where what is denied is known from the sentence before only.
const MIN_COVERED_OF_CONTEXT: f64 = 0.4;

/// A word that counts must be in both, or one very like it.
const MIN_LIKENESS: f64 = 0.8;

/// What was done with a thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// It was agreed on, promised or decided.
    Agreed,
    /// It was spoken of.
    Spoken,
    /// Concern about it was expressed, or its words were used.
    Voiced,
    /// It is to happen.
    Scheduled,
}

/// What talks came to in a clause.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Outcome {
    pub(super) kind: Kind,
    pub(super) is_denied: bool,
    /// The words that say so.
    pub(crate) words: Vec<Range<usize>>,
    /// What it is about.
    pub(super) object: Vec<ContentWord>,
    /// What of the thing is agreed on or left open: its place, its terms.
    pub(super) details: Vec<ContentWord>,
    /// Words by which only talk of the thing is agreed on.
    pub(super) talk: Vec<ContentWord>,
    /// What stands around a denial that names no thing.
    pub(super) context: Vec<ContentWord>,
    /// Whether a day is left open or, where nothing is denied, given.
    pub(super) date: bool,
    /// The same of a figure.
    pub(super) amount: bool,
    /// Whether it names leaders, ministers, officials.
    pub(super) ranks: [bool; 3],
    pub(super) agents: Agents,
}

impl Outcome {
    /// What it is about.
    pub(crate) fn object(&self) -> &[ContentWord] {
        &self.object
    }

    /// Whether it denies something.
    pub(crate) fn is_denied(&self) -> bool {
        self.is_denied
    }

    /// Whether concern is told, and its clause does not say about what.
    pub(crate) fn has_no_object_yet(&self) -> bool {
        self.kind == Kind::Voiced && !self.is_denied && self.object.is_empty()
    }

    /// Whether it denies something, and its clause does not say of what.
    pub(crate) fn lacks_object(&self) -> bool {
        self.is_denied && self.object.is_empty()
    }

    /// Whether the day or the figure of something is left open.
    pub(crate) fn leaves_open(&self) -> bool {
        self.is_denied && (self.date || self.amount)
    }

    /// The same outcome, of a further thing: "discussed tariffs, and the export of magnets".
    pub(crate) fn of_more(&self, object: &[ContentWord]) -> Option<Self> {
        let is_spoken = matches!(self.kind, Kind::Spoken | Kind::Voiced);
        let is_list = is_spoken && !self.is_denied && !object.is_empty();
        is_list.then(|| Self {
            object: object.to_vec(),
            ..self.clone()
        })
    }

    /// Takes in more of what it is about.
    pub(crate) fn extend(&mut self, object: &[ContentWord]) {
        self.object.extend_from_slice(object);
    }

    /// Gives a denial that names no thing what its own sentence is about.
    pub(crate) fn find_object(&mut self, sentence: &[ContentWord]) {
        self.object = sentence.to_vec();
    }

    /// Gives it what the sentence before is about.
    pub(crate) fn find_context(&mut self, sentence: &[ContentWord]) {
        self.context = sentence.to_vec();
    }

    /// Whether it and another tell of talk of one thing.
    pub(crate) fn is_same_talk(&self, other: &Self) -> bool {
        let is_talk = |it: &Self| it.kind == Kind::Spoken && !it.is_denied;
        let all = |own: &Self, other: &Self| covered(&own.object, &other.object) >= MIN_COVERED;
        is_talk(self) && is_talk(other) && all(self, other) && all(other, self)
    }

    /// How much of what one of two outcomes denies the other tells; `None` where it does not tell
    /// it.
    pub(crate) fn opposed(&self, other: &Self) -> Option<f64> {
        let (denied, told) = match (self.is_denied, other.is_denied) {
            (true, false) => (self, other),
            (false, true) => (other, self),
            _ => return None,
        };
        let fits = meet(&denied.agents, &told.agents)
            && denied.may_be_denied(told)
            && denied.has_same_actor(told);
        denied.is_told_by(told).filter(|_| fits)
    }

    /// How much of what is denied here is told by another; `None` where that is not enough.
    fn is_told_by(&self, told: &Self) -> Option<f64> {
        let (denied, least) = match self.object.is_empty() {
            true => (&self.context, MIN_COVERED_OF_CONTEXT),
            false => (&self.object, MIN_COVERED),
        };
        // Who does it may be the subject of what is told, and what is done to him part of what is
        // denied.
        let is_agent = |word: &&ContentWord| told.agents.named.contains(&word.stem);
        let denied: Vec<ContentWord> = denied.iter().filter(|it| !is_agent(it)).cloned().collect();
        let heaviest = denied.iter().filter(|word| !word.is_number);
        let heaviest = heaviest.max_by(|a, b| a.weight().total_cmp(&b.weight()))?;
        let share = covered(&denied, &told.object);
        let has_all = share >= least && heaviest.in_words(&told.object) >= MIN_LIKENESS;
        (has_all && !name_others(&denied, &told.object)).then_some(share)
    }

    /// Whether another tells what is denied here of a thing.
    fn may_be_denied(&self, told: &Self) -> bool {
        let fits = match (self.kind, told.kind) {
            (Kind::Agreed, Kind::Agreed) | (Kind::Voiced, Kind::Voiced) => true,
            // Who expressed concern about a thing spoke of it; who spoke of it need not have.
            (Kind::Spoken, Kind::Agreed | Kind::Spoken | Kind::Voiced) => true,
            (Kind::Agreed, Kind::Scheduled) => self.date,
            _ => false,
        };
        let is_given = (told.date || !self.date) && (told.amount || !self.amount);
        let has_rank = |it: &Self| it.ranks.contains(&true);
        let ranks = self.ranks.iter().zip(&told.ranks);
        let shares_rank = ranks.into_iter().any(|(own, other)| *own && *other);
        let has = |word: &ContentWord| word.in_words(&told.object) >= MIN_LIKENESS;
        let has_details = self.details.iter().all(has);
        fits && is_given
            && has_details
            && !self.leaves_talk_of(told)
            && (shares_rank || !has_rank(self) || !has_rank(told))
    }

    /// Whether another tells that only talk of a thing was agreed on, which leaves what is denied
    /// here as it is.
    pub(crate) fn leaves_talk_of(&self, told: &Self) -> bool {
        let is_other = |word: &ContentWord| {
            word.in_words(&self.talk).max(word.in_words(&self.object)) < MIN_LIKENESS
        };
        self.kind == Kind::Agreed && told.talk.iter().any(is_other)
    }

    /// Whether who comes is who would come by what is denied: "Trump's visit to China" is none of
    /// Xi to Washington.
    fn has_same_actor(&self, told: &Self) -> bool {
        let named = self.object.iter().filter(|word| word.is_name);
        let named: Vec<&ContentWord> = named.collect();
        let comes = |who: &ContentWord| told.agents.named.contains(&who.stem);
        let is_joint = told.agents.joint || told.agents.named.is_empty();
        !self.date
            || is_joint
            || match named[..] {
                [] => true,
                // "A visit to India" says where, and not who.
                [place] => place.in_words(&told.object) >= MIN_LIKENESS,
                [who, ..] => comes(who),
            }
    }
}
