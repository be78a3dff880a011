//! Asking again for what may pass.

use std::hash::{BuildHasher, RandomState};
use std::time::Duration;

use jiff::Timestamp;
use jiff::fmt::rfc2822;

/// The longest wait that a server can ask for and get, in this run.
const MAX_WAIT: Duration = Duration::from_secs(120);

/// How long to wait before the try after `tries` of them: `base`, doubled with each try, plus up
/// to half of that by chance, so that many who failed together do not come back together.
pub(super) fn backoff(base: Duration, tries: u32) -> Duration {
    let wait = base.saturating_mul(1 << tries.min(6)).min(MAX_WAIT);
    // The seed of a hash map is as random as this needs.
    let chance = RandomState::new().hash_one(tries) as f64 / u64::MAX as f64;
    wait.mul_f64(1.0 + chance / 2.0)
}

/// How long a `Retry-After` asks to wait from `now`: seconds, or a date.
pub(super) fn retry_after(value: &str, now: Timestamp) -> Option<Duration> {
    let value = value.trim();
    if let Ok(seconds) = value.parse() {
        return Some(Duration::from_secs(seconds));
    }
    let then = rfc2822::DateTimeParser::new().parse_timestamp(value).ok()?;
    let wait = then.duration_since(now);
    Some(Duration::try_from(wait).unwrap_or_default())
}

/// Whether to wait that long, or to give up and say so.
pub(super) fn is_worth_waiting(wait: Duration) -> bool {
    wait <= MAX_WAIT
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_wait_is_about_twice_the_last_and_bounded() {
        let base = Duration::from_secs(1);
        for (tries, least) in [(0, 1), (1, 2), (2, 4), (3, 8)] {
            let wait = backoff(base, tries).as_secs_f64();
            assert!(
                (f64::from(least)..=1.5 * f64::from(least)).contains(&wait),
                "{wait}"
            );
        }
        assert!(backoff(base, u32::MAX) <= 2 * MAX_WAIT);
        assert_eq!(backoff(Duration::ZERO, 3), Duration::ZERO);
    }

    #[test]
    fn a_server_says_when_to_come_back() {
        let now: Timestamp = "2026-11-24T12:00:00Z".parse().expect("a time");
        let cases = [
            ("120", Some(120)),
            (" 0 ", Some(0)),
            ("Tue, 24 Nov 2026 12:00:30 GMT", Some(30)),
            ("Tue, 24 Nov 2026 11:00:00 GMT", Some(0)),
            ("soon", None),
            ("-1", None),
            ("", None),
        ];
        for (value, expected) in cases {
            assert_eq!(
                retry_after(value, now),
                expected.map(Duration::from_secs),
                "{value}"
            );
        }
    }
}
