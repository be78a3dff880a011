//! How much a finding weighs. All weights stand in one table, each with its reason.
//!
//! Analysts ask whether the sides contradict each other, then what one puts in the other's mouth
//! that the other does not own to, then on what they differ and what one leaves out, then how
//! firmly a shared thing is said and how far it reaches, then how things are named. That a sentence
//! is worded otherwise they expect. Within a kind, what matters most comes first: the measure of a
//! finding is how much the units matter that it shows ([`crate::salience`]), times its confidence.

use std::collections::BTreeSet;

use super::compared::Compared;
use super::finding::{Claim, Finding, TalksFact};
use super::kind::{EvidenceRole, Status};
use crate::text::figures::{Figure, Unit};
use crate::unit::{Act, UnitId};
use crate::voice::ReportedAct;

/// The weight of a kind of claim, and what is added to it for a measure of 1.
#[derive(Debug, Clone, Copy)]
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

// The table.

/// Two passages about one thing say opposite things: what analysts ask first. It stands above all
/// others, however many there are.
const CONTRADICTION: Weight = fixed(400.0);

/// An account denies what the other puts in its mouth: the same, told of a person's words.
const DENIED_SAYING: Weight = fixed(390.0);

/// Both sides give a figure or a place for one thing, and they differ: an open contradiction.
const FIGURE_OR_PLACE_CONFLICT: Weight = growing(80.0, 40.0);

/// Each side says that the other asked for the talks. Analysts lead with it.
const ASKER_CONFLICT: Weight = fixed(180.0);

/// Other facts of the talks that the sides give differently, which nobody can be wrong about.
const FACT_CONFLICT: Weight = fixed(160.0);

/// One side alone says who asked: who needs the talks more, and a hint that only one wants known.
const MISSING_ASKER: Weight = fixed(36.0);

/// One side alone names people who took part.
const MISSING_PARTICIPANTS: Weight = fixed(16.0);

/// One side alone says how long the talks took, or when they began: routine.
const MISSING_ROUTINE_FACT: Weight = fixed(3.0);

/// Words put in the other's mouth of which its own account has nothing.
const ABSENT_SAYING: Weight = growing(45.0, 60.0);

/// Thanks, praise and congratulations for nothing that sides differ on, and that both will stay in
/// touch: routine, whoever says them.
const COURTESY: Weight = growing(2.0, 10.0);

/// A topic of no more weight is a courtesy ...
const MAX_WEIGHT_OF_COURTESY: f64 = 0.15;

/// ... and one of no more weight a field of cooperation that nobody disputes
/// (`data/lexicon/topics.toml`).
const MAX_WEIGHT_OF_COOPERATION: f64 = 0.35;

/// The same of what one promised or gave, and of what both did. Deeds weigh less than words: each
/// side may describe them in its own way.
const ABSENT_DEED: Weight = growing(10.0, 50.0);

/// The other's account says it otherwise: only what matters is worth a look.
const SOFTENED: Weight = growing(0.0, 45.0);

/// The other's account has it too: that is as it should be, but where it matters it is worth more
/// than how long the accounts are.
const CONFIRMED: Weight = growing(5.0, 9.0);

/// Units that a side does not say.
const MISSING_UNITS: Weight = growing(10.0, 50.0);

/// What both raise, each in its own way: as much as units that a side does not say.
const POSITION: Weight = growing(0.0, 50.0);

/// What a government leaves out in one language: it is chosen for whom it is told.
const VERSION: Weight = growing(14.0, 50.0);

/// A title that one version leaves out, or what stands elsewhere in it.
const VERSION_FORM: Weight = fixed(10.0);

/// A topic that a side whose account is in another language does not mention. The measure is the
/// share of the words of the account that makes the claim.
const MISSING_TOPIC: Weight = growing(30.0, 150.0);

/// A step on a ladder: governments choose these words with care.
const STRENGTH: Weight = growing(15.0, 30.0);

/// A shared sentence that reaches farther on one side.
const SCOPE: Weight = growing(8.0, 15.0);

/// A name is a position taken.
const TERM: Weight = growing(12.0, 20.0);

/// The official name of a state and its short one, of which neither is a position.
const PLAIN_TERM: Weight = fixed(2.0);

/// A sum of money that one side alone gives: the hardest of figures.
const MISSING_MONEY: Weight = growing(12.0, 30.0);

/// A share, or a span of time, which is a deadline or a term.
const MISSING_SHARE_OR_SPAN: Weight = growing(10.0, 30.0);

/// A count, which seldom is a position.
const MISSING_COUNT: Weight = growing(5.0, 25.0);

/// When, or which one of a row: routine.
const MISSING_DATE: Weight = growing(3.0, 12.0);

/// What a side calls the talks.
const TONE: Weight = fixed(14.0);

/// What a side leads with.
const TOPIC_ORDER: Weight = fixed(8.0);

/// How much a side writes: it says nothing of what is said, and comes last.
const LENGTH: Weight = fixed(0.0);

/// Other words for one thing are expected.
const WORDING: Weight = growing(1.0, 2.0);

/// What is left of a unit's measure where a finding further up shows it.
const LEFT_WHERE_SHOWN: f64 = 0.15;

/// What is left of the weight of a finding that another account of the same government has told: it
/// stands behind what nobody has told yet.
const LEFT_WHERE_RETOLD: f64 = 0.15;

/// What is left of the weight of a finding by a government's second telling.
const LEFT_OF_SECOND_TELLING: f64 = 0.8;

/// What is left of a unit's measure for each unit of the finding that matters more: a list of small
/// things is no lead.
const LEFT_OF_FURTHER: f64 = 0.9;

/// More units do not make a finding matter more without end.
const MAX_MEASURE: f64 = 2.25;

/// A finding's place in the table, and the units that it shows, each with how much it matters.
#[derive(Debug)]
pub(super) struct Weighed {
    weight: Weight,
    /// What stands in for the measure where no units do.
    measure: Option<f64>,
    confidence: f64,
    is_second_telling: bool,
    units: Vec<(UnitId, f64)>,
}

impl Weighed {
    /// Weighs a finding, which may be by a government's second telling.
    pub(super) fn of(compared: &Compared<'_>, finding: &Finding, is_second_telling: bool) -> Self {
        let measure = match finding.claim {
            Claim::MissingTopic { .. } => Some(topic_share(compared, finding)),
            _ => None,
        };
        let units = shown(compared, finding).into_iter();
        Self {
            weight: match is_courtesy(compared, finding) {
                true => COURTESY,
                false => of_claim(&finding.claim),
            },
            measure,
            confidence: finding.confidence.unwrap_or(1.0),
            is_second_telling,
            units: units.map(|id| (id, compared.salience(id))).collect(),
        }
    }

    /// The units that the finding shows.
    pub(super) fn units(&self) -> impl Iterator<Item = UnitId> {
        self.units.iter().map(|(id, _)| *id)
    }

    /// The weight, when findings further up show some units, and other accounts of the same
    /// governments have told some in them.
    pub(super) fn weight(&self, shown: &BTreeSet<UnitId>, retold: &BTreeSet<UnitId>) -> f64 {
        let measure = self.measure.unwrap_or_else(|| {
            let units = self.units.iter();
            let matters = units.map(|(id, salience)| {
                let left = if shown.contains(id) {
                    LEFT_WHERE_SHOWN
                } else {
                    1.0
                };
                salience * left
            });
            let mut matters: Vec<f64> = matters.collect();
            matters.sort_by(|a, b| b.total_cmp(a));
            let all = matters.iter().rev();
            let all = all.fold(0.0, |further, own| own + further * LEFT_OF_FURTHER);
            all.min(MAX_MEASURE)
        });
        let weight = self.weight.base + self.weight.gain * measure * self.confidence;
        let is_retold = !self.units.is_empty() && self.units().all(|id| retold.contains(&id));
        let telling = match (is_retold, self.is_second_telling) {
            (true, _) => LEFT_WHERE_RETOLD,
            (false, true) => LEFT_OF_SECOND_TELLING,
            (false, false) => 1.0,
        };
        weight * telling
    }
}

/// The units of a finding: those that it claims something of, and those whose words it marks.
fn shown(compared: &Compared<'_>, finding: &Finding) -> BTreeSet<UnitId> {
    let evidence = finding.evidence.iter();
    let claims = evidence.filter(|it| it.role != EvidenceRole::Nearest);
    claims
        .flat_map(|it| compared.units_touching(it.span))
        .collect()
}

/// Whether a finding tells of thanks or praise alone, for nothing that sides differ on.
fn is_courtesy(compared: &Compared<'_>, finding: &Finding) -> bool {
    let is_told_alone = match &finding.claim {
        Claim::Attribution(it) => it.status == Status::Absent,
        Claim::MissingUnits { .. } => true,
        _ => false,
    };
    let claims = finding.evidence.iter();
    let mut claims = claims.filter(|it| it.role == EvidenceRole::Claim);
    is_told_alone
        && claims.all(|it| {
            let mut units = compared.units_within(it.span).into_iter();
            units.all(|id| is_courteous(compared, id))
        })
}

/// Whether a unit thanks or praises, for nothing in particular or with a courtesy, and for nothing
/// that sides differ on; or agrees on what all agree on: to stay in touch.
pub(super) fn is_courteous(compared: &Compared<'_>, id: UnitId) -> bool {
    let topics = compared.topics_of(id).into_iter();
    let weights: Vec<f64> = topics.map(|it| compared.topics.entry(it).weight).collect();
    match compared.unit(id).act {
        Act::Thanked | Act::Praised => {
            weights.iter().all(|it| *it <= MAX_WEIGHT_OF_COOPERATION)
                && (weights.is_empty() || weights.iter().any(|it| *it <= MAX_WEIGHT_OF_COURTESY))
        }
        Act::Agreed => compared.is_general(id),
        _ => false,
    }
}

fn of_claim(claim: &Claim) -> Weight {
    match claim {
        Claim::Contradiction { .. } => CONTRADICTION,
        Claim::FigureConflict { .. } | Claim::PlaceConflict { .. } => FIGURE_OR_PLACE_CONFLICT,
        Claim::Attribution(claim) => match claim.status {
            Status::Contradicted => DENIED_SAYING,
            Status::Absent if claim.act == ReportedAct::Said => ABSENT_SAYING,
            Status::Absent => ABSENT_DEED,
            Status::Softened => SOFTENED,
            _ => CONFIRMED,
        },
        Claim::FactConflict { fact, .. } => match fact {
            TalksFact::AskedBy => ASKER_CONFLICT,
            _ => FACT_CONFLICT,
        },
        Claim::MissingFact { fact, .. } => match fact {
            TalksFact::AskedBy => MISSING_ASKER,
            TalksFact::Participants => MISSING_PARTICIPANTS,
            _ => MISSING_ROUTINE_FACT,
        },
        Claim::MissingTopic { .. } => MISSING_TOPIC,
        Claim::MissingUnits { .. } => MISSING_UNITS,
        Claim::Position { .. } => POSITION,
        Claim::Version { .. } | Claim::VersionTopics { .. } => VERSION,
        Claim::VersionTitle { .. } | Claim::VersionOrder { .. } => VERSION_FORM,
        Claim::Strength { .. } => STRENGTH,
        Claim::Scope { .. } => SCOPE,
        Claim::Term {
            are_plain: true, ..
        } => PLAIN_TERM,
        Claim::Term { .. } => TERM,
        Claim::MissingFigures { figures, .. } => of_figures(figures),
        Claim::Tone { .. } => TONE,
        Claim::TopicOrder { .. } => TOPIC_ORDER,
        Claim::Length { .. } => LENGTH,
        Claim::Wording { .. } => WORDING,
    }
}

/// The weight of figures that one side alone gives: that of the hardest.
fn of_figures(figures: &[Figure]) -> Weight {
    let is = |matches: fn(&Unit) -> bool| figures.iter().any(|figure| matches(&figure.unit));
    if is(|unit| matches!(unit, Unit::Money(_))) {
        MISSING_MONEY
    } else if is(|unit| {
        matches!(
            unit,
            Unit::Percent | Unit::Points | Unit::Span(_) | Unit::Every(_)
        )
    }) {
        MISSING_SHARE_OR_SPAN
    } else if figures.iter().all(|figure| {
        matches!(
            figure.unit,
            Unit::Day | Unit::Month | Unit::Year | Unit::Ordinal
        )
    }) {
        MISSING_DATE
    } else {
        MISSING_COUNT
    }
}

/// The share of the words of the account that makes the claim which are about its topic.
fn topic_share(compared: &Compared<'_>, finding: &Finding) -> f64 {
    let (Some(topic), Some(by)) = (finding.topic, finding.by) else {
        return 0.0;
    };
    let words = compared.statements[by].words.max(1);
    compared.topics.share_of_words(by, topic) / words as f64
}
