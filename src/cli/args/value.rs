//! Values that more than one command reads.

use jiff::civil::Date;

pub(super) fn day(text: &str) -> Result<Date, String> {
    text.parse()
        .map_err(|_| "write the day as 2025-11-24".to_owned())
}

pub(super) fn probability(text: &str) -> Result<f64, String> {
    text.parse()
        .ok()
        .filter(|probability| (0.0..=1.0).contains(probability))
        .ok_or_else(|| "write a number from 0 to 1, such as 0.9".to_owned())
}
