//! The newsrooms of governments: who publishes under an address, in which languages, and where on
//! its pages the text stands.
//!
//! The table is in `newsrooms/`, a file a continent; `newsrooms/README.md` says how it is written.
//! A user's own file is written alike, and goes before it.

mod address;
mod selectors;
mod table;

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use address::Address;
pub use address::{NotAPattern, Pattern};
pub(crate) use selectors::Selectors;
use table::Entry;

use crate::source::files::{self, ReadError};

/// Largest file of a user's own entries, in bytes.
const MAX_FILE: u64 = 4 << 20;

/// An outlet of a government, and where it publishes.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Site {
    /// ISO 3166 alpha-2 code, or `EU`, `NATO`, `UN`.
    pub government: String,
    /// Who publishes there, in English.
    pub outlet: String,
    /// What the outlet is to its government.
    #[serde(default)]
    pub kind: Kind,
    /// Hosts that it publishes under; their subdomains count too.
    #[serde(default)]
    pub domains: Vec<Pattern>,
    /// Hosts whose subdomains are others'.
    #[serde(default)]
    pub hosts: Vec<Pattern>,
    /// Languages that it publishes in (BCP 47).
    #[serde(default)]
    pub languages: Vec<String>,
    /// CSS selectors of the text: the first that finds any is used, with all its matches.
    #[serde(default)]
    pub body: Vec<String>,
    /// CSS selectors of the heading.
    #[serde(default)]
    pub title: Vec<String>,
    /// CSS selectors of the day of publication.
    #[serde(default)]
    pub date: Vec<String>,
    /// CSS selectors, within the body, of what is not the statement.
    #[serde(default)]
    pub drop: Vec<String>,
    /// CSS selectors which, all found in one page, tell the site where no address is known.
    #[serde(default)]
    pub fingerprint: Vec<String>,
    /// What the entry was seen to work on, and when; or `unverified`.
    #[serde(default = "unverified")]
    pub verified: String,
    #[serde(skip)]
    selectors: OnceLock<Selectors>,
}

fn unverified() -> String {
    "unverified".to_owned()
}

/// What an outlet is to its government.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the names say it")]
pub enum Kind {
    Presidency,
    HeadOfState,
    PrimeMinister,
    #[default]
    Government,
    ForeignMinistry,
    Defence,
    Trade,
    Finance,
    Agency,
    Newspaper,
    Embassies,
    Mission,
    Party,
    Organisation,
    Social,
}

impl Kind {
    /// Its name, as the table writes it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Presidency => "presidency",
            Self::HeadOfState => "head-of-state",
            Self::PrimeMinister => "prime-minister",
            Self::Government => "government",
            Self::ForeignMinistry => "foreign-ministry",
            Self::Defence => "defence",
            Self::Trade => "trade",
            Self::Finance => "finance",
            Self::Agency => "agency",
            Self::Newspaper => "newspaper",
            Self::Embassies => "embassies",
            Self::Mission => "mission",
            Self::Party => "party",
            Self::Organisation => "organisation",
            Self::Social => "social",
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    site: Vec<Site>,
}

/// The newsrooms of the program, by government.
pub fn sites() -> Vec<&'static Site> {
    let mut sites: Vec<&Site> = table::entries().map(Entry::site).collect();
    sites.sort_by(|a, b| a.government.cmp(&b.government));
    sites
}

/// The newsroom of the program that publishes under a URL. An archive's copy is the page that it is
/// a copy of.
pub fn site_of(url: &str) -> Option<&'static Site> {
    let address = Address::parse(url)?;
    best(table::near(&address).map(Entry::site), &address).map(|(_, site)| site)
}

/// Why a file of newsrooms cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum SitesError {
    /// It cannot be read.
    #[error("cannot read {path}: {error}")]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why.
        error: ReadError,
    },
    /// It is not as a file of newsrooms is written.
    #[error("{path}: {error}")]
    Malformed {
        /// The file.
        path: PathBuf,
        /// What is wrong, and in which line.
        error: Box<toml::de::Error>,
    },
    /// An entry says something that cannot be.
    #[error("{path}, line {line}: {reason}")]
    Wrong {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
        /// What is wrong, and what would be right.
        reason: String,
    },
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
    /// The file cannot be read, or an entry is not as `newsrooms/README.md` says; the error names
    /// the line.
    pub fn with_file(path: &Path) -> Result<Self, SitesError> {
        let unreadable = |error| SitesError::Unreadable {
            path: path.to_owned(),
            error,
        };
        let text = files::read_text(path, MAX_FILE).map_err(unreadable)?;
        let file: File = toml::from_str(&text).map_err(|error| SitesError::Malformed {
            path: path.to_owned(),
            error: Box::new(error),
        })?;
        for (index, site) in file.site.iter().enumerate() {
            if let Some(flaw) = site.flaw() {
                return Err(SitesError::Wrong {
                    path: path.to_owned(),
                    line: line_of(&text, index, &flaw.at),
                    reason: flaw.reason,
                });
            }
        }
        Ok(Self { own: file.site })
    }

    /// The newsroom that publishes under a URL, or a host without a scheme. An archive's copy is
    /// the page that it is a copy of.
    pub fn of(&self, url: &str) -> Option<&Site> {
        let address = Address::parse(url)?;
        let own = best(self.own.iter(), &address);
        let built_in = best(table::near(&address).map(Entry::site), &address);
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
        let own = self.own.iter().filter(|site| !site.fingerprint.is_empty());
        let built_in = table::entries().filter(|entry| entry.has_fingerprint());
        own.chain(built_in.map(|entry| entry.site()))
    }
}

/// The site that serves an address by its longest pattern, and how long that is.
fn best<'a>(
    sites: impl Iterator<Item = &'a Site>,
    address: &Address,
) -> Option<((usize, usize), &'a Site)> {
    let mut best = None;
    for site in sites {
        let reach = site.reach(address);
        if reach > best.map(|(reach, _)| reach) {
            best = reach.map(|reach| (reach, site));
        }
    }
    best
}

/// The line, from 1, on which the entry `index` of a file says `at`.
fn line_of(text: &str, index: usize, at: &str) -> usize {
    let mut entries = 0;
    let mut start = 1;
    for (number, line) in (1..).zip(text.lines()) {
        if line.trim_start().starts_with("[[site]]") {
            entries += 1;
            if entries == index + 1 {
                start = number;
            }
        }
        if entries == index + 1 && !at.is_empty() && line.contains(at) {
            return number;
        }
    }
    start
}

/// What is wrong with an entry.
struct Flaw {
    /// Words of the line that says it; empty for what is missing.
    at: String,
    reason: String,
}

impl Site {
    /// Whether its pages can be read by selectors of their own.
    pub fn has_profile(&self) -> bool {
        !self.body.is_empty()
    }

    /// Whether the entry was seen to work on a page.
    pub fn is_verified(&self) -> bool {
        !self.verified.starts_with("unverified")
    }

    /// The longest host and path by which the entry serves an address.
    fn reach(&self, address: &Address) -> Option<(usize, usize)> {
        let domains = self.domains.iter().filter(|it| it.serves_below(address));
        let hosts = self.hosts.iter().filter(|it| it.serves(address));
        domains.chain(hosts).map(Pattern::length).max()
    }

    /// The selectors, compiled when one of the site's pages is first read.
    pub(crate) fn selectors(&self) -> &Selectors {
        self.selectors.get_or_init(|| Selectors::new(self))
    }

    /// What the shape of an entry does not rule out, and is wrong nonetheless.
    fn flaw(&self) -> Option<Flaw> {
        let flaw = |at: &str, reason: String| {
            Some(Flaw {
                at: at.to_owned(),
                reason,
            })
        };
        let code = &self.government;
        if !(2..=8).contains(&code.len()) || !code.bytes().all(|byte| byte.is_ascii_uppercase()) {
            return flaw(
                code,
                format!("government {code:?} is no code in capitals, such as CN or EU"),
            );
        }
        if self.outlet.trim().is_empty() {
            return flaw(
                "outlet",
                "outlet is empty: say who publishes there".to_owned(),
            );
        }
        if self.domains.is_empty() && self.hosts.is_empty() {
            return flaw("", "the site has neither domains nor hosts".to_owned());
        }
        if let Some(language) = self.languages.iter().find(|it| !is_language(it)) {
            return flaw(
                language,
                format!("{language:?} is no language tag (BCP 47), such as en or zh-Hant"),
            );
        }
        let bad = selectors::first_bad(self)?;
        flaw(bad, format!("{bad:?} is no CSS selector"))
    }
}

/// Whether a text has the form of a BCP 47 tag: a language of two or three small letters, then
/// subtags.
fn is_language(tag: &str) -> bool {
    let mut subtags = tag.split('-');
    let primary = subtags.next().unwrap_or_default();
    (2..=3).contains(&primary.len())
        && primary.bytes().all(|byte| byte.is_ascii_lowercase())
        && subtags.all(|subtag| {
            (2..=8).contains(&subtag.len())
                && subtag.bytes().all(|byte| byte.is_ascii_alphanumeric())
        })
}
