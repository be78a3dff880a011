//! What changed in a report besides its findings: accounts, topics, passages, facts of the talks.

use std::collections::BTreeMap;

use serde_json::Value;

use super::drift::Drift;
use super::value::{array, text};
use super::walk::differences;
use crate::render::ChangedLine;

/// Differences of one part that are told; the others are counted.
const TOLD: usize = 6;

/// Keys of a report that are not compared as they stand.
const APART: &[&str] = &[
    "divergences",
    "statements",
    "passages",
    "topics",
    "common",
    "compared",
];

/// What changed besides the findings.
pub(super) fn changes(old: &Value, new: &Value, drift: &mut Drift) -> Vec<ChangedLine> {
    let mut lines = Vec::new();
    let accounts = Part {
        key: "statements",
        name: "account",
        of: |_, account| text(account, "id").to_owned(),
        shown: |_, account| text(account, "id").to_owned(),
    };
    note_saved_again(old, new, drift);
    lines.extend(accounts.changes(old, new, drift));
    let rest = |report: &Value| {
        let keys = report.as_object().into_iter().flatten();
        let keys = keys.filter(|(key, _)| !APART.contains(&key.as_str()));
        Value::Object(
            keys.map(|(key, value)| (key.clone(), value.clone()))
                .collect(),
        )
    };
    lines.extend(told("report", "", &rest(old), &rest(new), drift));
    for part in [
        Part {
            key: "topics",
            name: "topic",
            of: |_, topic| text(topic, "id").to_owned(),
            shown: |_, topic| text(topic, "label").to_owned(),
        },
        Part {
            key: "compared",
            name: "comparison of",
            of: |_, pair| words(array(pair, "sources")),
            shown: |_, pair| words(array(pair, "sources")),
        },
        Part {
            key: "common",
            name: "common ground",
            of: |_, common| spoken(common),
            shown: |_, common| spoken(common),
        },
        Part {
            key: "passages",
            name: "passage",
            of: passage,
            shown: passage,
        },
    ] {
        lines.extend(part.changes(old, new, drift));
    }
    lines
}

/// A list of the report whose members are joined by what they are about.
struct Part {
    key: &'static str,
    /// What readers call a member.
    name: &'static str,
    /// What a member is about, in its report.
    of: fn(&Value, &Value) -> String,
    /// The same for readers.
    shown: fn(&Value, &Value) -> String,
}

impl Part {
    fn changes(&self, old: &Value, new: &Value, drift: &mut Drift) -> Vec<ChangedLine> {
        let is_key_new = old.get(self.key).is_none() && new.get(self.key).is_some();
        if is_key_new && drift.takes_new("", self.key) {
            return vec![];
        }
        let (was, is) = (self.members(old), self.members(new));
        let mut lines = Vec::new();
        let (mut gone, mut came) = (Vec::new(), Vec::new());
        for (about, member) in &was {
            match is.get(about) {
                None => gone.push((self.shown)(old, member)),
                Some(now) => {
                    let name = format!("{} {}", self.name, (self.shown)(new, now));
                    lines.extend(of_member(&name, member, now, drift));
                }
            }
        }
        for (_, member) in is.iter().filter(|(about, _)| !was.contains_key(*about)) {
            came.push((self.shown)(new, member));
        }
        lines.extend(self.listed("gone", &gone, ChangedLine::Gone));
        lines.extend(self.listed("new", &came, ChangedLine::New));
        lines
    }

    /// The members by what they are about, and by which time that is said.
    fn members<'v>(&self, report: &'v Value) -> BTreeMap<(String, usize), &'v Value> {
        let mut times: BTreeMap<String, usize> = BTreeMap::new();
        let mut members = BTreeMap::new();
        for member in array(report, self.key) {
            let about = (self.of)(report, member);
            let time = times.entry(about.clone()).or_default();
            *time += 1;
            members.insert((about, *time), member);
        }
        members
    }

    fn listed(
        &self,
        fate: &str,
        members: &[String],
        line: fn(String) -> ChangedLine,
    ) -> Vec<ChangedLine> {
        let told = members.iter().take(TOLD);
        let mut lines: Vec<ChangedLine> = told
            .map(|member| line(format!("{} is {fate}: {member}", self.name)))
            .collect();
        let more = members.len().saturating_sub(TOLD);
        if more > 0 {
            lines.push(line(format!("{} is {fate}: {more} more", self.name)));
        }
        lines
    }
}

/// What changed in a member of a list. Where the sentences of an account are others, their number
/// is told: the text itself is compared beside the report.
fn of_member(name: &str, old: &Value, new: &Value, drift: &mut Drift) -> Vec<ChangedLine> {
    let texts = |member: &Value| -> Vec<String> {
        let sentences = array(member, "sentences").iter();
        sentences.map(|it| text(it, "text").to_owned()).collect()
    };
    let [was, is] = [texts(old), texts(new)];
    // A passage is joined by its sentences, so that their numbers say nothing more.
    let is_passage = new.get("sentences").is_some_and(Value::is_object);
    if was == is && !is_passage {
        return told(name, "", old, new, drift);
    }
    let without = |member: &Value| {
        let mut member = member.clone();
        if let Some(keys) = member.as_object_mut() {
            keys.remove("sentences");
        }
        member
    };
    let mut lines = Vec::new();
    if was != is {
        let [was, is] = [was, is].map(|texts| format!("{} sentences", texts.len()));
        lines.push(ChangedLine::part(name, "another text, of", &was, &is));
    }
    lines.extend(told(name, "", &without(old), &without(new), drift));
    lines
}

/// The first differences of two values.
fn told(name: &str, path: &str, old: &Value, new: &Value, drift: &mut Drift) -> Vec<ChangedLine> {
    let found = differences(path, old, new, drift);
    let first = found.iter().take(TOLD);
    let mut lines: Vec<ChangedLine> = first
        .map(|it| ChangedLine::part(name, &it.path, &it.old, &it.new))
        .collect();
    if found.len() > TOLD {
        let more = found.len() - TOLD;
        lines.push(ChangedLine::Same(format!(
            "{name}: {more} more differences"
        )));
    }
    lines
}

/// Notes which pages have other bytes.
fn note_saved_again(old: &Value, new: &Value, drift: &mut Drift) {
    let (old, new) = (saved(old), saved(new));
    for (id, how) in old {
        if new.get(id).is_some_and(|now| *now != how) {
            drift.saved_again.insert(id.to_owned());
        }
    }
}

/// How the page of each account was saved.
fn saved(report: &Value) -> BTreeMap<&str, [Option<&Value>; 3]> {
    let accounts = array(report, "statements").iter();
    accounts
        .map(|account| {
            let how = ["sha256", "retrieved", "archived"];
            (text(account, "id"), how.map(|key| account.get(key)))
        })
        .collect()
}

/// The sentences of a passage, each with its account.
fn passage(report: &Value, passage: &Value) -> String {
    let accounts = array(report, "statements");
    let sentence = |id: &str, index: &Value| {
        let account = accounts.iter().find(|it| text(it, "id") == id)?;
        let index = usize::try_from(index.as_u64()?).ok()?;
        Some(text(array(account, "sentences").get(index)?, "text"))
    };
    let sources = passage.get("sentences").and_then(Value::as_object);
    let told = sources.into_iter().flatten().map(|(id, indexes)| {
        let indexes = indexes.as_array().into_iter().flatten();
        let texts: Vec<&str> = indexes.filter_map(|index| sentence(id, index)).collect();
        format!("{id}: {}", texts.join(" "))
    });
    told.collect::<Vec<String>>().join(" / ")
}

/// What the accounts share, in the words of each.
fn spoken(common: &Value) -> String {
    let evidence = array(common, "evidence").iter();
    let told = evidence.map(|it| format!("{}: {}", text(it, "source"), text(it, "text")));
    told.collect::<Vec<String>>().join(" / ")
}

fn words(values: &[Value]) -> String {
    let words: Vec<&str> = values.iter().filter_map(Value::as_str).collect();
    words.join(" and ")
}
