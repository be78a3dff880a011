//! What each side calls the talks themselves.

use std::collections::BTreeMap;

use super::{Compared, finding};
use crate::align::Place;
use crate::lexicon;
use crate::report::{Divergence, Evidence, Kind};

/// How far an adjective may stand from its noun, in characters.
const REACH: usize = 40;

/// One finding, where a side's words for the talks are not those of the others.
pub(super) fn find(compared: &Compared<'_>) -> Vec<Divergence> {
    let uses: Vec<BTreeMap<usize, Evidence>> = (0..compared.statements.len())
        .map(|text| words_for_talks(compared, text))
        .collect();
    let differs = (0..uses.len()).any(|a| {
        (0..uses.len()).any(|b| {
            !compared.same_side(a, b)
                && compared.same_language(a, b)
                && uses[a].keys().any(|word| !uses[b].contains_key(word))
        })
    });
    if !differs {
        return Vec::new();
    }
    let tones = &lexicon::tones().tones;
    let said: Vec<String> = uses
        .iter()
        .enumerate()
        .map(|(text, uses)| {
            let words: Vec<&str> = uses.keys().map(|tone| tones[*tone].word.as_str()).collect();
            let words = if words.is_empty() {
                "no such word".to_owned()
            } else {
                words.join(", ")
            };
            format!("{words} in {}", compared.id(text))
        })
        .collect();
    let summary = format!("Words for the talks themselves: {}", said.join("; "));
    vec![Divergence {
        evidence: uses.into_iter().flat_map(BTreeMap::into_values).collect(),
        ..finding(Kind::Tone, summary)
    }]
}

fn words_for_talks(compared: &Compared<'_>, text: usize) -> BTreeMap<usize, Evidence> {
    let tones = lexicon::tones();
    let mut uses = BTreeMap::new();
    for (sentence, content) in compared.statements[text].sentences.iter().enumerate() {
        let nouns = tones.nouns.find(&content.text);
        for hit in lexicon::longest(tones.matcher.find(&content.text)) {
            let beside = nouns.iter().any(|noun| {
                let gap = noun
                    .start
                    .saturating_sub(hit.end)
                    .max(hit.start.saturating_sub(noun.end));
                gap <= REACH
            });
            if beside {
                let place = Place { text, sentence };
                uses.entry(hit.entry)
                    .or_insert_with(|| compared.evidence(place, hit.start, hit.end));
            }
        }
    }
    uses
}
