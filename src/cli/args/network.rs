//! What all commands share that ask for pages: how URLs are fetched, and whether an archive is
//! asked.

use std::path::PathBuf;
use std::time::Duration;

use clap::{Args, ValueEnum};

use crate::fetch;

/// How URLs are fetched.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Fetching")]
pub(crate) struct Network {
    /// Your address, so that sites know whom to write to.
    #[arg(long, env = "PARALLAX_CONTACT", value_name = "MAIL|URL")]
    pub contact: Option<String>,
    /// Pause between two requests to one host, in seconds.
    #[arg(long, default_value = "1", value_name = "SECONDS", value_parser = seconds)]
    pub delay: Duration,
    /// Longest wait for an answer, in seconds. A page with its redirects and retries gets it once,
    /// and once more for each of --retries; pauses do not count.
    #[arg(long, default_value = "30", value_name = "SECONDS", value_parser = seconds)]
    pub timeout: Duration,
    /// How often to ask again when a site is busy or does not answer.
    #[arg(long, default_value_t = 3, value_name = "TIMES", value_parser = clap::value_parser!(u32).range(..=10))]
    pub retries: u32,
    /// Fetch what robots.txt asks programs not to, if you have the right.
    #[arg(long)]
    pub ignore_robots: bool,
    /// Connect to addresses that are not public, for a server of your own.
    #[arg(long)]
    pub allow_private: bool,
    /// Also keep what went over the wire, as a WARC 1.1 file; .warc.gz compresses it.
    #[arg(long, value_name = "FILE")]
    pub warc: Option<PathBuf>,
}

/// Whether an archive is asked.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Archives")]
pub(crate) struct ArchiveArguments {
    /// Ask an archive for the page as it was at the time of the event: at once, or only when its
    /// site says that it is gone: by its status (404, 410), or in words.
    #[arg(long, value_enum, num_args = 0..=1, require_equals = true,
        default_missing_value = "always", value_name = "WHEN")]
    pub archived: Option<ArchivedWhen>,
    /// The archive's Memento TimeGate (RFC 7089); the page's URL is put behind it.
    #[arg(long, default_value = fetch::TIMEGATE, value_name = "URL")]
    pub timegate: String,
}

/// When an archive is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ArchivedWhen {
    /// Instead of the site.
    Always,
    /// When the site says that the page is gone.
    Gone,
}

/// Seconds, up to an hour.
fn seconds(text: &str) -> Result<Duration, String> {
    text.parse()
        .ok()
        .filter(|seconds| (0.0..=3600.0).contains(seconds))
        .map(Duration::from_secs_f64)
        .ok_or_else(|| "write seconds, such as 2 or 0.5, up to 3600".to_owned())
}
