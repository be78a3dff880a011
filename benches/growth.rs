//! How cost grows with sentences, sources and events: `cargo bench --bench growth`.
//!
//! Each case runs in a process of its own, which prints its time and the largest memory it held
//! (`VmHWM` of Linux; elsewhere 0). The texts are sentences of the shipped events, cut and joined
//! anew, so that they have the words of the genre and no two are alike.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use parallax::check;
use parallax::extract::extract;
use parallax::lexicon::Lexicon;
use parallax::render;
use parallax::site::Sites;
use parallax::source::event::Event;
use parallax::source::snapshot::Snapshot;

/// Tells the child process which case is its.
const CASE: &str = "PARALLAX_GROWTH_CASE";

fn main() {
    if let Ok(case) = std::env::var(CASE) {
        let seconds = run(&case);
        println!("{case}: {seconds:.3} s, {} MiB", peak_memory() / 1024);
        return;
    }
    let sentences = ["100", "500", "1000", "2000", "5000", "10000", "20000"];
    let sources = ["2", "3", "4", "6", "8", "12"];
    let events = ["1", "10", "100", "500", "2000"];
    let cases = sentences
        .map(|n| format!("2 sources of {n} sentences"))
        .into_iter()
        .chain(sources.map(|n| format!("{n} sources of 100 sentences")))
        .chain(events.map(|n| format!("check of {n} events")));
    for case in cases {
        let own = std::env::current_exe().expect("this program");
        let status = Command::new(own).env(CASE, case).status();
        assert!(status.expect("it runs").success());
    }
}

fn run(case: &str) -> f64 {
    let numbers: Vec<usize> = case
        .split(' ')
        .filter_map(|word| word.parse().ok())
        .collect();
    match numbers[..] {
        [sources, sentences] => compare(sources, sentences),
        [events] => check_events(events),
        _ => panic!("no such case: {case}"),
    }
}

/// Seconds from texts on disk to the report as JSON.
fn compare(sources: usize, sentences: usize) -> f64 {
    let folder = tempfile::tempdir().expect("a folder");
    let stock = stock();
    let names: Vec<String> = (0..sources)
        .map(|source| {
            let path = folder.path().join(format!("{source}.txt"));
            fs::write(&path, text(&stock, source, sentences)).expect("written");
            let government = ["us", "cn", "ru", "jp", "kr", "gb"][source % 6];
            format!("{government}-{source}={}", path.display())
        })
        .collect();
    let start = Instant::now();
    let event = Event::of_sources(&names).expect("sources");
    let statements = event.sources.iter().map(|source| {
        let page = source.saved_page().expect("its page");
        extract(&Snapshot::read(source.clone(), page).expect("read")).expect("its text")
    });
    let report = parallax::compare::compare(&event, statements.collect(), Lexicon::standard());
    std::hint::black_box(render::json(&report));
    start.elapsed().as_secs_f64()
}

/// Seconds to check copies of a shipped event, over all cores.
fn check_events(events: usize) -> f64 {
    let folder = tempfile::tempdir().expect("a folder");
    let shipped = fixtures().join("2021-12-30-biden-putin-call");
    for event in 0..events {
        copy(&shipped, &folder.path().join(format!("event-{event}")));
    }
    let start = Instant::now();
    let folders = [folder.path().to_owned()];
    let verdicts = check::check(&folders, &Sites::default(), false, |_| {
        Ok::<_, std::io::Error>(())
    });
    assert_eq!(verdicts.expect("checked").len(), events);
    start.elapsed().as_secs_f64()
}

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures")
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder").flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("copied");
        }
    }
}

/// The English sentences of the shipped events, as words.
fn stock() -> Vec<Vec<String>> {
    let mut pages: Vec<PathBuf> = fs::read_dir(fixtures())
        .expect("the shipped events")
        .flatten()
        .filter_map(|event| fs::read_dir(event.path().join("expected")).ok())
        .flat_map(|folder| folder.flatten().map(|entry| entry.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .collect();
    pages.sort();
    pages
        .iter()
        .map(|page| fs::read_to_string(page).expect("its text"))
        .filter(|text| text.is_ascii() || text.split(' ').count() > 40)
        .flat_map(|text| {
            let sentences = text.split(". ").map(|sentence| {
                sentence
                    .split_whitespace()
                    .map(str::to_owned)
                    .collect::<Vec<_>>()
            });
            sentences
                .filter(|words| words.len() > 6)
                .collect::<Vec<_>>()
        })
        .collect()
}

/// A text of so many sentences: of two sentences each the beginning of one and the end of another.
/// Every third stands in the texts of all sources alike.
fn text(stock: &[Vec<String>], source: usize, sentences: usize) -> String {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64 ^ source as u64;
    let mut next = |bound: usize| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        (state >> 33) as usize % bound
    };
    let mut text = String::new();
    for place in 0..sentences {
        let (a, b) = if place % 3 == 0 {
            (place * 7 % stock.len(), place * 13 % stock.len())
        } else {
            (next(stock.len()), next(stock.len()))
        };
        let (front, back) = (&stock[a], &stock[b]);
        let words = front[..front.len() / 2]
            .iter()
            .chain(&back[back.len() / 2..]);
        let words: Vec<&str> = words.map(String::as_str).collect();
        let end = if place % 5 == 4 { "\n" } else { " " };
        let _ = write!(
            text,
            "The side said that {}, item {place}.{end}",
            words.join(" ")
        );
    }
    text
}

/// The largest memory that this process held, in KiB.
fn peak_memory() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kib = line.and_then(|line| line.split_whitespace().next()?.parse().ok());
    kib.unwrap_or_default()
}
