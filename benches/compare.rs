//! How long a comparison takes as a user meets it: `cargo bench --bench compare`.
//!
//! Runs the program on each shipped event, start-up included, and prints the best and the median.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

/// Runs of each event.
const RUNS: usize = 41;

fn main() {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let entries = std::fs::read_dir(&fixtures).expect("the shipped events");
    let mut events: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
    events.retain(|path| path.is_dir());
    events.sort();
    for event in events {
        let mut times: Vec<f64> = (0..RUNS).map(|_| seconds(&event)).collect();
        times.sort_by(f64::total_cmp);
        let name = event.file_name().unwrap_or_default().to_string_lossy();
        println!(
            "{name}: best {:.1} ms, median {:.1} ms",
            times[0] * 1e3,
            times[RUNS / 2] * 1e3
        );
    }
}

fn seconds(event: &Path) -> f64 {
    let start = Instant::now();
    let status = Command::new(env!("CARGO_BIN_EXE_parallax"))
        .arg("compare")
        .arg(event)
        .stdout(Stdio::null())
        .status()
        .expect("the program runs");
    assert!(status.success());
    start.elapsed().as_secs_f64()
}
