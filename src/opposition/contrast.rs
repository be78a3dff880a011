//! Whether two clauses say opposite things.

use std::borrow::Cow;
use std::ops::Range;

use super::agents::{Agents, meet};
use super::clause::{Clause, FreeNegation};
use super::content::{ContentWord, covered, each_has_its_own, name_others, undated};
use super::operator::{Alone, Mood, Operator};
use super::words::PairKind;

/// The clause with less content must have at least this share of it in common with the other.
const MIN_COVERED: f64 = 0.6;

/// The other clause must have at least this share.
const MIN_COVERED_OF_LONGER: f64 = 0.45;

/// The same where what is compared is what was promised, or done under a condition: a name may stand in
/// one alone.
const MIN_COVERED_OF_PART: f64 = 0.3;

/// Two clauses of different accounts that say opposite things.
#[derive(Debug, Clone, PartialEq)]
pub struct Opposition {
    /// The clauses, as characters of their sentences.
    pub clauses: [Range<usize>; 2],
    /// The words of each by which they are opposed.
    pub words: [Vec<Range<usize>>; 2],
    /// The share of what they are about that both have, 0 to 1.
    pub shared: f64,
}

/// Two clauses that say opposite things of one thing.
pub(super) fn opposed(a: &Clause, b: &Clause) -> Option<Opposition> {
    opposed_in_words(a, b)
        .or_else(|| opposed_in_outcome(a, b))
        .or_else(|| opposed_to_charge(a, b))
        .or_else(|| opposed_in_blame(a, b))
        .or_else(|| opposed_in_promise(a, b))
        .or_else(|| opposed_in_condition(a, b))
}

/// Whether two clauses say one thing in opposite words, whoever says it: "did not agree to close it", "it
/// stays open".
pub(super) fn agreed(a: &Clause, b: &Clause) -> bool {
    let outcomes = a.outcome.as_ref().zip(b.outcome.as_ref());
    let is_told_twice = outcomes.is_some_and(|(own, other)| own.is_same_talk(other));
    let is_even = || Contrast::of(a, b).is_some_and(|contrast| !contrast.is_odd);
    !a.is_open && !b.is_open && (is_told_twice || same_thing(a, b).is_some() && is_even())
}

/// Whether one clause asks for what will not be so by the other: "the ban has to be lifted", "the ban will
/// stay". Neither is denied by it, but each is another stand.
pub(super) fn stand_apart(a: &Clause, b: &Clause) -> bool {
    let is_apart = |contrast: &Contrast| {
        let moods = moods(a, b, contrast);
        let asks = [moods, (moods.1, moods.0)].contains(&(Mood::Demand, Mood::Future));
        asks && contrast.is_odd && same_agents(a, b, contrast) && same_holder(a, b, contrast)
    };
    let may_ask = |a: &Clause, b: &Clause| a.has(Mood::Demand) && b.has(Mood::Future);
    !a.is_open
        && !b.is_open
        && (may_ask(a, b) || may_ask(b, a))
        && may_differ(a, b)
        && same_thing(a, b).is_some()
        && Contrast::of(a, b).is_some_and(|contrast| is_apart(&contrast))
}

/// Two clauses of which one takes a promise for granted that the other says was not given: "has not
/// honoured its commitment to", "never undertook to".
fn opposed_in_promise(a: &Clause, b: &Clause) -> Option<Opposition> {
    let (own, other) = (a.promise.as_ref()?, b.promise.as_ref()?);
    let is_claimed = |clause: &Clause| !clause.is_open && clause.is_held_by_account();
    let fits = own.is_denied != other.is_denied && is_claimed(a) && is_claimed(b);
    let shared = fits.then(|| same_part((a, &own.content), (b, &other.content)))??;
    meet(&a.agents, &b.agents).then(|| Opposition {
        clauses: [a.whole(), b.whole()],
        words: [own.words.clone(), other.words.clone()],
        shared,
    })
}

/// Two clauses of which one says that something is done whatever the other does, and one that it is done
/// only where something else is.
fn opposed_in_condition(a: &Clause, b: &Clause) -> Option<Opposition> {
    let words = match (&a.unconditional, &b.unconditional) {
        (Some(free), None) => [free.clone(), b.proviso.clone()?],
        (None, Some(free)) => [a.proviso.clone()?, free.clone()],
        _ => return None,
    };
    let is_bound = [a.unconditional.is_none(), b.unconditional.is_none()];
    // What is asked for is a stand of each.
    let is_claimed = |clause: &Clause, is_bound: bool| {
        let mut moods = clause.operators.iter().map(Operator::mood);
        moods.all(|mood| matches!(mood, None | Some(Mood::Future)))
            && (is_bound || !clause.is_open)
            && clause.is_held_by_account()
    };
    let before = |clause: &Clause, words: &Range<usize>, is_bound: bool| match is_bound {
        true => clause.span.start..words.start,
        false => clause.span.clone(),
    };
    let parts = [
        before(a, &words[0], is_bound[0]),
        before(b, &words[1], is_bound[1]),
    ];
    let fits = is_claimed(a, is_bound[0]) && is_claimed(b, is_bound[1]);
    let shared = fits.then(|| same_part((a, &parts[0]), (b, &parts[1])))??;
    meet(&a.agents, &b.agents).then(|| Opposition {
        clauses: [a.whole(), b.whole()],
        words: words.map(|words| vec![words]),
        shared,
    })
}

/// How much parts of two clauses are about the same thing, where that is enough, and where nothing in
/// them is denied or turned round.
fn same_part(
    (a, part_a): (&Clause, &Range<usize>),
    (b, part_b): (&Clause, &Range<usize>),
) -> Option<f64> {
    let content = |clause: &Clause, part: &Range<usize>| -> Vec<ContentWord> {
        let words = clause.content.iter();
        let words = words.filter(|word| part.contains(&word.start) && !word.is_date);
        words.cloned().collect()
    };
    let operators = |clause: &Clause, part: &Range<usize>| -> Vec<Operator> {
        let own = clause.operators.iter();
        own.filter(|it| part.contains(&it.term.start))
            .cloned()
            .collect()
    };
    let (own, other) = (content(a, part_a), content(b, part_b));
    let (acts, others) = (operators(a, part_a), operators(b, part_b));
    let denies = |clause: &Clause, part: &Range<usize>| {
        let mut negations = clause.negations.iter();
        negations.any(|it| part.contains(&it.words.start))
    };
    let is_turned = acts.iter().chain(&others).any(Operator::is_negated)
        || acts.iter().any(|own| {
            let mut poles = others.iter().filter_map(|other| own.poles_with(other));
            poles.any(|(own, other)| own != other)
        });
    if is_turned
        || denies(a, part_a)
        || denies(b, part_b)
        || name_others(&own, &other)
        || each_has_its_own(&own, &other)
    {
        return None;
    }
    let there = covered(&own, &other);
    let back = covered(&other, &own);
    let enough = there.max(back) >= MIN_COVERED && there.min(back) >= MIN_COVERED_OF_PART;
    enough.then_some((there + back) / 2.0)
}

/// Two clauses of which each lays one thing on another of the two sides: "Chad fired first", "Niger fired
/// first".
fn opposed_in_blame(a: &Clause, b: &Clause) -> Option<Opposition> {
    let blames = |clause: &Clause| -> Option<Operator> {
        let mut operators = clause.operators.iter();
        operators.find(|it| it.lays_blame()).cloned()
    };
    let (own, other) = (blames(a)?, blames(b)?);
    let is_side = |code: &String| [&a.account, &b.account].contains(&&Some(code.clone()));
    let is_claimed = |clause: &Clause| {
        let agents = &clause.agents;
        let is_fact = clause.operators.iter().all(|it| it.mood().is_none());
        let names_side =
            !agents.joint && !agents.named.is_empty() && agents.named.iter().all(is_side);
        is_fact && names_side && !clause.is_open && !clause.denies() && clause.is_held_by_account()
    };
    let is_other = a.agents.named.is_disjoint(&b.agents.named);
    let shared = match a.content.is_empty() && b.content.is_empty() {
        true => MIN_COVERED,
        false => same_thing(a, b)?,
    };
    (is_claimed(a) && is_claimed(b) && is_other).then(|| Opposition {
        clauses: [a.whole(), b.whole()],
        words: [own.words().collect(), other.words().collect()],
        shared,
    })
}

/// Two clauses of which one denies the deed that the other takes for granted: "condemned the delivery of
/// mines", "denied any delivery of mines".
fn opposed_to_charge(a: &Clause, b: &Clause) -> Option<Opposition> {
    let is_denied = |clause: &Clause| {
        let mut operators = clause.operators.iter();
        operators.any(|it| it.alone() == Alone::Denied && it.is_of(PairKind::Claim))
            || clause.denies_flatly
                && clause.denies()
                && clause.operators.iter().all(|it| it.mood().is_none())
    };
    if is_denied(b) {
        opposed_in_words(&a.charge()?, b)
    } else if is_denied(a) {
        opposed_in_words(a, &b.charge()?)
    } else {
        None
    }
}

/// Two clauses of which one denies the outcome that the other tells.
fn opposed_in_outcome(a: &Clause, b: &Clause) -> Option<Opposition> {
    let (own, other) = (a.outcome.as_ref()?, b.outcome.as_ref()?);
    let is_claimed = |clause: &Clause| !clause.is_open && clause.is_held_by_account();
    let shared = own.opposed(other)?;
    (is_claimed(a) && is_claimed(b)).then(|| Opposition {
        clauses: [a.whole(), b.whole()],
        words: [own.words.clone(), other.words.clone()],
        shared,
    })
}

/// Two clauses that have words of opposite meaning for one thing.
fn opposed_in_words(a: &Clause, b: &Clause) -> Option<Opposition> {
    if a.is_open || b.is_open || is_only_later(a, b) || !may_differ(a, b) || only_talk(a, b) {
        return None;
    }
    if only_views(a, b) || only_views(b, a) {
        return None;
    }
    let shared = same_thing(a, b)?;
    let contrast = Contrast::of(a, b)?;
    let fits = contrast.is_odd
        && same_mood(a, b, &contrast)
        && same_agents(a, b, &contrast)
        && same_holder(a, b, &contrast)
        && !leaves_as_it_is(a, b, &contrast);
    fits.then(|| Opposition {
        clauses: [a.whole(), b.whole()],
        words: contrast.words,
        shared,
    })
}

/// Whether one denies a change, and the other says that the thing stays what it was: "did not agree to
/// raise the price", "the price will remain".
fn leaves_as_it_is(a: &Clause, b: &Clause, contrast: &Contrast) -> bool {
    let has_deed = |clause: &Clause, other: &Clause| {
        let mut deeds = clause
            .operators
            .iter()
            .filter(|it| it.is_of(PairKind::Deed));
        clause.denies()
            && other.is_steady
            && deeds.any(|deed| {
                other
                    .operators
                    .iter()
                    .all(|it| deed.poles_with(it).is_none())
            })
    };
    contrast.denies && (has_deed(a, b) || has_deed(b, a))
}

/// Whether one tells that only talk of a thing was agreed on, which the other does not deny.
fn only_talk(a: &Clause, b: &Clause) -> bool {
    let both = a.outcome.as_ref().zip(b.outcome.as_ref());
    both.is_some_and(|(own, other)| {
        own.is_denied() && own.leaves_talk_of(other)
            || other.is_denied() && other.leaves_talk_of(own)
    })
}

/// Whether one denies an agreement on a thing, and the other says what both think of it: "no agreement was
/// reached on the dam", "agreed that the dam is useful".
fn only_views(denying: &Clause, telling: &Clause) -> bool {
    let (_, own) = denying.operators.split_at(denying.inherited);
    let (held_by, said) = telling.operators.split_at(telling.inherited);
    let is_accord = |it: &&Operator| it.is_of(PairKind::Accord);
    own.iter().filter(is_accord).any(Operator::is_negated)
        && held_by.iter().filter(is_accord).any(|it| !it.is_negated())
        && said.iter().all(|it| it.mood().is_none())
}

/// Whether one denies until something comes, and the other says what comes then: "not before the
/// inspection", "after the inspection". "Not before May" and "before May" are no such two.
fn is_only_later(a: &Clause, b: &Clause) -> bool {
    let waits = |clause: &Clause| clause.reservation.is_some() && clause.denies();
    let follows = |clause: &Clause, other: &Clause| {
        let is_other = clause.reservation != other.reservation;
        clause.has_sequel || clause.reservation.is_some() && is_other
    };
    waits(a) && follows(b, a) || waits(b) && follows(a, b)
}

/// Whether two clauses have any word by which they could be opposed. Most have none, and what they
/// are about need not be compared.
fn may_differ(a: &Clause, b: &Clause) -> bool {
    let denies = |clause: &Clause| {
        !clause.negations.is_empty()
            || clause
                .operators
                .iter()
                .any(|it| it.alone() == Alone::Denied)
    };
    let differ = |own: &Operator| {
        let mut others = b.operators.iter();
        others.any(|other| {
            own.poles_with(other)
                .is_some_and(|(own, other)| own != other)
        })
    };
    denies(a) || denies(b) || a.operators.iter().any(differ)
}

/// How much two clauses are about the same thing, where that is enough.
fn same_thing(a: &Clause, b: &Clause) -> Option<f64> {
    let (own, other) = (&a.content, &b.content);
    if name_others(own, other) {
        return None;
    }
    // A day that one of them gives is no other thing.
    let [own, other] = match [own, other].map(|it| it.iter().any(|word| word.is_date)) {
        [true, true] | [false, false] => [own, other].map(|it| Cow::from(it.as_slice())),
        _ => [own, other].map(|it| undated(it)),
    };
    if each_has_its_own(&own, &other) {
        return None;
    }
    if own.is_empty() && other.is_empty() {
        return share_deed(a, b).then_some(MIN_COVERED);
    }
    let there = covered(&own, &other);
    let back = covered(&other, &own);
    let enough = there.max(back) >= MIN_COVERED && there.min(back) >= MIN_COVERED_OF_LONGER;
    enough.then_some((there + back) / 2.0)
}

/// Whether two clauses that name no thing tell of the same deed: a plan to attack.
fn share_deed(a: &Clause, b: &Clause) -> bool {
    a.operators.iter().any(|own| {
        let mut others = b.operators.iter();
        others.any(|other| {
            own.poles_with(other)
                .is_some_and(|(own, other)| own == other)
        })
    })
}

/// How the operators of two clauses stand to each other.
struct Contrast {
    /// Whether they differ an odd number of times.
    is_odd: bool,
    words: [Vec<Range<usize>>; 2],
    /// Whether a clause has an operator alone by which it denies.
    denies: bool,
    /// Whether they differ by what somebody thinks or stands for.
    is_of_opinion: bool,
    /// Whether they differ by a deed whose object may tell it as a deed of its own.
    is_converse: bool,
    /// Whether one says that something goes on.
    goes_on: [bool; 2],
}

impl Contrast {
    fn of(a: &Clause, b: &Clause) -> Option<Self> {
        let mut contrast = Self {
            is_odd: false,
            words: [Vec::new(), Vec::new()],
            denies: false,
            is_of_opinion: false,
            is_converse: false,
            goes_on: [false, false],
        };
        let mut answered = vec![false; b.operators.len()];
        let mut alone: [Vec<&Operator>; 2] = [Vec::new(), Vec::new()];
        for own in &a.operators {
            let mut others = b.operators.iter().enumerate();
            let like = others.find_map(|(at, other)| {
                let poles = own.poles_with(other).filter(|_| !answered[at])?;
                Some((at, other, poles))
            });
            match like {
                Some((at, other, poles)) => {
                    answered[at] = true;
                    if poles.0 != poles.1 {
                        if !has_same_object((a, own), (b, other)) {
                            return None;
                        }
                        contrast.differs(own.words(), other.words());
                        contrast.is_converse |= own.is_converse_of(other);
                        contrast.goes_on[0] |= own.goes_on();
                        contrast.goes_on[1] |= other.goes_on();
                        contrast.is_of_opinion |= [own, other]
                            .iter()
                            .any(|it| it.is_of(PairKind::Judgement) || it.is_of(PairKind::Stance));
                    }
                }
                None => alone[0].push(own),
            }
        }
        let others = b.operators.iter().zip(&answered);
        alone[1].extend(others.filter(|(_, answered)| !**answered).map(|(it, _)| it));
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
    /// its own, in words that may mean the same: "does not seek a war", "has no intention of a war".
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

/// Deeds of which the other clause has none: whether the two are opposed by the rest can be
/// told only where they leave the object as it is.
fn deeds_alone(alone: &[Vec<&Operator>; 2]) -> Option<()> {
    let mut all = alone.iter().flatten();
    all.all(|it| it.alone() != Alone::Deed(false)).then_some(())
}

/// Whether what two operators act on first is what the other clause is about too.
fn has_same_object((a, own): (&Clause, &Operator), (b, other): (&Clause, &Operator)) -> bool {
    acts_on_shared(a, own, b) && acts_on_shared(b, other, a)
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

/// Whether both are facts, or both promised, or both asked for. What is denied may be either a fact
/// or a promise.
fn same_mood(a: &Clause, b: &Clause, contrast: &Contrast) -> bool {
    let (left, right) = moods(a, b, contrast);
    let is_loose = |mood| matches!(mood, Mood::Fact | Mood::Future);
    // What will go on has not ended.
    let lasts = match (left, right) {
        (Mood::Future, Mood::Fact) => contrast.goes_on[0],
        (Mood::Fact, Mood::Future) => contrast.goes_on[1],
        _ => false,
    };
    left == right || lasts || contrast.denies && is_loose(left) && is_loose(right)
}

/// The moods of two clauses, but for what their opposed words say.
fn moods(a: &Clause, b: &Clause, contrast: &Contrast) -> (Mood, Mood) {
    // "Agreed to" and "rejected" are opposed themselves, and say nothing of how the rest is meant.
    let mood = |clause: &Clause, words: &[Range<usize>]| {
        let is_opposed = |it: &&Operator| words.iter().any(|range| range.start == it.term.start);
        let others = clause.operators.iter().filter(|it| !is_opposed(it));
        let mut others = others.filter(|it| !clause.is_object_of_deed(it));
        others.find_map(Operator::mood).unwrap_or(Mood::Fact)
    };
    (mood(a, &contrast.words[0]), mood(b, &contrast.words[1]))
}

/// Whether one does both. "Chile will not readmit Peru" and "Peru returns" tell of one deed.
fn same_agents(a: &Clause, b: &Clause, contrast: &Contrast) -> bool {
    let is_object = |agents: &Agents, clause: &Clause| {
        let mut content = clause.content.iter();
        content.any(|word| agents.named.contains(&word.stem))
    };
    let is_converse = || is_object(&a.agents, b) || is_object(&b.agents, a);
    meet(&a.agents, &b.agents) || contrast.is_converse && is_converse()
}

/// Whether the same side says both. Each account may put facts, and what is to come, into its own
/// leader's mouth; what a leader thinks or asks for is his own.
fn same_holder(a: &Clause, b: &Clause, contrast: &Contrast) -> bool {
    let says = |clause: &Clause| match &clause.holder {
        Some(holder) if !holder.joint && !holder.named.is_empty() => holder.clone(),
        _ => Agents {
            named: clause.account.iter().cloned().collect(),
            joint: true,
        },
    };
    let is_fact = |clause: &Clause| {
        let mut moods = clause.operators.iter().map(Operator::mood);
        moods.all(|mood| matches!(mood, None | Some(Mood::Future)))
    };
    let facts = is_fact(a) && is_fact(b) && !contrast.is_of_opinion;
    match (a.is_held_by_account(), b.is_held_by_account()) {
        (true, true) => facts || meet(&says(a), &says(b)),
        // One account reports what the other side says, and the other says it or has it said.
        (true, false) => holds(a, b),
        (false, true) => holds(b, a),
        (false, false) => meet(&says(a), &says(b)),
    }
}

/// Whether who holds a reported clause is who says the other in an account of its own.
fn holds(own: &Clause, reported: &Clause) -> bool {
    let holder = reported.holder.as_ref();
    let named = holder.map(|holder| &holder.named);
    own.account
        .as_ref()
        .zip(named)
        .is_some_and(|(code, named)| named.contains(code))
}

impl Clause {
    /// Whether its account says so itself, or has its own side or all say it.
    fn is_held_by_account(&self) -> bool {
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
    fn has(&self, mood: Mood) -> bool {
        let mut moods = self.operators.iter().map(Operator::mood);
        moods.any(|it| it == Some(mood))
    }

    /// All of it, with the words that it depends on.
    fn whole(&self) -> Range<usize> {
        let first = self.operators.iter().map(|it| it.term.start).min();
        first.unwrap_or(self.span.start).min(self.span.start)..self.span.end
    }
}
