//! The same thing under another name.

use std::collections::{BTreeMap, BTreeSet};

use super::compared::Compared;
use super::finding::{Claim, Finding, Span};
use super::kind::EvidenceRole;
use crate::align::Place;
use crate::text::{Match, leftmost_longest};

/// The variants of a name that each account uses, each with its first place.
type Uses = BTreeMap<usize, BTreeMap<usize, Span>>;

/// A finding for each thing that two sides call by different names, where neither uses the other's.
/// Two versions of one government's account have names in two languages, which are told apart by
/// whose they are: a version that leaves its own name for another's softens it.
pub(super) fn find(compared: &Compared<'_>) -> Vec<Finding> {
    let terms = compared.lexicon.terms();
    let governments = compared.lexicon.governments().matcher_of_all();
    let mut uses: BTreeMap<usize, Uses> = BTreeMap::new();
    for (text, account) in compared.annotated.iter().enumerate() {
        let language = account.statement.language.as_deref().unwrap_or("en");
        let Some(matcher) = terms.matcher(language) else {
            continue;
        };
        for (sentence, content) in account.sentences.iter().enumerate() {
            let hits = matcher.find_in(content.normalized());
            // Most sentences use none.
            if hits.is_empty() {
                continue;
            }
            let states = governments.find_in(content.normalized());
            for hit in leftmost_longest(hits) {
                // "People's Republic of China" does not say "Republic of China".
                let is_longer = |it: &Match| it.start < hit.start && hit.end <= it.end;
                if states.iter().any(is_longer) {
                    continue;
                }
                let (term, variant) = terms.place(hit.entry);
                let variants = uses.entry(term).or_default().entry(text).or_default();
                variants.entry(variant).or_insert(Span {
                    place: Place { text, sentence },
                    start: hit.start,
                    end: hit.end,
                });
            }
        }
    }
    uses.into_iter()
        .filter_map(|(term, uses)| differing(compared, term, &uses))
        .collect()
}

fn differing(compared: &Compared<'_>, term: usize, uses: &Uses) -> Option<Finding> {
    let apart = |a: usize, b: usize| {
        !compared.same_side(a, b)
            && compared.same_language(a, b)
            && uses[&a]
                .keys()
                .all(|variant| !uses[&b].contains_key(variant))
    };
    let apart_in_versions = |a: usize, b: usize| {
        let owners = [a, b].map(|text| owners(compared, term, uses[&text].keys()));
        let [Some(one), Some(other)] = owners else {
            return false;
        };
        compared.are_versions(a, b) && one.is_disjoint(&other)
    };
    let texts: Vec<usize> = uses.keys().copied().collect();
    let pairs = texts
        .iter()
        .flat_map(|a| texts.iter().map(move |b| (*a, *b)));
    let mut pairs = pairs.filter(|(a, b)| a < b);
    let (by, of) = (pairs.clone())
        .find(|(a, b)| apart(*a, *b))
        .or_else(|| pairs.find(|(a, b)| apart_in_versions(*a, *b)))?;
    let names = [by, of].map(|text| uses[&text].values().copied().collect::<Vec<Span>>());
    let variants = &compared.lexicon.terms().entries()[term].variants;
    let mut used = uses[&by].keys().chain(uses[&of].keys());
    let evidence = names.iter().flatten();
    let evidence = evidence
        .map(|name| name.as_evidence(EvidenceRole::Word))
        .collect();
    Some(Finding {
        by: Some(by),
        of: Some(of),
        evidence,
        ..Finding::new(Claim::Term {
            term,
            names,
            of_versions: compared.same_side(by, of),
            are_plain: used.all(|variant| variants[*variant].plain),
        })
    })
}

/// The governments whose names some variants are; `None` where one of them is nobody's.
fn owners<'a>(
    compared: &Compared<'a>,
    term: usize,
    variants: impl Iterator<Item = &'a usize>,
) -> Option<BTreeSet<&'a str>> {
    let entry = &compared.lexicon.terms().entries()[term];
    let owners = variants.map(|variant| entry.variants[*variant].government.as_deref());
    owners.collect()
}
