//! Days as readers have them.

use jiff::civil::Date;

use crate::text::english::day_in_words;

/// A day in words, `24 November 2025`; what is no day of ISO 8601 stays as it is.
pub(crate) fn day(iso: &str) -> String {
    match iso.parse::<Date>() {
        Ok(date) => day_in_words(date),
        Err(_) => iso.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_in_words() {
        assert_eq!(day("2025-11-24"), "24 November 2025");
        assert_eq!(day("November"), "November");
    }
}
