//! `schema`, `completions` and `man`: what parallax says of itself.

use clap::{Args, ValueEnum};

pub(super) const SCHEMA_HELP: &str = "\
Examples:
  parallax schema > report.schema.json
  parallax schema page-request          what extract --jsonl reads";

/// Arguments of `schema`.
#[derive(Debug, Args)]
pub(crate) struct Schema {
    /// What is described.
    #[arg(value_enum, default_value_t = Described::Report)]
    pub of: Described,
}

/// What has a JSON Schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Described {
    /// What `compare --format json` prints.
    Report,
    /// A line that `extract --jsonl` reads.
    PageRequest,
    /// A line that `extract --jsonl` prints.
    PageText,
    /// A line that `compare --jsonl` reads.
    EventRequest,
    /// A line that `compare --jsonl` prints.
    EventReport,
    /// A line that either prints of what it could not have.
    Failure,
}

pub(super) const COMPLETIONS_HELP: &str = "\
Examples:
  parallax completions bash \\
    > ~/.local/share/bash-completion/completions/parallax
  parallax completions zsh > ~/.zfunc/_parallax
  parallax completions fish > ~/.config/fish/completions/parallax.fish";

/// Arguments of `completions`.
#[derive(Debug, Args)]
pub(crate) struct Completions {
    /// The shell.
    #[arg(value_enum)]
    pub shell: clap_complete::Shell,
}

pub(super) const MAN_HELP: &str = "\
Examples:
  parallax man | man -l -
  parallax man compare > parallax-compare.1";

/// Arguments of `man`.
#[derive(Debug, Args)]
pub(crate) struct Man {
    /// One of the commands, such as compare.
    pub command: Option<String>,
}
