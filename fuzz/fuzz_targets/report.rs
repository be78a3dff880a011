//! Texts to a report in every format: nothing of a text runs in the HTML, and the rest can be read
//! again. A line of `=` ends a text.
#![no_main]

use libfuzzer_sys::fuzz_target;
use parallax::source::event::Event;
use parallax::extract::extract;
use parallax::render;
use parallax::compare::compare;
use parallax::lexicon::Lexicon;
use parallax::source::snapshot::Snapshot;

fuzz_target!(|input: &str| {
    let statements: Vec<_> = input
        .split("=\n")
        .take(3)
        .enumerate()
        .filter_map(|(number, text)| {
            let id = ["us", "cn", "ru"][number];
            extract(&Snapshot {
                path: "fuzz.txt".into(),
                ..Snapshot::from_bytes(id, None, text)
            })
            .ok()
        })
        .collect();
    if statements.len() < 2 {
        return;
    }
    let mut event = Event::default();
    event.title = "An <event>".to_owned();
    let report = compare(&event, statements, Lexicon::standard());
    let page = render::html(&report);
    assert_eq!(page.matches("<script").count(), 1);
    assert_eq!(page.matches("<style").count(), 1);
    assert!(!page.contains("<img") && !page.contains("<svg onload"));
    render::markdown(&report);
    let table = render::csv(&report);
    let mut rows = csv::Reader::from_reader(table.as_bytes());
    assert!(rows.records().all(|row| row.is_ok()));
});
