//! `parallax init`: the manifest of a new event.

use std::fs;

use crate::common::parallax;
use parallax::source::event::Event;

const TITLE: &str = "A call: \"frank\" \\ and\tlong, 电话";

#[test]
fn the_manifest_is_read_back_as_it_was_asked_for() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let event = folder.path().join("talks/2025-11-24");
    let name = event.display().to_string();
    let outcome = parallax([
        "init",
        &name,
        "--title",
        TITLE,
        "--date",
        "2025-11-24",
        "x=https://WWW.example.org/a?b=%20c&d='e'#f",
        "a=https://www.mfa.gov.cn/eng/xw/1.html",
        "us=https://www.example.org/b",
    ]);
    assert_eq!(outcome.status, 0, "{}", outcome.err);
    assert!(
        outcome.err.contains("parallax: x: ") && outcome.err.lines().count() == 1,
        "only x is nobody's: {}",
        outcome.err
    );

    let read = Event::load(&event).expect("the manifest");
    assert_eq!(read.title, TITLE);
    assert_eq!(
        read.date.map(|date| date.to_string()).as_deref(),
        Some("2025-11-24")
    );
    let rows: Vec<_> = read
        .sources
        .iter()
        .map(|source| {
            (
                source.id.as_str(),
                source.government.as_deref(),
                source.outlet.as_deref(),
                source.url.as_deref(),
            )
        })
        .collect();
    assert_eq!(
        rows,
        [
            (
                "a",
                Some("CN"),
                Some("Ministry of Foreign Affairs"),
                Some("https://www.mfa.gov.cn/eng/xw/1.html")
            ),
            (
                "us",
                Some("US"),
                Some("www.example.org"),
                Some("https://www.example.org/b")
            ),
            (
                "x",
                None,
                Some("www.example.org"),
                Some("https://www.example.org/a?b=%20c&d=%27e%27")
            ),
        ]
    );
}

#[test]
fn a_manifest_that_is_there_stays() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let manifest = folder.path().join("event.toml");
    fs::write(&manifest, "title = \"Mine\"\n").expect("written");
    let name = folder.path().display().to_string();
    let outcome = parallax(["init", &name, "--title", "t", "us=https://www.example.org/"]);
    assert_eq!((outcome.status, outcome.out.as_str()), (2, ""));
    assert!(outcome.err.contains("event.toml exists"), "{}", outcome.err);
    assert_eq!(
        fs::read_to_string(&manifest).expect("read"),
        "title = \"Mine\"\n"
    );
}

#[test]
fn nothing_is_written_of_what_cannot_be_fetched() {
    let url = "us=https://www.example.org/";
    let cases: &[(&[&str], &str)] = &[
        (&["us=ftp://www.example.org/"], "only http and https"),
        (&["us=https://me:secret@www.example.org/"], "user name"),
        (&["us=no-such-page.html"], "and no URL"),
        (&["u s=https://www.example.org/"], "cannot be a source's id"),
        (&[url, url], "two sources have the id"),
        (&["--date", "2025-11-31", url], "write the day as"),
        (&[], "ID=FILE|URL"),
    ];
    let folder = tempfile::tempdir().expect("a temporary folder");
    let event = folder.path().join("event");
    let name = event.display().to_string();
    for (arguments, said) in cases {
        let start = ["init", name.as_str(), "--title", "t"];
        let outcome = parallax(start.iter().chain(*arguments));
        assert_eq!(outcome.status, 2, "{arguments:?}");
        assert!(outcome.err.contains(said), "{arguments:?}: {}", outcome.err);
        assert!(!event.exists(), "{arguments:?}");
    }
}
