//! The dateline of an account, as far as it tells where and when the talks were held.

use std::ops::Range;

use super::line::Line;
use crate::text::english::as_a_name;

/// Words before the place in the dateline of a Chinese agency.
const CHINESE_AGENCIES: [char; 3] = ['社', '网', '报'];

/// What ends the place in a dateline.
const ENDS: [char; 4] = [',', '(', '/', '.'];

/// A place without a day or an agency behind it has at most this many words: "FACT SHEET FOR" is
/// none.
const MAX_WORDS: usize = 1;

/// A dateline in the first sentence of an account.
#[derive(Debug)]
pub(super) struct Dateline {
    /// The characters of it.
    pub length: usize,
    /// The characters of its place.
    pub place: Range<usize>,
    /// The place as it is written elsewhere: "Seoul" for "SEOUL"; in the characters in which the
    /// account is read.
    pub name: String,
    /// The same in those of the page.
    pub written: String,
}

impl Dateline {
    /// That of the first sentence, where it opens with it.
    pub(crate) fn of(lines: &[Line<'_>], dateline: Option<&str>) -> Option<Self> {
        let line = lines.first().filter(|line| line.is_first())?;
        let length = dateline?.chars().count();
        let text = line.characters().get(..length)?;
        if line.sentence.written(0..length) != dateline? {
            return None;
        }
        let place = place(text)?;
        Some(Self {
            length,
            name: as_a_name(&line.text(place.clone())),
            written: as_a_name(line.sentence.written(place.clone())),
            place,
        })
    }
}

/// The characters of the place.
fn place(dateline: &[char]) -> Option<Range<usize>> {
    let agency = dateline.iter().position(|c| CHINESE_AGENCIES.contains(c));
    if let Some(agency) = agency {
        let behind = &dateline[agency + 1..];
        let length = behind.iter().position(char::is_ascii_digit)?;
        return (length > 1).then_some(agency + 1..agency + 1 + length);
    }
    let end = dateline.iter().position(|c| ENDS.contains(c));
    let is_told = end.is_some();
    let mut end = end.unwrap_or(dateline.len());
    while end > 0 && dateline[end - 1].is_whitespace() {
        end -= 1;
    }
    let words = dateline[..end].iter().filter(|c| c.is_whitespace()).count() + 1;
    let is_name = dateline[..end]
        .iter()
        .all(|c| c.is_alphabetic() || " -'’".contains(*c));
    (end > 1 && is_name && (is_told || words <= MAX_WORDS)).then_some(0..end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dateline_has_a_place() {
        for (dateline, expected) in [
            ("SEOUL, May 27", Some("Seoul")),
            ("SEOUL (Yonhap)", Some("Seoul")),
            ("UNITED NATIONS, Sept. 20", Some("United Nations")),
            ("Kyiv, 24 November 2025", Some("Kyiv")),
            ("WASHINGTON", Some("Washington")),
            ("FACT SHEET", None),
            ("新华社首尔5月27日电", Some("首尔")),
        ] {
            let text: Vec<char> = dateline.chars().collect();
            let name = place(&text).map(|place| as_a_name(&String::from_iter(&text[place])));
            assert_eq!(name.as_deref(), expected, "{dateline}");
        }
    }
}
