//! `parallax sites`: the table of newsrooms.

use std::io::Write;

use serde::Serialize;

use super::{EXPECTED, Error};
use crate::cli::args::{self, ListFormat, SitesCommand, Terminal};
use crate::render;
use crate::site::{Site, Sites};

/// Prints the table, or the entry that serves an address.
pub(super) fn sites(
    arguments: &args::Sites,
    sites: &Sites,
    terminal: &Terminal,
    out: &mut dyn Write,
) -> Result<u8, Error> {
    match &arguments.command {
        Some(SitesCommand::Show(show)) => {
            let unknown = || Error::UnknownSite(show.address.clone());
            let site = sites.of(&show.address).ok_or_else(unknown)?;
            let text = match show.format {
                ListFormat::Text => everything(site),
                ListFormat::Json => render::json(&Entry::from(site)),
            };
            out.write_all(text.as_bytes())?;
        }
        Some(SitesCommand::List(list)) => print_list(list, sites, terminal, out)?,
        None => print_list(&arguments.list, sites, terminal, out)?,
    }
    Ok(EXPECTED)
}

fn print_list(
    arguments: &args::SitesList,
    sites: &Sites,
    terminal: &Terminal,
    out: &mut dyn Write,
) -> Result<(), Error> {
    let wanted = |site: &&Site| {
        let code = arguments.government.as_deref();
        code.is_none_or(|code| site.government.eq_ignore_ascii_case(code))
    };
    let listed: Vec<&Site> = sites.all().filter(wanted).collect();
    if let (true, Some(code)) = (listed.is_empty(), &arguments.government) {
        return Err(Error::UnknownGovernment(code.clone()));
    }
    let text = match arguments.format {
        ListFormat::Text => render::sites(&listed, terminal.width),
        ListFormat::Json => render::json(&listed.into_iter().map(Entry::from).collect::<Vec<_>>()),
    };
    out.write_all(text.as_bytes())?;
    Ok(())
}

/// An entry as JSON shows it.
#[derive(Serialize)]
struct Entry<'a> {
    #[serde(flatten)]
    site: &'a Site,
    /// Whether the site's pages are read by selectors of their own.
    profile: bool,
}

impl<'a> From<&'a Site> for Entry<'a> {
    fn from(site: &'a Site) -> Self {
        Self {
            site,
            profile: site.has_profile(),
        }
    }
}

/// All that is known of a site, a line each.
fn everything(site: &Site) -> String {
    let patterns = |patterns: &[crate::site::Pattern]| -> Vec<String> {
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
        .iter()
        .filter(|(_, values)| !values.is_empty())
        .map(|(name, values)| format!("{name:<12}{}\n", values.join(", ")))
        .collect()
}
