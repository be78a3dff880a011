//! Arguments and help of `parallax extract`.

use clap::{Args, ValueEnum};

use super::network::{ArchiveArguments, Network};

pub(super) const HELP: &str = "\
With --jsonl, sources are files of requests, WARC files or folders of them; without one, standard \
input is read. A request is one JSON object per line: a page as html, base64 (its bytes) or path, or \
else the url that is fetched; beside it, if you like, id, url, government, outlet, retrieved, \
status, content_type. For each there is a line, in order: id, input, title, date, language, \
government, outlet, url, words, paragraphs, warnings and more; or id, input, line, url and error. \
All cores work, memory does not grow with the number of pages, and the exit status is 2 only where \
an input cannot be read to its end. `parallax schema page-request` and `page-text` have the \
schema; docs/jsonl.md says how Spark and GNU parallel run it.

Examples:
  parallax extract page.html
  parallax extract https://www.mfa.gov.cn/eng/a.html
  parallax extract statement.pdf
  curl https://… | parallax extract -
  parallax extract page.html --url https://www.mfa.gov.cn/a.html --format json
  parallax extract talks.warc.gz --url https://www.mfa.gov.cn/eng/a.html
  parallax extract --jsonl < requests.jsonl > texts.jsonl
  parallax extract --jsonl crawl/                  all pages of its WARC files";

/// Arguments of `extract`.
#[derive(Debug, Args)]
pub(crate) struct Extract {
    /// A saved page, or a URL; with --jsonl: files of requests, WARC files, folders of those
    /// [default: standard input].
    #[arg(required_unless_present = "jsonl", value_name = "SOURCE")]
    pub sources: Vec<String>,
    /// Read one request per line, or WARC files, and print one result per line.
    #[arg(long, conflicts_with_all = ["url", "format", "warc"])]
    pub jsonl: bool,
    /// Where the page was published; it chooses the profile of the site.
    #[arg(long)]
    pub url: Option<String>,
    /// How to print the text.
    #[arg(long, value_enum, default_value_t = TextFormat::Text)]
    pub format: TextFormat,
    /// How URLs are fetched.
    #[command(flatten)]
    pub network: Network,
    /// Whether an archive is asked.
    #[command(flatten)]
    pub archive: ArchiveArguments,
}

/// Formats of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum TextFormat {
    /// One paragraph per line.
    Text,
    /// Title, date, language, paragraphs, method.
    Json,
    /// Title as a heading, then paragraphs.
    Markdown,
}
