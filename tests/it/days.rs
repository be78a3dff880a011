//! Accounts of days that lie far apart, and events that one side alone tells: both are said.

use std::fs;
use std::path::Path;

use crate::common::{Outcome, parallax};
use tempfile::TempDir;

const TEXTS: [&str; 3] = [
    "The two ministers spoke by telephone and agreed that their teams would meet on fishing in May.",
    "The ministers talked about fishing. The minister set out the position of the coast on Taiwan.",
    "Both ministers welcomed the talks on fishing, and asked that the ports be opened to ships again.",
];

/// An event of accounts, each an id, a day and lines for its entry in the manifest.
fn event(day: &str, accounts: &[(&str, &str, &str)]) -> TempDir {
    let folder = TempDir::new().expect("a folder");
    let pages = folder.path().join("pages");
    fs::create_dir(&pages).expect("made");
    let mut manifest = format!("title = \"A call\"\n{day}\n");
    for ((id, day, more), text) in accounts.iter().zip(TEXTS) {
        save(&pages.join(format!("{id}.html")), day, text);
        manifest += &format!("[[source]]\nid = \"{id}\"\n{more}\n");
    }
    fs::write(folder.path().join("event.toml"), manifest).expect("written");
    folder
}

fn save(path: &Path, day: &str, text: &str) {
    let page = format!(
        "<html><head><title>A call</title><meta property=\"article:published_time\" \
         content=\"{day}\"></head><body><article><h1>A call</h1><p>{text}</p></article></body></html>"
    );
    fs::write(path, page).expect("written");
}

fn run(command: &str, folder: &TempDir, more: &[&str]) -> Outcome {
    let folder = folder.path().display().to_string();
    parallax([command, &folder].iter().chain(more))
}

/// The accounts that have a warning, which is also said.
fn warned(folder: &TempDir, code: &str, more: &[&str]) -> Vec<String> {
    let outcome = run("compare", folder, &[&["--format", "json"], more].concat());
    let report: serde_json::Value = serde_json::from_str(&outcome.out).expect("JSON");
    let mut ids = Vec::new();
    for statement in report["statements"].as_array().expect("statements") {
        for warning in statement["warnings"].as_array().expect("warnings") {
            if warning["code"] == code {
                let text = warning["text"].as_str().expect("a text");
                assert!(outcome.err.contains(text), "{}", outcome.err);
                ids.push(statement["id"].as_str().expect("an id").to_owned());
            }
        }
    }
    ids
}

#[test]
fn accounts_of_days_far_apart_are_said() {
    let of = |days: [&'static str; 3]| {
        [
            ("cn", days[0], ""),
            ("ru", days[1], ""),
            ("us", days[2], ""),
        ]
    };
    let near = ["2025-11-24", "2025-11-24", "2025-11-28"];
    let first = ["2025-03-01", "2025-11-24", "2025-11-25"];
    let last = ["2025-11-24", "2025-11-25", "2026-03-01"];
    let on_24 = "date = \"2025-11-24\"";
    for (day, days, far) in [
        ("", near, &[][..]),
        (on_24, near, &[]),
        ("", first, &["cn"]),
        ("", last, &["us"]),
        (on_24, last, &["us"]),
        ("date = 2026-03-02", last, &["cn", "ru"]),
    ] {
        let found = warned(&event(day, &of(days)), "other_day", &[]);
        assert_eq!(found, far, "{day} {days:?}");
    }
    let two = event("", &of(last)[1..]);
    let said = run("compare", &two, &[]).err;
    for day in ["25 November 2025", "1 March 2026", "date = \"2026-03-01\""] {
        assert!(said.contains(day), "{said}");
    }
    let stated = ["--date", "us=2026-03-01"];
    assert_eq!(warned(&two, "other_day", &stated), [""; 0]);
}

#[test]
fn a_day_of_the_manifest_is_not_doubted() {
    let folder = event(
        "date = 2025-11-24",
        &[
            ("cn", "2025-11-24", ""),
            ("us", "2026-01-10", "date = 2026-03-01"),
        ],
    );
    assert_eq!(warned(&folder, "other_day", &[]), [""; 0]);
    let report = run("compare", &folder, &["--format", "json"]).out;
    let report: serde_json::Value = serde_json::from_str(&report).expect("JSON");
    assert_eq!(report["statements"][1]["date"], "2026-03-01");
}

#[test]
fn a_page_of_another_day_is_added_with_a_warning() {
    let desk = TempDir::new().expect("a folder");
    for (day, of_event) in [("2026-03-01", ""), ("2025-11-25", "date = 2026-03-01")] {
        let folder = event(of_event, &[("cn", "2025-11-24", "")]);
        let page = desk.path().join("us.html");
        save(&page, day, TEXTS[1]);
        let added = run("add", &folder, &[&format!("us={}", page.display())]);
        assert_eq!(added.status, 0, "{}", added.err);
        for part in ["us: it is of", "24 November 2025", "1 March 2026"] {
            assert!(
                !of_event.is_empty() || added.err.contains(part),
                "{}",
                added.err
            );
        }
        assert!(added.err.contains("two events"), "{}", added.err);
    }
}

#[test]
fn an_event_that_one_side_tells_is_said_to_be() {
    let day = "2025-11-24";
    for (accounts, warned_of) in [
        (&[("cn", day, "")][..], &["cn"][..]),
        (&[("cn-mfa", day, ""), ("cn-pd", day, "")], &["cn-mfa"]),
        (&[("cn", day, ""), ("us", day, "")], &[]),
        (&[("a", day, ""), ("b", day, "")], &[]),
    ] {
        let folder = event("", accounts);
        assert_eq!(warned(&folder, "one_side", &[]), warned_of);
        for format in ["terminal", "markdown", "html"] {
            let shown = run("compare", &folder, &["--format", format, "--brief"]).out;
            let is_alone = shown.contains("alone raises");
            assert!(warned_of.is_empty() || !is_alone, "{format}: {shown}");
        }
    }
}
