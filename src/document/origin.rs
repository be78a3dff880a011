//! Where and when a file was saved.

use url::Url;

/// The most bytes of an address.
const MAX_URL_BYTES: usize = 8 << 10;

/// Where and when a file was saved, as far as it says so.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Origin {
    /// The address of the page.
    pub url: Option<String>,
    /// When it was saved, RFC 3339 in UTC.
    pub retrieved: Option<String>,
}

/// An address on the web; none of a file or of a browser's own pages.
pub(super) fn web_address(text: &str) -> Option<String> {
    let text = text.trim();
    if text.len() > MAX_URL_BYTES {
        return None;
    }
    let url = Url::parse(text).ok()?;
    matches!(url.scheme(), "http" | "https").then(|| text.to_owned())
}
