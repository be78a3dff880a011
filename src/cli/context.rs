//! What every command works with.

use std::io::{self, Write};

use super::terminal::Terminal;
use crate::site::Sites;

/// The surroundings of a command: what it knows, and where it writes.
pub(crate) struct Context<'a> {
    /// The newsrooms that are known, the user's first.
    pub sites: Sites,
    /// What reads the output.
    pub terminal: &'a Terminal,
    /// Whether standard output is coloured: what `--color` and the terminal come to.
    pub colour: bool,
    /// Results.
    pub out: &'a mut dyn Write,
    /// Everything else.
    pub err: &'a mut dyn Write,
}

impl Context<'_> {
    /// Writes a line that is no result to `err`, under the name of the program.
    pub(crate) fn warn(&mut self, message: impl std::fmt::Display) -> io::Result<()> {
        writeln!(self.err, "parallax: {message}")
    }
}
