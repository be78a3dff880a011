//! Years and days of calendars other than the Gregorian, which government pages are dated by.

use jiff::civil::Date;
use jiff::{Span, ToSpan};

/// A day of the Gregorian calendar, of the years in which pages can have been published.
pub(super) fn gregorian(year: u32, month: u32, day: u32) -> Option<Date> {
    let year = i16::try_from(year)
        .ok()
        .filter(|year| (1945..2100).contains(year))?;
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// Years of the Gregorian calendar before the first of an era.
pub(super) const ERAS: [(&str, u32); 6] = [
    ("令和", 2018),
    ("平成", 1988),
    ("昭和", 1925),
    ("民國", 1911),
    ("民国", 1911),
    ("中華民國", 1911),
];

/// Years that the Buddhist era of Thailand is ahead.
pub(super) const BUDDHIST: u32 = 543;

/// A day of the Solar Hijri calendar of Iran and Afghanistan.
///
/// Its leap years follow a cycle of 33 years, which agrees with the astronomical rule from 1244 to
/// 1472. 1 Farvardin 1400 was 21 March 2021.
pub(super) fn solar_hijri(year: u32, month: u32, day: u32) -> Option<Date> {
    let is_leap = |year: u32| matches!(year % 33, 1 | 5 | 9 | 13 | 17 | 22 | 26 | 30);
    let longest = match month {
        1..=6 => 31,
        7..=11 => 30,
        12 => 29 + u32::from(is_leap(year)),
        _ => return None,
    };
    if !(1324..1478).contains(&year) || !(1..=longest).contains(&day) {
        return None;
    }
    let length = |year: u32| 365 + i64::from(is_leap(year));
    let years: i64 = if year >= 1400 {
        (1400..year).map(length).sum()
    } else {
        -(year..1400).map(length).sum::<i64>()
    };
    let months = (month - 1) * 31 - month.saturating_sub(7);
    let days = years + i64::from(months) + i64::from(day) - 1;
    let since: Span = days.days();
    Date::new(2021, 3, 21).ok()?.checked_add(since).ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn solar_hijri_days() {
        for ((year, month, day), expected) in [
            ((1404, 9, 3), date(2025, 11, 24)),
            ((1400, 1, 1), date(2021, 3, 21)),
            ((1399, 12, 30), date(2021, 3, 20)),
            ((1403, 1, 1), date(2024, 3, 20)),
            ((1403, 12, 30), date(2025, 3, 20)),
            ((1404, 1, 1), date(2025, 3, 21)),
            ((1401, 7, 1), date(2022, 9, 23)),
            ((1357, 11, 22), date(1979, 2, 11)),
        ] {
            assert_eq!(
                solar_hijri(year, month, day),
                Some(expected),
                "{year}/{month}/{day}"
            );
        }
        for (year, month, day) in [(1404, 12, 30), (1404, 13, 1), (1404, 7, 31), (2025, 1, 1)] {
            assert_eq!(solar_hijri(year, month, day), None);
        }
    }
}
