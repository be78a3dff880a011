//! How well and how fast sentences are aligned: `cargo bench --bench alignment`.
//!
//! The saved events are held against `tests/data/alignment/links.json`. The rest needs the
//! measuring data (`PARALLAX_DATA`, or `../shared/data` beside the checkout), and says so where it
//! is absent. With `SHOW=1`, every link is shown, right or wrong, and what is missing.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

#[path = "../tests/it/common/linked.rs"]
mod linked;

use linked::Score;

use parallax::align::{Text, align};
use parallax::lexicon::Lexicon;
use serde::Deserialize;

fn main() {
    fixtures();
    let data = std::env::var_os("PARALLAX_DATA").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data"),
        PathBuf::from,
    );
    if !data.is_dir() {
        println!(
            "skipped: no measuring data at {}; set PARALLAX_DATA",
            data.display()
        );
        return;
    }
    readouts(&data.join("readouts"));
    tellings(&data.join("alignment/two-tellings.jsonl"));
}

/// Real calls and meetings, each with accounts of two or three governments. First those at hand
/// when the thresholds were chosen, then the others.
fn readouts(folder: &Path) {
    let scores = linked::readouts(folder, shown());
    let (seen, unseen): (BTreeMap<_, _>, BTreeMap<_, _>) = scores
        .into_iter()
        .partition(|(event, _)| linked::SEEN_EVENTS.contains(&event.as_str()));
    print("readouts, seen", &seen);
    print("readouts, unseen", &unseen);
}

/// The saved events of the project.
fn fixtures() {
    print("fixtures", &linked::fixtures(shown()));
    let across = linked::across_languages(shown());
    print("fixtures across languages", &across);
}

/// Whether each link is shown, right or wrong, and what is missing.
fn shown() -> bool {
    std::env::var_os("SHOW").is_some()
}

fn print(name: &str, scores: &BTreeMap<String, Score>) {
    for (event, score) in scores {
        println!("  {event}: {score}");
    }
    let all = scores
        .values()
        .fold(Score::default(), |all, score| all + *score);
    println!("{name} ({} events): {all}", scores.len());
}

#[derive(Deserialize)]
struct Telling {
    left: Vec<String>,
    right: Vec<String>,
    gold: Vec<(usize, usize)>,
}

/// Fables, each told twice.
fn tellings(path: &Path) {
    let tellings: Vec<Telling> = fs::read_to_string(path)
        .unwrap()
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let documents: Vec<Vec<Text<'_>>> = tellings
        .iter()
        .map(|telling| {
            [&telling.left, &telling.right]
                .map(|side| Text {
                    language: Some("en"),
                    sentences: side.iter().map(String::as_str).collect(),
                    ..Text::default()
                })
                .into()
        })
        .collect();
    let mut best = f64::INFINITY;
    for _ in 0..5 {
        let start = Instant::now();
        for texts in &documents {
            std::hint::black_box(align(texts, Lexicon::standard()));
        }
        best = best.min(start.elapsed().as_secs_f64());
    }
    let (mut right, mut given, mut wanted) = (0, 0, 0);
    for (telling, texts) in tellings.iter().zip(&documents) {
        let gold: BTreeSet<(usize, usize)> = telling.gold.iter().copied().collect();
        let links = align(texts, Lexicon::standard()).links;
        given += links.len();
        wanted += gold.len();
        right += links
            .iter()
            .filter(|link| gold.contains(&(link.left.sentence, link.right.sentence)))
            .count();
    }
    let (precision, recall) = (right as f64 / given as f64, right as f64 / wanted as f64);
    println!(
        "tellings ({} pairs): precision {precision:.3} recall {recall:.3} F1 {:.3}; {:.0} documents/s",
        tellings.len(),
        f1(precision, recall),
        documents.len() as f64 / best
    );
}

fn f1(precision: f64, recall: f64) -> f64 {
    2.0 * precision * recall / (precision + recall).max(f64::MIN_POSITIVE)
}
