//! Towns that are named for what was held there: "the Yerevan summit", "the talks in Riyadh". Who
//! says so speaks of the talks, and not of the state.

use super::towns::{TALKS_AND_VISITS, TOWNS};
use crate::text::{Match, NormalizedText};

/// The towns in a sentence that are named for what was held there.
pub(super) fn venues(sentence: &NormalizedText) -> Vec<Match> {
    let mut towns = TOWNS.towns.find_in(sentence);
    if towns.is_empty() {
        return towns;
    }
    let mut events = TOWNS.events.find_in(sentence);
    events.retain(|event| event.entry < TALKS_AND_VISITS);
    let characters = sentence.characters();
    let between = |from: usize, to: usize| -> Option<String> {
        let words: String = characters.get(from..to)?.iter().collect();
        Some(words.trim().to_lowercase())
    };
    towns.retain(|town| {
        events.iter().any(|event| {
            let names = between(town.end, event.start).is_some_and(|words| words.is_empty());
            let is_in = |words: String| TOWNS.prepositions.contains(&words);
            names || between(event.end, town.start).is_some_and(is_in)
        })
    });
    towns
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_town_is_a_venue_beside_what_was_held_there() {
        for (sentence, count) in [
            ("He looked forward to the Yerevan summit.", 1),
            ("The talks in Riyadh were long.", 1),
            ("He recalled his visit to Baku.", 1),
            ("He spoke of the ties of Baku and Yerevan.", 0),
            ("The hospital in Kabul was hit.", 0),
        ] {
            let found = venues(&NormalizedText::new(sentence));
            assert_eq!(found.len(), count, "{sentence}");
        }
    }
}
