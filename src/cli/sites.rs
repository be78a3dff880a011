//! `parallax sites`: the table of newsrooms.

use serde::Serialize;

use super::args::{self, ListFormat, SitesCommand};
use super::context::Context;
use super::error::Error;
use super::status::ExitStatus;
use crate::render;
use crate::site::{Pattern, Site};

/// Prints the table, or the entry that serves an address.
pub(crate) fn run(arguments: &args::Sites, context: &mut Context<'_>) -> Result<ExitStatus, Error> {
    match &arguments.command {
        Some(SitesCommand::Show(show)) => {
            let unknown = || Error::UnknownSite(show.address.clone());
            let site = context.sites.of(&show.address).ok_or_else(unknown)?;
            let console = &mut context.console;
            match show.format {
                ListFormat::Text => everything(site).try_for_each(|line| console.line(line))?,
                ListFormat::Json => console.document(&render::json(&SiteEntry::from(site)))?,
            }
        }
        Some(SitesCommand::List(list)) => print_list(list, context)?,
        None => print_list(&arguments.list, context)?,
    }
    Ok(ExitStatus::Expected)
}

fn print_list(arguments: &args::SitesList, context: &mut Context<'_>) -> Result<(), Error> {
    let wanted = |site: &&Site| {
        let code = arguments.government.as_deref();
        code.is_none_or(|code| site.government.eq_ignore_ascii_case(code))
    };
    let listed: Vec<&Site> = context.sites.all().filter(wanted).collect();
    if let (true, Some(code)) = (listed.is_empty(), &arguments.government) {
        return Err(Error::UnknownGovernment(code.clone()));
    }
    let console = &mut context.console;
    match arguments.format {
        ListFormat::Text => console.text(&render::sites(&listed, context.terminal.width))?,
        ListFormat::Json => {
            let entries: Vec<SiteEntry<'_>> = listed.into_iter().map(SiteEntry::from).collect();
            console.document(&render::json(&entries))?;
        }
    }
    Ok(())
}

/// An entry as JSON shows it.
#[derive(Serialize)]
struct SiteEntry<'a> {
    #[serde(flatten)]
    site: &'a Site,
    /// Whether the site's pages are read by selectors of their own.
    profile: bool,
}

impl<'a> From<&'a Site> for SiteEntry<'a> {
    fn from(site: &'a Site) -> Self {
        Self {
            site,
            profile: site.has_profile(),
        }
    }
}

/// All that is known of a site, a line each.
fn everything(site: &Site) -> impl Iterator<Item = String> {
    let patterns = |patterns: &[Pattern]| -> Vec<String> {
        patterns.iter().map(ToString::to_string).collect()
    };
    let one = |text: &str| vec![text.to_owned()];
    let facts = [
        ("government", one(&site.government)),
        ("outlet", one(&site.outlet)),
        ("kind", one(site.kind.name())),
        ("domains", patterns(&site.domains)),
        ("hosts", patterns(&site.hosts)),
        ("languages", site.languages.clone()),
        ("body", site.body.clone()),
        ("title", site.title.clone()),
        ("date", site.date.clone()),
        ("drop", site.drop.clone()),
        ("fingerprint", site.fingerprint.clone()),
        ("verified", one(&site.verified)),
    ];
    facts
        .into_iter()
        .filter(|(_, values)| !values.is_empty())
        .map(|(name, values)| format!("{name:<12}{}", values.join(", ")))
}
