//! Lines of a stream, each within a bound.

use std::io::{self, BufRead, Read};

use crate::files::without_byte_order_mark;

/// The most bytes of a line: a page of the largest size, with room for how JSON writes it.
pub(super) const MAX_LINE_BYTES: u64 = 64 << 20;

/// Why a line is not there.
#[derive(Debug, thiserror::Error)]
pub(super) enum LineError {
    /// It is longer than any that is read.
    #[error("the line is longer than {} MiB", MAX_LINE_BYTES >> 20)]
    TooLong,
    /// The stream fails; this is its end.
    #[error("the line cannot be read")]
    Io(#[from] io::Error),
}

/// The lines of a stream that hold something, with their numbers from 1.
pub(super) struct Lines<R> {
    reader: R,
    number: usize,
    is_over: bool,
    limit: u64,
}

impl<R: BufRead> Lines<R> {
    pub(super) fn new(reader: R) -> Self {
        Self {
            reader,
            number: 0,
            is_over: false,
            limit: MAX_LINE_BYTES,
        }
    }

    /// The next line, empty or not; `None` at the end.
    fn line(&mut self) -> Result<Option<Vec<u8>>, LineError> {
        let mut line = Vec::new();
        let mut within = (&mut self.reader).take(self.limit + 1);
        if within.read_until(b'\n', &mut line)? == 0 {
            return Ok(None);
        }
        if self.number == 1 {
            line = without_byte_order_mark(&line).to_vec();
        }
        if line.last() == Some(&b'\n') {
            return Ok(Some(line));
        }
        if line.len() as u64 <= self.limit {
            // The last line may have no end.
            return Ok(Some(line));
        }
        self.reader.skip_until(b'\n')?;
        Err(LineError::TooLong)
    }
}

impl<R: BufRead> Iterator for Lines<R> {
    type Item = (usize, Result<Vec<u8>, LineError>);

    fn next(&mut self) -> Option<Self::Item> {
        while !self.is_over {
            self.number += 1;
            match self.line() {
                Ok(Some(line)) if line.trim_ascii().is_empty() => {}
                Ok(Some(line)) => return Some((self.number, Ok(line))),
                Ok(None) => self.is_over = true,
                Err(error) => {
                    self.is_over = matches!(error, LineError::Io(_));
                    return Some((self.number, Err(error)));
                }
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_order_mark_is_no_part_of_the_first_line() {
        let lines = Lines::new("\u{feff}one\n\u{feff}two".as_bytes());
        let lines: Vec<Vec<u8>> = lines.map(|(_, line)| line.expect("a line")).collect();
        assert_eq!(lines, ["one\n".as_bytes(), "\u{feff}two".as_bytes()]);
    }

    #[test]
    fn a_line_that_is_too_long_is_passed_over_and_the_next_is_read() {
        let text = format!("one\n\n  \n{}\r\nlast", "x".repeat(50));
        let lines = Lines {
            limit: 20,
            ..Lines::new(text.as_bytes())
        };
        let lines: Vec<String> = lines
            .map(|(number, line)| match line {
                Ok(line) => format!("{number} {}", String::from_utf8_lossy(&line).trim()),
                Err(error) => format!("{number} {error}"),
            })
            .collect();
        assert_eq!(
            lines,
            ["1 one", "4 the line is longer than 64 MiB", "5 last"]
        );
    }
}
