//! A newsroom, as the table and a user's file write it.

use serde::{Deserialize, Serialize};

use super::pattern::Pattern;

/// An outlet of a government, and where it publishes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Site {
    /// ISO 3166 alpha-2 code, or `EU`, `NATO`, `UN`.
    pub government: String,
    /// Who publishes there, in English.
    pub outlet: String,
    /// What the outlet is to its government.
    #[serde(default)]
    pub kind: OutletKind,
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
}

fn unverified() -> String {
    "unverified".to_owned()
}

/// What an outlet is to its government.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the names say it")]
pub enum OutletKind {
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

impl OutletKind {
    /// Whether it writes as papers do.
    pub(crate) fn is_press(self) -> bool {
        matches!(self, Self::Agency | Self::Newspaper)
    }

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

/// A file of newsrooms.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SiteFile {
    /// The newsrooms.
    #[serde(default)]
    pub site: Vec<Site>,
}

impl Site {
    /// Its lists of CSS selectors, with their names.
    pub fn selector_lists(&self) -> [(&'static str, &[String]); 5] {
        [
            ("body", &self.body),
            ("title", &self.title),
            ("date", &self.date),
            ("drop", &self.drop),
            ("fingerprint", &self.fingerprint),
        ]
    }

    /// Whether its pages can be read by selectors of their own.
    pub fn has_profile(&self) -> bool {
        !self.body.is_empty()
    }

    /// Whether the entry was seen to work on a page.
    pub fn is_verified(&self) -> bool {
        !self.verified.starts_with("unverified")
    }
}
