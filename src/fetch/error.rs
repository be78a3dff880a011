//! Why a page could not be had.

use std::error::Error;
use std::io;
use std::net::IpAddr;
use std::time::Duration;

use crate::files::{self, in_words};
use crate::warc::Exchange;
use crate::warc::coding::PayloadError;

/// A page that could not be had, and why.
#[derive(Debug, thiserror::Error)]
#[error("{url}: {reason}")]
pub struct FetchError {
    /// The URL that was asked for.
    pub url: String,
    /// Why it failed.
    #[source]
    pub reason: Reason,
    /// The requests that were answered all the same: redirects, and a refusal.
    pub exchanges: Vec<Exchange>,
}

/// Why a page could not be had.
#[derive(Debug, thiserror::Error)]
#[allow(missing_docs, reason = "each says it in its message")]
pub enum Reason {
    #[error("is not a URL ({0}); write it with http:// or https:// in front")]
    NotAUrl(String),
    #[error("is longer than any server takes")]
    TooLongUrl,
    #[error("{0}: is not fetched; only http and https are")]
    Scheme(String),
    #[error("holds a user name or password; remove it")]
    Credentials,
    #[error(
        "{0} is not a public address; --allow-private connects to it, for a server of your own"
    )]
    Private(IpAddr),
    #[error("the contact cannot be sent to sites; write an address in plain ASCII")]
    Contact,
    #[error(
        "the name {host} cannot be looked up ({}); check the URL and your network",
        in_words(source)
    )]
    Name { host: String, source: io::Error },
    #[error(
        "robots.txt of the site asks not to fetch this page; save it from a browser, or use \
         --ignore-robots if you have the right"
    )]
    Robots,
    #[error("robots.txt of the site cannot be read ({0}), so it may forbid; try again later")]
    RobotsUnreachable(#[source] Box<Reason>),
    #[error("the server answers {0}{advice}", advice = advice(*.0))]
    Status(u16),
    #[error("the server asks to wait {:.0} seconds; try again then", .0.as_secs_f64().ceil())]
    Wait(Duration),
    #[error("more than {0} redirects; the site sends its readers in a circle")]
    Redirects(usize),
    #[error("redirects to {to}: {reason}")]
    Redirected {
        to: String,
        #[source]
        reason: Box<Reason>,
    },
    #[error("no answer within {} seconds; try again, or give it longer with --timeout", .0.as_secs_f64())]
    Timeout(Duration),
    #[error(
        "not a whole page within {} seconds, with its redirects and retries; try again, or give it \
         longer with --timeout",
        .0.as_secs_f64()
    )]
    Deadline(Duration),
    #[error("the connection broke off ({0}); try again")]
    Broken(String),
    #[error("cannot connect ({0}); check the URL and your network")]
    Connect(String),
    #[error("the server's certificate is not trusted ({0}); nothing was sent to it")]
    Certificate(String),
    #[error("the archive has no copy ({0})")]
    NoMemento(String),
    #[error("the archive at {timegate}: {reason}")]
    Archive {
        timegate: String,
        #[source]
        reason: Box<Reason>,
    },
    #[error("the page is gone from its site, and {0}")]
    GoneAndUnarchived(#[source] Box<Reason>),
    #[error("the site answers with {notice}, and {reason}")]
    NoticeAndUnarchived {
        notice: String,
        #[source]
        reason: Box<Reason>,
    },
    #[error(
        "makes parallax fail ({0}): that is a fault of the program; please report it, with the URL"
    )]
    Fault(String),
    #[error(transparent)]
    Payload(#[from] PayloadError),
}

impl From<io::Error> for Reason {
    fn from(error: io::Error) -> Self {
        Self::Payload(PayloadError::Disk(error))
    }
}

impl FetchError {
    pub(super) fn new(url: &str, reason: Reason) -> Self {
        Self {
            url: url.to_owned(),
            reason,
            exchanges: vec![],
        }
    }

    /// Whether what was asked for is bad, whatever the network says.
    pub fn is_bad_input(&self) -> bool {
        matches!(
            self.reason,
            Reason::NotAUrl(_)
                | Reason::TooLongUrl
                | Reason::Scheme(_)
                | Reason::Credentials
                | Reason::Contact
        )
    }

    /// Whether the site itself says that the page is no more.
    pub fn is_gone(&self) -> bool {
        self.reason.is_gone()
    }

    /// Whether the site answers with another page, which says that this one is no more.
    pub fn is_stand_in(&self) -> bool {
        matches!(self.reason, Reason::NoticeAndUnarchived { .. })
    }

    /// Whether the page is gone from its site and no archive was asked for it.
    pub fn may_be_archived(&self) -> bool {
        self.is_gone() && !matches!(self.reason, Reason::GoneAndUnarchived(_))
    }

    /// Whether the page could not be held for want of room.
    pub fn is_disk_full(&self) -> bool {
        matches!(&self.reason, Reason::Payload(PayloadError::Disk(error)) if files::is_disk_full(error))
    }
}

impl Reason {
    /// Whether the site itself says that the page is no more.
    pub(super) fn is_gone(&self) -> bool {
        match self {
            Self::Status(404 | 410) | Self::GoneAndUnarchived(_) => true,
            Self::Redirected { reason, .. } => reason.is_gone(),
            _ => false,
        }
    }

    /// Whether the same request may succeed a moment later.
    pub(super) fn is_transient(&self) -> bool {
        match self {
            Self::Status(status) => matches!(status, 408 | 425 | 429 | 500 | 502 | 503 | 504),
            Self::Timeout(_) | Self::Broken(_) | Self::Connect(_) => true,
            // A name that does not exist stays so; a resolver that fails may recover. Only the
            // system's words tell the two apart.
            Self::Name { source, .. } => {
                let said = source.to_string().to_ascii_lowercase();
                source.kind() == io::ErrorKind::TimedOut
                    || said.contains("temporary")
                    || said.contains("try again")
            }
            _ => false,
        }
    }

    /// Sorts what the HTTP client says.
    pub(super) fn of_client(error: &reqwest::Error, timeout: Duration) -> Self {
        let said = innermost(error);
        if error.is_timeout() {
            Self::Timeout(timeout)
        } else if is_certificate(error) {
            Self::Certificate(said)
        } else if error.is_connect() {
            Self::Connect(said)
        } else {
            Self::Broken(said)
        }
    }
}

fn advice(status: u16) -> &'static str {
    match status {
        401 | 403 => "; the site refuses programs: save the page from a browser",
        404 | 410 => ": the page is gone",
        429 => "; wait before you ask again",
        500.. => "; try again later",
        _ => "",
    }
}

/// The text of the innermost cause, which says most.
fn innermost(error: &(dyn Error + 'static)) -> String {
    let mut inner = error;
    while let Some(source) = inner.source() {
        inner = source;
    }
    match inner.downcast_ref() {
        Some(error) => in_words(error),
        None => inner.to_string(),
    }
}

fn is_certificate(error: &(dyn Error + 'static)) -> bool {
    if let Some(error) = error.downcast_ref() {
        return matches!(error, rustls::Error::InvalidCertificate(_));
    }
    // The source of an I/O error is not the error that it wraps but that error's source.
    let held = error
        .downcast_ref::<io::Error>()
        .and_then(io::Error::get_ref);
    held.is_some_and(|held| is_certificate(held)) || error.source().is_some_and(is_certificate)
}
