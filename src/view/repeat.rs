//! Findings that two accounts of one government give rise to, told once.

use std::collections::{BTreeMap, BTreeSet};

use super::passage::Passages;
use super::side::sides;
use crate::report::{Divergence, EvidenceRole, Kind, Report, StatementFacts};

/// A finding, and the accounts that say the same.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Told<'r> {
    pub divergence: &'r Divergence,
    /// The ids of the findings that it stands for, its own first: links to each lead to it.
    pub ids: Vec<&'r str>,
    /// Other accounts of the same government, of which the same is found.
    pub also: Vec<&'r StatementFacts>,
}

/// Between whom findings stand that may say the same: their kind, and the sides of `by` and `of`.
type Between = (Kind, Option<usize>, Option<usize>);

/// All findings, each once: that of the account in English where several say the same, at the place
/// of the first.
pub(super) fn told_once(report: &Report) -> Vec<Told<'_>> {
    let (passages, sides) = (Passages::of(report), sides_of_accounts(report));
    let side = |id: &Option<String>| sides.get(id.as_deref()?).copied();
    let mut told: Vec<(Told<'_>, BTreeSet<usize>)> = Vec::new();
    // A finding is held against those of its own sides alone: of many accounts there are many findings.
    let mut known: BTreeMap<Between, Vec<usize>> = BTreeMap::new();
    for divergence in &report.divergences {
        let (by, of) = (side(&divergence.by), side(&divergence.of));
        let claims = claims(divergence, &passages);
        let known = known.entry((divergence.kind, by, of)).or_default();
        let is_within = by.is_some() && by == of;
        let same = known.iter().copied().find(|place| {
            let (other, of) = &told[*place];
            !is_within && may_be_same(other.divergence, divergence) && !of.is_disjoint(&claims)
        });
        match same {
            Some(place) => {
                let (other, of) = &mut told[place];
                other.add(report, divergence);
                of.extend(claims);
            }
            None => {
                let one = Told {
                    divergence,
                    ids: vec![&divergence.id],
                    also: Vec::new(),
                };
                known.push(told.len());
                told.push((one, claims));
            }
        }
    }
    told.into_iter().map(|(told, _)| told).collect()
}

impl<'r> Told<'r> {
    /// Adds a finding that says the same, and shows it in place of the other where it alone is in
    /// English.
    fn add(&mut self, report: &'r Report, divergence: &'r Divergence) {
        let before = self.divergence;
        self.ids.push(&divergence.id);
        if !is_english(report, before) && is_english(report, divergence) {
            self.divergence = divergence;
            self.ids.rotate_right(1);
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

/// The passages that a finding is about, without what only stands nearest.
fn claims(divergence: &Divergence, passages: &Passages<'_>) -> BTreeSet<usize> {
    let evidence = divergence
        .evidence
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
