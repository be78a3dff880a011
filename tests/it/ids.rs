//! Ids of findings: they name what is claimed, and nothing else decides them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use crate::common::{fixture, parallax};
use parallax::report::{Divergence, EvidenceRole, Kind, Report};

const EVENTS: [&str; 4] = [
    "2021-11-16-biden-xi-virtual",
    "2021-12-30-biden-putin-call",
    "2024-05-27-china-japan-rok-summit",
    "2025-11-24-xi-trump-call",
];

fn compare(sources: &[String]) -> Report {
    let arguments = ["compare".to_owned(), "--format=json".to_owned()];
    let outcome = parallax(arguments.iter().chain(sources));
    assert_eq!(outcome.status, 0, "{}", outcome.err);
    serde_json::from_str(&outcome.out).expect("a report")
}

/// The accounts of a shipped event as plain texts, each with its id.
fn accounts(event: &str) -> Vec<String> {
    let expected = fs::read_dir(fixture(event).join("expected")).expect("a folder");
    let mut accounts: Vec<String> = expected
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .map(|path| {
            let id = path
                .file_stem()
                .expect("a name")
                .to_string_lossy()
                .into_owned();
            format!("{id}={}", path.display())
        })
        .collect();
    accounts.sort();
    accounts
}

/// What a finding says, word for word, with the places where it says it.
fn content(finding: &Divergence) -> (Kind, String, Vec<(String, usize, usize)>) {
    let places = finding.evidence.iter();
    let places = places.map(|it| (it.source.clone(), it.sentence, it.start));
    (finding.kind, finding.summary.clone(), places.collect())
}

/// What a finding is of, whoever else is compared: its kind and the sentence of its claim, or its
/// topic.
fn subject(finding: &Divergence) -> (Kind, Option<String>, Option<String>) {
    let claim = finding
        .evidence
        .iter()
        .find(|it| it.role == EvidenceRole::Claim);
    let topic = finding.topic.clone().filter(|_| claim.is_none());
    (finding.kind, claim.map(|it| it.text.clone()), topic)
}

#[test]
fn each_finding_has_an_id_that_links_and_spreadsheets_take() {
    for event in EVENTS {
        let report = compare(&accounts(event));
        let ids: BTreeSet<&str> = report.divergences.iter().map(|d| d.id.as_str()).collect();
        assert_eq!(ids.len(), report.divergences.len(), "{event}");
        for id in ids {
            let safe = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
            assert!(id.chars().all(safe) && id.len() <= 60, "{id}");
            assert!(id.starts_with(|c: char| c.is_ascii_lowercase()), "{id}");
        }
    }
}

#[test]
fn ids_stay_when_a_source_comes_or_goes() {
    for event in EVENTS {
        let all = accounts(event);
        let whole = compare(&all);
        let ids: BTreeMap<_, &str> = whole
            .divergences
            .iter()
            .map(|finding| (content(finding), finding.id.as_str()))
            .collect();
        let subjects: BTreeMap<&str, _> = whole
            .divergences
            .iter()
            .map(|finding| (finding.id.as_str(), subject(finding)))
            .collect();
        let (mut kept, mut renamed) = (0, 0);
        for left_out in 0..all.len() {
            let mut some = all.clone();
            some.remove(left_out);
            if some.len() < 2 {
                continue;
            }
            for finding in &compare(&some).divergences {
                if let Some(id) = ids.get(&content(finding)) {
                    assert_eq!(finding.id, *id, "{event}: {}", finding.summary);
                    kept += 1;
                }
                match subjects.get(finding.id.as_str()) {
                    Some(other) => assert_eq!(*other, subject(finding), "{event}"),
                    None => renamed += 1,
                }
            }
        }
        if all.len() > 2 {
            // A finding that tells several units is another where its units are.
            assert!(
                kept > 20 && renamed < 2 * kept,
                "{event}: {kept}, {renamed}"
            );
        }
    }
}

#[test]
fn ids_stay_when_another_finding_vanishes() {
    let write = |folder: &tempfile::TempDir, id: &str, sentences: &[&str]| {
        let path = folder.path().join(format!("{id}.txt"));
        fs::write(&path, sentences.join(" ")).expect("written");
        format!("{id}={}", path.display())
    };
    let us = [
        "President Trump spoke with President Xi of China on the telephone about tariffs.",
        "The United States will provide $40 million for a joint laboratory on climate research.",
    ];
    // A sentence that stands twice makes two findings.
    let cn = [
        "President Xi spoke with President Trump on the telephone.",
        "President Trump praised the performance of the acrobats from Shandong.",
        "President Trump said that sanctions on banks in Shanghai will be lifted this spring.",
        "President Xi recalled how porcelain workshops once shipped bowls to merchants in Philadelphia.",
        "President Trump praised the performance of the acrobats from Shandong.",
        "The two sides will build 25 schools for the children of miners.",
    ];
    let ids = |cn: &[&str]| -> BTreeMap<String, (Kind, String)> {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let sources = [write(&folder, "us", &us), write(&folder, "cn", cn)];
        let mut found = compare(&sources).divergences;
        // Whether there are other sentences is what these are about.
        found.retain(|it| !matches!(it.kind, Kind::Length | Kind::TopicOrder));
        let ids = found.iter();
        let ids = ids.map(|it| (it.id.clone(), (it.kind, it.summary.clone())));
        let ids: BTreeMap<_, _> = ids.collect();
        assert_eq!(ids.len(), found.len(), "each id once");
        ids
    };
    let whole = ids(&cn);
    for left_out in 1..cn.len() {
        let mut some = cn.to_vec();
        some.remove(left_out);
        let some = ids(&some);
        let vanished = whole.keys().filter(|id| !some.contains_key(*id)).count();
        // A figure that a silence quotes goes with the silence.
        assert!((1..=4).contains(&vanished), "{some:?}");
        for (id, claim) in &some {
            let known = whole.values().any(|other| other == claim);
            assert_eq!(whole.get(id), known.then_some(claim), "{id}");
        }
    }
}

#[test]
fn every_format_for_readers_links_by_the_same_ids() {
    for event in EVENTS {
        let sources = accounts(event);
        let report = compare(&sources);
        let shown = |format: &str| {
            let arguments = ["compare".to_owned(), format!("--format={format}")];
            parallax(arguments.iter().chain(&sources)).out
        };
        let (html, markdown, csv) = (shown("html"), shown("markdown"), shown("csv"));
        for finding in &report.divergences {
            let id = &finding.id;
            assert!(html.contains(&format!(" id=\"{id}\"")), "{id}");
            assert!(markdown.contains(&format!("<a id=\"{id}\"></a>")), "{id}");
            assert!(csv.contains(&format!(",\"{id}\",")), "{id}");
        }
    }
}
