//! How the operators of two clauses stand to each other: by which words they differ, and whether
//! one more is turned round than an even number.

use std::ops::Range;

use super::clause::{Clause, FreeNegation};
use super::content::ContentWord;
use super::operator::{Alone, Operator};
use super::words::{PairKind, kind};

/// How the operators of two clauses stand to each other.
pub(super) struct Contrast {
    /// Whether they differ an odd number of times.
    pub is_odd: bool,
    pub words: [Vec<Range<usize>>; 2],
    /// Whether a clause has an operator alone by which it denies.
    pub denies: bool,
    /// Whether they differ by what somebody binds himself to.
    pub commits: bool,
    /// Whether they differ by what somebody thinks or stands for.
    pub is_of_opinion: bool,
    /// Whether they differ by a deed whose object may tell it as a deed of its own.
    pub is_converse: bool,
    /// Whether one says that something goes on.
    pub goes_on: [bool; 2],
}

impl Contrast {
    pub(super) fn of(a: &Clause, b: &Clause) -> Option<Self> {
        let mut contrast = Self {
            is_odd: false,
            words: [Vec::new(), Vec::new()],
            denies: false,
            commits: false,
            is_of_opinion: false,
            is_converse: false,
            goes_on: [false, false],
        };
        let answers = answers(a, b);
        let mut alone: [Vec<&Operator>; 2] = [Vec::new(), Vec::new()];
        for (own, answer) in a.operators.iter().zip(&answers) {
            let Some(Answer { at, kind, poles }) = *answer else {
                alone[0].push(own);
                continue;
            };
            let other = &b.operators[at];
            if poles.0 != poles.1 {
                if !has_same_object((a, own), (b, other)) {
                    return None;
                }
                contrast.differs(own.words(), other.words());
                contrast.is_converse |= own.is_converse_of(other);
                contrast.goes_on[0] |= own.goes_on();
                contrast.goes_on[1] |= other.goes_on();
                contrast.is_of_opinion |=
                    matches!(kind, Some(PairKind::Judgement | PairKind::Stance));
                contrast.commits |= kind == Some(PairKind::Commitment);
            }
        }
        let is_answered = |at: usize| answers.iter().flatten().any(|answer| answer.at == at);
        let others = b.operators.iter().enumerate();
        alone[1].extend(others.filter(|(at, _)| !is_answered(*at)).map(|(_, it)| it));
        for (side, operators) in alone.iter().enumerate() {
            for operator in operators {
                let (own, other) = if side == 0 { (a, b) } else { (b, a) };
                if operator.alone() == Alone::Denied && !acts_on_shared(own, operator, other) {
                    return None;
                }
                contrast.take_alone(side, operator)?;
            }
        }
        deeds_alone(&alone)?;
        contrast.free([a, b])?;
        contrast.has_reason().then_some(contrast)
    }

    fn has_reason(&self) -> bool {
        self.words.iter().any(|words| !words.is_empty())
    }

    fn differs(
        &mut self,
        own: impl Iterator<Item = Range<usize>>,
        other: impl Iterator<Item = Range<usize>>,
    ) {
        self.is_odd = !self.is_odd;
        self.words[0].extend(own);
        self.words[1].extend(other);
    }

    /// An operator that the other clause has none like; `None` where nothing can be told then.
    fn take_alone(&mut self, side: usize, operator: &Operator) -> Option<()> {
        match operator.alone() {
            Alone::Unclear => return None,
            Alone::Denied => {
                self.is_odd = !self.is_odd;
                self.denies = true;
                self.words[side].extend(operator.words());
            }
            Alone::Ignored | Alone::Deed(_) => {}
        }
        Some(())
    }

    /// Negations of a thing that the other clause has too. `None` where the other denies a thing of
    /// its own, in words that may mean the same: "does not seek a war", "has no intention of a
    /// war".
    fn free(&mut self, clauses: [&Clause; 2]) -> Option<()> {
        let mut denies_own = false;
        for side in 0..2 {
            let other = clauses[1 - side];
            let is_shared = |negation: &&FreeNegation| negation.head.in_words(&other.content) > 0.0;
            let (shared, own): (Vec<_>, Vec<_>) =
                clauses[side].negations.iter().partition(is_shared);
            denies_own |= !own.is_empty();
            for negation in shared {
                self.is_odd = !self.is_odd;
                self.denies = true;
                self.words[side].push(negation.words.clone());
            }
        }
        (!self.denies || !denies_own).then_some(())
    }
}

/// The operator of another clause that is held against one.
#[derive(Clone, Copy)]
struct Answer {
    at: usize,
    /// The kind of the pair that they have in common.
    kind: Option<PairKind>,
    /// Whether they affirm.
    poles: (bool, bool),
}

/// For each operator of a clause, the one of another clause that is held against it. What two have in
/// common by an earlier pair of the table goes before, and of these two on one side of it: of what was
/// "imposed and is now lifted", that it is lifted.
fn answers(a: &Clause, b: &Clause) -> Vec<Option<Answer>> {
    let both = a.operators.iter().enumerate().flat_map(|(at, own)| {
        let others = b.operators.iter().enumerate();
        others.filter_map(move |(answer, other)| {
            let (pair, poles) = own.common_with(other)?;
            Some(((pair, poles.0 != poles.1), at, answer, poles))
        })
    });
    let mut both: Vec<_> = both.collect();
    both.sort_unstable();
    let mut answers = vec![None; a.operators.len()];
    let mut taken = vec![false; b.operators.len()];
    for ((pair, _), at, answer, poles) in both {
        if answers[at].is_none() && !taken[answer] {
            answers[at] = Some(Answer {
                at: answer,
                kind: (pair != Operator::ALIKE).then(|| kind(pair)),
                poles,
            });
            taken[answer] = true;
        }
    }
    answers
}

/// Deeds of which the other clause has none: whether the two are opposed by the rest can be
/// told only where they leave the object as it is.
fn deeds_alone(alone: &[Vec<&Operator>; 2]) -> Option<()> {
    let mut all = alone.iter().flatten();
    all.all(|it| it.alone() != Alone::Deed(false)).then_some(())
}

/// Whether what two operators act on first is what the other clause is about too.
fn has_same_object((a, own): (&Clause, &Operator), (b, other): (&Clause, &Operator)) -> bool {
    let deeds = deed_behind(a, own).zip(deed_behind(b, other));
    let act_on_others = deeds.is_some_and(|(own, other)| own.poles_with(other).is_none());
    !act_on_others && acts_on_shared(a, own, b) && acts_on_shared(b, other, a)
}

/// The deed right behind an operator, which acts on it first: "stopped the strikes on".
fn deed_behind<'c>(clause: &'c Clause, operator: &Operator) -> Option<&'c Operator> {
    let mut behind = clause.operators.iter();
    let deed = behind.find(|it| it.term.start >= operator.term.end)?;
    (deed.is_of(PairKind::Deed) && clause.is_right_before(operator, deed)).then_some(deed)
}

/// Whether what an operator acts on first is what another clause is about too.
fn acts_on_shared(clause: &Clause, operator: &Operator, other: &Clause) -> bool {
    // What the other does need not name who does it once more.
    let is_object = |it: &&ContentWord| !it.is_date && !other.agents.named.contains(&it.stem);
    let things = || {
        clause
            .content
            .iter()
            .filter(|it| is_object(it) && !it.is_measure)
    };
    let mut content = clause.content.iter().filter(is_object);
    let object = match content.find(|it| it.start >= operator.term.end) {
        // "Imports rose by 25 percent this year" says how much, and before it of what.
        Some(behind) if behind.is_measure => things().rfind(|it| it.start < operator.term.start),
        Some(behind) => Some(behind),
        None => things().next_back(),
    };
    object.is_none_or(|object| object.in_words(&other.content) > 0.0)
}
