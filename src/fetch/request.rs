//! Requests for one page: each is repeated after a transient failure, and redirects are followed.

use std::thread;
use std::time::{Duration, Instant};

use jiff::Timestamp;
use reqwest::header::HeaderMap;
use url::Url;

use super::client::{HttpClient, Limits};
use super::error::Reason;
use super::fetchable;
use super::retry;
use super::throttle::HostThrottle;
use crate::warc::Exchange;

/// The most redirects that are followed from one URL.
const MAX_REDIRECTS: usize = 10;

/// All that is asked for one page.
#[derive(Debug)]
pub(super) struct Attempt {
    /// How long answers are waited for, all together.
    limit: Duration,
    /// How much of that has passed. The pauses that politeness asks for do not count.
    waited: Duration,
    /// What was asked and answered, without robots.txt.
    pub exchanges: Vec<Exchange>,
    /// How often a request was repeated. All requests for the page count together, so that a site
    /// that redirects and fails by turns is given up as soon as any other.
    pub retries: u32,
}

impl Attempt {
    /// An attempt that ends when answers were waited for so long.
    pub(super) fn within(limit: Duration) -> Self {
        Self {
            limit,
            waited: Duration::ZERO,
            exchanges: vec![],
            retries: 0,
        }
    }

    /// Makes a request within the time that is left for the page.
    fn timed<T>(
        &mut self,
        limits: Limits,
        ask: impl FnOnce(Limits) -> Result<T, Reason>,
    ) -> Result<T, Reason> {
        let left = self.limit.saturating_sub(self.waited);
        if left.is_zero() {
            return Err(Reason::Deadline(self.limit));
        }
        let start = Instant::now();
        let answer = ask(Limits {
            time: limits.time.min(left),
            ..limits
        });
        self.waited += start.elapsed();
        match answer {
            Err(Reason::Timeout(_)) if left < limits.time => Err(Reason::Deadline(self.limit)),
            answer => answer,
        }
    }
}

/// Asks hosts, one request at a time to each.
#[derive(Debug)]
pub(super) struct Requester {
    pub client: HttpClient,
    pub throttle: HostThrottle,
    /// The pause between two requests to one host.
    pub delay: Duration,
    /// The most retries for one page.
    pub max_retries: u32,
}

impl Requester {
    /// Asks for one URL, and again after a transient failure. A refusal is an answer.
    ///
    /// `pause` is the pause since the last request to the host; see [`HostThrottle::in_turn`].
    pub(crate) fn get(
        &self,
        url: &Url,
        headers: &HeaderMap,
        limits: Limits,
        pause: Option<Duration>,
        attempt: &mut Attempt,
    ) -> Result<Exchange, Reason> {
        loop {
            let answer = attempt
                .timed(limits, |limits| self.client.admit(url, limits.time))
                .and_then(|()| {
                    self.throttle.in_turn(url, pause, || {
                        attempt.timed(limits, |limits| self.client.get(url, headers, limits))
                    })
                });
            if !is_transient(&answer) {
                return answer;
            }
            let asked_wait = answer.as_ref().ok().and_then(retry_after);
            if let Some(wait) = asked_wait {
                self.throttle.close_for(url, wait);
            }
            if attempt.retries == self.max_retries {
                return answer;
            }
            if asked_wait.is_none() {
                thread::sleep(retry::backoff(self.delay, attempt.retries));
            }
            attempt.retries += 1;
        }
    }
}

fn is_transient(answer: &Result<Exchange, Reason>) -> bool {
    match answer {
        Ok(exchange) => Reason::Status(exchange.status).is_transient(),
        Err(reason) => reason.is_transient(),
    }
}

fn retry_after(exchange: &Exchange) -> Option<Duration> {
    retry::retry_after(exchange.header("retry-after")?, Timestamp::now())
}

/// Asks for a URL and follows its redirects. The page is then the last exchange of the attempt.
///
/// `ask` makes each request. `adjust` changes the URL that a redirect leads to.
pub(super) fn follow(
    start: &Url,
    adjust: fn(Url) -> Url,
    attempt: &mut Attempt,
    ask: impl Fn(&Url, &mut Attempt) -> Result<Exchange, Reason>,
) -> Result<(), Reason> {
    let hop = |url: &Url, attempt: &mut Attempt| {
        let exchange = ask(url, attempt)?;
        let (status, location) = (exchange.status, exchange.location().map(str::to_owned));
        attempt.exchanges.push(exchange);
        match (status, location) {
            (_, Some(location)) => Ok(Some((url.clone(), location))),
            // 204 and 205 have no page, 206 is a part of one.
            (200..204, None) => Ok(None),
            (status, None) => Err(Reason::Status(status)),
        }
    };
    let mut redirect = hop(start, attempt)?;
    for _ in 0..MAX_REDIRECTS {
        let Some((from, location)) = redirect else {
            return Ok(());
        };
        redirect = fetchable::redirected(&from, &location)
            .map(adjust)
            .and_then(|to| hop(&to, attempt))
            .map_err(|reason| Reason::Redirected {
                to: fetchable::shown(Some(&from), &location),
                reason: Box::new(reason),
            })?;
    }
    match redirect {
        None => Ok(()),
        Some(_) => Err(Reason::Redirects(MAX_REDIRECTS)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fetch::client::Overflow;

    #[test]
    fn the_time_of_a_page_is_that_of_all_its_requests() {
        let limits = Limits {
            time: Duration::from_millis(80),
            size: 1,
            overflow: Overflow::Refuse,
        };
        let mut attempt = Attempt::within(Duration::from_millis(120));
        let slow = |limits: Limits| {
            thread::sleep(limits.time);
            Err::<(), _>(Reason::Timeout(limits.time))
        };
        assert!(matches!(
            attempt.timed(limits, slow),
            Err(Reason::Timeout(_))
        ));
        assert!(matches!(
            attempt.timed(limits, slow),
            Err(Reason::Deadline(_))
        ));
        let asked = attempt.timed(limits, |_| -> Result<(), _> { panic!("no time is left") });
        assert!(matches!(asked, Err(Reason::Deadline(_))));
    }
}
