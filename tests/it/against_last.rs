//! Accounts against the last ones of their governments with the same counterpart.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use tempfile::TempDir;

use crate::common::parallax;

/// An archive of events between the United States and China.
fn archive() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let us = |said: &str| format!("The two ministers met in Oslo. The minister {said}.");
    let cn = "The two ministers met in Oslo. China wants an end of the tariffs.";
    let steady = "spoke of keeping careful channels of honest communication open at sea";
    for (day, said) in [
        (
            "2023-01-10",
            format!("{steady}. The minister raised fentanyl"),
        ),
        (
            "2023-05-10",
            format!("{steady}. The minister raised soybeans"),
        ),
        (
            "2023-09-10",
            format!("{steady}. The minister raised human rights in Xinjiang"),
        ),
        (
            "2024-03-03",
            "raised fentanyl. The minister warned of sanctions".to_owned(),
        ),
    ] {
        write(folder.path(), day, &us(&said), cn);
    }
    folder
}

fn write(root: &Path, day: &str, us: &str, cn: &str) {
    let event = root.join(format!("{day}-talks"));
    fs::create_dir_all(event.join("pages")).expect("folders");
    let manifest = format!(
        "title = \"Talks\"\ndate = {day}\n[[source]]\nid = \"us\"\n[[source]]\nid = \"cn\"\n"
    );
    fs::write(event.join("event.toml"), manifest).expect("a manifest");
    fs::write(event.join("pages/us.txt"), us).expect("a page");
    fs::write(event.join("pages/cn.txt"), cn).expect("a page");
}

fn compared(arguments: &[&str], root: &Path) -> String {
    let event: PathBuf = root.join("2024-03-03-talks");
    let mut all = vec!["compare", event.to_str().expect("UTF-8"), "--against"];
    all.push(root.to_str().expect("UTF-8"));
    all.extend(arguments);
    let outcome = parallax(all);
    assert_eq!(outcome.status, 0, "{}", outcome.err);
    outcome.out
}

#[test]
fn what_is_new_and_gone_since_the_last_account_is_told_in_every_format() {
    let archive = archive();
    let terminal = compared(&["--no-pager"], archive.path());
    let markdown = compared(&["--format", "markdown"], archive.path());
    let html = compared(&["--format", "html"], archive.path());
    assert!(terminal.contains("AGAINST ITS LAST ACCOUNT"), "{terminal}");
    for text in [&markdown, &html] {
        assert!(text.contains("Against its last account"), "{text}");
    }
    for text in [&terminal, &markdown, &html] {
        assert!(text.contains("with China on 10 September 2023"), "{text}");
        assert!(text.contains("Fentanyl, precursors is new"), "{text}");
        assert!(text.contains("Xinjiang is gone"), "{text}");
        assert!(
            text.contains("careful channels of honest communication"),
            "{text}"
        );
    }
    let report: Value =
        serde_json::from_str(&compared(&["--format", "json"], archive.path())).expect("a report");
    let held = report["against_last"].as_array().expect("a list");
    assert_eq!(held.len(), 2);
    assert_eq!(held[1]["source"], "us");
    assert_eq!(held[1]["last"]["date"], "2023-09-10");
    assert_eq!(held[1]["earlier"], 3);
}

#[test]
fn an_archive_is_held_against_itself_and_what_has_no_earlier_account_says_so() {
    let archive = archive();
    let output = tempfile::tempdir().expect("a folder");
    let [from, to] = [archive.path(), output.path()].map(|it| it.to_str().expect("UTF-8"));
    let outcome = parallax(["compare", from, "-o", to, "--format", "markdown"]);
    assert_eq!(outcome.status, 0, "{}", outcome.err);
    let of = |day: &str| {
        let path = output.path().join(format!("{day}-talks.md"));
        fs::read_to_string(path).expect("a report")
    };
    assert!(of("2024-03-03").contains("with China on 10 September 2023"));
    let first = of("2023-01-10");
    assert!(
        first.contains("no earlier account with China is known"),
        "{first}"
    );
    let second = of("2023-05-10");
    assert!(second.contains("only 1 earlier account"), "{second}");
}

#[test]
fn a_series_is_an_archive_and_an_account_is_not_held_against_itself() {
    let archive = archive();
    let series = archive.path().join("us.jsonl");
    let line = |day: &str, title: &str| {
        format!(
            "{{\"government\":\"US\",\"date\":\"{day}\",\"title\":\"{title}\",\"paragraphs\":[\"They met.\",\"The \
             minister raised soybeans.\"]}}\n"
        )
    };
    let lines = [
        line("2024-01-01", "Talks with China"),
        line("2024-02-01", "Talks with Japan"),
        line("2024-03-03", "Talks with China"),
    ];
    fs::write(&series, lines.concat()).expect("a series");
    let event = archive.path().join("2024-03-03-talks");
    let [event, series] = [&event, &series].map(|it| it.to_str().expect("UTF-8"));
    let outcome = parallax(["compare", event, "--against", series, "--format", "json"]);
    assert_eq!(outcome.status, 0, "{}", outcome.err);
    let report: Value = serde_json::from_str(&outcome.out).expect("a report");
    assert_eq!(report["against_last"][0]["last"], Value::Null);
    assert_eq!(report["against_last"][1]["last"]["date"], "2024-01-01");
    assert_eq!(report["against_last"][1]["earlier"], 2);
    let without = parallax(["compare", event, "--format", "json"]);
    assert!(!without.out.contains("against_last"));
}

#[test]
fn the_page_of_an_event_is_made_anew_where_an_earlier_one_changed() {
    let archive = archive();
    let site = tempfile::tempdir().expect("a folder");
    let index = || {
        let [from, to] = [archive.path(), site.path()].map(|it| it.to_str().expect("UTF-8"));
        let outcome = parallax(["index", from, "-o", to]);
        assert_eq!(outcome.status, 0, "{}", outcome.err);
        let page = site.path().join("events/2024-03-03-talks.html");
        (outcome.out, fs::read_to_string(page).expect("a page"))
    };
    let (_, page) = index();
    assert!(page.contains("Xinjiang is gone"), "{page}");
    write(
        archive.path(),
        "2023-09-10",
        "The two ministers met in Oslo. The minister raised fentanyl.",
        "The two ministers met in Oslo. China wants an end of the tariffs.",
    );
    let (said, page) = index();
    assert!(said.contains("(2 compared)"), "{said}");
    assert!(!page.contains("Xinjiang is gone"), "{page}");
}

#[test]
fn a_filter_holds_accounts_against_an_archive_too() {
    let archive = archive();
    let event = archive.path().join("2024-03-03-talks");
    let [event, root] = [event.as_path(), archive.path()].map(|it| it.to_str().expect("UTF-8"));
    let outcome = parallax(["compare", "--jsonl", event, "--against", root]);
    assert_eq!(outcome.status, 0, "{}", outcome.err);
    let line: Value = serde_json::from_str(&outcome.out).expect("a line");
    let held = &line["report"]["against_last"];
    assert_eq!(held[1]["last"]["date"], "2023-09-10");
}
