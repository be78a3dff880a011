//! Findings that two accounts of one government give rise to, told once.

use std::collections::{BTreeMap, BTreeSet};

use super::side::are_of_one;
use crate::report::{Divergence, EvidenceRole, Report, StatementFacts};

/// A finding, and the accounts that say the same.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Told<'r> {
    pub divergence: &'r Divergence,
    /// The ids of the findings that it stands for, its own first: links to each lead to it.
    pub ids: Vec<&'r str>,
    /// Other accounts of the same government, of which the same is found.
    pub also: Vec<&'r StatementFacts>,
}

/// The passages that hold the sentences of each account.
type Passages<'r> = BTreeMap<(&'r str, usize), usize>;

/// All findings, each once: that of the account in English where several say the same, at the place
/// of the first.
pub(super) fn told_once(report: &Report) -> Vec<Told<'_>> {
    let passages = passages(report);
    let mut told: Vec<(Told<'_>, BTreeSet<usize>)> = Vec::new();
    for divergence in &report.divergences {
        let claims = claims(divergence, &passages);
        let same = told.iter_mut().find(|(other, of)| {
            is_same(report, other.divergence, divergence) && !of.is_disjoint(&claims)
        });
        match same {
            Some((other, of)) => {
                other.add(report, divergence);
                of.extend(claims);
            }
            None => {
                let one = Told {
                    divergence,
                    ids: vec![&divergence.id],
                    also: Vec::new(),
                };
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

fn passages(report: &Report) -> Passages<'_> {
    let passages = report.passages.iter().enumerate();
    let places = passages.flat_map(|(passage, facts)| {
        let accounts = facts.sentences.iter();
        accounts.flat_map(move |(id, sentences)| {
            let places = sentences.iter();
            places.map(move |sentence| ((id.as_str(), *sentence), passage))
        })
    });
    places.collect()
}

/// The passages that a finding is about, without what only stands nearest.
fn claims(divergence: &Divergence, passages: &Passages<'_>) -> BTreeSet<usize> {
    let evidence = divergence
        .evidence
        .iter()
        .filter(|evidence| !matches!(evidence.role, EvidenceRole::Nearest | EvidenceRole::Answer));
    let places = evidence.filter_map(|it| passages.get(&(it.source.as_str(), it.sentence)));
    places.copied().collect()
}

/// Whether two findings are of one kind between the same governments, by other accounts of them.
fn is_same(report: &Report, a: &Divergence, b: &Divergence) -> bool {
    let is_one_side =
        |a: &Option<String>, b: &Option<String>| match (statement(report, a), statement(report, b))
        {
            (Some(a), Some(b)) => are_of_one(a, b),
            (None, None) => true,
            _ => false,
        };
    let is_within = |it: &Divergence| match (statement(report, &it.by), statement(report, &it.of)) {
        (Some(by), Some(of)) => are_of_one(by, of),
        _ => false,
    };
    a.by.is_some()
        && (a.kind, a.status) == (b.kind, b.status)
        && (&a.by, &a.of) != (&b.by, &b.of)
        && is_one_side(&a.by, &b.by)
        && is_one_side(&a.of, &b.of)
        && !is_within(a)
}

fn is_english(report: &Report, divergence: &Divergence) -> bool {
    let language = statement(report, &divergence.by).and_then(|it| it.language.as_deref());
    matches!(language, None | Some("en"))
}

fn statement<'r>(report: &'r Report, id: &Option<String>) -> Option<&'r StatementFacts> {
    report.statement(id.as_deref()?)
}
