//! Time in spans of one length, which are as short as there is room for.

use jiff::civil::Date;

/// So many spans are drawn beside each other, at most. What is older counts for the first of them.
const MOST_SPANS: i32 = 32;

/// The lengths that a span may have, in months.
const LENGTHS: [i32; 3] = [1, 3, 12];

/// Spans without a gap, from the first of some days to the last.
pub(super) struct Spans {
    /// Months in a span.
    length: i32,
    /// The number of the first span, in spans since the year 0.
    first: i32,
    last: i32,
    /// Whether there are days before the first.
    has_older: bool,
}

impl Spans {
    /// The spans of days; `None` where there are none.
    pub(super) fn of(days: impl Iterator<Item = Date> + Clone) -> Option<Self> {
        let (oldest, newest) = (days.clone().min()?, days.max()?);
        let count = |length: i32| span(newest, length) - span(oldest, length) + 1;
        let mut lengths = LENGTHS.into_iter();
        let length = lengths.find(|length| count(*length) <= MOST_SPANS);
        let length = length.unwrap_or(LENGTHS[LENGTHS.len() - 1]);
        let (oldest, last) = (span(oldest, length), span(newest, length));
        let first = oldest.max(last - MOST_SPANS + 1);
        Some(Self {
            length,
            first,
            last,
            has_older: first > oldest,
        })
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        usize::try_from(self.last - self.first + 1).unwrap_or_default()
    }

    /// The span of a day, counted from the first.
    pub(super) fn place(&self, day: Date) -> usize {
        let place = span(day, self.length).clamp(self.first, self.last) - self.first;
        usize::try_from(place).unwrap_or_default()
    }

    /// What a span is called: `2025`, `2025 Q1`, `2025-01`.
    pub(super) fn label(&self, place: usize) -> String {
        let at = self.first + i32::try_from(place).unwrap_or_default();
        let (year, part) = (at * self.length / 12, at * self.length % 12);
        let label = match self.length {
            1 => format!("{year:04}-{:02}", part + 1),
            3 => format!("{year:04} Q{}", part / 3 + 1),
            _ => format!("{year:04}"),
        };
        match place == 0 && self.has_older {
            true => format!("up to {label}"),
            false => label,
        }
    }

    /// All of them: `2021 to 2025`; where there is one, that.
    pub(super) fn all(&self) -> String {
        let (first, last) = (self.label(0), self.label(self.len() - 1));
        match first == last {
            true => first,
            false => format!("{first} to {last}"),
        }
    }
}

fn span(day: Date, length: i32) -> i32 {
    (i32::from(day.year()) * 12 + i32::from(day.month()) - 1).div_euclid(length)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spans(days: &[&str]) -> Spans {
        let days: Vec<Date> = days.iter().map(|day| day.parse().expect("a day")).collect();
        Spans::of(days.iter().copied()).expect("spans")
    }

    #[test]
    fn spans_are_as_short_as_there_is_room_for() {
        let months = spans(&["2025-11-24", "2024-12-31"]);
        assert_eq!(
            (months.len(), months.all().as_str()),
            (12, "2024-12 to 2025-11")
        );
        assert_eq!(months.place("2025-01-01".parse().expect("a day")), 1);
        let quarters = spans(&["2021-02-01", "2025-11-24"]);
        assert_eq!(quarters.all(), "2021 Q1 to 2025 Q4");
        assert_eq!(spans(&["2025-01-01"]).all(), "2025-01");
        assert!(Spans::of(std::iter::empty()).is_none());
    }

    #[test]
    fn what_is_older_counts_for_the_first() {
        let years = spans(&["0001-01-01", "2025-11-24"]);
        assert_eq!(years.all(), "up to 1994 to 2025");
        assert_eq!(years.place("0001-01-01".parse().expect("a day")), 0);
    }
}
