//! How long a history takes as a user meets it: `cargo bench --bench history`.
//!
//! Runs the program on series of a government's texts, start-up included, and prints the best and
//! the median: of a text against all before it, and of a phrase. The series are measuring data
//! (`PARALLAX_DATA`, or `../shared/data` beside the checkout); it says so where they are absent.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

/// Runs of each series.
const RUNS: usize = 7;

/// Each series, and whom the text that is held against the others was with.
const SERIES: [(&str, &str); 3] = [
    ("white-house.jsonl", "JP"),
    ("kremlin.jsonl", "FR"),
    ("ukraine.jsonl", "PL"),
];

fn main() {
    let data = std::env::var_os("PARALLAX_DATA").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data"),
        PathBuf::from,
    );
    for (name, with) in SERIES {
        let series = data.join("series").join(name);
        let Ok(bytes) = std::fs::read(&series) else {
            println!("{name}: not there, so not measured");
            continue;
        };
        let texts = bytes.split(|byte| *byte == b'\n');
        let texts = texts.filter(|line| !line.is_empty()).count();
        for (what, arguments) in [
            ("a text", ["--with", with]),
            ("a phrase", ["--phrase", "territorial integrity"]),
        ] {
            let mut times: Vec<f64> = (0..RUNS).map(|_| seconds(&series, arguments)).collect();
            times.sort_by(f64::total_cmp);
            println!(
                "{name}, {texts} texts, {what}: best {:.2} s, median {:.2} s",
                times[0],
                times[RUNS / 2]
            );
        }
    }
}

fn seconds(series: &Path, arguments: [&str; 2]) -> f64 {
    let start = Instant::now();
    let status = Command::new(env!("CARGO_BIN_EXE_parallax"))
        .arg("history")
        .arg(series)
        .args(arguments)
        .args(["--format", "json"])
        .stdout(Stdio::null())
        .status()
        .expect("the program runs");
    assert!(status.success());
    start.elapsed().as_secs_f64()
}
