//! Arguments and help of `parallax fetch`.

use std::path::PathBuf;

use clap::Args;

use super::network::{ArchiveArguments, Network};

pub(super) const HELP: &str = "\
Pages go to the folder pages of the event, each with its provenance beside it. Nothing is ever \
overwritten: a page with other bytes than before is kept beside the old one, and a page that the \
manifest does not name is the newest. A line in pages/sightings.tsv says when each was asked for. \
A check for robots, a login or a \"Page not found\" in place of the page is not kept: exit status \
4. A page that is there but seems to hold no account (a list, the link to a PDF) is kept, with a \
warning.

Of folders of events, all pages are asked for side by side, those of one host one after another, \
and each line has the name of its event in front. An event that cannot be fetched is named, the \
others go on, and the exit status is that of the worst.

Examples:
  parallax fetch talks/2025-11-24
  parallax fetch talks/2021-12-30 --archived=gone  an archive's copy, if gone
  parallax fetch talks/2025-11-24 --contact desk@example.org
  parallax fetch talks                             many events";

/// Arguments of `fetch`.
#[derive(Debug, Args)]
pub(crate) struct Fetch {
    /// The folder of an event, with its event.toml; or folders of events, up to four folders deep.
    #[arg(required = true, value_name = "EVENT_DIR")]
    pub events: Vec<PathBuf>,
    /// How URLs are fetched.
    #[command(flatten)]
    pub network: Network,
    /// Whether an archive is asked.
    #[command(flatten)]
    pub archive: ArchiveArguments,
}
