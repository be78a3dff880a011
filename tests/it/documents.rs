//! One account in every format that people save: `tests/data/documents`, whose `make.py` says how
//! each file was made.

use std::path::{Path, PathBuf};

use parallax::{Snapshot, Source, Statement, extract};

const URL: &str = "http://www.foreign.example/press/2025/call-with-sudland";
const TITLE: &str = "Foreign Minister Berg speaks with her colleague of Sudland";
const PARAGRAPHS: [&str; 4] = [
    "Foreign Minister Ingrid Berg spoke by telephone on Monday with the Foreign Minister of Sudland, \
     Pablo Arroyo. The call was made at the request of the Sudland side.",
    "The two ministers discussed fishing in the North Strait. Minister Berg underlined that the \
     quotas for cod – 40,000 tonnes a year – must be kept by all fleets, and that inspectors of both \
     countries should be let on board.",
    "They agreed that a joint commission would meet in Port Haven before the end of January. The \
     “open questions” on the northern fishing grounds will be left to its experts.",
    "Minister Arroyo thanked Norland for its help after the floods in the province of Río Claro.",
];

/// A file, the address and the time that it states, and the day that it has.
struct Row(
    &'static str,
    Option<&'static str>,
    Option<&'static str>,
    Option<&'static str>,
);

const DAY: Option<&str> = Some("2025-11-24");

const ROWS: [Row; 13] = [
    Row("chrome-complete.html", Some(URL), None, DAY),
    Row(
        "single-file.html",
        Some(URL),
        Some("2025-11-24T16:45:00Z"),
        DAY,
    ),
    Row(
        "monolith.html",
        Some(URL),
        Some("2025-11-24T16:45:00Z"),
        DAY,
    ),
    Row(
        "chromium.mhtml",
        Some(URL),
        Some("2025-11-24T16:45:10Z"),
        DAY,
    ),
    Row("explorer.mht", Some(URL), Some("2025-11-24T16:12:00Z"), DAY),
    Row("mail-text.eml", None, None, DAY),
    Row("mail-page.eml", None, None, DAY),
    Row("safari.webarchive", Some(URL), None, DAY),
    Row("word.docx", None, None, DAY),
    Row("word.rtf", None, None, DAY),
    Row("office.docx", None, None, DAY),
    Row("office.odt", None, None, DAY),
    Row("office.rtf", None, None, DAY),
];

fn path(name: &str) -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    root.join("tests/data/documents").join(name)
}

fn read(path: &Path) -> Snapshot {
    let argument = format!("no={}", path.display());
    let source = Source::parse(&argument).expect("a source");
    Snapshot::read(source, path).expect("a file")
}

fn statement(path: &Path) -> Statement {
    extract(&read(path)).expect("a statement")
}

#[test]
fn every_format_gives_the_same_account() {
    for Row(name, url, retrieved, date) in ROWS {
        let statement = statement(&path(name));
        assert_eq!(statement.paragraphs, PARAGRAPHS, "{name}");
        assert_eq!(statement.title.as_deref(), Some(TITLE), "{name}");
        assert_eq!(statement.language.as_deref(), Some("en"), "{name}");
        assert_eq!(statement.source.url.as_deref(), url, "{name}");
        assert_eq!(statement.retrieved.as_deref(), retrieved, "{name}");
        let day = statement.date.map(|date| date.to_string());
        assert_eq!(day.as_deref(), date, "{name}");
        assert_eq!(statement.warnings, [], "{name}");
    }
}

#[test]
fn a_format_is_told_by_what_a_file_holds() {
    let folder = tempfile::tempdir().expect("a folder");
    for Row(name, ..) in ROWS.iter().filter(|row| !row.0.ends_with(".html")) {
        for other in ["page.html", "page", "page.txt"] {
            let renamed = folder.path().join(other);
            std::fs::copy(path(name), &renamed).expect("a copy");
            assert_eq!(
                statement(&renamed).paragraphs,
                PARAGRAPHS,
                "{name} as {other}"
            );
        }
    }
}

#[test]
fn what_is_given_beats_what_the_page_says() {
    let page = path("single-file.html");
    let other = "https://www.foreign.example/elsewhere";
    let mut source = Source::parse(&page.display().to_string()).expect("a source");
    source.url = Some(other.to_owned());
    let snapshot = Snapshot::read(source, &page).expect("a file");
    assert_eq!(snapshot.url(), Some(other));
    assert_eq!(snapshot.provenance.retrieved, None);
}
