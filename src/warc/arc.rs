//! ARC files, the form that came before WARC: a line a record, with its URL, address, time, type
//! and length (Internet Archive, "ARC File Format", 1996).

use std::collections::BTreeMap;

/// What every ARC file that is not compressed begins with.
pub(super) const START: &[u8] = b"filedesc://";

/// Digits of a time: year to second.
const DIGITS_OF_TIME: usize = 14;

/// The line that begins a record, as the fields of a WARC record; `None` for a line that is none.
///
/// The time is found by its form, since later versions have more columns behind the type, and a URL
/// may hold spaces. The first record describes the file, and holds no page.
pub(super) fn fields(line: &str) -> Option<BTreeMap<String, String>> {
    let columns: Vec<&str> = line.split(' ').collect();
    let time = columns.iter().skip(2).position(|column| is_time(column))? + 2;
    let kind = if line.as_bytes().starts_with(START) {
        "warcinfo"
    } else {
        "response"
    };
    let fields = [
        ("warc-type", kind.to_owned()),
        ("warc-target-uri", columns[..time - 1].join(" ")),
        ("warc-date", in_rfc3339(columns[time])),
        (
            "content-length",
            columns.get(time + 2..)?.last()?.to_string(),
        ),
    ];
    Some(fields.map(|(name, value)| (name.to_owned(), value)).into())
}

fn is_time(column: &str) -> bool {
    column.len() == DIGITS_OF_TIME && column.bytes().all(|byte| byte.is_ascii_digit())
}

/// `20060628183218` as `2006-06-28T18:32:18Z`: times of ARC are UTC.
fn in_rfc3339(time: &str) -> String {
    let part = |from: usize| &time[from..from + 2];
    format!(
        "{}-{}-{}T{}:{}:{}Z",
        &time[..4],
        part(4),
        part(6),
        part(8),
        part(10),
        part(12)
    )
}
