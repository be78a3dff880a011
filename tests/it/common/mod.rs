//! Runs the whole program as a function.

pub(crate) mod axe;
pub(crate) mod browser;
pub(crate) mod linked;
pub(crate) mod server;
pub(crate) mod tls;

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use parallax::cli::Terminal;

/// What a run gave.
#[allow(dead_code, reason = "each test file uses a part of this one")]
pub(crate) struct Outcome {
    pub status: u8,
    pub out: String,
    pub err: String,
}

/// Runs `parallax` with arguments, 80 columns wide and without colour.
pub(crate) fn parallax<I>(arguments: I) -> Outcome
where
    I: IntoIterator,
    I::Item: Into<OsString>,
{
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let arguments = std::iter::once("parallax".into()).chain(arguments.into_iter().map(Into::into));
    let terminal = Terminal {
        width: 80,
        colour: false,
        ..Default::default()
    };
    let status = parallax::cli::run(arguments, &terminal, &mut out, &mut err);
    let text = |bytes| String::from_utf8(bytes).expect("output is UTF-8");
    Outcome {
        status,
        out: text(out),
        err: text(err),
    }
}

/// Writes an account into a folder, and gives it as an argument of `compare`: `us=…/us.txt`.
pub(crate) fn account(folder: &Path, id: &str, text: &str) -> String {
    let path = folder.join(format!("{id}.txt"));
    fs::write(&path, text).expect("written");
    format!("{id}={}", path.display())
}

/// A shipped event.
#[allow(dead_code, reason = "each test file uses a part of this one")]
pub(crate) fn fixture(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("fixtures")
        .join(name)
}
