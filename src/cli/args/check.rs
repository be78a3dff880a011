//! Arguments and help of `parallax check`.

use std::path::PathBuf;

use clap::Args;

use super::comparing::LimitArguments;
use super::value::probability;

pub(super) const HELP: &str = "\
A DIR is an event folder, or a folder of event folders. An event is as expected when the text of \
each page is that of expected/<id>.txt, and the report that of expected/report.json.

A file events.txt beside event folders names those that must be there, a line each: an event that \
was deleted fails. --accept writes the events that are there to it, if the file exists.

Examples:
  parallax check fixtures
  parallax check fixtures/2025-11-24-xi-trump-call --accept
  parallax check fixtures --junit results.xml

Under GitHub Actions (GITHUB_ACTIONS is set) what changed is also printed as annotations.";

/// Arguments of `check`.
#[derive(Debug, Args)]
pub(crate) struct Check {
    /// Event folders, or folders of them [default: those that --accept names, else fixtures].
    #[arg(value_name = "DIR")]
    pub folders: Vec<PathBuf>,
    /// Write what comes out now as the new expectation, after showing it: of all events, or of
    /// those that are named by their folder or its name. May be repeated.
    #[arg(long, value_name = "EVENT", num_args = 0..=1)]
    pub accept: Option<Vec<PathBuf>>,
    /// Go through the events that are not as expected, one by one: accept what comes out now,
    /// reject it (the expectation stays, and the event fails), skip it (for later; it fails, too),
    /// or quit.
    #[arg(long, conflicts_with = "accept")]
    pub review: bool,
    /// How far a score, a confidence or an importance (0 to 1) may move without being a change.
    /// What moves less, other bytes of a page with the same text, and keys that are new in the
    /// format never fail an event.
    #[arg(long, value_name = "P", default_value_t = crate::check::TOLERANCE, value_parser = probability)]
    pub tolerance: f64,
    /// Also write a JUnit report.
    #[arg(long, value_name = "FILE")]
    pub junit: Option<PathBuf>,
    /// How long accounts may be.
    #[command(flatten)]
    pub limits: LimitArguments,
}
