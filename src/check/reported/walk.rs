//! Two values, key by key, to what differs in them.

use serde_json::Value;

use super::drift::Drift;
use super::value::words;

/// A value that is another.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Difference {
    /// The keys that lead to it.
    pub path: String,
    pub old: String,
    pub new: String,
}

/// What differs between two values under `path` and counts; the rest goes to `drift`.
pub(super) fn differences(
    path: &str,
    old: &Value,
    new: &Value,
    drift: &mut Drift,
) -> Vec<Difference> {
    let mut found = Vec::new();
    walk(path, path, old, new, drift, &mut found);
    found
}

fn walk(
    path: &str,
    key: &str,
    old: &Value,
    new: &Value,
    drift: &mut Drift,
    found: &mut Vec<Difference>,
) {
    if old == new || drift.is_free(key) || drift.takes(key, old, new) {
        return;
    }
    match (old, new) {
        (Value::Object(old), Value::Object(new)) => {
            for (below, old) in old {
                match new.get(below) {
                    Some(new) => walk(&joined(path, below), below, old, new, drift, found),
                    None if drift.is_free(below) => {}
                    None => found.push(Difference::new(&joined(path, below), Some(old), None)),
                }
            }
            for (below, new) in new.iter().filter(|(below, _)| !old.contains_key(*below)) {
                if !drift.is_free(below) && !drift.takes_new(key, below) {
                    found.push(Difference::new(&joined(path, below), None, Some(new)));
                }
            }
        }
        (Value::Array(old), Value::Array(new)) if old.len() == new.len() => {
            for (index, (old, new)) in old.iter().zip(new).enumerate() {
                let path = joined(path, &(index + 1).to_string());
                walk(&path, key, old, new, drift, found);
            }
        }
        _ => found.push(Difference::new(path, Some(old), Some(new))),
    }
}

fn joined(path: &str, key: &str) -> String {
    if path.is_empty() {
        key.to_owned()
    } else {
        format!("{path} {key}")
    }
}

impl Difference {
    fn new(path: &str, old: Option<&Value>, new: Option<&Value>) -> Self {
        Self {
            path: path.to_owned(),
            old: words(old),
            new: words(new),
        }
    }
}
