//! Tools for those who work on parallax.

mod learn;

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
    /// Learn word vectors from texts, as alignment uses them
    Learn(learn::Arguments),
}

fn main() -> ExitCode {
    let result = match Cli::parse().tool {
        Tool::Learn(arguments) => learn::run(&arguments),
    };
    match result {
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
