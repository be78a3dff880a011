//! Whether the other side's own account bears a claim out.

use super::case::Case;
use super::contested::Contested;
use super::share::share_of_words;
use crate::align::Place;
use crate::diverge::asked::SideSupport;
use crate::diverge::finding::{Answer, Span};
use crate::diverge::kind::Status;
use crate::diverge::swapped::is_swapped;
use crate::opposition::Withheld;
use crate::unit::UnitId;
use crate::voice::{ReportedAct, Speaker, only_cites};

/// A verdict of which it is less sure than this is not given.
const MIN_CONFIDENCE: f64 = 0.7;

/// From this confidence on, a unit is sure.
const SURE: f64 = 0.8;

/// The same for a claim that the other's account is to have whole.
const MIN_CONFIDENCE_OF_WHOLE: f64 = 0.8;

/// What is confirmed stands in the answer with at least this share of its words.
const MIN_SHARE_OF_WHOLE: f64 = 0.7;

/// What both are said to have done is not absent where a sentence on both has this share of its
/// words.
const MIN_SHARE_OF_PART: f64 = 0.4;

/// The same for words of which the other's account has nothing, not even their topic.
const MIN_CONFIDENCE_OFF_TOPIC: f64 = 0.5;

/// The same for a thing done together of which the other's account has nothing: it may stand there
/// in many ways.
const MIN_CONFIDENCE_OF_JOINT_ABSENCE: f64 = 0.85;

/// The same where not even its topic is there: a meeting that both agreed on.
const MIN_CONFIDENCE_OF_JOINT_ABSENCE_OFF_TOPIC: f64 = 0.6;

/// The same across languages, for what the other's account says otherwise.
const MIN_CONFIDENCE_ACROSS: f64 = 0.75;

/// Across languages the sentence that comes closest to what is confirmed, or said otherwise, is at
/// least as alike as linked sentences are.
const MIN_SCORE_ACROSS: f64 = 0.39;

/// How sure it is that a side does not say what its closest sentence says was not said.
const CONFIDENCE_OF_WITHHELD: f64 = 0.75;

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
pub(super) fn judge(case: &Case<'_>, contested: &Contested) -> Vec<ClaimVerdict> {
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
    by_estimate(case, contested)
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
fn by_estimate(case: &Case<'_>, contested: &Contested) -> Vec<ClaimVerdict> {
    let compared = case.compared;
    let units = compared.units_within(case.span()).into_iter();
    let answered = case.answered();
    let answered_lacks = lacks_all(case, &answered);
    let judge = |id| Judged::of(case, id, contested, answered_lacks);
    let judged: Vec<Option<Judged>> = units.map(judge).collect();
    judged
        .chunk_by(|a, b| {
            // One that is less sure takes nothing from one that is sure.
            let status = |unit: &Option<Judged>| {
                let unit = unit.as_ref()?;
                Some((unit.status, unit.confidence >= SURE))
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
            let answer = compared.closest(closest.id, &closest.support);
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
        .collect()
}

/// A unit of a claim with the likeliest status.
struct Judged {
    id: UnitId,
    support: SideSupport,
    status: Status,
    confidence: f64,
}

impl Judged {
    /// `None` where no status is likely enough. `answered_lacks` is the probability that the other side
    /// has nothing of what the claim answers.
    fn of(case: &Case<'_>, id: UnitId, contested: &Contested, answered_lacks: f64) -> Option<Self> {
        let span = case.compared.unit_span(id);
        let roles = case.compared.sentence(span.place).roles();
        // What was agreed on an earlier day is nothing that both did in these talks.
        if case.reported.act.is_joint() && only_cites(roles, &(span.start..span.end)) {
            return None;
        }
        let support = case.compared.support(id, &case.asked)?;
        let is_off_topic = match case.is_across {
            true => case.is_off_topic_across(id),
            false => case.is_off_topic(id),
        };
        let otherwise = match is_off_topic {
            // What is not on a topic of the unit says it no other way.
            true => 0.0,
            false => support.otherwise(),
        };
        let is_swapped =
            (support.nearest).is_some_and(|answer| is_swapped(case.compared, id, answer));
        let (stated, otherwise) = match is_swapped {
            // It says the same of another thing.
            true => (0.0, otherwise + support.stated),
            false => (support.stated, otherwise),
        };
        let is_withheld = support.nearest.is_some_and(|answer| {
            let withheld = case.compared.polarity.withheld(answer);
            withheld == Some(Withheld::Said) || withheld.is_some() && is_off_topic
        });
        let (stated, otherwise, lacks) = match is_withheld {
            // What comes closest says that it was not said.
            true => (0.0, 0.0, CONFIDENCE_OF_WITHHELD),
            false => (stated, otherwise, support.lacks()),
        };
        // Across languages the estimate takes one of a kind for the other ("does not support" for
        // "opposes"), and topics tell them apart: what they rule out is no part of the whole.
        let whole = match case.is_across && is_off_topic && !is_withheld {
            true => stated + lacks,
            false => 1.0,
        };
        let (confidence, status) = best([
            (stated / whole, Status::Confirmed),
            (otherwise / whole, Status::Softened),
            (lacks / whole, Status::Absent),
        ]);
        if case.is_across && !is_borne_out_across(case, id, &support, status) {
            return None;
        }
        let joint = case.reported.act.is_joint();
        if joint && status == Status::Absent && is_partly_joint(case, id) {
            return None;
        }
        let least = match status {
            Status::Confirmed => MIN_CONFIDENCE_OF_WHOLE,
            Status::Absent if case.is_across => MIN_CONFIDENCE_OFF_TOPIC,
            _ if case.is_across => MIN_CONFIDENCE_ACROSS,
            Status::Absent if joint && is_off_topic => MIN_CONFIDENCE_OF_JOINT_ABSENCE_OFF_TOPIC,
            Status::Absent if joint => MIN_CONFIDENCE_OF_JOINT_ABSENCE,
            Status::Absent if otherwise == 0.0 => MIN_CONFIDENCE_OFF_TOPIC,
            _ => MIN_CONFIDENCE,
        };
        let status = match status {
            Status::Confirmed => confirmed(case, id, &support, contested)?,
            status => status,
        };
        // "They talked of trade" is no other way to tell what was said of it.
        if joint && status == Status::Softened && case.compared.only_talks(id) {
            return None;
        }
        // What is answered by it is surely not there.
        let confidence = match status {
            Status::Absent => confidence.max(answered_lacks),
            _ => confidence,
        };
        (confidence >= least).then_some(Self {
            id,
            support,
            status,
            confidence,
        })
    }
}

/// What becomes of a unit that is confirmed but for words that the answer has otherwise; `None`
/// where a finding of its own tells these.
fn confirmed(
    case: &Case<'_>,
    id: UnitId,
    support: &SideSupport,
    contested: &Contested,
) -> Option<Status> {
    let span = case.compared.unit_span(id);
    let answer = case.compared.closest(id, support);
    let Some(answer) = answer else {
        return Some(Status::Confirmed);
    };
    let mut within = contested.within(span, answer.place);
    let is_told = within.clone().any(|it| it.is_told) || has_figure_alone(case, span, answer.place);
    let is_less = within.next().is_some() || {
        let is_comparable = case.compared.same_language(id.text, answer.place.text);
        is_comparable && share_of_words(case.compared, id, answer.place) < MIN_SHARE_OF_WHOLE
    };
    match (is_told, is_less) {
        (true, _) => None,
        (false, true) => Some(Status::Softened),
        (false, false) => Some(Status::Confirmed),
    }
}

/// The probability that the other side has nothing of the units that a reply answers.
fn lacks_all(case: &Case<'_>, answered: &[UnitId]) -> f64 {
    let answered = answered.iter();
    let supports = answered.filter_map(|id| case.compared.support(*id, &case.asked));
    supports.map(|support| support.lacks()).fold(0.0, f64::max)
}

/// Whether the sentence of the other side that is linked to a thing done by both, and tells of both
/// too, has a part of its words: "so that it is no stumbling block", "it should be no obstacle".
fn is_partly_joint(case: &Case<'_>, id: UnitId) -> bool {
    let compared = case.compared;
    case.linked().is_some_and(|linked| {
        let place = linked.place;
        let speaker = compared.voices[place.text][place.sentence].speaker.as_ref();
        speaker == Some(&Speaker::Both)
            && compared.same_language(id.text, place.text)
            && share_of_words(compared, id, place) >= MIN_SHARE_OF_PART
    })
}

/// Whether a claim gives a figure that its answer does not: a finding of its own tells it.
fn has_figure_alone(case: &Case<'_>, claim: Span, answer: Place) -> bool {
    let figures = |place: Place| case.compared.sentence(place).figures().matches.iter();
    let mut own = figures(claim.place)
        .filter(|it| !it.is_common && claim.start <= it.start && it.end <= claim.end);
    own.any(|it| figures(answer).all(|other| other.figure != it.figure))
}

/// Whether more than the estimate speaks for a status across languages: for an absence, that no
/// topic of the unit is raised, and no sentence linked; for the others, that a sentence is alike;
/// for what is confirmed, that it has all topics of the unit, and is not told of the claiming side
/// alone where both are said to have done it.
fn is_borne_out_across(case: &Case<'_>, id: UnitId, support: &SideSupport, status: Status) -> bool {
    let compared = case.compared;
    if status == Status::Absent {
        return case.linked().is_none() && case.is_off_topic_across(id);
    }
    let closest = compared.closest(id, support);
    let Some(closest) = closest.filter(|closest| closest.score >= MIN_SCORE_ACROSS) else {
        return false;
    };
    let place = closest.place;
    let mentioned = compared.topics.in_sentence(place.text, place.sentence);
    let has = |topic: usize| mentioned.iter().any(|mention| mention.topic == topic);
    let is_of_one = case.reported.act.is_joint() && is_of_claiming_side(case, place);
    status != Status::Confirmed || compared.topics_of(id).into_iter().all(has) && !is_of_one
}

/// Whether a sentence gives the words of the side that makes the claim.
fn is_of_claiming_side(case: &Case<'_>, place: Place) -> bool {
    let compared = case.compared;
    let speaker = compared.voices[place.text][place.sentence].speaker.as_ref();
    let claiming = &compared.statements[case.place.text].source.government;
    matches!((speaker, claiming), (Some(Speaker::Government(code)), Some(own)) if code == own)
}

/// The likeliest status.
fn best(statuses: [(f64, Status); 3]) -> (f64, Status) {
    let [first, rest @ ..] = statuses;
    rest.into_iter().fold(
        first,
        |best, next| if next.0 > best.0 { next } else { best },
    )
}
