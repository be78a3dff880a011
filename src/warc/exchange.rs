//! What went over the wire: one request with its answer.

use std::net::IpAddr;

use http::HeaderMap;
use jiff::Timestamp;
use tempfile::SpooledTempFile;
use url::Url;

/// How much of a body is held in memory; the rest waits in a temporary file.
#[cfg(feature = "network")]
pub(crate) const SPOOLED_BYTES: usize = 256 << 10;

/// One request and its answer, as they went over the wire.
#[derive(Debug)]
pub struct Exchange {
    /// The URL asked for.
    pub url: Url,
    /// When.
    pub at: Timestamp,
    /// The headers that were sent.
    pub sent: HeaderMap,
    /// The status of the answer.
    pub status: u16,
    /// Its headers.
    pub headers: HeaderMap,
    /// Its body, in the content coding in which it came.
    pub body: SpooledTempFile,
    /// How many bytes that is.
    pub size: u64,
    /// The address that answered.
    pub peer: Option<IpAddr>,
}

impl Exchange {
    /// A header of the answer, where it has it and it is text.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }

    /// The content codings of the body; empty where it has none.
    pub fn content_encoding(&self) -> &str {
        self.header("content-encoding").unwrap_or_default()
    }

    /// The URL that the answer redirects to.
    #[cfg(feature = "network")]
    pub(crate) fn location(&self) -> Option<&str> {
        matches!(self.status, 301 | 302 | 303 | 307 | 308)
            .then(|| self.header("location"))
            .flatten()
    }
}
