//! The same thing under another name.

use std::collections::BTreeMap;

use super::{Compared, finding};
use crate::align::Place;
use crate::lexicon::Term;
use crate::report::{Divergence, Evidence, Kind};
use crate::text::leftmost_longest;

/// A finding for each thing that two sides call by different names, where neither uses the
/// other's.
pub(super) fn find(compared: &Compared<'_>) -> Vec<Divergence> {
    let terms = compared.lexicon.terms();
    // For each term and statement, the variants used, each with its first place.
    let mut uses: BTreeMap<usize, BTreeMap<usize, BTreeMap<usize, Evidence>>> = BTreeMap::new();
    for (text, statement) in compared.statements.iter().enumerate() {
        let language = statement.language.as_deref().unwrap_or("en");
        let Some(matcher) = terms.matcher(language) else {
            continue;
        };
        for (sentence, content) in statement.sentences.iter().enumerate() {
            for hit in leftmost_longest(matcher.find_in(content.normalized())) {
                let (term, variant) = terms.place(hit.entry);
                let place = Place { text, sentence };
                uses.entry(term)
                    .or_default()
                    .entry(text)
                    .or_default()
                    .entry(variant)
                    .or_insert_with(|| compared.evidence(place, hit.start, hit.end));
            }
        }
    }
    uses.into_iter()
        .filter_map(|(term, uses)| differing(compared, &terms.entries()[term], uses))
        .collect()
}

fn differing(
    compared: &Compared<'_>,
    term: &Term,
    uses: BTreeMap<usize, BTreeMap<usize, Evidence>>,
) -> Option<Divergence> {
    let apart = |a: usize, b: usize| {
        !compared.same_side(a, b)
            && compared.same_language(a, b)
            && uses[&a]
                .keys()
                .all(|variant| !uses[&b].contains_key(variant))
    };
    let texts: Vec<usize> = uses.keys().copied().collect();
    let (by, of) = texts
        .iter()
        .flat_map(|a| texts.iter().map(move |b| (*a, *b)))
        .find(|(a, b)| a < b && apart(*a, *b))?;
    let names = |text: usize| {
        let names: Vec<String> = uses[&text]
            .values()
            .map(|evidence| format!("\"{}\"", evidence.text))
            .collect();
        names.join(", ")
    };
    let summary = format!(
        "Name for {}: {} in {}, {} in {}",
        term.label,
        names(by),
        compared.id(by),
        names(of),
        compared.id(of)
    );
    let evidence = [by, of]
        .iter()
        .flat_map(|text| uses[text].values().cloned())
        .collect();
    Some(Divergence {
        by: Some(compared.id(by).to_owned()),
        of: Some(compared.id(of).to_owned()),
        evidence,
        ..finding(Kind::Term, summary)
    })
}
