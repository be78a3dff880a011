//! A finding as its maker leaves it: indices, and what it claims. Order, id and English are made
//! from these; nothing reads them out of text.

use super::kind::{EvidenceRole, Kind, Status};
use crate::align::Place;
use crate::text::figures::Figure;
use crate::unit::{Act, UnitId};
use crate::voice::ReportedAct;

/// Some characters of a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Span {
    pub place: Place,
    /// First character, counted in the sentence.
    pub start: usize,
    /// The character behind the last.
    pub end: usize,
}

/// A place where a finding can be checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct EvidenceSpan {
    pub span: Span,
    pub role: EvidenceRole,
}

/// A divergence between accounts. Accounts, passages and topics are given by their indices.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// The account that says it, or alone has it.
    pub(crate) by: Option<usize>,
    /// The account whose words they would be, or that lacks it.
    pub(crate) of: Option<usize>,
    pub(crate) passage: Option<usize>,
    pub(crate) topic: Option<usize>,
    /// How alike the passages in evidence are, 0 to 1, [`rounded`].
    pub(crate) score: Option<f64>,
    /// The probability that the claim is true, [`rounded`]; `None` where it is not estimated.
    pub(crate) confidence: Option<f64>,
    /// What the side that says it does.
    pub(crate) act: Option<Act>,
    pub(crate) claim: Claim,
    pub(crate) evidence: Vec<EvidenceSpan>,
}

/// What a finding claims.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Claim {
    /// Accounts say opposite things of one thing.
    Contradiction {
        /// What either says, that of `by` first.
        clauses: [Span; 2],
    },
    /// Accounts of one language differ in length.
    Length {
        language: Option<String>,
        /// The accounts and their words, the longest first.
        words: Vec<(usize, usize)>,
    },
    /// Accounts lead with different topics.
    TopicOrder {
        /// The accounts, each with its topic.
        leads: Vec<(usize, usize)>,
    },
    /// A side does not mention a topic.
    MissingTopic {
        /// The accounts of that side.
        silent: Vec<usize>,
        /// How many sentences the other account has on it.
        sentences: usize,
    },
    /// A side does not say some units.
    MissingUnits {
        /// The units, the one that matters most first.
        units: Vec<UnitId>,
        /// The accounts of that side.
        silent: Vec<usize>,
        /// Whether a position tells what stands before the first of them in its sentence.
        is_rest_told: bool,
    },
    /// One version of a government's account does not say some units of another.
    Version {
        /// The units, the one that matters most first.
        units: Vec<UnitId>,
    },
    /// One version of a government's account names topics that another does not.
    VersionTopics {
        /// The units that name them, the one that matters most first.
        units: Vec<UnitId>,
        /// The topics.
        topics: Vec<usize>,
    },
    /// One version of a government's account gives a title that another does not.
    VersionTitle {
        /// The title, in English.
        title: &'static str,
    },
    /// Two versions of a government's account have some sentences in another order.
    VersionOrder {
        /// The first that moved, in either version.
        moved: [Place; 2],
        /// How many more have moved.
        more: usize,
    },
    /// Both sides raise a thing, and each says something else on it.
    Position {
        /// The units of either account, those that matter most first.
        units: [Vec<UnitId>; 2],
    },
    /// A side reports another's words or deeds.
    Attribution(Attribution),
    /// Sentences that answer each other give different figures.
    FigureConflict { figures: [Figure; 2] },
    /// A sentence gives figures that no other side has.
    MissingFigures {
        /// Each with its place in the evidence.
        figures: Vec<Figure>,
        /// The accounts of the other sides.
        silent: Vec<usize>,
    },
    /// Sentences that answer each other give different places for one thing.
    PlaceConflict {
        /// As either account names it.
        places: [Span; 2],
    },
    /// Accounts give different facts of the talks.
    FactConflict {
        fact: TalksFact,
        /// As either account gives it.
        values: [String; 2],
    },
    /// One account alone gives a fact of the talks.
    MissingFact {
        fact: TalksFact,
        values: Vec<String>,
        /// The accounts of the other sides.
        silent: Vec<usize>,
    },
    /// Accounts stand on different rungs of a ladder.
    Strength {
        ladder: usize,
        /// The stronger step, then the weaker.
        steps: [Step; 2],
        /// Whether the accounts are versions of one government's account in two languages.
        of_versions: bool,
    },
    /// Accounts call a thing by different names.
    Term {
        term: usize,
        /// The names of either account.
        names: [Vec<Span>; 2],
        /// Whether the accounts are versions of one government's account in two languages.
        of_versions: bool,
        /// Whether all of them are plain names of a state, of which none is a message.
        are_plain: bool,
    },
    /// One account reaches farther than another in a passage.
    Scope {
        /// The words of either account that the other has none like.
        words: [Vec<ScopeWord>; 2],
    },
    /// A passage is worded differently.
    Wording {
        /// The passage's accounts that have words of their own, and these words.
        words: Vec<(usize, Vec<Span>)>,
    },
    /// Sides call the talks by different words.
    Tone {
        /// All accounts, each with its words as places in the lexicon.
        words: Vec<(usize, Vec<usize>)>,
    },
}

/// A fact of the talks themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TalksFact {
    AskedBy,
    Format,
    Place,
    Length,
    Day,
    Hour,
    Participants,
}

/// What a side reports of another, and what the other's own account makes of it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Attribution {
    /// The words that report it.
    pub claim: Span,
    /// What the other side is reported to have done.
    pub act: ReportedAct,
    pub status: Status,
}

/// A sentence of another account, and how alike it is to the claim.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Answer {
    pub place: Place,
    pub score: f64,
}

/// Words that stand on a rung of a ladder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Step {
    pub rung: usize,
    pub span: Span,
}

/// A word that changes how far a sentence reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct ScopeWord {
    /// Its place in the lexicon.
    pub entry: usize,
    pub span: Span,
}

impl Finding {
    /// A finding with nothing but its claim.
    pub(super) fn new(claim: Claim) -> Self {
        Self {
            by: None,
            of: None,
            passage: None,
            topic: None,
            score: None,
            confidence: None,
            act: None,
            claim,
            evidence: Vec::new(),
        }
    }
}

impl Span {
    pub(super) fn as_evidence(self, role: EvidenceRole) -> EvidenceSpan {
        EvidenceSpan { span: self, role }
    }
}

impl Claim {
    pub(crate) fn kind(&self) -> Kind {
        match self {
            Self::Contradiction { .. } => Kind::Contradiction,
            Self::Length { .. } => Kind::Length,
            Self::TopicOrder { .. } => Kind::TopicOrder,
            Self::MissingTopic { .. } | Self::MissingUnits { .. } => Kind::Silence,
            Self::Version { .. }
            | Self::VersionTopics { .. }
            | Self::VersionTitle { .. }
            | Self::VersionOrder { .. }
            | Self::Strength {
                of_versions: true, ..
            }
            | Self::Term {
                of_versions: true, ..
            } => Kind::Version,
            Self::Position { .. } => Kind::Position,
            Self::Attribution(_) => Kind::Attribution,
            Self::FigureConflict { .. } | Self::MissingFigures { .. } => Kind::Number,
            Self::FactConflict { .. } | Self::PlaceConflict { .. } | Self::MissingFact { .. } => {
                Kind::Fact
            }
            Self::Strength { .. } => Kind::Strength,
            Self::Term { .. } => Kind::Term,
            Self::Scope { .. } => Kind::Scope,
            Self::Wording { .. } => Kind::Wording,
            Self::Tone { .. } => Kind::Tone,
        }
    }

    pub(crate) fn status(&self) -> Option<Status> {
        match self {
            Self::Attribution(attribution) => Some(attribution.status),
            Self::FigureConflict { .. }
            | Self::PlaceConflict { .. }
            | Self::FactConflict { .. } => Some(Status::Conflict),
            Self::MissingFigures { .. } | Self::MissingFact { .. } => Some(Status::OneSide),
            _ => None,
        }
    }
}

/// A score to four decimal places. Further digits are noise, for readers and for the order of
/// findings.
pub(crate) fn rounded(score: f64) -> f64 {
    (score * 10_000.0).round() / 10_000.0
}
