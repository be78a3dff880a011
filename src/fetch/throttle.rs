//! One request at a time to a host, with a pause between two.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use url::Url;

use super::error::Reason;

/// The longest wait that a server can ask for and get, in this run.
const MAX_WAIT: Duration = Duration::from_secs(120);

/// Whose turn it is, by host.
#[derive(Debug, Default)]
pub(super) struct Turns(Mutex<HashMap<String, Arc<Turn>>>);

#[derive(Debug, Default)]
struct Turn {
    last: Mutex<Last>,
}

#[derive(Debug, Default)]
struct Last {
    /// When the last request ended.
    ended: Option<Instant>,
    /// The pause between two that this host asks for.
    pause: Duration,
    /// The end of the wait that it asked for, as one that is busy does.
    closed_until: Option<Instant>,
}

impl Turns {
    /// Does `work` when the host of `url` has had its pause, and nobody else asks it.
    ///
    /// `pause` is the least pause; a longer one that the host asked for holds. Without one, the
    /// request counts as a part of the next, as that for robots.txt does.
    ///
    /// # Errors
    ///
    /// Those of `work`, or the host asked for a longer wait than it gets.
    pub fn take<T>(
        &self,
        url: &Url,
        pause: Option<Duration>,
        work: impl FnOnce() -> Result<T, Reason>,
    ) -> Result<T, Reason> {
        let turn = self.turn(url);
        let mut last = lock(&turn.last);
        if let Some(until) = last.closed_until {
            let wait = until.saturating_duration_since(Instant::now());
            if wait > MAX_WAIT {
                return Err(Reason::Wait(wait));
            }
            thread::sleep(wait);
        }
        let Some(pause) = pause else {
            return work();
        };
        if let Some(ended) = last.ended {
            thread::sleep(pause.max(last.pause).saturating_sub(ended.elapsed()));
        }
        let done = work();
        last.ended = Some(Instant::now());
        done
    }

    /// Lengthens the pause of a host.
    pub fn ask_for_pause(&self, url: &Url, pause: Duration) {
        let turn = self.turn(url);
        let mut last = lock(&turn.last);
        last.pause = last.pause.max(pause);
    }

    /// Asks nothing of a host for that long.
    pub fn close(&self, url: &Url, wait: Duration) {
        let turn = self.turn(url);
        lock(&turn.last).closed_until = Instant::now().checked_add(wait);
    }

    fn turn(&self, url: &Url) -> Arc<Turn> {
        Arc::clone(lock(&self.0).entry(host(url)).or_default())
    }
}

/// A server, as politeness counts them: all schemes of one host are one.
pub(super) fn host(url: &Url) -> String {
    let host = url.host_str().unwrap_or_default();
    // Two ports of one number are two servers only to whoever tests them.
    match url.port() {
        Some(port) => format!("{host}:{port}"),
        None => host.to_owned(),
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
