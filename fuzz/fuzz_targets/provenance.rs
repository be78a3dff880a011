//! Bytes as the provenance file beside a page: a page that is shown with it, or an error in few
//! words.
#![no_main]

use std::path::PathBuf;
use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use parallax::compare::compare;
use parallax::extract::extract;
use parallax::lexicon::Lexicon;
use parallax::source::Source;
use parallax::source::event::Event;
use parallax::source::provenance::Provenance;
use parallax::source::snapshot::Snapshot;
use parallax::render;
use parallax_fuzz::{folder, is_short, write};

static FOLDER: LazyLock<PathBuf> = LazyLock::new(|| folder("provenance"));

/// A page, and how a source of it is written on the command line.
static PAGE: LazyLock<String> = LazyLock::new(|| {
    let page = write(&FOLDER, "us.html", "<p>The ministers agreed to meet again in May.</p>");
    format!("us={}", page.display())
});

fuzz_target!(|bytes: &[u8]| {
    let source = Source::parse(&PAGE).expect("a source");
    write(&FOLDER, "us.toml", bytes);
    let page = source.file().expect("a file").to_owned();
    let snapshot = match Snapshot::read(source, &page) {
        Ok(snapshot) => snapshot,
        Err(error) => return is_short(&error),
    };
    let written = toml::to_string(&snapshot.provenance).expect("it can be written");
    let again: Provenance = toml::from_str(&written).expect("it can be read again");
    assert_eq!(again, snapshot.provenance);
    let other = Snapshot::from_bytes("cn", None, "The ministers agreed to meet.");
    let statements = [&snapshot, &other].map(|snapshot| extract(snapshot).expect("a text"));
    let report = compare(&Event::default(), statements.into(), Lexicon::standard());
    let shown = render::html(&report);
    assert_eq!(shown.matches("<script").count(), 1);
    assert_eq!(shown.matches("<style").count(), 1);
    render::markdown(&report);
    render::csv(&report);
});
