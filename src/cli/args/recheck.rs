//! Arguments and help of `parallax recheck`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::network::Network;

pub(super) const HELP: &str = "\
Text is compared with text: a page that changed around the same text is told apart from a text \
that changed, and a download that failed from a page that is gone. Other quotes, dashes or spaces, \
a counter of readers and an \"Updated at\" line are cosmetic, and no change; another publication \
date is one. A check for robots, a login or a \"Page not found\" in place of the page is suspect, \
and no change. A changed text is kept beside the old one.

A page is compared with the one that the manifest names, or else with the first that was saved, \
and also with the one kept last. To take an edit as known, name the new page in event.toml: page = \
\"pages/us-20251124T120000Z.html\".

Of folders of events, all pages are asked for side by side, those of one host one after another, \
and each source has the name of its event in front; JSON has events[], each with name, event and \
sources. An event that cannot be rechecked is named, the others go on, and the exit status is that \
of the worst.

Exit status: 0 as saved; 2 nothing changed, but a source was never fetched or its page cannot be \
read; 3 a text has changed or moved, or a page is gone; 4 nothing changed, as far as the sites \
could be asked.

Examples:
  parallax recheck talks/2025-11-24
  parallax recheck talks/2025-11-24 --format json
  parallax recheck talks                         many events
  parallax recheck talks/2025-11-24 us=new.html  a page that you saved just now
  parallax recheck talks/2025-11-24 --history    what was seen of each page";

/// Arguments of `recheck`.
#[derive(Debug, Args)]
pub(crate) struct Recheck {
    /// The folder of an event, with its event.toml and pages; or folders of events, up to four
    /// folders deep.
    #[arg(value_name = "EVENT_DIR")]
    pub event: PathBuf,
    /// Pages of one event that you saved just now, instead of asking their sites: us=new.html
    #[arg(value_name = "ID=FILE|EVENT_DIR")]
    pub files: Vec<String>,
    /// How to print what was found.
    #[arg(long, value_enum, default_value_t = FindingFormat::Text)]
    pub format: FindingFormat,
    /// Show what was seen of each page over time, from the kept pages and pages/sightings.tsv. No
    /// site is asked.
    #[arg(long)]
    pub history: bool,
    /// How URLs are fetched.
    #[command(flatten)]
    pub network: Network,
}

/// Formats of what `recheck` found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum FindingFormat {
    /// A few lines per source.
    Text,
    /// One object, `parallax.recheck/1`.
    Json,
}
