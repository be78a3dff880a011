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
    /// The worse of two: what changed before what failed, and that before what is bad.
    pub(crate) fn worst(self, other: Self) -> Self {
        let badness = |status: &Self| match status {
            Self::Expected => 0,
            Self::Differences => 1,
            Self::BadInput => 2,
            Self::FetchFailed => 3,
            Self::Changed => 4,
        };
        std::cmp::max_by_key(self, other, badness)
    }

    /// The number that the system gets.
    pub(crate) fn code(self) -> u8 {
        self as u8
    }
}
