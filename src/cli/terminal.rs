//! Where the output goes.

use std::ffi::OsString;
use std::io::IsTerminal;

use super::args::Colour;
use super::pager;

/// Where the output goes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Terminal {
    /// Columns.
    pub width: usize,
    /// Whether `--color auto` means colour.
    pub colour: bool,
    /// The command that shows long output a page at a time; `None` where no person looks on.
    pub pager: Option<OsString>,
    /// Whether GitHub Actions reads the output.
    pub annotated: bool,
    /// Whether a person looks at standard error.
    pub progress: bool,
}

impl Terminal {
    /// Columns where nothing says how many there are.
    const WIDTH: usize = 100;

    /// Asks the process: `COLUMNS`, then the terminal; `NO_COLOR` and its kin.
    pub fn of_process() -> Self {
        let columns = std::env::var("COLUMNS")
            .ok()
            .and_then(|columns| columns.parse().ok());
        let width = columns
            .or_else(|| terminal_size::terminal_size().map(|(width, _)| usize::from(width.0)))
            .filter(|width| *width >= 40)
            .unwrap_or(Self::WIDTH);
        let choice = anstream::AutoStream::choice(&std::io::stdout());
        let colour = match choice {
            anstream::ColorChoice::Never => false,
            anstream::ColorChoice::Auto => std::io::stdout().is_terminal(),
            _ => true,
        };
        let pager = if std::io::stdout().is_terminal() {
            pager::of_environment()
        } else {
            None
        };
        Self {
            width,
            colour,
            pager,
            progress: std::io::stderr().is_terminal(),
            annotated: std::env::var_os("GITHUB_ACTIONS").is_some_and(|value| value == "true"),
        }
    }

    /// Whether to use colour, once the command line has had its say.
    pub fn uses_colour(&self, colour: Colour) -> bool {
        match colour {
            Colour::Auto => self.colour,
            Colour::Always => true,
            Colour::Never => false,
        }
    }
}
