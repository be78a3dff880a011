//! What every command works with.

use std::io::{self, Write};
use std::path::Path;

use super::inputs::Inputs;
use super::terminal::Terminal;
use crate::site::Sites;

/// The surroundings of a command: what it knows, and where it writes.
pub(crate) struct Context<'a> {
    /// The newsrooms that are known, the user's first.
    pub sites: Sites,
    /// The file of the user's.
    pub sites_file: Option<&'a Path>,
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
    /// The files that every command reads.
    pub(crate) fn inputs(&self) -> Inputs {
        let mut inputs = Inputs::default();
        inputs.add_files(self.sites_file.map(Path::to_owned).iter());
        inputs
    }

    /// Writes a line that is no result to `err`, under the name of the program.
    pub(crate) fn warn(&mut self, message: impl std::fmt::Display) -> io::Result<()> {
        writeln!(self.err, "parallax: {message}")
    }
}
