//! The exit statuses.

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ExitStatus {
    /// As expected.
    Expected = 0,
    /// Differences.
    Differences = 1,
    /// The command line or an input is bad.
    BadInput = 2,
    /// A source's text has changed.
    Changed = 3,
    /// A fetch failed, or a disk is full: the same command may succeed later.
    FetchFailed = 4,
}

impl ExitStatus {
    /// The number that the system gets.
    pub(crate) fn code(self) -> u8 {
        self as u8
    }
}
