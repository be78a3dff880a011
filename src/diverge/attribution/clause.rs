//! The clauses of a claim: what each is about, and what the other side's accounts have of it.
//!
//! "He said that both bear a responsibility and that Washington had no intention of deploying
//! missiles" is two things, and that the other account has the first does not bear out the second.

use std::collections::BTreeSet;

use super::case::Case;
use super::cut::cuts;
use crate::align::Place;
use crate::diverge::compared::Compared;
use crate::diverge::finding::Span;
use crate::lexicon::Role;
use crate::voice::Act;

/// A clause of which the other's account has a smaller share of words is not borne out by it.
const MIN_COVERED: f64 = 0.25;

/// The same for a clause that denies: what a side is said not to do must be in its account.
const MIN_COVERED_OF_DENIAL: f64 = 0.75;

/// A clause of fewer terms than this ("and that it was so") has nothing to look for.
const MIN_TERMS: usize = 3;

/// A clause, and what the accounts asked make of its topics.
pub(super) struct ClaimClause {
    span: Span,
    /// A topic of it that is brought up, and the sentence that does.
    raised: Option<(usize, Place)>,
    /// Topics of it that are not brought up, the rarest first.
    missing: Vec<usize>,
}

/// The clauses of a claim.
pub(super) struct Clauses(Vec<ClaimClause>);

impl Clauses {
    pub(crate) fn of(case: &Case<'_>) -> Self {
        let (start, end) = (case.reported.start, case.reported.end);
        let cuts = cuts(case).into_iter();
        let mut bounds = vec![start];
        bounds.extend(cuts.filter(|cut| (start + 1..end).contains(cut)));
        bounds.push(end);
        let clauses = bounds.windows(2).map(|bounds| {
            ClaimClause::of(
                case,
                Span {
                    place: case.place,
                    start: bounds[0],
                    end: bounds[1],
                },
            )
        });
        Self(clauses.collect())
    }

    /// For each clause of which no topic is brought up, the rarest of its topics.
    pub(crate) fn absent_topics(&self) -> impl Iterator<Item = usize> {
        let absent = self.0.iter().filter(|clause| clause.raised.is_none());
        absent.filter_map(|clause| clause.missing.first().copied())
    }

    /// The first topic that is brought up, and the sentence that does.
    pub(crate) fn raised(&self) -> Option<(usize, Place)> {
        self.0.iter().find_map(|clause| clause.raised)
    }

    /// The topics that are not brought up, in clauses of which others are.
    pub(crate) fn missing_topics(&self) -> Vec<usize> {
        let partly = self.0.iter().filter(|clause| clause.raised.is_some());
        let mut missing: Vec<usize> = partly.flat_map(|it| it.missing.iter().copied()).collect();
        missing.dedup();
        missing
    }

    /// The first clause whose words the accounts asked do not have.
    pub(crate) fn uncovered(&self, case: &Case<'_>) -> Option<Span> {
        let mut spans = self.0.iter().map(|clause| clause.span);
        spans.find(|span| !is_covered(case, *span))
    }
}

impl ClaimClause {
    fn of(case: &Case<'_>, span: Span) -> Self {
        let topics = case.compared.topics;
        // The place of an act says less than its object: "strike weapons in Ukraine" is about the
        // weapons. A state that the other's account names too bears out only that it was discussed.
        let is_state = |topic: &usize| topics.entry(*topic).government.is_some();
        let is_specific = |topic: &usize| !is_state(topic) || case.reported.act == Act::Discussed;
        let rarest_first = rarest_first(case, topics_in(case, span));
        let only_states = rarest_first.iter().all(is_state);
        let raised = rarest_first
            .iter()
            .copied()
            .filter(is_specific)
            .find_map(|topic| Some((topic, taken_up(case, topic)?)));
        let is_named = |topic: &usize| {
            let mut asked = case.asked.iter();
            asked.any(|text| topics.raised(*text, *topic).is_some())
        };
        let counts = |topic: &usize| only_states || !is_state(topic);
        let missing = rarest_first
            .into_iter()
            .filter(|topic| counts(topic) && !is_named(topic))
            .collect();
        Self {
            span,
            raised,
            missing,
        }
    }
}

/// The topics of a part of a claim, without those that every account has.
fn topics_in(case: &Case<'_>, span: Span) -> BTreeSet<usize> {
    let topics = case.compared.topics;
    let mentioned = topics.in_sentence(span.place.text, span.place.sentence);
    mentioned
        .iter()
        .filter(|mention| !mention.weak)
        .filter(|mention| span.start <= mention.start && mention.end <= span.end)
        .map(|mention| mention.topic)
        .filter(|topic| !topics.entry(*topic).general)
        .collect()
}

/// Topics, that of the fewest sentences first.
fn rarest_first(case: &Case<'_>, topics: BTreeSet<usize>) -> Vec<usize> {
    let compared = case.compared;
    let sentences = |topic: usize| -> usize {
        let texts = 0..compared.statements.len();
        texts
            .map(|text| compared.topics.sentences_about(text, topic).len())
            .sum()
    };
    let mut topics: Vec<usize> = topics.into_iter().collect();
    topics.sort_by_key(|topic| (sentences(*topic), *topic));
    topics
}

/// The first sentence of the accounts asked that is about a topic, or one near it.
fn taken_up(case: &Case<'_>, topic: usize) -> Option<Place> {
    case.asked.iter().find_map(|text| {
        let sentence = case.compared.topics.taken_up(*text, topic)?;
        let text = *text;
        Some(Place { text, sentence })
    })
}

/// Whether a clause says what a side does not do.
pub(super) fn denies(compared: &Compared<'_>, clause: &str) -> bool {
    compared.lexicon.verbs().find(clause).has(Role::Negation)
}

/// Whether the words of a clause stand somewhere in the other's account, so far as it has any.
fn is_covered(case: &Case<'_>, clause: Span) -> bool {
    let sentence = case.compared.sentence(case.place);
    // "Reiterated" is the word of the account that reports it, not of the speaker.
    let verbs = case.roles(case.place).verbs();
    let is_verb_of_saying = |at: usize| {
        let mut verbs = verbs.iter();
        verbs.any(|verb| (verb.start..verb.end).contains(&at))
    };
    let clause: String = (clause.start..clause.end)
        .zip(sentence.text().chars().skip(clause.start))
        .map(|(at, c)| if is_verb_of_saying(at) { ' ' } else { c })
        .collect();
    let coverage = case.compared.coverage;
    let terms = coverage.terms(case.place.text, &clause);
    let min_covered = if denies(case.compared, &clause) {
        MIN_COVERED_OF_DENIAL
    } else {
        MIN_COVERED
    };
    terms.len() < MIN_TERMS || coverage.share(&terms, &case.asked) >= min_covered
}
