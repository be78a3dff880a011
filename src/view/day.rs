//! Days as readers have them.

use jiff::civil::Date;

use crate::text::english::{day_in_words, days_in_words};

/// A day in words, `24 November 2025`; what is no day of ISO 8601 stays as it is.
pub(crate) fn day(iso: &str) -> String {
    match iso.parse::<Date>() {
        Ok(date) => day_in_words(date),
        Err(_) => iso.to_owned(),
    }
}

/// Days in words, the last only where there are several, `26–27 January 2024`.
pub(crate) fn days(first: &str, last: Option<&str>) -> String {
    let parsed = (
        first.parse::<Date>(),
        last.map(str::parse::<Date>).transpose(),
    );
    match parsed {
        (Ok(first), Ok(last)) => days_in_words(first, last),
        _ => first.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_in_words() {
        assert_eq!(day("2025-11-24"), "24 November 2025");
        assert_eq!(day("November"), "November");
        assert_eq!(days("2024-01-26", Some("2024-01-27")), "26–27 January 2024");
        assert_eq!(
            days("2024-01-30", Some("2024-02-02")),
            "30 January – 2 February 2024"
        );
        assert_eq!(
            days("2024-12-31", Some("2025-01-01")),
            "31 December 2024 – 1 January 2025"
        );
        assert_eq!(days("2024-01-26", None), "26 January 2024");
    }
}
