//! `cargo xtask learn-estimates`: the weights of the estimates, from units that people labelled.
//!
//! Every event is left out once: what is printed of an event was estimated with weights learnt from
//! the others. `--leave-out` writes those weights too, a file an event, so that a build can be
//! measured on events it has not seen.

mod calibration;
mod labels;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use clap::Args;
use parallax::estimate::{Grades, Logistic, Weights};
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

Folders of --across are written alike; their units are looked for in accounts of another language.

Examples:
  cargo xtask learn-estimates labelled/*/ --across crossing/*/ --output data/estimates.toml
  cargo xtask learn-estimates labelled/*/ --leave-out folds/";

/// Arguments of `learn-estimates`.
#[derive(Debug, Args)]
#[command(after_help = HELP)]
pub(crate) struct Arguments {
    /// Folders of labelled events.
    #[arg(required = true, value_name = "EVENT_DIR")]
    events: Vec<PathBuf>,
    /// Folders of events that are labelled across languages; without any, the weights of what is
    /// estimated across languages stay as they are.
    #[arg(long, value_name = "EVENT_DIR", num_args = 1..)]
    across: Vec<PathBuf>,
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
    let units = labelled(&arguments.events)?;
    let across = labelled(&arguments.across)?;
    if let Some(path) = &arguments.table {
        write(path, &table(units.iter().chain(&across)))?;
    }
    if events(&units).len() < 2 || events(&across).len() == 1 {
        return Err(LabelError::TooFew);
    }
    let mut weights = learn(&all(&units));
    if !across.is_empty() {
        weights.across = grades_across(&all(&across));
    }
    let folds = without_each(&units, |seen| Weights {
        across: weights.across.clone(),
        ..learn(seen)
    });
    let folds_across = without_each(&across, |seen| Weights {
        across: grades_across(seen),
        ..weights.clone()
    });
    print!(
        "{}",
        report(&estimated(&units, &folds, |weights| weights.clone()))
    );
    if !across.is_empty() {
        println!("\nAcross languages");
        print!("{}", report(&estimated(&across, &folds_across, as_across)));
    }
    if let Some(folder) = &arguments.leave_out {
        write_each(&folds, folder)?;
        write_each(&folds_across, folder)?;
    }
    if let Some(path) = &arguments.output {
        write(path, &file(&weights))?;
    }
    Ok(format!(
        "{} units of {} events, {} across languages",
        units.len(),
        events(&units).len(),
        across.len()
    ))
}

/// Writes for each event the weights that the others teach, as EVENT.toml in a folder.
///
/// # Errors
///
/// Labels cannot be read, or weights cannot be written.
pub(crate) fn leave_out(events: &[PathBuf], folder: &Path) -> Result<(), LabelError> {
    write_each(&without_each(&labelled(events)?, learn), folder)
}

/// Weights by the event that did not teach them.
type Folds = BTreeMap<String, Weights>;

/// For each event, what the others teach.
fn without_each(units: &[Labelled], learn: impl Fn(&[&Labelled]) -> Weights) -> Folds {
    let of_event = |event: &&str| {
        let seen = units.iter().filter(|unit| unit.event != *event);
        let weights = learn(&seen.collect::<Vec<_>>());
        ((*event).to_owned(), weights)
    };
    events(units).iter().map(of_event).collect()
}

fn write_each(folds: &Folds, folder: &Path) -> Result<(), LabelError> {
    for (event, weights) in folds {
        write(&folder.join(format!("{event}.toml")), &file(weights))?;
    }
    Ok(())
}

/// All units, each with what is estimated of it by weights that its event did not teach.
fn estimated(
    units: &[Labelled],
    folds: &Folds,
    used: impl Fn(&Weights) -> Weights,
) -> Vec<Estimated> {
    let of_unit = |unit: &Labelled| Estimated::of(unit, &used(&folds[&unit.event]));
    units.iter().map(of_unit).collect()
}

/// Weights as they are used across languages.
fn as_across(weights: &Weights) -> Weights {
    let across = weights.across.clone();
    Weights {
        raised: across.raised,
        partly: across.partly,
        stated: across.stated,
        ..weights.clone()
    }
}

/// The labelled units of events.
fn labelled(events: &[PathBuf]) -> Result<Vec<Labelled>, LabelError> {
    let mut labelled = Vec::new();
    for event in events {
        labelled.extend(of_event(event)?);
    }
    Ok(labelled)
}

fn events(units: &[Labelled]) -> BTreeSet<&str> {
    units.iter().map(|unit| unit.event.as_str()).collect()
}

fn all(units: &[Labelled]) -> Vec<&Labelled> {
    units.iter().collect()
}

/// The weights that units teach; what is estimated across languages stays as it is.
fn learn(units: &[&Labelled]) -> Weights {
    let salience: Vec<([f64; salience::FEATURES], bool)> = (units.iter())
        .map(|unit| (unit.salience, unit.matters >= 3))
        .collect();
    let of_grades = grades(units);
    Weights {
        raised: of_grades.raised,
        partly: of_grades.partly,
        stated: of_grades.stated,
        across: Weights::standard().across.clone(),
        salience: of_rows(&salience, &salience::NAMES),
    }
}

/// What units teach of how far an account has them. A unit of which a reader could not decide
/// teaches nothing of it.
fn grades(units: &[&Labelled]) -> Grades {
    grades_by(units, |_| true)
}

/// The same across languages: names are spelt otherwise there, and are not looked for.
fn grades_across(units: &[&Labelled]) -> Grades {
    grades_by(units, |name| !name.starts_with("names_"))
}

fn grades_by(units: &[&Labelled], is_used: fn(&str) -> bool) -> Grades {
    let decided = units.iter().filter(|unit| unit.grades.len() == 1);
    let decided: Vec<&&Labelled> = decided.collect();
    let at_least = |grade: usize| {
        let rows: Vec<([f64; support::FEATURES], bool)> = (decided.iter())
            .map(|unit| (unit.features, unit.grades[0] >= grade))
            .map(|(mut features, is_so)| {
                let values = features.iter_mut().zip(support::NAMES);
                values
                    .filter(|(_, name)| !is_used(name))
                    .for_each(|(value, _)| *value = 0.0);
                (features, is_so)
            })
            .collect();
        of_rows(&rows, &support::NAMES)
    };
    Grades {
        raised: at_least(1),
        partly: at_least(2),
        stated: at_least(3),
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
    let across = &weights.across;
    let sections: [(&str, &Logistic, &[&str]); 7] = [
        ("raised", &weights.raised, &support::NAMES),
        ("partly", &weights.partly, &support::NAMES),
        ("stated", &weights.stated, &support::NAMES),
        ("across.raised", &across.raised, &support::NAMES),
        ("across.partly", &across.partly, &support::NAMES),
        ("across.stated", &across.stated, &support::NAMES),
        ("salience", &weights.salience, &salience::NAMES),
    ];
    for (name, logistic, names) in sections {
        let _ = writeln!(
            file,
            "[{name}]\nbias = {:.4}\n[{name}.weights]",
            logistic.bias
        );
        let known = names.iter();
        for (name, weight) in known.filter_map(|name| Some((name, logistic.weights.get(*name)?))) {
            let _ = writeln!(file, "{name} = {weight:.4}");
        }
        file.push('\n');
    }
    file.truncate(file.trim_end().len() + 1);
    file
}

/// The features of all units, parted by tabs.
fn table<'a>(units: impl Iterator<Item = &'a Labelled>) -> String {
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
