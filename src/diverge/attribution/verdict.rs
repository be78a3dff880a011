//! Whether the other side's own account bears a claim out.

use super::case::Case;
use super::contested::Contested;
use super::judged::Judged;
use crate::align::Place;
use crate::diverge::compared::Compared;
use crate::diverge::finding::{Answer, Span};
use crate::diverge::kind::Status;
use crate::diverge::one_thing::Things;
use crate::diverge::rank::MIN_CONFIDENCE_OF_FIRST;
use crate::unit::UnitId;
use crate::voice::ReportedAct;

/// From this confidence on, a unit is sure.
const SURE: f64 = 0.8;

/// What the accounts of the other side make of a claim.
pub(super) struct ClaimVerdict {
    /// The part of the sentence that makes it.
    pub claim: Span,
    pub status: Status,
    pub topic: Option<usize>,
    pub answer: Option<Answer>,
    /// The probability that the verdict is right, where it is estimated.
    pub confidence: Option<f64>,
    /// What it answers, where that is absent too.
    pub answered: Vec<UnitId>,
}

/// Judges the claims of a sentence, as far as anything can be said about them. The first that
/// applies decides:
///
/// 1. the other side's accounts are in a language that is not held against the claim's: a topic
///    that they do not bring up;
/// 2. a sentence equal to the letter: the two sides say it together, and nothing is found;
/// 3. a request for the talks: whether the other side says so too;
/// 4. the estimate of each of its units.
pub(super) fn judge(
    case: &Case<'_>,
    contested: &Contested,
    things: &Things<'_>,
) -> Vec<ClaimVerdict> {
    if case.by_topic {
        return by_topic(case).into_iter().collect();
    }
    if case.linked().is_some_and(|linked| linked.score >= 1.0) {
        return Vec::new();
    }
    if case.reported.act == ReportedAct::Asked {
        // Requests are told in many ways; the facts of the talks have them.
        return match case.is_across {
            true => Vec::new(),
            false => vec![by_request(case)],
        };
    }
    by_estimate(case, contested, things)
}

/// What topics alone show of a claim: a unit of which the other side brings up no topic.
fn by_topic(case: &Case<'_>) -> Option<ClaimVerdict> {
    let compared = case.compared;
    if case.linked().is_some() {
        return None;
    }
    let readable = |topic: &usize| {
        let mut asked = case.asked.iter();
        asked.all(|text| compared.topics.looked_for(*text, *topic).is_some())
    };
    let raised = |topic: &usize| case.is_raised(*topic);
    let units = compared.units_within(case.span());
    let of_units = units.iter().map(|id| compared.topics_of(*id));
    let absent = of_units
        .filter(|topics| !topics.iter().any(raised))
        .filter_map(|topics| topics.into_iter().find(readable));
    let topic = case.most_discussed(absent)?;
    Some(ClaimVerdict {
        claim: case.span(),
        status: Status::Absent,
        topic: Some(topic),
        answer: None,
        confidence: None,
        answered: Vec::new(),
    })
}

/// Whether the other side, too, says that it asked for the talks.
fn by_request(case: &Case<'_>) -> ClaimVerdict {
    let own = case.asked.iter().find_map(|text| {
        let sentence = case.compared.annotated[*text].first_petition?;
        Some(Place {
            text: *text,
            sentence,
        })
    });
    ClaimVerdict {
        claim: case.span(),
        status: own.map_or(Status::Absent, |_| Status::Confirmed),
        topic: None,
        answer: own.map(|own| case.answer_at(own)),
        confidence: None,
        answered: Vec::new(),
    }
}

/// What is estimated of each unit; units that stand together and have one status are one claim.
fn by_estimate(case: &Case<'_>, contested: &Contested, things: &Things<'_>) -> Vec<ClaimVerdict> {
    let compared = case.compared;
    let units = compared.units_within(case.span()).into_iter();
    let answered = case.answered();
    let answered_lacks = lacks_all(case, &answered);
    let judge = |id| Judged::of(case, id, contested, things, answered_lacks);
    let judged: Vec<Option<Judged>> = units.map(judge).collect();
    // What is estimated across languages is rough: it is sure where it may come among the first.
    let sure = match case.is_across {
        true => MIN_CONFIDENCE_OF_FIRST,
        false => SURE,
    };
    let verdicts = judged
        .chunk_by(|a, b| {
            // One that is less sure takes nothing from one that is sure.
            let status = |unit: &Option<Judged>| {
                let unit = unit.as_ref()?;
                Some((unit.status, unit.confidence >= sure))
            };
            status(a).is_some() && status(a) == status(b)
        })
        .filter_map(|units| {
            let units: Vec<&Judged> = units.iter().flatten().collect();
            let (first, last) = (units.first()?, units.last()?);
            let claim = Span {
                end: compared.unit_span(last.id).end,
                ..compared.unit_span(first.id)
            };
            let topics_of = |unit: &&Judged| match case.is_across {
                true => compared.topics_across(unit.id),
                false => compared.topics_of(unit.id),
            };
            let answered = match first.status {
                Status::Absent => answered.clone(),
                _ => Vec::new(),
            };
            let mut topics = units.iter().flat_map(topics_of);
            let topic = match first.status {
                Status::Absent => {
                    let answered = answered.iter().flat_map(|id| compared.topics_of(*id));
                    let absent = topics.filter(|topic| !case.is_raised(*topic));
                    (case.most_discussed(absent)).or_else(|| case.most_discussed(answered))
                }
                _ => topics.find(|topic| case.is_raised(*topic)),
            };
            let closest = units.iter().max_by(|a, b| {
                a.support
                    .partly
                    .total_cmp(&b.support.partly)
                    .then(b.id.cmp(&a.id))
            })?;
            let mut answer = compared.closest(closest.id, &closest.support);
            // What is told otherwise stands in a sentence that is linked, where there is one.
            if first.status == Status::Softened {
                answer = case.linked_answer(answer);
            }
            let confidence = units.iter().map(|unit| unit.confidence).fold(1.0, f64::min);
            Some(ClaimVerdict {
                claim,
                status: first.status,
                topic,
                answer,
                confidence: Some(confidence),
                answered,
            })
        })
        .collect();
    without_mere_talk(compared, verdicts)
}

/// Verdicts without those that are less sure and say that a thing was talked of, where the other
/// account lacks what was said of it too.
fn without_mere_talk(
    compared: &Compared<'_>,
    mut verdicts: Vec<ClaimVerdict>,
) -> Vec<ClaimVerdict> {
    let is_absent = |it: &ClaimVerdict| it.status == Status::Absent;
    let only_talks = |it: &ClaimVerdict| {
        let mut units = compared.units_within(it.claim).into_iter();
        units.all(|id| compared.only_talks(id))
    };
    let is_sure = |it: &ClaimVerdict| it.confidence.is_none_or(|confidence| confidence >= SURE);
    if verdicts.iter().any(|it| is_absent(it) && !only_talks(it)) {
        verdicts.retain(|it| !is_absent(it) || is_sure(it) || !only_talks(it));
    }
    verdicts
}

/// The probability that the other side has nothing of the units that a reply answers.
fn lacks_all(case: &Case<'_>, answered: &[UnitId]) -> f64 {
    let answered = answered.iter();
    let supports = answered.filter_map(|id| case.compared.support(*id, &case.asked));
    supports.map(|support| support.lacks()).fold(0.0, f64::max)
}
