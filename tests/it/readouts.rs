//! What is found in real accounts of ten calls and meetings, held against what a careful reader
//! found there.
//!
//! Needs the measuring data (`PARALLAX_DATA`, or `../shared/data` beside the checkout), and is
//! skipped where it is absent. The table of findings by kind is shown with
//! `cargo test --test readouts -- --nocapture`.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::common::parallax;
use parallax::report::{Divergence, Kind, Report, Status};
use serde::Deserialize;

/// Who reports, of whom, words of the sentence that reports it, the statuses that are right.
type Attribution = (String, String, String, Vec<Status>);

/// What a reader found in an event.
#[derive(Deserialize)]
struct Read {
    attributions: Vec<Attribution>,
    /// A source, and words of a sentence of it that no other source has.
    one_side: Vec<(String, String)>,
}

/// The events, each with what was read in it and what is found; `None` without the data.
fn events() -> Option<Vec<(String, Read, Report)>> {
    let data = std::env::var_os("PARALLAX_DATA").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data"),
        PathBuf::from,
    );
    let folder = data.join("readouts");
    let Ok(links) = fs::read_to_string(folder.join("links.json")) else {
        println!(
            "skipped: no measuring data at {}; set PARALLAX_DATA",
            data.display()
        );
        return None;
    };
    let read: BTreeMap<String, Read> = serde_json::from_str(&links).expect("links.json reads");
    let events = read.into_iter().map(|(name, read)| {
        let report = report(&folder.join(&name));
        (name, read, report)
    });
    Some(events.collect())
}

/// The comparison of the texts in a folder; a source is called as its file's name begins.
fn report(folder: &Path) -> Report {
    let mut sources: Vec<String> = fs::read_dir(folder)
        .expect("an event")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .map(|path| {
            let name = path.file_name().expect("a name").to_string_lossy();
            format!("{}={}", &name[..2], path.display())
        })
        .collect();
    sources.sort();
    let arguments = ["compare".to_owned(), "--format=json".to_owned()];
    let outcome = parallax(arguments.into_iter().chain(sources));
    assert_eq!(outcome.status, 0, "{}", outcome.err);
    serde_json::from_str(&outcome.out).expect("a report")
}

/// The attributions by a source of the sentence with these words.
fn attributions<'a>(report: &'a Report, by: &str, words: &str) -> Vec<&'a Divergence> {
    let about = |divergence: &&Divergence| {
        divergence.kind == Kind::Attribution
            && divergence
                .evidence
                .first()
                .is_some_and(|first| first.source == by && first.text.contains(words))
    };
    report.divergences.iter().filter(about).collect()
}

/// Why the report does not judge an attribution as the reader does; `None` where it does.
fn fault(report: &Report, (by, of, words, right): &Attribution) -> Option<String> {
    let found = attributions(report, by, words);
    // A claim on which no verdict is likely enough is not judged.
    let one = found.first()?;
    if one.of.as_ref() != Some(of) {
        return Some(format!("{words:?} is of {:?}", one.of));
    }
    let judged = one.status.is_some_and(|status| right.contains(&status));
    (!judged).then(|| format!("{words:?} is {:?}", one.status))
}

#[test]
fn words_in_the_others_mouth_are_judged_as_a_reader_judges_them() {
    let Some(events) = events() else { return };
    let (mut judged, mut all) = (0, 0);
    for (name, read, report) in &events {
        for attribution in &read.attributions {
            let fault = fault(report, attribution);
            judged += usize::from(fault.is_none());
            all += 1;
        }
        for (by, words) in &read.one_side {
            for attribution in attributions(report, by, words) {
                assert_ne!(
                    attribution.status,
                    Some(Status::Confirmed),
                    "{name}: {words:?}"
                );
            }
        }
    }
    assert!(judged * 22 >= all * 16, "{judged} of {all}");
}

#[test]
fn an_intention_that_only_the_other_side_reports_is_told() {
    let Some(events) = events() else { return };
    let (_, _, report) = events
        .iter()
        .find(|(name, ..)| name == "2021-12-30-biden-putin-call")
        .expect("the event");
    let intention = attributions(report, "ru", "offensive strike weapons");
    assert_eq!(intention[0].status, Some(Status::Absent));
}

/// Shows how many findings of each kind there are, and the first five of each event.
#[test]
fn findings_by_kind() {
    let Some(events) = events() else { return };
    let mut kinds: BTreeMap<Kind, usize> = BTreeMap::new();
    for (name, _, report) in &events {
        println!("{name}");
        for (rank, divergence) in report.divergences.iter().enumerate() {
            *kinds.entry(divergence.kind).or_default() += 1;
            if rank < 5 {
                println!(
                    "  {} {:?}: {}",
                    rank + 1,
                    divergence.kind,
                    divergence.summary
                );
            }
        }
    }
    for (kind, count) in kinds {
        println!("{kind:?}\t{count}");
    }
}
