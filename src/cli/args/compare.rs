//! Arguments and help of `parallax compare`.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::comparing::{FindingArguments, LimitArguments};
use super::network::{ArchiveArguments, Network};
use crate::view::BRIEF_FINDINGS;

pub(super) const HELP: &str = "\
A SOURCE is a saved page, a URL, or - for standard input, with an id in front if you like: \
us=page.html. A page may be saved as HTML, MHTML or a web archive, or be a PDF with text, a Word \
or OpenDocument text, RTF, a mail or plain text; what a file is, parallax reads off its contents. Of a \
WARC file with several pages, one is named behind a #: talks.warc.gz#https://… An id that begins \
with a government (us, cn-mfa, uk, kremlin) also says whose account it is; so does --government \
us=US, before all else, and after it the address of the page and the outlet it names.

Examples:
  parallax compare us=whitehouse.html cn=mfa.html
  parallax compare us=https://www.whitehouse.gov/… cn=https://www.mfa.gov.cn/…
  parallax compare us.txt cn.txt ru.txt --output comparison.md
  parallax compare us.txt cn.txt -o comparison.html
  parallax compare us.txt cn.txt -o findings.csv
  parallax compare fixtures/2025-11-24-xi-trump-call --format json
  parallax compare talks                           many events: a line each
  parallax compare talks -o reports --format html  and a report each, in files
  parallax compare --jsonl < events.jsonl          one report per event and line

With --jsonl a request is one JSON object per line: event (the folder of one), or title, date and \
sources, each with an id and a page as for extract --jsonl. For each there is a line, in order: \
id, input and report (that of --format json), or error. docs/jsonl.md has all keys, `parallax \
schema event-request` the schema.

A finding on what an account says or leaves out has a confidence, the probability that it holds: \
of findings with 0.9, about nine in ten do. --min-confidence 0.9 leaves out the others. What is \
read off the text, such as a figure, a fact of the talks or a contradiction, has none, and stays.

What seems to be no account (a check for robots, a login, a page that only links a PDF, a list of \
other pages, a few words) is refused with exit status 2; --force compares it all the same. \
Warnings stand in the report beside the account (JSON: statements[].warnings, each with a code and \
a text).

Weights of your own (--weights FILE) take the place of those that the confidence is computed with: \
`cargo xtask learn-estimates` learns them from units that you labelled.

A lexicon of your own (--lexicon FILE, again for each more, or PARALLAX_LEXICON) is TOML:

  [[topic]]
  id = \"fishing\"
  label = \"Fishing\"
  terms = { en = [\"fishing\", \"fisher*\"], zh = [\"渔业\"] }

  [[term]]
  id = \"strait\"
  label = \"the strait\"
  variant = [
    { forms = [\"North\"], language = \"en\", government = \"US\", source = \"maps\" },
    { forms = [\"Sea Gate\"], language = \"en\", source = \"own observation\" },
  ]

Entries are written as in data/lexicon/*.toml (topic, term, ladder, scope, tone); one with the id \
of another adds its words to it.";

/// Arguments of `compare`.
#[derive(Debug, Args)]
pub(crate) struct Compare {
    /// An event folder, or two or more sources; or folders of events, up to four folders deep. With
    /// --jsonl: files of requests, or such folders [default: standard input].
    #[arg(required_unless_present = "jsonl", value_name = "EVENT_DIR|SOURCE")]
    pub sources: Vec<String>,
    /// Read one event per line, and print one report per line, as JSON.
    #[arg(long, conflicts_with_all = [
        "title", "date", "url", "format", "brief", "all", "output", "government", "exit_code", "width",
        "warc",
    ])]
    pub jsonl: bool,
    /// What happened, in a line; or ID=TITLE, the title of one account.
    #[arg(long, value_name = "TITLE|ID=TITLE")]
    pub title: Vec<String>,
    /// The day it happened, such as 2025-11-24; or ID=DATE, the day on which one account was
    /// published.
    #[arg(long, value_name = "DATE|ID=DATE")]
    pub date: Vec<String>,
    /// Where an account was published, again for each more; it chooses the profile of the site.
    #[arg(long, value_name = "ID=URL")]
    pub url: Vec<String>,
    /// How to print the comparison [default: as the file of --output ends, else terminal].
    #[arg(long, value_enum)]
    pub format: Option<ReportFormat>,
    /// Write only the brief: one page with the first findings, what all sides say, and what each
    /// leads with. CSV and JSON have its findings alone, issues-csv has no brief. A terminal has
    /// nothing else anyway, unless --all is given.
    #[arg(long, conflicts_with = "all")]
    pub brief: bool,
    /// Print all of the report to the terminal: every finding, the issues one by one, and the texts
    /// side by side.
    #[arg(long)]
    pub all: bool,
    /// How many findings the brief has.
    #[arg(long, default_value_t = BRIEF_FINDINGS, value_name = "NUMBER", value_parser = some)]
    pub findings: usize,
    /// Write to a file instead of standard output: report.html, .docx, .md, .json or
    /// .csv.
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Whose account a source is, by its id: us=US. It goes before what id and page say.
    #[arg(long, value_name = "ID=CC")]
    pub government: Vec<String>,
    /// Compare pages that seem to hold no account, too: a check for robots, a list of other pages,
    /// a few words. They are refused otherwise.
    #[arg(long)]
    pub force: bool,
    /// Hold each account against its government's last one with the same counterpart, too: among
    /// the events of a folder, or the texts of a series (.jsonl), which may be given again. Folders
    /// of events are held against themselves.
    #[arg(long, value_name = "DIR|FILE.jsonl")]
    pub against: Vec<PathBuf>,
    /// Exit with 1 when the accounts differ.
    #[arg(long)]
    pub exit_code: bool,
    /// What findings are made by.
    #[command(flatten)]
    pub finding: FindingArguments,
    /// Columns to fill [default: those of the terminal].
    #[arg(long, value_name = "COLUMNS", value_parser = clap::value_parser!(u16).range(40..))]
    pub width: Option<u16>,
    /// How long accounts may be.
    #[command(flatten)]
    pub limits: LimitArguments,
    /// Print to the terminal all at once. Otherwise a report longer than the screen goes through
    /// PARALLAX_PAGER, PAGER or less.
    #[arg(long)]
    pub no_pager: bool,
    /// How URLs are fetched.
    #[command(flatten)]
    pub network: Network,
    /// Whether an archive is asked.
    #[command(flatten)]
    pub archive: ArchiveArguments,
}

/// Formats of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ReportFormat {
    /// Side by side, as wide as the terminal.
    Terminal,
    /// The report, as `parallax schema` describes it.
    Json,
    /// One file to read in a browser, to print and to send on.
    Html,
    /// Tables that paste into a document.
    Markdown,
    /// One row per finding, for a spreadsheet.
    Csv,
    /// A Word file, to edit and send on; it goes to a file.
    Docx,
    /// One row per issue and one column per side, for a spreadsheet.
    IssuesCsv,
}

impl ReportFormat {
    /// The format that the name of a file ends in.
    pub(crate) fn of_file(path: &Path) -> Option<Self> {
        let extension = path.extension()?.to_str()?.to_ascii_lowercase();
        match extension.as_str() {
            "json" => Some(Self::Json),
            "html" | "htm" => Some(Self::Html),
            "md" | "markdown" => Some(Self::Markdown),
            "csv" => Some(Self::Csv),
            "docx" => Some(Self::Docx),
            "txt" => Some(Self::Terminal),
            _ => None,
        }
    }

    /// Its name on the command line.
    pub(crate) fn name(self) -> String {
        let value = self.to_possible_value();
        value.map_or_else(String::new, |value| value.get_name().to_owned())
    }
}

fn some(text: &str) -> Result<usize, String> {
    text.parse()
        .ok()
        .filter(|count| *count > 0)
        .ok_or_else(|| "write a number from 1 on".to_owned())
}
