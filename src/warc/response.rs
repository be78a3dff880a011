//! A response in a record, and the page that it is.

use std::collections::BTreeMap;

use url::Url;

use super::coding::{self, PayloadError};
use super::error::WarcError;
use crate::files::MAX_PAGE_BYTES;

/// A page as a WARC file holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Capture {
    /// Its URL.
    pub url: String,
    /// When it was retrieved, as the record has it.
    pub date: Option<String>,
    /// HTTP status; `None` for a resource that was not fetched over HTTP.
    pub status: Option<u16>,
    /// The headers of the response, names in lower case.
    pub headers: BTreeMap<String, String>,
    /// Its bytes, without chunks and content coding.
    pub bytes: Vec<u8>,
}

/// How much of a response a record has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Extent {
    Whole,
    /// A part, as the record says.
    Truncated,
    /// Nothing: the response was the same as an earlier one.
    Revisit,
}

/// A response to a request.
#[derive(Debug)]
pub(super) struct Response {
    pub date: Option<String>,
    pub status: Option<u16>,
    pub headers: BTreeMap<String, String>,
    pub extent: Extent,
    /// The body as it was transferred, empty where it is not wanted; or why it is not read.
    pub body: Result<Vec<u8>, PayloadError>,
}

impl Response {
    fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(String::as_str)
    }

    /// The URL that the response for `url` redirects to.
    pub(super) fn redirect(&self, url: &str) -> Option<String> {
        let location = match self.status {
            Some(300..400) => self.header("location")?,
            _ => return None,
        };
        let to = Url::parse(url).ok()?.join(location).ok()?;
        Some(without_fragment(to.as_str()))
    }

    /// Whether this is a whole page with text, as far as its head says.
    pub(super) fn is_page(&self, url: &str) -> bool {
        let kind = self
            .header("content-type")
            .unwrap_or_default()
            .to_ascii_lowercase();
        let kind = kind.split(';').next().unwrap_or_default().trim();
        // 206 is a part of a page.
        self.extent == Extent::Whole
            && matches!(self.status, Some(200..206) | None)
            && matches!(
                kind,
                "" | "text/html" | "application/xhtml+xml" | "text/plain"
            )
            && !url.ends_with("/robots.txt")
    }

    /// How many bytes of its body are held.
    pub(super) fn size(&self) -> usize {
        self.body.as_ref().map_or(0, Vec::len)
    }

    /// The page that it is, under its URL.
    pub(super) fn capture(self, url: String) -> Result<Capture, WarcError> {
        let payload = self.body.and_then(|body| payload(&body, &self.headers));
        match payload {
            Ok(bytes) => Ok(Capture {
                url,
                date: self.date,
                status: self.status,
                headers: self.headers,
                bytes,
            }),
            Err(source) => Err(WarcError::Payload { url, source }),
        }
    }
}

/// A body without chunks and content coding.
fn payload(body: &[u8], headers: &BTreeMap<String, String>) -> Result<Vec<u8>, PayloadError> {
    let header = |name: &str| headers.get(name).map_or("", String::as_str);
    let transfer = header("transfer-encoding").to_ascii_lowercase();
    // Some writers keep the header and join the chunks.
    let is_chunked = transfer.contains("chunked") && chunk_size(body).is_some();
    let joined = if is_chunked {
        unchunked(body).ok_or_else(|| PayloadError::Coding("it ends within a chunk".to_owned()))?
    } else {
        vec![]
    };
    let body = if is_chunked { &joined } else { body };
    let mut bytes = Vec::new();
    coding::decode(body, header("content-encoding"), MAX_PAGE_BYTES, &mut bytes)?;
    Ok(bytes)
}

/// A URL without its fragment, as records have it.
pub(super) fn without_fragment(url: &str) -> String {
    match Url::parse(url) {
        Ok(mut url) => {
            url.set_fragment(None);
            url.to_string()
        }
        Err(_) => url.to_owned(),
    }
}

/// Joins the chunks of a chunked body (RFC 9112, 7.1); `None` for one that is cut off.
fn unchunked(mut body: &[u8]) -> Option<Vec<u8>> {
    let mut whole = Vec::with_capacity(body.len());
    loop {
        let (size, rest) = chunk_size(body)?;
        if size == 0 {
            return Some(whole);
        }
        whole.extend(rest.get(..size)?);
        body = rest[size..].strip_prefix(b"\r\n")?;
    }
}

/// The size of the chunk that a body begins with, and what is behind the line that says it.
fn chunk_size(body: &[u8]) -> Option<(usize, &[u8])> {
    let end = body.iter().take(1 << 10).position(|byte| *byte == b'\n')?;
    let line = std::str::from_utf8(&body[..end]).ok()?;
    let digits = line.split(';').next()?.trim();
    let size = usize::from_str_radix(digits, 16).ok()?;
    Some((size, &body[end + 1..]))
}
