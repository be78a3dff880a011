//! The one place through which everything is printed.
//!
//! A report has an escape of its own, and goes out as it is. All else is lines, which hold text of
//! pages, of files and of the network: no line can become two, or act on the terminal or on the
//! runner that reads them.

use std::error::Error;
use std::fmt::Display;
use std::io::{self, Write};

use super::runner;
use crate::render::{self, StyledLine};

/// Where a command writes.
pub(crate) struct Console<'a> {
    /// Results.
    out: &'a mut dyn Write,
    /// Everything else.
    err: &'a mut dyn Write,
    /// Whether results are coloured.
    colour: bool,
    /// Whether GitHub Actions reads the output.
    annotated: bool,
}

impl<'a> Console<'a> {
    /// A console that prints results to `out` and everything else to `err`, for a person or, if
    /// `annotated`, for the runner.
    pub(crate) fn new(out: &'a mut dyn Write, err: &'a mut dyn Write, annotated: bool) -> Self {
        Self {
            out,
            err,
            colour: false,
            annotated,
        }
    }
}

impl Console<'_> {
    /// Whether results are coloured.
    pub(crate) fn colour(&self) -> bool {
        self.colour
    }

    /// Colours results, or not: what `--color` and the terminal come to.
    pub(crate) fn set_colour(&mut self, colour: bool) {
        self.colour = colour;
    }

    /// The same console, for a shorter time.
    pub(crate) fn reborrow(&mut self) -> Console<'_> {
        Console {
            out: self.out,
            err: self.err,
            ..*self
        }
    }

    /// Prints a result of one line.
    pub(crate) fn line(&mut self, line: impl Into<StyledLine>) -> io::Result<()> {
        let line = line.into().to_text(self.colour);
        let line = self.inert(&line);
        writeln!(self.out, "{line}")
    }

    /// Prints results of several lines that hold text of pages.
    pub(crate) fn lines(&mut self, lines: &[StyledLine]) -> io::Result<()> {
        let text: String = lines
            .iter()
            .map(|line| self.inert(&line.to_text(self.colour)) + "\n")
            .collect();
        let text = if self.annotated && !text.is_empty() {
            runner::stopped(&text)
        } else {
            text
        };
        self.document(&text)
    }

    /// Shows what was printed.
    pub(crate) fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }

    /// Asks something of who looks on, behind all that was printed.
    pub(crate) fn ask(&mut self, question: &str) -> io::Result<()> {
        self.out.flush()?;
        write!(self.err, "{question} ")?;
        self.err.flush()
    }

    /// Prints a report that has no way to write what the runner would take for a command: for a
    /// terminal, or as CSV.
    pub(crate) fn text(&mut self, text: &str) -> io::Result<()> {
        if !self.annotated {
            return self.document(text);
        }
        let mut lines = text.split_inclusive('\n');
        lines.try_for_each(|line| self.document(&runner::inert(line)))
    }

    /// Prints what other programs read, which has an escape of its own.
    pub(crate) fn document(&mut self, text: &str) -> io::Result<()> {
        self.out.write_all(text.as_bytes())
    }

    /// Where a document goes that another library writes, in words of this program alone.
    pub(crate) fn document_writer(&mut self) -> &mut dyn Write {
        self.out
    }

    /// Prints a command to the runner.
    pub(crate) fn command(&mut self, command: &str) -> io::Result<()> {
        writeln!(self.out, "{command}")
    }

    /// Says something that is no result, on one line, under the name of the program.
    pub(crate) fn warn(&mut self, message: impl Display) -> io::Result<()> {
        self.say(&render::short(&render::plain(&message.to_string())))
    }

    /// Says why something failed.
    pub(crate) fn warn_of(&mut self, error: &(dyn Error + 'static)) -> io::Result<()> {
        self.say(&render::message(error))
    }

    /// Says why something failed, in words that are made for it.
    pub(crate) fn warn_lines(&mut self, message: &str) -> io::Result<()> {
        self.say(message)
    }

    /// Says what the parser of the command line says.
    pub(crate) fn usage(&mut self, text: &str) -> io::Result<()> {
        self.say_lines(&render::plain_lines(text))
    }

    fn say(&mut self, message: &str) -> io::Result<()> {
        self.say_lines(&format!("parallax: {message}"))
    }

    fn say_lines(&mut self, text: &str) -> io::Result<()> {
        for line in text.lines() {
            let line = self.inert(line);
            writeln!(self.err, "{line}")?;
        }
        Ok(())
    }

    fn inert(&self, line: &str) -> String {
        if self.annotated {
            runner::inert(line)
        } else {
            line.to_owned()
        }
    }
}
