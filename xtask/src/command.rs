//! Tools that run other programs, at the root of the project.

use std::ffi::OsStr;
use std::path::Path;
use std::process::Command;

/// Why a tool stopped.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Error {
    /// The program could not be started.
    #[error("cannot run {program}: {source}; is it installed?")]
    Start {
        /// The program.
        program: String,
        /// What the system says.
        source: std::io::Error,
    },
    /// The program ran, and failed.
    #[error("{program} failed ({status})")]
    Failed {
        /// The program.
        program: String,
        /// Its exit status.
        status: std::process::ExitStatus,
    },
}

/// The root of the project.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("xtask lies in the project's folder")
}

/// Runs a program at the root of the project.
///
/// # Errors
///
/// It cannot be started, or it fails.
pub(crate) fn run<S: AsRef<OsStr>>(
    program: &str,
    arguments: impl IntoIterator<Item = S>,
    environment: &[(&str, &OsStr)],
) -> Result<(), Error> {
    let status = Command::new(program)
        .args(arguments)
        .envs(environment.iter().copied())
        .current_dir(root())
        .status()
        .map_err(|source| Error::Start {
            program: program.to_owned(),
            source,
        })?;
    if status.success() {
        return Ok(());
    }
    Err(Error::Failed {
        program: program.to_owned(),
        status,
    })
}
