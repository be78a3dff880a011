//! How pages are fetched, as the caller wants it.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use super::memento::TIMEGATE;
use crate::source::snapshot::Snapshot;

/// How pages are fetched.
#[derive(Debug, Clone)]
pub struct Options {
    /// An address of the person who runs the program, as sites see it.
    pub contact: Option<String>,
    /// Fetch what robots.txt asks not to fetch.
    pub ignore_robots: bool,
    /// Connect to addresses that are not public.
    pub allow_private: bool,
    /// The pause between two requests to one host.
    pub delay: Duration,
    /// The limit of time for one request and its answer. A page with its redirects, its retries and
    /// robots.txt has that time once for each try: once, and once more for each retry.
    pub timeout: Duration,
    /// How often a request for one page is repeated after transient failures.
    pub retries: u32,
    /// When to ask an archive.
    pub archived: Archived,
    /// The TimeGate of that archive.
    pub timegate: String,
    /// How a page is told that says that it is gone, answered as if it was there.
    pub notice: Option<GoneNotice>,
}

/// What a page says that is no more, where it is answered as if it was there; `None` of any other.
#[derive(Clone)]
pub struct GoneNotice(pub Arc<Tells>);

/// Reads what a page says.
type Tells = dyn Fn(&Snapshot) -> Option<String> + Send + Sync;

impl fmt::Debug for GoneNotice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("GoneNotice")
    }
}

/// When an archive is asked for a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Archived {
    /// Never.
    Never,
    /// When the site says that the page is gone: by its status (404, 410), or in words.
    Gone,
    /// At once, instead of the site.
    Always,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            contact: None,
            ignore_robots: false,
            allow_private: false,
            delay: Duration::from_secs(1),
            timeout: Duration::from_secs(30),
            retries: 3,
            archived: Archived::Never,
            timegate: TIMEGATE.to_owned(),
            notice: None,
        }
    }
}

impl Options {
    /// How long answers are waited for, all together, until a page is there.
    pub(super) fn page_time(&self) -> Duration {
        self.timeout.saturating_mul(self.retries.saturating_add(1))
    }

    /// How the program names itself to sites.
    pub(super) fn user_agent(&self) -> String {
        let version = env!("CARGO_PKG_VERSION");
        let contact = match &self.contact {
            Some(contact) => format!("+{contact}"),
            None => "no contact given".to_owned(),
        };
        format!("parallax/{version} (reader of official statements; {contact})")
    }
}
