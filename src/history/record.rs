//! A series as a file: a text a line, as a JSON object.

use jiff::civil::Date;
use serde::Deserialize;

use super::counterpart::counterparts;
use super::series::{BadDay, Text, plausible};
use crate::files::{MAX_PAGE_BYTES, without_byte_order_mark};
use crate::parallel;
use crate::source::government_id::government_of_code;
use crate::statement;
use crate::text::language;

/// Lines that a thread reads before it is done: each takes less time than to start a thread.
const LINES_AT_ONCE: usize = 64;

/// The most characters that are shown of what is no government.
const MAX_SHOWN: usize = 40;

/// A line of a series. Other keys may stand beside these.
#[derive(Deserialize)]
struct Record {
    /// Whose text it is: a code of ISO 3166, or `EU`, `UN`.
    #[serde(default)]
    government: Option<String>,
    /// The day, as `2025-11-24`; a time may stand behind it.
    #[serde(default)]
    date: Option<String>,
    #[serde(default)]
    title: Option<String>,
    #[serde(default)]
    url: Option<String>,
    paragraphs: Vec<String>,
}

/// Why a line is no text of a series.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum LineError {
    /// It is longer than a page may be.
    #[error("it is longer than {} MiB", MAX_PAGE_BYTES >> 20)]
    TooLong,
    /// It is no JSON object with the paragraphs of a text.
    #[error("it is no JSON object with the paragraphs of a text: {0}")]
    NotARecord(String),
    /// It has no day.
    #[error("it has no date such as 2025-11-24")]
    NoDate,
    /// Its day is none on which it can have been published.
    #[error("{0}")]
    BadDay(BadDay),
    /// Whose text it is, it does not say by a code or a name that is known.
    #[error("its government, \"{0}\", is no code of ISO 3166 such as US, nor EU or UN")]
    NoGovernment(String),
}

/// The texts of a series, and the lines that hold none, by their numbers from 1. Empty lines are
/// passed over.
pub fn read_lines(bytes: &[u8]) -> (Vec<Text>, Vec<(usize, LineError)>) {
    let lines = (1..).zip(without_byte_order_mark(bytes).split(|byte| *byte == b'\n'));
    let lines: Vec<(usize, &[u8])> = lines
        .filter(|(_, line)| !line.trim_ascii().is_empty())
        .collect();
    let parts: Vec<&[(usize, &[u8])]> = lines.chunks(LINES_AT_ONCE).collect();
    let read = parallel::each(&parts, |part| {
        let read = part.iter().map(|(number, line)| (*number, text(line)));
        read.collect::<Vec<_>>()
    });
    let (mut texts, mut errors) = (Vec::new(), Vec::new());
    for (number, read) in read.into_iter().flatten() {
        match read {
            Ok(text) => texts.push(text),
            Err(error) => errors.push((number, error)),
        }
    }
    (texts, errors)
}

fn text(line: &[u8]) -> Result<Text, LineError> {
    if line.len() as u64 > MAX_PAGE_BYTES {
        return Err(LineError::TooLong);
    }
    let record: Record =
        serde_json::from_slice(line).map_err(|error| LineError::NotARecord(error.to_string()))?;
    let date = record
        .date
        .as_deref()
        .and_then(day)
        .ok_or(LineError::NoDate)?;
    let date = plausible(date).map_err(LineError::BadDay)?;
    let government = record.government.map(known).transpose()?;
    let language = language::find(&record.paragraphs, None);
    let title = record.title.unwrap_or_default();
    Ok(Text {
        with: counterparts(&title, government.as_deref()),
        sentences: statement::sentences(&record.paragraphs, language.as_deref()),
        government,
        date,
        title,
        url: record.url,
        language,
    })
}

/// The code of a government.
fn known(government: String) -> Result<String, LineError> {
    government_of_code(&government).ok_or_else(|| {
        let shown = government.chars().take(MAX_SHOWN).collect();
        LineError::NoGovernment(shown)
    })
}

/// The day that a date begins with.
fn day(date: &str) -> Option<Date> {
    date.trim().get(..10)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bad_lines_are_told_by_their_numbers_and_keep_no_other_from_being_read() {
        let lines = concat!(
            "\u{feff}{\"government\":\"US\",\"date\":\"2024-05-06T10:00:00Z\",\"title\":\"Call with Japan\",",
            "\"paragraphs\":[\"They spoke.\"],\"more\":1}\n",
            "\n",
            "{\"date\":\"2024-05-06\"\n",
            "{\"date\":\"soon\",\"paragraphs\":[]}\r\n",
            "[]\n",
            "{\"date\":\"2024-05-07\",\"paragraphs\":[\"He spoke.\"]}\n",
            "{\"date\":\"9999-12-31\",\"paragraphs\":[]}\n",
            "{\"date\":\"0000-01-01\",\"paragraphs\":[]}\n",
            "{\"government\":\"Atlantis\",\"date\":\"2024-05-07\",\"paragraphs\":[]}\n",
        );
        let (texts, errors) = read_lines(lines.as_bytes());
        let days: Vec<String> = texts.iter().map(|text| text.date.to_string()).collect();
        assert_eq!(days, ["2024-05-06", "2024-05-07"]);
        assert_eq!(texts[0].with, ["JP"]);
        let numbers: Vec<usize> = errors.iter().map(|(number, _)| *number).collect();
        assert_eq!(numbers, [3, 4, 5, 7, 8, 9]);
        assert!(errors[3].1.to_string().contains("9999-12-31"));
        assert!(errors[5].1.to_string().contains("Atlantis"));
        assert_eq!(errors[1].1, LineError::NoDate);
    }
}
