//! Texts with a phrase, by time and by counterpart.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Serialize;

use crate::history::series::Text;

/// Texts of a span of time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct PhrasePeriod {
    /// The span: `2025`, `2025-Q3` or `2025-11`.
    pub period: String,
    /// Its first day.
    pub from: Date,
    /// Texts that have the phrase.
    pub count: usize,
    /// All texts.
    pub texts: usize,
}

/// Texts of one government, or with one counterpart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct PhraseWith {
    /// The government.
    pub government: String,
    /// Texts that have the phrase.
    pub count: usize,
    /// All texts.
    pub texts: usize,
    /// The day of the first text that has it.
    pub first: Date,
    /// The day of the last.
    pub last: Date,
}

/// Lengths of the spans in which time is counted.
#[derive(Debug, Clone, Copy)]
enum Span {
    Month,
    Quarter,
    Year,
}

/// The most spans in a picture: more, and none is seen.
const MAX_MONTHS: i32 = 36;
const MAX_QUARTERS: i32 = 60;

impl Span {
    /// How many months it has.
    fn months(self) -> i32 {
        match self {
            Self::Month => 1,
            Self::Quarter => 3,
            Self::Year => 12,
        }
    }

    /// The span in which a month lies, counted from the year 0.
    fn of(self, date: Date) -> i32 {
        month(date).div_euclid(self.months())
    }

    fn period(self, span: i32, count: usize, texts: usize) -> Option<PhrasePeriod> {
        let first = span * self.months();
        let (year, month) = (first.div_euclid(12), first.rem_euclid(12) + 1);
        let from = Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, 1).ok()?;
        let period = match self {
            Self::Month => format!("{year:04}-{month:02}"),
            Self::Quarter => format!("{year:04}-Q{}", (month + 2) / 3),
            Self::Year => format!("{year:04}"),
        };
        Some(PhrasePeriod {
            period,
            from,
            count,
            texts,
        })
    }
}

fn month(date: Date) -> i32 {
    i32::from(date.year()) * 12 + i32::from(date.month()) - 1
}

/// By year.
pub(super) fn by_year(texts: &[&Text], has: &[bool]) -> Vec<PhrasePeriod> {
    by(Span::Year, texts, has)
}

/// By spans that are as short as a picture can show.
pub(super) fn by_period(texts: &[&Text], has: &[bool]) -> Vec<PhrasePeriod> {
    let months = match (texts.first(), texts.last()) {
        (Some(first), Some(last)) => month(last.date) - month(first.date) + 1,
        _ => 0,
    };
    let span = match months {
        ..=MAX_MONTHS => Span::Month,
        months if months <= MAX_QUARTERS * 3 => Span::Quarter,
        _ => Span::Year,
    };
    by(span, texts, has)
}

/// By spans of one length, from that of the first text to that of the last.
fn by(span: Span, texts: &[&Text], has: &[bool]) -> Vec<PhrasePeriod> {
    let (Some(first), Some(last)) = (texts.first(), texts.last()) else {
        return Vec::new();
    };
    let mut counts: BTreeMap<i32, (usize, usize)> = BTreeMap::new();
    for (text, has) in texts.iter().zip(has) {
        let (count, all) = counts.entry(span.of(text.date)).or_default();
        *count += usize::from(*has);
        *all += 1;
    }
    let spans = span.of(first.date)..=span.of(last.date);
    spans
        .filter_map(|number| {
            let (count, all) = counts.get(&number).copied().unwrap_or_default();
            span.period(number, count, all)
        })
        .collect()
}

/// By counterpart, those with most texts that have the phrase first.
pub(super) fn by_counterpart(texts: &[&Text], has: &[bool]) -> Vec<PhraseWith> {
    by_government_of(texts, has, |text| &text.with)
}

/// By the government whose the texts are, those with most that have the phrase first.
pub(super) fn by_government(texts: &[&Text], has: &[bool]) -> Vec<PhraseWith> {
    by_government_of(texts, has, |text| text.government.as_slice())
}

fn by_government_of<'t>(
    texts: &[&'t Text],
    has: &[bool],
    governments: impl Fn(&'t Text) -> &'t [String],
) -> Vec<PhraseWith> {
    let mut all: BTreeMap<&str, usize> = BTreeMap::new();
    let mut with: BTreeMap<&str, PhraseWith> = BTreeMap::new();
    for (text, has) in texts.iter().zip(has) {
        for government in governments(text) {
            *all.entry(government).or_default() += 1;
            if *has {
                let new = || PhraseWith {
                    government: government.clone(),
                    count: 0,
                    texts: 0,
                    first: text.date,
                    last: text.date,
                };
                let found = with.entry(government).or_insert_with(new);
                found.count += 1;
                found.last = text.date;
            }
        }
    }
    let with = with.into_values().map(|found| PhraseWith {
        texts: all[found.government.as_str()],
        ..found
    });
    let mut with: Vec<PhraseWith> = with.collect();
    with.sort_by(|a, b| {
        b.count
            .cmp(&a.count)
            .then_with(|| a.government.cmp(&b.government))
    });
    with
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_have_names_and_no_gaps() {
        let text = |year, month| Text {
            government: None,
            date: Date::new(year, month, 7).expect("a day"),
            title: String::new(),
            url: None,
            with: Vec::new(),
            language: None,
            sentences: Vec::new(),
        };
        let names = |periods: Vec<PhrasePeriod>| -> Vec<String> {
            periods.into_iter().map(|period| period.period).collect()
        };
        let near = [&text(2024, 11), &text(2025, 2)];
        let has = [true, false];
        assert_eq!(
            names(by_period(&near, &has)),
            ["2024-11", "2024-12", "2025-01", "2025-02"]
        );
        assert_eq!(names(by_year(&near, &has)), ["2024", "2025"]);
        let far = [&text(2021, 1), &text(2025, 2)];
        assert_eq!(by_period(&far, &has).len(), 17);
        assert_eq!(by_period(&far, &has)[16].period, "2025-Q1");
        assert_eq!(by_period(&[&text(1, 1), &text(9999, 12)], &has).len(), 9999);
    }
}
