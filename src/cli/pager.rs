//! A report on a terminal, a page at a time.

use std::ffi::OsString;
use std::io::{self, Write};
use std::process::{Command, Stdio};
use std::sync::Once;

/// What `less` is told where the user has told it nothing: leave a report that fits on the screen
/// there (`F`), keep colours (`R`), do not clear the screen at the end (`X`).
const LESS: &str = "FRX";

/// The user's pager: `PARALLAX_PAGER`, then `PAGER`, then `less`. Set to nothing or to `cat`, there
/// is none.
pub(crate) fn of_environment() -> Option<OsString> {
    let pager = ["PARALLAX_PAGER", "PAGER"]
        .iter()
        .find_map(std::env::var_os)
        .unwrap_or_else(|| "less".into());
    (!pager.is_empty() && pager != "cat").then_some(pager)
}

/// Shows text through a pager, a command line as the shell understands it, and waits until the
/// reader is done. Gives `false` where the pager cannot be run: the text has then not been shown.
///
/// # Errors
///
/// The pager was run, but could not be written to or waited for. That a reader leaves before the
/// end is no error.
pub(crate) fn show(pager: &OsString, text: &str) -> io::Result<bool> {
    let mut command = if cfg!(windows) {
        Command::new(pager)
    } else {
        let mut shell = Command::new("sh");
        shell.arg("-c").arg(pager);
        shell
    };
    if std::env::var_os("LESS").is_none() {
        command.env("LESS", LESS);
    }
    interrupts_are_the_pagers();
    let Ok(mut child) = command.stdin(Stdio::piped()).spawn() else {
        return Ok(false);
    };
    if let Some(mut input) = child.stdin.take() {
        match input.write_all(text.as_bytes()) {
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => return Err(error),
            _ => {}
        }
    }
    // What a shell says when there is no such command.
    Ok(child.wait()?.code() != Some(127))
}

/// Ctrl-C stops a search in the pager; were it to end us too, the shell and the pager would both
/// read the keyboard.
fn interrupts_are_the_pagers() {
    static ONCE: Once = Once::new();
    // Without a handler all is as it was before: no reason not to show the text.
    ONCE.call_once(|| drop(ctrlc::set_handler(|| ())));
}

#[cfg(unix)]
#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pager_gets_the_whole_text() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("shown");
        let text = "line\n".repeat(100_000);
        let pager = format!("cat > {}", file.display()).into();
        assert!(show(&pager, &text).unwrap());
        assert_eq!(std::fs::read_to_string(file).unwrap(), text);
    }

    #[test]
    fn an_interrupt_is_for_the_pager() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("shown");
        let pager = format!("kill -INT $PPID; sleep 0.2; cat > {}", file.display()).into();
        assert!(show(&pager, "text").unwrap());
        assert_eq!(std::fs::read_to_string(file).unwrap(), "text");
    }

    #[test]
    fn a_reader_may_leave_and_a_pager_may_be_missing() {
        let text = "line\n".repeat(100_000);
        assert!(show(&"true".into(), &text).unwrap());
        assert!(!show(&"exec no-such-pager 2>/dev/null".into(), "").unwrap());
    }
}
