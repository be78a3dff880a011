//! `cargo xtask learn-estimates`: the weights of the estimates, from units that people labelled.
//!
//! Every event is left out once: what is printed of an event was estimated with weights learnt from
//! the others. `--leave-out` writes those weights too, a file an event, so that a build can be
//! measured on events it has not seen.

mod calibration;
mod labels;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use clap::Args;
use parallax::estimate::{Logistic, Weights};
use parallax::{salience, support};

use calibration::{Estimated, report};
use labels::{Labelled, of_event};

use crate::labelled::{LabelError, write};
use crate::logistic;

/// How strongly weights are held back: 10 is the inverse of the usual `C = 0.1`.
const RIDGE: f64 = 10.0;

/// What stands at the top of a file of weights.
const HEADER: &str = "\
# Weights of the estimates: does an account say what a unit of another says, and how much does a unit
# matter? Written by `cargo xtask learn-estimates`, from units that people labelled by reading; do not
# edit by hand. `src/support/features.rs` and `src/salience.rs` say what each feature is.

";

const HELP: &str = "\
A folder of an event holds a .txt an account, and coverage.jsonl: a line a unit, with source, other,
unit (words of the source), label (same, part, near or none in the other) and matters (1 to 3).

Examples:
  cargo xtask learn-estimates labelled/*/ --output data/estimates.toml
  cargo xtask learn-estimates labelled/*/ --leave-out folds/";

/// Arguments of `learn-estimates`.
#[derive(Debug, Args)]
#[command(after_help = HELP)]
pub(crate) struct Arguments {
    /// Folders of labelled events.
    #[arg(required = true, value_name = "EVENT_DIR")]
    events: Vec<PathBuf>,
    /// The file of weights to write.
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    /// A folder for the weights without each event, as EVENT.toml.
    #[arg(long, value_name = "FOLDER")]
    leave_out: Option<PathBuf>,
    /// Write the features of all units, a line a unit.
    #[arg(long, value_name = "FILE")]
    table: Option<PathBuf>,
}

/// Learns, prints how well it went, and gives a closing line.
///
/// # Errors
///
/// Labels cannot be read, or weights cannot be written.
pub(crate) fn run(arguments: &Arguments) -> Result<String, LabelError> {
    let labelled = labelled(&arguments.events)?;
    if let Some(path) = &arguments.table {
        write(path, &table(&labelled))?;
    }
    let events: BTreeSet<&str> = labelled.iter().map(|unit| unit.event.as_str()).collect();
    if events.len() < 2 {
        return Err(LabelError::TooFew);
    }
    let mut estimated = Vec::new();
    for event in &events {
        let (held_out, seen): (Vec<&Labelled>, Vec<&Labelled>) =
            labelled.iter().partition(|unit| unit.event == *event);
        let weights = learn(&seen);
        estimated.extend(
            held_out
                .into_iter()
                .map(|unit| Estimated::of(unit, &weights)),
        );
        if let Some(folder) = &arguments.leave_out {
            write(&folder.join(format!("{event}.toml")), &file(&weights))?;
        }
    }
    print!("{}", report(&estimated));
    let weights = learn(&labelled.iter().collect::<Vec<_>>());
    if let Some(path) = &arguments.output {
        write(path, &file(&weights))?;
    }
    Ok(format!(
        "{} units of {} events",
        labelled.len(),
        events.len()
    ))
}

/// Writes for each event the weights that the others teach, as EVENT.toml in a folder.
///
/// # Errors
///
/// Labels cannot be read, or weights cannot be written.
pub(crate) fn leave_out(events: &[PathBuf], folder: &Path) -> Result<(), LabelError> {
    let labelled = labelled(events)?;
    let events: BTreeSet<&str> = labelled.iter().map(|unit| unit.event.as_str()).collect();
    for event in events {
        let seen = labelled.iter().filter(|unit| unit.event != event);
        let weights = learn(&seen.collect::<Vec<_>>());
        write(&folder.join(format!("{event}.toml")), &file(&weights))?;
    }
    Ok(())
}

/// The labelled units of events.
fn labelled(events: &[PathBuf]) -> Result<Vec<Labelled>, LabelError> {
    let mut labelled = Vec::new();
    for event in events {
        labelled.extend(of_event(event)?);
    }
    Ok(labelled)
}

/// The weights that units teach. A unit of which a reader could not decide teaches nothing but how
/// much it matters.
fn learn(units: &[&Labelled]) -> Weights {
    let decided: Vec<&Labelled> = (units.iter().copied())
        .filter(|unit| unit.grades.len() == 1)
        .collect();
    let at_least = |grade: usize| {
        let rows: Vec<([f64; support::FEATURES], bool)> = (decided.iter())
            .map(|unit| (unit.features, unit.grades[0] >= grade))
            .collect();
        of_rows(&rows, &support::NAMES)
    };
    let salience: Vec<([f64; salience::FEATURES], bool)> = (units.iter())
        .map(|unit| (unit.salience, unit.matters >= 3))
        .collect();
    Weights {
        raised: at_least(1),
        partly: at_least(2),
        stated: at_least(3),
        salience: of_rows(&salience, &salience::NAMES),
    }
}

/// The weights that rows teach: features, and whether what is estimated is so.
fn of_rows<const N: usize>(rows: &[([f64; N], bool)], names: &[&str; N]) -> Logistic {
    let fit = logistic::fit(rows, RIDGE);
    let names = names.iter().map(ToString::to_string);
    Logistic {
        bias: fit.intercept,
        weights: names.zip(fit.weights).collect(),
    }
}

/// A file of weights.
fn file(weights: &Weights) -> String {
    let mut file = HEADER.to_owned();
    let sections: [(&str, &Logistic, &[&str]); 4] = [
        ("raised", &weights.raised, &support::NAMES),
        ("partly", &weights.partly, &support::NAMES),
        ("stated", &weights.stated, &support::NAMES),
        ("salience", &weights.salience, &salience::NAMES),
    ];
    for (name, logistic, names) in sections {
        let _ = writeln!(
            file,
            "[{name}]\nbias = {:.4}\n[{name}.weights]",
            logistic.bias
        );
        for name in names {
            let _ = writeln!(file, "{name} = {:.4}", logistic.weights[*name]);
        }
        file.push('\n');
    }
    file.truncate(file.trim_end().len() + 1);
    file
}

/// The features of all units, parted by tabs.
fn table(units: &[Labelled]) -> String {
    let names = [&support::NAMES[..], &salience::NAMES].concat().join("\t");
    let mut table = format!("event\tgrades\tmatters\t{names}\tunit\n");
    for row in units {
        let features = [&row.features[..], &row.salience].concat();
        let features: Vec<String> = features
            .iter()
            .map(|feature| format!("{feature:.5}"))
            .collect();
        let grades: Vec<String> = row.grades.iter().map(ToString::to_string).collect();
        let (event, grades, features) = (&row.event, grades.join("/"), features.join("\t"));
        let _ = writeln!(
            table,
            "{event}\t{grades}\t{}\t{features}\t{}",
            row.matters, row.unit
        );
    }
    table
}
