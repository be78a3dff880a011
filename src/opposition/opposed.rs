//! The ways in which two clauses say opposite things, say the same, or take different stands.

use std::ops::Range;

use super::agents::meet;
use super::clause::{Clause, Extent};
use super::contrast::Contrast;
use super::operator::{Alone, Mood, Operator};
use super::same::{MIN_COVERED, moods, same_agents, same_holder, same_mood, same_part, same_thing};
use super::words::PairKind;

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

/// Whether two clauses say one thing in opposite words, whoever says it: "did not agree to close
/// it", "it stays open".
pub(super) fn agreed(a: &Clause, b: &Clause) -> bool {
    let outcomes = a.outcome.as_ref().zip(b.outcome.as_ref());
    let is_told_twice = outcomes.is_some_and(|(own, other)| own.is_same_talk(other));
    let is_even = || Contrast::of(a, b).is_some_and(|contrast| !contrast.is_odd);
    !a.is_open && !b.is_open && (is_told_twice || same_thing(a, b).is_some() && is_even())
}

/// Whether one clause asks for what will not be so by the other: "the ban has to be lifted", "the
/// ban will stay". Neither is denied by it, but each is another stand.
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

/// Whether one tells of a part of its things, and the other not of all or none: "most have left", "a
/// few have not".
fn are_of_parts(a: &Clause, b: &Clause) -> bool {
    let extents = [a.extent, b.extent];
    extents.contains(&Extent::Part) && !extents.contains(&Extent::Whole)
}

/// Whether one tells of what was so before, and the other of what is so now, or so no more.
fn are_of_two_times(a: &Clause, b: &Clause) -> bool {
    let follows = |earlier: &Clause, later: &Clause| {
        earlier.is_of_earlier_time && !later.is_of_earlier_time && later.is_of_now
    };
    follows(a, b) || follows(b, a)
}

/// Two clauses that have words of opposite meaning for one thing.
fn opposed_in_words(a: &Clause, b: &Clause) -> Option<Opposition> {
    if a.is_open || b.is_open || is_only_later(a, b) || !may_differ(a, b) || only_talk(a, b) {
        return None;
    }
    if only_views(a, b) || only_views(b, a) || are_of_parts(a, b) || are_of_two_times(a, b) {
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

/// Whether one denies a change, and the other says that the thing stays what it was: "did not agree
/// to raise the price", "the price will remain".
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

/// Whether one denies an agreement on a thing, and the other says what both think of it: "no
/// agreement was reached on the dam", "agreed that the dam is useful".
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
    let differ = |own: &Operator| {
        let mut others = b.operators.iter();
        others.any(|other| {
            own.poles_with(other)
                .is_some_and(|(own, other)| own != other)
        })
    };
    a.denies_alone || b.denies_alone || a.operators.iter().any(differ)
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

/// Two clauses of which one denies the deed that the other takes for granted: "condemned the
/// delivery of mines", "denied any delivery of mines".
fn opposed_to_charge(a: &Clause, b: &Clause) -> Option<Opposition> {
    let is_denied = |clause: &Clause| {
        let mut operators = clause.operators.iter();
        clause.denies_alone
            && operators.any(|it| it.alone() == Alone::Denied && it.is_of(PairKind::Claim))
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

/// Two clauses of which each lays one thing on another of the two sides: "Chad fired first", "Niger
/// fired first".
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

/// Two clauses of which one says that something is done whatever the other does, and one that it is
/// done only where something else is.
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
