//! One request at a time to a host, with a pause between two.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use url::Url;

use super::error::Reason;
use super::sync::lock;

/// The longest wait that a server can ask for and get, in one run.
const MAX_ASKED_WAIT: Duration = Duration::from_secs(120);

/// When each host may be asked again.
#[derive(Debug, Default)]
pub(super) struct HostThrottle(Mutex<HashMap<String, Arc<Mutex<HostState>>>>);

#[derive(Debug, Default)]
struct HostState {
    /// When the last request ended.
    last_request: Option<Instant>,
    /// The pause between two requests that the host asks for.
    pause: Duration,
    /// The end of the wait that a busy host asked for.
    closed_until: Option<Instant>,
}

impl HostThrottle {
    /// Does `work` once the host of `url` had its pause, while nobody else asks the host.
    ///
    /// `pause` is the least pause; a longer one that the host asked for holds. Without `pause`, the
    /// request counts as a part of the next one, as that for robots.txt does.
    ///
    /// # Errors
    ///
    /// Those of `work`, or the host asked for a wait that is too long.
    pub(crate) fn in_turn<T>(
        &self,
        url: &Url,
        pause: Option<Duration>,
        work: impl FnOnce() -> Result<T, Reason>,
    ) -> Result<T, Reason> {
        let state = self.state(url);
        let mut state = lock(&state);
        if let Some(until) = state.closed_until {
            let wait = until.saturating_duration_since(Instant::now());
            if wait > MAX_ASKED_WAIT {
                return Err(Reason::Wait(wait));
            }
            thread::sleep(wait);
        }
        let Some(pause) = pause else {
            return work();
        };
        if let Some(last) = state.last_request {
            thread::sleep(pause.max(state.pause).saturating_sub(last.elapsed()));
        }
        let done = work();
        state.last_request = Some(Instant::now());
        done
    }

    /// Lengthens the pause of a host.
    pub(crate) fn lengthen_pause(&self, url: &Url, pause: Duration) {
        let state = self.state(url);
        let mut state = lock(&state);
        state.pause = state.pause.max(pause);
    }

    /// Asks nothing of a host for that long.
    pub(crate) fn close_for(&self, url: &Url, wait: Duration) {
        lock(&self.state(url)).closed_until = Instant::now().checked_add(wait);
    }

    fn state(&self, url: &Url) -> Arc<Mutex<HostState>> {
        Arc::clone(lock(&self.0).entry(host(url)).or_default())
    }
}

/// The server of a URL, as politeness counts servers: http and https of one host are one.
pub(super) fn host(url: &Url) -> String {
    let host = url.host_str().unwrap_or_default();
    // A port that no scheme implies is another server, as are those that tests start.
    match url.port() {
        Some(port) => format!("{host}:{port}"),
        None => host.to_owned(),
    }
}
