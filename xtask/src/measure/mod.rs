//! `cargo xtask measure`: what share of the findings is true on events that people labelled?
//!
//! The weights of the estimates are learnt from the same events. So each event is compared with
//! weights learnt from the others alone: the figures are those of events that were not seen.

mod figures;
mod floors;

use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;

use crate::command::{self, root};
use crate::data::{self, entries};
use crate::estimates;
use crate::labelled::LabelError;

use figures::Figures;
use floors::{Floors, table};

/// Arguments of `measure`.
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// The program to measure; without it, this one is built
    program: Option<PathBuf>,
}

/// Why findings were not measured, or are not good enough.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Error {
    /// A program could not be run, or failed.
    #[error(transparent)]
    Command(#[from] command::Error),
    /// The weights could not be learnt.
    #[error(transparent)]
    Labels(#[from] LabelError),
    /// A file cannot be read or written.
    #[error("{path}: {error}", path = path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// What the system says.
        error: std::io::Error,
    },
    /// The floors, or the figures, are not written as they should be.
    #[error("{path}: {error}", path = path.display())]
    Syntax {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        error: Box<dyn std::error::Error>,
    },
    /// Figures are below their floors.
    #[error("below the floor of {file}: {names}", names = .0.join(", "), file = FLOORS)]
    Below(Vec<&'static str>),
}

/// The file of floors, in the project.
const FLOORS: &str = "tests/data/floors.toml";

/// Where what is learnt and measured is written, in the project.
const OUTPUT: &str = "target/measure";

/// Measures the findings, prints each figure beside its floor, and gives a closing line.
///
/// # Errors
///
/// A figure is below its floor, or something cannot be run, read or written.
pub(crate) fn run(arguments: &Arguments) -> Result<String, Error> {
    let judge = data::folder().join("../measure/coverage.py");
    let events = labelled_events();
    if events.is_empty() || !judge.is_file() {
        let folder = data::folder();
        return Ok(format!(
            "skipped: no labelled data at {}, or no ../measure/coverage.py beside it; set PARALLAX_DATA",
            folder.display()
        ));
    }
    let folder = root().join(OUTPUT);
    let weights = folder.join("weights");
    fs::create_dir_all(&weights).map_err(|error| Error::File {
        path: weights.clone(),
        error,
    })?;
    estimates::leave_out(&events, &weights)?;
    let program = match &arguments.program {
        Some(program) => std::path::absolute(program).map_err(|error| Error::File {
            path: program.clone(),
            error,
        })?,
        None => {
            command::run("cargo", ["build", "--locked", "--release"], &[])?;
            root().join("target/release/parallax")
        }
    };
    let measured = folder.join("coverage.json");
    judge_findings(&judge, &program, &weights, &events, &measured)?;
    let figures = Figures::read(&text(&measured)?).map_err(syntax(&measured))?;
    let floors_path = root().join(FLOORS);
    let floors: Floors = toml::from_str(&text(&floors_path)?).map_err(syntax(&floors_path))?;
    let (table, below) = table(&figures.shares(), &floors);
    print!("\n{table}");
    if below.is_empty() {
        Ok(format!(
            "{} events, no figure below its floor",
            events.len()
        ))
    } else {
        Err(Error::Below(below))
    }
}

/// The folders of events that are labelled.
fn labelled_events() -> Vec<PathBuf> {
    let events = data::accounts();
    let events = events.iter().flat_map(|folder| entries(folder));
    events
        .filter(|event| event.join("coverage.jsonl").is_file())
        .collect()
}

/// Holds the findings of all events against the labels.
fn judge_findings(
    judge: &Path,
    program: &Path,
    weights: &Path,
    events: &[PathBuf],
    measured: &Path,
) -> Result<(), command::Error> {
    let held_out = root().join("xtask/held-out.sh");
    let arguments = [judge, &held_out].into_iter().map(Path::as_os_str);
    let events = events.iter().map(|event| event.as_os_str());
    let to = ["--json".as_ref(), measured.as_os_str()];
    command::run(
        "python3",
        arguments.chain(events).chain(to),
        &[
            ("MEASURED_PROGRAM", program.as_os_str()),
            ("MEASURED_WEIGHTS", weights.as_os_str()),
        ],
    )
}

fn text(path: &Path) -> Result<String, Error> {
    fs::read_to_string(path).map_err(|error| Error::File {
        path: path.to_owned(),
        error,
    })
}

fn syntax<E: std::error::Error + 'static>(path: &Path) -> impl FnOnce(E) -> Error {
    let path = path.to_owned();
    move |error| Error::Syntax {
        path,
        error: Box::new(error),
    }
}
