//! Arguments and help of `parallax index`.

use std::path::PathBuf;

use clap::Args;

use super::comparing::{FindingArguments, LimitArguments};

pub(super) const HELP: &str = "\
A DIR is an event folder, or a folder of them, up to four folders deep. Saved pages are compared; \
no site is asked. An event that cannot be compared is named, the site has the others, and the exit \
status is 2.

The site is plain HTML with relative links, which needs no server and no JavaScript: it can be \
opened from a disk, put on a share, or published. For feed readers, --url says where.

  index.html         all events by date, each with its first finding
  events/            one page per event: its report
  governments/       a page a government: its topics over time, what it leaves
                     out, whose words its accounts give, its findings by kind
  pairs/             the same for two governments
  topics/            a page a topic: who raises it, who leaves it out
  phrases.html       what a government repeats word for word, with every use
  search.html        search without a server
  feed.xml           the events, and changes that recheck found (Atom)
  data/              the tables of parallax export, as CSV

Run again, it compares only events that changed: a fingerprint of the program, its options and the \
files of each event is kept in .parallax-index.json, with what the other pages need. What stands \
there then is what a new folder would get, byte for byte. Files that it did not write are left \
alone; where one has the name of a page, it is named, and the exit status is 2.

Examples:
  parallax index talks -o site
  parallax index talks archive/2025 -o site --title \"Calls and meetings\"
  parallax index talks -o site --url https://desk.example.org/talks/";

/// Arguments of `index`.
#[derive(Debug, Args)]
pub(crate) struct Index {
    /// Event folders, or folders of them.
    #[arg(required = true, value_name = "DIR")]
    pub folders: Vec<PathBuf>,
    /// Write the site to this folder.
    #[arg(long, short, value_name = "FOLDER")]
    pub output: PathBuf,
    /// What the site is called.
    #[arg(long, default_value = "Events", value_name = "TITLE")]
    pub title: String,
    /// Where the site will stand, for the feed: its links are relative to it.
    #[arg(long, value_name = "URL", value_parser = site_url)]
    pub url: Option<url::Url>,
    /// Compare pages that seem to hold no account, too.
    #[arg(long)]
    pub force: bool,
    /// What findings are made by.
    #[command(flatten)]
    pub finding: FindingArguments,
    /// How long accounts may be.
    #[command(flatten)]
    pub limits: LimitArguments,
}

/// The address of a folder on the web.
fn site_url(text: &str) -> Result<url::Url, String> {
    let url = url::Url::parse(text).map_err(|error| error.to_string())?;
    match matches!(url.scheme(), "http" | "https") && url.path().ends_with('/') {
        true => Ok(url),
        false => Err("write it as https://…/, with a slash at its end".to_owned()),
    }
}
