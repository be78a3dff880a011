//! How long a comparison takes as a user meets it: `cargo bench --bench compare`.
//!
//! Runs the program on each shipped event, start-up included, and prints the best and the median;
//! then how long each format of its report takes to write, and how long it is.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use parallax::render;
use parallax::report::Report;

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
        formats(&event);
    }
}

/// Prints what it takes to write the report of an event.
fn formats(event: &Path) {
    let report = Command::new(env!("CARGO_BIN_EXE_parallax"))
        .args([
            "compare".as_ref(),
            event.as_os_str(),
            "--format=json".as_ref(),
        ])
        .output()
        .expect("the program runs");
    let report: Report = serde_json::from_slice(&report.stdout).expect("a report");
    let layout = render::Layout {
        width: 100,
        colour: true,
    };
    type Format<'a> = (&'a str, &'a dyn Fn() -> String);
    let formats: [Format<'_>; 5] = [
        ("html", &|| render::html(&report)),
        ("markdown", &|| render::markdown(&report)),
        ("csv", &|| render::csv(&report)),
        ("json", &|| render::json(&report)),
        ("terminal", &|| render::terminal(&report, &layout)),
    ];
    for (name, write) in formats {
        let best = (0..RUNS).map(|_| {
            let start = Instant::now();
            let text = write();
            (start.elapsed().as_secs_f64(), text.len())
        });
        let (best, length) = best.min_by(|a, b| a.0.total_cmp(&b.0)).expect("runs");
        println!(
            "    {name}: best {:.2} ms, {} KB",
            best * 1e3,
            length / 1000
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
