//! How well and how fast sentences are aligned: `cargo bench --bench alignment`.
//!
//! Needs the measuring data (`PARALLAX_DATA`, or `../shared/data` beside the checkout), and says
//! so where it is absent.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use parallax::align::{Text, align};
use parallax::segment;
use serde::Deserialize;

fn main() {
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

#[derive(Deserialize)]
struct Event {
    /// source, words, other source, words, 1 = must be linked or 0 = may be
    links: Vec<(String, String, String, String, u8)>,
}

/// Real calls and meetings, each told by two governments.
fn readouts(folder: &Path) {
    let events: BTreeMap<String, Event> =
        serde_json::from_str(&fs::read_to_string(folder.join("links.json")).unwrap()).unwrap();
    let (mut right, mut wrong, mut found, mut wanted) = (0, 0, 0, 0);
    for (name, event) in &events {
        let mut texts: BTreeMap<String, String> = BTreeMap::new();
        for entry in fs::read_dir(folder.join(name)).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|extension| extension == "txt") {
                let id = path.file_stem().unwrap().to_string_lossy()[..2].to_owned();
                texts.insert(id, fs::read_to_string(path).unwrap());
            }
        }
        let sentences: BTreeMap<&str, Vec<&str>> = texts
            .iter()
            .map(|(id, text)| {
                let ranges = text.lines().flat_map(|line| {
                    let start = line.as_ptr() as usize - text.as_ptr() as usize;
                    segment::sentences(line, Some("en"))
                        .into_iter()
                        .map(move |r| start + r.start..start + r.end)
                });
                (id.as_str(), ranges.map(|range| &text[range]).collect())
            })
            .collect();
        let ids: Vec<&str> = sentences.keys().copied().collect();
        let texts: Vec<Text<'_>> = ids
            .iter()
            .map(|id| Text {
                language: Some("en"),
                sentences: sentences[id].clone(),
            })
            .collect();
        let verbose = std::env::var_os("SHOW").is_some();
        let mut met = BTreeSet::new();
        for link in align(&texts).links {
            let a = (
                ids[link.left.text],
                texts[link.left.text].sentences[link.left.sentence],
            );
            let b = (
                ids[link.right.text],
                texts[link.right.text].sentences[link.right.sentence],
            );
            let rows: Vec<usize> = event
                .links
                .iter()
                .enumerate()
                .filter(|(_, row)| {
                    let meets = |x: (&str, &str), y: (&str, &str)| {
                        x.0 == row.0 && x.1.contains(&row.1) && y.0 == row.2 && y.1.contains(&row.3)
                    };
                    meets(a, b) || meets(b, a)
                })
                .map(|(index, _)| index)
                .collect();
            if rows.is_empty() {
                wrong += 1;
            } else if rows.iter().any(|row| event.links[*row].4 == 1) {
                right += 1;
            }
            if verbose {
                println!(
                    "{name} {:?} {:.3}\n   {}\n   {}",
                    rows, link.score, a.1, b.1
                );
            }
            met.extend(rows);
        }
        for (index, row) in event.links.iter().enumerate() {
            if row.4 == 1 {
                wanted += 1;
                found += usize::from(met.contains(&index));
                if verbose && !met.contains(&index) {
                    println!("{name} MISSED {row:?}");
                }
            }
        }
    }
    let precision = right as f64 / (right + wrong).max(1) as f64;
    let recall = found as f64 / wanted as f64;
    println!(
        "readouts ({} events): precision {precision:.3} recall {recall:.3} F1 {:.3}",
        events.len(),
        f1(precision, recall)
    );
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
                })
                .into()
        })
        .collect();
    let mut best = f64::INFINITY;
    for _ in 0..5 {
        let start = Instant::now();
        for texts in &documents {
            std::hint::black_box(align(texts));
        }
        best = best.min(start.elapsed().as_secs_f64());
    }
    let (mut right, mut given, mut wanted) = (0, 0, 0);
    for (telling, texts) in tellings.iter().zip(&documents) {
        let gold: BTreeSet<(usize, usize)> = telling.gold.iter().copied().collect();
        let links = align(texts).links;
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
    if precision + recall == 0.0 {
        0.0
    } else {
        2.0 * precision * recall / (precision + recall)
    }
}
