//! How long to wait before a request is repeated.

use std::hash::{BuildHasher, RandomState};
use std::time::Duration;

use jiff::Timestamp;
use jiff::fmt::rfc2822;

/// The longest wait before another try, but for the part by chance.
const MAX_WAIT: Duration = Duration::from_secs(120);

/// The shortest, where hosts need no pause between two requests: what is down stays down a moment.
const MIN_WAIT: Duration = Duration::from_millis(250);

/// For how long a host that asks for more is not asked: as good as for ever.
const VERY_LONG: Duration = Duration::from_secs(100 * 365 * 24 * 3600);

/// How long to wait before the try after `tries` others: `base`, doubled with each try, plus up
/// to half of that by chance, so that many who failed together do not come back together.
pub(super) fn backoff(base: Duration, tries: u32) -> Duration {
    let base = base.max(MIN_WAIT);
    let wait = base.saturating_mul(1 << tries.min(6)).min(MAX_WAIT);
    // The seed of a hash map is as random as this needs.
    let chance = RandomState::new().hash_one(tries) as f64 / u64::MAX as f64;
    wait.mul_f64(1.0 + chance / 2.0)
}

/// How long a `Retry-After` asks to wait from `now`: seconds, or a date.
pub(super) fn retry_after(value: &str, now: Timestamp) -> Option<Duration> {
    let value = value.trim();
    if !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit()) {
        let wait = value.parse().map_or(VERY_LONG, Duration::from_secs);
        return Some(wait.min(VERY_LONG));
    }
    let then = rfc2822::DateTimeParser::new().parse_timestamp(value).ok()?;
    let wait = then.duration_since(now);
    Some(Duration::try_from(wait).unwrap_or_default())
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
        assert!(
            backoff(Duration::ZERO, 0) >= MIN_WAIT,
            "there is always a wait"
        );
    }

    #[test]
    fn a_server_says_when_to_come_back() {
        let now: Timestamp = "2026-11-24T12:00:00Z".parse().expect("a time");
        let cases = [
            ("120", Some(120)),
            (" 0 ", Some(0)),
            ("99999999999999999999999", Some(VERY_LONG.as_secs())),
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
