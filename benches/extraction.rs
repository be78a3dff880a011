//! How well, and how fast, the generic reader finds the text of pages it does not know.
//!
//! `cargo bench --bench extraction` scores it on the 181 news pages of
//! scrapinghub/article-extraction-benchmark, which lie beside the project (`PARALLAX_DATA` names
//! another place): runs of four words of the extracted text are compared with those of the text
//! that people marked. The same pages go, turn about, to `dom_smoothie`, so that both speeds are
//! those of one machine at one time. The score of each half of the pages shows how much of it is
//! chance. `-- --pages` lists every page, the worst first; `-- --page ID` shows what was found and
//! what was missed.

use std::collections::HashMap;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use dom_smoothie::{Config, Readability, TextMode};
use parallax::extract::extract;
use parallax::source::snapshot::Snapshot;

const RUNS: usize = 5;

fn main() {
    let folder = data_folder().join("extraction");
    let Some(pages) = load(&folder) else {
        println!("skipped: {} is not there", folder.display());
        return;
    };
    let (mut ours, mut theirs) = (Run::default(), Run::default());
    for _ in 0..RUNS {
        ours.again(&pages, text);
        theirs.again(&pages, smoothie);
    }
    ours.print("parallax", &pages);
    theirs.print("dom_smoothie", &pages);
    let mut scores: Vec<(Score, &Page, &String)> = pages
        .iter()
        .zip(&ours.texts)
        .map(|(page, text)| (Score::new(text, &page.expected), page, text))
        .collect();
    let arguments: Vec<String> = std::env::args().collect();
    if arguments.iter().any(|argument| argument == "--pages") {
        scores.sort_by(|one, other| one.0.f1().total_cmp(&other.0.f1()));
        for (score, page, _) in &scores {
            println!(
                "{:.3} precision {:.3} recall {:.3} {} {}",
                score.f1(),
                score.precision(),
                score.recall(),
                &page.id[..8],
                page.url
            );
        }
    }
    if let Some(at) = arguments.iter().position(|argument| argument == "--page")
        && let Some(id) = arguments.get(at + 1)
    {
        for (_, page, text) in scores.iter().filter(|(_, page, _)| page.id.starts_with(id)) {
            show(text, &page.expected);
        }
    }
}

/// The texts that one reader finds, and its best time for all pages.
#[derive(Default)]
struct Run {
    best: Option<Duration>,
    texts: Vec<String>,
}

impl Run {
    fn again(&mut self, pages: &[Page], read: fn(&Snapshot) -> String) {
        let start = Instant::now();
        self.texts = pages.iter().map(|page| read(&page.snapshot)).collect();
        let took = start.elapsed();
        self.best = Some(self.best.map_or(took, |best| best.min(took)));
    }

    fn print(&self, name: &str, pages: &[Page]) {
        let score = |part: &dyn Fn(usize) -> bool| {
            let mut total = Score::default();
            for (index, (page, text)) in pages.iter().zip(&self.texts).enumerate() {
                if part(index) {
                    total.add(&Score::new(text, &page.expected));
                }
            }
            total
        };
        let all = score(&|_| true);
        println!(
            "{name:<12} {} pages: F1 {:.4} (halves {:.4}, {:.4}), precision {:.4}, recall {:.4}; \
             {:.0} pages/s on one core (best of {RUNS})",
            pages.len(),
            all.f1(),
            score(&|index| index % 2 == 0).f1(),
            score(&|index| index % 2 == 1).f1(),
            all.precision(),
            all.recall(),
            pages.len() as f64 / self.best.unwrap_or_default().as_secs_f64(),
        );
    }
}

struct Page {
    id: String,
    url: String,
    snapshot: Snapshot,
    expected: String,
}

fn data_folder() -> PathBuf {
    std::env::var_os("PARALLAX_DATA").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data"),
        PathBuf::from,
    )
}

fn load(folder: &Path) -> Option<Vec<Page>> {
    let truth = fs::read_to_string(folder.join("ground-truth.json")).ok()?;
    let truth: serde_json::Value = serde_json::from_str(&truth).ok()?;
    let mut pages = Vec::new();
    for (id, entry) in truth.as_object()? {
        let file = fs::File::open(folder.join("html").join(format!("{id}.html.gz"))).ok()?;
        let mut bytes = Vec::new();
        flate2::read::GzDecoder::new(file)
            .read_to_end(&mut bytes)
            .ok()?;
        pages.push(Page {
            id: id.clone(),
            url: entry["url"].as_str().unwrap_or_default().to_owned(),
            expected: entry["articleBody"].as_str().unwrap_or_default().to_owned(),
            snapshot: snapshot(bytes),
        });
    }
    Some(pages)
}

/// A snapshot without an address, so that no profile of a known site helps.
fn snapshot(bytes: Vec<u8>) -> Snapshot {
    Snapshot {
        path: PathBuf::from("page.html"),
        ..Snapshot::from_bytes("page", None, bytes)
    }
}

fn text(snapshot: &Snapshot) -> String {
    extract(snapshot).map_or_else(
        |_| String::new(),
        |statement| statement.paragraphs.join("\n"),
    )
}

/// The text that `dom_smoothie` finds, in the mode that keeps paragraphs apart.
fn smoothie(snapshot: &Snapshot) -> String {
    let config = Config {
        text_mode: TextMode::Formatted,
        ..Config::default()
    };
    let html = String::from_utf8_lossy(&snapshot.bytes);
    Readability::new(html.into_owned(), None, Some(config))
        .and_then(|mut reader| reader.parse())
        .map_or_else(
            |_| String::new(),
            |article| article.text_content.to_string(),
        )
}

/// Shares of the runs of four words that are right, too many, and missing.
#[derive(Default)]
struct Score {
    hit: f64,
    extra: f64,
    missed: f64,
}

impl Score {
    fn new(found: &str, expected: &str) -> Self {
        let (found, expected) = (shingles(found), shingles(expected));
        let mut score = Self::default();
        for (shingle, &count) in &found {
            let right = count.min(expected.get(shingle).copied().unwrap_or_default());
            score.hit += f64::from(right);
            score.extra += f64::from(count - right);
        }
        for (shingle, &count) in &expected {
            let right = count.min(found.get(shingle).copied().unwrap_or_default());
            score.missed += f64::from(count - right);
        }
        let sum = score.hit + score.extra + score.missed;
        if sum > 0.0 {
            score.hit /= sum;
            score.extra /= sum;
            score.missed /= sum;
        }
        score
    }

    fn add(&mut self, other: &Self) {
        self.hit += other.hit;
        self.extra += other.extra;
        self.missed += other.missed;
    }

    fn precision(&self) -> f64 {
        ratio(self.hit, self.extra)
    }

    fn recall(&self) -> f64 {
        ratio(self.hit, self.missed)
    }

    fn f1(&self) -> f64 {
        ratio(2.0 * self.hit, self.extra + self.missed)
    }
}

fn ratio(part: f64, rest: f64) -> f64 {
    if part + rest > 0.0 {
        part / (part + rest)
    } else {
        1.0
    }
}

fn tokens(text: &str) -> Vec<&str> {
    text.split(|character: char| !(character.is_alphanumeric() || character == '_'))
        .filter(|token| !token.is_empty())
        .collect()
}

fn shingles(text: &str) -> HashMap<Vec<&str>, u32> {
    let tokens = tokens(text);
    let mut counts = HashMap::new();
    if !tokens.is_empty() {
        for shingle in tokens.windows(tokens.len().min(4)) {
            *counts.entry(shingle.to_vec()).or_default() += 1;
        }
    }
    counts
}

/// Prints the paragraphs that are only on one side.
fn show(found: &str, expected: &str) {
    for (sign, one, other) in [("+", found, expected), ("-", expected, found)] {
        let other = tokens(other).join(" ");
        for line in one.lines().filter(|line| !line.trim().is_empty()) {
            if !other.contains(&tokens(line).join(" ")) {
                println!("{sign} {line}");
            }
        }
    }
}
