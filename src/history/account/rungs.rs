//! Another step on the government's own scale than in the earlier texts.

use std::collections::BTreeMap;

use super::change::{Change, Quoted};
use super::earlier::{Earlier, run};
use crate::history::series::{Series, Text};
use crate::lexicon::Lexicon;
use crate::report::ChangeKind;
use crate::text::NormalizedText;

/// Texts that stand on one step: fewer are no habit.
const FEWEST: usize = 2;

/// The highest rung of each ladder, with the sentence that stands on it.
type Rungs = BTreeMap<usize, (usize, usize)>;

/// Steps up or down since the last texts.
pub(super) fn changes(series: &Series, earlier: &Earlier, lexicon: &Lexicon) -> Vec<Change> {
    let (habit, with) = earlier.habit();
    let of = |text: usize| rungs(&series.texts()[text], lexicon);
    let before: Vec<(usize, Rungs)> = habit
        .iter()
        .map(|text| (*text, of(*text)))
        .filter(|(_, rungs)| !rungs.is_empty())
        .collect();
    let mut changes = Vec::new();
    for (ladder, (rung, sentence)) in of(earlier.text) {
        let on_it = before
            .iter()
            .filter_map(|(text, rungs)| Some((*text, *rungs.get(&ladder)?)));
        let on_it: Vec<(usize, (usize, usize))> = on_it.collect();
        let Some((last, (old, place))) = on_it.last().copied() else {
            continue;
        };
        let places: Vec<usize> = (0..on_it.len()).collect();
        let in_a_row = run(&places, |place| on_it[place].1.0 == old);
        if rung == old || in_a_row < earlier.at_least(FEWEST) {
            continue;
        }
        let entry = &lexicon.ladders().entries()[ladder];
        let [new_label, old_label] = [rung, old].map(|rung| entry.rungs[rung].label.clone());
        let way = if rung > old { "up" } else { "down" };
        changes.push(Change {
            kind: ChangeKind::Rung,
            headline: format!(
                "A step {way} on {}: “{new_label}”, after “{old_label}” in {}",
                entry.label,
                last_with_a_step(in_a_row)
            ),
            what: new_label,
            before: Some(old_label),
            with_counterpart: with,
            count: in_a_row,
            of: on_it.len(),
            now: Some(Quoted::at(series, (earlier.text, sentence))),
            earlier: Some(Quoted::at(series, (last, place))),
            weight: 2.4,
        });
    }
    changes
}

/// The last texts that stand on a step.
fn last_with_a_step(count: usize) -> String {
    match count {
        1 => "the last text with a step".to_owned(),
        count => format!("the last {count} texts with a step"),
    }
}

/// The highest rungs of a text on ladders of its own government.
fn rungs(text: &Text, lexicon: &Lexicon) -> Rungs {
    let table = lexicon.ladders();
    let mut highest = Rungs::new();
    for (place, sentence) in text.sentences.iter().enumerate() {
        let normalized = NormalizedText::new(sentence.read());
        for (ladder, hits) in table.rungs_in(text.language(), &normalized) {
            let own = &table.entries()[ladder].government;
            if own.is_none() || *own != text.government {
                continue;
            }
            for hit in hits {
                let rung = highest.entry(ladder).or_insert((hit.entry, place));
                if hit.entry > rung.0 {
                    *rung = (hit.entry, place);
                }
            }
        }
    }
    highest
}
