//! What a finding claims, in one plain sentence: governments by their names, and what is quoted
//! without quotation marks of its own.
//!
//! The words of a kind of finding are in the file named after it. `parties` names who speaks,
//! `person` whom "he" means, and `excerpt` chooses which words of an account are quoted. The words of the longer line that
//! quotes the evidence are in `summary`.

mod accounts;
mod attribution;
mod contradiction;
mod excerpt;
mod facts;
mod missing;
mod parties;
mod person;
mod position;
mod version;
mod wording;

use super::compared::Compared;
use super::finding::{Claim, Finding};
use super::together::JointClaim;

/// What a finding claims, in one plain sentence without a stop.
pub(crate) fn headline(compared: &Compared<'_>, finding: &Finding) -> String {
    let writer = Writer(compared);
    writer.capitalised(&writer.claim(finding))
}

/// What findings claim together, in the same way.
pub(crate) fn joint_headline(compared: &Compared<'_>, claim: &JointClaim) -> String {
    let writer = Writer(compared);
    writer.capitalised(&writer.joint_claim(claim))
}

/// Writes claims about what is compared.
struct Writer<'a>(&'a Compared<'a>);

impl Writer<'_> {
    fn claim(&self, finding: &Finding) -> String {
        let parties = self.parties(finding);
        let [by, of] = parties.each_ref().map(String::as_str);
        match &finding.claim {
            Claim::Contradiction { clauses } => self.contradiction(by, of, clauses),
            Claim::Attribution(claim) => self.attribution(by, of, claim, finding),
            Claim::FactConflict { fact, values } => self.fact_conflict(by, of, *fact, values),
            Claim::PlaceConflict { places } => self.place_conflict(by, of, places),
            Claim::MissingFact {
                fact,
                values,
                silent,
            } => self.missing_fact(by, *fact, values, silent),
            Claim::Position { units } => self.position(by, of, finding.topic, units),
            Claim::MissingUnits {
                units,
                silent,
                is_rest_told,
            } => self.missing_units(by, units, silent, *is_rest_told),
            Claim::Version { units } => self.version(by, of, units),
            Claim::VersionTitle { title } => self.version_title(by, of, title),
            Claim::VersionOrder { moved, more } => self.version_order(by, of, moved, *more),
            Claim::VersionTopics { units, topics } => self.version_topics(by, of, units, topics),
            Claim::MissingTopic { silent, .. } => match self.says_on_missing(finding, silent) {
                Some(unit) => self.missing_units(by, &[unit], silent, false),
                None => self.raises(by, &self.topics(finding.topic.as_slice()), silent),
            },
            Claim::FigureConflict { figures: [a, b] } => format!("{by} gives {a}, {of} gives {b}"),
            Claim::MissingFigures { figures, silent } => {
                let first = finding.evidence.first().map(|evidence| evidence.span);
                self.missing_figures(by, figures, first, silent)
            }
            Claim::Strength { steps, .. } => self.strength(by, of, steps),
            Claim::Term { term, names, .. } => self.term(by, of, *term, names),
            Claim::Scope { words } => self.scope(by, of, words),
            Claim::Wording { words } => self.wording(words),
            Claim::Tone { words } => self.tone(words),
            Claim::TopicOrder { leads } => self.topic_order(leads),
            Claim::Length { words, .. } => self.length(words),
        }
    }

    fn joint_claim(&self, claim: &JointClaim) -> String {
        match claim {
            JointClaim::MissingUnits { by, units, silent } => {
                self.missing_units(&self.government(*by), units, silent, false)
            }
            JointClaim::MissingTopics { by, topics, silent } => {
                self.raises(&self.government(*by), &self.topics(topics), silent)
            }
            JointClaim::Position { topic, positions } => {
                let positions = positions.iter();
                self.on_topic(
                    *topic,
                    positions.map(|(by, units)| (self.government(*by), units)),
                )
            }
        }
    }

    /// Whether an account is in the language of the headlines.
    fn is_english(&self, text: usize) -> bool {
        self.0.statements[text].language.as_deref() == Some("en")
    }

    /// A topic inside a sentence.
    fn topic(&self, topic: usize) -> &str {
        self.0.topics.entry(topic).phrase()
    }

    fn topics(&self, topics: &[usize]) -> Vec<String> {
        topics.iter().map(|it| self.topic(*it).to_owned()).collect()
    }
}
