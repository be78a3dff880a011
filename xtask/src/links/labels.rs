//! Events whose accounts are labelled: what of one account the other has.

use std::collections::BTreeSet;
use std::path::Path;

use parallax::Statement;

use crate::labelled::{LabelError, Row, name, rows, statements};

/// Letters that a part of a unit shares with a sentence, at least, to stand in it.
const MIN_PART: usize = 20;

/// Two sentences, by their indices in both accounts.
pub(super) type Pair = (usize, usize);

/// Two accounts of an event, with what the labels say of their sentences.
pub(super) struct Labelled {
    pub event: String,
    pub statements: [Statement; 2],
    /// Pairs that answer each other.
    pub answers: BTreeSet<Pair>,
    /// Pairs that may be linked.
    pub possible: BTreeSet<Pair>,
    /// The sentences of each account that hold a unit.
    pub known: [BTreeSet<usize>; 2],
    /// For each unit that the other account surely has, the pairs that show it.
    pub units: Vec<BTreeSet<Pair>>,
}

impl Labelled {
    /// Whether the labels judge a pair: `None` where they do not.
    pub(super) fn judge(&self, pair: Pair) -> Option<bool> {
        if self.answers.contains(&pair) {
            Some(true)
        } else if self.possible.contains(&pair) {
            None
        } else {
            let is_known = self.known[0].contains(&pair.0) || self.known[1].contains(&pair.1);
            is_known.then_some(false)
        }
    }
}

/// Each two accounts of an event's folder.
pub(super) fn read(folder: &Path) -> Result<Vec<Labelled>, LabelError> {
    let (event, rows, accounts) = (name(folder), rows(folder)?, statements(folder)?);
    let mut labelled = Vec::new();
    for (place, left) in accounts.iter().enumerate() {
        for right in &accounts[place + 1..] {
            labelled.push(of_two(&event, &rows, left, right));
        }
    }
    Ok(labelled)
}

fn of_two(event: &str, rows: &[Row], left: &Statement, right: &Statement) -> Labelled {
    let mut labelled = Labelled {
        event: event.to_owned(),
        statements: [left.clone(), right.clone()],
        answers: BTreeSet::new(),
        possible: BTreeSet::new(),
        known: [BTreeSet::new(), BTreeSet::new()],
        units: Vec::new(),
    };
    for row in rows {
        let forward = row.source == left.source.id;
        let (own, other) = if forward {
            (left, right)
        } else {
            (right, left)
        };
        if row.source != own.source.id {
            continue;
        }
        let at = places(own, &row.unit);
        labelled.known[usize::from(!forward)].extend(&at);
        if row.other != other.source.id {
            continue;
        }
        let to: BTreeSet<usize> = row.answer.iter().flat_map(|it| places(other, it)).collect();
        let pairs = at.iter().flat_map(|a| to.iter().map(move |b| (*a, *b)));
        let pairs: BTreeSet<Pair> = pairs
            .map(|(a, b)| if forward { (a, b) } else { (b, a) })
            .collect();
        let has = |name: &String| name == "same" || name == "part";
        let names = row.label.names();
        if names.iter().any(has) {
            labelled.answers.extend(&pairs);
        } else {
            labelled.possible.extend(&pairs);
        }
        if names.iter().all(has) && !pairs.is_empty() {
            labelled.units.push(pairs);
        }
    }
    labelled
}

/// The sentences of an account that hold a unit, or a part of it.
fn places(statement: &Statement, unit: &str) -> BTreeSet<usize> {
    let unit = squeezed(unit);
    let sentences = statement.sentences.iter().enumerate();
    let holding = sentences.filter(|(_, sentence)| {
        let text = squeezed(sentence.text());
        text.contains(&unit) || unit.contains(&text) || shares_an_end(&text, &unit)
    });
    holding.map(|(place, _)| place).collect()
}

/// Whether a unit ends where a sentence begins, or begins where it ends.
fn shares_an_end(text: &str, unit: &str) -> bool {
    let longest = text.len().min(unit.len());
    (MIN_PART..=longest).any(|length| {
        let end = unit.get(unit.len() - length..);
        let start = unit.get(..length);
        end.is_some_and(|end| text.starts_with(end))
            || start.is_some_and(|start| text.ends_with(start))
    })
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
