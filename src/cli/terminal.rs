//! Where the output goes.

use std::ffi::OsString;
use std::io::IsTerminal;
use std::ops::RangeInclusive;

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
    /// Whether a person looks at standard output.
    pub shown: bool,
}

impl Terminal {
    /// Columns where nothing says how many there are.
    const WIDTH: usize = 100;

    /// Columns that are filled: in fewer, no two accounts stand side by side; more, no line is read
    /// to its end, and each costs memory.
    pub(crate) const WIDTHS: RangeInclusive<usize> = 40..=500;

    /// Asks the process: `COLUMNS`, then the terminal; `NO_COLOR` and its kin.
    pub fn of_process() -> Self {
        let columns = std::env::var("COLUMNS").ok();
        let terminal = terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
        let width = width(columns.as_deref(), terminal);
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
            shown: std::io::stdout().is_terminal(),
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

/// The columns to fill, by `COLUMNS` and the terminal. None at all is no answer.
fn width(columns: Option<&str>, terminal: Option<usize>) -> usize {
    let (least, most) = Terminal::WIDTHS.into_inner();
    columns
        .and_then(|columns| columns.trim().parse().ok())
        .filter(|width| *width > 0)
        .or(terminal)
        .filter(|width| *width > 0)
        .map_or(Terminal::WIDTH, |width: usize| width.clamp(least, most))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_width_is_bounded() {
        for (columns, terminal, expected) in [
            (None, None, 100),
            (None, Some(120), 120),
            (None, Some(0), 100),
            (Some("80"), Some(120), 80),
            (Some("1"), None, 40),
            (Some("0"), Some(120), 120),
            (Some("4000000000"), None, 500),
            (Some("999999999999999999999999"), Some(60), 60),
            (Some("-5"), None, 100),
            (None, Some(65535), 500),
        ] {
            assert_eq!(
                width(columns, terminal),
                expected,
                "{columns:?} {terminal:?}"
            );
        }
    }
}
