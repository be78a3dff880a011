//! Whether a site lets programs fetch a page: its robots.txt, read once for each origin.

use std::collections::HashMap;
use std::io::Seek;
use std::sync::{Arc, Mutex, OnceLock};
use std::time::Duration;

use reqwest::header::HeaderMap;
use url::{Position, Url};

use super::client::{Limits, Overflow};
use super::error::Reason;
use super::fetchable;
use super::request::{Attempt, Requester};
use super::robots::{MAX_ROBOTS_BYTES, RobotsTxt};
use super::sync::lock;
use crate::warc::Exchange;
use crate::warc::coding::{self, PayloadError};

/// The most redirects that are followed from a robots.txt (RFC 9309, 2.3.1.2).
const MAX_REDIRECTS: usize = 5;

/// The robots.txt files that were read, by origin.
#[derive(Debug, Default)]
pub(super) struct RobotsCache(Mutex<HashMap<String, Arc<OnceLock<RobotsTxt>>>>);

impl RobotsCache {
    /// Checks that the robots.txt of its site allows a URL.
    ///
    /// # Errors
    ///
    /// It forbids the URL, or cannot be read.
    pub(crate) fn check(
        &self,
        url: &Url,
        requester: &Requester,
        headers: &HeaderMap,
        timeout: Duration,
        attempt: &mut Attempt,
    ) -> Result<(), Reason> {
        let origin = url.origin().ascii_serialization();
        let cell = Arc::clone(lock(&self.0).entry(origin).or_default());
        let robots = match cell.get() {
            Some(robots) => robots,
            None => {
                let robots = read(url, requester, headers, timeout, attempt)?;
                if let Some(pause) = robots.pause {
                    requester.throttle.lengthen_pause(url, pause);
                }
                cell.get_or_init(|| robots)
            }
        };
        if robots.allows(&url[Position::BeforePath..Position::AfterQuery]) {
            Ok(())
        } else {
            Err(Reason::Robots)
        }
    }
}

/// Reads the robots.txt of the site of a URL (RFC 9309, 2.3.1): one that is not there allows all;
/// one that the server fails to give forbids all.
fn read(
    url: &Url,
    requester: &Requester,
    headers: &HeaderMap,
    timeout: Duration,
    attempt: &mut Attempt,
) -> Result<RobotsTxt, Reason> {
    let limits = Limits {
        time: timeout,
        size: MAX_ROBOTS_BYTES,
        overflow: Overflow::Truncate,
    };
    let mut url = url
        .join("/robots.txt")
        .map_err(|error| Reason::NotAUrl(error.to_string()))?;
    for redirects in 0..=MAX_REDIRECTS {
        let mut exchange = match requester.get(&url, headers, limits, None, attempt) {
            Ok(exchange) => exchange,
            // The site itself does not answer, and no page of it does.
            Err(reason) if redirects == 0 => return Err(reason),
            Err(reason) => return Err(unreachable(reason)),
        };
        if let Some(location) = exchange.location() {
            url = fetchable::redirected(&url, location).map_err(unreachable)?;
            continue;
        }
        return match exchange.status {
            200..300 => parse(&mut exchange).map_err(unreachable),
            // A server that is busy has not said that it has no robots.txt.
            status @ (408 | 425 | 429 | 500..) => Err(unreachable(Reason::Status(status))),
            _ => Ok(RobotsTxt::default()),
        };
    }
    // Too many redirects count as if the file were not there.
    Ok(RobotsTxt::default())
}

fn parse(exchange: &mut Exchange) -> Result<RobotsTxt, Reason> {
    let coding = exchange.content_encoding().to_owned();
    exchange.body.rewind()?;
    let mut text = Vec::new();
    match coding::decode(&mut exchange.body, &coding, MAX_ROBOTS_BYTES, &mut text) {
        Ok(size) if size < MAX_ROBOTS_BYTES => {}
        // The last line is cut off.
        Ok(_) | Err(PayloadError::TooLarge(_)) => {
            let end = text.iter().rposition(|byte| *byte == b'\n');
            text.truncate(end.unwrap_or(0));
        }
        Err(error) => return Err(error.into()),
    }
    Ok(RobotsTxt::parse(&text))
}

fn unreachable(reason: Reason) -> Reason {
    Reason::RobotsUnreachable(Box::new(reason))
}
