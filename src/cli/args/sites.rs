//! Arguments and help of `parallax sites`.

use clap::{Args, Subcommand, ValueEnum};

pub(super) const HELP: &str = "\
A file of your own (--sites FILE, or PARALLAX_SITES) is TOML, and its entries go first:

  [[site]]
  government = \"GB\"
  outlet = \"Royal Household\"
  domains = [\"royal.uk\"]
  languages = [\"en\"]
  body = [\".article__body\"]    # CSS selectors; title, date and drop too

Examples:
  parallax sites
  parallax sites list --government CN
  parallax sites show https://www.mfa.gov.cn/eng/a.html
  parallax sites list --format json --sites my-sites.toml";

/// Arguments of `sites`.
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(crate) struct Sites {
    /// What to show; the list, if nothing is said.
    #[command(subcommand)]
    pub command: Option<SitesCommand>,
    /// What of the list to show, and how.
    #[command(flatten)]
    pub list: SitesList,
}

/// What `sites` can show.
#[derive(Debug, Subcommand)]
pub(crate) enum SitesCommand {
    /// List them, a line each
    List(SitesList),
    /// Print all that is known of the one that publishes at an address
    Show(SitesShow),
}

/// Arguments of `sites list`.
#[derive(Debug, Args)]
pub(crate) struct SitesList {
    /// Only those of one government: a code of ISO 3166 such as CN, or EU, NATO, UN.
    #[arg(long, value_name = "CODE")]
    pub government: Option<String>,
    /// How to print them.
    #[arg(long, value_enum, default_value_t = ListFormat::Text)]
    pub format: ListFormat,
}

/// Arguments of `sites show`.
#[derive(Debug, Args)]
pub(crate) struct SitesShow {
    /// A domain, or the URL of a page.
    #[arg(value_name = "DOMAIN|URL")]
    pub address: String,
    /// How to print it.
    #[arg(long, value_enum, default_value_t = ListFormat::Text)]
    pub format: ListFormat,
}

/// Formats of the table of newsrooms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ListFormat {
    /// A table, as wide as the terminal.
    Text,
    /// Everything, as JSON.
    Json,
}
