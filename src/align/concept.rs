//! Concepts: what sentences may share in whatever words.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use super::clause::Clause;
use crate::data::data;
use crate::lexicon::{Table, Topic};
use crate::text::{Matcher, NormalizedText};

/// How much a paraphrase counts beside a topic of the same rarity. Paraphrases are wider.
const PARAPHRASE_WEIGHT: f64 = 0.7;

/// What sentences may share in whatever words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Concept {
    /// A topic of the lexicon.
    Topic(usize),
    /// An idea that accounts of talks put in many ways.
    Paraphrase(usize),
}

impl Concept {
    /// Whether it is a topic of the lexicon.
    pub(super) fn is_topic(self) -> bool {
        matches!(self, Self::Topic(_))
    }
}

/// A concept that a sentence brings up.
#[derive(Debug, Clone, Copy)]
pub(super) struct ConceptMention {
    pub concept: Concept,
    /// The character at which its words begin.
    pub character: usize,
}

/// Finds the paraphrases of a language. Their order is that of their names.
static PARAPHRASES: LazyLock<BTreeMap<String, Matcher>> = LazyLock::new(|| {
    let languages: BTreeMap<String, BTreeMap<String, Vec<String>>> = data!("align/paraphrases");
    let matcher = |ideas: BTreeMap<String, Vec<String>>| {
        let ideas = ideas.values().enumerate();
        Matcher::new(
            ideas.flat_map(|(idea, forms)| forms.iter().map(move |form| (idea, form.as_str()))),
        )
    };
    languages
        .into_iter()
        .map(|(language, ideas)| (language, matcher(ideas)))
        .collect()
});

/// The concepts that a sentence brings up.
pub(super) fn mentions(
    sentence: &str,
    language: &str,
    topics: &Table<Topic>,
) -> Vec<ConceptMention> {
    let sentence = NormalizedText::new(sentence);
    let matches = |matcher: Option<&Matcher>| {
        let matches = matcher.map(|matcher| matcher.find_in(&sentence));
        matches.into_iter().flatten()
    };
    let topics = matches(topics.matcher(language)).map(|found| ConceptMention {
        concept: Concept::Topic(found.entry),
        character: found.start,
    });
    let paraphrases = matches(PARAPHRASES.get(language)).map(|found| ConceptMention {
        concept: Concept::Paraphrase(found.entry),
        character: found.start,
    });
    topics.chain(paraphrases).collect()
}

/// The topics among some concepts, without those that all talks have, and without states, which
/// stand for those who talk.
pub(super) fn subjects(concepts: &BTreeSet<Concept>, topics: &Table<Topic>) -> BTreeSet<Concept> {
    let is_subject = |concept: &&Concept| match concept {
        Concept::Topic(topic) => {
            let topic = &topics.entries()[*topic];
            !topic.general && topic.government.is_none()
        }
        Concept::Paraphrase(_) => false,
    };
    concepts.iter().filter(is_subject).copied().collect()
}

/// The topics near any of some concepts, in order, without these.
pub(super) fn near_any(concepts: &BTreeSet<Concept>, topics: &Table<Topic>) -> Vec<Concept> {
    let of_each = concepts.iter().flat_map(|concept| match concept {
        Concept::Topic(topic) => topics.near(*topic),
        Concept::Paraphrase(_) => &[],
    });
    let of_each = of_each.map(|topic| Concept::Topic(*topic));
    let others: BTreeSet<Concept> = of_each.filter(|it| !concepts.contains(it)).collect();
    others.into_iter().collect()
}

/// The concepts that each clause of a sentence brings up.
pub(super) fn by_clause(
    sentence: &str,
    clauses: &[Clause],
    mentions: &[ConceptMention],
) -> Vec<BTreeSet<Concept>> {
    let starts = clauses.iter().scan((0, 0), |(byte, character), clause| {
        *character += sentence[*byte..clause.start].chars().count();
        *byte = clause.start;
        Some(*character)
    });
    let starts: Vec<usize> = starts.collect();
    let mut concepts = vec![BTreeSet::new(); clauses.len()];
    for mention in mentions {
        let clause = starts.partition_point(|start| *start <= mention.character);
        // Words before the first clause belong to it.
        if let Some(concepts) = concepts.get_mut(clause.max(1) - 1) {
            concepts.insert(mention.concept);
        }
    }
    concepts
}

/// How much each concept counts, by those of each of so many sentences: the fewer of these bring it
/// up, the more.
pub(super) fn weights<'c>(
    concepts: impl Iterator<Item = &'c BTreeSet<Concept>>,
    sentences: f64,
) -> BTreeMap<Concept, f64> {
    let mut weights: BTreeMap<Concept, f64> = BTreeMap::new();
    for concept in concepts.flatten() {
        *weights.entry(*concept).or_default() += 1.0;
    }
    for (concept, weight) in &mut weights {
        let share = match concept {
            Concept::Topic(_) => 1.0,
            Concept::Paraphrase(_) => PARAPHRASE_WEIGHT,
        };
        *weight = share * (1.0 + sentences / *weight).ln();
    }
    weights
}
