//! What readers are told as one.
//!
//! Each finding is about two sides, so that a third account changes none of them. Where three or
//! more sides tell of an event, several findings may be one thing to a reader: "Only China says
//! ..." and not once for each of the others, which lack it all alike. What findings of units claim
//! is told anew, unit by unit, each with all sides that lack it; no finding is lost, and nothing is
//! told twice. So are topics that an account raises in the same sentences, and others do not
//! mention.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::compared::Compared;
use super::finding::{Answer, Claim, EvidenceSpan, Finding, rounded};
use super::kind::EvidenceRole;
use super::silence::lacks;
use crate::align::Place;
use crate::unit::UnitId;

/// What is told of several findings, or of a part of one.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Telling {
    /// The finding at whose place it is told; without one, behind all others.
    pub in_place_of: Option<usize>,
    /// The findings that claim it: the first stands for all.
    pub findings: Vec<usize>,
    pub claim: JointClaim,
    /// The probability that it is true, [`rounded`].
    pub confidence: Option<f64>,
    pub evidence: Vec<EvidenceSpan>,
}

/// What is told.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum JointClaim {
    /// Sides do not say some units of an account.
    MissingUnits {
        by: usize,
        units: Vec<UnitId>,
        /// The accounts of those sides.
        silent: Vec<usize>,
    },
    /// Sides do not mention topics that an account raises.
    MissingTopics {
        by: usize,
        topics: Vec<usize>,
        silent: Vec<usize>,
    },
    /// Sides raise a topic, and each says something else on it.
    Position {
        topic: usize,
        /// An account of each with its units, in the order of the evidence.
        positions: Vec<(usize, Vec<UnitId>)>,
    },
}

/// How many topics are told at once.
const MAX_TOPICS: usize = 3;

/// What is told otherwise than finding by finding.
pub(crate) fn together(compared: &Compared<'_>, findings: &[Finding]) -> Vec<Telling> {
    let sides = compared.sides;
    let teller = Teller {
        compared,
        findings,
        sides,
        in_positions: in_positions(compared, findings),
    };
    let mut of_units: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let mut of_topics: BTreeMap<(usize, usize), Vec<usize>> = BTreeMap::new();
    let are_many = sides.len() > 2;
    let mut positions: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (place, finding) in findings.iter().enumerate() {
        match (&finding.claim, finding.by, finding.topic) {
            (Claim::MissingUnits { .. }, Some(by), _) if are_many => {
                of_units.entry(by).or_default().push(place)
            }
            (Claim::MissingTopic { .. }, Some(by), Some(topic)) => {
                of_topics.entry((by, topic)).or_default().push(place);
            }
            (Claim::Position { .. }, _, Some(topic)) if are_many => {
                positions.entry(topic).or_default().push(place)
            }
            _ => {}
        }
    }
    let mut told: Vec<Telling> = Vec::new();
    for (by, places) in of_units {
        told.extend(UnitTeller::new(&teller, by).tell(&places));
    }
    told.extend(teller.missing_topics(of_topics));
    for (topic, places) in positions {
        told.extend(teller.positions(topic, places));
    }
    told
}

/// The sentences that findings of positions quote, each with the first of these findings.
fn in_positions(compared: &Compared<'_>, findings: &[Finding]) -> BTreeMap<Place, usize> {
    let mut quoted = BTreeMap::new();
    for (place, finding) in findings.iter().enumerate() {
        if let Claim::Position { units } = &finding.claim {
            for id in units.iter().flatten() {
                quoted.entry(compared.unit(*id).place).or_insert(place);
            }
        }
    }
    quoted
}

/// Tells findings, which are given by their indices.
struct Teller<'a> {
    compared: &'a Compared<'a>,
    findings: &'a [Finding],
    sides: &'a [Vec<usize>],
    /// The sentences that findings of positions quote, each with the first of these findings.
    in_positions: BTreeMap<Place, usize>,
}

impl Teller<'_> {
    fn side_of(&self, account: Option<usize>) -> Option<usize> {
        let account = account?;
        self.sides.iter().position(|side| side.contains(&account))
    }

    /// Topics that several sides do not mention, or that stand in the same sentences. Given are the
    /// findings on each topic of each account.
    fn missing_topics(&self, of_topics: BTreeMap<(usize, usize), Vec<usize>>) -> Vec<Telling> {
        type Alike<'s> = (usize, &'s [usize], Vec<usize>);
        let mut alike: BTreeMap<Alike<'_>, Vec<(usize, Vec<usize>)>> = BTreeMap::new();
        for ((by, topic), places) in of_topics {
            let sentences = self.compared.topics.sentences_about(by, topic);
            let silent = places.iter().flat_map(|it| self.silent(*it));
            let silent: BTreeSet<usize> = silent.copied().collect();
            let alike = alike.entry((by, sentences, silent.into_iter().collect()));
            alike.or_default().push((topic, places));
        }
        let mut told = Vec::new();
        for ((by, _, silent), mut topics) in alike {
            let weight = |(topic, _): &(usize, _)| self.compared.topics.entry(*topic).weight;
            topics.sort_by(|a, b| weight(b).total_cmp(&weight(a)).then(a.0.cmp(&b.0)));
            for topics in topics.chunks(MAX_TOPICS) {
                let mut places: Vec<usize> = topics.iter().flat_map(|it| &it.1).copied().collect();
                places.sort_unstable();
                let claim = JointClaim::MissingTopics {
                    by,
                    topics: topics.iter().map(|(topic, _)| *topic).collect(),
                    silent: silent.clone(),
                };
                told.extend((places.len() > 1).then(|| self.joined(places, claim, None)));
            }
        }
        told
    }

    /// The accounts that a finding says do not mention its topic.
    fn silent(&self, finding: usize) -> &[usize] {
        match &self.findings[finding].claim {
            Claim::MissingTopic { silent, .. } => silent,
            _ => &[],
        }
    }

    /// A topic on which any two of three sides or more state positions of their own.
    fn positions(&self, topic: usize, places: Vec<usize>) -> Option<Telling> {
        let ends = places.iter().filter_map(|it| {
            let finding = &self.findings[*it];
            let (a, b) = (self.side_of(finding.by)?, self.side_of(finding.of)?);
            Some((a.min(b), a.max(b)))
        });
        let pairs: BTreeSet<(usize, usize)> = ends.collect();
        let sides: BTreeSet<usize> = pairs.iter().flat_map(|(a, b)| [*a, *b]).collect();
        let all_differ = pairs.len() == sides.len() * sides.len().saturating_sub(1) / 2;
        let confidence = places.iter().filter_map(|it| self.findings[*it].confidence);
        let confidence = confidence.reduce(f64::min);
        let positions = self.of_each_side(&places);
        let claim = JointClaim::Position { topic, positions };
        (sides.len() > 2 && all_differ).then(|| self.joined(places, claim, confidence))
    }

    /// What each side says in findings of positions, by the first that has something of it.
    fn of_each_side(&self, places: &[usize]) -> Vec<(usize, Vec<UnitId>)> {
        let mut positions: Vec<(usize, Vec<UnitId>)> = Vec::new();
        for finding in places.iter().map(|place| &self.findings[*place]) {
            let Claim::Position { units } = &finding.claim else {
                continue;
            };
            for (account, units) in [finding.by, finding.of].into_iter().zip(units) {
                let Some(account) = account else { continue };
                let side = self.side_of(Some(account));
                let is_new = |(known, _): &(usize, _)| self.side_of(Some(*known)) != side;
                if positions.iter().all(is_new) {
                    positions.push((account, units.clone()));
                }
            }
        }
        positions
    }

    /// Findings that are told as one, with the evidence of all.
    fn joined(&self, places: Vec<usize>, claim: JointClaim, confidence: Option<f64>) -> Telling {
        let evidence = places.iter().flat_map(|it| &self.findings[*it].evidence);
        Telling {
            in_place_of: places.first().copied(),
            evidence: evidence.copied().collect(),
            findings: places,
            claim,
            confidence,
        }
    }
}

/// Tells what other sides do not say of an account.
struct UnitTeller<'a> {
    teller: &'a Teller<'a>,
    by: usize,
    /// The other sides, by their indices.
    others: Vec<usize>,
    /// The units that are told, each with a side that lacks it, and the telling; `None` for that of
    /// the finding itself.
    told: BTreeMap<(UnitId, usize), Option<usize>>,
    tellings: Vec<Telling>,
    /// The sentences with which tellings begin.
    begun: BTreeSet<Place>,
    /// Units of findings that wait for a place.
    waiting: VecDeque<(usize, Vec<UnitId>)>,
}

impl<'a> UnitTeller<'a> {
    fn new(teller: &'a Teller<'a>, by: usize) -> Self {
        let others = 0..teller.sides.len();
        Self {
            teller,
            by,
            others: others
                .filter(|side| !teller.sides[*side].contains(&by))
                .collect(),
            told: BTreeMap::new(),
            tellings: Vec::new(),
            begun: BTreeSet::new(),
            waiting: VecDeque::new(),
        }
    }

    fn tell(mut self, places: &[usize]) -> Vec<Telling> {
        for place in places {
            self.tell_finding(*place);
        }
        while let Some((place, units)) = self.waiting.pop_front() {
            self.tell_units(None, place, &units);
        }
        self.tellings
    }

    /// Tells the units of a finding that are not told yet. Where all of them are, its place goes to
    /// units that wait.
    fn tell_finding(&mut self, place: usize) {
        let finding = &self.teller.findings[place];
        let Claim::MissingUnits { units, .. } = &finding.claim else {
            return;
        };
        let Some(side) = self.teller.side_of(finding.of) else {
            return;
        };
        let is_told = |id: &&UnitId| self.told.contains_key(&(**id, side));
        let left: Vec<UnitId> = units.iter().filter(|id| !is_told(id)).copied().collect();
        for id in units.iter().filter(is_told) {
            if let Some(Some(telling)) = self.told.get(&(*id, side)) {
                let findings = &mut self.tellings[*telling].findings;
                if !findings.contains(&place) {
                    findings.push(place);
                }
            }
        }
        if !left.is_empty() {
            self.tell_units(Some(place), place, &left);
        } else if let Some((waiting, units)) = self.waiting.pop_front() {
            self.tell_units(Some(place), waiting, &units);
        }
    }

    /// Tells the first of some units of a finding, and those that the same sides lack.
    fn tell_units(&mut self, in_place_of: Option<usize>, finding: usize, units: &[UnitId]) {
        let Some(first) = units.first() else {
            return;
        };
        let sides = self.others.iter().copied();
        let silent: Vec<usize> = sides.filter(|side| self.lacks(*first, *side)).collect();
        let is_lacked = |id: &UnitId| silent.iter().all(|side| self.lacks(*id, *side));
        let (mut told, left): (Vec<UnitId>, Vec<UnitId>) =
            units.iter().partition(|id| is_lacked(id));
        let whole = match &self.teller.findings[finding].claim {
            Claim::MissingUnits { units, .. } => units.len() == told.len(),
            _ => false,
        };
        let is_as_it_is = silent.len() < 2 && whole && in_place_of == Some(finding);
        let telling = (!is_as_it_is).then_some(self.tellings.len());
        for id in &told {
            for side in &silent {
                self.told.entry((*id, *side)).or_insert(telling);
            }
        }
        if !is_as_it_is {
            self.teller.compared.put_together(&mut told);
            // What is quoted further up is not quoted first again.
            told.sort_by_key(|id| self.is_quoted(*id, finding));
            let telling = self.telling(in_place_of, finding, told.clone(), &silent);
            self.tellings.push(telling);
        }
        let first = told.first().map(|id| self.place(*id));
        self.begun.extend(first);
        if !left.is_empty() {
            self.waiting.push_back((finding, left));
        }
    }

    fn place(&self, id: UnitId) -> Place {
        self.teller.compared.unit(id).place
    }

    /// Whether the sentence of a unit is quoted before a finding is told.
    fn is_quoted(&self, id: UnitId, finding: usize) -> bool {
        let place = self.place(id);
        let position = self.teller.in_positions.get(&place);
        position.is_some_and(|it| *it < finding) || self.begun.contains(&place)
    }

    fn lacks(&self, id: UnitId, side: usize) -> bool {
        lacks(self.teller.compared, id, &self.teller.sides[side]).is_some()
    }

    fn telling(
        &self,
        in_place_of: Option<usize>,
        finding: usize,
        units: Vec<UnitId>,
        silent: &[usize],
    ) -> Telling {
        let compared = self.teller.compared;
        let claims = units.iter().map(|id| compared.unit_span(*id));
        let mut evidence: Vec<EvidenceSpan> = claims
            .map(|span| span.as_evidence(EvidenceRole::Claim))
            .collect();
        let mut confidence = 1.0_f64;
        for side in silent {
            let mut nearest: Option<Answer> = None;
            for id in &units {
                let Some(support) = lacks(compared, *id, &self.teller.sides[*side]) else {
                    continue;
                };
                confidence = confidence.min(support.lacks());
                let answer = compared.closest(*id, &support);
                let is_nearer = |it: &Answer| nearest.is_none_or(|known| it.score > known.score);
                nearest = answer.filter(is_nearer).or(nearest);
            }
            let nearest = nearest.map(|it| compared.whole(it.place));
            evidence.extend(nearest.map(|span| span.as_evidence(EvidenceRole::Nearest)));
        }
        let accounts = silent.iter().flat_map(|side| &self.teller.sides[*side]);
        Telling {
            in_place_of,
            findings: vec![finding],
            claim: JointClaim::MissingUnits {
                by: self.by,
                units,
                silent: accounts.copied().collect(),
            },
            confidence: Some(rounded(confidence)),
            evidence,
        }
    }
}
