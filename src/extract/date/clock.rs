//! The time of day, and its zone, that a text gives behind a date.

use serde::Serialize;

/// How far behind the date the time may stand, in characters.
const MAX_DISTANCE: usize = 24;

/// Abbreviations of zones that mean one zone wherever they are used, with their offsets.
const ZONES: [(&str, &str); 12] = [
    ("UTC", "+00:00"),
    ("GMT", "+00:00"),
    ("Z", "+00:00"),
    ("MSK", "+03:00"),
    ("JST", "+09:00"),
    ("KST", "+09:00"),
    ("CET", "+01:00"),
    ("CEST", "+02:00"),
    ("EST", "-05:00"),
    ("EDT", "-04:00"),
    ("PST", "-08:00"),
    ("PDT", "-07:00"),
];

/// A time of day, as a page gives it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Clock {
    /// `HH:MM`, of 24 hours.
    pub time: String,
    /// Offset from UTC, `±HH:MM`, where the page gives it.
    pub zone: Option<String>,
}

/// Reads the time of day from the text before a date, with nothing but a word or a weekday between:
/// `10:02 AM EST, Nov 19`.
pub(super) fn read_before(before: &str) -> Option<Clock> {
    let from = before
        .char_indices()
        .rev()
        .take(MAX_DISTANCE)
        .last()
        .map_or(0, |(at, _)| at);
    let near = &before[from..];
    let colon = near.rfind([':', '：'])?;
    let hour = near[..colon].trim_end_matches(|c: char| c.is_ascii_digit());
    let behind = near[colon..].trim_start_matches(|c: char| !c.is_alphabetic());
    // A half of the day, a zone, and what joins the time to the date.
    let is_joined = behind.split(|c: char| !c.is_alphabetic()).count() <= 4;
    read(&near[hour.len()..]).filter(|_| is_joined)
}

/// Reads the time of day from the text behind a date.
pub(super) fn read(behind: &str) -> Option<Clock> {
    let near = behind
        .char_indices()
        .nth(MAX_DISTANCE)
        .map_or(behind, |(end, _)| &behind[..end]);
    let start = near.find(|c: char| c.is_ascii_digit())?;
    let (hour, rest) = two(&behind[start..])?;
    let rest = rest
        .trim_start()
        .strip_prefix([':', 'h', '：', '时', '時', '시'])?;
    let (minute, mut rest) = two(rest.trim_start())?;
    // Seconds and their fractions are more than anyone asks for.
    if let Some((_, after)) = rest.strip_prefix(':').and_then(two) {
        rest = after.trim_start_matches(|c: char| c == '.' || c.is_ascii_digit());
    }
    let rest = rest.trim_start_matches(['分', '분']).trim_start();
    let letters: String = rest
        .chars()
        .filter(|c| *c != '.')
        .take(3)
        .collect::<String>()
        .to_ascii_lowercase();
    let ends = |half: &str| {
        letters
            .strip_prefix(half)
            .is_some_and(|after| !after.starts_with(char::is_alphabetic))
    };
    let (hour, rest) = match (ends("am"), ends("pm")) {
        (true, _) => (hour % 12, after_half(rest)),
        (_, true) => (hour % 12 + 12, after_half(rest)),
        _ => (hour, rest),
    };
    (hour < 24 && minute < 60).then(|| Clock {
        time: format!("{hour:02}:{minute:02}"),
        zone: zone(rest),
    })
}

/// What follows `a.m.` or `pm`.
fn after_half(text: &str) -> &str {
    text.trim_start_matches(['a', 'A', 'p', 'P', 'm', 'M', '.'])
        .trim_start()
}

/// One or two digits, and what follows.
fn two(text: &str) -> Option<(u32, &str)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let value = text[..digits].parse().ok()?;
    (1..=2)
        .contains(&digits)
        .then_some((value, &text[digits..]))
}

/// The offset at the start of a text: `+08:00`, `+0800`, `Z`, `UTC`, `GMT+3`.
fn zone(text: &str) -> Option<String> {
    let text = text.trim_start_matches([' ', '(', ',']);
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (name, rest) = text.split_at(letters);
    let known = ZONES
        .iter()
        .find(|(zone, _)| *zone == name)
        .map(|(_, offset)| *offset);
    if letters > 0 && known.is_none() {
        return None;
    }
    let from_utc = letters == 0 || known == Some("+00:00");
    let offset = offset(rest).filter(|_| from_utc);
    offset.or_else(|| known.map(str::to_owned))
}

fn offset(text: &str) -> Option<String> {
    let sign = match text.chars().next()? {
        '+' => '+',
        '-' | '−' => '-',
        _ => return None,
    };
    let rest = &text[text.chars().next()?.len_utf8()..];
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let (hours, minutes) = match digits {
        1 | 2 => {
            let minutes = rest[digits..].strip_prefix(':').and_then(two);
            (&rest[..digits], minutes.map_or(0, |(minutes, _)| minutes))
        }
        4 => (&rest[..2], rest[2..4].parse().ok()?),
        _ => return None,
    };
    let hours: u32 = hours.parse().ok()?;
    (hours <= 14 && minutes < 60).then(|| format!("{sign}{hours:02}:{minutes:02}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_beside_a_date() {
        for (behind, time, zone) in [
            ("T22:30:00+08:00", "22:30", Some("+08:00")),
            ("T22:30:00.000Z", "22:30", Some("+00:00")),
            (" 22:30", "22:30", None),
            (", 18:05 MSK", "18:05", Some("+03:00")),
            (" at 10:02 a.m. EST", "10:02", Some("-05:00")),
            (" at 10:02 PM", "22:02", None),
            (" 12:15 am", "00:15", None),
            (" à 18h45", "18:45", None),
            (" 14:30 (UTC+5:30)", "14:30", Some("+05:30")),
            (" 14:30 GMT-3", "14:30", Some("-03:00")),
            (" 09:00 +0300", "09:00", Some("+03:00")),
            (" 9:00 CST", "09:00", None),
        ] {
            let zone = zone.map(str::to_owned);
            let time = time.to_owned();
            assert_eq!(read(behind), Some(Clock { time, zone }), "{behind}");
        }
        for (before, time, zone) in [
            ("10:02 AM EST ", "10:02", Some("-05:00")),
            ("Published 9:30 pm, ", "21:30", None),
            ("18:05, Monday, ", "18:05", None),
        ] {
            let zone = zone.map(str::to_owned);
            let time = time.to_owned();
            assert_eq!(read_before(before), Some(Clock { time, zone }), "{before}");
        }
        for before in [
            "Published: ",
            "10:00. Published: ",
            "99:99 ",
            "at 10:02 they met, and on the ",
        ] {
            assert_eq!(read_before(before), None, "{before}");
        }
        for behind in [
            "",
            " 25:00",
            " – 12 pages",
            " 123:45",
            " by the ministers, who met in May 12:30",
        ] {
            assert_eq!(read(behind), None, "{behind}");
        }
    }
}
