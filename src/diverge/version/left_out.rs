//! What one version of an account says and another leaves out, and the topics that it alone names.
//!
//! Two versions of one account are near to each other, so a sentence that nothing answers is left
//! out, or added. Words are not held against each other: nothing is translated.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use crate::align::Place;
use crate::crosslingual::english_terms;
use crate::diverge::compared::Compared;
use crate::diverge::finding::{Claim, EvidenceSpan, Finding, Span, rounded};
use crate::diverge::kind::EvidenceRole;
use crate::unit::UnitId;

/// A sentence of one version is not in the other where nothing there is as alike as this. Of the
/// sentences that two versions share, none is less alike in any event that was linked by hand.
const MAX_SCORE: f64 = 0.3;

/// Nor does the other say a part of it with this probability. What two versions share and no link
/// shows has 0.28 or more in those events.
const MAX_PARTLY: f64 = 0.25;

/// How many units a finding has at most.
const MAX_UNITS: usize = 4;

/// What one version of an account says that another does not.
pub(super) fn find(compared: &Compared<'_>, by: usize, of: usize) -> Vec<Finding> {
    let pair = Pair::of(compared, by, of);
    let voices = &compared.voices[by];
    let mut told: Vec<UnitId> = compared
        .units_of(by)
        .filter(|id| !voices[compared.unit(*id).place.sentence].only_meets)
        .collect();
    told.sort_by(|a, b| compared.by_salience(*a, *b));
    let (left_out, rest): (Vec<UnitId>, Vec<UnitId>) =
        told.into_iter().partition(|id| pair.lacks_sentence(*id));
    let unnamed = rest.into_iter().map(|id| (id, pair.unnamed_topics(id)));
    let unnamed: Vec<(UnitId, Vec<usize>)> =
        unnamed.filter(|(_, topics)| !topics.is_empty()).collect();
    let left_out = left_out.chunks(MAX_UNITS).map(|units| {
        let units = in_order(compared, units.to_vec());
        finding(compared, of, units.clone(), Claim::Version { units })
    });
    let unnamed = unnamed.chunks(MAX_UNITS).map(|told| {
        let by_unit: BTreeMap<UnitId, &Vec<usize>> =
            told.iter().map(|(id, on)| (*id, on)).collect();
        let units = in_order(compared, told.iter().map(|(id, _)| *id).collect());
        let mut topics: Vec<usize> = Vec::new();
        for topic in units.iter().flat_map(|id| by_unit[id]) {
            if !topics.contains(topic) {
                topics.push(*topic);
            }
        }
        let claim = Claim::VersionTopics {
            units: units.clone(),
            topics,
        };
        finding(compared, of, units, claim)
    });
    left_out.chain(unnamed).collect()
}

/// Units as one finding tells them.
fn in_order(compared: &Compared<'_>, mut units: Vec<UnitId>) -> Vec<UnitId> {
    compared.put_together(&mut units);
    units
}

/// A version of an account, and another that is asked what of it it lacks.
struct Pair<'a> {
    compared: &'a Compared<'a>,
    of: usize,
    /// For each sentence, whether an unlinked one of the other version stands where it does,
    /// between the links before and behind: it may say the same in words that are not known.
    has_rival: Vec<bool>,
    /// For each sentence of the other version, the English terms that its words may stand for, read
    /// when they are first asked for.
    terms: Vec<OnceCell<BTreeSet<String>>>,
    /// Those of all of it.
    all_terms: OnceCell<BTreeSet<String>>,
}

impl<'a> Pair<'a> {
    fn of(compared: &'a Compared<'a>, by: usize, of: usize) -> Self {
        let count = compared.statements[of].sentences.len();
        Self {
            compared,
            of,
            has_rival: rivals(compared, by, of),
            terms: vec![OnceCell::new(); count],
            all_terms: OnceCell::new(),
        }
    }

    /// Whether nothing in the other version is like the sentence of a unit, or stands at its place.
    fn lacks_sentence(&self, id: UnitId) -> bool {
        let (compared, of) = (self.compared, self.of);
        let place = compared.unit(id).place;
        let nearest = compared.alignment.similarity.nearest(place, of);
        let support = compared.supports.of(id.text, id.unit, of);
        // How alike two versions are was learnt of some languages alone.
        compared.are_estimated(place.text, of)
            && compared.linked_in(of, place).is_empty()
            && nearest.is_none_or(|(_, score)| score < MAX_SCORE)
            && support.is_none_or(|it| it.partly < MAX_PARTLY)
            && !self.has_rival[place.sentence]
    }

    /// The topics of a unit, where the other version names none of them, and has no other word for
    /// what brings them up here.
    fn unnamed_topics(&self, id: UnitId) -> Vec<usize> {
        let topics = self.compared.topics_of(id);
        let is_missing = |topic: &usize| {
            self.compared.topics.looked_for(self.of, *topic).is_some()
                && self.compared.topics.raised(self.of, *topic).is_none()
        };
        if topics.is_empty() || !topics.iter().all(is_missing) || self.is_echoed(id) {
            return Vec::new();
        }
        topics
    }

    /// Whether all words that bring up a topic in a unit may stand in what answers its sentence, or
    /// where nothing does, anywhere in the other version.
    fn is_echoed(&self, id: UnitId) -> bool {
        let compared = self.compared;
        let unit = compared.unit(id);
        let answers = compared.linked_in(self.of, unit.place);
        let is_answered = |term: &String| match answers.is_empty() {
            true => self.all_terms().contains(term),
            false => answers.iter().any(|it| self.terms(*it).contains(term)),
        };
        let mentions = compared
            .topics
            .in_sentence(unit.place.text, unit.place.sentence);
        let mut mentions = mentions
            .iter()
            .filter(|mention| unit.start <= mention.start && mention.end <= unit.end);
        mentions.any(|mention| {
            let words = compared.characters(Span {
                place: unit.place,
                start: mention.start,
                end: mention.end,
            });
            let words = english_terms(self.language(unit.place.text), words);
            let mut known = words.iter().filter(|terms| !terms.is_empty()).peekable();
            known.peek().is_some() && known.all(|terms| terms.iter().any(is_answered))
        })
    }

    fn terms(&self, sentence: usize) -> &BTreeSet<String> {
        self.terms[sentence].get_or_init(|| {
            let place = Place {
                text: self.of,
                sentence,
            };
            let words = english_terms(self.language(self.of), self.compared.text(place));
            words.into_iter().flatten().collect()
        })
    }

    fn all_terms(&self) -> &BTreeSet<String> {
        self.all_terms.get_or_init(|| {
            let sentences = 0..self.terms.len();
            sentences.flat_map(|it| self.terms(it)).cloned().collect()
        })
    }

    fn language(&self, account: usize) -> &str {
        let language = self.compared.statements[account].language.as_deref();
        language.unwrap_or_default()
    }
}

/// For each sentence of a version, whether an unlinked one of the other stands between the links
/// before and behind it.
fn rivals(compared: &Compared<'_>, by: usize, of: usize) -> Vec<bool> {
    let [own, others] = [(by, of), (of, by)].map(|(text, other)| -> Vec<Vec<usize>> {
        let sentences = 0..compared.statements[text].sentences.len();
        let linked = sentences.map(|sentence| compared.linked_in(other, Place { text, sentence }));
        linked.collect()
    });
    // How many sentences of the other version are unlinked before each, and in all.
    let mut unlinked = vec![0];
    for linked in &others {
        unlinked.push(unlinked[unlinked.len() - 1] + usize::from(linked.is_empty()));
    }
    // Where the sentence begins that stands behind the link before each.
    let mut begins = Vec::with_capacity(own.len());
    let mut begin = 0;
    for linked in &own {
        begins.push(begin);
        begin = linked.last().map_or(begin, |last| last + 1);
    }
    let mut rivals = vec![false; own.len()];
    let mut end = others.len();
    for (at, linked) in own.iter().enumerate().rev() {
        rivals[at] = begins[at] < end && unlinked[begins[at]] < unlinked[end];
        end = linked.first().copied().unwrap_or(end);
    }
    rivals
}

fn finding(compared: &Compared<'_>, of: usize, units: Vec<UnitId>, claim: Claim) -> Finding {
    let first = compared.unit(units[0]);
    let nearest = compared.alignment.similarity.nearest(first.place, of);
    let mut evidence: Vec<EvidenceSpan> = (units.iter())
        .map(|id| compared.unit_span(*id).as_evidence(EvidenceRole::Claim))
        .collect();
    let answers = units.iter().flat_map(|id| {
        let place = compared.unit(*id).place;
        let linked = compared.linked_in(of, place).into_iter();
        linked.map(|sentence| Place { text: of, sentence })
    });
    let answers: BTreeSet<Place> = answers.collect();
    let (others, role) = match nearest {
        Some((place, _)) if answers.is_empty() => (BTreeSet::from([place]), EvidenceRole::Nearest),
        _ => (answers, EvidenceRole::Answer),
    };
    evidence.extend((others.into_iter()).map(|place| compared.whole(place).as_evidence(role)));
    Finding {
        by: Some(first.place.text),
        of: Some(of),
        passage: compared.passage_of(first.place),
        score: nearest.map(|(_, score)| rounded(score)),
        act: Some(first.act),
        evidence,
        ..Finding::new(claim)
    }
}
