//! The report as a Word file.

use std::fs;
use std::io::{Cursor, Read};
use std::path::Path;
use std::process::Command;

use crate::common::{fixture, parallax};
use parallax::report::Report;
use quick_xml::Reader;
use quick_xml::events::Event;
use zip::ZipArchive;

const EVENT: &str = "2025-11-24-xi-trump-call";

fn word_file(sources: &[&str], path: &Path) -> Vec<u8> {
    let path = path.to_str().expect("UTF-8");
    let arguments = ["compare"].into_iter().chain(sources.iter().copied());
    let outcome = parallax(arguments.chain(["--output", path]));
    assert_eq!(outcome.status, 0, "{}", outcome.err);
    fs::read(path).expect("written")
}

/// The text of a part, and whether it is well-formed.
fn text_of(file: &[u8], part: &str) -> String {
    let mut archive = ZipArchive::new(Cursor::new(file)).expect("an archive");
    let mut xml = String::new();
    let mut part = archive.by_name(part).expect("a part");
    part.read_to_string(&mut xml).expect("UTF-8");
    let mut reader = Reader::from_str(&xml);
    let mut text = String::new();
    loop {
        match reader.read_event().expect("well-formed") {
            Event::Eof => return text,
            Event::Text(words) => text.push_str(&words.decode().expect("UTF-8")),
            Event::GeneralRef(name) => text.push(match &*name.decode().expect("UTF-8") {
                "amp" => '&',
                "lt" => '<',
                "gt" => '>',
                "quot" => '"',
                other => panic!("{other}"),
            }),
            Event::End(end) if end.name().as_ref() == b"w:p" => text.push('\n'),
            _ => {}
        }
    }
}

#[test]
fn all_of_the_report_is_in_it_and_equal_reports_are_equal_files() {
    let folder = tempfile::tempdir().expect("a folder");
    let event = fixture(EVENT).display().to_string();
    let file = word_file(&[&event], &folder.path().join("a.docx"));
    assert_eq!(file, word_file(&[&event], &folder.path().join("b.docx")));
    let json = parallax(["compare", &event, "--format", "json"]).out;
    let report: Report = serde_json::from_str(&json).expect("a report");
    let text = text_of(&file, "word/document.xml");
    assert!(text.trim_start().starts_with(&report.event.heading));
    for statement in &report.statements {
        for (index, sentence) in statement.sentences.iter().enumerate() {
            let numbered = format!("[{}] {}", index + 1, sentence.text);
            assert!(text.contains(&numbered), "{numbered}");
        }
    }
    for part in [
        "Other findings",
        "Issue by issue",
        "Not mentioned",
        "Sources",
    ] {
        assert!(text.contains(part), "{part}");
    }
    for part in [
        "[Content_Types].xml",
        "_rels/.rels",
        "word/styles.xml",
        "word/_rels/document.xml.rels",
    ] {
        text_of(&file, part);
    }
    assert!(text_of(&file, "docProps/core.xml").contains(&report.event.heading));
}

#[test]
fn no_text_of_a_page_becomes_an_element_or_a_link() {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::write(&path, text).expect("written");
        path.display().to_string()
    };
    let us = write(
        "us.html",
        "<h1>]]> &amp;lt;w:p/&amp;gt;</h1><p>The leaders met &lt;/w:t&gt; and &amp;amp; agreed \u{202e}on trade \
         \u{ffff}in the course of the year.</p><link rel=canonical href='javascript:alert(1)'>",
    );
    let cn = write(
        "cn.html",
        "<p>The leaders met and spoke of tariffs and trade.</p>",
    );
    let file = word_file(&[&us, &cn], &folder.path().join("c.docx"));
    let text = text_of(&file, "word/document.xml");
    assert!(
        text.contains("The leaders met </w:t> and &amp; agreed on trade"),
        "{text}"
    );
    assert!(!text.contains(['\u{202e}', '\u{ffff}']));
    assert!(!text_of(&file, "word/_rels/document.xml.rels").contains("javascript"));
}

#[test]
fn a_word_file_is_not_printed() {
    let event = fixture(EVENT).display().to_string();
    let outcome = parallax(["compare", &event, "--format", "docx"]);
    assert_eq!(outcome.status, 2);
    assert!(
        outcome.err.contains("--output report.docx"),
        "{}",
        outcome.err
    );
    assert!(outcome.out.is_empty());
}

/// A program that others use reads the file, and the tables of the page as tables.
#[test]
fn pandoc_reads_the_file_and_the_tables_of_the_page() {
    if Command::new("pandoc").arg("--version").output().is_err() {
        println!("skipped: no pandoc");
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let event = fixture(EVENT).display().to_string();
    let word = folder.path().join("report.docx");
    word_file(&[&event], &word);
    let page = folder.path().join("report.html");
    let written = parallax(["compare", &event, "-o", page.to_str().expect("UTF-8")]);
    assert_eq!(written.status, 0, "{}", written.err);
    let pandoc = |from: &Path, to: &Path| {
        let ended = Command::new("pandoc")
            .arg("--quiet")
            .arg(from)
            .arg("-o")
            .arg(to)
            .status();
        assert!(ended.expect("it was there before").success());
    };
    // What is pasted into a word processor, and comes back.
    let pasted = folder.path().join("pasted.docx");
    pandoc(&page, &pasted);
    for (name, file) in [("word", &word), ("pasted", &pasted)] {
        let back = folder.path().join(format!("{name}.html"));
        pandoc(file, &back);
        let html = scraper::Html::parse_document(&fs::read_to_string(&back).expect("written"));
        let head = scraper::Selector::parse("table tr:first-child > *").expect("a selector");
        let heads: Vec<String> = html
            .select(&head)
            .map(|cell| cell.text().collect::<String>().trim().to_owned())
            .collect();
        let issues = heads
            .windows(3)
            .any(|row| row == ["Issue", "United States", "China"]);
        assert!(issues, "{name}: {heads:?}");
    }
}

#[test]
fn the_brief_names_the_other_accounts_that_say_the_same_and_repeats_no_headline() {
    let folder = tempfile::tempdir().expect("a folder");
    let event = fixture("2025-11-24-xi-trump-call").display().to_string();
    let file = word_file(&[&event, "--brief"], &folder.path().join("a.docx"));
    let text = text_of(&file, "word/document.xml");
    assert!(
        text.lines().any(|line| line.starts_with("also China")),
        "{text}"
    );
    let places = text
        .lines()
        .filter(|line| line.trim_end() == "China (Ministry of Foreign Affairs) [10]");
    assert_eq!(places.count(), 1, "{text}");
}
