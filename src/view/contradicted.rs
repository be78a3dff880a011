//! On what sides contradict each other.

use super::side::{Side, in_sentence};
use super::subject::topics_of;
use crate::report::{Divergence, Kind, Report, StatementFacts, TopicFacts};
use crate::text::english::{capitalised, listed};

/// So many are told.
const MAX_TOLD: usize = 2;

/// A thing on which two accounts contradict each other.
pub(super) struct Contradicted<'r> {
    accounts: [&'r StatementFacts; 2],
    /// The topic of what both say there, where it is known.
    pub topic: Option<&'r TopicFacts>,
}

/// On what sides contradict each other, the most important first.
pub(super) fn contradicted(report: &Report) -> Vec<Contradicted<'_>> {
    let contradictions = report.divergences.iter();
    let contradictions = contradictions.filter(|it| it.kind == Kind::Contradiction);
    let mut told: Vec<Contradicted<'_>> = Vec::new();
    for one in contradictions.filter_map(|it| Contradicted::of(report, it)) {
        if !told.iter().any(|other| other.is_told_as(&one)) {
            told.push(one);
        }
    }
    told.truncate(MAX_TOLD);
    told
}

impl<'r> Contradicted<'r> {
    fn of(report: &'r Report, divergence: &'r Divergence) -> Option<Self> {
        let (by, of) = (divergence.by.as_ref()?, divergence.of.as_ref()?);
        let topics = |id: &String| {
            let evidence = divergence.evidence.iter().find(|it| it.source == *id);
            evidence.map_or_else(Vec::new, |evidence| topics_of(report, evidence))
        };
        let others = topics(of);
        let is_shared = |topic: &&TopicFacts| others.iter().any(|other| other.id == topic.id);
        Some(Self {
            accounts: [report.statement(by)?, report.statement(of)?],
            topic: topics(by).into_iter().find(is_shared),
        })
    }

    /// Whether two are of the same governments and topic.
    fn is_told_as(&self, other: &Self) -> bool {
        let governments = |it: &Self| it.accounts.map(|account| account.government.as_deref());
        let [one, another] = governments(self);
        let others = governments(other);
        self.topic.map(|it| &it.id) == other.topic.map(|it| &it.id)
            && ([one, another] == others || [another, one] == others)
    }

    /// In a sentence: `On overcapacity, China and the European Union contradict each other.`
    pub(super) fn told(&self, sides: &[Side<'_>]) -> String {
        let of_accounts = sides
            .iter()
            .filter(|side| self.accounts.iter().any(|account| side.is_of(account)));
        let names: Vec<String> = of_accounts.map(|side| in_sentence(side.name)).collect();
        let names = match sides.len() {
            2 => "they".to_owned(),
            _ => listed(&names),
        };
        match self.topic {
            Some(topic) => format!("On {}, {names} contradict each other.", topic.phrase),
            None => format!(
                "{} contradict each other on one thing.",
                capitalised(&names)
            ),
        }
    }
}
