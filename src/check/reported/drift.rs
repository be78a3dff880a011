//! What may change in a report without being a change.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::render::ChangedLine;

/// Keys of scores and probabilities.
const SCORES: &[&str] = &["score", "confidence", "importance"];

/// Keys that say how a page was saved.
const SAVED: &[&str] = &["sha256", "retrieved", "archived"];

/// Keys that say where in an account words are. They all move when a sentence comes or goes.
const PLACES: &[&str] = &["sentence", "start", "end", "first", "clauses", "passage"];

/// Keys that a report has only where they say something: their lack is a value.
const OPTIONAL: &[&str] = &[
    "across_languages",
    "missing_by_topic",
    "unread",
    "otherwise",
];

/// Keys whose value has a key for each account.
const BY_ACCOUNT: &[&str] = &["facts", "mentions"];

/// Scores are written with a few digits: what is computed of them is off by less than this.
const ROUNDING: f64 = 1e-9;

/// What changed and does not count.
#[derive(Debug)]
pub(super) struct Drift {
    tolerance: f64,
    /// Whether sentences have other numbers than before.
    shifted: bool,
    scores: usize,
    most: f64,
    new_keys: BTreeSet<String>,
    /// The accounts whose pages have other bytes.
    pub saved_again: BTreeSet<String>,
    /// Findings that only changed places with their equals.
    pub exchanged: usize,
}

impl Drift {
    pub(super) fn new(tolerance: f64, shifted: bool) -> Self {
        Self {
            tolerance,
            shifted,
            scores: 0,
            most: 0.0,
            new_keys: BTreeSet::new(),
            saved_again: BTreeSet::new(),
            exchanged: 0,
        }
    }

    /// Whether two scores are as good as the same.
    pub(super) fn is_near(&self, old: f64, new: f64) -> bool {
        (old - new).abs() <= self.tolerance + ROUNDING
    }

    /// Whether what a key says never counts.
    pub(super) fn is_free(&self, key: &str) -> bool {
        SAVED.contains(&key) || (self.shifted && PLACES.contains(&key))
    }

    /// Takes in the values of one key; `true` where their difference does not count.
    pub(super) fn takes(&mut self, key: &str, old: &Value, new: &Value) -> bool {
        let (true, Some(old), Some(new)) = (SCORES.contains(&key), old.as_f64(), new.as_f64())
        else {
            return false;
        };
        if !self.is_near(old, new) {
            return false;
        }
        self.scores += 1;
        self.most = self.most.max((old - new).abs());
        true
    }

    /// Takes in a key that the old report does not have; `true` where that does not count.
    pub(super) fn takes_new(&mut self, parent: &str, key: &str) -> bool {
        if OPTIONAL.contains(&key) || BY_ACCOUNT.contains(&parent) {
            return false;
        }
        self.new_keys.insert(key.to_owned());
        true
    }

    /// What does not count, a line each.
    pub(super) fn lines(&self) -> Vec<ChangedLine> {
        let mut told = Vec::new();
        if self.scores > 0 {
            let scores = plural(self.scores, "score");
            told.push(format!("{scores} moved by at most {:.3}", self.most));
        }
        if self.exchanged > 0 {
            let findings = plural(self.exchanged, "finding");
            told.push(format!("{findings} changed places with equals"));
        }
        if !self.saved_again.is_empty() {
            let accounts: Vec<&str> = self.saved_again.iter().map(String::as_str).collect();
            told.push(format!("saved again: {}", accounts.join(", ")));
        }
        if !self.new_keys.is_empty() {
            let keys: Vec<&str> = self.new_keys.iter().map(String::as_str).collect();
            told.push(format!("new in the format: {}", keys.join(", ")));
        }
        let line = |told| ChangedLine::Same(format!("(not counted) {told}"));
        told.into_iter().map(line).collect()
    }
}

fn plural(count: usize, thing: &str) -> String {
    let s = if count == 1 { "" } else { "s" };
    format!("{count} {thing}{s}")
}
