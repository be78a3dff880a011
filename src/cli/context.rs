//! What every command works with.

use std::io;
use std::path::Path;

use super::console::Console;
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
    /// Where it writes.
    pub console: Console<'a>,
}

impl Context<'_> {
    /// The files that every command reads.
    pub(crate) fn inputs(&self) -> Inputs {
        let mut inputs = Inputs::default();
        inputs.add_files(self.sites_file.map(Path::to_owned).iter());
        inputs
    }

    /// Whether a person sees results and all else on one terminal.
    pub(crate) fn is_one(&self) -> bool {
        self.terminal.shown && self.terminal.progress
    }

    /// Says something that is no result, under the name of the program.
    pub(crate) fn warn(&mut self, message: impl std::fmt::Display) -> io::Result<()> {
        self.console.warn(message)
    }
}
