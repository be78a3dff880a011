//! The `parallax` command.

use std::io::{self, Write};
use std::process::ExitCode;

use parallax::cli::Terminal;

fn main() -> ExitCode {
    let terminal = Terminal::of_process();
    let mut out = io::BufWriter::new(io::stdout().lock());
    let code = parallax::cli::run(std::env::args_os(), &terminal, &mut out, &mut io::stderr());
    // A reader that has seen enough (`| head`) closes the pipe; that is no failure.
    let _ = out.flush();
    ExitCode::from(code)
}
