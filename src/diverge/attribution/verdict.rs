//! Whether the other side's own account bears a claim out.

use super::case::Case;
use super::clause::Clauses;
use crate::align::{LINK_THRESHOLD, Place};
use crate::diverge::finding::Answer;
use crate::diverge::finding::Span;
use crate::diverge::kind::Status;
use crate::text::figures::Figure;
use crate::voice::Act;

/// From this score on, the passage that answers a claim is taken to say the same.
const CLOSE_ANSWER: f64 = 0.5;

/// A joint act of which the other's account has at least this share of words may stand there in
/// sentences that do not answer it one to one.
const MIN_SHARE_OF_SCATTERED_ACT: f64 = 0.5;

/// A claim of no more terms than this that points back ("explained his position on it") says
/// nothing by itself.
const MAX_TERMS_OF_POINTER: usize = 5;

/// What becomes of a claim.
pub(super) struct ClaimVerdict {
    pub status: Status,
    pub topic: Option<usize>,
    pub answer: Option<Answer>,
    /// Topics of it that the other's account does not bring up, where it has others.
    pub missing_topics: Vec<usize>,
    /// Amounts of it that the other's account does not give, where it gives another.
    pub missing_figures: Vec<Figure>,
    /// The clause of it whose words the other's account does not have, where it answers the rest.
    pub uncovered: Option<Span>,
}

impl ClaimVerdict {
    fn new(status: Status, topic: Option<usize>, answer: Option<Answer>) -> Self {
        Self {
            status,
            topic,
            answer,
            missing_topics: Vec::new(),
            missing_figures: Vec::new(),
            uncovered: None,
        }
    }
}

/// Judges a claim; `None` where nothing can be said about it. The first that applies decides:
///
/// 1. the other side's accounts are in another language: a topic that they do not bring up;
/// 2. a sentence equal to the letter: the two sides say it together, and nothing is found;
/// 3. a request for the talks: whether the other side says so too;
/// 4. an amount that the other's account gives: confirmed;
/// 5. a close answer: confirmed where it has all of the claim, otherwise softened;
/// 6. a clause of which the other's account brings up no topic: absent;
/// 7. a topic that it does bring up: softened;
/// 8. an answer from afar: softened;
/// 9. nothing of it at all: absent, where the act is one that an account would have.
pub(super) fn judge(case: &Case<'_>) -> Option<ClaimVerdict> {
    if case.by_topic {
        return by_topic(case, &Clauses::of(case));
    }
    let linked = case.linked();
    if linked.is_some_and(|linked| linked.score >= 1.0) {
        return None;
    }
    let clauses = Clauses::of(case);
    if case.reported.act == Act::Asked {
        return Some(by_request(case, &clauses));
    }
    let hearing = Hearing::of(case, clauses, linked);
    hearing
        .by_amount()
        .or_else(|| hearing.by_close_answer())
        .or_else(|| hearing.by_absent_topic())
        .or_else(|| hearing.by_raised_topic())
        .or_else(|| hearing.by_far_answer())
        .or_else(|| hearing.by_absence())
}

/// What topics alone show of a claim: a clause of which the other side brings up no topic.
fn by_topic(case: &Case<'_>, clauses: &Clauses) -> Option<ClaimVerdict> {
    let readable = |topic: &usize| {
        let mut asked = case.asked.iter();
        asked.all(|text| case.compared.topics.looked_for(*text, *topic).is_some())
    };
    let topic = case.most_discussed(clauses.absent_topics().filter(readable))?;
    Some(ClaimVerdict::new(Status::Absent, Some(topic), None))
}

/// Whether the other side, too, says that it asked for the talks.
fn by_request(case: &Case<'_>, clauses: &Clauses) -> ClaimVerdict {
    let own = case.asked.iter().find_map(|text| {
        let sentence = case.compared.annotated[*text].first_petition?;
        Some(Place {
            text: *text,
            sentence,
        })
    });
    let (status, topic, place) = match (own, clauses.raised()) {
        (Some(own), raised) => (Status::Confirmed, raised.map(|(topic, _)| topic), Some(own)),
        (None, Some((topic, place))) => (Status::Softened, Some(topic), Some(place)),
        (None, None) => {
            let topic = case.most_discussed(clauses.absent_topics());
            (Status::Absent, topic, None)
        }
    };
    let answer = place.map(|place| case.answer_at(place));
    ClaimVerdict::new(status, topic, answer.or_else(|| case.nearest()))
}

/// What is known when accounts in the language of a claim are asked about it.
struct Hearing<'a> {
    case: &'a Case<'a>,
    clauses: Clauses,
    /// A topic of the claim that is brought up, and the sentence that does.
    raised: Option<(usize, Place)>,
    /// The sentence linked to the claim, if it has something of that topic. A link that has nothing
    /// of it answers something else in the sentence.
    linked: Option<Answer>,
}

impl<'a> Hearing<'a> {
    fn of(case: &'a Case<'a>, clauses: Clauses, linked: Option<Answer>) -> Self {
        let raised = clauses.raised();
        let has_topic = |answer: &Answer| {
            let Place { text, sentence } = answer.place;
            raised.is_none_or(|(topic, _)| case.compared.topics.touches(text, sentence, topic))
        };
        Self {
            case,
            linked: linked.filter(has_topic),
            raised,
            clauses,
        }
    }

    fn topic(&self) -> Option<usize> {
        self.raised.map(|(topic, _)| topic)
    }

    /// The topic of a clause of which the other side brings up none.
    fn absent_topic(&self) -> Option<usize> {
        self.case.most_discussed(self.clauses.absent_topics())
    }

    fn by_amount(&self) -> Option<ClaimVerdict> {
        let (answer, missing_figures) = self.case.same_figure()?;
        Some(ClaimVerdict {
            missing_topics: self.clauses.missing_topics(),
            missing_figures,
            ..ClaimVerdict::new(Status::Confirmed, self.topic(), Some(answer))
        })
    }

    fn by_close_answer(&self) -> Option<ClaimVerdict> {
        let answer = self.linked.filter(|answer| answer.score >= CLOSE_ANSWER)?;
        let missing_topics = self.clauses.missing_topics();
        let uncovered = self.clauses.uncovered(self.case);
        let whole = self.absent_topic().is_none()
            && missing_topics.is_empty()
            && uncovered.is_none()
            && self
                .topic()
                .is_none_or(|topic| self.names(answer.place, topic))
            && self.is_as_firm(answer.place);
        let status = if whole {
            Status::Confirmed
        } else {
            Status::Softened
        };
        Some(ClaimVerdict {
            missing_topics,
            uncovered,
            ..ClaimVerdict::new(status, self.topic(), Some(answer))
        })
    }

    fn by_absent_topic(&self) -> Option<ClaimVerdict> {
        let topic = self.absent_topic()?;
        let answer = self.linked.or_else(|| self.case.nearest());
        Some(ClaimVerdict::new(Status::Absent, Some(topic), answer))
    }

    fn by_raised_topic(&self) -> Option<ClaimVerdict> {
        let (topic, place) = self.raised?;
        let answer = self.linked.unwrap_or_else(|| self.case.answer_at(place));
        Some(ClaimVerdict {
            missing_topics: self.clauses.missing_topics(),
            ..ClaimVerdict::new(Status::Softened, Some(topic), Some(answer))
        })
    }

    fn by_far_answer(&self) -> Option<ClaimVerdict> {
        let answer = self.linked?;
        Some(ClaimVerdict::new(Status::Softened, None, Some(answer)))
    }

    fn by_absence(&self) -> Option<ClaimVerdict> {
        let case = self.case;
        let nearest = case.nearest();
        let is_absent = match case.reported.act {
            Act::Said => !self.points_back(),
            // What both agreed on may stand in the other's account in any words.
            Act::Agreed => {
                let terms = case.compared.coverage.of_sentence(case.place);
                let share = case.compared.coverage.share(&terms, &case.asked);
                nearest.is_none_or(|nearest| nearest.score < LINK_THRESHOLD)
                    && share < MIN_SHARE_OF_SCATTERED_ACT
            }
            // What both spoke of, or what one is thanked for, is put in too many ways: only a topic
            // that is not there at all shows that it is absent.
            Act::Discussed | Act::Pledged | Act::Asked => false,
        };
        is_absent.then(|| ClaimVerdict::new(Status::Absent, None, nearest))
    }

    /// Whether a sentence brings up a topic itself, and not only one near it.
    fn names(&self, place: Place, topic: usize) -> bool {
        let topics = self.case.compared.topics;
        let mentioned = topics.in_sentence(place.text, place.sentence);
        mentioned.iter().any(|mention| mention.topic == topic)
    }

    /// Whether the answer commits its side as far as the claim says: who "agreed" did more than who
    /// "discussed".
    fn is_as_firm(&self, answer: Place) -> bool {
        let voice = &self.case.compared.voices[answer.text][answer.sentence];
        self.case.reported.act != Act::Agreed
            || voice
                .reported
                .as_ref()
                .is_none_or(|reported| reported.act != Act::Discussed)
    }

    /// Whether a claim names nothing itself but points back to what the sentence before it names
    /// and the other account speaks of too: "He explained his position on it."
    fn points_back(&self) -> bool {
        let terms = self.case.compared.coverage.of_sentence(self.case.place);
        terms.len() <= MAX_TERMS_OF_POINTER && self.case.follows_shared_topic()
    }
}
