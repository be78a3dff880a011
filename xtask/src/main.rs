//! Tools for those who work on parallax.

mod command;
mod data;
mod estimates;
mod labelled;
mod learn;
mod lexicon;
mod links;
mod logistic;
mod measure;
mod same;

use std::error::Error;
use std::ffi::OsStr;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Tools for those who work on parallax.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Cli {
    #[command(subcommand)]
    tool: Tool,
}

#[derive(Subcommand)]
enum Tool {
    /// Run all that a change must pass
    Check,
    /// Write what comes out now as what is expected of the shipped events
    Accept {
        /// Folders of events; without any, `fixtures`
        events: Vec<String>,
    },
    /// Compare the reports of another build with those of this one
    Same(same::Arguments),
    /// Measure the findings on labelled events, with weights learnt without each; fail below the
    /// floors
    Measure(measure::Arguments),
    /// Run all benchmarks, or one
    Bench {
        /// Its name, as in `benches/`
        name: Option<String>,
    },
    /// Run a fuzz target (needs cargo-fuzz)
    Fuzz {
        /// Its name, as in `fuzz/fuzz_targets/`
        target: String,
        /// For how long
        #[arg(default_value_t = 1800)]
        seconds: u32,
    },
    /// Draw docs/report.png (needs chromium)
    Picture,
    /// Learn word vectors from texts, as alignment uses them
    Learn(learn::Arguments),
    /// Learn the weights of the estimates, from labelled units
    LearnEstimates(estimates::Arguments),
    /// Count the words of the lexicon in texts; list those that never occur, and steps that nobody
    /// has seen
    Lexicon(lexicon::Arguments),
    /// Learn from labelled events which sentences answer each other
    LearnLinks(links::Arguments),
}

fn main() -> ExitCode {
    match run(Cli::parse().tool) {
        Ok(line) => {
            println!("{line}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::from(2)
        }
    }
}

/// Carries out a tool, and gives its closing line.
fn run(tool: Tool) -> Result<String, Box<dyn Error>> {
    match tool {
        Tool::Check => command::run("bash", [".ci/run"], &[])?,
        Tool::Accept { events } => accept(events)?,
        Tool::Same(arguments) => return Ok(same::run(&arguments)?),
        Tool::Measure(arguments) => return Ok(measure::run(&arguments)?),
        Tool::Bench { name } => {
            let name = name.map(|name| ["--bench".to_owned(), name]);
            let arguments = ["bench".to_owned()].into_iter();
            command::run("cargo", arguments.chain(name.into_iter().flatten()), &[])?;
        }
        Tool::Fuzz { target, seconds } => fuzz(&target, seconds)?,
        Tool::Picture => command::run("bash", ["docs/picture.sh"], &[])?,
        Tool::Learn(arguments) => return Ok(learn::run(&arguments)?),
        Tool::LearnEstimates(arguments) => return Ok(estimates::run(&arguments)?),
        Tool::Lexicon(arguments) => return Ok(lexicon::run(&arguments)?),
        Tool::LearnLinks(arguments) => return Ok(links::run(&arguments)?),
    }
    Ok("done".to_owned())
}

/// Writes new expectations; look at `git diff` before they are committed.
fn accept(mut events: Vec<String>) -> Result<(), command::Error> {
    if events.is_empty() {
        events.push("fixtures".to_owned());
    }
    let program = ["run", "--release", "--", "check", "--accept"].map(str::to_owned);
    command::run("cargo", program.into_iter().chain(events), &[])
}

/// Runs a fuzz target within the memory that a page may take.
fn fuzz(target: &str, seconds: u32) -> Result<(), command::Error> {
    let time = format!("-max_total_time={seconds}");
    let limits = ["--", &time, "-rss_limit_mb=512", "-timeout=10"];
    let arguments = ["fuzz", "run", target].into_iter().chain(limits);
    // Sanitizers need a nightly compiler, or a stable one that is told to pass for it.
    command::run("cargo", arguments, &[("RUSTC_BOOTSTRAP", OsStr::new("1"))])
}
