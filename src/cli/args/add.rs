//! Arguments and help of `parallax add`.

use std::path::PathBuf;

use clap::Args;
use jiff::civil::Date;

use super::value::day;

pub(super) const HELP: &str = "\
For a site that lets no program in: save the page in a browser, and add the file. It goes to the \
folder pages of the event, with its provenance beside it: the URL, the time, the SHA-256. Nothing \
is ever overwritten: a newer copy of a page is kept beside the old one. A source that the manifest \
does not have is added to it.

What seems to hold no account (a check for robots, a login, a list of other pages) is refused with \
exit status 2, unless you say --force.

Examples:
  parallax add talks/2025-11-24 cn=saved.html
  parallax add talks/2025-11-24 cn=saved.pdf --url https://www.mfa.gov.cn/eng/…
  parallax add talks/2025-11-24 us=us.txt ru=ru.txt --url us=https://…
  parallax add talks/2025-11-24 us=page.html --title \"Call\"  make the event, too";

/// Arguments of `add`.
#[derive(Debug, Args)]
pub(crate) struct Add {
    /// The folder of an event.
    #[arg(value_name = "EVENT_DIR")]
    pub event: PathBuf,
    /// The saved files, each with the id of its source: us=page.html
    #[arg(required = true, value_name = "ID=FILE")]
    pub files: Vec<String>,
    /// Where the page was published; of several files, with the id in front.
    #[arg(long, value_name = "[ID=]URL")]
    pub url: Vec<String>,
    /// What happened, in a line, for an event that is not there yet.
    #[arg(long)]
    pub title: Option<String>,
    /// The day it happened, such as 2025-11-24, for an event that is not there yet.
    #[arg(long, value_parser = day)]
    pub date: Option<Date>,
    /// File pages that seem to hold no account, too.
    #[arg(long)]
    pub force: bool,
}
