//! Findings that came, went, or are others.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::drift::Drift;
use super::order::{self, Place};
use super::value::{array, text};
use super::walk::differences;
use crate::render::ChangedLine;

/// Keys of a finding that are told in a way of their own, or say nothing by themselves.
const TOLD: &[&str] = &["id", "headline", "summary", "evidence"];

/// What changed in the findings.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub lines: Vec<ChangedLine>,
    /// The id of the first finding that is gone or another, as the old report has it.
    pub first: Option<String>,
}

/// What changed in the findings of two reports.
pub(super) fn changes(old: &Value, new: &Value, drift: &mut Drift) -> Found {
    let (old, new) = (array(old, "divergences"), array(new, "divergences"));
    let pairs = pairs(old, new);
    let mut lines = Vec::new();
    let mut changed: BTreeSet<usize> = BTreeSet::new();
    for (rank, finding) in new.iter().enumerate() {
        let Some(&before) = pairs.get(&rank) else {
            lines.push(ChangedLine::New(format!(
                "finding {} is new: {}",
                rank + 1,
                named(finding)
            )));
            continue;
        };
        let told = of_finding(rank, &old[before], finding, drift);
        if !told.is_empty() {
            changed.insert(before);
        }
        lines.extend(told);
    }
    let stay: BTreeSet<usize> = pairs.values().copied().collect();
    for (rank, finding) in old.iter().enumerate() {
        if !stay.contains(&rank) {
            changed.insert(rank);
            lines.push(ChangedLine::Gone(format!(
                "finding {} is gone: {}",
                rank + 1,
                named(finding)
            )));
        }
    }
    let places: Vec<Place<'_>> = pairs
        .iter()
        .map(|(&new_rank, &old_rank)| Place {
            old_rank,
            new_rank,
            kind: text(&new[new_rank], "kind"),
            confidence: [&old[old_rank], &new[new_rank]].map(|it| it.get("confidence")?.as_f64()),
        })
        .collect();
    for place in order::moved(&places, drift) {
        changed.insert(place.old_rank);
        let name = format!("order: {}", headline(&new[place.new_rank]));
        let [was, is] =
            [place.old_rank, place.new_rank].map(|rank| format!("finding {}", rank + 1));
        lines.push(ChangedLine::part(&name, "", &was, &is));
    }
    let first = changed
        .first()
        .map(|rank| text(&old[*rank], "id").to_owned());
    Found { lines, first }
}

/// For each finding of the new report that the old one has, its rank there. They are joined by
/// their ids; of what is left, by what they claim, where that is said once; and last by their sides and
/// evidence, since one finding in other words is no other finding.
fn pairs(old: &[Value], new: &[Value]) -> BTreeMap<usize, usize> {
    let mut pairs = BTreeMap::new();
    let owned = |parts: &[&str]| parts.iter().map(|part| (*part).to_owned()).collect();
    join(old, new, |it| owned(&[text(it, "id")]), &mut pairs);
    let claim = |it: &Value| owned(&[text(it, "kind"), headline(it)]);
    join(old, new, claim, &mut pairs);
    let rests_on = |it: &Value| {
        let [kind, by, of] = ["kind", "by", "of"].map(|key| text(it, key));
        owned(&[kind, by, of, &evidence(it)])
    };
    join(old, new, rests_on, &mut pairs);
    pairs
}

/// Joins those that are still alone and have a key that no other such finding of their report has.
fn join(
    old: &[Value],
    new: &[Value],
    key: impl Fn(&Value) -> Vec<String>,
    pairs: &mut BTreeMap<usize, usize>,
) {
    let taken: BTreeSet<usize> = pairs.values().copied().collect();
    let old = once(old, |rank| !taken.contains(&rank), &key);
    let new = once(new, |rank| !pairs.contains_key(&rank), &key);
    pairs.extend(
        new.into_iter()
            .filter_map(|(key, rank)| Some((rank, *old.get(&key)?))),
    );
}

/// The ranks of those findings that alone have their key.
fn once(
    findings: &[Value],
    is_alone: impl Fn(usize) -> bool,
    key: impl Fn(&Value) -> Vec<String>,
) -> BTreeMap<Vec<String>, usize> {
    let mut ranks: BTreeMap<Vec<String>, Vec<usize>> = BTreeMap::new();
    for (rank, finding) in findings.iter().enumerate() {
        if is_alone(rank) {
            ranks.entry(key(finding)).or_default().push(rank);
        }
    }
    let single = |(key, ranks): (_, Vec<usize>)| match ranks[..] {
        [rank] => Some((key, rank)),
        _ => None,
    };
    ranks.into_iter().filter_map(single).collect()
}

/// What changed in one finding, which is `rank` in the new report.
fn of_finding(rank: usize, old: &Value, new: &Value, drift: &mut Drift) -> Vec<ChangedLine> {
    let mut lines = Vec::new();
    let number = format!("finding {}", rank + 1);
    let name = format!("{number} ({})", headline(new));
    if headline(old) != headline(new) {
        let reworded = format!("{number} is reworded");
        lines.push(ChangedLine::part(
            &reworded,
            "",
            headline(old),
            headline(new),
        ));
    } else if text(old, "summary") != text(new, "summary") {
        let [was, is] = [old, new].map(|it| text(it, "summary"));
        lines.push(ChangedLine::part(&name, "summary", was, is));
    }
    let [was, is] = [old, new].map(evidence);
    if was != is {
        lines.push(ChangedLine::part(&name, "evidence", &was, &is));
    }
    if text(old, "id") != text(new, "id") {
        let [was, is] = [old, new].map(|it| text(it, "id"));
        lines.push(ChangedLine::part(&name, "id", was, is));
    }
    if was == is {
        // The same words in evidence: do they stand in the same places?
        lines.extend(rest(&name, "evidence", old, new, drift));
    }
    let keys: BTreeSet<&String> = [old, new]
        .into_iter()
        .filter_map(Value::as_object)
        .flat_map(|finding| finding.keys())
        .filter(|key| !TOLD.contains(&key.as_str()))
        .collect();
    for key in keys {
        lines.extend(rest(&name, key, old, new, drift));
    }
    lines
}

/// What changed under one key of a finding.
fn rest(name: &str, key: &str, old: &Value, new: &Value, drift: &mut Drift) -> Vec<ChangedLine> {
    let of = |finding: &Value| {
        let value = finding.get(key).cloned();
        Value::Object(
            value
                .map(|value| (key.to_owned(), value))
                .into_iter()
                .collect(),
        )
    };
    differences("", &of(old), &of(new), drift)
        .iter()
        .map(|it| ChangedLine::part(name, &it.path, &it.old, &it.new))
        .collect()
}

/// The words in evidence, each with its account and what it is to the finding.
fn evidence(finding: &Value) -> String {
    let told: Vec<String> = array(finding, "evidence")
        .iter()
        .map(|it| {
            let [role, source, text] = ["role", "source", "text"].map(|key| text(it, key));
            format!("{source} ({role}): {text}")
        })
        .collect();
    told.join(" / ")
}

/// What a finding claims; a report of an older version has only the summary.
fn headline(finding: &Value) -> &str {
    match text(finding, "headline") {
        "" => text(finding, "summary"),
        headline => headline,
    }
}

fn named(finding: &Value) -> String {
    format!("{} ({})", headline(finding), text(finding, "id"))
}
