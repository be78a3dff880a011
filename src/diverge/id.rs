//! The id of a finding: its name for links, spreadsheets and later reports.
//!
//! It is made from what the finding claims, and from nothing else: its kind, the sources and sides
//! that the claim is about, its subject, and the words of the sentences that make the claim. So it
//! stays the same when other findings come or go, when a source is added, and in whichever order
//! sources come. Left out is what is only an example or a verdict: which account says most about a
//! topic that a side does not mention, which topic shows that a claim is absent.
//!
//! An id reads `attribution-ru-us-1f9c02ab`: words for people, then a hash of all that is claimed,
//! which keeps apart what the words leave alike.

use std::collections::HashMap;

use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};

use super::compared::Compared;
use super::finding::{Claim, Finding, Span, TalksFact};
use super::kind::{EvidenceRole, Kind};
use crate::align::Place;
use crate::statement::Statement;

/// How many bytes of the hash an id has. In one of ten thousand reports with a thousand findings of
/// the same words, two findings have the same id.
const HASH_BYTES: usize = 4;

/// The ids of the findings of one report.
pub(crate) struct Ids<'a> {
    compared: &'a Compared<'a>,
    /// For each sentence, how often the same sentence stands before it in its account.
    repeats: Vec<Vec<usize>>,
}

impl<'a> Ids<'a> {
    pub(crate) fn of(compared: &'a Compared<'a>) -> Self {
        let repeats = |statement: &'a Statement| {
            let mut seen: HashMap<&str, usize> = HashMap::new();
            let sentences = statement.sentences.iter();
            sentences
                .map(|sentence| {
                    let count = seen.entry(sentence.read()).or_default();
                    *count += 1;
                    *count - 1
                })
                .collect()
        };
        Self {
            compared,
            repeats: compared.statements.iter().map(repeats).collect(),
        }
    }

    /// The id of a finding, in letters, digits, `-` and `_`. No other finding of a report has it.
    pub(crate) fn id(&self, finding: &Finding) -> String {
        id(self, finding)
    }
}

fn id(ids: &Ids<'_>, finding: &Finding) -> String {
    let compared = ids.compared;
    let mut id = Id::new(ids, finding.claim.kind());
    match &finding.claim {
        Claim::Contradiction { clauses } => {
            id.source(finding.by);
            id.source(finding.of);
            clauses.iter().for_each(|clause| id.sentence(clause.place));
        }
        Claim::Length { language, .. } => id.subject(language.as_deref().unwrap_or("und")),
        Claim::TopicOrder { .. } | Claim::Tone { .. } => {}
        Claim::MissingTopic { silent, .. } => {
            id.side(silent.first().copied());
            let topic = finding.topic.map(|topic| compared.topics.entry(topic));
            id.subject(topic.map_or("", |topic| &topic.id));
        }
        Claim::MissingUnits { silent, .. } => {
            id.source(finding.by);
            id.side(silent.first().copied());
            id.claims(finding);
        }
        Claim::VersionTitle { title } => {
            id.source(finding.by);
            id.source(finding.of);
            id.subject(title);
        }
        Claim::VersionOrder { moved, .. } => {
            id.source(finding.by);
            id.source(finding.of);
            moved.iter().for_each(|place| id.sentence(*place));
        }
        Claim::Version { .. } | Claim::VersionTopics { .. } => {
            id.source(finding.by);
            id.source(finding.of);
            id.claims(finding);
        }
        Claim::Position { .. } => {
            id.source(finding.by);
            id.source(finding.of);
            id.claims(finding);
        }
        Claim::Attribution(attribution) => {
            id.source(finding.by);
            id.side(finding.of);
            id.sentence(attribution.claim.place);
            id.hash(compared.characters(attribution.claim));
        }
        Claim::FigureConflict { figures } => {
            id.source(finding.by);
            id.source(finding.of);
            figures
                .iter()
                .for_each(|figure| id.hash(&figure.to_string()));
            id.spans(finding);
        }
        Claim::MissingFigures { .. } => {
            id.source(finding.by);
            let first = finding.evidence.first();
            first
                .into_iter()
                .for_each(|evidence| id.sentence(evidence.span.place));
        }
        Claim::PlaceConflict { places } => {
            id.source(finding.by);
            id.source(finding.of);
            places
                .iter()
                .for_each(|place| id.hash(compared.characters(*place)));
            id.spans(finding);
        }
        Claim::FactConflict { fact, .. } => {
            id.source(finding.by);
            id.source(finding.of);
            id.subject(fact.id());
        }
        Claim::MissingFact { fact, values, .. } => {
            id.source(finding.by);
            id.subject(fact.id());
            values.iter().for_each(|value| id.hash(value));
        }
        Claim::Strength { ladder, .. } => {
            id.source(finding.by);
            id.source(finding.of);
            id.subject(&compared.lexicon.ladders().entries()[*ladder].id);
            id.spans(finding);
        }
        Claim::Term { term, .. } => id.subject(&compared.lexicon.terms().entries()[*term].id),
        Claim::Scope { .. } => {
            id.source(finding.by);
            id.source(finding.of);
            id.spans(finding);
        }
        Claim::Wording { .. } => {
            // No other passage has the sentence, whoever else has this one.
            let first = finding.evidence.first().map(|it| it.span.place);
            id.source(first.map(|first| first.text));
            first.into_iter().for_each(|first| id.sentence(first));
        }
    }
    id.finish()
}

impl TalksFact {
    /// Its name in ids.
    fn id(self) -> &'static str {
        match self {
            Self::AskedBy => "asked-by",
            Self::Format => "format",
            Self::Place => "place",
            Self::Length => "length",
            Self::Day => "day",
            Self::Hour => "hour",
            Self::Participants => "participants",
        }
    }
}

/// An id in the making.
struct Id<'a> {
    ids: &'a Ids<'a>,
    words: String,
    hash: Sha256,
}

impl<'a> Id<'a> {
    fn new(ids: &'a Ids<'a>, kind: Kind) -> Self {
        let words = match kind {
            Kind::Contradiction => "contradiction",
            Kind::Length => "length",
            Kind::TopicOrder => "topic-order",
            Kind::Position => "position",
            Kind::Silence => "silence",
            Kind::Attribution => "attribution",
            Kind::Fact => "fact",
            Kind::Number => "number",
            Kind::Strength => "strength",
            Kind::Term => "term",
            Kind::Version => "version",
            Kind::Scope => "scope",
            Kind::Wording => "wording",
            Kind::Tone => "tone",
        };
        Self {
            ids,
            words: words.to_owned(),
            hash: Sha256::new_with_prefix(words),
        }
    }

    /// Takes in what readers do not see.
    fn hash(&mut self, part: &str) {
        self.hash.update([0]);
        self.hash.update(part);
    }

    /// Takes in a word that readers see.
    fn subject(&mut self, word: &str) {
        self.hash(word);
        let safe = |c: char| {
            if c.is_ascii_alphanumeric() || c == '_' {
                c
            } else {
                '-'
            }
        };
        self.words.push('-');
        self.words.extend(word.chars().map(safe));
    }

    fn source(&mut self, account: Option<usize>) {
        let compared = self.ids.compared;
        self.subject(account.map_or("", |account| compared.id(account)));
    }

    /// The government of an account, or its source where that is not known: a side is the same
    /// whichever of its accounts comes first.
    fn side(&mut self, account: Option<usize>) {
        let source = account.map(|account| &self.ids.compared.statements[account].source);
        let government = source.and_then(|source| source.government.as_ref());
        match government {
            Some(government) => {
                self.hash("government");
                self.subject(&government.to_lowercase());
            }
            None => self.source(account),
        }
    }

    /// The words of a sentence and, where its account has them more than once, which time it is.
    fn sentence(&mut self, place: Place) {
        let Ids { compared, repeats } = self.ids;
        let repeats = repeats[place.text][place.sentence];
        self.hash(compared.id(place.text));
        self.hash(compared.text(place));
        self.hash(&repeats.to_string());
    }

    /// The words in evidence, in their sentences.
    fn spans(&mut self, finding: &Finding) {
        for evidence in &finding.evidence {
            let Span { place, start, end } = evidence.span;
            self.sentence(place);
            self.hash(&format!("{start}..{end}"));
        }
    }

    /// The words that make the claim, in their sentences, whatever their order.
    fn claims(&mut self, finding: &Finding) {
        let claims = finding.evidence.iter();
        let claims = claims.filter(|evidence| evidence.role == EvidenceRole::Claim);
        let mut spans: Vec<Span> = claims.map(|evidence| evidence.span).collect();
        spans.sort_unstable();
        for Span { place, start, end } in spans {
            self.sentence(place);
            self.hash(&format!("{start}..{end}"));
        }
    }

    fn finish(self) -> String {
        let hash = HEXLOWER.encode(&self.hash.finalize()[..HASH_BYTES]);
        format!("{}-{hash}", self.words)
    }
}
