//! How long a test kept a processor busy: machines with other work on them tell no other time.

use std::sync::LazyLock;
use std::time::{Duration, Instant};

/// The time that this thread has had a processor, where the system says so, else the time of day.
pub(crate) fn spent() -> Duration {
    let stat = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanoseconds = stat.split(' ').next().and_then(|first| first.parse().ok());
    nanoseconds.map_or_else(
        || {
            static START: LazyLock<Instant> = LazyLock::new(Instant::now);
            START.elapsed()
        },
        Duration::from_nanos,
    )
}
