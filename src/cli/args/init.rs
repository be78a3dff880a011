//! Arguments and help of `parallax init`.

use std::path::PathBuf;

use clap::Args;
use jiff::civil::Date;

use super::value::day;

pub(super) const HELP: &str = "\
A file goes to the folder pages of the event, as parallax add files it; a URL is downloaded by \
parallax fetch. Government and outlet are filled in where the URL is of a known newsroom; else the \
id says whose account it is (us, cn-mfa), and the outlet is the URL's host. A manifest that is \
there already stays as it is. Without --title the title of the first file is taken, without --date \
the day that the folder's name begins with.

Examples:
  parallax init talks/2025-11-24 --title \"Call between Xi and Trump\" \\
    us=https://www.whitehouse.gov/… cn=https://www.mfa.gov.cn/eng/…
  parallax init talks/2025-11-24 us=page.html cn=https://www.mfa.gov.cn/eng/…
  parallax fetch talks/2025-11-24
  parallax compare talks/2025-11-24";

/// Arguments of `init`.
#[derive(Debug, Args)]
pub(crate) struct Init {
    /// The folder of the new event.
    #[arg(value_name = "EVENT_DIR")]
    pub event: PathBuf,
    /// What happened, in a line [default: the title of the first file, or the folder's name].
    #[arg(long)]
    pub title: Option<String>,
    /// The day it happened, such as 2025-11-24.
    #[arg(long, value_parser = day)]
    pub date: Option<Date>,
    /// File pages that seem to hold no account, too.
    #[arg(long)]
    pub force: bool,
    /// The accounts, each with its id: us=page.html, cn=https://…
    #[arg(required = true, value_name = "ID=FILE|URL")]
    pub sources: Vec<String>,
}
