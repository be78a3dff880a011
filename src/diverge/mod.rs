//! Statements and passages to divergences: what is worth telling.
//!
//! One file a kind. Each looks at everything that was compared and gives its findings; what comes
//! first is decided in `importance`. A finding is a claim about two governments: each carries
//! the places where it can be checked, and where a kind cannot be sure it finds nothing.

mod attribution;
mod coverage;
mod length;
mod number;
mod rank;
mod scope;
mod silence;
mod strength;
mod term;
mod tone;
mod topic_order;
mod wording;
mod words;

pub use coverage::Coverage;

use crate::align::{Alignment, Place, comparable};
use crate::lexicon::Lexicon;
use crate::parallel;
use crate::report::{Divergence, Evidence, Kind};
use crate::statement::{Sentence, Statement};
use crate::topic::Topics;
use crate::voice::Voice;

/// Everything that is compared.
#[derive(Debug, Clone, Copy)]
pub struct Compared<'a> {
    /// The accounts, ordered by id.
    pub statements: &'a [Statement],
    /// Which of their sentences answer each other.
    pub alignment: &'a Alignment,
    /// Who speaks in each sentence.
    pub voices: &'a [Vec<Voice>],
    /// Which topics each sentence brings up.
    pub topics: &'a Topics,
    /// The terms of each account.
    pub coverage: &'a Coverage<'a>,
    /// The words that findings are made by.
    pub lexicon: &'a Lexicon,
}

/// Finds what diverges, the most important first.
pub fn diverge(compared: &Compared<'_>) -> Vec<Divergence> {
    let ((numbers, attributions), (tones, words)) = parallel::both(
        || {
            let numbers = number::find(compared);
            let attributions = attribution::find(compared, &numbers);
            (numbers, attributions)
        },
        || {
            let mut words = strength::find(compared);
            words.extend(term::find(compared));
            let scope = scope::find(compared);
            words.extend(wording::find(compared, &scope));
            words.extend(scope);
            (tone::find(compared), words)
        },
    );
    let mut found = Vec::new();
    found.extend(length::find(compared));
    found.extend(topic_order::find(compared));
    found.extend(silence::find(compared));
    found.extend(attributions);
    found.extend(tones);
    found.extend(silence::find_passages(compared, &found));
    found.extend(numbers);
    found.extend(words);
    rank::ordered(compared, found)
}

impl Compared<'_> {
    fn id(&self, statement: usize) -> &str {
        &self.statements[statement].source.id
    }

    /// The statement of a source.
    fn statement(&self, id: &str) -> Option<usize> {
        self.statements
            .iter()
            .position(|statement| statement.source.id == id)
    }

    fn sentence(&self, place: Place) -> &Sentence {
        &self.statements[place.text].sentences[place.sentence]
    }

    fn text(&self, place: Place) -> &str {
        self.sentence(place).text()
    }

    /// Whether two statements come from one government. A statement whose government is not known
    /// stands for itself alone.
    fn same_side(&self, a: usize, b: usize) -> bool {
        let government = |index: usize| self.statements[index].source.government.as_deref();
        a == b || (government(a).is_some() && government(a) == government(b))
    }

    fn same_language(&self, a: usize, b: usize) -> bool {
        let language = |index: usize| self.statements[index].language.as_deref();
        comparable(language(a), language(b))
    }

    /// The sides of the event: statements of one government together, in order of id.
    fn sides(&self) -> Vec<Vec<usize>> {
        let mut sides: Vec<Vec<usize>> = Vec::new();
        for index in 0..self.statements.len() {
            match sides.iter_mut().find(|side| self.same_side(side[0], index)) {
                Some(side) => side.push(index),
                None => sides.push(vec![index]),
            }
        }
        sides
    }

    /// The passage that holds a sentence.
    fn passage_of(&self, place: Place) -> Option<usize> {
        self.alignment.passage_of(place)
    }

    fn whole(&self, place: Place) -> Evidence {
        self.evidence(place, 0, self.sentence(place).characters().len())
    }

    fn evidence(&self, place: Place, start: usize, end: usize) -> Evidence {
        Evidence {
            source: self.id(place.text).to_owned(),
            sentence: place.sentence,
            start,
            end,
            text: self
                .sentence(place)
                .characters()
                .iter()
                .skip(start)
                .take(end - start)
                .collect(),
        }
    }
}

/// A finding of a kind with nothing in it yet but its summary.
fn finding(kind: Kind, summary: String) -> Divergence {
    Divergence {
        kind,
        status: None,
        by: None,
        of: None,
        passage: None,
        topic: None,
        score: None,
        summary,
        evidence: Vec::new(),
    }
}

/// `a`, `a and b`, `a, b and c`.
fn listed<T: AsRef<str>>(items: &[T]) -> String {
    match items {
        [] => String::new(),
        [one] => one.as_ref().to_owned(),
        [rest @ .., last] => {
            let rest: Vec<&str> = rest.iter().map(AsRef::as_ref).collect();
            format!("{} and {}", rest.join(", "), last.as_ref())
        }
    }
}

/// The verb for one or several sources: `mentions`, `mention`.
fn agree<'a>(count: usize, one: &'a str, many: &'a str) -> &'a str {
    if count == 1 { one } else { many }
}

/// A text cut to about `limit` characters, at a space where there is one.
fn shortened(text: &str, limit: usize) -> String {
    if text.chars().count() <= limit {
        return text.to_owned();
    }
    let cut: String = text.chars().take(limit).collect();
    let end = cut
        .rfind(' ')
        .filter(|end| *end > cut.len() / 2)
        .unwrap_or(cut.len());
    format!("{}…", cut[..end].trim_end_matches([',', ';', ' ']))
}

/// How many words stand before a part of a sentence that is quoted.
const LEADING: usize = 5;

/// A part of a sentence with some words before it and behind it.
fn around(sentence: &str, start: usize, end: usize) -> String {
    let before: String = sentence.chars().take(start).collect();
    let starts = before
        .char_indices()
        .zip(std::iter::once(' ').chain(before.chars()))
        .filter(|((_, c), last)| last.is_whitespace() && !c.is_whitespace())
        .map(|((at, _), _)| at);
    let starts: Vec<usize> = starts.collect();
    let first = starts.len().saturating_sub(LEADING);
    let lead = if first > 0 { "…" } else { "" };
    let before = &before[starts.get(first).copied().unwrap_or(0)..];
    let rest: String = sentence.chars().skip(start).collect();
    format!("{lead}{before}{}", shortened(&rest, end - start + 50))
}
