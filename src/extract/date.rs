//! The day of publication, from evidence in the page.

use std::collections::HashMap;
use std::sync::LazyLock;

use jiff::civil::Date;

use super::metadata::Metadata;
use super::page::Page;
use crate::data::data;

/// Entries of `<meta>` that hold the day of publication, most telling first.
const ENTRIES: [&str; 22] = [
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "pubdate",
    "publishdate",
    "publish_date",
    "publish-date",
    "publicationdate",
    "firstpublishedtime",
    "govuk:first-published-at",
    "sailthru.date",
    "parsely-pub-date",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "dcterms.date",
    "dc.date.created",
    "dcterms.created",
    "date",
    "article.published",
    "published_time",
];

/// How many blocks around the heading are searched.
const NEAR: usize = 6;
/// Longest block, in bytes, that counts as a line of a date.
const LINE: usize = 240;

/// Finds the day of publication. `heading` is the block of the heading, `start` the first block of
/// the statement.
pub(super) fn find(
    page: &Page,
    metadata: &Metadata,
    heading: Option<usize>,
    start: Option<usize>,
    url: Option<&str>,
) -> Option<Date> {
    metadata
        .published
        .as_deref()
        .and_then(parse)
        .or_else(|| {
            ENTRIES
                .iter()
                .find_map(|name| metadata.get(&[name]).and_then(parse))
        })
        .or_else(|| in_time_element(page, heading, start))
        .or_else(|| near_heading(page, heading, start))
        .or_else(|| url.and_then(in_url))
}

/// A `<time datetime>` that stands by the heading or, failing that, the only one of its day.
fn in_time_element(page: &Page, heading: Option<usize>, start: Option<usize>) -> Option<Date> {
    let times: Vec<(usize, Date)> = page
        .elements
        .iter()
        .enumerate()
        .filter(|(_, element)| element.tag == super::page::Tag::Time)
        .filter_map(|(index, element)| {
            let found = page.element(index)?.attr("datetime").and_then(parse)?;
            Some((element.first, found))
        })
        .collect();
    let (from, to) = near(page, heading, start);
    times
        .iter()
        .find(|(block, _)| (from..to).contains(block))
        .or_else(|| {
            let first = times.first()?;
            times
                .iter()
                .all(|(_, day)| *day == first.1)
                .then_some(first)
        })
        .map(|(_, day)| *day)
}

fn near_heading(page: &Page, heading: Option<usize>, start: Option<usize>) -> Option<Date> {
    let (from, to) = near(page, heading, start);
    let blocks = &page.blocks[from..to];
    let after = heading.map_or(0, |heading| heading.saturating_sub(from).min(blocks.len()));
    // Below the heading first: above it there may be today's date.
    blocks[after..]
        .iter()
        .chain(blocks[..after].iter().rev())
        .filter(|block| block.text.len() <= LINE)
        .find_map(|block| parse(&block.text))
}

/// The blocks around the heading and up to the statement's first.
fn near(page: &Page, heading: Option<usize>, start: Option<usize>) -> (usize, usize) {
    let length = page.blocks.len();
    let Some(anchor) = heading.or(start) else {
        return (0, 0);
    };
    let end = start.map_or(anchor, |start| start.clamp(anchor, anchor + 4 * NEAR));
    (
        anchor.saturating_sub(NEAR).min(length),
        (end + NEAR / 2).min(length),
    )
}

/// A day in the path of an address: `/2021/12/30/`, `/202112/30/`, `t20211230_`.
pub(super) fn in_url(url: &str) -> Option<Date> {
    let path = url.split(['?', '#']).next()?;
    let digits: Vec<&str> = path
        .split(|character: char| !character.is_ascii_digit())
        .filter(|run| !run.is_empty())
        .collect();
    for (index, run) in digits.iter().enumerate() {
        let next = |offset: usize| digits.get(index + offset).copied().unwrap_or("");
        let day = match run.len() {
            8 => day_of(&run[..4], &run[4..6], &run[6..]),
            6 if next(1).len() == 2 => day_of(&run[..4], &run[4..], next(1)),
            4 if next(1).len() <= 2 && next(2).len() <= 2 => day_of(run, next(1), next(2)),
            4 if next(1).len() == 4 => day_of(run, &next(1)[..2], &next(1)[2..]),
            _ => None,
        };
        if day.is_some() {
            return day;
        }
    }
    None
}

fn day_of(year: &str, month: &str, day: &str) -> Option<Date> {
    civil(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

fn civil(year: u32, month: u32, day: u32) -> Option<Date> {
    let year = i16::try_from(year)
        .ok()
        .filter(|year| (1945..2100).contains(year))?;
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

static MONTHS: LazyLock<HashMap<String, u32>> = LazyLock::new(|| {
    let table: HashMap<String, Vec<String>> = data!("extract/months");
    table
        .into_iter()
        .filter_map(|(number, names)| Some((number.parse().ok()?, names)))
        .flat_map(|(number, names)| names.into_iter().map(move |name| (name, number)))
        .collect()
});

/// A part of a date as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    /// A number, how many digits it has, and the character after it.
    Number(u32, usize, char),
    /// A month's name.
    Month(u32),
    /// The Japanese era Reiwa, whose first year is 2019.
    Reiwa,
    /// Any other word.
    Other,
}

/// The first day that is written out in a text: a year, month and day, in one of the forms of
/// English, French, Russian, Ukrainian, Chinese, Japanese and their neighbours, or ISO 8601.
pub(super) fn parse(text: &str) -> Option<Date> {
    let parts = split(text);
    (0..parts.len()).find_map(|at| day_at(&parts[at..]))
}

/// Whether a text is a date, and perhaps a time of day, without another word.
pub(super) fn is_alone(text: &str) -> bool {
    text.len() <= 80 && parse(text).is_some() && !split(text).contains(&Part::Other)
}

fn day_at(parts: &[Part]) -> Option<Date> {
    use Part::{Month, Number, Reiwa};
    match *parts {
        [
            Reiwa,
            Number(year, _, '年'),
            Number(month, _, '月'),
            Number(day, _, _),
            ..,
        ] => civil(2018 + year, month, day),
        [
            Number(year, 4, one),
            Number(month, 1 | 2, other),
            Number(day, 1 | 2, _),
            ..,
        ] if one == other && matches!(one, '-' | '/' | '.')
            || one == '年' && other == '月'
            || one == '년' && other == '월' =>
        {
            civil(year, month, day)
        }
        [Number(run, 8, _), ..] => civil(run / 10_000, run / 100 % 100, run % 100),
        [Month(month), Number(day, 1 | 2, _), Number(year, 4, _), ..]
        | [Number(day, 1 | 2, _), Month(month), Number(year, 4, _), ..] => civil(year, month, day),
        [
            Number(one, 1 | 2, '.'),
            Number(other, 1 | 2, '.'),
            Number(year, 4, _),
            ..,
        ] => civil(year, other, one),
        [
            Number(one, 1 | 2, mark),
            Number(other, 1 | 2, same),
            Number(year, 4, _),
            ..,
        ] if mark == same && matches!(mark, '/' | '-') => {
            // Day first or month first: only where one of them cannot be a month.
            match (one > 12, other > 12) {
                (true, false) => civil(year, other, one),
                (false, true) => civil(year, one, other),
                _ if one == other => civil(year, one, one),
                _ => None,
            }
        }
        _ => None,
    }
}

fn split(text: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut characters = text.chars().peekable();
    let mut word = String::new();
    while let Some(character) = characters.next() {
        if let Some(digit) = digit(character) {
            let (mut value, mut length) = (digit, 1);
            while let Some(next) = characters.peek().copied().and_then(self::digit) {
                characters.next();
                value = if length < 8 { value * 10 + next } else { value };
                length += 1;
            }
            while characters.peek() == Some(&' ')
                && characters
                    .clone()
                    .nth(1)
                    .is_some_and(|next| "年月日년월일".contains(next))
            {
                characters.next();
            }
            parts.push(Part::Number(
                value,
                length,
                characters.peek().copied().unwrap_or(' '),
            ));
        } else if character == '令' && characters.peek() == Some(&'和') {
            characters.next();
            parts.push(Part::Reiwa);
            if characters.peek() == Some(&'元') {
                characters.next();
                parts.push(Part::Number(
                    1,
                    1,
                    characters.peek().copied().unwrap_or(' '),
                ));
            }
        } else if character.is_alphabetic() && !"年月日년월일".contains(character) {
            word.clear();
            word.extend(character.to_lowercase());
            while let Some(next) = characters.next_if(|next| next.is_alphabetic()) {
                word.extend(next.to_lowercase());
            }
            match word.as_str() {
                "de" | "of" | "del" | "d" | "st" | "nd" | "rd" | "th" | "er" | "the" => {}
                other => parts.push(
                    MONTHS
                        .get(other)
                        .map_or(Part::Other, |&month| Part::Month(month)),
                ),
            }
        }
    }
    parts
}

/// The value of a digit, Arabic and Persian ones and full-width ones too.
fn digit(character: char) -> Option<u32> {
    let base = match character {
        '0'..='9' => '0',
        '٠'..='٩' => '٠',
        '۰'..='۹' => '۰',
        '０'..='９' => '０',
        _ => return None,
    };
    Some(u32::from(character) - u32::from(base))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn written_forms() {
        let day = date(2025, 11, 24);
        for text in [
            "November 24, 2025",
            "24 November 2025",
            "Nov. 24th, 2025",
            "2025年11月24日",
            "2025 年 11 月 24 日",
            "2025-11-24 22:30",
            "2025/11/24",
            "2025.11.24",
            "24 ноября 2025 года",
            "24 листопада 2025 року",
            "24 novembre 2025",
            "24 de noviembre de 2025",
            "令和7年11月24日",
            "24.11.2025",
            "24/11/2025",
            "11/24/2025",
            "Monday, November 24, 2025 at 10:02",
            "2025-11-24T22:30:00+08:00",
            "٢٤ نوفمبر ٢٠٢٥",
            "20251124",
            "Published: 24 Nov 2025",
        ] {
            assert_eq!(parse(text), Some(day), "{text}");
        }
        for text in [
            "© 2025",
            "2025",
            "03/04/2025",
            "2025-13-24",
            "November 2025",
            "99999999999",
            "24 2025",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn addresses() {
        for (url, day) in [
            (
                "https://a.gov/news/2021/12/30/call/",
                Some(date(2021, 12, 30)),
            ),
            (
                "http://a.gov.cn/202112/t20211230_10477.shtml",
                Some(date(2021, 12, 30)),
            ),
            (
                "http://a.cn/n1/2021/1230/c1-2.html",
                Some(date(2021, 12, 30)),
            ),
            ("https://a.gov/news/67487", None),
        ] {
            assert_eq!(in_url(url), day, "{url}");
        }
    }
}
