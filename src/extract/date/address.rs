//! The day in the path of an address.

use jiff::civil::Date;

use super::calendar;
use super::evidence::DatedEvidence;
use crate::statement::{DateEvidence, DateSource};

/// A day in the path of an address: `/2021/12/30/`, `/202112/30/`, `t20211230_`.
pub(crate) fn in_url(url: &str) -> Option<DatedEvidence> {
    let evidence = DateEvidence {
        from: DateSource::Url,
        name: None,
        text: url.to_owned(),
        time: None,
        zone: None,
    };
    day_in_url(url).map(|day| (day, evidence))
}

fn day_in_url(url: &str) -> Option<Date> {
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
    calendar::gregorian(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

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
            assert_eq!(day_in_url(url), day, "{url}");
        }
    }
}
