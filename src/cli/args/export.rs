//! Arguments and help of `parallax export`.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::comparing::{FindingArguments, LimitArguments};
use crate::export::TableFormat;

pub(super) const HELP: &str = "\
A DIR is an event folder, or a folder of them, up to four folders deep. Saved pages are compared; \
no site is asked. An event that cannot be compared is named, the others are written, and the exit \
status is 2.

To a folder go all tables, a file each; to a file goes one: --table, or the one that the file is \
named after (statements.csv), or else the findings. Without --output it is printed.

  events      an event, with its first finding
  statements  an account of an event
  sentences   a sentence of an account, with its passage
  links       two accounts of one passage, with what each says in it
  findings    a finding, with what it quotes
  evidence    a place in an account that a finding rests on
  topics      a topic in an account, spoken of or not
  facts       a fact of the talks that an account gives

Every row has the name of its event: that of its folder. Ids of findings are those of the reports; \
passages and sentences count from 1, as in reports for readers (in the report's JSON: from 0).

Examples:
  parallax export talks -o tables
  parallax export talks -o tables --format parquet
  parallax export talks -o findings.csv
  parallax export talks --table topics --format jsonl
  duckdb -c \"SELECT kind, count(*) FROM 'tables/findings.csv' GROUP BY kind\"";

/// Arguments of `export`.
#[derive(Debug, Args)]
pub(crate) struct Export {
    /// Event folders, or folders of them.
    #[arg(required = true, value_name = "DIR")]
    pub folders: Vec<PathBuf>,
    /// Write to a folder, all tables; or to a file, one.
    #[arg(long, short, value_name = "FILE|FOLDER")]
    pub output: Option<PathBuf>,
    /// How tables are written [default: as the file of --output ends, else csv].
    #[arg(long, value_enum)]
    pub format: Option<ExportFormat>,
    /// Write this table alone.
    #[arg(long, value_name = "NAME")]
    pub table: Option<String>,
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

/// Formats of tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ExportFormat {
    /// For spreadsheets.
    Csv,
    /// One object per line.
    Jsonl,
    /// Columns with their types, for DuckDB, pandas, Spark.
    #[cfg(feature = "parquet")]
    Parquet,
}

impl ExportFormat {
    /// The format that the name of a file ends in.
    pub(crate) fn of_file(path: &Path) -> Option<Self> {
        let extension = path.extension()?.to_str()?.to_ascii_lowercase();
        match extension.as_str() {
            "csv" => Some(Self::Csv),
            "jsonl" | "ndjson" => Some(Self::Jsonl),
            #[cfg(feature = "parquet")]
            "parquet" => Some(Self::Parquet),
            _ => None,
        }
    }

    /// What the names of its files end in, which is its name on the command line.
    pub(crate) fn ending(self) -> String {
        let value = self.to_possible_value();
        value.map_or_else(String::new, |value| value.get_name().to_owned())
    }

    /// Whether it can be printed.
    pub(crate) fn is_text(self) -> bool {
        matches!(self, Self::Csv | Self::Jsonl)
    }
}

impl From<ExportFormat> for TableFormat {
    fn from(format: ExportFormat) -> Self {
        match format {
            ExportFormat::Csv => Self::Csv,
            ExportFormat::Jsonl => Self::JsonLines,
            #[cfg(feature = "parquet")]
            ExportFormat::Parquet => Self::Parquet,
        }
    }
}
