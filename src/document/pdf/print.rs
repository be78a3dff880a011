//! What a browser prints around a page: when it was printed, its title, its address, its number.

use super::layout::is_page_number;
use super::line::Line;

/// The longest day with a clock, in bytes.
const MAX_CLOCK_BYTES: usize = 40;

/// The numbers of a day with a clock, whose month may be a word.
const CLOCK_NUMBERS: usize = 4;

/// Takes the rows around printed pages out, and gives the address that stands there. They are known by
/// an address and the number of the page.
pub(super) fn take_out_frame(pages: &mut [Vec<Line>]) -> Option<String> {
    let page = pages.first()?;
    let [first, last] = rows(page);
    let mut around = page[..first].iter().chain(&page[last..]);
    let address = around.clone().find(|line| is_address(&line.text))?;
    let address = address.text.clone();
    around.find(|line| is_page_number(&line.text))?;
    for page in pages {
        let [first, last] = rows(page);
        let is_frame = |row: &[Line]| row.iter().any(|line| is_of_frame(&line.text));
        if is_frame(&page[last..]) {
            page.truncate(last);
        }
        let first = first.min(page.len());
        if is_frame(&page[..first]) {
            page.drain(..first);
        }
    }
    let is_whole = !address.ends_with(['…', '.']) && address.starts_with("http");
    is_whole.then_some(address)
}

/// Where the first row of a page ends, and where the last begins.
fn rows(page: &[Line]) -> [usize; 2] {
    let is_level = |line: &&Line, with: Option<&Line>| {
        with.is_some_and(|with| (line.y - with.y).abs() < 0.5 * with.size)
    };
    let first = page.iter().take_while(|line| is_level(line, page.first()));
    let last = page.iter().rev();
    let last = last.take_while(|line| is_level(line, page.last()));
    [first.count(), page.len() - last.count()]
}

fn is_of_frame(text: &str) -> bool {
    is_address(text) || is_clock(text) || text.contains('/') && is_page_number(text)
}

/// Whether a text is an address alone.
fn is_address(text: &str) -> bool {
    let is_of_web = ["https://", "http://", "file://"];
    is_of_web.iter().any(|scheme| text.starts_with(scheme)) && !text.contains(char::is_whitespace)
}

/// Whether a text is a day with a clock.
fn is_clock(text: &str) -> bool {
    let numbers = text.split(|c: char| !c.is_ascii_digit());
    let has_clock = text.split_once(':').is_some_and(|(hours, minutes)| {
        hours.ends_with(|c: char| c.is_ascii_digit())
            && minutes.starts_with(|c: char| c.is_ascii_digit())
    });
    let count = numbers.filter(|number| !number.is_empty()).count();
    text.len() <= MAX_CLOCK_BYTES && has_clock && count >= CLOCK_NUMBERS
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(rows: &[&[&str]]) -> Vec<Line> {
        let rows = rows.iter().zip(1..);
        let line = |y: u8, (text, x): (&&str, u8)| Line {
            text: (*text).to_owned(),
            left: f64::from(x) * 200.0,
            right: f64::from(x) * 200.0 + 100.0,
            y: f64::from(y) * 20.0,
            size: 10.0,
        };
        rows.flat_map(|(row, y)| row.iter().zip(0..).map(move |it| line(y, it)))
            .collect()
    }

    fn read(rows: &[&[&str]]) -> (Option<String>, Vec<String>) {
        let mut pages = vec![page(rows)];
        let address = take_out_frame(&mut pages);
        let texts = pages.concat().into_iter().map(|line| line.text);
        (address, texts.collect())
    }

    #[test]
    fn rows_around_printed_pages_are_taken_out() {
        let text: &[&str] = &["The two ministers spoke."];
        let address = "https://www.example.org/a";
        for (rows, expected) in [
            (
                vec![
                    &["11/27/26, 8:19 PM", "A call"][..],
                    text,
                    &[address, "1/2"],
                ],
                Some(address),
            ),
            (
                vec![
                    &["A call", address],
                    text,
                    &["1 of 2", "27 Nov 2026, 20:19"],
                ],
                Some(address),
            ),
            (
                vec![
                    &["2026/11/27 20:19", "A call"],
                    text,
                    &["https://www.example.org/…", "1/1"],
                ],
                None,
            ),
            (
                vec![&["27.11.2026, 20:19"], text, &["file:///a.html", "1/1"]],
                None,
            ),
        ] {
            let (found, texts) = read(&rows);
            assert_eq!(found.as_deref(), expected, "{rows:?}");
            assert_eq!(texts, text, "{rows:?}");
        }
    }

    #[test]
    fn what_is_printed_otherwise_stays() {
        for rows in [
            vec![&["The text is at"][..], &["https://www.example.org/a"]],
            vec![
                &["24 November 2025, 20:19"],
                &["The two ministers spoke."],
                &["1"],
            ],
        ] {
            let (address, texts) = read(&rows);
            assert_eq!(address, None);
            assert_eq!(texts, rows.concat(), "{rows:?}");
        }
    }
}
