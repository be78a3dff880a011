//! Findings that are told once: those that two accounts of one government give rise to, and what
//! several sides alike do not say.

use std::collections::{BTreeMap, BTreeSet};

use super::passage::Passages;
use super::side::sides;
use crate::report::{
    Divergence, Evidence, EvidenceRole, Kind, Report, StatementFacts, TellingFacts,
};

/// A finding, and the accounts that say the same.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Told<'r> {
    pub divergence: &'r Divergence,
    /// Its name for links: the id of the finding, with a number for a later part of one.
    pub anchor: String,
    /// The ids of the findings that it stands for, its own first: links to each lead to it.
    pub ids: Vec<&'r str>,
    /// Other accounts of the same government, of which the same is found.
    pub also: Vec<&'r StatementFacts>,
    /// What is told of several sides together, in place of what the finding claims.
    pub telling: Option<&'r TellingFacts>,
}

/// Between whom findings stand that may say the same: their kind, and the sides of `by` and `of`.
type Between = (Kind, Option<usize>, Option<usize>);

/// All findings, each once: that of the account in English where several say the same, at the place
/// of the first.
pub(super) fn told_once(report: &Report) -> Vec<Told<'_>> {
    let (passages, sides) = (Passages::of(report), sides_of_accounts(report));
    let side = |id: &Option<String>| sides.get(id.as_deref()?).copied();
    let mut told: Vec<(Told<'_>, BTreeSet<usize>)> = Vec::new();
    // A finding is held against those of its own sides alone: of many accounts there are many
    // findings.
    let mut known: BTreeMap<Between, Vec<usize>> = BTreeMap::new();
    for (divergence, telling) in tellings(report) {
        let (by, of) = (side(&divergence.by), side(&divergence.of));
        let claims = claims(evidence_of(divergence, telling), &passages);
        let known = known.entry((divergence.kind, by, of)).or_default();
        let is_within = by.is_some() && by == of;
        let same = known.iter().copied().find(|place| {
            let (other, of) = &told[*place];
            !is_within && may_be_same(other.divergence, divergence) && !of.is_disjoint(&claims)
        });
        match same {
            Some(place) => {
                let (other, of) = &mut told[place];
                other.add(report, divergence, telling);
                of.extend(claims);
            }
            None => {
                let one = Told {
                    divergence,
                    anchor: String::new(),
                    ids: ids_of(divergence, telling),
                    also: Vec::new(),
                    telling,
                };
                known.push(told.len());
                told.push((one, claims));
            }
        }
    }
    let mut told: Vec<Told<'_>> = told.into_iter().map(|(told, _)| told).collect();
    // A finding that is told in parts has the place of the first.
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    let mut parts: BTreeMap<&str, usize> = BTreeMap::new();
    for told in &mut told {
        told.ids.retain(|id| seen.insert(id));
        let id = told.divergence.id.as_str();
        told.anchor = match told.ids.contains(&id) {
            true => id.to_owned(),
            false => {
                let part = parts.entry(id).or_insert(1);
                *part += 1;
                format!("{id}-{part}")
            }
        };
    }
    told
}

/// What is told, in order: findings, and what stands in place of some.
fn tellings(report: &Report) -> Vec<(&Divergence, Option<&TellingFacts>)> {
    let findings = report.divergences.iter();
    let of_id: BTreeMap<&str, &Divergence> = findings.map(|it| (it.id.as_str(), it)).collect();
    let lead = |telling: &TellingFacts| of_id.get(telling.findings.first()?.as_str()).copied();
    let told: BTreeSet<&str> = (report.told_together.iter())
        .flat_map(|telling| telling.findings.iter().chain(&telling.in_place_of))
        .map(String::as_str)
        .collect();
    let mut in_place: BTreeMap<Option<&str>, Vec<_>> = BTreeMap::new();
    for telling in &report.told_together {
        let told = lead(telling).map(|lead| (lead, Some(telling)));
        let place = telling.in_place_of.as_deref();
        in_place.entry(place).or_default().extend(told);
    }
    let mut all = Vec::new();
    for divergence in &report.divergences {
        match told.contains(divergence.id.as_str()) {
            true => all.extend(
                in_place
                    .remove(&Some(divergence.id.as_str()))
                    .unwrap_or_default(),
            ),
            false => all.push((divergence, None)),
        }
    }
    all.extend(in_place.remove(&None).unwrap_or_default());
    all
}

/// The evidence of what is told.
pub(super) fn evidence_of<'r>(
    divergence: &'r Divergence,
    telling: Option<&'r TellingFacts>,
) -> &'r [Evidence] {
    telling.map_or(&divergence.evidence, |telling| &telling.evidence)
}

/// The ids of the findings that are told.
fn ids_of<'r>(divergence: &'r Divergence, telling: Option<&'r TellingFacts>) -> Vec<&'r str> {
    match telling {
        Some(telling) => telling.findings.iter().map(String::as_str).collect(),
        None => vec![divergence.id.as_str()],
    }
}

impl<'r> Told<'r> {
    /// Adds a finding that says the same, and shows it in place of the other where it alone is in
    /// English.
    fn add(
        &mut self,
        report: &'r Report,
        divergence: &'r Divergence,
        telling: Option<&'r TellingFacts>,
    ) {
        let before = self.divergence;
        let ids = ids_of(divergence, telling);
        if !is_english(report, before) && is_english(report, divergence) {
            self.divergence = divergence;
            self.telling = telling;
            self.ids.splice(0..0, ids);
        } else {
            self.ids.extend(ids);
        }
        let of_both = [before, divergence].into_iter();
        let accounts = of_both.filter_map(|it| statement(report, &it.by));
        self.also.extend(accounts);
        let by = self.divergence.by.as_deref();
        self.also.retain(|it| by != Some(it.id.as_str()));
        self.also.sort_by(|a, b| a.id.cmp(&b.id));
        self.also.dedup_by(|a, b| a.id == b.id);
    }
}

/// The place of the side of each account, by the account's id.
fn sides_of_accounts(report: &Report) -> BTreeMap<&str, usize> {
    let sides = sides(report).into_iter().enumerate();
    let accounts = sides.flat_map(|(place, side)| {
        let accounts = side.accounts.into_iter();
        accounts.map(move |account| (account.id.as_str(), place))
    });
    accounts.collect()
}

/// The passages that evidence is about, without what only stands nearest.
fn claims(evidence: &[Evidence], passages: &Passages<'_>) -> BTreeSet<usize> {
    let evidence = evidence
        .iter()
        .filter(|evidence| !matches!(evidence.role, EvidenceRole::Nearest | EvidenceRole::Answer));
    evidence
        .filter_map(|it| passages.of_sentence(&it.source, it.sentence))
        .collect()
}

/// Whether two findings of one kind between the same sides are by other accounts of them.
fn may_be_same(a: &Divergence, b: &Divergence) -> bool {
    a.by.is_some() && a.status == b.status && (&a.by, &a.of) != (&b.by, &b.of)
}

fn is_english(report: &Report, divergence: &Divergence) -> bool {
    let language = statement(report, &divergence.by).and_then(|it| it.language.as_deref());
    matches!(language, None | Some("en"))
}

fn statement<'r>(report: &'r Report, id: &Option<String>) -> Option<&'r StatementFacts> {
    report.statement(id.as_deref()?)
}
