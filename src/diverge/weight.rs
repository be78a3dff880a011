//! How much a finding weighs. All weights stand in one table, each with its reason.
//!
//! Analysts ask whether the sides contradict each other, then what one puts in the other's mouth
//! that the other does not own to, then what one leaves out and how much the other makes of it,
//! then how firmly a shared thing is said and how far it reaches, then how things are named. That
//! a sentence is worded otherwise they expect.

use super::compared::Compared;
use super::finding::{Attribution, Claim, Finding, TalksFact};
use super::kind::Status;
use crate::align::Place;
use crate::text::figures::{Figure, Unit};
use crate::voice::Act;

/// The weight of a kind of claim, and what is added to it for a measure of 1.
struct Weight {
    base: f64,
    gain: f64,
}

const fn fixed(base: f64) -> Weight {
    Weight { base, gain: 0.0 }
}

const fn growing(base: f64, gain: f64) -> Weight {
    Weight { base, gain }
}

// The table. The measure of a topic is its share of the words of the account that makes the claim.

/// Two passages about one thing say opposite things: what analysts ask first. It stands above all
/// others, however many there are.
const CONTRADICTION: Weight = fixed(400.0);

/// An account denies what the other puts in its mouth: the same, told of a person's words.
const DENIED_SAYING: Weight = fixed(390.0);

/// Both sides give a figure for one thing, and they differ: an open contradiction.
const FIGURE_CONFLICT: Weight = fixed(100.0);

/// Each side says that the other asked for the talks. Analysts lead with it.
const ASKER_CONFLICT: Weight = fixed(108.0);

/// Other facts of the talks that the sides give differently, which nobody can be wrong about.
const FACT_CONFLICT: Weight = fixed(104.0);

/// One side alone says who asked: who needs the talks more, and a hint that only one wants known.
const MISSING_ASKER: Weight = fixed(64.0);

/// One side alone names people who took part.
const MISSING_PARTICIPANTS: Weight = fixed(33.0);

/// One side alone says how long the talks took, or when they began: routine.
const MISSING_ROUTINE_FACT: Weight = fixed(9.0);

/// Words put in one mouth, on a topic that its own account does not mention.
const ABSENT_SAYING: Weight = growing(88.0, 10.0);

/// A promise or a request of which the other's account does not mention the topic. Deeds weigh less
/// than words: each side may describe them in its own way.
const ABSENT_PLEDGE: Weight = growing(74.0, 10.0);

/// The same of what both are said to have agreed on.
const ABSENT_AGREEMENT: Weight = growing(70.0, 10.0);

/// The same of what both are said to have talked about, which commits nobody.
const ABSENT_DISCUSSION: Weight = growing(50.0, 10.0);

/// A request for the talks that the other side does not own to.
const ABSENT_REQUEST: Weight = fixed(54.0);

/// Words put in one mouth, of no topic. There is only that no passage is close, which proves less;
/// and the more common its words ("the world is at a critical moment"), the less it matters. The
/// measure is how specific its words are.
const ABSENT_SAYING_WITHOUT_TOPIC: Weight = growing(30.0, 34.0);

/// The same of a deed.
const ABSENT_DEED_WITHOUT_TOPIC: Weight = growing(26.0, 22.0);

/// The other's account does not have a clause that says what a side does not do: a denial is a
/// promise.
const SOFTENED_DENIAL: Weight = fixed(80.0);

/// The other's account does not have another clause.
const SOFTENED_CLAUSE: Weight = fixed(46.0);

/// The other's account says it otherwise.
const SOFTENED: Weight = fixed(38.0);

/// The other's account has it too: that is as it should be.
const CONFIRMED: Weight = fixed(10.0);

/// A topic that a side does not mention: the more the other makes of it, the more it matters.
const MISSING_TOPIC: Weight = growing(40.0, 150.0);

/// A sentence of no topic: that nothing is like it is the weaker claim.
const MISSING_SENTENCE: Weight = fixed(32.0);

/// A step on a ladder: governments choose these words with care.
const STRENGTH: Weight = fixed(60.0);

/// A shared sentence that reaches farther on one side.
const SCOPE: Weight = fixed(56.0);

/// A name is a position taken.
const TERM: Weight = fixed(44.0);

/// A sum of money that one side alone gives: the hardest of figures.
const MISSING_MONEY: Weight = fixed(50.0);

/// A share that one side alone gives.
const MISSING_SHARE: Weight = fixed(48.0);

/// A span of time, which is a deadline or a term.
const MISSING_SPAN: Weight = fixed(46.0);

/// A day.
const MISSING_DAY: Weight = fixed(42.0);

/// A count, which seldom is a position.
const MISSING_COUNT: Weight = fixed(34.0);

/// What a side calls the talks.
const TONE: Weight = fixed(40.0);

/// What a side leads with.
const TOPIC_ORDER: Weight = fixed(36.0);

/// How much a side writes.
const LENGTH: Weight = fixed(34.0);

/// Other words for one thing are expected; they mean more where the rest is alike. The measure is
/// the score of the passage.
const WORDING: Weight = growing(15.0, 5.0);

/// The weight of words of a fully specific claim: some ten words of middling rarity. More words add
/// nothing.
const FULLY_SPECIFIC: f64 = 40.0;

impl Weight {
    fn at(&self, measure: f64) -> f64 {
        self.base + self.gain * measure
    }
}

/// How much a finding weighs, among those of its report.
pub(super) fn weight(compared: &Compared<'_>, finding: &Finding) -> f64 {
    let (weight, measure) = match &finding.claim {
        Claim::Contradiction { .. } => (CONTRADICTION, 0.0),
        Claim::FigureConflict { .. } => (FIGURE_CONFLICT, 0.0),
        Claim::Attribution(claim) => attribution(compared, finding, claim),
        Claim::MissingTopic { .. } => (MISSING_TOPIC, topic_share(compared, finding)),
        Claim::MissingSentence { .. } => (MISSING_SENTENCE, 0.0),
        Claim::FactConflict { fact, .. } => match fact {
            TalksFact::AskedBy => (ASKER_CONFLICT, 0.0),
            _ => (FACT_CONFLICT, 0.0),
        },
        Claim::MissingFact { fact, .. } => match fact {
            TalksFact::AskedBy => (MISSING_ASKER, 0.0),
            TalksFact::Participants => (MISSING_PARTICIPANTS, 0.0),
            _ => (MISSING_ROUTINE_FACT, 0.0),
        },
        Claim::Strength { .. } => (STRENGTH, 0.0),
        Claim::Scope { .. } => (SCOPE, 0.0),
        Claim::Term { .. } => (TERM, 0.0),
        Claim::MissingFigures { figures, .. } => {
            return figures.iter().map(of_figure).fold(0.0, f64::max);
        }
        Claim::Tone { .. } => (TONE, 0.0),
        Claim::TopicOrder { .. } => (TOPIC_ORDER, 0.0),
        Claim::Length { .. } => (LENGTH, 0.0),
        Claim::Wording { .. } => (WORDING, finding.score.unwrap_or_default()),
    };
    weight.at(measure)
}

/// The weight of what one side reports of another, and its measure.
fn attribution(compared: &Compared<'_>, finding: &Finding, claim: &Attribution) -> (Weight, f64) {
    match claim.status {
        Status::Contradicted => (DENIED_SAYING, 0.0),
        Status::Absent if finding.topic.is_some() => {
            let weight = match claim.act {
                Act::Said => ABSENT_SAYING,
                Act::Pledged | Act::Asked => ABSENT_PLEDGE,
                Act::Agreed => ABSENT_AGREEMENT,
                Act::Discussed => ABSENT_DISCUSSION,
            };
            (weight, topic_share(compared, finding))
        }
        Status::Absent => match claim.act {
            Act::Asked => (ABSENT_REQUEST, 0.0),
            Act::Said => (
                ABSENT_SAYING_WITHOUT_TOPIC,
                specificity(compared, claim.place),
            ),
            _ => (
                ABSENT_DEED_WITHOUT_TOPIC,
                specificity(compared, claim.place),
            ),
        },
        Status::Softened => match claim.uncovered {
            Some(clause) if clause.denies => (SOFTENED_DENIAL, 0.0),
            Some(_) => (SOFTENED_CLAUSE, 0.0),
            None => (SOFTENED, 0.0),
        },
        _ => (CONFIRMED, 0.0),
    }
}

/// The weight of a figure that one side alone gives.
fn of_figure(figure: &Figure) -> f64 {
    let weight = match figure.unit {
        Unit::Money(_) => MISSING_MONEY,
        Unit::Percent | Unit::Points => MISSING_SHARE,
        Unit::Span(_) | Unit::Every(_) => MISSING_SPAN,
        Unit::Day => MISSING_DAY,
        Unit::Count(_) | Unit::Year | Unit::Ordinal => MISSING_COUNT,
    };
    weight.at(0.0)
}

/// How specific the words of a sentence are, from 0 to 1.
fn specificity(compared: &Compared<'_>, place: Place) -> f64 {
    let coverage = compared.coverage;
    let words = coverage.weight(&coverage.of_sentence(place));
    (words / FULLY_SPECIFIC).min(1.0)
}

/// The share of the words of the account that makes the claim which are about its topic.
fn topic_share(compared: &Compared<'_>, finding: &Finding) -> f64 {
    let (Some(topic), Some(by)) = (finding.topic, finding.by) else {
        return 0.0;
    };
    let words = compared.statements[by].words.max(1);
    compared.topics.share_of_words(by, topic) / words as f64
}
