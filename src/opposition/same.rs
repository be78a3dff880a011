//! Whether two clauses are about the same thing, of the same agent and holder, and in the same
//! mood.

use std::borrow::Cow;
use std::ops::Range;

use super::agents::{Agents, meet};
use super::clause::Clause;
use super::content::{
    ContentWord, covered, each_has_its_own, name_others, undated, without_parties,
};
use super::contrast::Contrast;
use super::operator::{Mood, Operator};
use super::words::PairKind;

/// The clause with less content must have at least this share of it in common with the other.
pub(super) const MIN_COVERED: f64 = 0.6;

/// The other clause must have at least this share.
const MIN_COVERED_OF_LONGER: f64 = 0.45;

/// The same where what is compared is what was promised, or done under a condition: a name may
/// stand in one alone.
const MIN_COVERED_OF_PART: f64 = 0.3;

/// How much two clauses are about the same thing, where that is enough.
pub(super) fn same_thing(a: &Clause, b: &Clause) -> Option<f64> {
    let own = without_parties(&a.content, &b.content, &b.agents.named);
    let other = without_parties(&b.content, &a.content, &a.agents.named);
    let (own, other) = (own.as_ref(), other.as_ref());
    if name_others(own, other) {
        return None;
    }
    // A day that one of them gives is no other thing.
    let [own, other] = match [own, other].map(|it| it.iter().any(|word| word.is_date)) {
        [true, true] | [false, false] => [own, other].map(Cow::from),
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

/// How much parts of two clauses are about the same thing, where that is enough, and where nothing
/// in them is denied or turned round.
pub(super) fn same_part(
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

/// Whether both are facts, or both promised, or both asked for. What is denied, and what somebody
/// binds himself to, may be either a fact or a promise.
pub(super) fn same_mood(a: &Clause, b: &Clause, contrast: &Contrast) -> bool {
    let (left, right) = moods(a, b, contrast);
    let is_loose = |mood| matches!(mood, Mood::Fact | Mood::Future);
    // What will go on has not ended.
    let lasts = match (left, right) {
        (Mood::Future, Mood::Fact) => contrast.goes_on[0],
        (Mood::Fact, Mood::Future) => contrast.goes_on[1],
        _ => false,
    };
    left == right
        || lasts
        || (contrast.denies || contrast.commits) && is_loose(left) && is_loose(right)
}

/// The moods of two clauses, but for what their opposed words say.
pub(super) fn moods(a: &Clause, b: &Clause, contrast: &Contrast) -> (Mood, Mood) {
    // "Agreed to" and "rejected" are opposed themselves, and say nothing of how the rest is meant.
    let mood = |clause: &Clause, words: &[Range<usize>]| {
        let is_opposed = |it: &&Operator| words.iter().any(|range| range.start == it.term.start);
        // "Agreed that it is open" tells of what is so, and "agreed to open it" of what is to be.
        let (held_by, said) = clause.operators.split_at(clause.inherited);
        let is_view = |it: &&Operator| clause.is_complement && it.is_of(PairKind::Accord);
        let others = held_by.iter().filter(|it| !is_view(it)).chain(said);
        let others = others.filter(|it| !is_opposed(it));
        let mut others = others.filter(|it| !clause.is_object_of_deed(it));
        others.find_map(Operator::mood).unwrap_or(Mood::Fact)
    };
    (mood(a, &contrast.words[0]), mood(b, &contrast.words[1]))
}

/// Whether one does both. "Chile will not readmit Peru" and "Peru returns" tell of one deed.
pub(super) fn same_agents(a: &Clause, b: &Clause, contrast: &Contrast) -> bool {
    let is_object = |agents: &Agents, clause: &Clause| {
        let mut content = clause.content.iter();
        content.any(|word| agents.named.contains(&word.stem))
    };
    let is_converse = || is_object(&a.agents, b) || is_object(&b.agents, a);
    meet(&a.agents, &b.agents) || contrast.is_converse && is_converse()
}

/// Whether the same side says both. Each account may put facts, and what is to come, into its own
/// leader's mouth; what a leader thinks or asks for is his own.
pub(super) fn same_holder(a: &Clause, b: &Clause, contrast: &Contrast) -> bool {
    let says = |clause: &Clause| match &clause.holder {
        Some(holder) if !holder.joint && !holder.named.is_empty() => holder.clone(),
        _ => Agents {
            named: clause.account.iter().cloned().collect(),
            joint: true,
            ..Agents::default()
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
