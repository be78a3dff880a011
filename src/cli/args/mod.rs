//! What can be said on the command line, a file a command; nothing here does any work.

mod add;
mod align;
mod check;
mod compare;
mod comparing;
mod documents;
mod export;
mod extract;
mod fetch;
mod history;
mod index;
mod init;
mod network;
mod recheck;
mod sites;
mod value;

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

pub(crate) use self::add::Add;
pub(crate) use self::align::Align;
pub(crate) use self::check::Check;
pub(crate) use self::compare::{Compare, ReportFormat};
pub(crate) use self::comparing::{FindingArguments, LimitArguments};
pub(crate) use self::documents::{Completions, Described, Man, Schema};
pub(crate) use self::export::{Export, ExportFormat};
pub(crate) use self::extract::{Extract, TextFormat};
pub(crate) use self::fetch::Fetch;
pub(crate) use self::history::{History, HistoryFormat};
pub(crate) use self::index::Index;
pub(crate) use self::init::Init;
pub(crate) use self::network::{ArchiveArguments, ArchivedWhen, Network};
pub(crate) use self::recheck::{FindingFormat, Recheck};
pub(crate) use self::sites::{ListFormat, Sites, SitesCommand, SitesList};

/// Shows how governments tell the same event differently.
///
/// Give it two or more official accounts of one call or meeting: saved pages, plain text, or
/// URLs. It extracts their text, aligns the passages that answer each other, and shows what is
/// worded differently, what only one side says, and what one side puts in the other's mouth.
#[derive(Debug, Parser)]
#[command(name = "parallax", version, max_term_width = 100, after_help = AFTER_HELP)]
pub(crate) struct Cli {
    /// When to use colour.
    #[arg(long, global = true, value_enum, default_value_t = Colour::Auto, value_name = "WHEN")]
    pub color: Colour,

    /// Newsrooms of your own, before those that parallax knows.
    #[arg(
        long,
        global = true,
        env = "PARALLAX_SITES",
        hide_env_values = true,
        value_name = "FILE"
    )]
    pub sites: Option<PathBuf>,

    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

const AFTER_HELP: &str = "\
Examples:
  parallax compare us=whitehouse.html cn=mfa.html     two saved pages
  parallax compare fixtures/2025-11-24-xi-trump-call  a saved event
  parallax extract mfa.html                           the text of one page
  parallax init talks/2025-11-24 us=page.html cn=URL  make an event from pages
  parallax add talks/2025-11-24 ru=page.html          file a saved page into it
  parallax fetch talks/2025-11-24                     download its pages
  parallax recheck talks/2025-11-24                   has a text changed since?
  parallax sites --government CN                      the newsrooms it knows
  parallax check fixtures                             is all as expected?
  parallax history texts.jsonl --phrase \"one China\"   who said it, and when
  parallax export talks -o tables                     many events as tables

Exit status:
  0  as expected
  1  differences (check; compare with --exit-code)
  2  the command line or an input is bad
  3  a source's text has changed, or its page is gone (recheck)
  4  a fetch failed, or a disk is full";

/// The commands.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Compare the accounts of one event, side by side
    #[command(after_help = compare::HELP)]
    Compare(Compare),
    /// Make a new event from saved pages and URLs
    #[command(after_help = init::HELP)]
    Init(Init),
    /// File a saved page, PDF or text into an event
    #[command(after_help = add::HELP)]
    Add(Add),
    /// Download every source of an event, and keep it as a snapshot
    #[command(after_help = fetch::HELP)]
    Fetch(Fetch),
    /// Ask whether a government has changed its text since it was saved
    #[command(after_help = recheck::HELP)]
    Recheck(Recheck),
    /// Print the text of one page
    #[command(after_help = extract::HELP)]
    Extract(Extract),
    /// Print which sentences of two texts belong together, as `i<TAB>j<TAB>score`, from 0
    #[command(after_help = align::HELP)]
    Align(Align),
    /// Check that saved events still give what is expected
    #[command(after_help = check::HELP)]
    Check(Check),
    /// Show what a government says now against what it said before, or every use of a phrase
    #[command(after_help = history::HELP)]
    History(History),
    /// Write the events of an archive as a static site
    #[command(after_help = index::HELP)]
    Index(Index),
    /// Write the events of an archive as tidy tables
    #[command(after_help = export::HELP)]
    Export(Export),
    /// List the government newsrooms that parallax knows
    #[command(after_help = sites::HELP)]
    Sites(Sites),
    /// Print the JSON Schema of the report, or of what --jsonl reads and prints
    #[command(after_help = documents::SCHEMA_HELP)]
    Schema(Schema),
    /// Print a completion script for a shell
    #[command(after_help = documents::COMPLETIONS_HELP)]
    Completions(Completions),
    /// Print the manual page of parallax, or of one of its commands
    #[command(after_help = documents::MAN_HELP)]
    Man(Man),
}

/// When to use colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Colour {
    /// On a terminal, unless NO_COLOR is set.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    /// Columns of the narrowest terminal that most people have.
    const COLUMNS: usize = 80;

    #[test]
    fn help_is_read_in_eighty_columns() {
        let program = Cli::command();
        for command in program.get_subcommands().chain([&program]) {
            let help = command.get_after_help().map(ToString::to_string);
            let help = help.unwrap_or_default();
            let lines: Vec<&str> = help.lines().collect();
            for line in &lines {
                let is_laid_out = line.starts_with("  ");
                assert!(!is_laid_out || line.chars().count() <= COLUMNS, "{line}");
            }
            // A paragraph that is broken by hand is broken again where the terminal ends.
            let is_prose = |line: &str| !line.is_empty() && !line.starts_with("  ");
            for pair in lines.windows(2).filter(|it| it[0] != "Examples:") {
                assert!(!is_prose(pair[0]) || !is_prose(pair[1]), "{pair:?}");
            }
        }
    }
}
