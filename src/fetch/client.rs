//! One request and its answer, within limits of time and size.

use std::io::{self, Read, Write};
use std::sync::Once;
use std::time::{Duration, Instant};

use jiff::Timestamp;
use reqwest::blocking::{Client, Response};
use reqwest::header::{ACCEPT, ACCEPT_ENCODING, HeaderMap, HeaderValue, USER_AGENT};
use reqwest::redirect::Policy;
use tempfile::SpooledTempFile;
use url::Url;

use super::error::Reason;
use super::resolver::PublicResolver;
use crate::warc::coding::{ACCEPTED, PayloadError};
use crate::warc::{Exchange, SPOOLED_BYTES};

const BUFFER_BYTES: usize = 16 << 10;

/// The limits of one exchange.
#[derive(Debug, Clone, Copy)]
pub(super) struct Limits {
    /// From the first byte sent to the last received. The client watches each wait for bytes, this
    /// program the sum, so an exchange ends within twice that time.
    pub time: Duration,
    /// The most bytes of the body as it comes.
    pub size: u64,
    /// What happens to a larger body.
    pub overflow: Overflow,
}

/// What happens to a body that is larger than its limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Overflow {
    /// It is refused.
    Refuse,
    /// It is cut off at the limit.
    Truncate,
}

/// An HTTP client that follows no redirects, goes through no proxy and connects only to admitted
/// addresses. Certificates are checked as the operating system does.
///
/// A proxy would look up names and connect by itself, past the resolver; so those that the
/// environment names are not used.
#[derive(Debug)]
pub(super) struct HttpClient {
    client: Client,
    resolver: PublicResolver,
}

impl HttpClient {
    /// A client that waits for a connection and for bytes no longer than `timeout`.
    pub(crate) fn new(resolver: PublicResolver, timeout: Duration) -> Result<Self, Reason> {
        static PROVIDER: Once = Once::new();
        PROVIDER.call_once(|| {
            // A program around this library may have chosen one before, which is as good.
            let _ = rustls::crypto::ring::default_provider().install_default();
        });
        let client = Client::builder()
            .redirect(Policy::none())
            .no_proxy()
            .referer(false)
            .connect_timeout(timeout)
            .timeout(timeout)
            .pool_max_idle_per_host(1)
            .dns_resolver(resolver.admitted())
            .build()
            .map_err(|error| Reason::of_client(&error, timeout))?;
        Ok(Self { client, resolver })
    }

    /// Looks up the host of a URL. [`get`](Self::get) connects to nothing that was not admitted.
    pub(crate) fn admit(&self, url: &Url, timeout: Duration) -> Result<(), Reason> {
        self.resolver.admit(url, timeout)
    }

    /// Asks once.
    pub(crate) fn get(
        &self,
        url: &Url,
        headers: &HeaderMap,
        limits: Limits,
    ) -> Result<Exchange, Reason> {
        let (at, start) = (Timestamp::now(), Instant::now());
        let reason = |error: reqwest::Error| Reason::of_client(&error, limits.time);
        let request = self
            .client
            .get(url.clone())
            .headers(headers.clone())
            .timeout(limits.time)
            .build()
            .map_err(reason)?;
        let sent = request.headers().clone();
        let response = self.client.execute(request).map_err(reason)?;
        let peer = response.remote_addr().map(|address| address.ip());
        if let Some(peer) = peer {
            self.resolver.check(peer)?;
        }
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        let mut body = SpooledTempFile::new(SPOOLED_BYTES);
        let size = read_body(response, limits, start, &mut body)?;
        Ok(Exchange {
            url: url.clone(),
            at,
            sent,
            status,
            headers,
            body,
            size,
            peer,
        })
    }
}

/// The headers of every request. They are set here, and not by the client, so that an exchange
/// holds all that was sent.
pub(super) fn headers(user_agent: &str) -> Result<HeaderMap, Reason> {
    let mut headers = HeaderMap::new();
    headers.insert(
        ACCEPT,
        HeaderValue::from_static("text/html, application/xhtml+xml, text/plain;q=0.9, */*;q=0.5"),
    );
    headers.insert(ACCEPT_ENCODING, HeaderValue::from_static(ACCEPTED));
    let user_agent = HeaderValue::from_str(user_agent)
        .ok()
        .filter(|_| user_agent.is_ascii());
    headers.insert(USER_AGENT, user_agent.ok_or(Reason::Contact)?);
    Ok(headers)
}

fn read_body(
    mut response: Response,
    limits: Limits,
    start: Instant,
    out: &mut SpooledTempFile,
) -> Result<u64, Reason> {
    let claimed = response.content_length().unwrap_or(0);
    if claimed > limits.size && limits.overflow == Overflow::Refuse {
        return Err(PayloadError::TooLarge(limits.size).into());
    }
    let mut buffer = vec![0; BUFFER_BYTES];
    let mut size = 0;
    loop {
        // A server that sends a byte at a time never makes the client wait too long for one.
        if start.elapsed() > limits.time {
            return Err(Reason::Timeout(limits.time));
        }
        let read = match response.read(&mut buffer) {
            Ok(0) => return Ok(size),
            Ok(read) => read as u64,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(broken(&error, limits.time)),
        };
        let fits = read.min(limits.size - size);
        if fits < read && limits.overflow == Overflow::Refuse {
            return Err(PayloadError::TooLarge(limits.size).into());
        }
        out.write_all(&buffer[..fits as usize])?;
        size += fits;
        if fits < read {
            return Ok(size);
        }
    }
}

fn broken(error: &io::Error, timeout: Duration) -> Reason {
    let client = error.get_ref().and_then(|inner| inner.downcast_ref());
    match client {
        Some(error) => Reason::of_client(error, timeout),
        None => Reason::Broken(error.to_string()),
    }
}
