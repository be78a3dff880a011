//! The newsrooms of governments: who publishes under an address, in which languages, and where on
//! its pages the text stands.
//!
//! The table is in `data/newsrooms/`, a file a continent; its `README.md` says how it is written.
//! A user's own file is written alike, and goes before it.

mod address;
pub(crate) mod pattern;
pub(crate) mod row;
mod selectors;
pub(crate) mod validate;

use std::path::Path;
use std::sync::LazyLock;

pub use crate::data::{Malformed, UserTableError};
use crate::data::{read_user_table, rows};
use crate::lexicon;
use address::Address;
pub use pattern::{NotAPattern, Pattern};
use row::SiteFile;
pub use row::{OutletKind, Site};
pub(crate) use selectors::{Selectors, compile};

/// The newsrooms of the program.
static SITES: LazyLock<Vec<Site>> = LazyLock::new(|| rows!("newsrooms"));

/// The newsrooms of the program, by government.
pub fn sites() -> Vec<&'static Site> {
    let mut sites: Vec<&Site> = SITES.iter().collect();
    sites.sort_by(|a, b| a.government.cmp(&b.government));
    sites
}

/// The newsroom of the program that publishes under a URL. An archive's copy is the page that it is
/// a copy of.
pub fn site_of(url: &str) -> Option<&'static Site> {
    let address = Address::parse(url)?;
    best(&SITES, &address).map(|(_, site)| site)
}

/// The newsrooms of a user, before those of the program.
#[derive(Debug, Clone, Default)]
pub struct Sites {
    own: Vec<Site>,
}

impl Sites {
    /// Reads a user's own file.
    ///
    /// # Errors
    ///
    /// The file cannot be read, or an entry is not as `data/newsrooms/README.md` says; the error
    /// names the line, and shows the place.
    pub fn with_file(path: &Path) -> Result<Self, UserTableError> {
        let languages = lexicon::languages();
        let file: SiteFile = read_user_table(path, |file| {
            validate::check(file, &[], &languages, selectors::is_selector)
        })?;
        Ok(Self { own: file.site })
    }

    /// The newsroom that publishes under a URL, or a host without a scheme. An archive's copy is
    /// the page that it is a copy of.
    pub fn of(&self, url: &str) -> Option<&Site> {
        let address = Address::parse(url)?;
        let own = best(&self.own, &address);
        let built_in = best(&SITES, &address);
        match (own, built_in) {
            (Some(own), Some(built_in)) if built_in.0 > own.0 => Some(built_in.1),
            (own, built_in) => own.or(built_in).map(|(_, site)| site),
        }
    }

    /// All newsrooms, the user's own first.
    pub fn all(&self) -> impl Iterator<Item = &Site> {
        self.own.iter().chain(sites())
    }

    /// The newsrooms whose pages can be told by their elements.
    pub(crate) fn with_fingerprint(&self) -> impl Iterator<Item = &Site> {
        let all = self.own.iter().chain(SITES.iter());
        all.filter(|site| !site.fingerprint.is_empty())
    }
}

/// The site that serves an address by its longest pattern, and how long that is.
fn best<'a>(sites: &'a [Site], address: &Address) -> Option<((usize, usize), &'a Site)> {
    let mut best = None;
    for site in sites {
        let reach = reach(site, address);
        if reach > best.map(|(reach, _)| reach) {
            best = reach.map(|reach| (reach, site));
        }
    }
    best
}

/// The longest host and path by which a site serves an address.
fn reach(site: &Site, address: &Address) -> Option<(usize, usize)> {
    let domains = site.domains.iter().filter(|it| address.is_below(it));
    let hosts = site.hosts.iter().filter(|it| address.is_on(it));
    domains.chain(hosts).map(Pattern::length).max()
}
