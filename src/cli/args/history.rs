//! Arguments and help of `parallax history`.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

pub(super) const HELP: &str = "\
A series is a file of a text a line, each a JSON object with the keys government (a code such as \
US), date (2025-11-24), title, url and paragraphs (a list of strings); other keys may stand beside \
them. With whom a text was, is what governments its title names. A line that is no text is left \
out and named, and the exit status is 2. Of an event in a folder, each account is a text, with the \
governments of the others.

Without --phrase, a text is held against the earlier ones of the same government and those with \
the same counterpart: set phrases (what the government repeats word for word) that are new, gone \
or in other words, other names for the same thing, steps on its scales, topics, names, length and \
order. Each has its sentences, and how many texts of how many bear it out.

With --phrase, a text has the phrase itself where its words stand in it in that order, in capital \
letters or not. Other forms of it (inflected, a word put in, some words changed) are listed and \
counted apart.

JSON of a phrase (parallax.phrase/1): phrase, count (the texts that have the phrase itself), texts \
(all in its languages), languages, other_texts (in other languages, not counted), first and last \
(the days of the first and the last of these), by_year, by_period, by_government, by_counterpart, \
variants[] {form, is_close, is_inflected, count, first, last}, uses[] {date, title, url, \
government, with, sentence, variant}; variant is null for the phrase itself.

JSON without --phrase (parallax.account-history/1): text, earlier and earlier_with (how many, in \
its language), other_texts (in other languages, not counted), limits (what cannot be said of so \
few, or null), changes[] {kind, headline, what, before, with_counterpart, count, of, now, \
earlier}; now and earlier have date, title, url and sentence.

Examples:
  parallax history us.jsonl                              its newest text
  parallax history us.jsonl --with JP --text 2023-08-18
  parallax history talks --government CN --with US       its last account
  parallax history us.jsonl --phrase \"as long as it takes\"
  parallax history us.jsonl --phrase \"peace plan\" --with JP --format json
  parallax history *.jsonl --phrase \"peace plan\" -o uses.csv
  parallax history us.jsonl --phrase \"peace plan\" -o life.svg  a picture of it";

/// Arguments of `history`.
#[derive(Debug, Args)]
pub(crate) struct History {
    /// Series of texts, one JSON object per line; folders of events, or of folders of them.
    #[arg(required = true, value_name = "FILE.jsonl|DIR")]
    pub sources: Vec<PathBuf>,
    /// Show every use of a phrase.
    #[arg(long, value_name = "WORDS")]
    pub phrase: Option<String>,
    /// The text that is held against the earlier ones, by its address, its day or a part of its
    /// title [default: the newest].
    #[arg(long, value_name = "URL|DATE|TITLE", conflicts_with = "phrase")]
    pub text: Option<String>,
    /// Only the texts of one government: a code of ISO 3166 such as CN, or EU, NATO, UN.
    #[arg(long, value_name = "CC")]
    pub government: Option<String>,
    /// With --phrase, only the texts of talks with one government; else the newest of them is held
    /// against all.
    #[arg(long, value_name = "CC")]
    pub with: Option<String>,
    /// How to print what is found [default: as the file of --output ends, else terminal].
    #[arg(long, value_enum)]
    pub format: Option<HistoryFormat>,
    /// Write to a file instead of standard output: uses.csv, .json, .svg or .txt.
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Columns to fill [default: those of the terminal].
    #[arg(long, value_name = "COLUMNS", value_parser = clap::value_parser!(u16).range(40..))]
    pub width: Option<u16>,
    /// Print to the terminal all at once. Otherwise what is longer than the screen goes through
    /// PARALLAX_PAGER, PAGER or less.
    #[arg(long)]
    pub no_pager: bool,
}

/// Formats of a history.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum HistoryFormat {
    /// As wide as the terminal.
    Terminal,
    /// Everything, as JSON.
    Json,
    /// One row per use or change, for a spreadsheet.
    Csv,
    /// A picture of a phrase's life.
    Svg,
}

impl HistoryFormat {
    /// The format that the name of a file ends in.
    pub(crate) fn of_file(path: &Path) -> Option<Self> {
        let extension = path.extension()?.to_str()?.to_ascii_lowercase();
        match extension.as_str() {
            "json" => Some(Self::Json),
            "csv" => Some(Self::Csv),
            "svg" => Some(Self::Svg),
            "txt" => Some(Self::Terminal),
            _ => None,
        }
    }
}
