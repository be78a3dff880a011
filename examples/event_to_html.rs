//! Compares the accounts of an event folder with a lexicon file of one's own, and writes the
//! report as HTML: `cargo run --example event_to_html EVENT_DIR lexicon.toml report.html`.

use std::error::Error;
use std::path::{Path, PathBuf};

use parallax::{Event, Lexicon, Snapshot, compare, extract, render};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let [event, lexicon, output] = arguments.as_slice() else {
        return Err("name an event folder, a lexicon file and the file to write".into());
    };
    std::fs::write(output, event_to_html(event, lexicon)?)?;
    Ok(())
}

/// The report on an event, whose pages are saved.
pub(crate) fn event_to_html(folder: &Path, lexicon: &Path) -> Result<String, Box<dyn Error>> {
    let lexicon = Lexicon::with_files(&[lexicon.to_owned()])?;
    let event = Event::load(folder)?;
    let mut statements = Vec::new();
    for source in &event.sources {
        let snapshot = Snapshot::read(source.clone(), source.saved_page()?)?;
        statements.push(extract(&snapshot)?);
    }
    Ok(render::html(&compare(&event, statements, &lexicon)))
}
