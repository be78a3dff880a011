//! Another name for the same thing than in the earlier texts.

use super::change::{Change, Quoted};
use super::earlier::{Earlier, LAST};
use crate::history::series::{CutText, Names, Series};
use crate::lexicon::Lexicon;
use crate::report::ChangeKind;
use crate::text::leftmost_longest;

/// The part of the texts that show what is usual that has another name, at least.
const PART: f64 = 0.2;

/// Names that are new in the place of another.
pub(super) fn changes(series: &Series, earlier: &Earlier, lexicon: &Lexicon) -> Vec<Change> {
    let (habit, with) = earlier.habit();
    let of = |text: usize| names(&series.texts()[text], lexicon);
    let now = of(earlier.text);
    let before: Vec<(usize, &Names)> = habit.iter().map(|text| (*text, of(*text))).collect();
    let mut changes = Vec::new();
    for ((term, name), (sentence, new)) in now {
        let has = |names: &Names| names.contains_key(&(*term, *name));
        let other_of = |names: &Names| other_name(names, *term, *name);
        let others: Vec<(usize, (usize, usize))> = before
            .iter()
            .filter(|(_, names)| !has(names))
            .filter_map(|(text, names)| Some((*text, other_of(names)?)))
            .collect();
        let (Some((last, other)), false) = (others.last(), before.iter().any(|(_, it)| has(it)))
        else {
            continue;
        };
        // One text does not show which name a government has.
        let is_habit = || {
            let all = earlier.all.iter().map(|text| of(*text));
            let all: Vec<&Names> = all.collect();
            let others = all.iter().filter(|names| other_of(names).is_some());
            !all.iter().any(|names| has(names)) && others.count() >= 2
        };
        if earlier.is_last_alone() && !is_habit() {
            continue;
        }
        // Two of many texts that have a name show no habit.
        let is_rare = (others.len() as f64) < before.len() as f64 * PART;
        if is_rare || others.len() < earlier.at_least(2) || other_of(now).is_some() {
            continue;
        }
        let entry = &lexicon.terms().entries()[*term];
        let Some((place, old)) = before.iter().find_map(|(text, names)| {
            let (sentence, words) = names.get(other).filter(|_| text == last)?;
            Some(((*text, *sentence), words.clone()))
        }) else {
            continue;
        };
        changes.push(Change {
            kind: ChangeKind::Term,
            headline: match earlier.is_last_alone() {
                true => format!("“{new}” for {}, where {LAST} has “{old}”", entry.label),
                false => format!(
                    "“{new}” for {}, where {} of {} earlier texts have another name such as “{old}”",
                    entry.label,
                    others.len(),
                    before.len()
                ),
            },
            what: new.clone(),
            before: Some(old),
            with_counterpart: with,
            count: others.len(),
            of: before.len(),
            now: Some(Quoted::at(series, (earlier.text, *sentence))),
            earlier: Some(Quoted::at(series, place)),
            weight: 2.6,
        });
    }
    changes
}

/// Another name of a thing than one.
fn other_name(names: &Names, term: usize, name: usize) -> Option<(usize, usize)> {
    let mut others = names.keys().copied();
    others.find(|(it, other)| *it == term && *other != name)
}

fn names<'t>(text: &'t CutText, lexicon: &Lexicon) -> &'t Names {
    text.names.get_or_init(|| {
        let table = lexicon.terms();
        let mut names = Names::new();
        let Some(matcher) = table.matcher(text.language()) else {
            return names;
        };
        for (place, sentence) in text.sentences.iter().enumerate() {
            for hit in leftmost_longest(matcher.find(sentence.read())) {
                let words = sentence.text().chars().skip(hit.start);
                let words = || (place, words.take(hit.end - hit.start).collect());
                names.entry(table.place(hit.entry)).or_insert_with(words);
            }
        }
        names
    })
}
