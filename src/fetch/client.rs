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
use super::resolver::Gate;
use crate::source::exchange::{Exchange, SPOOLED_BYTES};
use crate::warc::coding::{ACCEPTED, PayloadError};

const BUFFER: usize = 16 << 10;

/// The limits of one exchange.
#[derive(Debug, Clone, Copy)]
pub(super) struct Limits {
    /// From the first byte sent to the last received. The client watches each wait for bytes, this
    /// program the sum, so an exchange ends in twice that at the latest.
    pub time: Duration,
    /// Of the body as it comes.
    pub size: u64,
    /// Whether a longer body is cut there, or refused.
    pub cut: bool,
}

/// A client that follows no redirects by itself, goes through no proxy and connects only where the
/// gate lets it. Certificates are checked as the operating system does.
///
/// A proxy would look up names and connect by itself, past the gate; so those that the environment
/// names are not used.
pub(super) fn client(gate: &Gate, timeout: Duration) -> Result<Client, Reason> {
    static PROVIDER: Once = Once::new();
    PROVIDER.call_once(|| {
        // A program around this library may have chosen one before, which is as good.
        let _ = rustls::crypto::ring::default_provider().install_default();
    });
    Client::builder()
        .redirect(Policy::none())
        .no_proxy()
        .referer(false)
        .connect_timeout(timeout)
        .timeout(timeout)
        .pool_max_idle_per_host(1)
        .dns_resolver(gate.names())
        .build()
        .map_err(|error| Reason::of_client(&error, timeout))
}

/// What every request says of itself. The client would add it without telling, and the record of
/// what was sent would lack it.
pub(super) fn headers(agent: &str) -> Result<HeaderMap, Reason> {
    let mut headers = HeaderMap::new();
    headers.insert(
        ACCEPT,
        HeaderValue::from_static("text/html, application/xhtml+xml, text/plain;q=0.9, */*;q=0.5"),
    );
    headers.insert(ACCEPT_ENCODING, HeaderValue::from_static(ACCEPTED));
    let agent = HeaderValue::from_str(agent)
        .ok()
        .filter(|_| agent.is_ascii());
    headers.insert(USER_AGENT, agent.ok_or(Reason::Contact)?);
    Ok(headers)
}

/// Asks once.
pub(super) fn exchange(
    client: &Client,
    gate: &Gate,
    url: &Url,
    headers: &HeaderMap,
    limits: Limits,
) -> Result<Exchange, Reason> {
    let (at, start) = (Timestamp::now(), Instant::now());
    let said = |error: reqwest::Error| Reason::of_client(&error, limits.time);
    let request = client
        .get(url.clone())
        .headers(headers.clone())
        .build()
        .map_err(said)?;
    let sent = request.headers().clone();
    let response = client.execute(request).map_err(said)?;
    let peer = response.remote_addr().map(|address| address.ip());
    if let Some(peer) = peer {
        gate.check(peer)?;
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

fn read_body(
    mut response: Response,
    limits: Limits,
    start: Instant,
    out: &mut SpooledTempFile,
) -> Result<u64, Reason> {
    let claimed = response.content_length().unwrap_or(0);
    if claimed > limits.size && !limits.cut {
        return Err(PayloadError::TooLarge(limits.size).into());
    }
    let mut buffer = vec![0; BUFFER];
    let mut size = 0;
    loop {
        // A server that sends a byte at a time is never late with one.
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
        if fits < read && !limits.cut {
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
