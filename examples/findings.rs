//! Compares two saved pages, and prints the first findings:
//! `cargo run --example findings us.html cn.html`.

use std::error::Error;
use std::path::Path;

use parallax::{Event, Lexicon, Snapshot, compare, extract};

/// How many findings are printed.
const SHOWN: usize = 5;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [one, other] = arguments.as_slice() else {
        return Err("name two saved pages".into());
    };
    print!("{}", findings(Path::new(one), Path::new(other))?);
    Ok(())
}

/// The most important findings, a line each.
pub(crate) fn findings(one: &Path, other: &Path) -> Result<String, Box<dyn Error>> {
    let mut statements = Vec::new();
    for path in [one, other] {
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        let snapshot = Snapshot::from_bytes(&name, None, std::fs::read(path)?);
        statements.push(extract(&snapshot)?);
    }
    let report = compare(&Event::default(), statements, Lexicon::standard());
    let shown = report.divergences.iter().take(SHOWN);
    Ok(shown
        .map(|finding| format!("{}: {}\n", finding.id, finding.summary))
        .collect())
}
