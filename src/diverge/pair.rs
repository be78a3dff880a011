//! Two accounts of different sides, whose positions are held against each other.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::compared::Compared;
use super::finding::EvidenceSpan;
use super::kind::EvidenceRole;
use crate::align::Place;
use crate::unit::UnitId;

/// How many units of a side stand in a position.
pub(super) const MAX_UNITS: usize = 3;

/// Units that are told, each with the first account of the side against which it stands.
pub(super) type Told = BTreeSet<(UnitId, usize)>;

/// Two sides: the account that speaks for each, and all accounts of each.
pub(super) struct Pair<'a> {
    pub compared: &'a Compared<'a>,
    pub texts: [usize; 2],
    pub sides: [&'a [usize]; 2],
}

impl<'a> Pair<'a> {
    /// Each two sides whose accounts are in one language, or else those whose accounts are not.
    pub(super) fn all(compared: &'a Compared<'a>, in_one_language: bool) -> Vec<Self> {
        let sides = compared.sides.iter().enumerate();
        let pairs = sides.flat_map(|(index, left)| {
            let others = compared.sides[index + 1..].iter();
            others.filter_map(move |right| {
                let texts = [spokesman(compared, left)?, spokesman(compared, right)?];
                let is_asked = compared.same_language(texts[0], texts[1]) == in_one_language;
                is_asked.then_some(Self {
                    compared,
                    texts,
                    sides: [left, right],
                })
            })
        });
        pairs.collect()
    }

    /// How it is noted that a unit of a side is told: the unit, and the first account of the other
    /// side.
    pub(super) fn told(&self, side: usize, id: UnitId) -> (UnitId, usize) {
        (id, self.sides[1 - side][0])
    }

    /// Whether a topic is a state or a region, of which many things are said.
    pub(super) fn is_place(&self, topic: usize) -> bool {
        let entry = self.compared.topics.entry(topic);
        entry.government.is_some() || !entry.states.is_empty()
    }

    /// The next sentence, where it goes on in the paragraph with a topic: it has one near it, or
    /// comes to no other state, region or thing that both sides raise.
    pub(super) fn goes_on(&self, place: Place, topic: usize) -> Option<Place> {
        let compared = self.compared;
        let next = Place {
            sentence: place.sentence + 1,
            ..place
        };
        let sentences = &compared.annotated[place.text].sentences;
        let behind = sentences.get(next.sentence)?;
        let mentioned = compared.topics.in_sentence(next.text, next.sentence);
        let is_near = |other: usize| compared.topics.are_near(other, topic);
        let is_other = |other: usize| {
            let is_raised = |text: &usize| compared.topics.raised(*text, other).is_some();
            self.is_place(other) || self.texts.iter().all(is_raised)
        };
        let goes_on = mentioned.iter().any(|it| is_near(it.topic))
            || !mentioned.iter().any(|it| is_other(it.topic));
        let is_same = behind.paragraph() == sentences[place.sentence].paragraph();
        (is_same && behind.is_content() && goes_on).then_some(next)
    }

    /// The units of a position: those of the side that holds it, and those of the other.
    pub(super) fn evidence(&self, [own, others]: [&[UnitId]; 2]) -> Vec<EvidenceSpan> {
        let span = |id: &UnitId, role| self.compared.unit_span(*id).as_evidence(role);
        let own = own.iter().map(|id| span(id, EvidenceRole::Claim));
        let others = others.iter().map(|id| span(id, EvidenceRole::Answer));
        own.chain(others).collect()
    }
}

/// The account of a side that says most: it speaks for the others.
fn spokesman(compared: &Compared<'_>, side: &[usize]) -> Option<usize> {
    let words = |text: &usize| (compared.statements[*text].words, Reverse(*text));
    side.iter().copied().max_by_key(words)
}
