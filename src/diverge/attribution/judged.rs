//! A unit of a claim with the likeliest status: by the estimate, and by what the estimate does not
//! see.

use super::case::Case;
use super::contested::Contested;
use super::share::share_of_words;
use crate::align::Place;
use crate::diverge::asked::SideSupport;
use crate::diverge::finding::Span;
use crate::diverge::kind::Status;
use crate::diverge::one_thing::Things;
use crate::diverge::silence::is_remark_on_what_it_has;
use crate::diverge::swapped::is_swapped;
use crate::opposition::Withheld;
use crate::unit::UnitId;
use crate::voice::{ReportedAct, Speaker, only_cites};

/// A verdict of which it is less sure than this is not given.
const MIN_CONFIDENCE: f64 = 0.7;

/// The same for a claim that the other's account is to have whole. In labelled events two of five
/// with less than this, and 0.8, are borne out only in part.
const MIN_CONFIDENCE_OF_WHOLE: f64 = 0.88;

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

/// Across languages, a topic of this weight is not taken up without a word for it: what is put in
/// the other's mouth on it is this surely not in an account that has none, whatever is estimated.
const MIN_WEIGHT_OF_WORDS: f64 = 0.8;
const CONFIDENCE_OF_WORDS: f64 = 0.8;

/// Across languages, words of the other side without a topic that it lacks are absent where it has
/// a part of any of them with no more than this probability.
const MAX_PARTLY_ACROSS: f64 = 0.3;

/// Across languages the sentence that comes closest to what is confirmed, or said otherwise, is at
/// least as alike as linked sentences are.
const MIN_SCORE_ACROSS: f64 = 0.39;

/// How sure it is that a side does not say what its closest sentence says was not said.
const CONFIDENCE_OF_WITHHELD: f64 = 0.8;

/// A unit of a claim with the likeliest status.
pub(super) struct Judged {
    pub id: UnitId,
    pub support: SideSupport,
    pub status: Status,
    pub confidence: f64,
}

/// How probable each status of a unit is.
struct Estimate {
    stated: f64,
    otherwise: f64,
    lacks: f64,
    /// Whether the other side takes up no topic of the unit.
    is_off_topic: bool,
    /// What the three come to.
    whole: f64,
}

impl Estimate {
    fn of(case: &Case<'_>, id: UnitId, support: &SideSupport) -> Self {
        let is_off_topic = match case.is_across {
            true => case.is_off_topic_across(id),
            false => case.is_off_topic(id),
        };
        let is_withheld = support.nearest.is_some_and(|answer| {
            let withheld = case.compared.polarity.withheld(answer);
            withheld == Some(Withheld::Said) || withheld.is_some() && is_off_topic
        });
        // What comes closest says that it was not said.
        if is_withheld {
            return Self {
                stated: 0.0,
                otherwise: 0.0,
                lacks: CONFIDENCE_OF_WITHHELD,
                is_off_topic,
                whole: 1.0,
            };
        }
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
        let lacks = match is_without_its_words(case, id) {
            true => support.lacks().max(CONFIDENCE_OF_WORDS),
            false => support.lacks(),
        };
        Self {
            stated: stated.min(1.0 - lacks),
            otherwise,
            lacks,
            is_off_topic,
            // Across languages the estimate takes one of a kind for the other ("does not support"
            // for "opposes"), and topics tell them apart: what they rule out is no part of the
            // whole.
            whole: match case.is_across && is_off_topic {
                true => stated.min(1.0 - lacks) + lacks,
                false => 1.0,
            },
        }
    }

    fn likeliest(&self) -> (f64, Status) {
        best([
            (self.stated / self.whole, Status::Confirmed),
            (self.otherwise / self.whole, Status::Softened),
            (self.lacks / self.whole, Status::Absent),
        ])
    }

    /// The least confidence with which a status of it is given.
    fn least_confidence(&self, case: &Case<'_>, status: Status) -> f64 {
        let is_joint = case.reported.act.is_joint();
        match status {
            Status::Confirmed => MIN_CONFIDENCE_OF_WHOLE,
            Status::Absent if case.is_across => MIN_CONFIDENCE_OFF_TOPIC,
            _ if case.is_across => MIN_CONFIDENCE_ACROSS,
            Status::Absent if is_joint && self.is_off_topic => {
                MIN_CONFIDENCE_OF_JOINT_ABSENCE_OFF_TOPIC
            }
            Status::Absent if is_joint => MIN_CONFIDENCE_OF_JOINT_ABSENCE,
            Status::Absent if self.otherwise == 0.0 => MIN_CONFIDENCE_OFF_TOPIC,
            _ => MIN_CONFIDENCE,
        }
    }
}

impl Judged {
    /// `None` where no status is likely enough. `answered_lacks` is the probability that the other
    /// side has nothing of what the claim answers.
    pub(super) fn of(
        case: &Case<'_>,
        id: UnitId,
        contested: &Contested,
        things: &Things<'_>,
        answered_lacks: f64,
    ) -> Option<Self> {
        let span = case.compared.unit_span(id);
        let roles = case.compared.sentence(span.place).roles();
        let is_joint = case.reported.act.is_joint();
        // What was agreed on an earlier day is nothing that both did in these talks.
        if is_joint && only_cites(roles, &(span.start..span.end)) {
            return None;
        }
        let support = case.compared.support(id, &case.asked)?;
        let estimate = Estimate::of(case, id, &support);
        let (confidence, status) = estimate.likeliest();
        if case.is_across && !is_borne_out_across(case, id, &support, status)
            || is_joint
                && status == Status::Absent
                && (is_partly_joint(case, id) || names_one_thing(case, things, id))
            || status == Status::Absent && is_remark_on_what_it_has(case.compared, id, &case.asked)
        {
            return None;
        }
        let least = estimate.least_confidence(case, status);
        let status = match status {
            Status::Confirmed => confirmed(case, id, &support, contested)?,
            status => status,
        };
        // "They talked of trade" is no other way to tell what was said of it.
        if is_joint && status == Status::Softened && case.compared.only_talks(id) {
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

/// Whether a sentence of the other side names the same thing in several rare words.
fn names_one_thing(case: &Case<'_>, things: &Things<'_>, id: UnitId) -> bool {
    let words = things.within(case.compared, case.compared.unit_span(id));
    let mut asked = case.asked.iter();
    asked.any(|other| things.has_several(&words, *other))
}

/// Whether a claim gives a figure that its answer does not: a finding of its own tells it.
fn has_figure_alone(case: &Case<'_>, claim: Span, answer: Place) -> bool {
    let figures = |place: Place| case.compared.sentence(place).figures().matches.iter();
    let mut own = figures(claim.place)
        .filter(|it| !it.is_common && claim.start <= it.start && it.end <= claim.end);
    own.any(|it| figures(answer).all(|other| other.figure != it.figure))
}

/// Whether a unit in another language is on topics that are not taken up without a word for them,
/// the other side has no such word, and the unit gives the other's own words. Where both are said
/// to have done it, the other may tell it under a wider name.
fn is_without_its_words(case: &Case<'_>, id: UnitId) -> bool {
    let topics = case.compared.topics_of(id);
    let weight = |topic: &usize| case.compared.topics.entry(*topic).weight;
    case.is_across
        && case.reported.act == ReportedAct::Said
        && !topics.is_empty()
        && topics
            .iter()
            .all(|topic| weight(topic) >= MIN_WEIGHT_OF_WORDS)
        && case.is_off_topic_across(id)
}

/// Whether the other side, in another language, has hardly a part of anything that it is said to
/// have said in a sentence, and no trace of the sentence.
fn is_alone_across(case: &Case<'_>) -> bool {
    let compared = case.compared;
    let is_lacking = |id: UnitId| {
        let support = compared.support(id, &case.asked);
        support.is_some_and(|it| it.partly <= MAX_PARTLY_ACROSS)
            && compared.leaves_no_trace_across(id, &case.asked)
    };
    case.reported.act == ReportedAct::Said
        && compared
            .units_within(case.span())
            .into_iter()
            .all(is_lacking)
}

/// Whether more than the estimate speaks for a status across languages: for an absence, that no
/// topic of the unit is raised, and no sentence linked, or that there is no trace of the sentence;
/// for the others, that a sentence is alike; for what is confirmed, that it has all topics of the
/// unit, and is not told of the claiming side alone where both are said to have done it.
fn is_borne_out_across(case: &Case<'_>, id: UnitId, support: &SideSupport, status: Status) -> bool {
    let compared = case.compared;
    if status == Status::Absent {
        return is_without_its_words(case, id)
            || case.linked().is_none() && case.is_off_topic_across(id)
            || is_alone_across(case);
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
