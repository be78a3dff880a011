//! Whether a side has nothing of a unit.
//!
//! An account in another language may say a thing in words that the estimate does not know, so it
//! must have no topic of the unit either; of a unit without topics, hardly any of the words that
//! tell what it is about.

use crate::diverge::asked::SideSupport;
use crate::diverge::compared::Compared;
use crate::diverge::finding::Span;
use crate::unit::{UnitId, is_remark};

/// A unit is one side's alone where the other has a part of it with less than this probability.
pub(crate) const MAX_PARTLY: f64 = 0.1;

/// What matters is told with more doubt: of units that people labelled, those between the two
/// bounds were lacking at least as often as those below the first. In one language.
const MAX_PARTLY_WHERE_IT_MATTERS: f64 = 0.2;

/// From this salience on a unit matters.
const MATTERS: f64 = 0.3;

/// Across languages a unit without topics is one side's alone up to this probability, where the
/// other has no more than this share of its telling words: the estimate counts the names of those
/// who talk, which stand on both sides.
const MAX_PARTLY_ACROSS: f64 = 0.3;
const MAX_TELLING_WORDS: f64 = 0.22;

/// The same share where the probability is small.
const MAX_TELLING_WORDS_WHERE_LACKING: f64 = 0.35;

/// How far a side bears out a unit that it lacks; `None` where it may have it.
pub(crate) fn lacks(compared: &Compared<'_>, id: UnitId, side: &[usize]) -> Option<SideSupport> {
    let support = compared.support(id, side)?;
    let is_unlikely = support.partly < MAX_PARTLY
        || !support.is_across
            && support.partly < MAX_PARTLY_WHERE_IT_MATTERS
            && compared.salience(id) >= MATTERS;
    let is_lacking = match support.is_across {
        true => {
            is_unlikely && compared.is_off_topic_across(id, side)
                || is_alone_across(compared, id, side, &support) && opens_alone(compared, id, side)
        }
        false => is_unlikely,
    };
    (is_lacking && !is_remark_on_what_it_has(compared, id, side)).then_some(support)
}

/// Whether a unit is on no topic, and only tells more of a thing in the unit before it, which the
/// side may have.
pub(crate) fn is_remark_on_what_it_has(
    compared: &Compared<'_>,
    id: UnitId,
    side: &[usize],
) -> bool {
    let span = compared.unit_span(id);
    let before = Span {
        start: 0,
        end: span.start,
        ..span
    };
    is_remark(compared.characters(span))
        && compared.topics_of(id).is_empty()
        && compared.units_within(before).last().is_some_and(|before| {
            let support = compared.support(*before, side);
            support.is_some_and(|support| support.partly >= MAX_PARTLY_WHERE_IT_MATTERS)
        })
}

/// Whether a side in another language has nothing of a unit that has a speaker and no topic.
fn is_alone_across(
    compared: &Compared<'_>,
    id: UnitId,
    side: &[usize],
    support: &SideSupport,
) -> bool {
    let most = match support.partly {
        partly if partly < MAX_PARTLY => MAX_TELLING_WORDS_WHERE_LACKING,
        partly if partly < MAX_PARTLY_ACROSS => MAX_TELLING_WORDS,
        _ => return false,
    };
    // An account of the same side in the other's language is held against it in that language.
    let mut accounts = 0..compared.statements.len();
    let is_read_there = accounts.any(|own| {
        compared.same_side(own, id.text) && side.iter().any(|it| compared.same_language(own, *it))
    });
    !is_read_there
        && compared.unit(id).speaker.is_some()
        && compared.topics_across(id).is_empty()
        && support.telling_words.is_some_and(|had| had <= most)
        && compared.leaves_no_trace_across(id, side)
}

/// Whether the side lacks the unit that opens the sentence, too. If it has that, the rest of the
/// sentence adds little.
fn opens_alone(compared: &Compared<'_>, id: UnitId, side: &[usize]) -> bool {
    let sentence = compared.whole(compared.unit(id).place);
    let first = compared.units_within(sentence).first().copied();
    let is_alone = |first: UnitId| {
        let support = compared.support(first, side);
        support.is_some_and(|support| is_alone_across(compared, first, side, &support))
    };
    first.is_some_and(|first| first == id || is_alone(first))
}
